"""Score times: our frozen cases, WikiWars train, GUM dev dates; and how fast both taggers read.

python -m bench.times [--data FOLDER] [--errors first tune wikiwars gum]
"""

import argparse
import gzip
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.scores import Measure, digest, render_measures, share
from bench.times_cases import CASE_FILES, GoldTime, load_time_cases
from hearsay.records.tags import TimeExpression
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times

TIMEX = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>")
SPLITS = ("first", "tune", "held", "articles")
SEEN = ("first", "tune", "articles")  # nobody reads the failures of "held"


@dataclass(frozen=True)
class TimedText:
    """A text with its times, and stretches about which nothing is asked."""

    name: str
    text: str
    published: date | None
    gold: tuple[GoldTime, ...]
    either: tuple[tuple[int, int], ...] = ()


def measure(_models: Any, _packs: Any, data: Path | None) -> list[Measure]:
    """Our cases; WikiWars train and GUM dev where ``data`` holds them."""
    found = []
    for split in SPLITS:
        scores = score(our_texts(split))
        prefix = f"times.{split}"
        found += [
            Measure(f"{prefix}.relaxed", scores["relaxed"], "F1", 92.0),
            Measure(f"{prefix}.strict", scores["strict"], "F1", 84.0),
            Measure(f"{prefix}.value accuracy", scores["right value"], goal=92.0),
            Measure(f"{prefix}.type accuracy", scores["right type"]),
        ]
    if data and (data / "wikiwars").is_dir():
        scores = score(wikiwars(data))
        found += [
            Measure("times.wikiwars, relaxed", scores["relaxed"], "F1", 95.0),
            Measure("times.wikiwars, strict", scores["strict"], "F1", 90.0),
            Measure("times.wikiwars, value", scores["value"], "F1", 88.0),
            words_a_second([one.text for one in wikiwars(data)]),
        ]
    if data and (data / "gum").is_dir():
        scores = score(gum_dates(data))
        found += [
            Measure("times.gum dev dates, found", scores["recall"]),
            Measure("times.gum dev dates, right value", scores["right value"]),
        ]
    return found


def cases_digest(_data: Path | None) -> str:
    """Digest of the files of cases, those of quantities too."""
    return digest(CASE_FILES)


def our_texts(split: str) -> list[TimedText]:
    """The frozen cases of one split."""
    return [
        TimedText(case.id, case.text, case.published, case.gold, case.either)
        for case in load_time_cases()
        if case.split == split
    ]


def score(
    texts: Sequence[TimedText], found_by: Any = find_times, show: str = ""
) -> dict[str, float]:
    """Relaxed, strict and value F1 as in TempEval-3, and shares of the gold that are right."""
    n: Counter[str] = Counter()
    for one in texts:
        found = [t for t in found_by(one.text, one.published) if not is_either(t, one)]
        pairs = pair(one.gold, found)
        n.update(gold=len(one.gold), found=len(found), relaxed=len(pairs))
        for gold, ours in pairs:
            n["strict"] += is_same_span(gold, ours)
            n["value"] += is_right_value(gold, ours)
            n["type"] += gold.type in {"", ours.type.value}
            n["interval"] += gold.interval is not None and days(ours) == gold.interval
            if show:
                show_pair(show, one, gold, ours)
        n["intervals"] += sum(gold.interval is not None for gold in one.gold)
        if show:
            show_rest(show, one, found, pairs)
    f1 = {
        key: 200 * n[key] / max(1, n["gold"] + n["found"]) for key in ("relaxed", "strict", "value")
    }
    return f1 | {
        "right value": share(n["value"], n["gold"]),
        "right type": share(n["type"], n["gold"]),
        "right interval": share(n["interval"], n["intervals"]),
        "recall": share(n["relaxed"], n["gold"]),
        "precision": share(n["relaxed"], n["found"]),
        "gold": n["gold"],
        "found": n["found"],
    }


def is_either(ours: TimeExpression, one: TimedText) -> bool:
    """Whether this touches a stretch about which nothing is asked."""
    return any(start < ours.span.end and ours.span.start < end for start, end in one.either)


def is_same_span(gold: GoldTime, ours: TimeExpression) -> bool:
    """Whether both have the same extent."""
    return (gold.start, gold.end) == (ours.span.start, ours.span.end)


def is_right_value(gold: GoldTime, ours: TimeExpression) -> bool:
    """Whether the value is accepted; "null" is how WikiWars says that none is known."""
    return ours.value in gold.values or (not ours.value and "null" in gold.values)


def days(ours: TimeExpression) -> tuple[str, str] | None:
    """First and last day of the interval."""
    if ours.interval is None:
        return None
    return ours.interval.first.isoformat(), ours.interval.last.isoformat()


def pair(
    gold: Sequence[GoldTime], found: Sequence[TimeExpression]
) -> list[tuple[GoldTime, TimeExpression]]:
    """Pairs of gold and found that overlap, exact ones first, each used once."""
    exact = {(t.span.start, t.span.end): number for number, t in enumerate(found)}
    used: set[int] = set()
    pairs, rest = [], []
    for one in gold:
        number = exact.get((one.start, one.end))
        if number is None or number in used:
            rest.append(one)
        else:
            used.add(number)
            pairs.append((one, found[number]))
    for one in rest:
        for number, t in enumerate(found):
            if number not in used and t.span.start < one.end and one.start < t.span.end:
                used.add(number)
                pairs.append((one, t))
                break
    return pairs


def show_pair(kind: str, one: TimedText, gold: GoldTime, ours: TimeExpression) -> None:
    """Print a pair that differs."""
    wrong = [] if is_same_span(gold, ours) else ["EXTENT"]
    wrong += [] if is_right_value(gold, ours) else ["VALUE"]
    wrong += [] if gold.type in {"", ours.type.value} else ["TYPE"]
    wrong += [] if gold.interval in {None, days(ours)} else ["INTERVAL"]
    if wrong:
        wanted = f"{one.text[gold.start : gold.end]!r} {gold.type} {'~'.join(gold.values)}"
        told = f"{ours.span.of(one.text)!r} {ours.type.value} {ours.value} {days(ours)}"
        print(
            kind,
            one.name,
            "+".join(wrong),
            wanted,
            "| ours",
            told,
            "|",
            around(one.text, gold.start),
        )


def show_rest(kind: str, one: TimedText, found: Any, pairs: Any) -> None:
    """Print what was missed and what is false."""
    for gold in one.gold:
        if all(gold is not other for other, _ in pairs):
            words = one.text[gold.start : gold.end]
            print(
                kind,
                one.name,
                "MISSED",
                repr(words),
                gold.values,
                "|",
                around(one.text, gold.start),
            )
    for ours in found:
        if all(ours is not other for _, other in pairs):
            words = ours.span.of(one.text)
            print(
                kind,
                one.name,
                "FALSE",
                repr(words),
                ours.value,
                "|",
                around(one.text, ours.span.start),
            )


def around(text: str, place: int) -> str:
    """The text about a place, on one line."""
    return text[max(0, place - 60) : place + 70].replace("\n", "/")


# --- annotated sets ----------------------------------------------------------------------------


def wikiwars(data: Path) -> list[TimedText]:
    """The training articles of WikiWars. Every type there is DATE, so types are not scored."""
    return [read_tml(path) for path in sorted(data.glob("wikiwars/train/tml/*.tml"))]


def read_tml(path: Path) -> TimedText:
    """Text, date of creation and gold of one TimeML file."""
    raw = path.read_text("utf-8")
    made = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    raw = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, opened, place = "", [], [], 0
    for tag in TIMEX.finditer(raw):
        text += plain(raw[place : tag.start()])
        place = tag.end()
        if tag[1] is not None:
            value = re.search(r'value="([^"]*)"', tag[1])
            opened.append((len(text), value[1] if value else ""))
        else:
            start, told = opened.pop()
            gold.append(GoldTime(start, len(text), "", (told,)))
    text += plain(raw[place:])
    published = date.fromisoformat(made[1]) if made else None
    return TimedText(path.stem, text, published, tuple(sorted(gold, key=lambda one: one.start)))


def plain(raw: str) -> str:
    """Characters without tags and entities."""
    bare = re.sub(r"<[^>]*>", "", raw)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


GUM_DATE = re.compile(r"<date ([^>]*)>|</date>")
GUM_WHEN = re.compile(r'(?:^|\s)when:::"([^"]*)"')
GUM_GENRES = (
    "news",
    "interview",
    "bio",
    "academic",
    "court",
    "speech",
    "textbook",
    "voyage",
    "vlog",
)


def gum_dates(data: Path) -> list[TimedText]:
    """Dates in GUM dev of one value. Not every time is marked there, so recall alone counts."""
    texts = []
    with gzip.open(data / "gum" / "dep.dev.conllu.gz", "rt", encoding="utf-8") as stream:
        for document in stream.read().split("# newdoc id = ")[1:]:
            name = document.split("\n", 1)[0]
            if name.split("_")[1] in GUM_GENRES:
                texts.append(read_gum(name, document))
    return [one for one in texts if one.gold]


def read_gum(name: str, document: str) -> TimedText:
    """One document: its words put together, its dates by their tags."""
    made = re.search(r"# meta::dateCreated = (\d{4}-\d\d-\d\d)", document)
    text, gold, opened = "", [], []
    for start, end, text_so_far, tags in gum_words(document):
        text = text_so_far
        for tag in GUM_DATE.finditer(tags):
            if tag[1] is not None:
                when = GUM_WHEN.search(tag[1])
                opened.append((start, when[1] if when else ""))
            elif opened:
                begun, value = opened.pop()
                if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
                    parts = (value + part for part in ("", "TMO", "TAF", "TEV", "TNI"))
                    gold.append(GoldTime(begun, end, "", tuple(parts)))  # "this morning" is a day
    return TimedText(name, text, date.fromisoformat(made[1]) if made else None, tuple(gold))


def gum_words(document: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, the text up to here, and the tags of each word."""
    text, joined = "", 0
    for line in document.split("\n"):
        columns = line.split("\t")
        if not line and text and not text.endswith("\n"):
            text = text.rstrip(" ") + " "
        if len(columns) < 10 or "." in columns[0]:
            continue
        if "-" in columns[0]:
            joined = int(columns[0].split("-")[1])
        elif int(columns[0]) <= joined:
            yield len(text), len(text), text, columns[9]
            if int(columns[0]) == joined:
                joined = 0
            continue
        start = len(text)
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        yield start, start + len(columns[1]), text, columns[9]


def words_a_second(texts: Sequence[str]) -> Measure:
    """Words a second of times and quantities together, best of five."""
    words = sum(len(text.split()) for text in texts)
    took = []
    for _ in range(5):
        began = time.process_time()
        for text in texts:
            find_quantities(text, find_times(text, date(2009, 12, 19)))
        took.append(time.process_time() - began)
    return Measure("times.words a second", words / min(took), "words", 150_000.0, is_pinned=False)


def main() -> None:
    """Print the scores, and the failures of the parts named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the annotated sets")
    parser.add_argument("--errors", nargs="+", default=(), choices=(*SEEN, "wikiwars", "gum"))
    options = parser.parse_args()
    for part in options.errors:
        sets = {"wikiwars": wikiwars, "gum": gum_dates}
        texts = sets[part](options.data) if part in sets else our_texts(part)
        score(texts, show=part)
    print(render_measures(measure(None, None, options.data)))


if __name__ == "__main__":
    main()

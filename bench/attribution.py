"""Score attributions on PolNeAR dev: spans of the reader model, whole ones of the ledger.

    python -m bench.attribution --data DATA        # DATA holds the folder polnear

Documents are always read whole, and one annotator is scored for each article: the first line of
each document. Three counts:

- *spans*: sources, cues and contents as the model gives them, exact and by word, against spans of
  the whole document; annotators' ``discard`` stretches (site boilerplate) are left out.
- *published protocol*: the same model output cut at the sentence bounds of the token form, in which
  published scores are told; every sentence counts.
- *whole attributions*: of the final ledger. Right where the content shares at least half of the
  longer of the two, and the sources share a word or are both empty; each is used once. The set has
  no nesting, so a nested attribution can only be right by taking its outer one's place.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.scores import Counts, Measure, Words, calibration, digest, render_measures
from hearsay.models.readings import Readings
from hearsay.records.attribution import Attribution
from hearsay.records.document import Document, Span

PARTS = ("source", "cue", "content")
# Exact agreement of two annotators of the same article, and what a BERT-base tagger with CofeNet is
# published to score in the token form of the test part: for the eye, not for a floor.
PEOPLE = {"source": 78.0, "cue": 71.0, "content": 67.0}
PUBLISHED = {"source": 83.2, "cue": 75.3, "content": 72.9}
GOALS = {
    "spans.source": 79.0, "spans.cue": 70.0, "spans.content": 62.0,
    "published.source": 78.0, "published.cue": 69.5, "published.content": 62.0,
    "whole": 66.0,
}  # fmt: skip


@dataclass(frozen=True)
class Article:
    """One article with one annotator's attributions."""

    name: str
    text: str
    published: date
    spans: dict[str, tuple[Span, ...]]
    attributions: tuple[dict[str, tuple[Span, ...]], ...]
    discard: tuple[Span, ...]
    sentences: tuple[Span, ...]  # of the token form; empty: it leaves this article out
    cut: dict[str, tuple[Span, ...]]  # its spans, cut at those sentences


@dataclass(frozen=True)
class Read:
    """An article and what was found in it."""

    article: Article
    readings: Readings
    attributions: tuple[Attribution, ...]


def measure(models: Any, packs: Any, data: Path | None) -> list[Measure]:
    """Every score; none without the data folder."""
    if data is None or not (data / "polnear").is_dir():
        return []
    return score(list(read_all(models, packs, data)))


def cases_digest(data: Path | None) -> str:
    """Digest of the two files that are scored against; "" without them."""
    if data is None or not (data / "polnear").is_dir():
        return ""
    return digest(data / "polnear" / f"{name}.jsonl.gz" for name in ("dev", "valid-aligned"))


def score(reads: list[Read]) -> list[Measure]:
    """All measures of what was read."""
    whole, nested, answers = whole_attributions(reads)
    spans = exact_and_words(reads, is_published=False)
    cut = exact_and_words(reads, is_published=True)
    scored = [reading for read in reads for reading in exact_answers(read)]
    return [
        *(_f1("spans", part, spans[part][0]) for part in PARTS),
        *(_f1("words", part, spans[part][1]) for part in PARTS),
        *(_f1("published", part, cut[part][0]) for part in PARTS),
        *(_f1("published words", part, cut[part][1]) for part in PARTS),
        Measure("attribution.whole", whole.f1, "F1", GOALS["whole"]),
        Measure("attribution.whole, precision", whole.precision, is_pinned=False),
        Measure("attribution.whole, recall", whole.recall, is_pinned=False),
        Measure("attribution.whole, nested left out", nested.f1, "F1", is_pinned=False),
        Measure("attribution.calibration error", calibration(answers)[1], "points", None, False),
        Measure(
            "attribution.span calibration error", calibration(scored)[1], "points", None, False
        ),
    ]


def _f1(kind: str, part: str, counts: Counts) -> Measure:
    return Measure(f"attribution.{kind}.{part}", counts.f1, "F1", GOALS.get(f"{kind}.{part}"))


# --- reading -----------------------------------------------------------------------------------


def read_all(models: Any, packs: Any, data: Path) -> Iterator[Read]:
    """Every article of the dev part, read whole."""
    from hearsay import pipeline

    recorder = Recorder(models.encoder)
    listening = replace(models, encoder=recorder)
    for article in load_articles(data / "polnear"):
        document = Document.make(article.text, published=article.published)
        ledger = pipeline.read(document, listening, packs)
        yield Read(article, recorder.last, ledger.attributions)


class Recorder:
    """An encoder that keeps what it last said, as the pipeline heard it."""

    def __init__(self, encoder: Any) -> None:
        """Listen to ``encoder``."""
        self._encoder = encoder
        self.last = Readings()

    def read(self, text: str, quoted: Any, sentences: Any) -> Readings:
        """What the encoder says."""
        self.last = self._encoder.read(text, quoted, sentences)
        return self.last


def read_parts(text: str, models: Any) -> Readings:
    """What the model says of ``text``, called as the pipeline calls it."""
    from hearsay.text.quotemarks import find_quotations

    quoted = [found.span for found in find_quotations(text) if not found.is_nested]
    return models.encoder.read(text, quoted)


def load_articles(folder: Path) -> Iterator[Article]:
    """The dev part, one annotator each, with the token form's sentences and cut spans."""
    aligned = {row["doc"]: row for row in reversed(list(_rows(folder / "valid-aligned.jsonl.gz")))}
    seen: set[str] = set()
    for row in _rows(folder / "dev.jsonl.gz"):
        if row["doc"] in seen:
            continue
        seen.add(row["doc"])
        other = aligned.get(row["doc"], {"sentences": [], "spans": {part: [] for part in PARTS}})
        found = tuple(
            {part: _spans(one[part]) for part in PARTS}
            for one in row["attributions"] if one["content"]
        )  # fmt: skip
        yield Article(
            row["doc"], row["text"], date.fromisoformat(row["date"]),
            {part: _all_spans(row["attributions"], part) for part in PARTS},
            found,
            tuple(span for pieces in row["discard"] for span in _spans(pieces)),
            _spans(other["sentences"]),
            {part: _spans(other["spans"][part]) for part in PARTS},
        )  # fmt: skip


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _all_spans(attributions: Iterable[dict], part: str) -> tuple[Span, ...]:
    return tuple(span for one in attributions for span in _spans(one[part]))


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


# --- spans -------------------------------------------------------------------------------------


def exact_and_words(reads: list[Read], *, is_published: bool) -> dict[str, tuple[Counts, Counts]]:
    """For each part the counts of exact spans and of words."""
    counts = {part: (Counts(), Counts()) for part in PARTS}
    for read in reads:
        article = read.article
        if is_published and not article.sentences:
            continue
        words = Words(article.text, () if is_published else article.discard)
        for part in PARTS:
            found: Iterable[Span] = [r.span for r in read.readings.parts if r.label == part]
            gold: Iterable[Span] = article.spans[part]
            if is_published:
                found, gold = _cut(found, article.sentences), article.cut[part]
            exact, single = counts[part]
            exact.add(_edges(words, found), _edges(words, gold))
            single.add(_touched(words, found), _touched(words, gold))
    return counts


def _cut(spans: Iterable[Span], sentences: tuple[Span, ...]) -> list[Span]:
    """The parts of ``spans`` inside each of ``sentences``; what lies in none is left out."""
    return [
        Span(max(span.start, sentence.start), min(span.end, sentence.end))
        for span in spans
        for sentence in sentences
        if span.overlaps(sentence)
    ]


def _edges(words: Words, spans: Iterable[Span]) -> set[object]:
    return {edges for span in spans if (edges := words.edges(span)) is not None}


def _touched(words: Words, spans: Iterable[Span]) -> set[object]:
    return {word for span in spans for word in words.of(span)}


def exact_answers(read: Read) -> list[tuple[float, bool]]:
    """(score, is exactly right) of every span of the model."""
    words = Words(read.article.text, read.article.discard)
    gold = {part: _edges(words, read.article.spans[part]) for part in PARTS}
    return [
        (reading.score, edges in gold[reading.label])
        for reading in read.readings.parts
        if (edges := words.edges(reading.span)) is not None
    ]


# --- whole attributions ------------------------------------------------------------------------


def whole_attributions(reads: list[Read]) -> tuple[Counts, Counts, list[tuple[float, bool]]]:
    """Counts with every attribution, counts with nested ones left out, and (score, is right)."""
    everything, top, answers = Counts(), Counts(), []
    for read in reads:
        words = Words(read.article.text, read.article.discard)
        gold = [_bags(words, one["source"], one["content"]) for one in read.article.attributions]
        gold = [one for one in gold if one[1]]
        found = [
            (one, bags) for one in read.attributions
            if (bags := _bags(words, one.source, one.content))[1]
        ]  # fmt: skip
        right = _matched(gold, [bags for _, bags in found])
        _count(everything, len(right), len(found), len(gold))
        answers += [(one.score, number in right) for number, (one, _) in enumerate(found)]
        outer = [bags for one, bags in found if one.inside is None]
        _count(top, len(_matched(gold, outer)), len(outer), len(gold))
    return everything, top, answers


def _count(counts: Counts, right: int, found: int, gold: int) -> None:
    counts.right += right
    counts.found += found
    counts.gold += gold


_Bags = tuple[frozenset[int], frozenset[int]]  # words of the source, words of the content


def _bags(words: Words, source: Iterable[Span], content: Iterable[Span]) -> _Bags:
    bags = [frozenset().union(*(words.of(span) for span in spans)) for spans in (source, content)]
    return bags[0], bags[1]


def _matched(gold: list[_Bags], found: list[_Bags]) -> set[int]:
    """Numbers of the found that are right; best overlap first, each gold used once."""
    by_word: dict[int, list[int]] = defaultdict(list)
    for number, (_, content) in enumerate(gold):
        for word in content:
            by_word[word].append(number)
    candidates = []
    for number, (source, content) in enumerate(found):
        for other in {g for word in content for g in by_word[word]}:
            shared = len(content & gold[other][1]) / max(len(content), len(gold[other][1]))
            is_source_right = bool(source & gold[other][0]) or not (source or gold[other][0])
            if shared >= 0.5 and is_source_right:
                candidates.append((-shared, other, number))
    used: set[int] = set()
    right: set[int] = set()
    for _, other, number in sorted(candidates):
        if other not in used and number not in right:
            used.add(other)
            right.add(number)
    return right


def main() -> None:
    """Print the measures, the human agreement beside them, and the reliability tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    from hearsay.models.bundle import load_models
    from hearsay.reference.packs import load_packs

    reads = list(read_all(load_models(), load_packs(), options.data))
    print(render_measures(score(reads)))
    print("\ntwo annotators of one article (exact):   ", _beside(PEOPLE))
    print("published, BERT-base with CofeNet (test):", _beside(PUBLISHED))
    print("\nwhole attributions, by score")
    print("\n".join(calibration(whole_attributions(reads)[2])[0]))
    print("\nspans, by score")
    print("\n".join(calibration([a for read in reads for a in exact_answers(read)])[0]))


def _beside(scores: dict[str, float]) -> str:
    return "  ".join(f"{part} {scores[part]:.1f}" for part in PARTS)


if __name__ == "__main__":
    main()

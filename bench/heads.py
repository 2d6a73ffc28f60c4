"""Score the small heads: sentences worth checking, causes, loaded wording; on what is held out.

    python -m bench.heads --data DATA       # DATA: the folder of the annotated sets

Spans are scored twice: exact, and as the Causal News Corpus does (FairEval, Ortmann 2022: a span
with a wrong edge or label is one error, not two), over sentences that have a cause, which is known
then; the spans of
all relations of a sentence are scored together. BABE is measured with and never trained on, so that
each of its topics and outlets is one the heads have not seen.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.annotated import Text, babe, basil, causal_news, checkworthiness, policlaim
from bench.scores import Counts, Measure, Words, calibration, digest, render_measures
from hearsay.models.readings import Readings
from hearsay.records.document import Span

FOLDERS = {
    "policlaim": policlaim,
    "ct24-checkworthiness": checkworthiness,
    "causal-news-corpus": causal_news,
    "basil": basil,
    "babe": babe,
}
EVERY_SENTENCE = -1.0  # spans are scored as in the shared task: in sentences known to be causal
Answers = list[tuple[bool, float]]  # what is so, and how likely the head holds it
Read = tuple[Text, Readings]


def measure(models: Any, _packs: Any, data: Path | None) -> list[Measure]:
    """Every measure of the sets that are there."""
    if data is None:
        return []
    texts = list(held_texts(data))
    models = searching_all(models)
    return score([(text, read(models, text)) for text in texts])


def searching_all(models: Any) -> Any:
    """Models that look for a cause and an effect in every sentence."""
    decoding = models.encoder.decoding
    heads = replace(decoding.heads, causal_over=EVERY_SENTENCE)
    return replace(models, encoder=replace(models.encoder, decoding=replace(decoding, heads=heads)))


def cases_digest(data: Path | None) -> str:
    """Digest of the files scored against; "" where one is missing."""
    if data is None or not all((data / folder).is_dir() for folder in FOLDERS):
        return ""
    return digest(p for f in FOLDERS for p in sorted((data / f).rglob("*")) if p.is_file())


def held_texts(data: Path) -> Iterator[Text]:
    """What is held out of the sets that are in the folder; of BASIL stretches, not sentences."""
    for folder, sets in FOLDERS.items():
        if (data / folder).is_dir():
            for text in sets(data / folder):
                if text.held and not (text.set == "basil" and text.alone):
                    yield text


def read(models: Any, text: Text) -> Readings:
    """What the encoder says of a text and of its sentences."""
    from hearsay.text.quotemarks import find_quotations

    quoted = [found.span for found in find_quotations(text.text) if not found.is_nested]
    spans = [Span(start, end) for start, end, _ in text.sentences]
    found: Readings = models.encoder.read(text.text, quoted, spans)
    return found


def score(found: Sequence[Read]) -> list[Measure]:
    """Measures from texts and what was read in them; none for a set that is not among them."""
    by_set: dict[str, list[Read]] = defaultdict(list)
    for one in found:
        by_set[one[0].set].append(one)
    measures = []
    for name, scorer in _SCORERS.items():
        if by_set[name]:
            measures += scorer(by_set[name])
    return measures


# --- sentences ---------------------------------------------------------------------------------


def answers(found: Iterable[Read], head: str) -> Answers:
    """Gold and probability of each sentence that has a target for this head."""
    return [
        (targets[head] > 0.5, getattr(said, head))
        for text, readings in found
        for (_, _, targets), said in zip(text.sentences, readings.sentences, strict=True)
        if head in targets
    ]


def f1(pairs: Answers, *, of: bool = True) -> float:
    """F1 of the sentences that are so, or of those that are not, in per cent."""
    counts = Counts()
    for number, (gold, chance) in enumerate(pairs):
        said = chance > 0.5
        counts.add({number} if said is of else set(), {number} if gold is of else set())
    return counts.f1


def macro(pairs: Answers) -> float:
    """Mean of the two."""
    return (f1(pairs) + f1(pairs, of=False)) / 2


def _checkable(found: Sequence[Read]) -> list[Measure]:
    measures = []
    for name, is_alone in (("checkable sentences", True), ("checkable in a speech", False)):
        pairs = answers((one for one in found if one[0].alone is is_alone), "checkable")
        right = sum(gold == (chance > 0.5) for gold, chance in pairs)
        goal = 84.0 if is_alone else None
        measures.append(Measure(f"heads.{name}", 100 * right / len(pairs), "% right", goal))
    pairs = answers(found, "checkable")
    return [*measures, _calibration("checkable", pairs)]


def _worthy(found: Sequence[Read]) -> list[Measure]:
    pairs = answers(found, "check_worthy")
    return [
        Measure("heads.check-worthy sentences", f1(pairs), "F1", 89.0),
        _calibration("check-worthy", pairs),
    ]


def _calibration(name: str, pairs: Answers) -> Measure:
    scored = [(chance, gold) for gold, chance in pairs]
    error = calibration(scored)[1]
    return Measure(f"heads.{name}, calibration error", error, "points", None, False, False)


def _loaded(found: Sequence[Read]) -> list[Measure]:
    pairs = answers(found, "loaded")
    measures = [Measure("heads.loaded sentences, BABE", macro(pairs), "macro-F1", 62.0)]
    for kind, of in (("topic", _topic), ("outlet", _outlet)):
        groups: dict[str, list[Read]] = defaultdict(list)
        for one in found:
            groups[of(one[0])].append(one)
        for name, group in sorted(groups.items()):
            value = macro(answers(group, "loaded"))
            told = f"heads.loaded, {kind} {name} ({len(group)})"
            measures.append(Measure(told, value, "macro-F1", is_pinned=False))
    return measures


def _topic(text: Text) -> str:
    return text.document


def _outlet(text: Text) -> str:
    return text.outlet


def _slanted(found: Sequence[Read]) -> list[Measure]:
    words = Counts()
    for text, readings in found:
        said = {n for one in readings.loaded for n in range(one.span.start, one.span.end)}
        gold = {n for start, end, _ in text.spans for n in range(start, end)}
        words.add(said, gold)
    return [
        Measure("heads.loaded sentences, BASIL", f1(answers(found, "loaded")), "F1"),
        Measure("heads.loaded letters, BASIL", words.f1, "F1"),
    ]


# --- spans -------------------------------------------------------------------------------------

Labelled = tuple[int, int, str]  # first word, last word, label


class Fair:
    """Errors of labelled spans, each counted once (Ortmann 2022)."""

    def __init__(self) -> None:
        self.right = self.false = self.missed = self.near = 0

    def add(self, found: set[Labelled], gold: set[Labelled]) -> None:
        """Count one sentence: what is equal first, then the nearest of what overlaps."""
        right = found & gold
        self.right += len(right)
        found, gold = found - right, gold - right
        for is_near in (_same_edges, _same_label, _overlap):
            for one in sorted(found):
                near = [other for other in gold if is_near(one, other)]
                if near:
                    gold.remove(max(near, key=lambda other: (_shared(one, other), other)))
                    found.remove(one)
                    self.near += 1
        self.false += len(found)
        self.missed += len(gold)

    @property
    def f1(self) -> float:
        """A near miss is half a false span and half a missed one."""
        precision = self.right / max(1e-9, self.right + self.false + self.near / 2)
        recall = self.right / max(1e-9, self.right + self.missed + self.near / 2)
        return 200 * precision * recall / max(1e-9, precision + recall)


def _shared(one: Labelled, other: Labelled) -> int:
    return min(one[1], other[1]) - max(one[0], other[0]) + 1


def _overlap(one: Labelled, other: Labelled) -> bool:
    return _shared(one, other) > 0


def _same_label(one: Labelled, other: Labelled) -> bool:
    return one[2] == other[2] and _overlap(one, other)


def _same_edges(one: Labelled, other: Labelled) -> bool:
    return one[:2] == other[:2]


def _causes(found: Sequence[Read]) -> list[Measure]:
    fair, exact = Fair(), Counts()
    each = {label: Fair() for label in ("cause", "effect", "signal")}
    for text, readings in found:
        if not text.spans:
            continue
        words = Words(text.text)
        gold = _in_words(words, ((Span(a, b), label) for a, b, label in text.spans))
        said = _in_words(words, ((one.span, one.label) for one in readings.causes))
        exact.add(said, gold)
        # signals stand inside causes and effects, so the two are held apart
        for is_in in (lambda s: s[2] == "signal", lambda s: s[2] != "signal"):
            fair.add(_only(said, is_in), _only(gold, is_in))
        for label, counts in each.items():
            counts.add({s for s in said if s[2] == label}, {s for s in gold if s[2] == label})
    return [
        Measure("heads.cause sentences", f1(answers(found, "causal")), "F1", 84.0),
        Measure("heads.cause spans", fair.f1, "fair F1", 62.0),
        Measure("heads.cause spans, exact", exact.f1, "F1"),
        *(Measure(f"heads.spans of one kind, {label}", c.f1, "fair F1", is_pinned=False)
          for label, c in each.items()),
    ]  # fmt: skip


def _only(spans: set[Labelled], is_in: Callable[[Labelled], bool]) -> set[Labelled]:
    return {span for span in spans if is_in(span)}


def _in_words(words: Words, spans: Iterable[tuple[Span, str]]) -> set[Labelled]:
    edges = ((words.edges(span), label) for span, label in spans)
    return {(edge[0], edge[1], label) for edge, label in edges if edge}


_SCORERS: dict[str, Callable[[Sequence[Read]], list[Measure]]] = {
    "policlaim": _checkable,
    "ct24": _worthy,
    "cnc": _causes,
    "basil": _slanted,
    "babe": _loaded,
}


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bundle", type=Path, help="left out: the shipped one")
    options = parser.parse_args()
    from hearsay.models.bundle import load_models

    print(render_measures(measure(load_models(options.bundle), None, options.data)))


if __name__ == "__main__":
    main()

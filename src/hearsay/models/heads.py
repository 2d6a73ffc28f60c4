"""Decode the small heads: causes and signals, loaded wording, and values of whole sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.models.decode import (
    FloatArray,
    IntArray,
    best_path_of_each,
    find_runs,
    keep_words_whole,
    readings_of,
)
from hearsay.models.readings import Reading, SentenceReading
from hearsay.records.document import Span

_CAUSES = ("cause", "effect")


@dataclass(frozen=True, slots=True)
class HeadTables:
    """What is learned beside the network for the small heads."""

    cause_moves: FloatArray  # (5, 5): from, to, over O, B-cause, I-cause, B-effect, I-effect
    causal_over: float  # causes are looked for in a sentence that is likelier causal than this
    outside_less: float  # off the score of no cause and no effect, in a sentence that is causal
    signal_over: float  # a word is a signal where its probability is over this
    loaded_over: float
    biases: FloatArray  # (4,): of checkable, check-worthy, causal, loaded


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the word pieces of a document stand, in the text and in the windows."""

    offsets: IntArray  # (tokens, 2)
    joins: tuple[int, ...]  # pieces that go on with a word
    rows: IntArray  # window in which each piece is read
    places: IntArray  # and its place there


def find_causes(
    scores: FloatArray,
    words: FloatArray,
    pieces: Pieces,
    tables: HeadTables,
    sentences: Sequence[tuple[Span, float]],
) -> tuple[Reading, ...]:
    """Causes, effects and the words that join them, in order of appearance.

    ``scores`` (windows, tokens, 5) of cause tags; ``words`` (windows, tokens, 2) of signals and
    loaded wording; ``sentences``, each with how likely it is causal: only the likely ones are
    searched, and each of them has one cause and one effect. A signal may stand inside either ("to
    calm the markets").
    """
    at = pieces.rows, pieces.places
    path = np.zeros(len(pieces.offsets), dtype=np.int64)
    signals = np.full(len(path), -np.inf)
    likely = [span for span, chance in sentences if chance > tables.causal_over]
    begins = np.ones(len(path), dtype=bool)
    begins[list(pieces.joins)] = False
    for first, after in zip(*_pieces_of(likely, pieces), strict=True):
        begun = first + np.flatnonzero(begins[first:after])  # words are decoded by their beginnings
        if len(begun):
            given = scores[pieces.rows[begun], pieces.places[begun]].copy()
            given[:, 0] -= tables.outside_less
            path[begun] = best_path_of_each(given, tables.cause_moves)
            signals[first:after] = words[..., 0][at][first:after]
    path = keep_words_whole(path, pieces.joins)
    raised = scores[at]
    raised = np.exp(raised - raised.max(1, keepdims=True))
    shares = raised / raised.sum(1, keepdims=True)
    found = [reading for _, _, reading in readings_of(path, shares, pieces.offsets, _CAUSES)]
    found += _runs_over(signals, tables.signal_over, pieces, "signal")
    return tuple(sorted(found, key=lambda reading: (reading.span.start, -reading.span.end)))


def _pieces_of(spans: Sequence[Span], pieces: Pieces) -> tuple[IntArray, IntArray]:
    """The first piece of each span, and the one after its last."""
    firsts = np.searchsorted(pieces.offsets[:, 1], [span.start for span in spans], "right")
    afters = np.searchsorted(pieces.offsets[:, 0], [span.end for span in spans], "left")
    return firsts, afters


def find_loaded(words: FloatArray, pieces: Pieces, tables: HeadTables) -> tuple[Reading, ...]:
    """Stretches of loaded wording; ``words`` as for `find_causes`."""
    scores = words[..., 1][pieces.rows, pieces.places]
    return tuple(_runs_over(scores, tables.loaded_over, pieces, "loaded"))


def _runs_over(scores: FloatArray, limit: float, pieces: Pieces, label: str) -> list[Reading]:
    """Runs of words whose probability is over ``limit``, each scored with their mean."""
    chances = 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))
    path = keep_words_whole(np.where(chances > limit, 2, 0), pieces.joins)
    found = []
    for first, after, _ in find_runs(path):
        start, end = int(pieces.offsets[first, 0]), int(pieces.offsets[after - 1, 1])
        if end > start:
            found.append(Reading(Span(start, end), label, float(chances[first:after].mean())))
    return found


def read_sentences(
    values: FloatArray, sentences: Sequence[Span], pieces: Pieces, tables: HeadTables
) -> tuple[SentenceReading, ...]:
    """What each of ``sentences`` is, from values (windows, tokens, 8) of their word pieces.

    The first four columns are values, the last four how much each counts: their exponentials are
    the weights of a mean over the sentence. A sentence of no piece the tokenizer knows is nothing.
    """
    heads = len(tables.biases)
    firsts, afters = _pieces_of(sentences, pieces)
    sizes = np.maximum(0, afters - firsts)
    chances = np.zeros((len(sentences), heads))
    told, sizes, firsts = sizes > 0, sizes[sizes > 0], firsts[sizes > 0]
    if len(sizes):
        starts = np.cumsum(sizes) - sizes
        inside = np.arange(sizes.sum()) + np.repeat(firsts - starts, sizes)
        own = values[pieces.rows[inside], pieces.places[inside]].astype(np.float64)
        tops = np.repeat(np.maximum.reduceat(own[:, heads:], starts), sizes, axis=0)
        weights = np.exp(own[:, heads:] - tops)
        sums = np.add.reduceat(weights * own[:, :heads], starts)
        means = sums / np.add.reduceat(weights, starts)
        chances[told] = 1.0 / (1.0 + np.exp(-(means + tables.biases)))
    return tuple(SentenceReading(*row) for row in chances.tolist())

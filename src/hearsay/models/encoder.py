"""One pass over a document in overlapping windows; every learned tag comes from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from hearsay.models.decode import (
    FloatArray,
    IntArray,
    best_paths,
    keep_words_whole,
    marginals,
    readings_of,
    word_joins,
)
from hearsay.models.features import token_features
from hearsay.models.heads import HeadTables, Pieces, find_causes, find_loaded, read_sentences
from hearsay.models.links import find_links
from hearsay.models.readings import Readings, SentenceReading
from hearsay.records.document import Span

WINDOW = 254  # word pieces a window holds beside its first and last mark; as in training
OVERLAP = 64  # word pieces two windows share
BATCH = 2  # windows in one run of the network: bounds memory, and fits the processor's cache

_FIRST, _LAST = 101, 102  # [CLS] and [SEP] of the BERT vocabulary
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Network(Protocol):
    """What is asked of an onnxruntime session, so that a test can pass a fake of five lines."""

    def run(self, output_names: None, input_feed: dict[str, IntArray]) -> list[FloatArray]:
        """Scores of each head for a batch of windows."""
        ...


class WordPieces(Protocol):
    """What is asked of a tokenizer."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Any:
        """An object with ``ids`` and ``offsets``."""
        ...


@dataclass(frozen=True, slots=True)
class Decoding:
    """What is learned beside the network: label names, CRF moves and link distances."""

    parts: tuple[str, ...]  # source, cue, content
    kinds: tuple[str, ...]  # entity kinds
    part_moves: FloatArray  # (1 + 2 parts, 1 + 2 parts): from, to
    kind_moves: FloatArray
    distances: FloatArray  # (buckets, 2): bias for a source, for a content
    heads: HeadTables


@dataclass(frozen=True, slots=True)
class Encoder:
    """The reader model, ready to read."""

    session: Network
    tokenizer: WordPieces
    decoding: Decoding

    def read(self, text: str, quoted: Sequence[Span], sentences: Sequence[Span] = ()) -> Readings:
        """Everything that is learned of ``text``, and of each of its ``sentences``.

        ``quoted`` are the outermost quotations, marks included. Any text is read; one without a
        letter gives empty readings. Time and memory grow in proportion to length.
        """
        encoding = self.tokenizer.encode(text.translate(_SURROGATES), add_special_tokens=False)
        if not encoding.ids:
            return Readings(sentences=(SentenceReading(0.0, 0.0, 0.0, 0.0),) * len(sentences))
        offsets = np.array(encoding.offsets, dtype=np.int64)
        ids = np.array(encoding.ids, dtype=np.int64)
        features = token_features(text, offsets, quoted)
        starts, length = window_starts(len(ids))
        heads = self._run(ids, features, starts, length)
        rows, places = nearest_centre(starts, length, len(ids))
        pieces = Pieces(offsets, word_joins(text, offsets), rows, places)
        return self._decode(heads, pieces, sentences)

    def _run(
        self, ids: IntArray, features: IntArray, starts: IntArray, length: int
    ) -> tuple[FloatArray, ...]:
        """Scores of every window, without the two marks: (windows, length, …) for each head."""
        outputs: list[list[FloatArray]] = []
        for first in range(0, len(starts), BATCH):
            rows = starts[first : first + BATCH, None] + np.arange(length)[None, :]
            batch_ids = np.zeros((len(rows), length + 2), dtype=np.int64)
            batch_ids[:, 0], batch_ids[:, -1] = _FIRST, _LAST
            batch_ids[:, 1:-1] = ids[rows]
            batch_features = np.zeros((*batch_ids.shape, features.shape[1]), dtype=np.int64)
            batch_features[:, 1:-1] = features[rows]
            names = {"ids": batch_ids, "features": batch_features}
            outputs.append([array[:, 1:-1] for array in self.session.run(None, names)])
        return tuple(np.concatenate(head) for head in zip(*outputs, strict=True))

    def _decode(
        self, outputs: tuple[FloatArray, ...], pieces: Pieces, sentences: Sequence[Span]
    ) -> Readings:
        tags, entities, links, causes, words, values = outputs
        known, at = self.decoding, (pieces.rows, pieces.places)
        path = keep_words_whole(best_paths(tags, known.part_moves)[at], pieces.joins)
        sure = marginals(tags, known.part_moves)[at]
        parts = readings_of(path, sure, pieces.offsets, known.parts)
        kind_path = keep_words_whole(best_paths(entities, known.kind_moves)[at], pieces.joins)
        shifted = entities[at]
        shifted = np.exp(shifted - shifted.max(1, keepdims=True))
        shares = shifted / shifted.sum(1, keepdims=True)
        kinds = readings_of(kind_path, shares, pieces.offsets, known.kinds)
        told = read_sentences(values, sentences, pieces, known.heads) if sentences else ()
        likely = [(span, one.causal) for span, one in zip(sentences, told, strict=True)]
        return Readings(
            tuple(p[2] for p in parts),
            find_links(parts, links[at], known.distances),
            tuple(k[2] for k in kinds),
            find_causes(causes, words, pieces, known.heads, likely),
            find_loaded(words, pieces, known.heads),
            told,
        )


def window_starts(tokens: int) -> tuple[IntArray, int]:
    """First token of each window and the length all of them have: no padding is ever needed."""
    if tokens <= WINDOW:
        return np.zeros(1, dtype=np.int64), tokens
    count = -(-(tokens - OVERLAP) // (WINDOW - OVERLAP))
    length = -(-(tokens + OVERLAP * (count - 1)) // count)
    return np.linspace(0, tokens - length, count).round().astype(np.int64), length


def nearest_centre(starts: IntArray, length: int, tokens: int) -> tuple[IntArray, IntArray]:
    """For each token the window in which it stands farthest from an edge, and its place there."""
    edges = (starts[1:] + starts[:-1] + length) // 2  # middle of each overlap
    rows = np.searchsorted(edges, np.arange(tokens), side="right")
    return rows, np.arange(tokens) - starts[rows]

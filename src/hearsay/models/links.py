"""Which cue a source or a content goes with: a learned score for each pair near one another."""

import numpy as np

from hearsay.models.decode import FloatArray, IntArray
from hearsay.models.readings import Link, Reading

REACH = 254  # word pieces between a part and its cue at most: one window, as in training
BEST = 6  # links kept for each part


def find_links(
    parts: tuple[tuple[int, int, Reading], ...], vectors: FloatArray, distances: FloatArray
) -> tuple[Link, ...]:
    """Up to six likeliest cues of every source and content, best first.

    ``parts`` are (first token, token after the last, reading); ``vectors`` (tokens, 2 x size) hold
    what each token asks for and what it offers; ``distances`` (buckets, 2) a bias for how far off.
    """
    cues = [number for number, part in enumerate(parts) if part[2].label == "cue"]
    if not cues:
        return ()
    firsts = np.array([part[0] for part in parts])
    afters = np.array([part[1] for part in parts])
    means = _means(vectors, firsts, afters)
    cue_firsts = firsts[cues]
    half = vectors.shape[1] // 2
    links: list[Link] = []
    for number, (first, after, reading) in enumerate(parts):
        low = int(np.searchsorted(cue_firsts, first - REACH))
        high = int(np.searchsorted(cue_firsts, after + REACH))
        if reading.label == "cue" or low == high:
            continue
        near = cues[low:high]
        apart = np.where(firsts[near] >= after, firsts[near] - after, afters[near] - first - 1)
        bias = distances[distance_buckets(apart), 0 if reading.label == "source" else 1]
        chances = _softmax(means[near, half:] @ means[number, :half] / np.sqrt(half) + bias)
        best = np.argsort(-chances)[:BEST].tolist()
        links.extend(Link(number, near[pick], float(chances[pick])) for pick in best)
    return tuple(links)


def _means(vectors: FloatArray, firsts: IntArray, afters: IntArray) -> FloatArray:
    """Mean vector of each part, from running sums."""
    zero = np.zeros((1, vectors.shape[1]))
    sums = np.concatenate([zero, np.cumsum(vectors, axis=0, dtype=np.float64)])
    means = (sums[afters] - sums[firsts]) / (afters - firsts)[:, None]
    return np.asarray(means, dtype=np.float32)


def _softmax(scores: FloatArray) -> FloatArray:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def distance_buckets(apart: IntArray) -> IntArray:
    """Signed token distances in 24 log-scaled buckets, 12 for each direction."""
    size = np.minimum(11, (np.log2(np.abs(apart) + 1) * 1.5).astype(np.int64))
    return np.asarray(np.where(apart >= 0, size, 12 + size), dtype=np.int64)

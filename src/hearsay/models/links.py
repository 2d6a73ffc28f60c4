"""Which cue a source or a content goes with: a learned score for each pair near one another."""

import numpy as np

from hearsay.models.decode import FloatArray, IntArray
from hearsay.models.readings import Link, Reading

REACH = 254  # word pieces between a part and its cue at most: one window, as in training
BEST = 3  # links kept for each part


def find_links(
    parts: tuple[tuple[int, int, Reading], ...], vectors: FloatArray, distances: FloatArray
) -> tuple[Link, ...]:
    """Up to three likeliest cues of every source and content, best first.

    ``parts`` are (first token, token after the last, reading); ``vectors`` (tokens, 2 x size) hold
    what each token asks for and what it offers; ``distances`` (buckets, 2) a bias for how far off.
    """
    cues = [number for number, part in enumerate(parts) if part[2].label == "cue"]
    if not cues:
        return ()
    half = vectors.shape[1] // 2
    sums = np.concatenate([np.zeros((1, 2 * half)), np.cumsum(vectors, axis=0, dtype=np.float64)])
    firsts = np.array([part[0] for part in parts])
    afters = np.array([part[1] for part in parts])
    means = (sums[afters] - sums[firsts]) / (afters - firsts)[:, None]
    cue_firsts, cue_afters = firsts[cues], afters[cues]
    links: list[Link] = []
    for number, (first, after, reading) in enumerate(parts):
        if reading.label == "cue":
            continue
        low = int(np.searchsorted(cue_firsts, first - REACH))
        high = int(np.searchsorted(cue_firsts, after + REACH))
        if low == high:
            continue
        near = slice(low, high)
        keys = means[cues[low:high], half:]
        apart = np.where(
            cue_firsts[near] >= after, cue_firsts[near] - after, cue_afters[near] - first - 1
        )
        column = 0 if reading.label == "source" else 1
        scores = keys @ means[number, :half] / np.sqrt(half)
        scores = scores + distances[distance_buckets(apart), column]
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        for pick in np.argsort(-chances)[:BEST].tolist():
            links.append(Link(number, cues[low + pick], float(chances[pick])))
    return tuple(links)


def distance_buckets(apart: IntArray) -> IntArray:
    """Signed token distances in 24 log-scaled buckets, 12 for each direction."""
    size = np.minimum(11, (np.log2(np.abs(apart) + 1) * 1.5).astype(np.int64))
    return np.where(apart >= 0, size, 12 + size)

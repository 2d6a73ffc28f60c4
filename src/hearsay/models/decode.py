"""From token scores to labelled spans: the best path through a linear-chain CRF, and how sure.

Scores come in windows of equal length, decoded side by side: the loop runs over the places of one
window, whatever the length of the document.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hearsay.models.readings import Reading
from hearsay.records.document import Span

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


def best_paths(scores: FloatArray, moves: FloatArray) -> IntArray:
    """The likeliest label of every token: (windows, tokens) for scores (windows, tokens, labels).

    ``moves`` (labels, labels) is the score of going from one label to the next; Viterbi 1967.
    """
    windows, tokens, labels = scores.shape
    back = np.empty((tokens, windows, labels), dtype=np.int8)
    onto = np.ascontiguousarray(moves.T)[None]  # to, from: the maximum runs along memory
    best = scores[:, 0]
    for place in range(1, tokens):
        table = best[:, None, :] + onto
        back[place] = table.argmax(2)
        best = table.max(2) + scores[:, place]
    path = np.empty((windows, tokens), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    rows = np.arange(windows)
    for place in range(tokens - 1, 0, -1):
        path[:, place - 1] = back[place, rows, path[:, place]]
    return path


def best_path_of_each(scores: FloatArray, moves: FloatArray) -> IntArray:
    """The likeliest path (tokens,) that has exactly one run of every kind.

    ``scores`` (tokens, labels), labels numbered O, B-first, I-first, B-second, I-second … Each
    label is had once for every set of kinds begun so far, so one Viterbi search does it. Where
    there are fewer tokens than kinds, nothing is labelled.
    """
    tokens, labels = scores.shape
    kinds = (labels - 1) // 2
    if tokens < kinds:
        return np.zeros(tokens, dtype=np.int64)
    begun_before, label = np.divmod(np.arange((1 << kinds) * labels), labels)
    is_first, is_inner = label % 2 == 1, (label % 2 == 0) & (label > 0)
    begins = np.where(is_first, 1 << (label // 2), 0)
    follows = begun_before[None, :] == (begun_before[:, None] | begins[None, :])
    follows &= (begun_before[:, None] & begins[None, :]) == 0
    goes_on = (label[:, None] == label[None, :]) | (label[:, None] == label[None, :] - 1)
    follows &= ~is_inner[None, :] | goes_on
    wide = np.where(follows, moves[label[:, None], label[None, :]], np.float32(-np.inf))
    spread = scores[:, label].astype(np.float32)
    spread[0, (begun_before != begins) | is_inner] = -np.inf
    spread[-1, begun_before != (1 << kinds) - 1] = -np.inf
    path: IntArray = label[best_paths(spread[None], wide)[0]]
    return path


def marginals(scores: FloatArray, moves: FloatArray) -> FloatArray:
    """Probability of every label of every token, (windows, tokens, labels); rows sum to 1."""
    emitted = np.exp(scores - scores.max(2, keepdims=True))
    onward = np.exp(moves)
    forward, backward = np.empty_like(emitted), np.empty_like(emitted)
    alpha = emitted[:, 0]
    tokens = scores.shape[1]
    for place in range(tokens):
        if place:
            alpha = (alpha @ onward) * emitted[:, place]
        alpha = alpha / alpha.sum(1, keepdims=True)
        forward[:, place] = alpha
    beta = np.ones_like(alpha)
    for place in range(tokens - 1, -1, -1):
        backward[:, place] = beta
        beta = (beta * emitted[:, place]) @ onward.T
        beta = beta / beta.sum(1, keepdims=True)
    both = forward * backward
    return np.asarray(both / both.sum(2, keepdims=True), dtype=np.float32)


def word_joins(text: str, offsets: IntArray) -> tuple[int, ...]:
    """Places of the pieces that go on with the word of the piece before them.

    A word here is a run of letters and digits.
    """
    touching = np.flatnonzero(offsets[1:, 0] == offsets[:-1, 1]) + 1
    starts = offsets[touching, 0].tolist()
    return tuple(
        place
        for place, start in zip(touching.tolist(), starts, strict=True)
        if text[start - 1].isalnum() and text[start].isalnum()
    )


def keep_words_whole(path: IntArray, joins: Sequence[int]) -> IntArray:
    """The path with every piece of a word under the label of the word's first piece.

    The tags of its later pieces, which ``joins`` names in order, become I.
    """
    whole = path.copy()
    for place in joins:
        tag = whole[place - 1]
        whole[place] = tag + 1 if tag % 2 == 1 else tag
    return whole


def find_runs(path: IntArray) -> tuple[tuple[int, int, int], ...]:
    """(first token, token after the last, label number) of each tagged stretch of a path.

    Labels are numbered O, B-first, I-first, B-second, I-second …; an I with no B begins a run.
    """
    tagged = np.flatnonzero(path)
    found: list[tuple[int, int, int]] = []
    for place, tag in zip(tagged.tolist(), path[tagged].tolist(), strict=True):
        label = (tag - 1) // 2
        goes_on = tag % 2 == 0 and found and found[-1][1] == place and found[-1][2] == label
        if goes_on:
            found[-1] = (found[-1][0], place + 1, label)
        else:
            found.append((place, place + 1, label))
    return tuple(found)


def readings_of(
    path: IntArray, sure: FloatArray, offsets: IntArray, labels: Sequence[str]
) -> tuple[tuple[int, int, Reading], ...]:
    """Runs of a path as readings, each with its first token and the token after its last.

    ``sure`` (tokens, tags) are marginals: a score is the probability of the first tag, the last
    tag and of the run not going on, multiplied.
    """
    found = []
    for first, after, label in find_runs(path):
        goes_on = 2 * label + 2
        last = after - 1
        score = float(sure[first, path[first]] * (sure[last, goes_on] if last > first else 1.0))
        if after < len(path):
            score *= 1.0 - float(sure[after, goes_on])
        start, end = int(offsets[first, 0]), int(offsets[last, 1])
        if end > start:
            reading = Reading(Span(start, end), labels[label], min(1.0, max(0.0, score)))
            found.append((first, after, reading))
    return tuple(found)

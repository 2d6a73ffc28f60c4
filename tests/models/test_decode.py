"""Paths, marginals and runs of a small chain, against counting every path."""

from itertools import pairwise, product

import numpy as np
import pytest

from hearsay.models.decode import (
    best_paths,
    find_runs,
    keep_words_whole,
    marginals,
    readings_of,
    word_joins,
)

LABELS = 3


def every_path(scores, moves):
    for path in product(range(LABELS), repeat=len(scores)):
        total = sum(scores[place][tag] for place, tag in enumerate(path))
        yield path, total + sum(moves[a][b] for a, b in pairwise(path))


@pytest.fixture
def chain():
    chance = np.random.default_rng(7)
    return (
        chance.normal(size=(2, 5, LABELS)).astype(np.float32),
        chance.normal(size=(LABELS, LABELS)).astype(np.float32),
    )


def test_the_best_path_is_the_best_of_all_paths(chain) -> None:
    scores, moves = chain
    for window, path in zip(scores, best_paths(scores, moves), strict=True):
        assert tuple(path) == max(every_path(window, moves), key=lambda found: found[1])[0]


def test_marginals_are_the_shares_of_all_paths(chain) -> None:
    scores, moves = chain
    shares = marginals(scores, moves)
    for window, found in zip(scores, shares, strict=True):
        weights = [(path, np.exp(total)) for path, total in every_path(window, moves)]
        everything = sum(weight for _, weight in weights)
        for place in range(len(window)):
            for tag in range(LABELS):
                share = sum(w for path, w in weights if path[place] == tag) / everything
                assert found[place, tag] == pytest.approx(share, abs=1e-5)


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ([0, 0, 0], ()),
        ([1, 2, 0], ((0, 2, 0),)),
        ([1, 1, 2], ((0, 1, 0), (1, 3, 0))),
        ([0, 4, 4], ((1, 3, 1),)),  # an I without a B begins a run
        ([1, 4, 0], ((0, 1, 0), (1, 2, 1))),
    ],
)
def test_runs_begin_at_b_and_end_where_i_ends(path, runs) -> None:
    assert find_runs(np.array(path)) == runs


def test_a_word_in_pieces_keeps_one_label() -> None:
    joins = word_joins("Donbas fell", np.array([(0, 3), (3, 6), (7, 11)]))
    assert joins == (1,)
    assert keep_words_whole(np.array([1, 0, 0]), joins).tolist() == [1, 2, 0]
    assert keep_words_whole(np.array([0, 1, 3]), joins).tolist() == [0, 0, 3]


def test_a_reading_scores_its_edges() -> None:
    sure = np.zeros((3, 3), dtype=np.float32)
    sure[0, 1], sure[1, 2], sure[2, 2] = 0.8, 0.5, 0.25
    offsets = np.array([(0, 2), (3, 5), (6, 8)])
    (first, after, reading), *rest = readings_of(np.array([1, 2, 0]), sure, offsets, ("cue",))
    assert (first, after, reading.span.start, reading.span.end, rest) == (0, 2, 0, 5, [])
    assert reading.score == pytest.approx(0.8 * 0.5 * 0.75)

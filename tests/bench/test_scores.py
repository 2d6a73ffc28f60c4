"""The arithmetic that runners share."""

import pytest

from bench.scores import Counts, Words, calibration, letters, overlap
from hearsay.records.document import Span


def test_edges_of_a_span_are_words_so_that_spaces_and_marks_cut_otherwise_are_the_same():
    words = Words("The U.S. said so.")
    assert words.edges(Span(4, 8)) == words.edges(Span(3, 9)) == (1, 4)


def test_discarded_words_are_not_counted():
    words = Words("Read more. He said so.", [Span(0, 10)])
    assert words.edges(Span(0, 10)) is None
    assert words.edges(Span(11, 13)) == (0, 0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 5), (0, 5), 1.0), ((0, 5), (5, 9), 0.0), ((0, 4), (0, 8), 0.5)],
)
def test_overlap_is_the_shared_part_of_both(one, other, expected):
    text = "abcdefghij"
    assert overlap(letters(text, [Span(*one)]), letters(text, [Span(*other)])) == expected


def test_quotation_marks_and_spaces_do_not_count_as_letters():
    assert len(letters("“ so ”", [Span(0, 6)])) == 2


def test_f1_of_nothing_found_and_nothing_wanted_is_nought():
    assert Counts().f1 == 0


def test_f1_is_the_harmonic_mean():
    counts = Counts()
    counts.add({1, 2, 3}, {2, 3, 4})
    assert counts.f1 == pytest.approx(200 / 3)
    assert counts.precision == counts.recall == pytest.approx(200 / 3)


def test_scores_that_tell_the_truth_have_no_calibration_error():
    answers = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert calibration(answers)[1] == pytest.approx(0.0)


def test_scores_that_are_too_sure_have_one():
    assert calibration([(0.95, False)] * 4)[1] == pytest.approx(95.0)

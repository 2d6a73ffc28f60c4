"""The small heads decoded from scores written by hand."""

import numpy as np
import pytest

from hearsay.models.decode import word_joins
from hearsay.models.heads import HeadTables, Pieces, find_causes, find_loaded, read_sentences
from hearsay.records.document import Span

TEXT = "Prices rose because of unrelenting drought"
OFFSETS = np.array([(0, 6), (7, 11), (12, 19), (20, 22), (23, 27), (27, 34), (35, 42)])
TABLES = HeadTables(np.zeros((5, 5), "f4"), 0.5, 0.0, 0.5, 0.5, np.array([0, 0, 0, 1.0], "f4"))

LIKELY = [(Span(0, len(TEXT)), 0.9)]


def pieces() -> Pieces:
    rows, places = np.zeros(7, int), np.arange(7)
    return Pieces(OFFSETS, word_joins(TEXT, OFFSETS), rows, places)


def tags(*path: int):
    scores = np.zeros((1, 7, 5), "f4")
    scores[0, np.arange(7), path] = 9
    return scores


def words(signal: tuple[int, ...] = (), loaded: tuple[int, ...] = ()):
    scores = np.full((1, 7, 2), -9.0, "f4")
    scores[0, list(signal), 0] = 9
    scores[0, list(loaded), 1] = 9
    return scores


def test_cause_effect_and_signal_come_in_order_of_appearance() -> None:
    found = find_causes(tags(3, 4, 0, 0, 1, 2, 2), words(signal=(2, 3)), pieces(), TABLES, LIKELY)
    assert [(one.label, one.span.of(TEXT)) for one in found] == [
        ("effect", "Prices rose"),
        ("signal", "because of"),
        ("cause", "unrelenting drought"),
    ]
    assert all(one.score > 0.9 for one in found)


def test_a_signal_may_stand_inside_a_cause() -> None:
    found = find_causes(tags(3, 0, 1, 2, 2, 2, 2), words(signal=(2,)), pieces(), TABLES, LIKELY)
    assert [one.label for one in found] == ["effect", "cause", "signal"]
    assert found[1].span.covers(found[2].span)


def test_a_causal_sentence_has_a_cause_and_an_effect_and_another_has_none() -> None:
    scores = tags(1, 2, 0, 0, 0, 0, 0)
    scores[0, 4, 3] = 2.0
    found = find_causes(scores, words(signal=(2,)), pieces(), TABLES, LIKELY)
    assert [(one.label, one.span.of(TEXT)) for one in found] == [
        ("cause", "Prices rose"), ("signal", "because"), ("effect", "unrelenting")
    ]  # fmt: skip
    unlikely = [(Span(0, len(TEXT)), 0.4)]
    assert find_causes(scores, words(signal=(2,)), pieces(), TABLES, unlikely) == ()


@pytest.mark.parametrize(("first", "said"), [((4,), ["unrelenting"]), ((5,), []), ((), [])])
def test_a_word_is_loaded_by_its_first_piece_and_then_whole(first, said) -> None:
    found = find_loaded(words(loaded=first), pieces(), TABLES)
    assert [one.span.of(TEXT) for one in found] == said


def test_a_sentence_is_the_weighted_mean_of_its_pieces() -> None:
    values = np.zeros((1, 7, 8), "f4")
    values[0, 0, 0], values[0, 0, 4] = 3, 30  # one piece counts for all
    values[0, 6, 0] = -3
    first, second = read_sentences(values, (Span(0, 11), Span(12, 42)), pieces(), TABLES)
    assert first.checkable == pytest.approx(1 / (1 + np.exp(-3)), abs=1e-4)
    assert second.checkable == pytest.approx(1 / (1 + np.exp(0.6)), abs=1e-4)
    assert first.loaded == pytest.approx(1 / (1 + np.exp(-1)), abs=1e-4)  # the bias alone


def test_a_sentence_without_a_word_piece_is_nothing() -> None:
    values = np.full((1, 7, 8), 5.0, "f4")
    (found,) = read_sentences(values, (Span(42, 43),), pieces(), TABLES)
    assert found.checkable == 0.0

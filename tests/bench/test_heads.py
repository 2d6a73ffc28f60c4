"""How the small heads are scored: near misses, macro-F1, sentences cut by document."""

import pytest

from bench.annotated import in_print, is_held, stretches, unmarked
from bench.heads import Fair, macro


@pytest.mark.parametrize(
    ("found", "gold", "f1"),
    [
        ({(0, 2, "cause")}, {(0, 2, "cause")}, 100.0),
        ({(0, 3, "cause")}, {(0, 2, "cause")}, 0.0),
        ({(0, 2, "cause"), (4, 6, "effect")}, {(0, 2, "cause"), (4, 5, "effect")}, 200 / 3),
        ({(0, 2, "cause"), (4, 6, "effect")}, {(0, 2, "cause")}, 200 / 3),
        (set(), {(0, 2, "cause")}, 0.0),
    ],
)
def test_a_near_miss_is_one_error_and_not_two(found, gold, f1) -> None:
    fair = Fair()
    fair.add(found, gold)
    assert fair.f1 == pytest.approx(f1)


def test_macro_f1_is_the_mean_of_both_answers() -> None:
    assert macro([(True, 0.9), (False, 0.1)]) == 100
    assert macro([(True, 0.9), (False, 0.9)]) == pytest.approx((200 / 3) / 2)


def test_marks_become_spans_of_the_printed_sentence() -> None:
    spaced, spans = unmarked("<ARG1>They marched</ARG1> <SIG0>over</SIG0> <ARG0>pay</ARG0> .")
    text, moved = in_print(spaced, spans)
    assert text == "They marched over pay."
    assert [(text[a:b], label) for a, b, label in moved] == [
        ("They marched", "effect"), ("over", "signal"), ("pay", "cause"),
    ]  # fmt: skip


def test_only_sentences_that_follow_one_another_are_joined() -> None:
    rows = [(1, "One.", {}), (2, "Two.", {}), (4, "Four.", {})]
    assert [text for text, _ in stretches(rows)] == ["One. Two.", "Four."]


def test_the_split_hangs_on_the_document_alone() -> None:
    held = [is_held(f"doc{n}") for n in range(1000)]
    assert held == [is_held(f"doc{n}") for n in range(1000)]
    assert 150 < sum(held) < 250

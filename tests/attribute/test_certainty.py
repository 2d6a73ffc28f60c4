"""The score of an attribution is how often such ones are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribute.certainty import certainty, curve


def test_between_two_rows_of_the_table_it_is_between_their_shares():
    (first, second, *_), (low, high, *_) = curve()
    assert certainty(first) == pytest.approx(low)
    assert certainty((first + second) / 2) == pytest.approx((low + high) / 2)
    assert certainty(second) == pytest.approx(high)


def test_outside_the_table_it_is_the_share_at_its_end():
    scores, shares = curve()
    assert certainty(scores[0] - 1) == shares[0]
    assert certainty(scores[-1] + 1) == shares[-1]


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_given_is_never_less_likely(one, other):
    less, more = sorted((one, other))
    assert 0 <= certainty(less) <= certainty(more) <= 1

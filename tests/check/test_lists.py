"""Word lists of the checks: ordinals, and shapes written out."""

import pytest

from hearsay.check.lists import ordinal, shapes


@pytest.mark.parametrize(
    ("words", "number"),
    [("32nd", 32), ("fourth", 4), ("thirty-second", 32), ("1st", 1), ("newest", None)],
)
def test_ordinals_are_numbers(words, number):
    assert ordinal(words) == number


@pytest.mark.parametrize("family", ["figure", "promise"])
def test_every_shape_is_written_out(family):
    assert all("@" not in shape.pattern for _, shape in shapes(family))
    assert all("(?:)" not in shape.pattern for _, shape in shapes(family))

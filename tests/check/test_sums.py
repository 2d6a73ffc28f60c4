"""Parts, majorities and ages that do not come out are told with the sum; others are left alone."""

from datetime import date

import pytest

from tests.check.worlds import read

DAY = date(2025, 11, 20)
WRONG = [
    (
        "The crash killed 15 people: seven men, three women and two children.",
        "The parts named, 7 + 3 + 2, come to 12, not to 15.",
    ),
    (
        "The bill passed by 61 votes to 28, a majority of 43.",
        "61 to 28 is a difference of 33, not of 43.",
    ),
    (
        "He was born in 1950 and died in 2010 at the age of 70.",
        "Whoever was born in 1950 and died in 2010 was 59 or 60, not 70.",
    ),
]
FINE = [
    "The crash killed 12 people: seven men, three women and two children.",
    "The crash killed 15 people, among them seven men, three women and two children.",
    "The firm has 500 workers: 200 in Spain and 150 in Italy.",
    "The bill passed by 61 votes to 28, a majority of 33.",
    "The bill passed by 61 votes to 28, with 43 members absent.",
    "He was born in 1950 and died in 2010 at the age of 59.",
    "He was born in 1950 and died in 2010 at 4 p.m.",
    "Prices rose 4% a year: 3%, 4% and 5%.",
]


@pytest.mark.parametrize(("text", "because"), WRONG)
def test_numbers_that_must_add_up_and_do_not_are_told_with_the_sum(text, because):
    _, checks = read(text, DAY)
    assert [(str(one.verdict), one.because) for one in checks] == [("contradicted", because)]


@pytest.mark.parametrize("text", FINE)
def test_numbers_that_may_add_up_are_left_alone(text):
    assert read(text, DAY)[1] == ()

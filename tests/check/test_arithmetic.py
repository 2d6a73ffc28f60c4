"""Sums that do not come out are told with the sum; those that may come out are left alone."""

from datetime import date

import pytest

from tests.check.worlds import read

DAY = date(2025, 11, 20)
WRONG = [
    (
        "Spending rose by 50%, from 1.5 billion euros to 3.0 billion euros.",
        "contradicted",
        "From 1.5 billion euros to 3.0 billion euros is a rise of 100%, not of 50%.",
    ),
    (
        "The fleet grew from 120 to 180 ships, an increase of 40 per cent.",
        "contradicted",
        "From 120 to 180 is a rise of 50%, not of 40 per cent.",
    ),
    (
        "Unemployment rose 2 percent from 4% to 6%.",
        "qualified",
        "From 4% to 6% is a rise of 50%, or of 2 percentage points.",
    ),
    (
        "Output doubled from 40 to 60 tonnes.",
        "contradicted",
        "60 tonnes is 1.5 times 40, not 2 times.",
    ),
    (
        "Turnout fell by 9.5 percentage points, from 63.2% to 58.1%.",
        "contradicted",
        "From 63.2% to 58.1% it is 5.1 percentage points, not 9.5 percentage points.",
    ),
    (
        "Inspectors closed 30 of the 120 schools, or 40 percent.",
        "contradicted",
        "30 of 120 is 25%, not 40 percent.",
    ),
]
FINE = [
    "Spending rose by 100%, from 1.5 billion euros to 3.0 billion euros.",
    "Spending rose by 43%, from 2.1 billion euros to 3.0 billion euros.",
    "Spending rose by about 40%, from 2.1 billion euros to 3.0 billion euros.",
    "Output nearly doubled from 40 to 75 tonnes.",
    "Output more than doubled from 40 to 95 tonnes.",
    "Turnout dropped from 63.2% to 58.1%, a fall of 5.1 percentage points.",
    "Prices rose 5% a year, from 100 to 180 crowns.",
    "Adjusted for inflation, wages rose 2%, from 900 crowns to 1,000 crowns.",
    "The club fell from 4 to 6 in the ranking, a drop of 10%.",
    "The ferry carries cars from 8 to 20 and 30% of them are vans.",
    "Inspectors closed 30 of the 120 schools, or 25 percent.",
    "Three of the four valleys with the highest turnout — 62-65 percent — voted in favour.",
    "Three of the four valleys (62 to 65 percent of whose people voted) were in favour.",
    "Inspectors closed 41 of the 120 schools, or a third.",
    "Rents rose 12%, the council said, and went from 3 to 5 inspections.",
    "Rents rose 12% and inspections went from 3 to 5.",
    "The price did not rise by 50% from 10 crowns to 20 crowns.",
]


@pytest.mark.parametrize(("text", "verdict", "because"), WRONG)
def test_a_sum_that_does_not_come_out_is_told_with_the_sum(text, verdict, because):
    _, checks = read(text, DAY)
    assert [(check.verdict, check.because) for check in checks] == [(verdict, because)]
    assert checks[0].evidence[0].pack == "arithmetic"


@pytest.mark.parametrize("text", FINE)
def test_a_sum_that_may_come_out_is_left_alone(text):
    assert read(text, DAY)[1] == ()

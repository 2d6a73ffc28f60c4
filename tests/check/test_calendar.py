"""Dates that contradict themselves, and dates that nobody may be accused of."""

from datetime import date

import pytest

from hearsay.records.check import Verdict
from tests.check.worlds import read

WRONG = [
    (
        "The council met on Tuesday, March 3, 2025, in Oslo.",
        "3 March 2025 falls on a Monday, not on a Tuesday.",
    ),
    (
        "The bridge opened on Sunday, 24 June 2024.",
        "24 June 2024 falls on a Monday, not on a Sunday.",
    ),
    (
        "Brandt said the treaty was signed on 31 June 2024.",
        "There is no 31 June 2024: June has 30 days.",
    ),
    ("The bakery closed on February 30.", "There is no 30 February: February has 29 days."),
    (
        "She was born on 29 February 2023.",
        "There is no 29 February 2023: February 2023 has 28 days.",
    ),
    (
        "The mine was sold on April 31, 1998, to its workers.",
        "There is no 31 April 1998: April has 30 days.",
    ),
]
FINE = [
    "The council met on Monday, March 3, 2025, in Oslo.",
    "The council met on Tuesday 3 March.",  # the year is a guess
    "In February 30 people left the village.",
    "On Monday (5 May) he resigned.",
    "She was born on 29 February 2024.",
    "The Tuesday group met on March 3, 2025.",
    "The fair ran from Friday to Sunday, 24 to 26 June 2022.",
    "Was the treaty signed on 31 June 2024?",
    "The tsar abdicated on Thursday, 2 March 1917.",  # by the calendar of his country
    "In June 31 ships were lost.",
    "The office is open Monday to Friday, 3 March 2025 excepted.",
]


@pytest.mark.parametrize(("text", "because"), WRONG)
def test_a_date_that_cannot_be_is_contradicted_by_the_calendar(text, because):
    _, checks = read(text, date(2025, 11, 20))
    assert [(check.verdict, check.because) for check in checks] == [(Verdict.CONTRADICTED, because)]
    assert checks[0].evidence[0].pack == "calendar"


@pytest.mark.parametrize("text", FINE)
def test_a_date_that_can_be_is_left_alone(text):
    _, checks = read(text, date(2025, 11, 20))
    assert checks == ()

"""Moments known in part: their values, first and last days, sums of dates."""

from datetime import date

import pytest

from hearsay.tag.calendar import Moment, easter, of_grain, shift


@pytest.mark.parametrize(
    ("moment", "value", "precision"),
    [
        (Moment(2024), "2024", "year"),
        (Moment(2024, 6), "2024-06", "month"),
        (Moment(2024, 6, 24), "2024-06-24", "day"),
        (Moment(2024, 6, 24, time="T11:00"), "2024-06-24T11:00", "day"),
        (Moment(None, 6, 24), "XXXX-06-24", "day"),
        (Moment(2024, part="Q2"), "2024-Q2", "quarter"),
        (Moment(2024, part="SU"), "2024-SU", "season"),
        (Moment(2024, part="W12"), "2024-W12", "week"),
        (Moment(1990, unit="DE"), "199", "decade"),
        (Moment(1900, unit="CE"), "19", "century"),
        (Moment(-490), "BC0490", "year"),
    ],
)
def test_a_moment_has_its_timex_value_and_precision(moment, value, precision):
    assert (moment.value(), moment.precision()) == (value, precision)


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (Moment(2024, 2), "2024-02-01", "2024-02-29"),
        (Moment(2023, part="WI"), "2023-12-01", "2024-02-29"),
        (Moment(2024, part="Q4"), "2024-10-01", "2024-12-31"),
        (Moment(2020, part="W53"), "2020-12-28", "2021-01-03"),
        (Moment(2025, part="W24-WE"), "2025-06-14", "2025-06-15"),
        (Moment(1990, unit="DE"), "1990-01-01", "1999-12-31"),
    ],
)
def test_a_moment_knows_its_days(moment, first, last):
    interval = moment.interval()
    assert (interval.first.isoformat(), interval.last.isoformat()) == (first, last)


def test_a_moment_without_a_year_or_before_christ_has_no_days():
    assert Moment(None, 6, 24).interval() is None
    assert Moment(-490).interval() is None


def test_days_that_do_not_exist_are_known():
    assert not Moment(2023, 2, 29).is_possible()
    assert Moment(2024, 2, 29).is_possible()
    assert Moment(None, 2, 29).is_possible()


def test_sums_stay_inside_the_month_and_the_calendar():
    assert shift(date(2024, 3, 31), "M", -1) == date(2024, 2, 29)
    assert shift(date(2024, 2, 29), "Y", 1) == date(2025, 2, 28)
    assert shift(date.min, "D", -1) is None
    assert shift(date.max, "Y", 1) is None


def test_easter_falls_on_its_sundays():
    assert [easter(year) for year in (2024, 2025, 2026)] == [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
    ]


def test_a_day_lies_in_its_week_decade_and_century():
    day = date(2021, 1, 3)
    assert [of_grain(day, unit).value() for unit in ("W", "DE", "CE")] == ["2020-W53", "202", "20"]

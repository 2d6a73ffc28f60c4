"""Dates and parts of dates as packs write them, to the days they can mean."""

import re
from datetime import date, timedelta
from functools import lru_cache

from hearsay.records.tags import Interval

_YEARS = (3, 9990)  # leave room to count some days on and back
_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?", re.ASCII)


@lru_cache(maxsize=10_000)  # tables repeat their dates
def days_of(cell: str) -> Interval:
    """The days that "2014", "2014-Q2", "2014-04" or "2014-04-06" can mean; else ValueError."""
    found = _FORM.fullmatch(cell)
    if found is None or not _YEARS[0] <= int(found[1]) <= _YEARS[1]:
        raise ValueError(cell)
    year, quarter, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return Interval(date(year, month, day), date(year, month, day))
    if month:
        return _months(year, month, 1)
    return _months(year, quarter * 3 - 2, 3) if quarter else _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> Interval:
    """A number of months that lie in one year."""
    last = first + count
    end = date(year, 12, 31) if last == 13 else date(year, last, 1) - timedelta(days=1)
    return Interval(date(year, first, 1), end)


def whole_year(days: Interval) -> Interval:
    """A bare 1 January as its year: it is usually a date of which the day was lost."""
    if days.first == days.last and (days.first.month, days.first.day) == (1, 1):
        return Interval(days.first, date(days.first.year, 12, 31))
    return days

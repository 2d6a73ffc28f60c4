"""The days that a claim names, how sure they are, and where their year came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.check.finding import Context
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.tags import Interval, TimeExpression

_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
_FINENESS = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
# A time told from today ("last month") is loose by about its own unit.
_LOOSE = {"day": 3, "week": 7, "month": 31, "quarter": 31, "season": 31, "year": 0}


@dataclass(frozen=True, slots=True)
class ClaimedTime:
    """When a claim says something was."""

    days: Interval
    has_year: bool  # the year stands in the words of the claim, or follows from "last year"
    carried: Span | None  # the earlier words the year was carried over from; None: not carried
    loose: timedelta  # by how much the days may be meant otherwise
    by_day: bool  # days are named, not a month or a year

    def reach(self) -> Interval:
        """All days that may be meant."""
        return Interval(self.days.first - self.loose, self.days.last + self.loose)

    def in_year(self, year: int) -> Interval | None:
        """The same day and month in another year; None where it has no such day."""
        return _moved(self.days, year - self.days.first.year)


def claimed_time(claim: Claim, context: Context) -> ClaimedTime | None:
    """The days of the claim's ``time`` parts; None: none are named, or they cannot be known."""
    spans = [span for role, span in claim.parts.roles if role == "time"]
    times = [context.tags.time_at(span) for span in spans]
    known = [time for time in times if time is not None and time.interval is not None]
    if not known or len(known) < len(times):
        return None
    finest = _finest(known)
    days = Interval(
        min(time.interval.first for time in finest if time.interval),
        max(time.interval.last for time in finest if time.interval),
    )
    words = " ".join(context.words(span) for span in spans)
    is_told_from_today = not any(mark.isdigit() for mark in words)
    has_year = _YEAR.search(words) is not None
    loose = _LOOSE.get(finest[0].precision or "", 31) if is_told_from_today else 0
    carried = claim.parts.get("year")
    if carried is not None and not has_year:
        year = _YEAR.search(context.words(carried))
        moved = _moved(days, int(year.group()) - days.first.year) if year else None
        days = moved or days
    return ClaimedTime(
        days,
        has_year or (is_told_from_today and finest[0].precision not in {"day", "week"}),
        carried,
        timedelta(days=loose),
        finest[0].precision == "day",
    )


def _finest(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times of the finest precision: of "June 2024 … on 24 June" the day."""
    ranks = [
        _FINENESS.index(time.precision or "") if time.precision in _FINENESS else 9
        for time in times
    ]
    return [time for time, rank in zip(times, ranks, strict=True) if rank == min(ranks)]


def _moved(days: Interval, years: int) -> Interval | None:
    try:
        return Interval(_shift(days.first, years), _shift(days.last, years))
    except ValueError:  # 29 February
        return None


def _shift(day: date, years: int) -> date:
    return day.replace(year=day.year + years)

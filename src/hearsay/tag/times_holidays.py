"""Meaning of holidays: on a fixed day, on the nth weekday of a month, so many days from Easter."""

from dataclasses import replace
from datetime import date

from hearsay.records.tags import TimeType
from hearsay.tag import calendar
from hearsay.tag.calendar import Moment
from hearsay.tag.times_context import Discourse
from hearsay.tag.times_place import place_date
from hearsay.tag.times_reading import Reading, year_of
from hearsay.tag.times_scan import Draft


def holiday_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in Christmas Eve, Easter Monday, New Year's Day, Thanksgiving, Good Friday."""
    rule = draft.value("h") or draft.value("h2") or draft.value("h3")
    extra = draft.word("x") or draft.word("x2")
    if draft.has("ny"):
        rule = "12-31" if extra == "eve" else "01-01"
    elif draft.has("md"):
        rule = "05-01"
    elif extra == "eve" and rule == "12-25":
        rule = "12-24"
    if rule == "unknown":
        return Reading(value="XXXX-XX-XX", precision="day")
    if draft.neighbour(-1) in {"every", "each"} and rule[:2].isdecimal() and rule.count("-") == 1:
        return Reading(TimeType.SET, value=f"XXXX-{rule}")
    guess = place_date(draft, said, Moment(year_of(draft), holiday_month(rule)))
    year = guess.moment.year if guess.moment else None
    moment = holiday_in(rule, year)
    if guess.explicit or year is None or said.narrative or said.published is None:
        return replace(guess, moment=with_time(moment, draft))
    placed = place_date(draft, said, replace(moment, year=None))
    if placed.moment and placed.moment.year != year:
        moment = holiday_in(rule, placed.moment.year)
    if extra == "monday" and rule == "easter+0":
        moment = holiday_in("easter+1", moment.year)
    return replace(placed, moment=with_time(moment, draft))


def nth_weekday_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the first Tuesday in November", "the last Friday of May 2024"."""
    number = draft.value("o")
    which = number if number.isdecimal() else "L"
    if which != "L" and int(which) > MOST_WEEKS:
        return None
    placed = place_date(draft, said, Moment(year_of(draft), int(draft.value("m"))))
    if placed.moment is None or placed.moment.year is None:
        return placed
    rule = f"{draft.value('m')}-{draft.value('w')}-{which}"
    return replace(placed, moment=holiday_in(rule, placed.moment.year))


MOST_WEEKS = 5  # of one weekday in a month


def with_time(moment: Moment, draft: Draft) -> Moment:
    """The moment with the part of the day the rule found behind it."""
    return replace(moment, time="T" + draft.value("t")) if draft.has("t") else moment


def holiday_month(rule: str) -> int:
    """The month a holiday's rule names; April for those counted from Easter."""
    return 4 if rule.startswith("easter") else int(rule[:2])


FIRST_EASTER = 1583  # the first year whose Easter the Gregorian rule gives


def holiday_in(rule: str, year: int | None) -> Moment:
    """The day of a holiday in a year: "12-25", "11-4-4" (fourth Thursday), "05-1-L", "easter-2"."""
    if rule.startswith("easter"):
        if year is None or year < FIRST_EASTER:
            return Moment(year)
        when = calendar.shift(calendar.easter(year), "D", int(rule.removeprefix("easter")))
        return calendar.of_day(when) if when else Moment(year)
    month, *rest = rule.split("-")
    if len(rest) == 1:
        return Moment(year, int(month), int(rest[0]))
    if year is None or year < FIRST_EASTER:
        return Moment(year, int(month))
    first = date(year, int(month), 1)
    day = (
        1
        + (int(rest[0]) - first.isoweekday()) % 7
        + 7 * (0 if rest[1] == "L" else int(rest[1]) - 1)
    )
    last = calendar.month_end(year, int(month)).day
    while rest[1] == "L" and day + 7 <= last:
        day += 7
    return Moment(year, int(month), day)

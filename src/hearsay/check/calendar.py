"""Claims whose own date cannot be: a weekday that does not fall on it, a day its month lacks."""

import re
from calendar import monthrange

from hearsay.check.finding import Context, Finding
from hearsay.check.wording import MONTHS, day_in_words
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Turkey, the last state to give up the Julian reckoning of days, did so in 1926; before, one day
# could have two dates.
_ONE_CALENDAR_SINCE = 1927
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_RANGE = re.compile(rf"{_WEEKDAY.pattern}[ ](?:to|through|until|till)[ ]$|[-–—]$")
_MONTH = "|".join(MONTHS)
# Only with a year or "on" beside it: in "In February 30 people left" the number counts people.
_DAY_OF_MONTH = re.compile(
    rf"\b(?:(?P<on>on[ ])?(?:the[ ])?(?P<day>29|3\d)(?:st|nd|rd|th)?[ ](?:of[ ])?"
    rf"(?P<month>{_MONTH})"
    rf"|(?P<on2>on[ ])?(?P<month2>{_MONTH})[ ](?P<day2>29|3\d)(?:st|nd|rd|th)?)"
    r"(?:,?[ ](?P<year>(?:19|20)\d\d))?\b(?![-–%:.,]\d)(?![ ](?:to|and|–)[ ]\d)"
)


def check_calendar(claim: Claim, context: Context) -> Finding | None:
    """Contradicted by the calendar alone; None where the dates of the claim can be.

    A weekday is held only against a day with its year beside it: without one, which year is meant
    is a guess.
    """
    return _wrong_weekday(claim, context) or _day_that_is_not(claim, context)


def _wrong_weekday(claim: Claim, context: Context) -> Finding | None:
    for time in context.tags.times_in(claim.span):
        words = context.words(time.span)
        named, days = _WEEKDAY.findall(words), time.interval
        if len(named) != 1 or days is None or days.first != days.last:
            continue
        if days.first.year < _ONE_CALENDAR_SINCE or str(days.first.year) not in words:
            continue
        if _RANGE.search(context.document.text, max(0, time.span.start - 30), time.span.start):
            continue  # "Monday to Friday, 3 March": whose date it is cannot be told
        real = WEEKDAYS[days.first.weekday()]
        if real != named[0]:
            day = day_in_words(days.first)
            because = f"{day} falls on a {real}, not on a {named[0]}."
            return _contradicted(because, days.first.isoformat(), f"{day} | {real}")
    return None


def _day_that_is_not(claim: Claim, context: Context) -> Finding | None:
    for found in _DAY_OF_MONTH.finditer(context.words(claim.span)):
        name = found["month"] or found["month2"]
        day, year = int(found["day"] or found["day2"]), found["year"]
        if year is None and not (found["on"] or found["on2"]):
            continue
        month = MONTHS.index(name) + 1
        length = monthrange(int(year or 2000), month)[1]  # without a year February may have 29
        if day > length:
            when = f"{name} {year}" if year and month == 2 else name
            return _contradicted(
                f"There is no {day} {name}{f' {year}' if year else ''}: {when} has {length} days.",
                f"{name} {year or ''}".strip(),
                f"{when} | {length} days",
            )
    return None


def _contradicted(because: str, record: str, quote: str) -> Finding:
    evidence = Evidence("calendar", record, quote, Relation.CONTRADICTION)
    return Finding(Verdict.CONTRADICTED, because, (evidence,), fault=("calendar", record, quote))

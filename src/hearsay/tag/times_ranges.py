"""Join times that stand together: the ends of a written range, a clock time and its day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.records.tags import Interval, TimeExpression, TimeType

DASHED = re.compile(r"\s?[-–—‑]\s?$|\s?[-–—‑]\s?(?:the )?$")
WORDED = re.compile(r"\s(?:to|until|till|through)\s(?:the )?$", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)


def join_ranges(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The same times; two that are the ends of one written range share its interval."""
    joined = list(times)
    for place in range(len(joined) - 1):
        first, last = joined[place], joined[place + 1]
        gap = text[first.span.end : last.span.start]
        if len(gap) > 12 or not is_join(
            gap, text[max(0, first.span.start - 14) : first.span.start]
        ):
            continue
        if first.type is not TimeType.DATE or last.type is not TimeType.DATE:
            continue
        if first.interval and last.interval and first.interval.first <= last.interval.last:
            whole = Interval(first.interval.first, last.interval.last)
            joined[place] = replace(first, interval=whole)
            joined[place + 1] = replace(last, interval=whole)
    return joined


def is_join(gap: str, before: str) -> bool:
    """Whether this text between two times makes them the ends of a range."""
    if DASHED.fullmatch(gap) or WORDED.fullmatch(gap):
        return True
    return gap.strip() == "and" and bool(BETWEEN.search(before))


CLOCKS = frozenset({"clock", "hours", "tod"})
ON = re.compile(r",?\s(?:local\stime,?\s)?(?:(?:on|of)\s)?(?:the\s)?", re.IGNORECASE)
CLOCK_RANGE = re.compile(r"\s?[-–—‑]\s?|\s(?:to|and|until|till|or)\s")


def settle_clocks(
    text: str, times: Sequence[TimeExpression], rules: Sequence[str]
) -> list[TimeExpression]:
    """The same times; of "from 6 to 8 p.m. on 6 January" both clock times are of that day."""
    settled = list(times)
    days: set[int] = set()  # numbers of times that tell a day, or were given one
    for place in range(len(settled) - 1, -1, -1):
        time = settled[place]
        if rules[place] not in CLOCKS:
            days.add(place)
            continue
        after = settled[place + 1] if place + 1 < len(settled) else None
        if after is None or place + 1 not in days or after.precision != "day":
            continue
        gap = text[time.span.end : after.span.start]
        is_clock = rules[place + 1] in CLOCKS
        if (CLOCK_RANGE if is_clock else ON).fullmatch(gap) and after.type in ON_A_DAY:
            clock = time.value.rpartition("T")[2]
            value = f"{after.value.partition('T')[0]}T{clock}"
            settled[place] = replace(
                time, value=value, interval=after.interval, anchor=after.anchor, precision="day"
            )
            days.add(place)
    return settled


ON_A_DAY = frozenset({TimeType.DATE, TimeType.TIME})

"""Place a length that is told from a date: "three days after June 24", "a year before 2014"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.records.tags import TimeExpression, TimeType
from hearsay.tag import calendar

LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
GAP = re.compile(r"\s(?:(after|following|from)|before)\s(?:the\s)?", re.IGNORECASE)
LONGEST = 15  # characters between the length and the date


def anchor_lengths(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The same times; a length told from a date keeps its value and gets the days it leads to."""
    placed = list(times)
    for place in range(len(placed) - 1):
        length, told = placed[place], placed[place + 1]
        if length.type is not TimeType.DURATION or told.type is not TimeType.DATE:
            continue
        if told.span.start - length.span.end > LONGEST:
            continue
        gap = GAP.fullmatch(text[length.span.end : told.span.start])
        if gap:
            placed[place] = anchored(length, told, 1 if gap[1] else -1)
    return placed


def anchored(length: TimeExpression, told: TimeExpression, sign: int) -> TimeExpression:
    """The length with the days it leads to, no finer than the date is known."""
    parts = LENGTH.fullmatch(length.value)
    if parts is None or told.interval is None or told.precision not in calendar.GRAINS:
        return length
    when = calendar.shift(told.interval.first, parts[2], sign * int(parts[1]))
    if when is None or (parts[2] in calendar.DAYS_IN and told.precision != "day"):
        return length
    interval = calendar.of_grain(when, told.precision).interval()
    anchor = f"{told.span.start}:{told.span.end}"
    return replace(length, interval=interval, precision=told.precision, anchor=anchor)

"""Join the two ends of a written range: each stays its own time, both carry the whole interval."""

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

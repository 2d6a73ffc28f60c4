"""Meaning of clock times: "3 p.m. GMT", "0530 hours", "an hour later"."""

import re
from decimal import Decimal

from hearsay.records.tags import TimeType
from hearsay.tag.times_context import Discourse
from hearsay.tag.times_reading import NEAR_CLOCK, Reading, clock_time, days_from, near_day
from hearsay.tag.times_scan import Draft


def clock_rule(draft: Draft, said: Discourse) -> Reading | None:
    """A clock time alone: of the day last spoken of, else of the published day."""
    time = clock_time(draft.words("c"))
    words = draft.words("c")
    if draft.has("t") or draft.has("t2"):
        part = draft.value("t") or draft.value("t2")
        hour = int(time[1:3]) if time else 0
        if (part in {"AF", "EV"} and hour < 12) or (part == "NI" and 4 < hour < 12):
            time = f"T{hour + 12}{time[3:]}"
    if not time or (
        ":" in words and not draft.has("z") and words[0].isdecimal() and len(words[2]) != 2
    ):
        return None
    return clock_on(draft, said, time + (draft.value("z") if draft.has("z") else ""))


def hours_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "0530 hours", "1430hrs"."""
    digits = draft.word("h")
    if len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return clock_on(draft, said, f"T{digits[:2]}:{digits[2:]}{draft.value('z')}")


def clock_on(draft: Draft, said: Discourse, time: str) -> Reading:
    """A clock time on the day it belongs to."""
    base = near_day(draft, said)
    if base is None:
        return Reading(TimeType.TIME, value=f"XXXX-XX-XX{time}", precision="day")
    return days_from(base.day, 0, time, base.anchor)


CLOCK = re.compile(r"T(\d\d):(\d\d)")
MINUTES_IN = {"TH": 60, "TM": 1}
MOST_HOURS = 48


def clock_moved(draft: Draft, said: Discourse, count: Decimal) -> Reading | None:
    """As in "at 2 a.m. …; an hour later": a clock time told from one just named."""
    last, span = said.last, said.last_span
    clock = CLOCK.match(last.time) if last else None
    minutes = count * MINUTES_IN.get(draft.value("u"), 0)
    if clock is None or last is None or span is None or not 0 < minutes <= 60 * MOST_HOURS:
        return None
    if draft.word("back") == "ago" or draft.start - span.end > NEAR_CLOCK or not last.day:
        return None
    back = draft.has("back") or draft.word("rel") == "before"
    total = int(clock[1]) * 60 + int(clock[2]) + int(-minutes if back else minutes)
    days, rest = divmod(total, 24 * 60)
    interval = last.interval()
    if interval is None:
        return None
    time = f"T{rest // 60:02}:{rest % 60:02}"
    return days_from(interval.first, days, time, f"{span.start}:{span.end}")

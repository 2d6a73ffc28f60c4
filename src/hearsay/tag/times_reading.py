"""What a time means, and what every rule of meaning needs: years, days, counts, anchors."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hearsay.records.tags import Interval, TimeType
from hearsay.tag import calendar
from hearsay.tag.calendar import Moment
from hearsay.tag.numbers import read_mixed, read_number
from hearsay.tag.times_context import Discourse
from hearsay.tag.times_scan import Draft
from hearsay.tag.tokens import word_set


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time means: its moment on the calendar, or a value of another sort."""

    type: TimeType = TimeType.DATE
    moment: Moment | None = None
    value: str = ""  # used where there is no moment
    mod: str | None = None
    anchor: str | None = None
    explicit: bool = False  # the year stands in the text
    is_quiet: bool = False  # does not change what the text speaks of
    interval: Interval | None = None  # used where there is no moment
    precision: str | None = None


Rule = Callable[[Draft, Discourse], Reading | None]


LAST = frozenset(["last", "latest", "past", "previous", "preceding", "prior"])


NEXT = frozenset(["next", "coming", "following", "upcoming", "subsequent"])


def year_of(draft: Draft, part: str = "y") -> int | None:
    """The year a part spells: 2024, '24, 490 BC; None if it is not there."""
    digits = "".join(word for word in draft.words(part) if word.isdecimal())
    if not digits or len(digits) > 6:
        return None
    year = int(digits)
    if (
        draft.match.re.groupindex.get("e")
        and draft.has("e")
        and "bc" in draft.word("e").replace(".", "").replace(" ", "")
    ):
        return -year
    if draft.rule == "ad_year":
        return year
    if len(digits) == 2 and not (draft.match.re.groupindex.get("e") and draft.has("e")):
        return 2000 + year if year < 40 else 1900 + year
    return year


def day_of(draft: Draft, part: str = "d") -> int | None:
    """The day of the month a part spells: 24, 24th, twenty-fourth."""
    total = 0
    for word in draft.words(part):
        if word.isdecimal():
            return int(word)
        value = draft.grammar.lexicon.value(word)
        total += int(value) if value.isdecimal() else 0
    return total if 1 <= total <= 31 else None


def count_of(draft: Draft, part: str) -> Decimal | None:
    """The number a part spells: 1 for "a", 2 for "a couple", None for "a few"."""
    words = [word.lower() for word in draft.words(part)]
    if {"few", "several", "some", "many"} & set(words):
        return None
    if words and words[0] in {"a", "an"} and len(words) == 1:
        return Decimal(2 if draft.word("u") == "fortnight" else 1)
    pairs = 2 if draft.word("u").startswith("fortnight") else 1
    if "couple" in words:
        return Decimal(2 * pairs)
    count = read_mixed(words)
    return None if count is None else count * pairs


def duration_value(count: Decimal | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P10Y, PT3H, P2W, PXM."""
    number = "X" if count is None else f"{count.normalize():f}"
    if unit == "Q":
        return f"P{number}Q"
    return f"P{'T' if unit.startswith('T') else ''}{number}{unit.removeprefix('T')}"


PRECISION = {
    "D": "day",
    "W": "week",
    "WE": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}


def relative_value(unit: str) -> str:
    """The value of a moment told from an unknown day: its shape alone."""
    return {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "Y": "XXXX",
        "DE": "XXX",
        "CE": "XX",
    }.get(unit, "")


@dataclass(frozen=True, slots=True)
class Base:
    """The day a relative time is told from."""

    day: date
    anchor: str  # a date, or a span "start:end"
    source: Moment | None = None  # the moment spoken of before; None: the published day


def base_of(draft: Draft, said: Discourse, word: str) -> Base | None:
    """What a relative time is told from: publication, or the date last spoken of.

    ``word`` is the one that tells: "last" looks from publication, "previous" from what went before.
    """
    article = draft.tokens.words[draft.match.start()].lower() == "the"
    looks_back = word in word_set("told_from_text") or (article and word == "next")
    span, last = said.last_span, said.last
    is_near = span is not None and draft.start - span.end < NEAR_TEXT
    is_coarse = last is not None and not last.day and draft.value("u") == "D"
    is_compared = draft.neighbour(-1) in {"from", "than", "versus"} and word != "later"
    if is_compared and last is not None and not (last.month or last.part):
        is_near = False  # "since 2011; sales rose 6 percent from a year earlier"
    if is_coarse and word not in word_set("told_onward"):
        is_near = False  # "the day before" some day of a year is told from publication instead
    if last and span and (said.narrative or said.published is None or (looks_back and is_near)):
        interval = last.interval()
        if interval:
            return Base(interval.first, f"{span.start}:{span.end}", last)
    if said.published is None or said.narrative or word in word_set("told_onward_only"):
        return None
    return Base(said.published, said.published.isoformat())


def kin_word(draft: Draft) -> str:
    """The word that tells which: "last", "this", and "past" of "this past week"."""
    words = [word.lower() for word in draft.words("k") if word.isalpha()]
    told = next((word for word in words if word in LAST | NEXT), None)
    return told or (words[0] if words else "")


def moment_from(base: Base, unit: str, count: int, *, is_exact: bool = False) -> Moment | None:
    """The unit so many away from the base, no finer than what the base is known by.

    Two days after some day in May is some day in May; with ``is_exact`` a week later is a day.
    """
    when, source = calendar.shift(base.day, unit, count), base.source
    if when is None or source is None:
        return calendar.of_grain(when, unit) if when is not None else None
    if unit in {"D", "W", "WE"} and not source.day:
        return Moment(when.year, when.month if source.month else None)
    if unit in {"M", "Q"} and not (source.month or source.part):
        return Moment(when.year)
    return calendar.of_grain(when, "D" if unit == "W" and is_exact else unit)


NEAR_TEXT = 600  # so many characters on, "the same day" may still mean the date last named


def near_day(draft: Draft, said: Discourse) -> Base | None:
    """The day a bare clock time belongs to: one just spoken of, else the published day."""
    last, span = said.last, said.last_span
    is_near = said.narrative or (span is not None and draft.start - span.end < NEAR_CLOCK)
    if last and span and last.day and is_near and (interval := last.interval()):
        return Base(interval.first, f"{span.start}:{span.end}", last)
    if said.published is None or said.narrative:
        return None
    return Base(said.published, said.published.isoformat())


NEAR_CLOCK = 150  # so far a date just named holds for a clock time; chosen on news by eye


def kin_year(draft: Draft, said: Discourse) -> tuple[int | None, str | None]:
    """The year that "that year", "last year", "the following year" means, and what tells it."""
    word = kin_word(draft)
    step = -1 if word in LAST else 1 if word in NEXT else 0
    deictic = (
        said.published is not None
        and not said.narrative
        and word in {"last", "this", "next", "current", "past", "coming"}
    )
    if deictic or said.last is None or said.last.year is None:
        return (
            (said.published.year + step, said.published.isoformat())
            if said.published
            else (None, None)
        )
    span = said.last_span
    return said.last.year + step, f"{span.start}:{span.end}" if span else None


def clock_time(words: list[str]) -> str:
    """The TIMEX3 time of clock words: T15:30; "" if there is no such time."""
    lower = "".join(words).lower().replace(".", "").replace(" ", "")
    if lower in {"noon", "midnight"}:
        return "T12:00" if lower == "noon" else "T24:00"
    figures = [int(word) for word in words if word.isdecimal()]
    if not figures:
        number = read_number(words)
        figures = [int(number)] if number else []
    if not figures or figures[0] > 24 or (len(figures) > 1 and figures[1] > 59):
        return ""
    hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
    if lower.endswith("pm") and hour < 12:
        hour += 12
    if lower.endswith("am") and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute:02}"


def with_clock(reading: Reading | None, draft: Draft) -> Reading | None:
    """The reading with the clock time and zone that the rule found beside it."""
    if reading is None or reading.moment is None or not draft.has("c"):
        return reading
    zone = draft.value("z") if draft.has("z") else ""
    time = clock_time(draft.words("c"))
    return replace(reading, moment=replace(reading.moment, time=time + zone)) if time else reading


def days_from(base: date, count: int, time: str, anchor: str | None) -> Reading:
    """The day so many days from ``base``, with a time; nothing where the calendar ends."""
    day = calendar.shift(base, "D", count)
    if day is None:
        return Reading()
    return Reading(moment=replace(calendar.of_day(day), time=time), anchor=anchor)

"""Meaning of times told from another day: weekdays, "last week", "two years ago", clock times."""

from dataclasses import replace
from decimal import Decimal

from hearsay.records.tags import Interval, TimeType
from hearsay.tag import calendar
from hearsay.tag.calendar import Moment
from hearsay.tag.times_clocks import clock_moved
from hearsay.tag.times_context import Discourse
from hearsay.tag.times_reading import (
    LAST,
    NEXT,
    PRECISION,
    Base,
    Reading,
    base_of,
    count_of,
    days_from,
    duration_value,
    kin_word,
    moment_from,
    near_day,
    relative_value,
    with_clock,
)
from hearsay.tag.times_scan import Draft
from hearsay.tag.times_tense import is_future
from hearsay.tag.tokens import word_set


def weekday_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "Tuesday": the last one up to publication, or with a future verb the next."""
    wanted = int(draft.value("w"))
    word = kin_word(draft)
    base = base_of(draft, said, word)
    time = "T" + draft.value("t") if draft.has("t") else ""
    if (
        draft.words("w")[0]
        in {"Sun", "Sat", "Mon", "sun", "sat", "mon", "wed", "Wed", "fri", "thu"}
        and not draft.has("c")
        and "." not in draft.words("w")
    ):
        return None
    if goes_on_set(draft):
        return Reading(TimeType.SET, value=f"XXXX-WXX-{wanted}{time}")
    if base is None:
        return Reading(
            TimeType.TIME if time else TimeType.DATE,
            value=f"XXXX-WXX-{wanted}{time}",
            precision="day",
        )
    ahead = word in NEXT or (word not in LAST and is_future(draft))
    step = (wanted - base.day.isoweekday()) % 7
    if not ahead:
        step = step - 7 if step else (-7 if word in LAST else 0)
    elif not step and word in NEXT:
        step = 7
    return with_clock(days_from(base.day, step, time, base.anchor), draft)


def goes_on_set(draft: Draft) -> bool:
    """Whether a weekday goes on with a set: "every Monday and Wednesday"."""
    words, first = draft.tokens.words, draft.first
    before = [word.lower() for word in words[max(0, first - 6) : first] if not word.isspace()]
    return len(before) > 2 and before[-3] in {"every", "each"} and before[-1] in {"and", "or", ","}


def deictic_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "yesterday", "tomorrow night", "the day after tomorrow", "today"."""
    step = int(draft.value("d"))
    if draft.has("far"):
        step *= 2
    time = (
        "T" + draft.value("t") if draft.has("t") else "TNI" if draft.word("d") == "tonight" else ""
    )
    if said.published is None:
        if draft.word("d") == "today":
            return Reading(value="PRESENT_REF")
        kind = TimeType.TIME if time else TimeType.DATE
        return Reading(kind, value=f"XXXX-XX-XX{time}", precision="day")
    if said.narrative:
        return Reading(
            value="PRESENT_REF" if draft.word("d") == "today" else f"XXXX-XX-XX{time}",
            precision="day",
        )
    return days_from(said.published, step, time, said.published.isoformat())


def the_weekend_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "over the weekend": the last one, or with a future verb the next."""
    if said.published is None or said.narrative:
        return Reading(value="XXXX-WXX-WE", precision="week")
    ahead = is_future(draft)
    step = (7 if ahead else 0) - said.published.isoweekday() % 7
    day = calendar.shift(said.published, "D", step)
    return (
        Reading(moment=calendar.of_grain(day, "WE"), anchor=said.published.isoformat())
        if day
        else Reading()
    )


def kin_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "last week", "the following day", "that year", "the past decade"."""
    word, unit = kin_word(draft), draft.value("u")
    plural = draft.word("u") in {"days", "weeks", "months", "years", "decades", "centuries"}
    if plural:
        if word in {"current", "same", "this", "that"}:
            return None
        if word in {"those", "these"}:
            return (
                Reading(value="PRESENT_REF" if word == "these" else "PAST_REF")
                if unit == "D"
                else None
            )
        return Reading(
            TimeType.DURATION, value=f"P{'T' if unit[0] == 'T' else ''}X{unit.lstrip('T')}"
        )
    step = -1 if word in LAST else 1 if word in NEXT else 0
    if unit == "D" and word == "last":
        return Reading(value="XXXX-XX-XX", precision="day")  # the last day of something
    is_this = draft.words("k")[0].lower() == "this"
    if (word == "past" and unit != "WE" and not is_this) or unit.startswith("T"):
        return duration_back(unit, Decimal(1), said, past=word in LAST)
    if step and unit in {"Y", "DE", "CE"} and draft.neighbour(-1) in {"for", "over", "throughout"}:
        return duration_back(unit, Decimal(1), said, past=step < 0)
    return step_from(base_of(draft, said, word), unit, step, said)


def step_from(
    base: Base | None, unit: str, count: int, said: Discourse, *, is_exact: bool = False
) -> Reading:
    """The unit so many away from the base; its shape alone where there is no base."""
    if base is None:
        if unit in calendar.YEARS_IN or unit == "Y":
            moved = move_bc(said, unit, count)
            if moved:
                return Reading(moment=moved)
        return Reading(value=relative_value(unit), precision=PRECISION.get(unit))
    moment = moment_from(base, unit, count, is_exact=is_exact)
    return Reading(moment=moment, anchor=base.anchor) if moment else Reading()


def move_bc(said: Discourse, unit: str, count: int) -> Moment | None:
    """A year, decade or century so many away from one before Christ, where there are no dates."""
    if said.last is None or said.last.year is None or said.last.year > 0:
        return None
    if unit == "Y":
        return Moment(said.last.year + count)
    years = 10 if unit == "DE" else 100
    return Moment((said.last.year // years) * years + count * years, unit=unit)


def duration_back(unit: str, count: Decimal, said: Discourse, *, past: bool) -> Reading:
    """A duration that ends, or begins, on the published day."""
    value = duration_value(count, unit)
    published = said.published
    if (
        published is None
        or said.narrative
        or unit not in {*calendar.DAYS_IN, *calendar.MONTHS_IN}
        or count > 10000
    ):
        return Reading(TimeType.DURATION, value=value)
    if count != int(count) and unit in FINER:
        unit, factor = FINER[unit]
        count *= factor
    other = calendar.shift(published, unit, int(-count if past else count))
    interval = None
    if other and count >= 1:
        interval = Interval(min(other, published), max(other, published))
    return Reading(TimeType.DURATION, value=value, interval=interval, anchor=published.isoformat())


def tod_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the morning", "that afternoon", "last night"."""
    time = draft.value("t")
    word = kin_word(draft)
    if draft.rule == "tod":
        has_day = said.last is not None and said.last.day is not None
        is_general = is_attributive(draft) or draft.word("t") == "daytime"
        is_told = has_day or (not said.narrative and draft.neighbour(-1) in word_set("before_tod"))
        base = near_day(draft, said) if is_told and not is_general else None
    else:
        base = base_of(draft, said, word)
    if base is None:
        return Reading(TimeType.TIME, value=f"XXXX-XX-XXT{time}", precision="day")
    step = -1 if word in LAST else 1 if word in NEXT else 0
    return days_from(base.day, step, f"T{time}", base.anchor)


def is_attributive(draft: Draft) -> bool:
    """Whether a part of the day only says of what sort the next word is: "night attacks"."""
    words = draft.tokens.words
    if "the" in words[draft.first].lower():
        return False
    follows = draft.neighbour(1)
    return words[min(draft.end, len(words) - 1)] == "-" or (
        follows.isalpha() and draft.grammar.lexicon.class_of(follows) == "x"
    )


def overnight_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "overnight"."""
    del draft
    if said.published is None or said.narrative:
        return Reading(TimeType.TIME, value="XXXX-XX-XXTNI", precision="day")
    return Reading(
        moment=replace(calendar.of_day(said.published), time="TNI"),
        anchor=said.published.isoformat(),
    )


def ago_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "two weeks ago", "a month earlier", "three days later", "ten years from now"."""
    unit = draft.value("u")
    if draft.rule == "bare_ago" and unit in PRECISION:
        return Reading(value=relative_value(unit), precision=PRECISION[unit])
    back = draft.has("back") or draft.word("rel") == "before"
    count = count_of(draft, "q")
    if count is not None and unit.startswith("T") and (moved := clock_moved(draft, said, count)):
        return moved
    if count is None or unit.startswith("T") or count > MOST_UNITS:
        return Reading(value="PAST_REF" if back else "FUTURE_REF")
    if draft.has("and"):
        count += Decimal("0.5")
    grain = unit
    if count != int(count) and unit in FINER:
        unit, factor = FINER[unit]
        count *= factor
    word = draft.word("back") or draft.word("on") or draft.word("rel")
    base = base_of(draft, said, "" if word == "ago" else word)
    unit = "D" if unit == "NI" else unit
    reading = step_from(base, unit, int(-count if back else count), said, is_exact=True)
    if draft.has("today") and base is not None:
        day = calendar.shift(base.day, unit, -int(count))
        return Reading(moment=calendar.of_day(day), anchor=base.anchor) if day else reading
    if unit != grain and reading.moment and (days := reading.moment.interval()):
        return replace(reading, moment=calendar.of_grain(days.first, grain))
    return reading


# What half of a unit is counted in: half a year is six months.
FINER = {"Y": ("M", 12), "M": ("D", 30), "DE": ("Y", 10), "CE": ("Y", 100), "W": ("D", 7)}
MOST_UNITS = 100_000  # a count beyond any calendar


def day_rel_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the day before", "the day after"."""
    word = draft.word("k")
    base = base_of(draft, said, word)
    step = -1 if word == "before" else 1
    if not draft.has("t"):
        return step_from(base, draft.value("u"), step, said)
    if base is None or not (base.source is None or base.source.day):
        return Reading(TimeType.TIME, value=f"XXXX-XX-XXT{draft.value('t')}", precision="day")
    return days_from(base.day, step, "T" + draft.value("t"), base.anchor)


def far_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the week before last", "the year after next"."""
    base = base_of(draft, said, "last")
    return step_from(base, draft.value("u"), -2 if draft.has("back") else 2, said)


def def_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the end of the month": only with such words before."""
    if not draft.before or "bound" in draft.before:
        return None
    unit = draft.value("u")
    if unit.startswith("T") or unit == "ML":
        return None
    if unit == "D" and draft.stop < draft.tokens.starts[-1] and is_idiom(draft):
        return None
    base = base_of(draft, said, "that" if unit == "D" else "")
    return step_from(base, unit, 0, said)


def is_idiom(draft: Draft) -> bool:
    """Whether "at the end of the day" only means after all."""
    return draft.neighbour(-1) == "at" and draft.tokens.words[draft.end] == ","


def edge_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "month's end", "year-end"."""
    reading = step_from(base_of(draft, said, ""), draft.value("u"), 0, said)
    return replace(reading, mod="END")

"""Meaning of durations, of sets ("twice a week") and of times without a place on the calendar."""

from decimal import Decimal

from hearsay.records.tags import TimeType
from hearsay.tag.numbers import read_number
from hearsay.tag.times_context import Discourse
from hearsay.tag.times_reading import (
    LAST,
    PRECISION,
    Reading,
    base_of,
    count_of,
    day_of,
    duration_value,
    relative_value,
)
from hearsay.tag.times_relative import duration_back, step_from
from hearsay.tag.times_scan import Draft
from hearsay.tag.tokens import word_set

TODS = {"MO", "AF", "EV", "NI", "DT", "MI"}


def span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "ten years", "several weeks", "a three-month"."""
    del said
    unit, words = draft.value("u"), [word.lower() for word in draft.words("q")]
    if draft.word("u") == "second":
        return None
    single = words in (["a"], ["an"])
    if single and draft.word("u") in {
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "seconds",
    }:
        return None
    if draft.word("u") in {"quarter", "quarters"} and draft.neighbour(1) == "of":
        return None
    if single and unit in {"Q", "WE"}:
        return None
    count = count_of(draft, "q")
    if count is not None and draft.has("and"):
        count += Decimal("0.5")
    if count is None and not word_set("vague_units") & set(words):
        return None
    if "some" in words and draft.word("u") in {"day", "week", "month", "year", "hour", "minute"}:
        return None
    if single and unit in {"D", "W", "M", "Y", "TH"} and is_rate(draft):
        return Reading(TimeType.SET, value=duration_value(count, unit))
    if unit == "NI":
        unit = "D"
    return Reading(TimeType.DURATION, value=duration_value(count, unit))


PARTS_OF = {
    ("half", "CE"): (50, "Y"), ("quarter", "CE"): (25, "Y"), ("half", "DE"): (5, "Y"),
    ("half", "Y"): (6, "M"), ("half", "TH"): (30, "TM"), ("quarter", "TH"): (15, "TM"),
    ("half", "D"): (12, "TH"),
}  # fmt: skip


def half_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "a half-century", "a quarter century ago", "half-hour"."""
    part = PARTS_OF.get((draft.word("q"), draft.value("u")))
    if part is None:
        return None
    count, unit = Decimal(part[0]), part[1]
    if not draft.has("back"):
        return Reading(TimeType.DURATION, value=duration_value(count, unit))
    if unit.startswith("T"):
        return Reading(value="PAST_REF")
    base = base_of(draft, said, "")
    return step_from(base, unit, -int(count), said)


def split_span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "ten" of "ten or fifteen years"."""
    del said
    count = count_of(draft, "q")
    return (
        None
        if count is None
        else Reading(TimeType.DURATION, value=duration_value(count, draft.value("u")))
    )


def attributive_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "three-day", "month-long", "weeklong"."""
    del said
    if draft.has("w"):
        return Reading(TimeType.DURATION, value=draft.value("w"))
    if draft.has("u2"):
        plural = draft.word("u2").endswith("s")
        return Reading(
            TimeType.DURATION,
            value=duration_value(None if plural else Decimal(1), draft.value("u2")),
        )
    count = count_of(draft, "q")
    unit = draft.value("u")
    if unit == "Q" and draft.neighbour(1) == "of":
        return None  # "one-quarter of the adults"
    if draft.word("u") == "second":
        if "tens" in draft.grammar.lexicon.tags_of(draft.words("q")[-1]):
            return None  # twenty-second is an ordinal
        unit = "TS"
    return None if count is None else Reading(TimeType.DURATION, value=duration_value(count, unit))


def of_part_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the last week of August", "the first ten months of 2015"."""
    del said
    count = count_of(draft, "q") if draft.has("q") else Decimal(1)
    return Reading(TimeType.DURATION, value=duration_value(count, draft.value("u")))


def nth_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the first day" of something the text tells of."""
    del said
    unit = draft.value("u")
    if draft.word("u").endswith("s"):
        return Reading(TimeType.DURATION, value=duration_value(None, unit))
    if unit in {"D", "W", "M", "Y"}:
        return Reading(value=relative_value(unit), precision=PRECISION.get(unit))
    return Reading(TimeType.DURATION, value=duration_value(Decimal(1), unit))


def bare_units_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "within days", "for months"."""
    del said
    unit = draft.value("u")
    return Reading(TimeType.DURATION, value=duration_value(None, "D" if unit == "NI" else unit))


def vague_time_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "a short time", "for some time": a duration nobody measured; "a long time ago"."""
    del said
    if draft.has("back"):
        return Reading(value="PAST_REF")
    return Reading(TimeType.DURATION)


def is_rate(draft: Draft) -> bool:
    """Whether "a year" says how often: "5,000 a day"."""
    words, first = draft.tokens.words, draft.first
    if draft.neighbour(-1) in {"days", "hours", "nights", "minutes"}:
        return True  # "five days a week"
    if draft.neighbour(-1) in word_set("before_duration"):
        return False
    for place in range(first - 2, max(-1, first - 8), -1):
        if words[place] in {".", ",", ";", "(", ")"}:
            return False
        if (
            words[place].isdecimal()
            or words[place] in {"$", "€", "£", "%"}
            or words[place].lower()
            in {"times", "million", "billion", "percent", "hundreds", "thousands"}
        ):
            return True
    return False


def kin_span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the last two weeks", "the next 10 years"."""
    second = "q2" in draft.match.re.groupindex and draft.has("q2")
    part, unit = ("q2", draft.value("u2")) if second else ("q", draft.value("u"))
    word = draft.word("k2" if second else "k")
    count = count_of(draft, part)
    if unit == "NI":
        unit = "D"
    if count is None:
        return Reading(TimeType.DURATION, value=duration_value(None, unit))
    return duration_back(unit, count, said, past=word in LAST)


def first_span_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the first two months"."""
    del said
    return Reading(TimeType.DURATION, value=duration_value(count_of(draft, "q"), draft.value("u")))


def aged_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "aged 25", "at age seventy-nine"."""
    del said
    count = count_of(draft, "q")
    return None if count is None else Reading(TimeType.DURATION, value=duration_value(count, "Y"))


def set_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "every year", "twice a week", "per day"."""
    unit = draft.value("u")
    count = Decimal(1)
    if draft.rule == "set_every":
        if draft.word("u") == "second":
            return None
        number = read_number(draft.words("n")) if draft.has("n") else None
        ordinal = day_of(draft, "n") if draft.has("n") and number is None else None
        count = number or (Decimal(ordinal) if ordinal else Decimal(1))
        if draft.word("n") == "other":
            count = Decimal(2)
        if unit.isdecimal():
            return Reading(
                TimeType.SET, value=f"XXXX-WXX-{unit}" if len(unit) == 1 else f"XXXX-{unit}"
            )
        if unit in TODS:
            return Reading(TimeType.SET, value=f"XXXX-XX-XXT{unit}")
        if unit in {"SP", "SU", "FA", "WI"}:
            return Reading(TimeType.SET, value=f"XXXX-{unit}")
        if not draft.has("n") and unit == "D" and said.narrative:
            return Reading(TimeType.SET, value="XXXX-XX-XX")
    if draft.word("u") == "fortnight":
        count *= 2
    return Reading(TimeType.SET, value=duration_value(count, unit))


def freq_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "daily", "annually": how often in news, each one in a story, as WikiWars has it."""
    often, each = draft.value("f").split()
    return Reading(TimeType.SET, value=each if said.narrative else often)


def weekdays_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "Tuesdays", "Sunday mornings"."""
    del said
    if not draft.has("w2"):
        return Reading(TimeType.SET, value=f"XXXX-WXX-{draft.value('w')}")
    return Reading(TimeType.SET, value=f"XXXX-WXX-{draft.value('w2')}T{draft.value('t') or 'NI'}")


def whole_unit_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "the whole year", "the entire day"."""
    del said
    unit = draft.value("u")
    return Reading(TimeType.DURATION, value=duration_value(Decimal(1), unit))


def ref_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "now", "recently", "former", "the future"."""
    if draft.rule == "now":
        return Reading(value="PRESENT_REF")
    word = draft.word("r")
    if word == "former" and not said.narrative:
        return None
    if word == "present":
        return None
    return Reading(
        value={"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}.get(word)
        or draft.value("r")
    )


def that_time_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "at that time", "during this period"; "the time" only after "at".

    In news "at the same time" and "this time" hold sentences together and tell no time.
    """
    which, before = draft.word("k"), draft.neighbour(-1)
    whole = "".join(draft.tokens.words[draft.match.start() : draft.match.end()]).lower()
    is_same, is_time = "same" in whole, draft.word("u") == "time"
    if which == "the" and not is_same:
        if not is_time or before != "at" or draft.neighbour(1) in {"of", "when"}:
            return None
    elif is_time and before not in word_set("before_that_time"):
        return None
    if not said.narrative:
        return None if is_same or which == "this" else Reading(value="PAST_REF")
    is_now = which == "this" and before in {"at", "by", "around"}
    return Reading(value="PRESENT_REF" if is_now else "")


def present_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "to date", "for the time being", "present-day"."""
    del draft, said
    return Reading(value="PRESENT_REF")


def past_rule(draft: Draft, said: Discourse) -> Reading | None:
    """As in "recent months"."""
    del draft, said
    return Reading(value="PAST_REF")

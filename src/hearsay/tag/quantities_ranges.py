"""Join quantities that stand together: the ends of a range, a count and what it is counted per."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hearsay.records.document import Span
from hearsay.records.tags import NumberRange, Quantity
from hearsay.tag.tokens import word_set

RANGE = re.compile(r"\s?[-–—‑]\s?|\s(?:to|and|or)\s", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:[a-z]+\s(?:of\s)?)?$", re.IGNORECASE)
BETWEEN_REACH = 30  # characters
LONGEST = 6  # characters between the ends of a range
SCALES = (("thousand", 10**3), ("million", 10**6), ("billion", 10**9), ("trillion", 10**12))
PER = re.compile(r"(?:\s[a-z]+){0,3}\s(?:per|for\severy|out\sof\severy|in\severy)\s$")
WHOLE = re.compile(r"\s([a-z]+)")
POWERS = frozenset(Decimal(10) ** power for power in range(2, 8))
LEAST_NOUN = 3


def share_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The same quantities; the first of "5 to 6 percent" gets the unit of the second."""
    shared = list(found)
    for place in range(len(shared) - 1):
        one, after = shared[place], shared[place + 1]
        is_open = one.unit is None and after.unit not in {None, "fraction", "times"}
        if is_open and one.value is not None and is_range(text, one, after):
            value = scaled(one.value, after, text)
            shared[place] = replace(one, value=value, unit=after.unit, of=after.of)
    return shared


def is_range(text: str, one: Quantity, after: Quantity) -> bool:
    """Whether these are the two ends of a written range."""
    gap = text[one.span.end : after.span.start]
    if len(gap) >= LONGEST or not RANGE.fullmatch(gap):
        return False
    before = text[max(0, one.span.start - BETWEEN_REACH) : one.span.start]
    return gap.strip() != "and" or bool(BETWEEN.search(before)) or starts_between(text, one)


def starts_between(text: str, one: Quantity) -> bool:
    """Whether "between" was taken into the span of the first end."""
    return one.span.of(text).lower().startswith("between ")


def scaled(value: Decimal, after: Quantity, text: str) -> Decimal:
    """The value with the scale that stands with the other end: "3–4 million"."""
    if after.value is None or after.unit == "percent" or after.value < 1000 * value:
        return value
    tail = after.span.of(text).lower()
    for word, factor in SCALES:
        if word in tail and after.value % 1000 == 0:
            return value * factor
    return value


def tell_ranges(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The same quantities; both ends of a range carry all of it. The ends of a change do not."""
    told = list(found)
    for place in range(len(told) - 1):
        one, after = told[place], told[place + 1]
        if one.value is None or after.value is None or one.unit != after.unit:
            continue
        is_change = one.change is not None and after.change is not None
        if is_change or not one.value < after.value or not is_range(text, one, after):
            continue
        if " or " in text[one.span.end : after.span.start]:
            continue
        whole = NumberRange(one.value, after.value)
        told[place], told[place + 1] = replace(one, range=whole), replace(after, range=whole)
    return told


def join_rates(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The same quantities; "11.4 per 100,000" is one, with unit per_100000."""
    skip = False
    for place, one in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if skip:
            skip = False
            continue
        if after is not None and is_rate(text, one, after):
            end, of = after.span.end, None
            noun = WHOLE.match(text, end)
            if noun and noun[1] not in word_set("after_whole") and len(noun[1]) >= LEAST_NOUN:
                end, of = noun.end(), noun[1]
            span = Span(one.span.start, end)
            yield Quantity(span, one.value, f"per_{after.value}", of, one.bound)
            skip = True
            continue
        yield one


def is_rate(text: str, one: Quantity, after: Quantity) -> bool:
    """Whether the second is what the first is counted per."""
    if one.unit is not None or after.unit is not None or after.value not in POWERS:
        return False
    return PER.fullmatch(text[one.span.end : after.span.start]) is not None

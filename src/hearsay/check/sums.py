"""Numbers of one claim that have to add up: parts of a whole, a majority, an age."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from hearsay.check.finding import Context, Finding
from hearsay.check.tellings import Telling, of_quantity
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim
from hearsay.records.tags import Bound, Quantity

_FEWEST = 3  # parts that are taken to be all of them, where they come to less than the whole
_ITEM = 60  # characters of one part of a list
_LISTED = re.compile(r"[^,;:.]{0,60}(?:,|,?[ ]and)[ ](?:[a-z]+[ ])?")
_MAJORITY = re.compile(
    r",?[ ](?:(?:with|by)[ ])?(?:a|giving it a|which is a)[ ](?:\w+[ ])?"
    r"(?:majority|margin|lead|difference)[ ]of[ ]"
)
_AGAINST = re.compile(r"(?:[ ]votes?)?[ ](?:to|against)[ ]|[-–]")
_LIFE = re.compile(
    r"\bborn[ ](?:on[ ]|in[ ])[^.;]{0,40}?(?P<first>1[5-9]\d\d|20\d\d)\b[^.;]{0,60}?\bdied[ ]"
    r"[^.;]{0,40}?(?P<last>1[5-9]\d\d|20\d\d)[^.;]{0,25}?"
    r"\b(?:aged|at[ ]the[ ]age[ ]of|at)[ ](?P<age>\d{1,3})\b"
    r"(?![ ]?(?:[ap]\.?m|o’clock|o'clock|%|[:.]\d))"
)


def check_sum(claim: Claim, context: Context) -> Finding | None:
    """Contradicted where numbers that must add up do not; None where they may."""
    if claim.negated:
        return None
    amounts = context.tags.quantities_in(claim.span)
    return _parts(amounts, context) or _majority(amounts, context) or _age(claim, context)


def _parts(amounts: Sequence[Quantity], context: Context) -> Finding | None:
    """As in: "15 people: seven men, three women and two children"."""
    text = context.document.text
    for number, whole in enumerate(amounts[:-2]):
        parts = amounts[number + 1 :]
        told = [of_quantity(one, context) for one in (whole, *parts)]
        if not all(told) or any(one.bound is not Bound.EXACTLY for one in (whole, *parts)):
            return None
        if not _opens_list(text[whole.span.end : parts[0].span.start]):
            continue
        between = [text[one.span.end : other.span.start] for one, other in pairwise(parts)]
        is_list = all(_LISTED.fullmatch(words) for words in between) and " and " in between[-1]
        tail = text[parts[-1].span.end : parts[-1].span.end + _ITEM]
        if is_list and re.match(r"[^,;:]{0,50}?[.!\n]|[^,;:]{0,50}$", tail):
            return _wrong_sum(whole, parts, [one for one in told if one], context)
    return None


def _opens_list(words: str) -> bool:
    """Whether a colon or a dash stands between a whole and the first of its parts."""
    return re.fullmatch(r"[^,;:.–—]{0,30}(?::|[ ][–—])[ ]", words) is not None


def _wrong_sum(
    whole: Quantity, parts: Sequence[Quantity], told: Sequence[Telling], context: Context
) -> Finding | None:
    units = {one.unit for one in parts}
    if len(units) > 1 or (whole.unit != parts[0].unit and parts[0].unit is not None):
        return None
    low, high = sum(one.low for one in told[1:]), sum(one.high for one in told[1:])
    if low <= told[0].high and told[0].low <= high:
        return None
    if high < told[0].low and len(parts) < _FEWEST:
        return None  # two of several may be all that is named
    total = sum((one.value or Decimal(0) for one in parts), Decimal(0))
    sum_told = " + ".join(_plain(one.value) for one in parts)
    because = (
        f"The parts named, {sum_told}, come to {_plain(total)}, not to {context.words(whole.span)}."
    )
    return _finding(because, f"{sum_told} = {_plain(total)}")


def _majority(amounts: Sequence[Quantity], context: Context) -> Finding | None:
    """As in: "by 61 votes to 28, a majority of 33"."""
    text = context.document.text
    for one, other, lead in zip(amounts, amounts[1:], amounts[2:], strict=False):
        values = (one.value, other.value, lead.value)
        if not _AGAINST.fullmatch(text, one.span.end, other.span.start):
            continue
        is_lead = _MAJORITY.search(text, other.span.end, lead.span.start)
        if (
            not is_lead
            or is_lead.end() != lead.span.start
            or None in values
            or lead.unit not in {None, "vote"}
        ):
            continue
        first, last, said = (value or Decimal(0) for value in values)
        if abs(first - last) != said and lead.bound is Bound.EXACTLY:
            because = (
                f"{_plain(first)} to {_plain(last)} is a difference of "
                f"{_plain(abs(first - last))}, not of {_plain(said)}."
            )
            return _finding(because, f"{_plain(first)} - {_plain(last)} = {_plain(first - last)}")
    return None


def _age(claim: Claim, context: Context) -> Finding | None:
    """As in: "born in 1950 and died in 2010 at the age of 59"."""
    life = _LIFE.search(context.words(claim.span))
    if life is None:
        return None
    years = int(life["last"]) - int(life["first"])
    age = int(life["age"])
    if age in {years, years - 1} or years < 0:
        return None
    because = (
        f"Whoever was born in {life['first']} and died in {life['last']} was {years - 1} or "
        f"{years}, not {age}."
    )
    return _finding(because, f"{life['last']} - {life['first']} = {years}")


def _finding(because: str, record: str) -> Finding:
    evidence = Evidence("arithmetic", record, record, Relation.CONTRADICTION)
    return Finding(Verdict.CONTRADICTED, because, (evidence,), fault=("arithmetic", record))


def _plain(value: Decimal | None) -> str:
    return f"{(value or Decimal(0)).normalize():,f}"

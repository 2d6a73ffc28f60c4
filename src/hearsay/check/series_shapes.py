"""Figures set beside others: ranks, multiples, more than another's, trends."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from hearsay.check.figures import (
    Asked,
    compare,
    contradicted,
    own_half,
    periods_now,
    standing,
    supported,
    told,
)
from hearsay.check.finding import Context, Finding
from hearsay.check.lists import shapes
from hearsay.check.named import body_meant
from hearsay.check.promised import measure_of
from hearsay.check.series_changes import check_change
from hearsay.check.statement import Statement, cores, own_period, take_period
from hearsay.records.check import Relation
from hearsay.records.claim import Claim
from hearsay.records.tags import Interval
from hearsay.reference.editions import When, ranking
from hearsay.reference.values import Value

_TIMES = {"twice": 2, "double": 2, "three times": 3, "triple": 3, "four times": 4, "five times": 5}
_LASTS = ("last", "last2", "last3", "since")  # marks of the end of a stretch
_SHAPES = frozenset({"rank", "more", "times", "trend", "ends", "change"})
_WITH_TIMES = frozenset({"trend", "ends", "change"})
_LOOSE = Decimal("0.15")  # of a multiple: "twice" for 1.8 is let be
_FAR = Decimal("0.3")  # and beyond this it is wrong


def check_shape(statement: Statement, context: Context, claim: Claim) -> Finding | None:
    """What the record says of a figure that is told beside others; None: no such shape."""
    for core in cores(statement.words):
        for name, shape in shapes("figure"):
            if name not in _SHAPES:
                continue
            words, times = (core, []) if name in _WITH_TIMES else take_period(core)
            found = shape.fullmatch(words)
            if found is not None and len(times) <= 1:
                return _check(statement, context, claim, (name, found, times))
    return None


def _check(
    statement: Statement,
    context: Context,
    claim: Claim,
    matched: tuple[str, re.Match[str], list[str]],
) -> Finding | None:
    name, found, times = matched
    groups = found.groupdict()
    noun = groups.get("what") or groups.get("on") or ""
    measure = statement.measures.get(noun) or measure_of(noun, context)
    if measure is None or claim.negated:
        return None
    asked = Asked(context, statement.entities[groups["who"]], measure)
    period = own_period(statement.times[times[0]]) if times else None
    if name == "ends":
        return _ends(statement, asked, groups)
    ratio = statement.ratio or groups.get("whole") or ""
    if name == "trend":
        return _trend(statement, asked, groups, ratio)
    if name == "change":
        return check_change(statement, asked, groups, _rows_over(statement, asked, groups, ratio))
    period = period or _latest(asked, ratio)
    if period is None:
        return None
    if name == "rank":
        body = statement.entities.get(groups.get("among") or "")
        body = body or body_meant(context, claim.span.start, groups.get("among") or "")
        return _rank(asked, body, period, (ratio, bool(groups.get("top"))))
    other = Asked(context, statement.entities[groups["other"]], measure)
    return _beside(asked, other, period, (ratio, groups))


def _one(asked: Asked, period: Interval, ratio: str) -> Value | None:
    """The subject's one figure for the period; None where none or several stand."""
    known = standing(asked.rows(None, ratio), period, asked.context.as_of)
    return known[0] if len(known) == 1 else None


def _latest(asked: Asked, ratio: str) -> Interval | None:
    """The latest period with a measured figure known on the day."""
    if asked.context.as_of is None:
        return None
    rows = [row for row in asked.rows(None, ratio) if row.is_measured]
    now = periods_now(rows, asked.context.as_of)
    return now[0] if now else None


def _rank(
    asked: Asked, body: str | None, period: Interval, how: tuple[str, bool]
) -> Finding | None:
    ratio, is_top = how
    own = _one(asked, period, ratio)
    facts = asked.context.packs.facts
    if own is None or body is None:
        return None
    among = dict.fromkeys(row.member for row in facts.members_of(body, period.last))
    if asked.subject not in among:
        return None
    when = When(period, asked.context.as_of)
    rows = [row for row in ranking(facts, asked.measure, when, among) if _is_like(row, own)]
    rows = rows if is_top else rows[::-1]
    ahead = [row for row in rows if (row.value > own.value) is is_top and row.value != own.value]
    place = f"{len(ahead) + 1} of the {len(rows)} members with a figure"
    because = f"{asked.name} was {told(own)}, number {place}"
    if not ahead:
        is_whole = len(rows) >= 0.9 * len(among)
        return supported(f"{because}.", rows[:2]) if is_whole else None
    first = Asked(asked.context, ahead[0].subject, asked.measure)
    because += f"; {first.name} was {told(ahead[0], with_period=False)}."
    return contradicted(because, [ahead[0], own])


def _is_like(row: Value, own: Value) -> bool:
    return (row.unit, row.of, row.fact.definition) == (own.unit, own.of, own.fact.definition)


def _beside(
    asked: Asked, other: Asked, period: Interval, how: tuple[str, dict[str, str | None]]
) -> Finding | None:
    """More than another's, or so many times as much."""
    ratio, groups = how
    mine, theirs = _one(asked, period, ratio), _one(other, period, ratio)
    if mine is None or theirs is None or not _is_like(mine, theirs) or theirs.value <= 0:
        return None
    because = f"{asked.name} was {told(mine)}, {other.name} {told(theirs, with_period=False)}"
    if (words := groups.get("times")) is not None:
        real, stated = mine.value / theirs.value, Decimal(_TIMES[words])
        because += f": {round(real, 2)} times as much."
        if abs(real - stated) <= _LOOSE * stated:
            return supported(because, [mine, theirs])
        is_far = abs(real - stated) > _FAR * stated
        return contradicted(because, [mine, theirs]) if is_far else None
    is_more = groups.get("more") in {"larger", "higher", "bigger", "greater", "more"}
    if abs(mine.value - theirs.value) <= own_half(mine) + own_half(theirs):
        return None
    if (mine.value > theirs.value) is is_more:
        return supported(f"{because}.", [mine, theirs])
    return contradicted(f"{because}.", [mine, theirs])


def _ends(statement: Statement, asked: Asked, groups: dict[str, str | None]) -> Finding | None:
    """As in: "rose from 1.2% of GDP in 2014 to 1.6% in 2023": both ends are figures."""
    rows: list[Value] = []
    relations = []
    span = _stretch(statement, groups)
    if span is None:
        return None
    for quantity, period in zip((groups["q"], groups["q2"]), span, strict=True):
        stated = statement.quantities[quantity or ""]
        known = standing(asked.rows(stated), period, asked.context.as_of)
        if len(known) != 1:
            return None
        rows += known
        relations.append(compare(known[0], stated, asked.context.words(stated.span)))
    because = f"{asked.name} was {told(rows[0])} and {told(rows[1])}."
    if all(one is Relation.ENTAILMENT for one in relations):
        return supported(because, rows)
    wrong = [row for row, one in zip(rows, relations, strict=True) if one is Relation.CONTRADICTION]
    return contradicted(because, wrong) if wrong else None


def _trend(
    statement: Statement, asked: Asked, groups: dict[str, str | None], ratio: str
) -> Finding | None:
    rows = _rows_over(statement, asked, groups, ratio)
    if not rows:
        return None
    return _direction(asked, rows, is_up=bool(groups.get("up")), every=bool(groups.get("every")))


def _rows_over(
    statement: Statement, asked: Asked, groups: dict[str, str | None], ratio: str
) -> list[Value]:
    """The one figure of each period of the stretch told; none where an end of it is missing."""
    span = _stretch(statement, groups)
    if span is None:
        return []
    first, last = span
    known: dict[Interval, Value] = {}
    for row in asked.rows(None, ratio):
        now = standing(asked.rows(None, ratio), row.period, asked.context.as_of)
        if len(now) == 1:
            known[row.period] = now[0]
    periods = sorted(known, key=lambda one: one.first)
    is_since = groups.get("since") is not None
    chosen = [
        one for one in periods if one.first >= first.first and (is_since or one.last <= last.last)
    ]
    if len(chosen) < 2 or chosen[0] != first or (not is_since and chosen[-1] != last):
        return []
    return [known[one] for one in chosen]


def _stretch(
    statement: Statement, groups: dict[str, str | None]
) -> tuple[Interval, Interval] | None:
    """The first and the last period; of "rose in 2022" the year before and that year."""
    first = groups.get("since") or groups.get("first") or groups.get("first2")
    last = next((groups[one] for one in _LASTS if groups.get(one)), None)
    end = own_period(statement.times[f"t{last}"]) if last is not None else None
    if end is None:
        return None
    if first is not None:
        begin = own_period(statement.times[f"t{first}"])
        return (begin, end) if begin is not None else None
    if (end.first.month, end.first.day, end.last.month, end.last.day) != (1, 1, 12, 31):
        return None
    year = end.first.year - 1
    return Interval(end.first.replace(year=year), end.last.replace(year=year)), end


def _direction(asked: Asked, rows: Sequence[Value], *, is_up: bool, every: bool) -> Finding | None:
    steps = list(pairwise(rows)) if every else [(rows[0], rows[-1])]
    against = [
        (one, two)
        for one, two in steps
        if two.value != one.value and (two.value > one.value) is not is_up
    ]
    tied = [pair for pair in steps if abs(pair[0].value - pair[1].value) <= own_half(pair[1])]
    if against and against[0] not in tied:
        one, two = against[0]
        because = f"{asked.name} went from {told(one)} to {told(two)}."
        return contradicted(because, [one, two])
    if tied or against:
        return None
    many = f", {'up' if is_up else 'down'} in each year between" if every and len(rows) > 2 else ""
    because = f"{asked.name} went from {told(rows[0])} to {told(rows[-1])}{many}."
    return supported(because, rows if len(rows) < 5 else [rows[0], rows[-1]])

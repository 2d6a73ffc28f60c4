"""How many of a body's members are on a side of a threshold: a number, "many", "most", "none"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hearsay.check.figures import is_same_unit, shown
from hearsay.check.finding import Context, Finding, undecided
from hearsay.check.wording import days_in_words, with_article
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.tags import Bound, Interval, Quantity
from hearsay.reference.editions import Count, When, announced_counts, count_members
from hearsay.reference.values import Threshold, Value

_OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}
_KNOWN = 0.8  # share of the members whose figures must be known before a count contradicts
_SHOWN = 3  # rows shown of those on a side
# Shares of the members by which words for a number are held true, and held false. Wide apart, so
# that what lies between is left to the reader.
_MANY = (0.25, 0.08)
_FEW = (0.25, 0.5)
_SHARES = {
    "half": 1 / 2,
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "two-thirds": 2 / 3,
    "a quarter": 1 / 4,
}


@dataclass(frozen=True, slots=True)
class Group:
    """A claim that some members of a body are on a side of a threshold."""

    context: Context
    body: str
    measure: str
    quantity: Quantity  # the threshold
    side: str  # >=, >, < or <=
    period: Interval | None  # None: none is named
    number: Quantity | None  # None: a word such as "many"
    some: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many there were by one source: at least and at most, of how many members."""

    least: int
    most: int
    total: int
    known_from: date
    rows: tuple[Value, ...]  # what it is counted from, those on the side first
    others: tuple[Value, ...] = ()
    is_announced: bool = False


def check_group(group: Group) -> Finding | None:
    """What the record says of the number; None where no period is meant or nothing is known."""
    as_of = group.context.as_of
    periods = [group.period] if group.period else _recent(as_of)
    for period in periods:
        if period is None:
            continue
        tallies = _tallies(group, period, as_of)
        if tallies:
            found = _judge(group, period, tallies)
            if group.period is None and not group.is_present:
                return found if found and found.verdict is Verdict.SUPPORTED else None
            return found
    return None


def _recent(as_of: date | None) -> list[Interval]:
    """The year of the article and the one before."""
    if as_of is None:
        return []
    years = (as_of.year, as_of.year - 1)
    return [Interval(date(year, 1, 1), date(year, 12, 31)) for year in years]


def _tallies(group: Group, period: Interval, as_of: date | None) -> list[_Tally]:
    """Counts from the members' rows and those announced, the latest known first."""
    facts = group.context.packs.facts
    stated = group.quantity.value
    rows = facts.values_across(group.measure, period)
    if stated is None or not any(is_same_unit(row, group.quantity) for row in rows):
        return []
    threshold = Threshold(group.side, stated)
    when = When(period, as_of)
    made = [
        _counted(group, count)
        for count in count_members(facts, group.body, group.measure, threshold, when)
        if all(is_same_unit(row, group.quantity) for row in (*count.met, *count.missed))
    ]
    total = len({row.member for row in facts.members_of(group.body, period.last)})
    for side, is_same in ((group.side, True), (_OPPOSITE[group.side], False)):
        announced = announced_counts(
            facts, group.body, group.measure, Threshold(side, stated), when
        )
        for row in announced:
            number = int(row.value) if is_same else total - int(row.value)
            made.append(
                _Tally(number, number, total, row.known_from, (row,), (), is_announced=True)
            )
    known = [one for one in made if one is not None and len(one.rows) + len(one.others) > 0]
    return sorted(known, key=lambda one: (one.known_from, one.is_announced), reverse=True)


def _counted(group: Group, count: Count) -> _Tally | None:
    """The count; a figure a hair below may be at the threshold. None if too few are known."""
    total = len(count.met) + len(count.missed) + len(count.without)
    if not total or len(count.without) > (1 - _KNOWN) * total:
        return None
    stated = group.quantity.value or Decimal(0)
    below = count.missed if group.side in {">=", ">"} else count.met
    hair = sum(0 < (stated - row.value) * 200 <= abs(stated) for row in below)
    fewer, more = (0, hair) if group.side in {">=", ">"} else (hair, 0)
    known = max(row.known_from for row in (*count.met, *count.missed))
    least, most = count.least - fewer, count.most + more
    return _Tally(least, most, total, known, count.met, count.missed)


def _judge(group: Group, period: Interval, tallies: Sequence[_Tally]) -> Finding | None:
    latest = [one for one in tallies if tallies[0].known_from - one.known_from <= timedelta(days=1)]
    verdicts = [_fits(group, one) for one in latest]
    because = _because(group, period, latest)
    if Relation.ENTAILMENT in verdicts:
        evidence = _evidence(latest, Relation.ENTAILMENT, group)
        return Finding(Verdict.SUPPORTED, because, evidence)
    if any(one is not Relation.CONTRADICTION for one in verdicts):
        missing = f"the figures of all members for {days_in_words(period)}"
        return undecided(because, missing, *(row.fact for row in latest[0].rows[:1]))
    older = [
        one for one in tallies if one not in latest and _fits(group, one) is Relation.ENTAILMENT
    ]
    older += _other_announcements(group, period)
    if older:
        told = f"An earlier count had {_many(older[0])}. {because}"
        evidence = _evidence([older[0], *latest], Relation.NEUTRAL, group)
        return Finding(Verdict.QUALIFIED, told, evidence)
    evidence = _evidence(latest, Relation.CONTRADICTION, group)
    if group.period is None:
        because, more = _with_year_before(group, period, because)
        evidence += more
    fault = ("members on a side", group.body, group.measure, group.side, str(group.quantity.value))
    return Finding(Verdict.CONTRADICTED, because, evidence, fault=fault)


def _other_announcements(group: Group, period: Interval) -> list[_Tally]:
    """Announced counts of any edition known on the day that have the number stated."""
    as_of = group.context.as_of
    found = []
    for row in group.context.packs.facts.values_of(group.body, group.measure):
        is_then = row.period == period and row.threshold is not None
        if not is_then or (as_of is not None and row.known_from > as_of) or row.threshold is None:
            continue
        same = row.threshold == Threshold(group.side, group.quantity.value or row.value)
        one = _Tally(
            int(row.value), int(row.value), 0, row.known_from, (row,), (), is_announced=True
        )
        if same and group.number is not None and _fits(group, one) is Relation.ENTAILMENT:
            found.append(one)
    return found


def _fits(group: Group, tally: _Tally) -> Relation:
    if group.number is not None:
        return _number_fits(group.number, tally)
    holds, fails = _bounds(group.some, tally)
    return Relation.ENTAILMENT if holds else Relation.CONTRADICTION if fails else Relation.NEUTRAL


def _number_fits(number: Quantity, tally: _Tally) -> Relation:
    stated, bound = int(number.value or 0), number.bound
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        more = stated + (bound is Bound.MORE_THAN)
        return _side(tally.least >= more, tally.most < more)
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        fewer = stated - (bound is Bound.LESS_THAN)
        return _side(tally.most <= fewer, tally.least > fewer)
    near = max(1, stated // 10) if bound is Bound.ABOUT else 0
    holds = abs(tally.least - stated) <= near
    return _side(holds, not tally.least - near <= stated <= tally.most + near)


def _side(holds: bool, fails: bool) -> Relation:  # noqa: FBT001  # two ways of one question
    return Relation.ENTAILMENT if holds else Relation.CONTRADICTION if fails else Relation.NEUTRAL


def _bounds(some: str, tally: _Tally) -> tuple[bool, bool]:
    """Whether a word for a number surely holds, and whether it surely does not."""
    least, most, total = tally.least, tally.most, max(1, tally.total)
    without = most - least
    if some in {"all", "every", "each"}:
        return least == total, most < total
    if some == "all but one":
        return least == most == total - 1, most < total - 1 or least == total
    some = re.sub(r"^(?:barely|about|roughly|around|just|only) ", "", some)
    if some in _SHARES:
        stated = _SHARES[some] * total
        is_near = abs(least - stated) <= total / 12
        return is_near, not least - total / 6 <= stated <= most + total / 6
    if some in {"fewer than half", "less than half"}:
        return most * 2 < total, least * 2 >= total
    if some in {"no", "none", "not one"}:
        return most == 0 or (least == 0 and without * 10 <= total), least > 0
    if some in {"most", "a majority", "the majority", "more than half", "over half"}:
        return least * 2 > total, most * 2 <= total
    if some in {"almost all", "nearly all"}:
        return least * 10 >= total * 8, most * 2 < total
    if some == "many":
        return least >= max(2, _MANY[0] * total), most <= max(0, _MANY[1] * total)
    if some in {"few", "a handful"}:
        return 0 < most <= _FEW[0] * total, least > _FEW[1] * total
    return least > 1, most == 0


def _because(group: Group, period: Interval, tallies: Sequence[_Tally]) -> str:
    """As in: "In 2025 none of the 30 members of NATO with a figure was below 2% of GDP"."""
    counted = next((one for one in tallies if not one.is_announced), None)
    body = with_article(group.context.packs.names.entities[group.body].name)
    measure = group.context.packs.names.entities[group.measure].name
    side = _in_words(group)
    parts = []
    if counted is not None:
        known = len(counted.rows) + len(counted.others)
        parts.append(
            f"by its members' figures, {counted.least} of the {known} members of {body} with a "
            f"figure for {days_in_words(period)} had {measure} {side}"
        )
        if known < counted.total:
            parts[-1] += f" ({counted.total - known} had none published)"
    announced = next((one for one in tallies if one.is_announced), None)
    if announced is not None:
        row = announced.rows[0]
        source = f" ({row.fact.edition})" if row.fact.edition else ""
        parts.append(
            f"a count announced for {days_in_words(period)} comes to {_many(announced)}{source}"
        )
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}."


def _many(tally: _Tally) -> str:
    return f"{tally.least} of {tally.total}" if tally.total else str(tally.least)


def _in_words(group: Group) -> str:
    number = f"{group.quantity.value}{'%' if group.quantity.unit == 'percent' else ''}"
    words = {">=": "of at least", ">": "above", "<": "below", "<=": "of at most"}
    return f"{words[group.side]} {number}"


def _evidence(tallies: Sequence[_Tally], relation: Relation, group: Group) -> tuple[Evidence, ...]:
    made: list[Evidence] = []
    for one in tallies:
        rows = [*one.rows[:_SHOWN], *one.others[: _SHOWN if not one.rows else 1]]
        if not one.is_announced:
            quote = f"{len(one.rows)} {_in_words(group)}, {len(one.others)} not, of {one.total}"
            made.append(Evidence("arithmetic", f"count: {quote}", quote, relation))
        made += shown(rows, relation)
    return tuple(made)


def _with_year_before(
    group: Group, period: Interval, because: str
) -> tuple[str, tuple[Evidence, ...]]:
    """The finding with what was so in the year before, where that was otherwise."""
    year = period.first.year - 1
    before = Interval(date(year, 1, 1), date(year, 12, 31))
    tallies = _tallies(group, before, group.context.as_of)
    if not tallies or _fits(group, tallies[0]) is not Relation.ENTAILMENT:
        return because, ()
    told = _because(group, before, tallies[:1])
    return f"{because} It was so in {year}: {told[:1].lower()}{told[1:]}", _evidence(
        tallies[:1], Relation.NEUTRAL, group
    )

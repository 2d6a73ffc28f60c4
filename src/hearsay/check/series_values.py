"""A stated figure of one subject against the record: the value, or on which side of a threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hearsay.check.figures import (
    Asked,
    compare,
    half_digit,
    periods_now,
    shown,
    standing,
    told,
)
from hearsay.check.finding import Finding, undecided
from hearsay.check.wording import day_in_words, days_in_words
from hearsay.records.check import Relation, Verdict
from hearsay.records.tags import Bound, Interval, Quantity
from hearsay.reference.editions import known_later
from hearsay.reference.values import Value

# How fine a figure must be told to be known again as that of another year; coarser ones are like
# many by chance.
_FINE = Decimal("0.012")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a claim has it."""

    quantity: Quantity
    words: str  # as it is printed
    period: Interval | None  # None: none is named
    is_present: bool  # told of now


def check_value(asked: Asked, stated: Stated) -> Finding | None:
    """What the record says of the figure; None where it is not told when."""
    rows = asked.rows(stated.quantity)
    as_of = asked.context.as_of
    if not rows and asked.context.packs.facts.values_of(asked.subject, asked.measure):
        return None  # told in another unit, or as a share of something else
    if stated.period is not None:
        return _at(asked, stated, rows, stated.period)
    if as_of is None:
        return undecided(f"{asked.name} differs by year.", "the date of the article")
    now = periods_now(rows, as_of)
    if not now:
        missing = f"a figure for {asked.name} on {day_in_words(as_of)}"
        return undecided(f"The record has no figure for {asked.name} then.", missing)
    return _now(asked, stated, rows, now)


def _relations(stated: Stated, rows: Sequence[Value]) -> dict[Value, Relation]:
    return {row: compare(row, stated.quantity, stated.words) for row in rows}


def _at(asked: Asked, stated: Stated, rows: Sequence[Value], period: Interval) -> Finding | None:
    """The figure for a named period: the edition known on the day, then the later ones."""
    then = [row for row in rows if row.period == period]
    if not then:
        if rows and all(_is_finer(period, row.period) for row in rows):
            return None  # a month's or a quarter's figure is another one
        missing = f"{asked.name} in {days_in_words(period)}"
        return undecided(f"The record has no figure for {missing}.", f"a figure for {missing}")
    known = standing(then, period, asked.context.as_of)
    if not known:
        return _known_later(asked, stated, then)
    found = _relations(stated, known)
    fitting = [row for row, relation in found.items() if relation is Relation.ENTAILMENT]
    if fitting:
        return _supported(asked, stated, fitting[0], then)
    if Relation.NEUTRAL in found.values():
        if earlier := _by_edition(asked, stated, then, known):
            return earlier
        because = f"{asked.name} was {told(known[0])}, close to what is stated."
        return undecided(because, "the source of the stated figure", known[0].fact)
    return _elsewhere(asked, stated, rows, known) or _refuted(asked, stated, then, known)


def _is_finer(one: Interval, other: Interval) -> bool:
    return (one.last - one.first) * 2 < other.last - other.first


def _supported(asked: Asked, stated: Stated, row: Value, then: Sequence[Value]) -> Finding:
    because = f"{asked.name} was {told(row)}."
    later = known_later(then, row)
    if later and compare(later[-1], stated.quantity, stated.words) is not Relation.ENTAILMENT:
        because += f" A later edition says {told(later[-1], with_period=False)}."
    others = [one for one in standing(then, row.period, asked.context.as_of) if one != row]
    if others:
        because += f" By another definition it was {told(others[0], with_period=False)}."
    return Finding(Verdict.SUPPORTED, because, shown([row, *later[-1:]], Relation.ENTAILMENT))


def _known_later(asked: Asked, stated: Stated, then: Sequence[Value]) -> Finding | None:
    row = max(then, key=lambda one: one.known_from)
    if compare(row, stated.quantity, stated.words) is Relation.ENTAILMENT:
        because = f"{asked.name} was {told(row)}, by an edition of {day_in_words(row.known_from)}."
        return Finding(Verdict.SUPPORTED, because, shown([row], Relation.ENTAILMENT))
    day = asked.context.as_of
    because = f"A later edition has {asked.name} at {told(row)}."
    missing = f"the figure known on {day_in_words(day)}" if day else "the date of the article"
    return undecided(because, missing, row.fact)


def _by_edition(
    asked: Asked, stated: Stated, then: Sequence[Value], known: Sequence[Value]
) -> Finding | None:
    """Right for another edition of the same figure."""
    for row in then:
        if compare(row, stated.quantity, stated.words) is Relation.ENTAILMENT:
            because = f"{asked.name} was {told(row)}; the figure known since is {told(known[0])}."
            if known[0].known_from < row.known_from:
                because = f"{asked.name} was {told(known[0])}; a later edition says {told(row)}."
            return Finding(Verdict.QUALIFIED, because, shown([row, *known], Relation.NEUTRAL))
    return None


def _elsewhere(
    asked: Asked, stated: Stated, rows: Sequence[Value], known: Sequence[Value]
) -> Finding | None:
    """Right for another edition, or for the period before or after."""
    period = known[0].period
    if earlier := _by_edition(asked, stated, rows_at(rows, period), known):
        return earlier
    near = [
        row
        for row in rows
        if abs(row.period.first.year - period.first.year) == 1
        and row in standing(rows, row.period, asked.context.as_of)
        and compare(row, stated.quantity, stated.words) is Relation.ENTAILMENT
        and half_digit(stated.words, row.value) <= _FINE * abs(row.value)
    ]
    if near and stated.quantity.bound is Bound.EXACTLY:
        now = f"in {days_in_words(period)} it was {told(known[0], with_period=False)}"
        because = f"{asked.name} was {told(near[0])}; {now}."
        return Finding(Verdict.QUALIFIED, because, shown([near[0], known[0]], Relation.NEUTRAL))
    return None


def _refuted(
    asked: Asked, stated: Stated, then: Sequence[Value], known: Sequence[Value]
) -> Finding:
    row = known[0]
    because = f"{asked.name} was {told(row)}, not {_said(stated)}."
    sure = [one for one in known if one.is_measured and one.fact.is_confirmed]
    editions = {one.fact.edition for one in then if one.fact.is_confirmed}
    if sure or len(editions) > 1:
        fault = ("figure", asked.subject, asked.measure, str(row.period.first), stated.words)
        rows = shown(known, Relation.CONTRADICTION)
        return Finding(Verdict.CONTRADICTED, because, rows, fault=fault)
    missing = f"a final figure for {days_in_words(row.period)}; the record has an estimate"
    return undecided(because, missing, row.fact)


def _said(stated: Stated) -> str:
    return stated.words


def _now(
    asked: Asked, stated: Stated, rows: Sequence[Value], periods: Sequence[Interval]
) -> Finding | None:
    """A figure of now: that of the latest period or the one before."""
    as_of = asked.context.as_of
    known = [row for period in periods for row in standing(rows, period, as_of)]
    found = _relations(stated, known)
    recent = [row for row in known if row.period in periods[:2]]
    fitting = [row for row in recent if found[row] is Relation.ENTAILMENT]
    if fitting:
        return _supported(asked, stated, fitting[0], rows_at(rows, fitting[0].period))
    if not stated.is_present or any(one is not Relation.CONTRADICTION for one in found.values()):
        return None
    same_side = len({row.value > (stated.quantity.value or 0) for row in known}) == 1
    sure = [row for row in known if row.is_measured and row.fact.is_confirmed]
    because = f"{asked.name} was {'; '.join(told(row) for row in known[:3])}, not {stated.words}."
    if not (sure and same_side):
        missing = f"a final figure for {days_in_words(periods[0])}"
        return undecided(because, missing, *(row.fact for row in known[:2]))
    fault = ("figure", asked.subject, asked.measure, "now", stated.words)
    evidence = shown(known[:4], Relation.CONTRADICTION)
    return Finding(Verdict.CONTRADICTED, because, evidence, fault=fault)


def rows_at(rows: Sequence[Value], period: Interval) -> list[Value]:
    """The rows for a period, all editions."""
    return [row for row in rows if row.period == period]

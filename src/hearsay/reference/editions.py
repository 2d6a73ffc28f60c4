"""What was known on a day: of each question the edition that stood then, and what came later."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from hearsay.records.fact import Fact
from hearsay.records.tags import Interval
from hearsay.reference.facts import Facts
from hearsay.reference.values import Threshold, Value


class _HasFact(Protocol):
    @property
    def fact(self) -> Fact: ...


_Row = TypeVar("_Row", bound=_HasFact)


def rows_known_on(rows: Iterable[_Row], day: date | None) -> tuple[_Row, ...]:
    """The rows of any table that stood on this day; ``None`` is now: those not yet replaced.

    For figures ``known_on`` is the better question: it takes the latest edition of each.
    """
    wanted = day or date.max
    return tuple(row for row in rows if row.fact.known is None or _holds(row.fact.known, wanted))


def _holds(days: Interval, day: date) -> bool:
    return days.first <= day <= days.last


def values_at(values: Iterable[Value], period: Interval) -> tuple[Value, ...]:
    """The figures for exactly this period, all editions."""
    return tuple(value for value in values if value.period == period)


def known_on(values: Iterable[Value], day: date | None) -> tuple[Value, ...]:
    """Of each question the figure that stood on this day: of those published, the latest edition.

    Where two rows of one edition answer one question the preferred one is taken. ``None`` is now:
    the latest edition of all.
    """
    standing: dict[tuple[object, ...], Value] = {}
    for value in sorted(values, key=_lateness):
        known = value.fact.known
        if day is None or known is None or _holds(known, day):
            standing[value.question] = value
    return tuple(standing.values())


def known_later(values: Iterable[Value], than: Value) -> tuple[Value, ...]:
    """The later editions' answers to the same question, oldest first."""
    same = (value for value in values if value.question == than.question)
    return tuple(sorted((one for one in same if one.known_from > than.known_from), key=_lateness))


def other_definitions(values: Iterable[Value], than: Value) -> tuple[Value, ...]:
    """Figures for the same subject and period that were measured in another way."""
    return tuple(
        one
        for one in values
        if one.period == than.period
        and one.aggregate == than.aggregate
        and one.fact.definition != than.fact.definition
    )


@dataclass(frozen=True, slots=True)
class When:
    """The time a figure is about, and the day whose knowledge is asked for."""

    period: Interval
    as_of: date | None = None  # None: all that is known by now


@dataclass(frozen=True, slots=True)
class Count:
    """How many members of a body are on the right side of a threshold."""

    met: tuple[Value, ...]
    missed: tuple[Value, ...]
    without: tuple[str, ...]  # entity ids of members without a figure

    @property
    def least(self) -> int:
        """As many as are known to meet it."""
        return len(self.met)

    @property
    def most(self) -> int:
        """As many as may meet it, if all without a figure do."""
        return len(self.met) + len(self.without)


def count_members(
    facts: Facts, body: str, measure: str, threshold: Threshold, when: When
) -> tuple[Count, ...]:
    """The members on the last day of the period against a threshold; a count for each definition.

    Empty where nothing was known then.
    """
    members = dict.fromkeys(row.member for row in facts.members_of(body, when.period.last))
    own = [one for one in facts.values_across(measure, when.period) if one.subject in members]
    found: dict[str | None, dict[str, Value]] = {}
    for value in known_on(own, when.as_of):
        if not value.aggregate:
            found.setdefault(value.fact.definition, {})[value.subject] = value
    return tuple(_count(members, values, threshold) for values in found.values())


def ranking(
    facts: Facts, measure: str, when: When, among: Collection[str] | None = None
) -> tuple[Value, ...]:
    """The subjects' own figures for a period, highest first, as known on the day.

    ``among`` is whose figures are compared, such as the members of a body; None is everybody's.
    Figures of several definitions or units stand side by side: see ``Value.question``.
    """
    standing = known_on(facts.values_across(measure, when.period), when.as_of)
    own = [one for one in standing if not one.aggregate and (among is None or one.subject in among)]
    return tuple(sorted(own, key=lambda one: one.value, reverse=True))


def history(
    facts: Facts, subject: str, measure: str, as_of: date | None = None
) -> tuple[Value, ...]:
    """What was known on the day of each period of a subject, oldest first; aggregates left out.

    A trend, "every year since", "the highest since" are read off it.
    """
    own = known_on(facts.values_of(subject, measure), as_of)
    plain = [one for one in own if not one.aggregate]
    return tuple(sorted(plain, key=lambda one: (one.period.first, one.period.last)))


def announced_counts(
    facts: Facts, body: str, measure: str, threshold: Threshold, when: When
) -> tuple[Value, ...]:
    """Counts for this threshold that a publication gave, as they stood on the day."""
    rows = values_at(facts.values_of(body, measure), when.period)
    return tuple(row for row in known_on(rows, when.as_of) if row.threshold == threshold)


def _count(members: Iterable[str], values: dict[str, Value], threshold: Threshold) -> Count:
    met = tuple(one for one in values.values() if threshold.is_met_by(one.value))
    missed = tuple(one for one in values.values() if not threshold.is_met_by(one.value))
    return Count(met, missed, tuple(one for one in members if one not in values))


def _lateness(value: Value) -> tuple[date, bool]:
    return value.known_from, value.fact.rank == "preferred"

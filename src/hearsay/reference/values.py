"""Figures: what was measured of whom, for which time, in which edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt

from hearsay.records.fact import Fact, FactStatus
from hearsay.records.tags import Interval

AGGREGATES = ("", "total", "average", "median", "count")
COMPARISONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": ge, ">": gt, "<=": le, "<": lt,
}  # fmt: skip
SCALES: Mapping[str, int] = {  # powers of ten of words that may begin a unit
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound that values are compared with: "at least 2"."""

    comparison: str  # >=, >, <= or <
    value: Decimal

    def is_met_by(self, value: Decimal) -> bool:
        """Whether a value is on the right side of it."""
        return COMPARISONS[self.comparison](value, self.value)


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as one edition has it."""

    fact: Fact  # known, edition, status, definition and rank are here
    subject: str  # entity id
    measure: str  # entity id
    period: Interval
    value: Decimal  # in full: a unit of "million USD" is multiplied out; its digits are kept
    unit: str  # as a Quantity has it: "percent", "EUR", "tonne"; "count" for a bare number
    of: str | None = None  # what a percentage is of: "GDP"
    aggregate: str = ""  # "": the subject's own; else what it is of the subject's members
    threshold: Threshold | None = None  # of a count: what is counted

    @property
    def known_from(self) -> date:
        """The day it was published; the first of all days where the row does not say."""
        return self.fact.known.first if self.fact.known else date.min

    @property
    def is_measured(self) -> bool:
        """Whether it is neither an estimate nor a plan."""
        return self.fact.status is FactStatus.ACTUAL

    @property
    def question(self) -> tuple[object, ...]:
        """What two editions must have in common to be answers to one question."""
        return (
            self.subject, self.measure, self.period, self.unit, self.of, self.aggregate,
            self.threshold, self.fact.definition,
        )  # fmt: skip


def split_unit(cell: str) -> tuple[int, str, str | None]:
    """A unit as a pack writes it: power of ten, unit, what it is of.

    "percent of GDP" is (0, "percent", "GDP"); "million USD" is (6, "USD", None).
    """
    unit, _, of = cell.partition(" of ")
    scale, _, rest = unit.strip().partition(" ")
    if scale in SCALES:
        return SCALES[scale], rest.strip() or "count", of.strip() or None
    return 0, unit.strip(), of.strip() or None

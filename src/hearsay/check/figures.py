"""One stated figure against one on record: units, rounding, periods, editions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hearsay.check.finding import Context, Finding
from hearsay.check.lists import words_as
from hearsay.check.wording import days_in_words, owned, with_article
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.tags import Bound, Interval, Quantity
from hearsay.reference.editions import known_on
from hearsay.reference.values import Value

_ABOUT = Decimal("0.1")  # by how much "about" may be off: a share of the figure
_CLOSE = Decimal("0.05")  # figures this near are not told apart: sources differ by as much
_EDGE = Decimal("0.005")  # of a threshold: "2%" against 1.996 is no refutation
_GDP = frozenset({"gdp", "gross domestic product", "economic output", "national output", "output"})
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STALE = 3  # years after which a latest figure says nothing of "now"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figure of what is asked for."""

    context: Context
    subject: str
    measure: str

    @property
    def name(self) -> str:
        """As in: "Poland's defence expenditure"."""
        known = self.context.packs.names.entities
        who = with_article(known[self.subject].name)
        return f"{owned(who[:1].upper() + who[1:])} {known[self.measure].name}"

    def rows(self, like: Quantity | None, ratio: str = "") -> list[Value]:
        """The subject's own figures, of all periods and editions, in the unit of a quantity."""
        found = self.context.packs.facts.values_of(self.subject, self.measure)
        return [
            row
            for row in found
            if row.aggregate in {"", "total"}
            and (is_same_unit(row, like) if like else is_ratio(row, ratio))
        ]


def is_same_unit(row: Value, quantity: Quantity) -> bool:
    """Whether a quantity can be a figure of this row; a percentage may leave out of what."""
    if not is_unit(row.unit, quantity):
        return False
    if quantity.of is None:
        return True
    return row.of is not None and is_same_whole(row.of, quantity.of)


def is_unit(unit: str, quantity: Quantity) -> bool:
    """Whether a quantity is told in this unit; what is counted may be told by its number alone."""
    told = quantity.unit or "count"
    return unit == told or (told == "count" and unit in words_as("figure_words.tsv", "counted"))


def is_same_whole(one: str, other: str) -> bool:
    """Whether two names of what a share is a share of are one: "GDP", "economic output"."""
    first, second = _whole(one), _whole(other)
    return first == second or (first in _GDP and second in _GDP)


def _whole(words: str) -> str:
    plain = re.sub(r"^(?:its|their|the|our|annual|national|total)\s+", "", words.casefold().strip())
    return re.sub(r"\s+", " ", plain)


def is_ratio(row: Value, ratio: str) -> bool:
    """Whether a claim without a number is about this row: shares only where it says so."""
    if row.of is None:
        return not ratio
    return bool(ratio) and is_same_whole(row.of, ratio)


def half_digit(words: str, value: Decimal) -> Decimal:
    """Half of the last printed digit of a number, in the number's own scale."""
    printed = _NUMBER.search(words)
    if printed is None:
        return Decimal(0)
    digits = printed.group().replace(",", "")
    number = Decimal(digits)
    scale = value / number if number else Decimal(1)
    decimals = len(digits.partition(".")[2])
    zeros = len(digits) - len(digits.rstrip("0")) if not decimals and number >= 100 else 0
    return Decimal(10) ** zeros * Decimal(1).scaleb(-decimals) / 2 * abs(scale)


def own_half(row: Value) -> Decimal:
    """Half of the last digit of a figure on record."""
    exponent = row.value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2


def compare(row: Value, quantity: Quantity, words: str) -> Relation:
    """What a figure on record does to the figure stated, at the coarser of their precisions."""
    stated = quantity.value or Decimal(0)
    bound, real = quantity.bound, row.value
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return _threshold(real - stated, stated)
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return _threshold(stated - real, stated)
    slack = max(half_digit(words, stated), own_half(row))
    if bound is Bound.ABOUT:
        slack = max(slack, _ABOUT * abs(real))
    apart = abs(stated - real)
    if apart <= slack:
        return Relation.ENTAILMENT
    if bound is Bound.ABOUT and apart <= 2 * slack:
        return Relation.NEUTRAL
    return Relation.NEUTRAL if apart <= _CLOSE * abs(real) else Relation.CONTRADICTION


def _threshold(over: Decimal, stated: Decimal) -> Relation:
    if over >= 0:
        return Relation.ENTAILMENT
    return Relation.NEUTRAL if -over <= _EDGE * abs(stated) else Relation.CONTRADICTION


def standing(rows: Sequence[Value], period: Interval, as_of: date | None) -> list[Value]:
    """Of the rows for a period those that stood on the day, one for each definition."""
    return list(known_on([row for row in rows if row.period == period], as_of))


def periods_now(rows: Sequence[Value], as_of: date) -> list[Interval]:
    """The latest periods with a figure known on the day, the latest first, down to a measured one.

    Two at least, so that "now" may be this year or the last; none where the latest is too old.
    """
    known = [row for row in known_on(rows, as_of) if row.period.first <= as_of]
    periods = sorted({row.period for row in known}, key=lambda one: one.last, reverse=True)
    if not periods or periods[0].last.year < as_of.year - _STALE:
        return []
    taken: list[Interval] = []
    for period in periods:
        taken.append(period)
        is_measured = any(row.is_measured for row in known if row.period == period)
        if is_measured and len(taken) > 1:
            break
    return taken


def figure(row: Value) -> str:
    """A figure as it is printed: "3.27% of GDP", "12.5 thousand tonnes"."""
    number = _rounded(row.value)
    if row.unit == "percent":
        return f"{number}%{f' of {row.of}' if row.of else ''}"
    unit = "" if row.unit == "count" else f" {row.unit}"
    is_word = bool(unit) and unit[-1].islower() and not unit.endswith(("s", " people"))
    plural = "s" if is_word and row.value != 1 else ""
    return f"{number}{unit}{plural}"


def _rounded(value: Decimal) -> str:
    if abs(value) >= 1000:
        return f"{value.normalize():,f}"
    places = max(0, -int(value.as_tuple().exponent))
    return f"{round(value, 2):f}" if places > 2 else f"{value:f}"


def told(row: Value, *, with_period: bool = True) -> str:
    """As in: "3.27% of GDP in 2023 (NATO, Defence Expenditure, August 2025)"."""
    kind = {"estimate": ", an estimate", "planned": ", a plan"}.get(str(row.fact.status), "")
    edition = f" ({row.fact.edition}{kind})" if row.fact.edition else (kind and f" ({kind[2:]})")
    when = f" in {days_in_words(row.period)}" if with_period else ""
    return f"{figure(row)}{when}{edition}"


def shown(rows: Sequence[Value], relation: Relation) -> tuple[Evidence, ...]:
    """Rows as evidence, each once."""
    made = []
    for row in dict.fromkeys(rows):
        fact = row.fact
        address = fact.source if fact.source and fact.source.startswith("http") else None
        known = row.known_from if row.known_from != date.min else None
        made.append(
            Evidence(fact.pack, fact.record, fact.quote, relation, address, fact.published, known)
        )
    return tuple(made)


def supported(because: str, rows: Sequence[Value]) -> Finding:
    """Supported by these rows."""
    return Finding(Verdict.SUPPORTED, because, shown(rows, Relation.ENTAILMENT))


def contradicted(because: str, rows: Sequence[Value]) -> Finding | None:
    """Contradicted, where one row at least is measured: estimates alone refute nothing."""
    if not all(row.fact.is_confirmed for row in rows) or not any(row.is_measured for row in rows):
        return None
    evidence: tuple[Evidence, ...] = shown(rows, Relation.CONTRADICTION)
    fault = ("figures", rows[0].subject, rows[0].measure, days_in_words(rows[0].period))
    return Finding(Verdict.CONTRADICTED, because, evidence, fault=fault)

"""What the tag stages find: mentions, times, quantities, loaded wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hearsay.errors import BrokenRecord
from hearsay.records.document import Span
from hearsay.records.span_index import SpanIndex


class MentionKind(StrEnum):
    """What sort of thing a mention names; the first eight come from the reader model."""

    PERSON = "person"
    ORGANISATION = "organisation"
    LOCATION = "location"
    FACILITY = "facility"
    GROUP = "group"
    PRODUCT = "product"
    DATE = "date"
    MONEY = "money"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a person, place, body or role."""

    span: Span
    kind: MentionKind
    name: str  # the fullest form of the name in this document
    entity: str | None = None  # id of the pack entity; None: not known, or ambiguous


class TimeType(StrEnum):
    """The four TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins."""
        if self.last < self.first:
            raise BrokenRecord(f"interval {self.first} to {self.last} runs backward")

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: "Interval") -> bool:
        """Whether every day of ``other`` is in this one."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression after TIMEX3."""

    span: Span
    type: TimeType
    value: str  # "2035", "2024-Q2", "P10Y", "PRESENT_REF"; "" where it cannot be known
    mod: str | None = None  # TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER …
    interval: Interval | None = None  # None: not tied to a calendar, or not known
    precision: str | None = None  # day, week, month, quarter, season, year, decade, century
    anchor: str | None = None  # what it was resolved against: a date, or a span "start:end"


class Bound(StrEnum):
    """How a stated number bounds the real one."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: "at least 3.5% of GDP" is 3.5 percent of gdp, bound at_least."""

    span: Span
    value: Decimal | None  # None: a number of which we cannot say the value ("many")
    unit: str | None = None  # "percent", "EUR", "kilometre"; None: a bare count
    of: str | None = None  # what a ratio is a ratio of: "GDP"
    bound: Bound = Bound.EXACTLY


@dataclass(frozen=True, slots=True)
class Framing:
    """Loaded or persuasive wording and the name of its technique."""

    span: Span
    technique: str
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """Everything the tag stages found in one document, each in order of appearance."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    framings: tuple[Framing, ...] = ()
    _times: Mapping[Span, TimeExpression] = field(init=False, repr=False, compare=False)
    _mentions: SpanIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the tags by place, once."""
        object.__setattr__(self, "_times", {time.span: time for time in reversed(self.times)})
        index = SpanIndex(mention.span for mention in self.mentions)
        object.__setattr__(self, "_mentions", index)

    def time_at(self, span: Span) -> TimeExpression | None:
        """The time expression with exactly this span, or None."""
        return self._times.get(span)

    def mention_at(self, span: Span) -> Mention | None:
        """The first mention that overlaps this span, or None."""
        found = self._mentions.overlapping(span)
        return self.mentions[found[0]] if found else None

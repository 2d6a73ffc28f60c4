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


class Direction(StrEnum):
    """Which way a quantity is said to have moved."""

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """A movement as the text tells it: "rose by 2 points from 5% to 7%"; None: not said."""

    direction: Direction
    before: Decimal | None = None  # 5
    after: Decimal | None = None  # 7
    by: Decimal | None = None  # 2


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Least and most, both included: of "5 to 6", of "dozens"; None: open on that side."""

    least: Decimal | None = None
    most: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a range that ends below its beginning."""
        if self.least is not None and self.most is not None and self.most < self.least:
            raise BrokenRecord(f"range {self.least} to {self.most} runs backward")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: "at least 3.5% of GDP" is 3.5 percent of gdp, bound at_least."""

    span: Span
    value: Decimal | None  # None: a number of which we cannot say the value ("many")
    unit: str | None = None  # "percent", "EUR", "kilometre", "rank" (1: the biggest); None: a count
    of: str | None = None  # what a ratio is a ratio of: "GDP"
    bound: Bound = Bound.EXACTLY
    range: NumberRange | None = None  # of a written range or a vague count; both ends carry it all
    change: Change | None = None  # every number of one movement carries all of it


class Technique(StrEnum):
    """Plain names of what loaded and persuasive wording does."""

    LOADED_LANGUAGE = "loaded language"
    EXAGGERATION = "exaggeration"
    FEAR = "fear"
    NAME_CALLING = "name-calling"
    FLAG_WAVING = "flag-waving"
    DOUBT = "doubt"
    SLOGAN = "slogan"
    VAGUE_AUTHORITY = "vague authority"
    PASSIVE_WITHOUT_ACTOR = "passive without actor"
    STRONGER_HEADLINE = "headline stronger than the text"
    ATTRIBUTION_DROPPED = "headline drops who says so"


@dataclass(frozen=True, slots=True)
class Framing:
    """Loaded or persuasive wording and the name of its technique."""

    span: Span
    technique: str  # one of ``Technique``, or another's
    score: float  # 0 to 1; of a list of words how surely the word is meant so
    beside: Span | None = None  # of a headline: where the text says it otherwise


@dataclass(frozen=True, slots=True)
class Tags:
    """Everything the tag stages found in one document, each in order of appearance."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    framings: tuple[Framing, ...] = ()
    _times: Mapping[Span, TimeExpression] = field(init=False, repr=False, compare=False)
    _places: SpanIndex = field(init=False, repr=False, compare=False)
    _amounts: SpanIndex = field(init=False, repr=False, compare=False)
    _mentions: SpanIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the tags by place, once."""
        object.__setattr__(self, "_times", {time.span: time for time in reversed(self.times)})
        places = SpanIndex(time.span for time in self.times)
        object.__setattr__(self, "_places", places)
        amounts = SpanIndex(quantity.span for quantity in self.quantities)
        object.__setattr__(self, "_amounts", amounts)
        index = SpanIndex(mention.span for mention in self.mentions)
        object.__setattr__(self, "_mentions", index)

    def time_at(self, span: Span) -> TimeExpression | None:
        """The time expression with exactly this span, or None."""
        return self._times.get(span)

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that lie in this span, in order."""
        found = [self.times[number] for number in self._places.overlapping(span)]
        return tuple(time for time in found if span.covers(time.span))

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities that lie in this span, in order."""
        found = [self.quantities[number] for number in self._amounts.overlapping(span)]
        return tuple(quantity for quantity in found if span.covers(quantity.span))

    def quantities_over(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities that share a character with this span, in order."""
        return tuple(self.quantities[number] for number in self._amounts.overlapping(span))

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie in this span, in order."""
        found = [self.mentions[number] for number in self._mentions.overlapping(span)]
        return tuple(mention for mention in found if span.covers(mention.span))

    def mention_at(self, span: Span) -> Mention | None:
        """The first mention that overlaps this span, or None."""
        found = self._mentions.overlapping(span)
        return self.mentions[found[0]] if found else None

"""A value that holds for a time, was known for a time, and has a source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearsay.records.tags import Interval


class FactStatus(StrEnum):
    """Whether a value is measured, estimated or only planned."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a pack in Wikidata's statement shape, made bitemporal."""

    pack: str
    record: str  # id of the row, unique in its pack
    subject: str
    predicate: str
    value: str
    quote: str  # the row in words, as it is shown for evidence
    qualifiers: tuple[tuple[str, str], ...] = ()
    valid: Interval | None = None  # the time it is about; None: no time is stated
    known: Interval | None = None  # the time during which it was the published value
    edition: str | None = None
    status: FactStatus = FactStatus.ACTUAL
    definition: str | None = None
    rank: str = "normal"
    source: str | None = None  # address or citation
    published: date | None = None  # of the source
    last_confirmed: date | None = None  # an open end is trusted up to here
    is_confirmed: bool = True  # False: may support, never contradict

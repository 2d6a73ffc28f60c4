"""Where a commitment stands: whether its time has come, and what the record says of it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hearsay.records.check import Evidence
from hearsay.records.tags import Interval


class Status(StrEnum):
    """What became of a commitment so far."""

    NOT_DUE = "not_due"
    ON_COURSE = "on_course"
    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of the series behind a commitment."""

    subject: str  # who or what was measured
    period: Interval
    value: Decimal
    record: str  # the row of the pack
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One commitment with its status; its words are the parts of the claim."""

    claim: str  # id of the claim that tells it
    status: Status
    because: str  # a sentence a reporter could print
    who: str  # the fullest name that is known
    target: Decimal | None = None  # in full; None: none in figures
    comparison: str = ""  # >= or <=; "" where there is no target
    unit: str = ""  # "percent of GDP"
    made: Interval | None = None  # None: not told and not on record
    deadline: Interval | None = None
    review: Interval | None = None
    series: tuple[Point, ...] = ()  # by subject, then by period
    evidence: tuple[Evidence, ...] = ()
    also: tuple[str, ...] = ()  # ids of other claims that tell the same commitment

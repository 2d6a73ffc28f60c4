"""Promises: who will do what by when, and when that was first said."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hearsay.records.fact import Fact
from hearsay.records.tags import Interval

FORCES = ("", "aim", "guideline", "political", "legal")


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise, or one part of one."""

    fact: Fact
    who: tuple[str, ...]  # entity ids
    what: str  # in words
    made: Interval  # when it was first made
    event: str | None = None  # id of the row of the event it was made at
    measure: str | None = None  # entity id of what is to be changed
    comparison: str = ""  # >=, >, =, <= or <; "" where there is no target
    target: Decimal | None = None  # in full, as a Value has it
    unit: str | None = None
    of: str | None = None
    per: str = ""  # "year": to be met in every year
    deadline: Interval | None = None  # None: none was set
    part_of: str | None = None  # id of the commitment it is a part of
    replaces: str | None = None  # id of the commitment whose target it replaces
    reaffirmed: tuple[Interval, ...] = ()  # when it was made again
    condition: str = ""
    exceptions: tuple[str, ...] = ()  # entity ids of those who did not join in
    force: str = ""  # aim, guideline, political, legal; "": the row does not say
    review: Interval | None = None
    ended: Interval | None = None  # when it was given up; None: it stands

    def stands_on(self, day: date) -> bool:
        """Whether it was made by this day and not yet given up."""
        return self.made.first <= day and (self.ended is None or day <= self.ended.last)

    def is_new_on(self, time: Interval) -> bool:
        """Whether it was first made in this time, so that nobody could reaffirm it before."""
        return self.made.overlaps(time)

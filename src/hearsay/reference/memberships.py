"""Who belongs to what, from when to when, as one row of a pack has it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.records.fact import Fact
from hearsay.records.tags import Interval

ROLES = ("member", "associate", "observer", "candidate", "suspended")


@dataclass(frozen=True, slots=True)
class Membership:
    """One stay of one member in one body."""

    fact: Fact
    member: str  # entity id
    body: str  # entity id
    joined: Interval  # the days the row gives for joining: one, or all of a month or year
    possible: Interval  # may have belonged; its end is date.max where no end is on record
    trusted: Interval  # taken to belong: an open end is trusted for the time the pack says
    certain: Interval | None  # surely belonged: as far as it was confirmed; None: no day is sure
    role: str = ROLES[0]
    is_founder: bool = False
    order: int | None = None  # the how-manyth to join; None: the row does not say
    slack: int = 0  # days by which sources disagree about the first day

    @property
    def is_open(self) -> bool:
        """Whether no end is on record."""
        return self.possible.last == date.max

    @property
    def is_full(self) -> bool:
        """Whether it is a member, not an observer, a candidate or one suspended."""
        return self.role == ROLES[0]

    def may_hold_on(self, day: date) -> bool:
        """Whether it may have belonged on this day."""
        return self.possible.first <= day <= self.possible.last

    def began_within(self, time: Interval) -> bool:
        """Whether it may have joined in this time, as far as sources agree."""
        more = timedelta(days=self.slack)
        return Interval(self.joined.first - more, self.joined.last + more).overlaps(time)

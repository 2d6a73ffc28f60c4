"""What a text dates, in order of time: each claim with a day, a month or a year of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Interval, TimeType
from hearsay.report.promises import days

_ROLES = ("time", "deadline")
_DAY = timedelta(days=1)
_LONGEST = 400  # years; what spans more is no moment


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated claim."""

    days: Interval
    claim: Claim
    is_deadline: bool

    @property
    def when(self) -> str:
        """Its time as it is printed."""
        return days(self.days)


def find_moments(ledger: Ledger) -> tuple[Moment, ...]:
    """Every dated claim once, the earliest first; of claims in one another the shortest."""
    times = {one.span: one for one in ledger.times}
    found: dict[tuple[object, ...], Moment] = {}
    for claim in sorted(ledger.claims, key=lambda one: len(one.span)):
        if claim.kind is ClaimKind.CAUSE:
            continue
        for role, span in claim.parts.roles:
            time = times.get(span) if role in _ROLES else None
            if time is None or time.interval is None or time.type is not TimeType.DATE:
                continue
            if (time.interval.last - time.interval.first).days > 366 * _LONGEST:
                continue
            found.setdefault((span,), Moment(time.interval, claim, role == "deadline"))
    unique: dict[tuple[object, ...], Moment] = {}
    for one in found.values():
        unique.setdefault((one.days.first, one.days.last, one.claim.id), one)
    ordered = sorted(
        unique.values(), key=lambda one: (one.days.first, one.days.last, one.claim.span)
    )
    return tuple(_joined(ordered))


def _joined(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Days of one claim that follow on one another as one moment: "on 11–12 July"."""
    last: Moment | None = None
    for one in moments:
        if last and last.claim is one.claim and one.days.first - last.days.last == _DAY:
            last = Moment(Interval(last.days.first, one.days.last), one.claim, one.is_deadline)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last

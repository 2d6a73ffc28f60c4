"""Typed look-ups: the event held, the holder of an office, at a time, as far as the packs know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from hearsay.records.fact import Fact
from hearsay.records.tags import Interval
from hearsay.reference.commitments import Commitment
from hearsay.reference.memberships import Membership
from hearsay.reference.names import name_key
from hearsay.reference.reviews import Review, claim_key
from hearsay.reference.values import Value

_Key = TypeVar("_Key")
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, or is planned to; ``fact.valid`` is its first and last day."""

    fact: Fact
    kind: str  # "summit", "election": a word for what it is
    organiser: str | None  # entity id; None: nobody's in particular
    name: str
    places: tuple[str, ...]  # entity ids of the places it may be said to have been at
    days: Interval  # up to its last confirmation, where it goes on
    slack: int = 0  # days by which sources disagree about it
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()  # entity ids of those who took part, fought or signed
    is_ongoing: bool = False  # no end is on record

    def held_within(self, time: Interval) -> bool:
        """Whether a day of it, or a day that a source gives for it, lies in ``time``."""
        return self._reach.overlaps(time)

    def agrees_with(self, time: Interval, *, by_day: bool) -> bool:
        """Whether ``time`` names it rightly: days that are its own, or a month or year around."""
        return self._reach.covers(time) or (not by_day and time.covers(self.days))

    @property
    def _reach(self) -> Interval:
        more = timedelta(days=self.slack)
        return Interval(self.days.first - more, self.days.last + more)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office."""

    fact: Fact
    title: str  # entity id of the title
    body: str  # entity id of the country or organisation
    person: str  # entity id
    possible: Interval  # may have held it; its end is date.max where no end is on record
    trusted: Interval  # taken to have held it: an open end is trusted for the time the pack says
    certain: Interval | None  # surely held it: as far as it was confirmed; None: no day is sure
    is_acting: bool = False

    @property
    def is_open(self) -> bool:
        """Whether no end is on record."""
        return self.possible.last == date.max


@dataclass(frozen=True, slots=True)
class Complete:
    """A pack's word that it lists every row of a table that meets a condition, for a time."""

    pack: str
    table: str
    where: tuple[tuple[str, str], ...]  # column and entity id or word
    days: Interval
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Every fact of the loaded packs, indexed by what it is asked for."""

    events: Mapping[tuple[str, str], tuple[Event, ...]] = field(default_factory=dict)
    tenures: Mapping[tuple[str, str], tuple[Tenure, ...]] = field(default_factory=dict)
    bodies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    complete: tuple[Complete, ...] = ()
    called: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    joined: Mapping[tuple[str, str], tuple[Membership, ...]] = field(default_factory=dict)
    belonging: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)
    bodies_joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[tuple[str, str], tuple[Value, ...]] = field(default_factory=dict)
    subjects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    commitments: Mapping[str, tuple[Commitment, ...]] = field(default_factory=dict)
    across: Mapping[tuple[str, str], tuple[Value, ...]] = field(default_factory=dict)
    held: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)

    @classmethod
    def make(
        cls,
        events: Iterable[Event] = (),
        tenures: Iterable[Tenure] = (),
        complete: Iterable[Complete] = (),
        members: Iterable[Membership] = (),
        values: Iterable[Value] = (),
        commitments: Iterable[Commitment] = (),
    ) -> "Facts":
        """Index the rows; each list is in order of its first day."""
        events = sorted(events, key=lambda row: row.days.first)
        tenures = tuple(tenures)
        served = sorted(tenures, key=lambda row: row.possible.first)
        members = sorted(members, key=lambda row: (row.possible.first, row.order or 0))
        values = sorted(values, key=lambda row: (row.period.first, row.known_from))
        promised = sorted(commitments, key=lambda row: row.made.first)
        return cls(
            _listed(((row.organiser or "", row.kind), row) for row in events),
            _listed(((row.title, row.body), row) for row in served),
            _distinct((row.title, row.body) for row in tenures),
            _distinct((row.body, row.person) for row in tenures),
            tuple(complete),
            _listed((key, row) for row in events for key in _keys(row)),
            _listed(((row.member, row.body), row) for row in members),
            _listed((row.body, row) for row in members),
            _distinct((row.member, row.body) for row in members),
            _listed(((row.subject, row.measure), row) for row in values),
            _distinct((row.measure, row.subject) for row in values),
            _distinct((row.subject, row.measure) for row in values),
            _listed((who, row) for row in promised for who in row.who),
            _listed(((row.measure, _period_key(row.period)), row) for row in values),
            _listed((row.person, row) for row in served),
        )

    def with_reviews(self, reviews: Iterable[Review]) -> "Facts":
        """The same, and published reviews, indexed by the words they are of."""
        return replace(self, reviews=_listed((claim_key(row.claim), row) for row in reviews))

    def events_of(self, organiser: str, kind: str) -> tuple[Event, ...]:
        """The events of this kind that this body holds, oldest first."""
        return self.events.get((organiser, kind), ())

    def events_called(self, name: str) -> tuple[Event, ...]:
        """The events with this name or alias, oldest first; one, where the name is its own."""
        return self.called.get(name_key(name), ())

    def tenures_of(self, title: str, body: str) -> tuple[Tenure, ...]:
        """Everybody who has held this office, oldest first."""
        return self.tenures.get((title, body), ())

    def bodies_with(self, title: str) -> tuple[str, ...]:
        """Countries and bodies of which somebody with this title is known."""
        return self.bodies.get(title, ())

    def people_of(self, body: str) -> tuple[str, ...]:
        """Everybody who has held any office of this country or organisation."""
        return self.people.get(body, ())

    def tenures_by(self, person: str) -> tuple[Tenure, ...]:
        """Every office this person has held, oldest first."""
        return self.held.get(person, ())

    def memberships_of(self, member: str, body: str) -> tuple[Membership, ...]:
        """Each time this member belonged to this body, oldest first."""
        return self.joined.get((member, body), ())

    def members_of(self, body: str, day: date | None = None) -> tuple[Membership, ...]:
        """Those who may belong to this body on a day, or ever did, in the order of joining.

        Full members alone: observers, candidates and those suspended are not among them.
        """
        rows = (row for row in self.belonging.get(body, ()) if row.is_full)
        return tuple(row for row in rows if day is None or row.may_hold_on(day))

    def count_of_members(self, body: str, day: date) -> int | None:
        """How many belong to this body on a day; None where no pack is complete for it."""
        if self.is_complete("members", Interval(day, day), body=body, role="member") is None:
            return None
        return len({row.member for row in self.members_of(body, day)})

    def places_of(self, membership: Membership) -> tuple[int, int] | None:
        """The first and last place it may have in the order of joining: (30, 30) is the 30th.

        Members that joined on one day share the places. None where neither the row says it nor
        a pack is complete from the body's first member on.
        """
        if membership.order is not None:
            return membership.order, membership.order
        everybody = self.members_of(membership.body)
        if not everybody or not membership.is_full:
            return None
        time = Interval(everybody[0].possible.first, membership.joined.last)
        if self.is_complete("members", time, body=membership.body, role="member") is None:
            return None
        before = sum(row.joined.last < membership.joined.first for row in everybody)
        with_it = sum(row.joined.overlaps(membership.joined) for row in everybody)
        return before + 1, before + with_it

    def values_of(self, subject: str, measure: str) -> tuple[Value, ...]:
        """Every figure of this subject and measure, by period, then by the day it was known."""
        return self.values.get((subject, measure), ())

    def values_across(self, measure: str, period: Interval) -> tuple[Value, ...]:
        """Every figure of this measure for exactly this period, of all subjects and editions."""
        return self.across.get((measure, _period_key(period)), ())

    def subjects_of(self, measure: str) -> tuple[str, ...]:
        """Everything this is measured of, aggregates too."""
        return self.subjects.get(measure, ())

    def measures_of(self, subject: str) -> tuple[str, ...]:
        """All that is measured of this subject."""
        return self.measures.get(subject, ())

    def commitments_of(self, who: str) -> tuple[Commitment, ...]:
        """What this country or body promised, oldest first."""
        return self.commitments.get(who, ())

    def reviews_of(self, words: str) -> tuple[Review, ...]:
        """The published reviews of a claim in these words."""
        key = claim_key(words)
        return self.reviews.get(key, ()) if key else ()

    def is_complete(self, table: str, days: Interval, **where: str) -> Complete | None:
        """The declaration that covers every day of ``days`` for these values, or None."""
        for declared in self.complete:
            is_meant = all(where.get(column) == value for column, value in declared.where)
            if is_meant and declared.table == table and declared.days.covers(days):
                return declared
        return None


def _keys(event: Event) -> tuple[str, ...]:
    """The keys of an event's names, each once."""
    return tuple(dict.fromkeys(name_key(name) for name in (event.name, *event.aliases)))


def _period_key(period: Interval) -> str:
    return f"{period.first}/{period.last}"


def _listed(pairs: Iterable[tuple[_Key, _Row]]) -> dict[_Key, tuple[_Row, ...]]:
    """The rows of each key, in the order given."""
    found: dict[_Key, list[_Row]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _distinct(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The ids that go with each id, each once."""
    found: dict[str, dict[str, None]] = {}
    for key, other in pairs:
        found.setdefault(key, {})[other] = None
    return {key: tuple(others) for key, others in found.items()}

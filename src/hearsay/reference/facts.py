"""Typed look-ups: the event held, the holder of an office, at a time, as far as the packs know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from hearsay.records.fact import Fact
from hearsay.records.tags import Interval


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, or is planned to; ``fact.valid`` is its first and last day."""

    fact: Fact
    kind: str  # "summit", "election": a word for what it is
    organiser: str | None  # entity id; None: nobody's in particular
    name: str
    places: tuple[str, ...]  # entity ids of the places it may be said to have been at
    days: Interval
    slack: int = 0  # days by which sources disagree about it

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

    @classmethod
    def make(
        cls, events: Iterable[Event], tenures: Iterable[Tenure], complete: Iterable[Complete]
    ) -> "Facts":
        """Index the rows; each list of events and tenures is in order of its first day."""
        held: dict[tuple[str, str], list[Event]] = {}
        for event in events:
            held.setdefault((event.organiser or "", event.kind), []).append(event)
        served: dict[tuple[str, str], list[Tenure]] = {}
        bodies: dict[str, dict[str, None]] = {}
        people: dict[str, dict[str, None]] = {}
        for tenure in tenures:
            served.setdefault((tenure.title, tenure.body), []).append(tenure)
            bodies.setdefault(tenure.title, {})[tenure.body] = None
            people.setdefault(tenure.body, {})[tenure.person] = None
        return cls(
            {
                key: tuple(sorted(rows, key=lambda row: row.days.first))
                for key, rows in held.items()
            },
            {
                key: tuple(sorted(rows, key=lambda row: row.possible.first))
                for key, rows in served.items()
            },
            {title: tuple(named) for title, named in bodies.items()},
            {body: tuple(named) for body, named in people.items()},
            tuple(complete),
        )

    def events_of(self, organiser: str, kind: str) -> tuple[Event, ...]:
        """The events of this kind that this body holds, oldest first."""
        return self.events.get((organiser, kind), ())

    def tenures_of(self, title: str, body: str) -> tuple[Tenure, ...]:
        """Everybody who has held this office, oldest first."""
        return self.tenures.get((title, body), ())

    def bodies_with(self, title: str) -> tuple[str, ...]:
        """Countries and bodies of which somebody with this title is known."""
        return self.bodies.get(title, ())

    def people_of(self, body: str) -> tuple[str, ...]:
        """Everybody who has held any office of this country or organisation."""
        return self.people.get(body, ())

    def is_complete(self, table: str, days: Interval, **where: str) -> Complete | None:
        """The declaration that covers every day of ``days`` for these values, or None."""
        for declared in self.complete:
            is_meant = all(where.get(column) == value for column, value in declared.where)
            if is_meant and declared.table == table and declared.days.covers(days):
                return declared
        return None

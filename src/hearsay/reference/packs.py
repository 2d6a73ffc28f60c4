"""Load packs: folders of tables that claims are checked against, ours and the user's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from hearsay.errors import BadPack
from hearsay.records.fact import Fact, FactStatus
from hearsay.records.tags import Interval
from hearsay.reference.facts import Complete, Event, Facts, Tenure
from hearsay.reference.names import Entity, Names, name_key
from hearsay.reference.rows import KINDS_OF_ENTITY, Folder, Row, days_of, read_folder

SHIPPED = Path(__file__).parents[1] / "packs"
# The columns that name an entity, and the kinds it may be of: the first is what an unknown name
# is taken to be, so that a pack need not declare each person and place.
_REFERENCES: Mapping[str, tuple[str, ...]] = {
    "organiser": ("organisation", "country"),
    "body": ("organisation", "country", "place"),
    "place": ("place", "country"),
    "within": ("country", "place"),
    "title": ("title",),
    "person": ("person",),
}


@dataclass(frozen=True, slots=True)
class Packs:
    """Everything the record knows, as one frozen value."""

    names: Names = field(default_factory=Names)
    facts: Facts = field(default_factory=Facts)
    versions: tuple[str, ...] = ()  # "name version hash", in order of loading


def load_packs(folders: Sequence[Path] = ()) -> Packs:
    """The shipped packs and then the given ones; a later pack may add to an earlier one's entities.

    Raises BadPack on the first fault; nothing is loaded in part.
    """
    shipped = sorted(path.parent for path in SHIPPED.glob("*/datapackage.json"))
    return build_packs([read_folder(Path(path)) for path in (*shipped, *folders)])


def build_packs(folders: Sequence[Folder]) -> Packs:
    """One ``Packs`` from folders already read, in that order."""
    entities = _Entities()
    for folder in folders:
        for row in folder.rows("entities"):
            entities.declare(row)
    entities.join()
    events = [_event(folder, row, entities) for folder in folders for row in folder.rows("events")]
    tenures = [
        _tenure(folder, row, entities) for folder in folders for row in folder.rows("offices")
    ]
    complete = [given for folder in folders for given in _complete(folder, entities)]
    versions = tuple(f"{one.name} {one.version} {one.digest}" for one in folders)
    return Packs(
        Names.make(entities.known.values()), Facts.make(events, tenures, complete), versions
    )


class _Entities:
    """Entities while packs are being loaded: declared by a row, or by being named in one."""

    def __init__(self) -> None:
        self.known: dict[str, Entity] = {}
        self._named: dict[tuple[str, str], dict[str, None]] = {}
        self._outer: list[tuple[Row, str]] = []

    def declare(self, row: Row) -> None:
        """Take in a row of entities.csv; a second one with its id adds names to it."""
        name = row.text("id")
        given = Entity(
            name,
            row.choice("kind", ("", *KINDS_OF_ENTITY)),
            row.text("name"),
            row.names("aliases"),
            row.names("adjectives"),
        )
        before = self.known.get(name)
        if before is not None:
            if before.kind != given.kind:
                raise row.fault(
                    "kind", f'"{name}" is a {before.kind} elsewhere, not a {given.kind}'
                )
            aliases = dict.fromkeys([*before.aliases, given.name, *given.aliases])
            adjectives = dict.fromkeys([*before.adjectives, *given.adjectives])
            given = replace(before, aliases=tuple(aliases), adjectives=tuple(adjectives))
        self._add(given)
        if row.text("within"):
            self._outer.append((row, name))

    def join(self) -> None:
        """Look up what lies within what, when all rows are known."""
        for row, name in self._outer:
            outer = self.find(row, "within", row.text("within"))
            self.known[name] = replace(self.known[name], within=outer)

    def find(self, row: Row, column: str, cell: str) -> str:
        """Id of the entity that a cell names by id or by name; made where nothing has that name."""
        kinds = _REFERENCES[column]
        if cell in self.known:
            if self.known[cell].kind not in kinds:
                raise row.fault(column, f'"{cell}" is a {self.known[cell].kind}, not a {kinds[0]}')
            return cell
        key = name_key(cell)
        for kind in kinds:
            ids = self._named.get((kind, key), {})
            if len(ids) > 1:
                raise row.fault(column, f'"{cell}" is a name of {" and of ".join(ids)}; use an id')
            if ids:
                return next(iter(ids))
        made = Entity(f"{kinds[0]}:{key.replace(' ', '-')}", kinds[0], cell)
        self._add(made)
        return made.id

    def _add(self, entity: Entity) -> None:
        self.known[entity.id] = entity
        for name in (entity.name, *entity.aliases):
            self._named.setdefault((entity.kind, name_key(name)), {})[entity.id] = None


def _event(folder: Folder, row: Row, entities: _Entities) -> Event:
    first, last = row.days("first"), row.days("last")
    assert first is not None  # the column is required
    days = Interval(first.first, max(first.last, (last or first).last))
    if last is not None and last.last < first.first:
        raise row.fault("last", f'"{row.text("last")}" is before {row.text("first")}')
    organiser = row.text("organiser")
    places = tuple(entities.find(row, "place", name) for name in row.names("place"))
    cells = ("name", "place", "first", "last")
    status = FactStatus(row.choice("status", ("actual", "estimate", "planned")))
    fact = _fact(folder, row, "event", tuple(row.text(cell) for cell in cells))
    return Event(
        replace(fact, valid=days, status=status),
        row.text("kind").casefold(),
        entities.find(row, "organiser", organiser) if organiser else None,
        row.text("name"),
        places,
        days,
        row.number("slack_days"),
    )


def _tenure(folder: Folder, row: Row, entities: _Entities) -> Tenure:
    first, last = row.days("first"), row.days("last")
    confirmed = row.days("last_confirmed")
    assert first is not None  # the column is required
    if last is not None and last.last < first.first:
        raise row.fault("last", f'"{row.text("last")}" is before {row.text("first")}')
    first = _whole_year(first)
    known_to = max(first.last, confirmed.first) if confirmed else first.last
    more = timedelta(days=_open_days(folder))
    certain_to = last.first if last else known_to
    trusted_to = last.last if last else known_to + more
    cells = tuple(row.text(cell) for cell in ("title", "body", "person", "first", "last"))
    possible = Interval(first.first, last.last if last else date.max)
    fact = replace(
        _fact(folder, row, "office", cells),
        valid=possible,
        last_confirmed=confirmed.first if confirmed else None,
    )
    return Tenure(
        fact,
        entities.find(row, "title", row.text("title")),
        entities.find(row, "body", row.text("body")),
        entities.find(row, "person", row.text("person")),
        possible,
        Interval(first.first, max(trusted_to, first.first)),
        Interval(first.last, certain_to) if first.last <= certain_to else None,
        row.flag("acting", default=False),
    )


def _whole_year(days: Interval) -> Interval:
    """A bare 1 January as its year: it is usually a date of which the day was lost."""
    if days.first == days.last and (days.first.month, days.first.day) == (1, 1):
        return Interval(days.first, date(days.first.year, 12, 31))
    return days


def _open_days(folder: Folder) -> int:
    """For how many days after it was last confirmed an open end may still support a claim."""
    days = folder.about.get("open_ends_trusted_for_days", 0)
    if not isinstance(days, int) or days < 0:
        path = folder.path / "datapackage.json"
        raise BadPack(f'{path}: "open_ends_trusted_for_days" must be a whole number')
    return days


def _fact(folder: Folder, row: Row, predicate: str, cells: tuple[str, ...]) -> Fact:
    published = row.days("source_date")
    return Fact(
        folder.name,
        row.text("id"),
        cells[0],
        predicate,
        cells[1],
        " | ".join(cell for cell in cells if cell),
        source=row.text("source_url") or row.text("source") or None,
        published=published.first if published and published.first == published.last else None,
        is_confirmed=row.flag("confirmed", default=True),
    )


def _complete(folder: Folder, entities: _Entities) -> Iterable[Complete]:
    """What the pack says it lists in full."""
    path = folder.path / "datapackage.json"
    declared = folder.about.get("complete", [])
    if not isinstance(declared, list):
        raise BadPack(f'{path}: "complete" must be a list')
    for number, given in enumerate(declared, 1):
        row = Row(path, number, {})
        try:
            where = given["where"]
            days = Interval(days_of(given["first"]).first, days_of(given["last"]).last)
            found = tuple(
                (column, entities.find(row, column, cell) if column in _REFERENCES else cell)
                for column, cell in sorted(where.items())
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            expected = '{"table", "where": {column: value}, "first": date, "last": date}'
            raise BadPack(f'{path}: "complete" {number} must be {expected}') from None
        yield Complete(folder.name, str(given.get("table")), found, days, given.get("source"))

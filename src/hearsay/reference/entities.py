"""Entities while packs are being loaded: declared by a row, or by being named in one."""

from collections.abc import Mapping
from dataclasses import replace

from hearsay.reference.columns import KINDS_OF_ENTITY
from hearsay.reference.names import Entity, name_key
from hearsay.reference.rows import Row

# The columns that name an entity, and the kinds it may be of: the first is what an unknown name
# is taken to be, so that a pack need not declare each person and place.
REFERENCES: Mapping[str, tuple[str, ...]] = {
    "organiser": ("organisation", "country"),
    "body": ("organisation", "country", "place"),
    "place": ("place", "country"),
    "within": ("country", "place"),
    "capital": ("place",),
    "title": ("title",),
    "person": ("person",),
    "measure": ("measure",),
    "member": ("thing", "country", "organisation", "person", "place"),
    "subject": ("thing", "country", "organisation", "place", "person"),
    "parties": ("thing", "country", "organisation", "person", "place"),
    "who": ("thing", "organisation", "country", "person", "place"),
    "exceptions": ("thing", "country", "organisation", "person", "place"),
}


class EntitiesInTheMaking:
    """Entities while packs are being loaded; ``known`` has them by id."""

    def __init__(self) -> None:
        self.known: dict[str, Entity] = {}
        self._named: dict[tuple[str, str], dict[str, None]] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._outer: list[tuple[Row, str]] = []

    def declare(self, row: Row) -> None:
        """Take in a row of entities.csv; a second one with its id adds names to it."""
        name = row.text("id")
        kind = row.choice("kind", ("", *KINDS_OF_ENTITY))
        given = Entity(name, kind, row.text("name"), row.names("aliases"), row.names("adjectives"))
        before = self.known.get(name)
        if before is not None:
            if before.kind != kind:
                row.fault("kind", f'"{name}" is a {before.kind} elsewhere, not a {kind}')
            aliases = dict.fromkeys([*before.aliases, given.name, *given.aliases])
            adjectives = dict.fromkeys([*before.adjectives, *given.adjectives])
            given = replace(before, aliases=tuple(aliases), adjectives=tuple(adjectives))
        if row.is_sound:
            self._add(given)
            if row.text("within") or row.text("capital"):
                self._outer.append((row, name))

    def join(self) -> list[str]:
        """Look up what lies within what, when all rows are known; what is wrong is returned."""
        faults: list[str] = []
        for row, name in self._outer:
            before = len(row.faults)
            if row.text("within"):
                outer = self.find(row, "within", row.text("within"))
                self.known[name] = replace(self.known[name], within=outer)
            if row.text("capital"):
                capital = self.find(row, "capital", row.text("capital"))
                self.known[name] = replace(self.known[name], capital=capital)
            faults.extend(row.faults[before:])
        self._outer.clear()
        return faults

    def find(self, row: Row, column: str, cell: str) -> str:
        """Id of the entity that a cell names by id or by name; made where nothing has that name.

        A name of two entities, or of none of the column's kinds, is a fault of the row.
        """
        found = self._found.get((column, cell))
        if found is not None or not cell:
            return found or ""
        found = self._look_up(row, column, cell)
        if found:
            self._found[column, cell] = found
        return found

    def find_all(self, row: Row, column: str) -> tuple[str, ...]:
        """Ids of the entities that a cell names between semicolons."""
        return tuple(self.find(row, column, name) for name in row.names(column))

    def _look_up(self, row: Row, column: str, cell: str) -> str:
        kinds = REFERENCES[column]
        if cell in self.known:
            if self.known[cell].kind not in (*kinds, "thing"):
                row.fault(column, f'"{cell}" is a {self.known[cell].kind}, not a {kinds[0]}')
            return cell
        key = name_key(cell)
        if not key:
            row.fault(column, f'"{cell}" is no name')
            return ""
        for kind in _in_order(kinds):
            ids = self._named.get((kind, key), {})
            if len(ids) > 1:
                row.fault(column, f'"{cell}" is a name of {" and of ".join(ids)}; use an id')
                return ""
            if ids:
                return next(iter(ids))
        made = Entity(f"{kinds[0]}:{key.replace(' ', '-')}", kinds[0], cell)
        self._add(made)
        return made.id

    def _add(self, entity: Entity) -> None:
        self.known[entity.id] = entity
        for name in (entity.name, *entity.aliases):
            self._named.setdefault((entity.kind, name_key(name)), {})[entity.id] = None


def _in_order(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Things last: a name that is a country's or a body's somewhere else means that one."""
    rest = tuple(kind for kind in kinds if kind != "thing")
    return rest if kinds in {("title",), ("measure",)} else (*rest, "thing")

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


# Kinds of which one name means one thing wherever it is used; of the others two may share a name.
_UNIQUE = frozenset({"title", "country", "measure"})


class EntitiesInTheMaking:
    """Entities while packs are being loaded; ``known`` has them by id.

    A name in a table means what its own pack or a pack before it calls so; a later pack changes
    nothing about it. ``pack`` is the number of the pack whose rows are being read.
    """

    def __init__(self) -> None:
        self.known: dict[str, Entity] = {}
        self.pack = 0
        self._same: dict[tuple[int, str], str] = {}  # an id that a pack uses for an earlier entity
        self._named: dict[tuple[str, str], dict[str, int]] = {}  # ids and the packs that name them
        self._found: dict[tuple[int, str, str], str] = {}
        self._outer: list[tuple[int, Row, str]] = []

    def declare(self, row: Row) -> None:
        """Take in a row of entities.csv.

        A row with the id of an earlier entity adds names to it; so does a row of a later pack
        with an id of its own and the name of one earlier entity of its kind.
        """
        kind = row.choice("kind", ("", *KINDS_OF_ENTITY))
        name, aliases = row.text("name"), row.names("aliases")
        given = Entity(row.text("id"), kind, name, aliases, row.names("adjectives"))
        if not row.is_sound:
            return
        before = self.known.get(given.id) or self._twin(row, given)
        if before is not None and before.kind != kind:
            row.fault("kind", f'"{given.id}" is a {before.kind} elsewhere, not a {kind}')
            return
        self._add(_joined(before, given) if before is not None else given)
        if before is not None and before.id != given.id:
            self._same[self.pack, given.id] = before.id
        if row.text("within") or row.text("capital"):
            self._outer.append((self.pack, row, before.id if before else given.id))

    def join(self) -> list[str]:
        """Look up what lies within what, when all rows are known; what is wrong is returned."""
        faults: list[str] = []
        for pack, row, name in self._outer:
            self.pack = pack
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
        key = (self.pack, column, cell)
        found = self._found.get(key)
        if found is None:
            found = self._look_up(row, column, cell) if cell else ""
            if found:
                self._found[key] = found
        return found

    def find_all(self, row: Row, column: str) -> tuple[str, ...]:
        """Ids of the entities that a cell names between semicolons."""
        return tuple(self.find(row, column, name) for name in row.names(column))

    def _look_up(self, row: Row, column: str, cell: str) -> str:
        kinds = REFERENCES[column]
        given = self._same.get((self.pack, cell), cell)
        if given in self.known:
            if self.known[given].kind not in (*kinds, "thing"):
                row.fault(column, f'"{cell}" is a {self.known[given].kind}, not a {kinds[0]}')
            return given
        key = name_key(cell)
        if not key:
            row.fault(column, f'"{cell}" is no name')
            return ""
        for kind in _in_order(kinds):
            ids = self._called(kind, key)
            if len(ids) > 1:
                row.fault(column, f'"{cell}" is a name of {" and of ".join(ids)}; use an id')
                return ""
            if ids:
                return ids[0]
        made = Entity(f"{kinds[0]}:{key.replace(' ', '-')}", kinds[0], cell)
        self._add(self.known.get(made.id, made))
        return made.id

    def _called(self, kind: str, key: str) -> list[str]:
        """Whom the pack itself calls so, else whom earlier packs do, else the one a later names."""
        named = self._named.get((kind, key), {})
        own = [one for one, pack in named.items() if pack == self.pack]
        earlier = own or [one for one, pack in named.items() if pack < self.pack]
        if earlier:
            return earlier
        later = [one for one in named if name_key(self.known[one].name) == key]
        return later if len(later) == 1 else []

    def _twin(self, row: Row, given: Entity) -> Entity | None:
        """The one entity of an earlier pack that a row means under an id of its own, or None."""
        named = self._named.get((given.kind, name_key(given.name)), {})
        earlier = [self.known[one] for one, pack in named.items() if pack < self.pack]
        if len(earlier) != 1 or row.text("within"):
            return None
        names = {name_key(name) for name in (given.name, *given.aliases)}
        is_same = given.kind in _UNIQUE or name_key(earlier[0].name) in names
        return earlier[0] if is_same else None

    def _add(self, entity: Entity) -> None:
        self.known[entity.id] = entity
        for name in (entity.name, *entity.aliases):
            packs = self._named.setdefault((entity.kind, name_key(name)), {})
            packs[entity.id] = min(self.pack, packs.get(entity.id, self.pack))


def _joined(before: Entity, given: Entity) -> Entity:
    """An entity with the names of another row added."""
    aliases = dict.fromkeys([*before.aliases, given.name, *given.aliases])
    aliases.pop(before.name, None)
    adjectives = dict.fromkeys([*before.adjectives, *given.adjectives])
    return replace(before, aliases=tuple(aliases), adjectives=tuple(adjectives))


def _in_order(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Things last: a name that is a country's or a body's somewhere else means that one."""
    rest = tuple(kind for kind in kinds if kind != "thing")
    return rest if kinds in {("title",), ("measure",)} else (*rest, "thing")

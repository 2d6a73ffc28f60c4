"""Load packs: folders of tables that claims are checked against, ours and the user's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from hearsay.errors import BadPack
from hearsay.records.fact import Fact
from hearsay.reference.building import Maker
from hearsay.reference.completeness import find_complete, open_days_of
from hearsay.reference.entities import EntitiesInTheMaking
from hearsay.reference.facts import Complete, Facts
from hearsay.reference.folder import Folder, read_folder
from hearsay.reference.names import Names
from hearsay.reference.rows import Faults, Row

SHIPPED = Path(__file__).parents[1] / "packs"
_LINKS = {"event": "event", "part_of": "commitment", "replaces": "commitment"}


class _HasFact(Protocol):
    @property
    def fact(self) -> Fact: ...


_Made = TypeVar("_Made", bound=_HasFact)


@dataclass(frozen=True, slots=True)
class Packs:
    """Everything the record knows, as one frozen value."""

    names: Names = field(default_factory=Names)
    facts: Facts = field(default_factory=Facts)
    versions: tuple[str, ...] = ()  # "name version hash", in order of loading


def shipped_folders() -> tuple[Path, ...]:
    """The folders of the packs that come with hearsay, by name."""
    return tuple(sorted(path.parent for path in SHIPPED.glob("*/datapackage.json")))


def load_packs(folders: Sequence[Path] = ()) -> Packs:
    """The shipped packs and then the given ones; a later pack may add to an earlier one's entities.

    Raises BadPack on a fault, with the first of them; nothing is loaded in part.
    """
    return build_packs([read_folder(Path(path)) for path in (*shipped_folders(), *folders)])


def build_packs(folders: Sequence[Folder]) -> Packs:
    """One ``Packs`` from folders already read, in that order; raises BadPack."""
    faults: Faults = []
    packs = _build(folders, faults)
    if faults:
        raise BadPack(faults[0])
    return packs


def find_faults(folder: Path) -> tuple[str, ...]:
    """Every fault of a pack, one line each, as it would be loaded after the shipped ones."""
    faults: Faults = []
    try:
        folders = [read_folder(path) for path in shipped_folders() if path != folder.resolve()]
        _build([*folders, read_folder(folder, faults)], faults)
    except BadPack as fault:
        faults.append(str(fault))
    return tuple(dict.fromkeys(faults))


def _build(folders: Sequence[Folder], faults: Faults) -> Packs:
    entities = EntitiesInTheMaking()
    for entities.pack, folder in enumerate(folders):
        for row in folder.rows("entities", faults):
            entities.declare(row)
    faults.extend(entities.join())
    tables = _Tables(folders, entities, faults)
    events = tables.made("events", Maker.event)
    tenures = tables.made("offices", Maker.tenure)
    members = tables.made("members", Maker.membership)
    values = tables.made("series", Maker.value)
    promised = tables.made("commitments", Maker.commitment)
    tables.check_links([*events, *promised])
    complete: list[Complete] = []
    for entities.pack, folder in enumerate(folders):
        complete.extend(find_complete(folder, entities, faults))
    versions = tuple(f"{one.name} {one.version} {one.digest}" for one in folders)
    return Packs(
        Names.make(entities.known.values()),
        Facts.make(events, tenures, complete, members, values, promised),
        versions,
    )


class _Tables:
    """The tables of some packs, made into facts one table after the other."""

    def __init__(
        self, folders: Sequence[Folder], entities: EntitiesInTheMaking, faults: Faults
    ) -> None:
        self._faults = faults
        self._makers = [
            (folder, Maker(folder.name, open_days_of(folder, faults), entities))
            for folder in folders
        ]
        self._promises: list[Row] = []

    def made(self, table: str, make: Callable[[Maker, Row], _Made]) -> list[_Made]:
        """The facts of one table of all packs, in order; deprecated rows are left out."""
        found: list[_Made] = []
        for number, (folder, maker) in enumerate(self._makers):
            maker.entities.pack = number
            for row in folder.rows(table, self._faults):
                one = make(maker, row)
                if row.is_sound and one.fact.rank != "deprecated":
                    found.append(one)
                    if table == "commitments":
                        self._promises.append(row)
        return found

    def check_links(self, made: Iterable[_HasFact]) -> None:
        """Note each cell of a commitment that names a row which is not there."""
        there = {(one.fact.predicate, one.fact.record) for one in made}
        for row in self._promises:
            for column, predicate in _LINKS.items():
                cell = row.text(column)
                if cell and (predicate, cell) not in there:
                    row.fault(column, f'"{cell}" is the id of no {predicate} in the packs')
            self._faults.extend(row.faults)

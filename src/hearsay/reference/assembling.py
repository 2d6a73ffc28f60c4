"""From the rows of several packs to names and facts: each pack's words mean what it says first."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from hearsay.records.fact import Fact
from hearsay.reference.building import Maker
from hearsay.reference.completeness import find_complete, open_days_of
from hearsay.reference.entities import EntitiesInTheMaking
from hearsay.reference.facts import Complete, Facts
from hearsay.reference.folder import Folder
from hearsay.reference.names import Names
from hearsay.reference.rows import Faults, Row

_LINKS = {"event": "event", "part_of": "commitment", "replaces": "commitment"}


class _HasFact(Protocol):
    @property
    def fact(self) -> Fact: ...


_Made = TypeVar("_Made", bound=_HasFact)


def assemble(folders: Sequence[Folder], faults: Faults) -> tuple[Names, Facts]:
    """Names and facts of all packs, in that order; what is wrong with a row is noted."""
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
    reviews = tables.made("reviews", Maker.review)
    tables.check_links([*events, *promised])
    complete: list[Complete] = []
    for entities.pack, folder in enumerate(folders):
        complete.extend(find_complete(folder, entities, faults))
    facts = Facts.make(events, tenures, complete, members, values, promised)
    return Names.make(entities.known.values()), facts.with_reviews(reviews)


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

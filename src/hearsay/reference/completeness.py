"""What a pack says of itself beside its tables: what it lists in full, how long it is trusted."""

from collections.abc import Iterator, Mapping

from hearsay.records.tags import Interval
from hearsay.reference.calendar import days_of
from hearsay.reference.columns import columns
from hearsay.reference.digests import ABOUT, TABLES
from hearsay.reference.entities import REFERENCES, EntitiesInTheMaking
from hearsay.reference.facts import Complete
from hearsay.reference.folder import Folder
from hearsay.reference.rows import Faults, Row

_LISTED = tuple(table for table in TABLES if table not in {"entities", "reviews"})

_EXPECTED = '{"table", "where": {column: value}, "first": date, "last": date}'


def open_days_of(folder: Folder, faults: Faults) -> int:
    """For how many days after it was last confirmed an open end may still support a claim."""
    days = folder.about.get("open_ends_trusted_for_days", 0)
    if isinstance(days, bool) or not isinstance(days, int) or not 0 <= days <= 36_500:
        where = f"{folder.path / ABOUT}: "
        faults.append(f'{where}"open_ends_trusted_for_days" must be a whole number of days')
        return 0
    return days


def find_complete(
    folder: Folder, entities: EntitiesInTheMaking, faults: Faults
) -> Iterator[Complete]:
    """What the pack says it lists in full; declarations that cannot be read are faults."""
    path = folder.path / ABOUT
    declared = folder.about.get("complete", [])
    if not isinstance(declared, list):
        faults.append(f'{path}: "complete" must be a list')
        return
    for number, given in enumerate(declared, 1):
        where = f'{path}: "complete" {number}'
        fault = _fault(given)
        if fault:
            faults.append(f"{where} {fault}")
            continue
        row, named = Row(path, number, {}), len(entities.known)
        found = tuple(
            (column, _meant(row, column, cell, entities))
            for column, cell in sorted(given["where"].items())
        )
        faults.extend(f"{where}: {one.split(': ', 1)[1]}" for one in row.faults)
        if len(entities.known) > named:  # made just now: a slip, or of a body that has no row
            told = " or ".join(f'"{cell}"' for cell in given["where"].values())
            faults.append(f"{where} names {told}, of which there is nothing in any table")
            continue
        days = Interval(days_of(given["first"]).first, days_of(given["last"]).last)
        source = given.get("source")
        yield Complete(folder.name, given["table"], found, days, source or None)


def _fault(given: object) -> str:
    """What is wrong with one declaration; "" where it can be read."""
    if not isinstance(given, Mapping) or not isinstance(given.get("where"), Mapping):
        return f"must be {_EXPECTED}"
    table, first, last = given.get("table"), given.get("first"), given.get("last")
    where: Mapping[object, object] = given["where"]
    if not all(isinstance(one, str) for one in (table, first, last, *where, *where.values())):
        return f"must be {_EXPECTED}"
    if table not in _LISTED:
        return f'names a table "{table}"; the tables are {", ".join(_LISTED)}'
    known = {column.name for column in columns()[str(table)]}
    unknown = [str(column) for column in where if column not in known]
    if unknown:
        return f'names a column "{unknown[0]}" that {table}.csv does not have'
    try:
        is_backward = days_of(str(last)).last < days_of(str(first)).first
    except ValueError:
        return '"first" and "last" must be dates such as 2014, 2014-04 or 2014-04-06'
    return "ends before it begins" if is_backward else ""


def _meant(row: Row, column: str, cell: str, entities: EntitiesInTheMaking) -> str:
    """What a cell stands for: an entity's id, or a word; kinds of events in small letters."""
    if column in REFERENCES:
        return entities.find(row, column, cell)
    return cell.casefold() if column == "kind" else cell

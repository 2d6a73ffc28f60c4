"""The tables of a pack and their columns, as the shipped table of columns has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.reference.digests import TABLES

KINDS_OF_ENTITY = ("person", "organisation", "country", "place", "title", "measure", "thing")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, whether every row must fill it, what it means."""

    name: str
    is_needed: bool
    meaning: str
    example: str  # a cell of the invented pack that a new one starts from; may be empty


@cache
def columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table in order: its own, those of all facts, those of all rows."""
    table = (files("hearsay") / "data" / "pack_columns.tsv").read_text(encoding="utf-8")
    given: dict[str, list[Column]] = {}
    for line in table.splitlines()[2:]:
        name, column, need, meaning, example = line.split("\t")
        given.setdefault(name, []).append(Column(column, need == "must", meaning, example))
    shared = (*given["facts"], *given["rows"])
    return {
        name: (*given[name], *(given["rows"] if name == "entities" else shared)) for name in TABLES
    }

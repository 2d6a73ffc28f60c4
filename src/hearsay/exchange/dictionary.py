"""The data dictionary of exported tables: what each column is called, holds and means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class ColumnType(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    WHOLE = "whole"  # a whole number
    NUMBER = "number"  # a number with a fraction, in double precision
    FLAG = "flag"  # true or false
    DATE = "date"  # a day
    TIME = "time"  # a moment in UTC


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType
    is_filled: bool  # whether no row leaves it empty
    meaning: str


@cache
def dictionary() -> Mapping[str, tuple[Column, ...]]:
    """The columns of every table, both in the order in which they are written."""
    table = (files("hearsay") / "data" / "export_columns.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Column]] = {}
    for line in table.splitlines()[2:]:
        name, column, kind, need, meaning = line.split("\t")
        one = Column(column, ColumnType(kind), need == "must", meaning)
        found.setdefault(name, []).append(one)
    return {name: tuple(columns) for name, columns in found.items()}


def table_names() -> tuple[str, ...]:
    """The names of the tables in order."""
    return tuple(dictionary())

"""The data dictionary of all tables: what each column is called, holds and means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from hearsay.records.attribution import Manner, SourceKind, Stance
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import CauseStance, ClaimKind, Hedge, Polarity
from hearsay.records.document import Part
from hearsay.records.standing import Status
from hearsay.records.tags import Bound, Direction, MentionKind, TimeType


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
    closed: tuple[str, ...]  # the words there are, of a closed set; none: any
    meaning: str


_CLOSED: Mapping[str, type[StrEnum]] = {
    one.__name__: one
    for one in (
        Bound, CauseStance, ClaimKind, Direction, Hedge, Manner, MentionKind, Part, Polarity,
        Relation, SourceKind, Stance, Status, TimeType, Verdict,
    )
}  # fmt: skip


@cache
def dictionary() -> Mapping[str, tuple[Column, ...]]:
    """The columns of every table, both in the order in which they are written."""
    table = (files("hearsay") / "data" / "export_columns.tsv").read_text(encoding="utf-8")
    found: dict[str, list[Column]] = {}
    for line in table.splitlines()[2:]:
        name, column, kind, need, closed, meaning = line.split("\t")
        words = tuple(one.value for one in _CLOSED[closed]) if closed else ()
        one = Column(column, ColumnType(kind), need == "must", words, meaning)
        found.setdefault(name, []).append(one)
    return {name: tuple(columns) for name, columns in found.items()}


def table_names() -> tuple[str, ...]:
    """The names of the tables in order."""
    return tuple(dictionary())

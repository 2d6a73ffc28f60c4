"""The frozen cases of times and quantities: short texts with their answers written into them.

A line of ``times/times.jsonl`` or ``times/quantities.jsonl`` holds its text with each answer
marked. A time is ``{words|type|value}``, with type D, T, U (duration) or S (set), and with
``|first..last`` where the interval is asked for. A quantity is ``{words|value|…}`` with its unit,
``of=``, bound, ``rng=least..most``, and ``up``, ``down`` or ``same`` with ``from=``, ``to=`` and
``by=``, in any order. ``~`` parts accepted values. ``{words|X}`` may be found or not: careful
readers differ.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hearsay.records.tags import Bound

HERE = Path(__file__).parent / "times"
FIRST, TIMES, QUANTITIES = HERE / "cases.jsonl", HERE / "times.jsonl", HERE / "quantities.jsonl"
CASE_FILES = (FIRST, TIMES, QUANTITIES)
MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")
TYPES = {"D": "DATE", "T": "TIME", "U": "DURATION", "S": "SET"}
DIRECTIONS = {"up": "up", "down": "down", "same": "unchanged"}


@dataclass(frozen=True)
class GoldTime:
    """One time as the guideline has it."""

    start: int
    end: int
    type: str
    values: tuple[str, ...]  # all that are right
    interval: tuple[str, str] | None = None  # None: not asked for


@dataclass(frozen=True)
class GoldQuantity:
    """One quantity as a careful reader files it."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None = None
    of: str | None = None
    bound: str = "exactly"
    range: tuple[str, str] | None = None  # None: none, or not asked for
    change: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True)
class TaggedCase:
    """One short text, what is in it, and what may or may not be found."""

    id: str
    split: str  # all but "held" may be looked at while rules are written; it is only scored
    register: str
    category: str
    published: date | None
    text: str
    gold: tuple[Any, ...]
    either: tuple[tuple[int, int], ...]


def load_time_cases() -> tuple[TaggedCase, ...]:
    """The cases of times: the first ones, then those of ``times.jsonl``."""
    return (*_first("time", "times", _first_time), *_marked(TIMES, _time))


def load_quantity_cases() -> tuple[TaggedCase, ...]:
    """The cases of quantities: the first ones, then those of ``quantities.jsonl``."""
    first = _first("quantity", "quantities", _first_quantity)
    return (*first, *_marked(QUANTITIES, _quantity))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _first(kind: str, key: str, read: Callable[[dict[str, Any]], Any]) -> Iterator[TaggedCase]:
    for number, row in enumerate(_rows(FIRST)):
        if row["kind"] == kind:
            gold = tuple(read(one) for one in row[key])
            yield TaggedCase(
                f"f{number:03}", "first", "", row["category"], _day(row["published"]), row["text"],
                gold, (),
            )  # fmt: skip


def _first_time(raw: dict[str, Any]) -> GoldTime:
    interval = tuple(raw["interval"]) if raw.get("interval") else None
    return GoldTime(raw["start"], raw["end"], raw["type"], (raw["value"],), interval)


def _first_quantity(raw: dict[str, Any]) -> GoldQuantity:
    value = None if raw["value"] is None else Decimal(str(raw["value"]))
    return GoldQuantity(
        raw["start"], raw["end"], value, raw["unit"], raw["of"], raw["bound"]
    )  # fmt: skip


def _marked(path: Path, read: Callable[[int, int, list[str]], Any]) -> Iterator[TaggedCase]:
    for row in _rows(path):
        text, gold, either, done = "", [], [], 0
        for mark in MARK.finditer(row["text"]):
            text += row["text"][done : mark.start()]
            start, done = len(text), mark.end()
            text += mark[1]
            if mark[2] == "X" or mark[2].startswith("X|"):
                either.append((start, len(text)))
            else:
                gold.append(read(start, len(text), mark[2].split("|")))
        text += row["text"][done:]
        yield TaggedCase(
            row["id"], row["split"], row["register"], row["category"], _day(row.get("published")),
            text, tuple(gold), tuple(either),
        )  # fmt: skip


def _time(start: int, end: int, parts: list[str]) -> GoldTime:
    kind, values, *more = parts
    interval = more[0].split("..") if more else None
    return GoldTime(
        start, end, TYPES[kind], tuple(values.split("~")),
        (interval[0], interval[1]) if interval else None,
    )  # fmt: skip


def _quantity(start: int, end: int, parts: list[str]) -> GoldQuantity:
    value, *more = parts
    found: dict[str, Any] = {}
    for part in more:
        word, *told = part.split()
        if part.startswith("of="):
            found["of"] = part.removeprefix("of=")
        elif part.startswith("rng="):
            found["range"] = tuple(part.removeprefix("rng=").split(".."))
        elif word in DIRECTIONS:
            moves = [tuple(one.split("=")) for one in told]
            found["change"] = (("direction", DIRECTIONS[word]), *moves)
        elif part in set(Bound):
            found["bound"] = part
        else:
            found["unit"] = part
    return GoldQuantity(start, end, None if value == "?" else Decimal(value), **found)

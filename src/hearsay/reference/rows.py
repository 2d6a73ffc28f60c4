"""Read the tables of a pack and check every cell; a fault is one line with file, row and column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from hearsay.records.tags import Interval
from hearsay.reference.calendar import days_of

Faults = list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. Reads its cells; a cell that cannot be read is noted among the faults.

    What stands for a faulty cell is a value like any other, so that the cells after it are read
    too. A row with a fault is never used: see ``is_sound``.
    """

    path: Path
    line: int  # as an editor counts: the header is line 1
    cells: Mapping[str, str]
    faults: Faults = field(default_factory=list, compare=False)

    @property
    def is_sound(self) -> bool:
        """Whether no fault was found in its cells so far."""
        return not self.faults

    def text(self, column: str) -> str:
        """The cell without white space around it; "" where the table has no such column."""
        return self.cells.get(column, "")

    def fault(self, column: str, message: str) -> None:
        """Note what is wrong with this cell."""
        self.faults.append(f"{self.path}: row {self.line}, column {column}: {message}")

    def names(self, column: str) -> tuple[str, ...]:
        """The parts of a cell between semicolons."""
        cell = self.cells.get(column, "")
        if not cell:
            return ()
        return tuple(part.strip() for part in cell.split(";") if part.strip())

    def days(self, column: str) -> Interval | None:
        """First and last day that a date or a part of one ("2014-04") can mean; None: empty."""
        cell = self.cells.get(column, "")
        return self._days(column, cell) if cell else None

    def start(self, column: str) -> Interval:
        """A date that every row must fill."""
        return self.days(column) or _SOME_DAY

    def all_days(self, column: str) -> tuple[Interval, ...]:
        """The dates of a cell between semicolons."""
        return tuple(self._days(column, part) or _SOME_DAY for part in self.names(column))

    def period(self, column: str) -> Interval:
        """The days of a period: a date or a part of one, "2024-Q2" or "2023-09/2024-08"."""
        cell = self.text(column)
        if not cell:
            return _SOME_DAY
        first, _, last = cell.partition("/")
        begin = self._days(column, first, _PERIOD)
        end = self._days(column, last, _PERIOD) if last else begin
        if begin is None or end is None:
            return _SOME_DAY
        if end.last < begin.first:
            self.fault(column, f'"{cell}" ends before it begins')
            return _SOME_DAY
        return Interval(begin.first, end.last)

    def number(self, column: str, *, most: int = 999_999_999) -> int:
        """A whole number, 0 where the cell is empty."""
        cell = self.cells.get(column, "") or "0"
        if not (cell.isascii() and cell.isdigit()) or len(cell) > 9:
            self.fault(column, f'"{cell}" is not a whole number')
            return 0
        if int(cell) > most:
            self.fault(column, f"{cell} is more than {most}")
            return 0
        return int(cell)

    def decimal(self, column: str) -> Decimal | None:
        """A number as it is printed, digits and all; None where the cell is empty."""
        cell = self.cells.get(column, "").replace("\u2212", "-")
        if not cell:
            return None
        bare = cell.removeprefix("-").replace(".", "", 1)
        if not (bare.isascii() and bare.isdigit()) or len(bare) > 40:
            self.fault(column, f'"{cell}" is not a number in digits, such as 1250 or 2.04')
            return None
        return Decimal(cell)

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words, the first of them where the cell is empty."""
        cell = self.cells.get(column, "") or allowed[0]
        if cell not in allowed:
            words = ", ".join(word for word in allowed if word)
            self.fault(column, f'"{cell}" is not one of {words}')
            return allowed[0]
        return cell

    def flag(self, column: str, *, default: bool) -> bool:
        """Yes or no, ``default`` where the cell is empty."""
        cell = self.cells.get(column, "")
        return self.choice(column, ("yes", "no")) == "yes" if cell else default

    def _days(self, column: str, cell: str, expected: str = "") -> Interval | None:
        try:
            return days_of(cell.strip())
        except ValueError:
            self.fault(column, f'"{cell}" is not {expected or _DATE}')
            return None


_SOME_DAY = Interval(date(1, 1, 1), date(1, 1, 1))  # stands for a faulty date in a row not used
_DATE = "a date such as 2014, 2014-04 or 2014-04-06"
_PERIOD = "a period such as 2014, 2014-Q2, 2014-04, 2014-04-06 or 2013-09/2014-08"

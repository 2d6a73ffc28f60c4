"""Tables as CSV for spreadsheets, pandas and R: RFC 4180, UTF-8, one file for each table.

A spreadsheet runs a cell that begins like a formula, and an article may hold such words. Such a
cell gets an apostrophe before it, which spreadsheets take for "this is text"; ``as_given`` takes it
away again. Numbers, days and flags are never touched.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from hearsay.exchange.dictionary import dictionary, table_names
from hearsay.exchange.format import File, Options
from hearsay.exchange.tables import Cell, rows_of
from hearsay.records.ledger import Ledger

# What spreadsheets take for the beginning of a formula, also in the full width of East Asian
# scripts, and also behind white space or apostrophes.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")


def write_csv(ledgers: Sequence[Ledger], options: Options) -> Iterator[File]:
    """A file for each table: a line of names, then a line for each row."""
    for table in options.tables or table_names():
        yield File(f"{table}.csv", "".join(_lines(table, ledgers)).encode("utf-8"))


def disarmed(cell: str) -> str:
    """The cell so that a spreadsheet does not take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_given(cell: str) -> str:
    """The words that ``disarmed`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _lines(table: str, ledgers: Iterable[Ledger]) -> Iterator[str]:
    yield _line([column.name for column in dictionary()[table]])
    for row in rows_of(table, ledgers):
        yield _line([_written(cell) for cell in row])


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return disarmed(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return repr(cell)

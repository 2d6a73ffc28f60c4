"""A table as lines of CSV (RFC 4180) for spreadsheets, pandas and R, in which nothing is run.

A spreadsheet runs a cell that begins like a formula, and an article may hold such words. Such a
cell gets an apostrophe before it, which spreadsheets take for "this is text"; ``as_given`` takes it
away again. Numbers, days and flags are never touched.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from hearsay.records.ledger import Ledger
from hearsay.report.dictionary import dictionary
from hearsay.report.rows import Cell, rows_of

# What spreadsheets take for the beginning of a formula, also in the full width of East Asian
# scripts, and also behind white space or apostrophes.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_END = "\r\n"


def csv_lines(
    table: str, ledgers: Iterable[Ledger], shown: Callable[[str], str] = str
) -> Iterator[str]:
    """A line of names, then one for each row as ledgers come; words stand as ``shown`` has them."""
    yield csv_line([column.name for column in dictionary()[table]])
    for row in rows_of(table, ledgers):
        yield csv_line([_written(cell, shown) for cell in row])


def csv_line(cells: Iterable[str]) -> str:
    """One line with its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator=_END).writerow(cells)
    return line.getvalue()


def disarmed(cell: str) -> str:
    """The cell so that a spreadsheet does not take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_given(cell: str) -> str:
    """The words that ``disarmed`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _written(cell: Cell, shown: Callable[[str], str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return disarmed(shown(cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return repr(cell)

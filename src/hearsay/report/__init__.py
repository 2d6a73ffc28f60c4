"""Ways to read ledgers: for a terminal, a browser, a spreadsheet.

``EXPORTS`` lists what ``--as`` offers. To add one, write a function from ledgers to pieces of text
and list it here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hearsay.records.ledger import Ledger
from hearsay.report.tables import render_csv, render_markdown


@dataclass(frozen=True, slots=True)
class Export:
    """One output format; it is given ledgers as they are read and gives text as it is made."""

    name: str  # as written after --as
    render: Callable[[Iterable[Ledger]], Iterator[str]]


EXPORTS: tuple[Export, ...] = (
    Export("csv", render_csv),
    Export("markdown", render_markdown),
)

"""Ways to read ledgers: for a terminal, a browser, a spreadsheet, a tool for graphs.

``EXPORTS`` lists what ``--as`` offers. To add one, write a function from ledgers to pieces of text
and list it here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hearsay.records.ledger import Ledger
from hearsay.report.causal_drawing import render_svg
from hearsay.report.graph_files import render_fcm, render_graphml
from hearsay.report.tables import render_csv, render_markdown


@dataclass(frozen=True, slots=True)
class Export:
    """One output format; it is given ledgers as they are read and gives text as it is made."""

    name: str  # as written after --as
    render: Callable[[Iterable[Ledger]], Iterator[str]]


EXPORTS: tuple[Export, ...] = (
    Export("csv", render_csv),
    Export("markdown", render_markdown),
    Export("graphml", render_graphml),
    Export("fcm", render_fcm),
    Export("svg", render_svg),
)

"""The claims of ledgers as a table for a terminal, a pipe or a page: CSV or Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping

from hearsay.records.ledger import Ledger
from hearsay.report.csv_lines import csv_lines
from hearsay.report.dictionary import Column, dictionary
from hearsay.report.layout import title_of
from hearsay.report.rows import Cell, rows_of
from hearsay.report.visible import one_line

TABLE = "claims"
# Of its columns those that a person reads.
SHOWN = (
    "claim", "claim_text", "exact_words", "place", "speaker", "manner", "stance", "kind", "check",
    "verdict", "because", "evidence", "sources",
)  # fmt: skip
_NOBODY = {"own": "own voice", "unknown": "not known"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#])")


def render_csv(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """A line of names, then one for each claim, whatever it holds; safe to show and to open."""
    for line in csv_lines(TABLE, ledgers, one_line):
        yield line.replace("\r\n", "\n")


def render_markdown(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """A heading and a table for each ledger."""
    columns = {one.name: one for one in dictionary()[TABLE]}
    names = [name.replace("_", " ") for name in SHOWN]
    for number, ledger in enumerate(ledgers):
        yield "\n" if number else ""
        yield f"## {_markdown(title_of(ledger))}\n\n"
        yield _markdown_line(names) + _markdown_line(["---"] * len(names))
        for row in rows_of(TABLE, [ledger]):
            cells = dict(zip(columns, row, strict=True))
            yield _markdown_line(_markdown(_told(cells, columns[name])) for name in SHOWN)


def _told(cells: Mapping[str, Cell], column: Column) -> str:
    """A cell in words for a person."""
    words = str(cells[column.name] or "")
    if column.name == "speaker" and not words:
        return _NOBODY[str(cells["voice"])]
    return words.replace("_", " ") if column.closed else words


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _markdown(text: str) -> str:
    """The text with everything that Markdown or HTML would act on escaped."""
    return _MARKDOWN.sub(r"\\\1", one_line(text)).replace("&", "&amp;")

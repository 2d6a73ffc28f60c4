"""Ledgers as pages: self-contained HTML, a file for each document."""

from collections.abc import Iterator, Sequence

from hearsay.exchange.format import File, Options, file_names
from hearsay.records.ledger import Ledger
from hearsay.report.page import render_page


def write_pages(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """The page of each ledger, as ``hearsay read --page`` writes it."""
    for name, ledger in zip(file_names(ledgers, ".html"), ledgers, strict=True):
        yield File(name, render_page(ledger).encode("utf-8", "replace"))

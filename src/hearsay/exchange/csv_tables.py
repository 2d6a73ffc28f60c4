"""Tables as CSV: UTF-8, one file for each table."""

from collections.abc import Iterator, Sequence

from hearsay.exchange.format import File, Options
from hearsay.records.ledger import Ledger
from hearsay.report.csv_lines import csv_lines
from hearsay.report.dictionary import table_names


def write_csv(ledgers: Sequence[Ledger], options: Options) -> Iterator[File]:
    """A file for each table: a line of names, then a line for each row."""
    for table in options.tables or table_names():
        yield File(f"{table}.csv", "".join(csv_lines(table, ledgers)).encode("utf-8"))

"""The tables of an export: what the dictionary says is what the rows hold, as CSV and as Parquet."""

import csv
import io
from collections import Counter
from datetime import date, datetime

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hearsay.errors import InputError
from hearsay.exchange import parquet
from hearsay.exchange.csv_tables import write_csv
from hearsay.exchange.format import Options
from hearsay.exchange.parquet import write_parquet
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.report.csv_lines import as_given, disarmed
from hearsay.report.dictionary import ColumnType, dictionary, table_names
from hearsay.report.rows import rows_of
from tests.exchange.examples import example_ledgers
from tests.invented import invented_ledger
from tests.strategies import ledgers

TYPES = {
    ColumnType.TEXT: str, ColumnType.WHOLE: int, ColumnType.NUMBER: float, ColumnType.FLAG: bool,
    ColumnType.DATE: date, ColumnType.TIME: datetime,
}  # fmt: skip


def csv_rows(table: str, *given: Ledger) -> list[dict[str, str]]:
    (file,) = write_csv(given, Options(tables=(table,)))
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8"), newline="")))


def parquet_table(table: str, *given: Ledger):
    (file,) = write_parquet(given, Options(tables=(table,)))
    return pq.read_table(io.BytesIO(file.data))


def test_the_meaning_of_a_column_names_every_word_of_its_closed_set():
    for table, columns in dictionary().items():
        for column in columns:
            told = [word for word in column.closed if word not in column.meaning]
            assert told == [], (table, column.name)


@given(ledgers())
@settings(max_examples=60)
def test_every_cell_is_of_its_type_and_what_is_filled_is_filled(ledger):
    for table, columns in dictionary().items():
        for row in rows_of(table, [ledger]):
            for cell, column in zip(row, columns, strict=True):
                if cell is None:
                    assert not column.is_filled, (table, column.name)
                else:
                    assert type(cell) is TYPES[column.type], (table, column.name)
                    assert not column.closed or cell in column.closed, (table, column.name)


@given(ledgers())
@settings(max_examples=40)
def test_csv_and_parquet_read_back_are_the_rows(ledger):
    for table, columns in dictionary().items():
        rows = list(rows_of(table, [ledger]))
        read = parquet_table(table, ledger)
        assert [tuple(row.values()) for row in read.to_pylist()] == rows
        given = csv_rows(table, ledger)
        assert len(given) == len(rows)
        for row, cells in zip(given, rows, strict=True):
            for column, cell in zip(columns, cells, strict=True):
                if column.type is ColumnType.TEXT:
                    assert as_given(row[column.name]) == (cell or "")
                else:
                    assert (row[column.name] == "") == (cell is None)


@pytest.mark.slow
def test_pandas_reads_every_table_of_the_examples_from_both_alike(models):
    found = example_ledgers()
    for table, columns in dictionary().items():
        (file,) = write_csv(found, Options(tables=(table,)))
        days = [column.name for column in columns if column.type is ColumnType.DATE]
        read = pd.read_csv(io.BytesIO(file.data), parse_dates=days)
        typed = parquet_table(table, *found).to_pandas()
        assert list(read.columns) == list(typed.columns) == [column.name for column in columns]
        assert len(read) == len(typed)
        for column in columns:
            if column.type in {ColumnType.WHOLE, ColumnType.NUMBER}:
                pd.testing.assert_series_equal(
                    read[column.name].astype(float), typed[column.name].astype(float)
                )
    claims = pd.read_csv(io.BytesIO(next(write_csv(found, Options(tables=("claims",)))).data))
    counted = Counter(str(one.verdict) for ledger in found for one in ledger.checks)
    assert (claims["verdict"] == "contradicted").sum() >= counted["contradicted"] > 0


def test_tables_join():
    tables = {name: parquet_table(name, invented_ledger()).to_pandas() for name in table_names()}
    said = tables["claims"].merge(tables["attributions"], on=["document", "attribution"])
    assert set(said["speaker_x"].dropna()) == {
        "Ilse Brandt",
        "Tomas Okell",
        "residents of the east bank",
        "the report",
    }
    shown = tables["checks"].merge(tables["evidence"], on=["document", "check"])
    assert len(shown) == len(tables["evidence"])
    assert tables["documents"].loc[0, "claims"] == len(tables["claims"])


def test_every_field_of_a_parquet_file_tells_what_it_means():
    for table, columns in dictionary().items():
        schema = parquet_table(table, invented_ledger()).schema
        meanings = [field.metadata[b"description"].decode() for field in schema]
        assert meanings == [column.meaning for column in columns]
        assert schema.metadata[b"table"] == table.encode()


def test_no_ledger_is_a_table_of_names_alone():
    assert csv_rows("claims") == []
    assert parquet_table("claims").num_rows == 0


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r", "\n=", " =", "'=", "''+", "＝", "＋", "－", "＠"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(start):
    text = f"{start}HYPERLINK('x')"
    claim = Claim("c1", Span(0, len(text)), text, ClaimKind.OTHER)
    (row,) = csv_rows("claims", Ledger(Document.make(text), claims=(claim,)))
    assert row["claim_text"] == row["exact_words"] == f"'{text}"
    assert as_given(row["claim_text"]) == text


def test_numbers_are_not_disarmed():
    assert next(row["start"] for row in csv_rows("claims", invented_ledger())).isdigit()
    assert disarmed("5%") == "5%"


@given(st.text(st.sampled_from("'= +a\n＝"), max_size=6))
@example("'")
def test_what_was_disarmed_can_be_had_as_given(words):
    assert as_given(disarmed(words)) == words


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"pip install 'hearsay\[parquet\]'"):
        list(parquet.write_parquet([invented_ledger()], Options()))

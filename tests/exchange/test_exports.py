"""Exports as a whole: names, one file or several, archives, pages."""

import io
import zipfile

import html5lib
import pytest
from hypothesis import given, settings

from hearsay.cli.exchange_commands import EXPORT_TABLES, EXPORTS, VERDICTS
from hearsay.errors import InputError
from hearsay.exchange.exports import FORMATS, export, export_one, zipped
from hearsay.exchange.format import Options
from hearsay.records.check import Verdict
from hearsay.report.dictionary import table_names
from tests.exchange.examples import DESK, example_ledgers
from tests.invented import invented_ledger
from tests.strategies import ledgers


def test_the_command_line_names_the_formats_tables_and_verdicts_of_the_library():
    assert tuple(one.name for one in FORMATS) == EXPORTS
    assert table_names() == EXPORT_TABLES
    assert tuple(map(str, Verdict)) == VERDICTS


@given(ledgers())
@settings(max_examples=30)
def test_every_format_takes_any_ledger(ledger):
    for one in FORMATS:
        for file in export([ledger], one.name, DESK):
            assert "/" not in file.name
            assert not one.is_text or file.data.decode("utf-8") is not None


@pytest.mark.parametrize("name", EXPORTS)
def test_no_ledgers_are_no_fault(name):
    export([], name, DESK)


@pytest.mark.slow
def test_the_page_of_every_example_is_sound_html(models):
    files = export(example_ledgers(), "html")
    assert len({file.name for file in files}) == len(example_ledgers())
    for file in files:
        html5lib.HTMLParser(strict=True).parse(file.data.decode("utf-8"))


def test_an_archive_holds_every_file_and_is_the_same_every_time():
    files = export([invented_ledger()], "csv")
    data = zipped(files)
    assert data == zipped(files)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f.name: f.data for f in files
        }


@pytest.mark.parametrize(("name", "options", "told"), [
    ("brat", Options(), "brat is several files: give -o FOLDER"),
    ("csv", Options(tables=("claims", "checks")), "several tables are several files"),
    ("html", Options(), "there are 2"),
    ("docx", Options(), "no such format; there are csv, parquet"),
    ("csv", Options(tables=("nothing",)), "no such table; there are documents"),
])  # fmt: skip
def test_what_is_several_files_is_no_stream(name, options, told):
    with pytest.raises(InputError, match=told):
        export_one([invented_ledger(), invented_ledger()], name, options)


def test_one_table_is_claims_unless_another_is_named():
    assert export_one([invented_ledger()], "csv").name == "claims.csv"
    assert export_one([invented_ledger()], "csv", Options(tables=("notes",))).name == "notes.csv"

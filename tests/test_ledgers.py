"""The ledger of the Python API: selections, tables, how it shows itself."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import hearsay
from hearsay.ledgers import Table
from hearsay.records.attribution import Stance
from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind
from hearsay.report.dictionary import dictionary, table_names
from tests.invented import invented_ledger

pd = pytest.importorskip("pandas")
ROOT = Path(__file__).parents[1]
LEDGER = hearsay.Ledger.of(invented_ledger())


def ids(claims):
    return [claim.id for claim in claims]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"verdict": "contradicted"}, ["c0000008"]),
        ({"verdict": Verdict.SUPPORTED}, ["c0000002"]),
        ({"verdict": "Not enough evidence"}, ["c0000003", "c0000005"]),
        ({"kind": "event"}, ["c0000001", "c0000004", "c0000008"]),
        ({"kind": ClaimKind.EVENT, "verdict": "qualified"}, ["c0000004"]),
        ({"speaker": "Tomas Okell"}, ["c0000006"]),
        ({"speaker": "Nobody"}, []),
        ({"speaker": "the report", "verdict": "contradicted"}, ["c0000008"]),
        ({}, [f"c000000{number}" for number in range(1, 9)]),
    ],
)
def test_claims_are_selected(given, found):
    assert ids(LEDGER.claims_with(**given)) == found


@pytest.mark.parametrize("given", [{"verdict": "false"}, {"kind": "lie"}])
def test_a_name_that_is_none_is_told_with_those_there_are(given):
    with pytest.raises(hearsay.InputError, match="is none of "):
        LEDGER.claims_with(**given)


def test_voices_are_found_by_their_name():
    voices = LEDGER.by_speaker()
    assert next(iter(voices)) == "Veldmark Courier, own voice"
    assert list(voices)[-1] == "Speaker not known"
    assert ids(voices["Tomas Okell"].claims) == ["c0000006"]
    assert abs(sum(voice.share for voice in voices.values()) - 1) < 1e-9


def test_the_tables_are_those_of_the_dictionary():
    assert get_args(Table) == table_names()


@pytest.mark.parametrize("table", table_names())
def test_every_table_has_its_columns_and_kinds_also_where_it_is_empty(table):
    full = LEDGER.to_pandas(table)
    empty = hearsay.Ledger(hearsay.Document.make("Rain.")).to_pandas(table)
    assert list(full.columns) == [column.name for column in dictionary()[table]]
    assert len(empty) == (1 if table == "documents" else 0)
    assert list(full.dtypes) == list(empty.dtypes)
    assert list(pd.concat([full, empty]).dtypes) == list(full.dtypes)


def test_claims_become_rows():
    frame = LEDGER.to_pandas().set_index("claim")
    assert list(frame.index) == [f"c000000{number}" for number in range(1, 9)]
    one = frame.loc["c0000008"]
    assert (one.speaker, one.verdict, one.kind) == ("the report", "contradicted", "event")
    assert LEDGER.document.text[one.start : one.end] == one.exact_words
    assert str(one.published.date()) == "2025-06-04"
    assert frame.voice["c0000001"] == "own"
    assert pd.isna(frame.speaker["c0000001"])
    assert pd.isna(frame.verdict["c0000006"])
    assert frame.verdict["c0000001"] == "contradicted"  # the same fault as c0000008
    assert frame.groupby("verdict", observed=False).size()["supported"] == 1


def test_attributions_become_rows():
    frame = LEDGER.to_pandas("attributions").set_index("attribution")
    assert (
        frame.content["a0000005"]
        == "“We voted for every crown of it,” … “and the record shows it.”"
    )
    assert frame.stance["a0000004"] == Stance.DENYING.value
    assert frame.inside["a0000003"] == "a0000002"
    assert pd.isna(frame.speaker["a0000008"])


def test_an_unknown_table_is_refused():
    with pytest.raises(hearsay.InputError, match="attributions, claims"):
        LEDGER.to_pandas("clams")


def test_it_tells_what_it_is_of_in_one_line():
    assert repr(LEDGER).startswith("<Ledger ")
    assert len(repr(LEDGER)) < 160
    assert LEDGER.to_json() == hearsay.to_json(LEDGER)
    assert LEDGER.to_html().startswith("<!doctype html>")


def test_pandas_is_loaded_when_a_table_is_asked_for_and_missing_it_is_told():
    code = (
        "import sys, hearsay\nassert 'pandas' not in sys.modules\nsys.modules['pandas'] = None\n"
        "try:\n    hearsay.Ledger(hearsay.Document.make('Rain.')).to_pandas()\n"
        "except hearsay.HearsayError as error:\n    print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "pip install 'hearsay[pandas]'" in ran.stdout

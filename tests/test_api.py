"""The Python call: what the package offers, and what a notebook sees."""

import pickle
from datetime import date

import pytest

import hearsay
from hearsay import api
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from tests.invented import invented_ledger

TEXT = "Ana Duarte, the mayor, said on Monday that the ferry sank."


@pytest.fixture
def reads(monkeypatch):
    """What the pipeline was asked to read; it finds nothing in it."""
    asked = []

    def read_document(document, *, as_of=None, packs=()):
        asked.append((document, as_of, packs))
        return Ledger(document)

    monkeypatch.setattr(api, "read_document", read_document)
    return asked


def test_the_package_offers_these_names_and_no_others():
    assert hearsay.__all__ == [
        "BadLedger", "Document", "HearsayError", "InputError", "Ledger", "from_json", "read",
        "to_json",
    ]  # fmt: skip
    for name in hearsay.__all__:
        assert getattr(hearsay, name).__doc__


def test_read_takes_days_as_words_or_as_dates(reads):
    hearsay.read(TEXT, published="2025-03-14", as_of="2025-04-01")
    hearsay.read(TEXT, published=date(2025, 3, 14))
    assert [(one.published, as_of) for one, as_of, _ in reads] == [
        (date(2025, 3, 14), date(2025, 4, 1)),
        (date(2025, 3, 14), None),
    ]


def test_a_title_is_put_before_the_text_unless_it_is_there(reads):
    hearsay.read(TEXT, title="Ferry", outlet="The Courier")
    hearsay.read(f"Ferry\n\n{TEXT}", title="Ferry")
    assert [one.text for one, _, _ in reads] == [f"Ferry\n\n{TEXT}"] * 2
    assert reads[0][0].outlet == "The Courier"


@pytest.mark.parametrize("text", ["", " \n", None, 3, b"bytes"])
def test_what_is_no_text_is_refused(reads, text):
    with pytest.raises(hearsay.InputError):
        hearsay.read(text)


def test_a_day_that_is_none_is_refused(reads):
    with pytest.raises(hearsay.InputError, match="2025-13-01"):
        hearsay.read(TEXT, published="2025-13-01")


def test_a_text_over_the_limit_is_refused(reads, monkeypatch):
    monkeypatch.setenv("HEARSAY_MAX_CHARACTERS", "10")
    with pytest.raises(hearsay.InputError, match="HEARSAY_MAX_CHARACTERS"):
        hearsay.read(TEXT)


def test_what_is_read_is_a_ledger_that_a_notebook_can_show(reads):
    ledger = hearsay.read(TEXT)
    assert isinstance(ledger, hearsay.Ledger)
    shown = ledger._repr_html_()
    assert shown.startswith("<iframe ")
    assert "ferry sank" in shown


def test_a_ledger_that_can_show_itself_equals_the_one_that_cannot():
    plain = invented_ledger()
    showing = api.NotebookLedger.of(plain)
    assert plain == showing
    assert showing == plain
    assert hash(plain) == hash(showing)
    assert showing != api.NotebookLedger.of(Ledger(Document.make("else")))
    assert showing != "a ledger"
    assert pickle.loads(pickle.dumps(showing)) == plain  # noqa: S301  # our own


def test_json_from_and_to():
    line = hearsay.to_json(invented_ledger())
    assert hearsay.from_json(line) == invented_ledger()
    assert hearsay.from_json(line.decode()) == invented_ledger()
    with pytest.raises(hearsay.BadLedger):
        hearsay.from_json("{}")


@pytest.mark.slow
def test_the_shipped_model_and_packs_are_loaded_once():
    first = hearsay.read(TEXT, published="2025-03-14")
    assert api._models() is api._models()
    assert api._packs(()) is api._packs(())
    assert hearsay.read(TEXT, published="2025-03-14") == first
    assert first.made_with.packs

"""``hearsay.read_many``: order, what cannot be read, several processes."""

from pathlib import Path

import pytest

import hearsay
from hearsay import many
from hearsay.records.ledger import Ledger
from tests.corpus import mails


@pytest.fixture
def shallow(monkeypatch):
    """A pipeline that finds nothing."""
    read = []

    def read_asked(document, asked):
        read.append(document.text)
        return Ledger(document)

    monkeypatch.setattr(many, "read_asked", read_asked)
    return read


def texts(found):
    return [one.document.text if isinstance(one, hearsay.Ledger) else str(one) for one in found]


def test_ledgers_come_in_order_from_texts_files_and_mappings(shallow, tmp_path):
    mail = tmp_path / "more.eml"
    mail.write_bytes(mails.MIXED)
    found = texts(
        hearsay.read_many(["One.", {"text": "Two."}, mail, hearsay.Document.make("Last.")])
    )
    assert found[:2] == ["One.", "Two."]
    assert found[-1] == "Last."
    assert len(found) == 6  # the mail has two attachments


def test_each_is_made_when_it_is_asked_for(shallow):
    found = hearsay.read_many(f"Text {number}." for number in range(10**9))
    assert next(found).document.text == "Text 0."
    assert shallow == ["Text 0."]


def test_what_cannot_be_read_raises_or_is_left_out_or_kept(shallow, tmp_path):
    sources = ["One.", " ", Path(tmp_path / "none.txt"), {"txt": "x"}, "Two."]
    strict = hearsay.read_many(sources)
    assert next(strict).document.text == "One."
    with pytest.raises(hearsay.InputError, match="no text in it"):
        next(strict)
    assert texts(hearsay.read_many(sources, unreadable="skip")) == ["One.", "Two."]
    kept = list(hearsay.read_many(sources, unreadable="keep"))
    assert [isinstance(one, hearsay.InputError) for one in kept] == [False, True, True, True, False]
    assert "none.txt: there is no such file" in str(kept[2])


@pytest.mark.parametrize(
    ("sources", "given"),
    [("one text", {}), (Path("a.txt"), {}), (["a"], {"unreadable": "no"}), (["a"], {"processes": 0}),
     (["a"], {"published": "soon"})],
)  # fmt: skip
def test_mistakes_are_told_at_once_and_not_while_reading(shallow, sources, given):
    with pytest.raises(hearsay.InputError):
        hearsay.read_many(sources, **given)


def test_a_bug_is_not_swallowed(monkeypatch):
    def broken(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr(many, "read_asked", broken)
    with pytest.raises(RuntimeError):
        list(hearsay.read_many(["One."], unreadable="skip"))


@pytest.mark.slow
def test_in_several_processes_all_is_the_same():
    sources = ["Ana Duarte said the ferry sank.", "", {"text": "Tom Lee denied it."}] * 2
    given = {"unreadable": "keep", "published": "2025-03-14"}
    one, two = (list(hearsay.read_many(sources, processes=count, **given)) for count in (1, 2))
    assert [str(found) for found in one] == [str(found) for found in two]
    assert [found for found in one if isinstance(found, Ledger)] == [
        found for found in two if isinstance(found, Ledger)
    ]


@pytest.mark.slow
def test_processes_take_few_sources_ahead_and_end_when_nobody_asks_on():
    taken = []

    def sources():
        for number in range(1000):
            taken.append(number)
            yield f"Ana Duarte said the ferry sank {number} times."

    found = hearsay.read_many(sources(), processes=2)
    assert "sank 0 times" in next(found).document.text
    found.close()
    assert len(taken) <= 2 * many._AHEAD + 1

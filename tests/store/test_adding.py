"""What comes of adding a ledger: new, known, another version, seen elsewhere."""

from datetime import date

import pytest

from hearsay.errors import InputError
from hearsay.records.check import Verdict
from hearsay.records.ledger import MadeWith
from hearsay.records.wire import from_json, to_json
from hearsay.store.adding import Outcome, add_ledger, address_of, count_documents
from hearsay.store.changes import ChangeKind
from hearsay.store.documents import (
    find_document,
    find_ledger,
    find_ledger_json,
    find_readings,
    find_versions,
    list_documents,
    remove_document,
)
from hearsay.store.filters import Filter
from hearsay.store.searching import search
from tests.stored import HARBOUR, a_ledger

HERE, THERE = "https://news.test/harbour", "https://wire.test/harbour"


def test_a_ledger_comes_back_as_it_was(store):
    ledger = a_ledger(title="Harbour", outlet="The Tide")
    added = add_ledger(store, ledger, by="ana")
    assert find_ledger(store, added.document) == ledger
    assert find_ledger_json(store, added.document) == to_json(ledger)
    row = find_document(store, added.document[:6])
    assert (row.title, row.outlet, row.added_by) == ("Harbour", "The Tide", "ana")
    assert (row.verdicts.claims, row.verdicts.supported, row.verdicts.contradicted) == (2, 1, 1)


def test_what_is_read_twice_is_stored_once(store):
    first = add_ledger(store, a_ledger())
    second = add_ledger(store, a_ledger())
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.KNOWN)
    assert second.reading == first.reading
    assert count_documents(store) == 1


def test_another_text_at_the_same_address_is_a_new_version_that_says_what_changed(store):
    add_ledger(store, a_ledger(url=HERE))
    text = HARBOUR.replace("May 2023", "May 2022").replace(
        "Nobody else spoke.", "Jo Ray said that it rained."
    )
    added = add_ledger(store, a_ledger(text, url=HERE + "#part"))
    assert (added.outcome, added.version) == (Outcome.NEW_VERSION, 2)
    told = [(change.kind, change.before, change.after) for change in added.changes.changed]
    assert told == [
        (ChangeKind.REWORDED, "the ferry sank in May 2023", "the ferry sank in May 2022"),
        (ChangeKind.ADDED, "", "it rained"),
    ]
    assert added.changes.same == 1
    versions = find_versions(store, added.document)
    assert [version.number for version in versions] == [1, 2]
    assert versions[1].changes == added.changes


def test_a_text_that_comes_back_is_a_version_again(store):
    for text in (HARBOUR, "Another text.", HARBOUR):
        added = add_ledger(store, a_ledger(text, url=HERE))
    assert (added.outcome, added.version) == (Outcome.NEW_VERSION, 3)
    assert count_documents(store) == 2
    listed = list_documents(store).found
    assert [(row.id == added.document, row.version, row.versions) for row in listed] == [
        (False, 2, 3),
        (True, 3, 3),
    ]


def test_the_same_text_at_another_address_is_stored_once_and_listed_under_both(store):
    first = add_ledger(store, a_ledger(url=HERE, outlet="The Tide"))
    second = add_ledger(store, a_ledger(url=THERE, outlet="Wire"))
    assert second.outcome is Outcome.SEEN_ELSEWHERE
    assert second.document == first.document
    for outlet in ("The Tide", "Wire"):
        assert [row.id for row in list_documents(store, Filter(outlet=outlet)).found] == [
            first.document
        ]
    assert find_document(store, first.document).outlet == "The Tide"


def test_a_pasted_text_whose_address_becomes_known_is_shown_with_it(store):
    add_ledger(store, a_ledger())
    added = add_ledger(store, a_ledger(url=HERE, outlet="The Tide"))
    assert find_document(store, added.document).outlet == "The Tide"


def test_a_reading_by_a_newer_version_is_kept_beside_the_old(store):
    first = add_ledger(store, a_ledger())
    newer = a_ledger(
        verdicts=(Verdict.QUALIFIED, None), made=MadeWith("0.2.0", "reader 4", ("nato 2 cc",))
    )
    second = add_ledger(store, newer)
    assert second.outcome is Outcome.READ_AGAIN
    assert find_ledger(store, first.document) == newer
    assert find_ledger(store, first.document, first.reading) == a_ledger()
    told = [(row.hearsay, row.packs, row.is_shown) for row in find_readings(store, first.document)]
    assert told == [
        ("0.1.0 abc", ("nato 1 aa", "offices 1 bb"), False),
        ("0.2.0", ("nato 2 cc",), True),
    ]


def test_a_reading_that_knows_less_does_not_push_aside_one_that_knows_more(store):
    add_ledger(store, a_ledger(outlet="The Tide"))
    added = add_ledger(store, a_ledger(published=None))
    assert added.outcome is Outcome.KNOWN
    assert find_document(store, added.document).published == date(2024, 7, 1)


def test_a_pasted_text_can_be_named_the_next_version_of_an_article(store):
    first = add_ledger(store, a_ledger())
    second = add_ledger(store, a_ledger(HARBOUR + " More."), article=first.article)
    assert (second.outcome, second.version) == (Outcome.NEW_VERSION, 2)
    with pytest.raises(InputError, match="no article"):
        add_ledger(store, a_ledger("Third."), article="nothing")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("HTTPS://News.Test/a?b=1#c", "https://news.test/a?b=1"),
        ("https://news.test", "https://news.test/"),
        ("http://[broken", "http://[broken"),
        (None, None),
    ],
)
def test_an_address_is_without_what_does_not_change_the_page(url, address):
    assert address_of(a_ledger(url=url).document) == address


@pytest.mark.parametrize(
    "text",
    ["", "a\x00b", "lone \ud800 surrogate", "\n\n", "Київ 日本 ½", "said that .", "💧" * 300],
)
def test_any_text_can_be_kept_and_comes_back(store, text):
    ledger = a_ledger(text, title=text[:50] or None)
    added = add_ledger(store, ledger)
    assert find_ledger(store, added.document) == from_json(to_json(ledger))
    assert list_documents(store).found[0].id == added.document


def test_a_removed_document_is_gone_with_all_that_was_made_of_it(store):
    kept = add_ledger(store, a_ledger("Ana Duarte said that it snowed.", url=THERE))
    gone = add_ledger(store, a_ledger(url=HERE))
    remove_document(store, gone.document)
    assert count_documents(store) == 1
    assert search(store, Filter("ferry")).found == ()
    assert add_ledger(store, a_ledger(url=HERE)).outcome is Outcome.NEW
    assert find_document(store, kept.document).id == kept.document

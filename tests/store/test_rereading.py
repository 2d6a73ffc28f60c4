"""What an older version read is read again; judgements stay."""

import dataclasses

from hearsay.errors import InputError
from hearsay.records.judgement import Decision
from hearsay.records.ledger import MadeWith
from hearsay.store.adding import add_ledger
from hearsay.store.deciding import Ruling, decide
from hearsay.store.documents import find_readings, find_versions
from hearsay.store.rereading import find_outdated, reread
from hearsay.store.speaking import find_claim_row
from tests.stored import HARBOUR, MADE, a_ledger

NEWER = MadeWith("0.2.0", "reader 4", ("nato 2 cc",))
HERE = "https://news.test/harbour"


def read(document, as_of):
    ledger = a_ledger(document.text, made=NEWER)
    return dataclasses.replace(ledger, document=document)


def test_documents_of_other_versions_are_read_again_and_judgements_kept(store):
    old = add_ledger(store, a_ledger(url=HERE))
    new = add_ledger(store, a_ledger(HARBOUR + " More.", url=HERE))
    fresh = add_ledger(store, a_ledger("Jo said that it rained.", made=NEWER)).document
    claim = a_ledger().claims[0].id
    decide(store, old.document, claim, Ruling(Decision.NOT_A_CLAIM), who="ana")
    wanted = find_outdated(store, NEWER)
    assert wanted == (old.document, new.document)
    assert find_outdated(store, MADE) == (fresh,)
    found = list(reread(store, wanted, read, by="bo"))
    assert [(one.is_changed, one.judgements, one.orphans) for one in found] == [
        (True, 1, 0),
        (True, 1, 0),
    ]
    assert find_outdated(store, NEWER) == ()
    assert not find_claim_row(store, old.document, claim).is_claim
    # Reading an old version again makes no new version of the article.
    assert [version.number for version in find_versions(store, old.document)] == [1, 2]
    assert [row.made_by for row in find_readings(store, old.document)] == ["", "bo"]


def test_one_that_cannot_be_read_is_told_and_the_others_are_read(store):
    first = add_ledger(store, a_ledger()).document
    second = add_ledger(store, a_ledger("Jo said that it rained.")).document

    def read_some(document, as_of):
        if document.id == first:
            raise InputError("too long")
        return read(document, as_of)

    found = list(reread(store, (first, second, "removed"), read_some))
    assert [(one.document, one.fault) for one in found] == [(first, "too long"), (second, "")]
    assert find_outdated(store, NEWER) == (first,)

"""A ledger as people judged it: names, verdicts and claims of theirs in place of the program's."""

import pytest

from hearsay.records.check import Verdict
from hearsay.records.judgement import Decision
from hearsay.store.adding import add_ledger
from hearsay.store.deciding import Ruling, decide, decide_on_speaker
from hearsay.store.documents import find_judged
from hearsay.store.opening import open_store
from hearsay.web.shown import BY_HAND, show
from tests.stored import a_ledger


@pytest.fixture
def store(tmp_path):
    with_one = open_store(tmp_path / "a.db")
    add_ledger(with_one, a_ledger())
    yield with_one
    with_one.close()


def shown(store):
    return show(store, find_judged(store, a_ledger().document.id))


def judge(store, record, decision, value="", why=""):
    document = a_ledger().document.id
    return decide(store, document, record, Ruling(decision, value, (), why), who="ana")


def test_nothing_judged_is_shown_as_read(store):
    assert shown(store).ledger == a_ledger()


def test_a_verdict_of_a_person_is_shown_with_its_reason_as_evidence(store):
    claim = a_ledger().claims[1]
    judge(store, claim.id, Decision.VERDICT, "supported", "The log of the port has it.")
    check = shown(store).ledger.check_of(claim.id)
    assert check.verdict is Verdict.SUPPORTED
    assert check.evidence[0].pack == BY_HAND
    assert check.evidence[0].quote == "The log of the port has it."
    assert check.evidence[1:] == a_ledger().checks[1].evidence  # the program's stays beside it
    assert "ana" in check.because
    assert "The program had: contradicted." in check.because


@pytest.mark.parametrize("verdict", list(Verdict))
def test_any_verdict_can_be_given_to_what_was_never_checked(tmp_path, verdict):
    store = open_store(tmp_path / "b.db")
    ledger = a_ledger(verdicts=())
    add_ledger(store, ledger)
    judge(store, ledger.claims[0].id, Decision.VERDICT, verdict.value, "So it is.")
    assert shown(store).ledger.check_of(ledger.claims[0].id).verdict is verdict
    store.close()


def test_what_is_no_claim_is_gone_with_its_check(store):
    claim = a_ledger().claims[0]
    judge(store, claim.id, Decision.NOT_A_CLAIM)
    ledger = shown(store).ledger
    assert ledger.claim(claim.id) is None
    assert ledger.check_of(claim.id) is None
    assert len(ledger.claims) == len(a_ledger().claims) - 1


def test_speakers_have_the_names_people_gave_them(store):
    found = shown(store)
    first, second = found.speakers["Ana Duarte"], found.speakers["Ilona Desh"]
    decide_on_speaker(store, first, Ruling(Decision.RENAME, "Ana María Duarte"), who="ana")
    decide_on_speaker(store, second, Ruling(Decision.MERGE, first), who="ana")
    found = shown(store)
    assert {one.speaker for one in found.ledger.attributions} == {"Ana María Duarte"}
    assert found.speakers == {"Ana María Duarte": first}

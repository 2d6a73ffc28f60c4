"""Judgements: made, shown, taken back, applied again after a re-reading, and never by guess."""

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from hearsay.errors import InputError, NotInStore
from hearsay.records.check import Verdict
from hearsay.records.document import Span
from hearsay.records.judgement import Decision
from hearsay.records.ledger import MadeWith
from hearsay.store.adding import add_ledger
from hearsay.store.deciding import Ruling, decide, decide_on_speaker, history, undo
from hearsay.store.documents import find_judged, find_ledger
from hearsay.store.filters import Filter
from hearsay.store.judging import State
from hearsay.store.searching import HitKind, search
from hearsay.store.speaking import (
    find_claim_row,
    find_speaker,
    list_claims,
    list_speakers,
    list_statements,
)
from tests.stored import HARBOUR, a_ledger, span_of

HERE = "https://news.test/harbour"


@pytest.fixture
def added(store):
    return add_ledger(store, a_ledger(url=HERE)).document


def first_claim(store, document):
    return find_ledger(store, document).claims[0].id


def first_attribution(store, document):
    return find_ledger(store, document).attributions[0].id


def states(store, document):
    return [one.state for one in find_judged(store, document).applied]


def test_a_corrected_verdict_stands_beside_the_programs(store, added):
    claim = first_claim(store, added)
    ruling = Ruling(Decision.VERDICT, "qualified", why="It reopened in part.")
    kept = decide(store, added, claim, ruling, who="ana")
    assert (kept.who, kept.why, kept.target.said) == ("ana", "It reopened in part.", "supported")
    row = find_claim_row(store, added, claim)
    assert (row.found, row.verdict, row.judged) == ("supported", "qualified", ("verdict",))
    assert find_judged(store, added).verdict(claim) is Verdict.QUALIFIED
    assert find_ledger(store, added).check_of(claim).verdict is Verdict.SUPPORTED
    found = list_claims(store, Filter(verdict=Verdict.QUALIFIED)).found
    assert [one.id for one in found] == [claim]


def test_what_is_no_claim_is_neither_listed_nor_found(store, added):
    claim = first_claim(store, added)
    decide(store, added, claim, Ruling(Decision.NOT_A_CLAIM), who="ana")
    assert claim not in [one.id for one in list_claims(store).found]
    hits = search(store, Filter("harbour reopened"), kinds=(HitKind.CLAIM,)).found
    assert hits == ()
    assert not find_claim_row(store, added, claim).is_claim


def test_a_corrected_speaker_is_found_under_the_right_name(store, added):
    attribution = first_attribution(store, added)
    decide(store, added, attribution, Ruling(Decision.SPEAKER, "Mina  Okafor"), who="ana")
    (speaker,) = list_speakers(store, "okafor").found
    assert speaker.name == "Mina Okafor"
    assert [one.id for one in list_statements(store, speaker.id).found] == [attribution]
    assert list_speakers(store, "duarte").found == ()


@pytest.mark.parametrize(
    ("decision", "words", "side"),
    [
        (Decision.SOURCE, ("Duarte",), "source"),
        (Decision.CUE, ("said that",), "cue"),
        (Decision.CONTENT, ("the harbour", "in June 2024"), "content"),
        (Decision.SOURCE, (), "source"),
    ],
)
def test_source_cue_and_content_can_be_corrected(store, added, decision, words, side):
    attribution = first_attribution(store, added)
    pieces = tuple(span_of(HARBOUR, one) for one in words)
    decide(store, added, attribution, Ruling(decision, pieces=pieces), who="ana")
    judged = find_judged(store, added)
    assert getattr(judged.ledger.attribution(attribution), side) == pieces
    assert getattr(judged.read.attribution(attribution), side) != pieces


@pytest.mark.parametrize(
    ("letter", "ruling", "told"),
    [
        ("c", Ruling(Decision.SPEAKER, "X"), "one can decide accept, not_a_claim, verdict"),
        ("a", Ruling(Decision.VERDICT, "supported", why="x"), "one can decide accept, content"),
        ("c", Ruling(Decision.VERDICT, "true", why="x"), "a verdict is contradicted"),
        ("c", Ruling(Decision.VERDICT, "supported"), "needs its reason"),
        ("c", Ruling(Decision.ACCEPT, pieces=(Span(0, 1),)), "takes no stretches"),
        ("a", Ruling(Decision.CONTENT), "cannot be empty"),
        ("a", Ruling(Decision.CUE, pieces=(Span(0, 10_000),)), "outside the text"),
        ("a", Ruling(Decision.CUE, pieces=(Span(5, 9), Span(1, 3))), "in order"),
        ("c", Ruling(Decision.ACCEPT, why="x" * 3000), "fewer"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_line(store, added, letter, ruling, told):
    record = first_claim(store, added) if letter == "c" else first_attribution(store, added)
    with pytest.raises(InputError, match=told):
        decide(store, added, record, ruling, who="ana")
    assert history(store) == ()


def test_what_is_not_there_cannot_be_judged(store, added):
    accept = Ruling(Decision.ACCEPT)
    with pytest.raises(NotInStore, match="no claim or attribution"):
        decide(store, added, "c0000", accept, who="ana")
    with pytest.raises(NotInStore, match="no document"):
        decide(store, "ffffffff", "c0000", accept, who="ana")
    with pytest.raises(InputError, match="whose"):
        decide(store, added, first_claim(store, added), accept, who=" ")


def test_an_undo_is_a_row_and_can_be_undone(store, added):
    claim = first_claim(store, added)
    kept = decide(store, added, claim, Ruling(Decision.NOT_A_CLAIM), who="ana")
    first = undo(store, kept.id, who="bo", why="It is one.")
    assert find_claim_row(store, added, claim).is_claim
    undo(store, first.id, who="ana")
    assert not find_claim_row(store, added, claim).is_claim
    told = [(one.decision, one.who) for one in history(store, record=claim)]
    assert told == [(Decision.NOT_A_CLAIM, "ana"), (Decision.UNDO, "bo"), (Decision.UNDO, "ana")]
    with pytest.raises(InputError, match="taken back already"):
        undo(store, first.id, who="bo")
    with pytest.raises(NotInStore):
        undo(store, 999, who="bo")


def test_the_last_word_counts(store, added):
    claim = first_claim(store, added)
    decide(store, added, claim, Ruling(Decision.NOT_A_CLAIM), who="ana")
    decide(store, added, claim, Ruling(Decision.ACCEPT), who="bo")
    assert states(store, added) == [State.SUPERSEDED, State.APPLIES]
    assert find_claim_row(store, added, claim).is_claim


def test_a_judgement_holds_after_a_reading_by_a_newer_version(store, added):
    claim = first_claim(store, added)
    decide(store, added, claim, Ruling(Decision.VERDICT, "contradicted", why="No."), who="ana")
    decide(
        store, added, first_attribution(store, added), Ruling(Decision.SPEAKER, "Mina"), who="ana"
    )
    newer = a_ledger(url=HERE, verdicts=(None, None), made=MadeWith("0.2.0", "reader 4"))
    assert add_ledger(store, newer).document == added
    assert states(store, added) == [State.APPLIES, State.APPLIES]
    assert find_claim_row(store, added, claim).verdict == "contradicted"
    assert list_speakers(store, "mina").found


def test_an_acceptance_of_a_verdict_that_changed_is_outdated(store, added):
    claim = first_claim(store, added)
    decide(store, added, claim, Ruling(Decision.ACCEPT), who="ana")
    add_ledger(store, a_ledger(url=HERE, verdicts=(Verdict.CONTRADICTED,), made=MadeWith("0.2.0")))
    assert states(store, added) == [State.OUTDATED]
    assert find_claim_row(store, added, claim).judged == ()


def test_a_judgement_is_carried_to_a_later_version_where_its_words_stand(store, added):
    claim = first_claim(store, added)
    decide(store, added, claim, Ruling(Decision.VERDICT, "qualified", why="In part."), who="ana")
    later = add_ledger(store, a_ledger("In other news: all is well. " + HARBOUR, url=HERE)).document
    (applied,) = find_judged(store, later).applied
    assert applied.state is State.CARRIED
    assert applied.record == first_claim(store, later) != claim
    assert find_claim_row(store, later, applied.record).verdict == "qualified"
    undo(store, applied.judgement.id, who="ana")
    assert find_claim_row(store, later, applied.record).verdict == "supported"


@pytest.mark.parametrize(
    "text",
    [
        HARBOUR.replace("reopened in June 2024", "reopened in July 2024"),  # other words
        HARBOUR.replace("the harbour reopened in June 2024. ", "") ,  # gone
        HARBOUR + " " + HARBOUR,  # twice, and no telling which
        "Ana Duarte: the harbour reopened in June 2024; so she says.",  # words, but no claim there
    ],
)  # fmt: skip
def test_what_is_not_found_for_sure_is_an_orphan(store, added, text):
    decide(store, added, first_claim(store, added), Ruling(Decision.NOT_A_CLAIM), who="ana")
    later = add_ledger(store, a_ledger(text, url=HERE)).document
    judged = find_judged(store, later)
    assert [one.state for one in judged.applied] == [State.ORPHAN]
    assert judged.orphans[0].judgement.target.where[0].exact == "the harbour reopened in June 2024"
    assert all(judged.is_claim(claim.id) for claim in judged.ledger.claims)


def test_later_versions_do_not_reach_back(store, added):
    later = add_ledger(store, a_ledger("All is well. " + HARBOUR, url=HERE)).document
    decide(store, later, first_claim(store, later), Ruling(Decision.NOT_A_CLAIM), who="ana")
    assert states(store, added) == []


def test_speakers_are_merged_and_renamed_for_the_whole_store(store, added):
    add_ledger(store, a_ledger("Duarte said that the pier burned."))
    whole = list_speakers(store, "ana duarte").found[0]
    short = next(one for one in list_speakers(store, "duarte").found if one.name == "Duarte")
    merged = decide_on_speaker(store, short.id, Ruling(Decision.MERGE, whole.id), who="ana")
    decide_on_speaker(store, whole.id, Ruling(Decision.RENAME, "Ana M. Duarte"), who="ana")
    (one,) = list_speakers(store, "duarte").found
    assert (one.name, one.also, one.documents) == ("Ana M. Duarte", ("Ana Duarte", "Duarte"), 2)
    assert find_speaker(store, short.id) == one
    assert len(list_statements(store, short.id).found) == 2
    assert len(list_claims(store, Filter(speaker=one.id)).found) == 2
    with pytest.raises(InputError, match="one speaker already"):
        decide_on_speaker(store, whole.id, Ruling(Decision.MERGE, short.id), who="ana")
    undo(store, merged.id, who="ana")
    assert len(list_speakers(store, "duarte").found) == 2


def test_speakers_that_come_later_are_merged_too(store, added):
    duarte = list_speakers(store, "duarte").found[0]
    desh = list_speakers(store, "desh").found[0]
    decide_on_speaker(store, desh.id, Ruling(Decision.MERGE, duarte.id), who="ana")
    add_ledger(store, a_ledger("Ilona Desh said that the pier burned."))
    assert [one.documents for one in list_speakers(store, "desh").found] == [2]


@pytest.mark.parametrize("change", ["UPDATE judgements SET who = 'x'", "DELETE FROM judgements"])
def test_the_database_itself_refuses_to_change_a_judgement(store, added, change):
    decide(store, added, first_claim(store, added), Ruling(Decision.ACCEPT), who="ana")
    with pytest.raises(DBAPIError, match="a judgement"), store.writing() as connection:
        connection.execute(sql(change))
    assert history(store)[0].who == "ana"

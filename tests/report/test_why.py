"""Reasons: all that one verdict rests on, found by an id or the start of one."""

from dataclasses import replace

import pytest

from hearsay.errors import InputError
from hearsay.report.why import REVIEW_RULE, find_reasons
from tests.invented import invented_ledger


def told(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in find_reasons(invented_ledger(), name):
        found.setdefault(line.label, []).append(line.text)
    return found


def test_a_check_tells_verdict_claim_speaker_rule_row_edition_and_source():
    reasons = told("k0000002")
    assert reasons["contradicted"] == ["k0000002"]
    assert reasons["because"] == [
        "The river summit of 2019 was held in Lower Sarn; Veldmark was host in 2018."
    ]
    assert reasons["claim"] == ["The 2019 river summit took place in Veldmark"]
    assert reasons["sentence"] == [
        "According to the report, the bridge was safe at the 2019 river summit in Veldmark."
    ]
    assert reasons["said by"] == ["the report (indirect; a0000009)"]
    assert reasons["row"] == ["events.csv:4", "events.csv:3"]
    assert reasons["edition"][0] == "published 12 October 2019"
    assert reasons["source"][0] == "https://rivers.example/summits/2019?a=1&b=2"
    assert reasons["rule"]
    assert reasons["same fault at"] == ["“summit of March 2019” (c0000001)"]


def test_an_open_check_says_what_would_settle_it_and_why_it_is_left_open():
    reasons = told("k0000004")
    assert reasons["would settle it"] == ["a traffic count of 2025"]
    assert "left open" in reasons["rule"][0]


def test_evidence_from_the_document_is_told_by_its_place():
    assert told("k0000003")["in the text"][0].startswith("characters ")


def test_a_claim_leads_to_its_check_and_a_claim_without_one_says_so():
    assert told("c0000008")["contradicted"] == ["k0000002"]
    assert "not checked" in told("c0000007")


def test_an_attribution_is_told_with_the_ones_around_it():
    reasons = told("a0000003")
    assert reasons["as told by"] == ["Ilse Brandt (indirect, by way of the Courier; a0000002)"]
    assert reasons["cue"] == ["“had told her”"]


def test_the_start_of_an_id_is_enough_where_it_is_the_only_one():
    assert find_reasons(invented_ledger(), "a0000009")
    with pytest.raises(InputError, match="give more of the id"):
        find_reasons(invented_ledger(), "k00")


@pytest.mark.parametrize("name", ["zz", "", "k0000002x"])
def test_an_unknown_id_is_refused_with_the_ids_there_are(name):
    with pytest.raises(InputError, match="k0000001"):
        find_reasons(invented_ledger(), name)


def test_a_published_review_is_told_by_its_own_rule():
    ledger = invented_ledger()
    check = replace(ledger.checks[0], because="The Desk rated this, said by Ilse Brandt, “True”.")
    found = find_reasons(replace(ledger, checks=(check,)), check.id)
    assert REVIEW_RULE in {line.text for line in found}

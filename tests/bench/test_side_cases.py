"""The frozen cases of causes, promises and framing: as many as they should be, labelled soundly."""

from collections import Counter

from bench.causes import load_cause_cases
from bench.framing import load_framing_cases
from bench.promises import PARTS, load_promise_cases
from hearsay.records.claim import CauseStance, Polarity
from hearsay.records.standing import Status
from hearsay.records.tags import Technique


def test_causes_are_many_and_their_labels_are_those_there_are():
    cases = load_cause_cases()
    assert len(cases) >= 120
    assert {link.polarity for case in cases for link in case.links} <= set(Polarity)
    assert {link.stance for case in cases for link in case.links} <= set(CauseStance)
    assert len({case.id for case in cases}) == len(cases)


def test_promises_are_many_and_a_third_is_none():
    cases = load_promise_cases()
    assert len(cases) >= 50
    assert sum(case.promise is None for case in cases) * 3 >= len(cases)
    for case in cases:
        for name, words in (case.promise or {}).items():
            assert name in PARTS or words in set(Status)
            assert name == "status" or words in case.text


def test_neutral_sentences_are_about_as_many_as_loaded_ones():
    counted = Counter(case.kind for case in load_framing_cases())
    assert counted["loaded"] >= 80
    assert counted["neutral"] >= 0.95 * counted["loaded"]
    named = {name for case in load_framing_cases() for _, name in case.spans}
    assert named <= set(Technique)

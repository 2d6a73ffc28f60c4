"""Verbs with the words that make them report, where they stand in a sentence."""

import pytest

from hearsay.attribute.report_phrases import find_report_phrases
from hearsay.records.document import Span


def found_in(text: str) -> list[tuple[str, str, bool]]:
    found = find_report_phrases(text, Span(0, len(text)))
    return [(one.cue.of(text), text[one.end :], one.is_base) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The cook has also let slip that it burnt.",
         [("has also let slip", "that it burnt.", False)]),
        ("They wave away talk of a strike.",
         [("wave away talk of ", "a strike.", True), ("wave away", "talk of a strike.", True)]),
        ("The dean is adamant that no mark changed.",
         [("is adamant", "that no mark changed.", False)]),
        ("He went quietly on record as saying it was so.",
         [("went quietly on record as saying", "it was so.", False)]),
        ("The cook let the cat out.", []),
    ],
)  # fmt: skip
def test_a_phrase_is_found_with_what_belongs_to_its_verb(
    text: str, found: list[tuple[str, str, bool]]
) -> None:
    assert found_in(text) == found

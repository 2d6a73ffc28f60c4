"""Any verb of reporting with "that"."""

import pytest

from hearsay.attribute.plain_reports import find_plain_report
from hearsay.records.document import Span


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Early trials showed that the seal held.",
         ("Early trials", "showed", "that the seal held.")),
        ("The pilots have complained, for a third year, that the light is out.",
         ("The pilots", "have complained", "that the light is out.")),
        ("It was so dark that the crew feared that they had drifted.",
         ("It was so dark that the crew", "feared", "that they had drifted.")),
    ],
)  # fmt: skip
def test_source_verb_and_content_are_found(text: str, parts: tuple[str, str, str]) -> None:
    found = find_plain_report(text, Span(0, len(text)))
    assert found is not None
    assert (found.source.of(text), found.cue.of(text), found.content.of(text)) == parts


@pytest.mark.parametrize(
    "text",
    ["The light that failed was new.", "She said that day was long.", "Said that it rained."],
)
def test_a_sentence_without_such_a_report_has_none(text: str) -> None:
    assert find_plain_report(text, Span(0, len(text))) is None

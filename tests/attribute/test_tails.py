"""Reports set amid or after what they report, and headlines."""

import pytest

from hearsay.attribute.tails import find_headline, find_tails
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The sale is off, three people close to the bank said on Monday.",
         "three people close to the bank", ["The sale is off"]),
        ("The well has been dry since May, said its keeper, a retired baker.",
         "its keeper, a retired baker", ["The well has been dry since May"]),
        ("The secret, she liked to say, is cold butter.", "she", ["The secret", "is cold butter"]),
        ("The pill has no effect, a trial in Pune showed.", "a trial in Pune",
         ["The pill has no effect"]),
        ("The fog will lift, the pilots reckon.", "the pilots", ["The fog will lift"]),
    ],
)  # fmt: skip
def test_a_report_after_or_amid_its_content_is_found(text, source, content) -> None:
    (draft,) = find_tails(text, Span(0, len(text)))
    assert draft.source[0].of(text) == source
    assert [piece.of(text) for piece in draft.content] == content


@pytest.mark.parametrize(
    "text",
    [
        "During the storm, the ship was in a state.",
        "After the feast, the cook said grace.",
        "The man, who often said so, left.",
        "Last week, the former secretary of state, a lawyer, resigned.",
        ", the pilots said.",
    ],
)
def test_what_only_looks_like_one_is_none(text) -> None:
    assert list(find_tails(text, Span(0, len(text)))) == []


def headline(text: str) -> tuple[str, str] | None:
    first = text.split("\n", 1)[0]
    at = text.find("Rhea Kumalo")
    mentions = [Mention(Span(at, at + 11), MentionKind.PERSON, "Rhea Kumalo")] if at >= 0 else []
    draft = find_headline(text, Span(0, len(first)), mentions)
    return (draft.source[0].of(text), draft.content[0].of(text)) if draft else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kumalo: harbour will stay shut\n\nRhea Kumalo spoke.",
         ("Kumalo", "harbour will stay shut")),
        ("Bridge was sound before the flood - inspectors",
         ("inspectors", "Bridge was sound before the flood")),
        ("Police: man fell from ferry", ("Police", "man fell from ferry")),
        ("Explainer: why the harbour is shut", None),
        ("Harbour shut for a third day - Morning Post", None),
        ("Lisbon: harbour will stay shut", None),
    ],
)  # fmt: skip
def test_a_headline_names_its_source_with_a_colon_or_a_dash(text, found) -> None:
    assert headline(text) == found

"""The person whom a source names beside a description."""

import pytest

from hearsay.attribute.apposed import apposed_person
from hearsay.attribute.heads import MentionIndex
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind


def named_in(source: str, *people: str) -> str | None:
    mentions = [
        Mention(Span(source.index(name), source.index(name) + len(name)), MentionKind.PERSON, name)
        for name in people
    ]
    found = apposed_person(source, Span(0, len(source)), MentionIndex(mentions))
    return found.name if found is not None else None


@pytest.mark.parametrize(
    "source",
    [
        "The dog's owner, sheep farmer Ana Lund",
        "One of them, Ana Lund of Acme",
        "Another student who left, Ana Lund, a baker",
    ],
)
def test_a_name_between_commas_is_who_speaks(source: str) -> None:
    assert named_in(source, "Ana Lund") == "Ana Lund"


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("A lawyer for Ana Lund", ("Ana Lund",)),
        ("Her aide, who had met Ana Lund", ("Ana Lund",)),
        ("Two clerks, Ana Lund, and a cook, Omar Ruiz", ("Ana Lund", "Omar Ruiz")),
    ],
)
def test_others_who_are_named_are_not(source: str, people: tuple[str, ...]) -> None:
    assert named_in(source, *people) is None

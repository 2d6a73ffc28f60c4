"""Verbs that report together with other words."""

import pytest

from hearsay.attribute.predicates import find_predicates
from hearsay.records.document import Span


def found_in(text: str) -> list[tuple[str, str]]:
    return [
        (d.source[0].of(text), d.content[0].of(text))
        for d in find_predicates(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The cook let slip that the oven was cold.", "The cook", "that the oven was cold"),
        ("She also let slip that it rained.", "She", "that it rained"),
        ("Ana Ruiz, who runs the quay, owned up to losing the keys.",
         "Ana Ruiz, who runs the quay", "losing the keys"),
        ("The guild waved away talk of a strike.", "The guild", "a strike"),
        ("In 2011 he went on record as saying the dam was sound.", "he", "the dam was sound"),
        ("The bank floated the idea of closing two branches.", "The bank",
         "closing two branches"),
        ("The guild puts the cost of the roof at nine million euros.", "The guild",
         "of the roof at nine million euros"),
        ("They wanted to know who had the map.", "They", "who had the map"),
        ("On Monday the dean was adamant that no mark was changed.", "the dean",
         "that no mark was changed"),
        ("Two rivals have corroborated the claim that the coin is false.", "Two rivals",
         "the coin is false"),
        ("The clerk played down the risk of a flood, but the cellar was full.", "The clerk",
         "a flood"),
    ],
)  # fmt: skip
def test_such_a_verb_names_its_subject_and_what_it_says(text, source, content) -> None:
    found = found_in(text)
    assert [(s, c.removeprefix("that ")) for s, c in found] == [
        (source, content.removeprefix("that "))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody let slip that the oven was cold.",
        "It was certain that the bell would ring.",
        "The rules they wave are in the drawer.",
        "He was told to let slip that it rained.",
        "The town floated a raft of timber.",
        "The wall bore out over the yard.",
    ],
)
def test_other_uses_of_the_words_are_no_report(text) -> None:
    assert found_in(text) == []

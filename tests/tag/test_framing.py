"""Framing: loaded wording is marked with its technique, plain reporting is not."""

import pytest

from hearsay.records.document import Document
from hearsay.tag.framing import find_framings
from hearsay.text.sentences import split_sentences


def marks(text: str) -> list[tuple[str, str]]:
    found = find_framings(Document.make(text), split_sentences(text))
    return [(one.span.of(text), str(one.technique)) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "technique"),
    [
        ("It was a shameless lie.", "shameless lie", "loaded language"),
        ("It is an existential threat.", "existential threat", "fear"),
        ("He called them traitors.", "traitors", "name-calling"),
        ("Our great nation will prevail.", "Our great nation", "flag-waving"),
        ("These so-called experts know nothing.", "so-called experts", "doubt"),
        ("“Orvik first!” they sang.", "Orvik first", "slogan"),
        ("Experts say the dam will hold.", "Experts say", "vague authority"),
        ("Mistakes were made.", "Mistakes were made", "passive without actor"),
        ("It was the worst day in history.", "the worst day in history", "exaggeration"),
    ],
)
def test_loaded_wording_has_a_plain_name(text, words, technique):
    assert (words, technique) in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in the attack.",
        "Experts at the institute say the dam will hold.",
        "Mistakes were made by the captain.",
        "The tax regime was changed in May.",
        "A mob of kangaroos crossed the track.",
        "They tried to fool them.",
        "It was a brutal winter.",
        "The train is supposed to leave at nine.",
        "The council voted on Monday.",
    ],
)
def test_plain_reporting_is_not_marked(text):
    assert marks(text) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Orvik", "Talmere"), ("Russia", "America"), ("Karsia", "Britain")]
)
def test_names_change_nothing(one, other):
    text = "{} is a rogue state. Critics say the {} regime was behind the brutal crackdown."
    same = [
        [(words, technique) for words, technique in marks(text.format(name, name))]
        for name in (one, other)
    ]
    assert same[0] == same[1]

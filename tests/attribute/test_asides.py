"""Phrases beside a clause that say whose word it is."""

import pytest

from hearsay.attribute.asides import find_asides
from hearsay.records.document import Span


def found_in(text: str) -> list[tuple[str, list[str]]]:
    return [
        (" ".join(s.of(text) for s in d.source), [s.of(text) for s in d.content])
        for d in find_asides(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("By all accounts the cook was a spy.", "", ["the cook was a spy"]),
        ("The cook, by all accounts, was a spy.", "", ["The cook", "was a spy"]),
        ("If the ledgers are right, nobody was paid.", "the ledgers", ["nobody was paid"]),
        ("On the evidence of the tapes, the gate was shut.", "the tapes", ["the gate was shut"]),
        ("To hear the barber tell it, the king paid.", "the barber", ["the king paid"]),
        ("To its critics, the toll is theft.", "its", ["the toll is theft"]),
        ("He owns, by his own reckoning, ninety clocks.", "his", ["He owns", "ninety clocks"]),
        ("Rents will fall, per the bank's spring survey.", "the bank's spring survey",
         ["Rents will fall"]),
        ("Goats, the argument runs, keep paths open.", "", ["Goats", "keep paths open"]),
        ("He said that, according to the cook, the soup was off.", "the cook",
         ["the soup was off"]),
        ("As the diver rightly notes, ice is not land.", "the diver", ["ice is not land"]),
    ],
)  # fmt: skip
def test_a_phrase_beside_a_clause_names_whose_word_it_is(text, source, content) -> None:
    assert found_in(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "If the road is right, turn left.",
        "The account by all means was closed.",
        "Costs rose nine per cent, per year.",
        "The tide, as we noted, had turned.",
    ],
)
def test_like_words_elsewhere_are_none(text) -> None:
    assert [source for source, _ in found_in(text) if source != "the road"] in ([], ["year"])

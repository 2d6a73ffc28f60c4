"""Names that the packs know are found in the text, whatever the model read there."""

import pytest

from hearsay.models.readings import Reading, Readings
from hearsay.records.document import Document, Span
from hearsay.reference.names import Entity, Names
from hearsay.tag.mentions import find_mentions
from hearsay.text.sentences import split_sentences

NAMES = Names.make(
    [
        Entity("league", "organisation", "Saltmarsh League", ("League of the Saltmarsh",)),
        Entity("vell", "place", "Vell"),
        Entity("male", "place", "Male"),
        Entity("amsel", "place", "Port Amsel"),
        Entity("oruba", "country", "Oruba", adjectives=("Oruban",)),
        Entity("okon", "person", "Mira Okon"),
        Entity("twin-a", "organisation", "Harbour Union"),
        Entity("twin-b", "place", "Harbour Union"),
    ]
)

CASES = [
    ("not read", "The Saltmarsh League conference met in Vell.",
     [("Saltmarsh League", "organisation"), ("Vell", "location")]),
    ("read in part", "The [L Saltmarsh] League met.", [("Saltmarsh League", "organisation")]),
    ("read in pieces", "The [L Saltmarsh] [O League] met.", [("Saltmarsh League", "organisation")]),
    ("read with a small word", "It held a [O Saltmarsh League meeting].",
     [("Saltmarsh League", "organisation")]),
    ("read as another kind", "[P Saltmarsh League] met.", [("Saltmarsh League", "organisation")]),
    ("an alias", "The League of the Saltmarsh met.", [("League of the Saltmarsh", "organisation")]),
    ("a place of two words", "Ships left Port Amsel.", [("Port Amsel", "location")]),
    ("somebody", "They met Mira Okon twice.", [("Mira Okon", "person")]),
    ("part of a longer name", "The Saltmarsh League Museum opened.", []),
    ("part of a longer name before it", "The Royal Saltmarsh League met.", []),
    ("one word of a longer name", "The Vell Fisheries Council met.", []),
    ("owned", "The University of Vell opened.", []),
    ("a word that may open a sentence", "Male officials met.", []),
    ("known from elsewhere", "Vell grew. They left for Vell.",
     [("Vell", "location"), ("Vell", "location")]),
    ("an adjective", "They saw Oruban ships.", []),
    ("two of one name", "They met the Harbour Union.", []),
    ("in small letters", "The saltmarsh league met.", []),
    ("a longer reading is kept", "The [O Saltmarsh League Ports Board] met.",
     [("Saltmarsh League Ports Board", "organisation")]),
]  # fmt: skip
SORTS = {"P": "person", "O": "organisation", "L": "location", "M": "money"}
LEFT = {"role", "money"}


@pytest.mark.parametrize(("why", "marked", "expected"), CASES, ids=[case[0] for case in CASES])
def test_names_of_packs_are_found(why: str, marked: str, expected: list[tuple[str, str]]) -> None:
    text, readings = "", []
    for piece in f"{marked} It cost [M $5].".split("["):  # so that the model has read something
        inside, bracket, after = piece.partition("]")
        if bracket:
            span = Span(len(text), len(text) + len(inside) - 2)
            readings.append(Reading(span, SORTS[inside[0]], 0.9))
            text += inside[2:] + after
        else:
            text += piece
    document = Document.make(text)
    read = Readings(entities=tuple(readings))
    found = find_mentions(document, split_sentences(text), read, NAMES)
    names = [(one.span.of(text), str(one.kind)) for one in found if one.kind not in LEFT]
    assert names == expected, why

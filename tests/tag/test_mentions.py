"""Names in running text: their edges, their kinds, and the fullest form each stands for."""

import pytest

from hearsay.models.readings import Reading, Readings
from hearsay.records.document import Document, Span
from hearsay.records.tags import MentionKind
from hearsay.reference.names import Names
from hearsay.tag.mentions import find_mentions
from hearsay.text.sentences import split_sentences

SORTS = {"P": "person", "O": "organisation", "L": "location", "G": "group", "D": "date"}


def mentions(marked: str, names: Names | None = None) -> list[tuple[str, str, str]]:
    """(words, kind, name) of a text in which what the model read stands as [P Ana Duarte]."""
    text, readings = "", []
    for piece in marked.split("["):
        inside, bracket, after = piece.partition("]")
        if not bracket:
            text += piece
            continue
        start = len(text)
        text += inside[2:]
        readings.append(Reading(Span(start, len(text)), SORTS[inside[0]], 0.9))
        text += after
    document = Document.make(text)
    found = find_mentions(
        document, split_sentences(text), Readings(entities=tuple(readings)), names or Names()
    )
    kept = [one for one in found if one.kind is not MentionKind.ROLE]
    return [(one.span.of(text), str(one.kind), one.name) for one in kept]


JOINED = [
    (
        "a body and the land after it are one name",
        "It was said by [O Rights Watch] [L Oruba].",
        ("Rights Watch Oruba", "organisation", "Rights Watch Oruba"),
    ),
    (
        "a state's full name ends with the land",
        "The [O Ministry of Water of the] Republic of Oruba met.",
        (
            "Ministry of Water of the Republic of Oruba",
            "organisation",
            "Ministry of Water of the Republic of Oruba",
        ),
    ),
    (
        "after a noun for bodies two readings are one body's name",
        "Tenants of the housing association [O Onze] [P Hoeve] wait.",
        ("Onze Hoeve", "organisation", "Onze Hoeve"),
    ),
    (
        "a particle with a capital goes on a name",
        "Its chair, [P Annelies] [O De Backer], left.",
        ("Annelies De Backer", "person", "Annelies De Backer"),
    ),
    (
        "a particle after a title begins a surname",
        "Ms van [P Wyk] left.",
        ("van Wyk", "person", "van Wyk"),
    ),
    (
        "two surnames with a sign between them are a firm",
        "Brokers [P Ellery] & [P Voss] expect less.",
        ("Ellery & Voss", "organisation", "Ellery & Voss"),
    ),
    (
        "letters after a name are none of it",
        "“No,” said [P Ana Duarte KC].",
        ("Ana Duarte", "person", "Ana Duarte"),
    ),
    (
        "the trade before a body's name is none of it",
        "[O Chipmaker] [O Lumo Logic] grows.",
        ("Lumo Logic", "organisation", "Lumo Logic"),
    ),
    (
        "a land that owns a body is none of its name",
        "[L Oruba]’s [O Velta SA] grows.",
        ("Velta SA", "organisation", "Velta SA"),
    ),
    (
        "a role that is a given name after another role",
        "So said government spokesman Patient [P Lumbala].",
        ("Patient Lumbala", "person", "Patient Lumbala"),
    ),
    (
        "what has shares of its own is no person",
        "[P Tamarek] is weighing a sale of its stake.",
        ("Tamarek", "organisation", "Tamarek"),
    ),
    (
        "what is called a maker is no person",
        "[P Maison Duval], the French maker of bags, grows.",
        ("Maison Duval", "organisation", "Maison Duval"),
    ),
    (
        "the first word of a body's name is the body",
        "[O Surya Ports] fell. [P Surya] was silent.",
        ("Surya", "organisation", "Surya Ports"),
    ),
    (
        "the head of a service is a person",
        "The head of the fire service, [P Aung Zaw Lin], left.",
        ("Aung Zaw Lin", "person", "Aung Zaw Lin"),
    ),
    (
        "a deputy is a person",
        "Her former deputy, [O Inês Moutinho], left.",
        ("Inês Moutinho", "person", "Inês Moutinho"),
    ),
    (
        "what stands between an article and a body's name belongs to it",
        "The Velmar Delta [O Pilots Council] met. It was late.",
        ("Velmar Delta Pilots Council", "organisation", "Velmar Delta Pilots Council"),
    ),
    (
        "a people's word before a body's name belongs to it",
        "Officials of the European [O Union] met. It was late.",
        ("European Union", "organisation", "European Union"),
    ),
    (
        "two bodies side by side are one name",
        "[O Estuar] [O Cranes] closed its yard in May.",
        ("Estuar Cranes", "organisation", "Estuar Cranes"),
    ),
    (
        "a club's word and the town after it are one name",
        "Fans left. [O Sporting] [P Tamarinho]’s coach stayed.",
        ("Sporting Tamarinho", "organisation", "Sporting Tamarinho"),
    ),
    (
        "a word that opens a sentence before a body's name belongs to it",
        "Oruba [O Pepper Holdings] lost money.",
        ("Oruba Pepper Holdings", "organisation", "Oruba Pepper Holdings"),
    ),
    (
        "a body goes by some of its words in a row",
        "[O Tamar Valley Pepper Holdings] lost money. [O Valley Pepper] blamed rain.",
        ("Valley Pepper", "organisation", "Tamar Valley Pepper Holdings"),
    ),
    (
        "the first of two surnames stands for the full name",
        "[P Rosa Elena Marín Ibarra] left. [P Marín] would not say why.",
        ("Marín", "person", "Rosa Elena Marín Ibarra"),
    ),
    (
        "a title tells which of two relatives is meant, by a kin word before the name",
        "[P Senna Vool] and his wife, [P Ilka Vool], left. Mrs [P Vool] would not say why.",
        ("Vool", "person", "Ilka Vool"),
    ),
    (
        "a title that fits no name known is kept",
        "[P Gareth Tolley] and his wife left. Mrs [P Tolley] would not say why.",
        ("Tolley", "person", "Mrs Tolley"),
    ),
    (
        "a surname stands for the full name before it",
        "The mayor, [P Ana Duarte], left. [P Duarte] would not say why.",
        ("Duarte", "person", "Ana Duarte"),
    ),
    (
        "a surname stands for the full name after it",
        "[P Duarte] left. Nobody expected it of [P Ana Duarte], the mayor.",
        ("Duarte", "person", "Ana Duarte"),
    ),
    (
        "a surname right after a noun for bodies is still the person's",
        "[P Omar Das] runs the bank. Prices rose, and for the central bank, [P Das] said, that will do.",
        ("Das", "person", "Omar Das"),
    ),
    (
        "a possessive is no part of a name",
        "[P Ana Duarte] left. It was [P Duarte's] second resignation.",
        ("Duarte", "person", "Ana Duarte"),
    ),
    (
        "a title is no part of a name",
        "[P Gen. Ivo Marek] spoke first. Then [P Gen. Marek] sat down.",
        ("Marek", "person", "Ivo Marek"),
    ),
    (
        "a name cut in two is one",
        "A letter came from [P Ana] [P Duarte] in spring.",
        ("Ana Duarte", "person", "Ana Duarte"),
    ),
    (
        "letters stand for the name they abbreviate",
        "The [O Harbour Labour Union] met. The [O HLU] wants more.",
        ("HLU", "organisation", "Harbour Labour Union"),
    ),
    (
        "a bracket gives the short form of the name before it",
        "The [O Valdor Institute of Fisheries] ([O VIF]) counts herring. [O VIF] has counted them since 1961.",
        ("VIF", "organisation", "Valdor Institute of Fisheries"),
    ),
    (
        "the last word of a newspaper's name stands for it",
        "The [O Torrin Post] asked. The [O Post] got no answer.",
        ("Post", "organisation", "Torrin Post"),
    ),
    (
        "an article is no part of an organisation's name",
        "It was [O the Harbour League] that paid.",
        ("Harbour League", "organisation", "Harbour League"),
    ),
    (
        "a known name that the model passed over is found again",
        "[P Ana Duarte] left in May. By autumn Duarte was back.",
        ("Duarte", "person", "Ana Duarte"),
    ),
    (
        "a name after a title that the model passed over is found",
        "[P Ana Duarte] left. It was Mrs. Okonkwo who stayed.",
        ("Okonkwo", "person", "Okonkwo"),
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"), [row[1:] for row in JOINED], ids=[r[0] for r in JOINED]
)
def test_each_naming_has_its_edges_its_kind_and_the_fullest_form(marked, expected):
    assert expected in mentions(marked)


APART = [
    (
        "a bench and a state",
        "In the [O Velmar] [L Oruba] said no.",
        ("Oruba", "location", "Oruba"),
    ),
    (
        "a person of whom it rained",
        "[P Orlik] said it was raining.",
        ("Orlik", "person", "Orlik"),
    ),
    (
        "two people with one given name and other surnames",
        "[P Ana Duarte] met [P Ana Castel]. [P Castel] paid.",
        ("Castel", "person", "Ana Castel"),
    ),
    (
        "a surname with another given name",
        "[P Mike Rogers] met [P Kevin Rogers] in Torrin.",
        ("Kevin Rogers", "person", "Kevin Rogers"),
    ),
    (
        "a title of the other gender",
        "[P Michael Adler] is a poet. It was [P Mrs. Adler] who wrote the letters.",
        ("Adler", "person", "Mrs. Adler"),
    ),
    (
        "a name called a body",
        "[P Ana Duarte] left for the start-up, [P Kestrel], in May.",
        ("Kestrel", "organisation", "Kestrel"),
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"), [row[1:] for row in APART], ids=[r[0] for r in APART]
)
def test_what_only_looks_alike_is_kept_apart(marked, expected):
    assert expected in mentions(marked)


def test_mentions_never_overlap_and_stand_in_order():
    found = mentions("[P Ana [P Duarte]] met [O Duarte & Sons] in [L Torrin] on [D Monday].")
    text = "Ana Duarte met Duarte & Sons in Torrin on Monday."
    places = [text.find(words) for words, _, _ in found]
    assert places == sorted(places)


def test_words_in_small_letters_name_nobody():
    assert mentions("It was [O the navy] that left [L harbour].") == []


def test_equal_forms_are_of_one_kind_the_one_the_model_is_surest_of():
    kinds = {
        kind for words, kind, _ in mentions("[O Kestrel] grew. [O Kestrel] paid. [P Kestrel] won.")
    }
    assert kinds == {"organisation"}

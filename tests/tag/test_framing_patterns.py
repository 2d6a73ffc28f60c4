"""Patterns of framing: families of words, what stands around them, and subjects meant plainly."""

import pytest

from hearsay.records.document import Document
from hearsay.tag.framing import find_framings
from hearsay.tag.framing_forms import adverb_of, forms_of, plural_of
from hearsay.text.sentences import split_sentences


def marks(text: str) -> list[tuple[str, str]]:
    found = find_framings(Document.make(text), split_sentences(text))
    return [(one.span.of(text), str(one.technique)) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "technique"),
    [
        ("The account was utterly dishonest.", "utterly dishonest", "loaded language"),
        ("It is complete nonsense.", "complete nonsense", "exaggeration"),
        ("The bill would gut the clean-water law.", "gut", "loaded language"),
        ("They have trampled on our rights.", "trampled", "loaded language"),
        ("He has thrown the islanders to the wolves.", "thrown the islanders to the wolves",
         "loaded language"),
        ("The board voted shambolically.", "shambolically", "loaded language"),
        ("A flood of cheap imports is near.", "flood of cheap imports", "fear"),
        ("Unelected bureaucrats decide.", "Unelected bureaucrats", "name-calling"),
        ("He met a bloodthirsty tyrant.", "bloodthirsty tyrant", "name-calling"),
        ("We love our proud nation.", "our proud nation", "flag-waving"),
        ("They would have us believe it.", "would have us believe", "doubt"),
        ("Does anyone seriously think so?", "Does anyone seriously think", "doubt"),
        ("Some analysts say it will rain money.", "Some analysts say", "vague authority"),
        ("Warnings were ignored for years.", "Warnings were ignored", "passive without actor"),
        ("Enough is enough, she said.", "Enough is enough", "slogan"),
    ],
)  # fmt: skip
def test_families_of_words_are_marked(text, words, technique):
    assert (words, technique) in marks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fire gutted the warehouse.",
        "Fishermen gut the catch in the kitchen.",
        "He slammed the door.",
        "The play is a farce in three acts.",
        "He was jailed for blackmail.",
        "The army encircled the town and its troops cut the road.",
        "Warnings were ignored by the crew.",
        "The vicious circle of wages and prices goes on.",
        "Some said yes and others said no.",
        "The so-called dead zone covers the bay.",
        "The account was completely closed.",
    ],
)
def test_the_same_words_meant_plainly_are_not(text):
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "words", "technique"),
    [
        ("“Hands off our hospital!” they called.", "Hands off our hospital", "slogan"),
        ("They chanted “Homes for all” at the gate.", "Homes for all", "slogan"),
        ("The affair, known as Quaygate, goes on.", "Quaygate", "loaded language"),
        ("The council’s “consultation” took an hour.", "“consultation”", "doubt"),
        ("No justice, no peace, they sang.", "No justice, no peace", "slogan"),
    ],
)
def test_marks_show_slogans_affairs_and_doubt(text, words, technique):
    assert (words, technique) in marks(text)


@pytest.mark.parametrize(
    "text", ["Southgate named his squad.", "“Good morning!” she said.", "Investigate it first."]
)
def test_other_marks_show_nothing(text):
    assert marks(text) == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("slam", {"slam", "slams", "slammed", "slamming"}),
        ("bully", {"bully", "bullies", "bullied", "bullying"}),
        ("savage", {"savage", "savages", "savaged", "savaging"}),
        ("pander", {"pander", "panders", "pandered", "pandering"}),
    ],
)
def test_verbs_are_known_in_all_forms(verb, forms):
    assert forms_of(verb) == forms


def test_nouns_and_adverbs_follow_their_rules():
    assert [plural_of(word) for word in ("ploy", "bully", "con man")] == [
        "ploys", "bullies", "con men",
    ]  # fmt: skip
    assert [adverb_of(word) for word in ("brazen", "shady", "horrible", "heroic")] == [
        "brazenly", "shadily", "horribly", "heroically",
    ]  # fmt: skip

"""Causes: which words are the cause and which the effect, whichever way round they stand."""

import pytest

from hearsay.claim.cause_readings import with_readings
from hearsay.claim.causes import Cause, find_causes
from hearsay.claim.extract import find_claims
from hearsay.claim.scene import Scene
from hearsay.claim.voices import Voices
from hearsay.models.readings import Reading
from hearsay.records.attribution import Attribution, Manner, Stance
from hearsay.records.claim import ClaimKind, Polarity
from hearsay.records.document import Document, Span
from hearsay.records.tags import Tags
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences


def scene_of(text: str, attributions: tuple[Attribution, ...] = ()) -> tuple[Scene, Voices]:
    sentences = split_sentences(text)
    times = find_times(text, None)
    tags = Tags((), times, find_quantities(text, times))
    return Scene.make(Document.make(text), sentences, tags), Voices(sentences, attributions)


def causes(text: str) -> tuple[Cause, ...]:
    return find_causes(*scene_of(text))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The flood led to a shortage of bread.", "The flood", "a shortage of bread"),
        ("The blackout was caused by a fallen pylon.", "a fallen pylon", "The blackout"),
        ("The harbour closed because of the storm.", "the storm", "The harbour closed"),
        ("Because of the storm, the harbour closed.", "the storm", "the harbour closed"),
        ("Thanks to a loan, the yard survived.", "a loan", "the yard survived"),
        (
            "The wall was built so that the sea stays out.",
            "The wall was built",
            "the sea stays out",
        ),
        ("Profits fell as a result of the strike.", "the strike", "Profits fell"),
        ("The fault stems from a cracked valve.", "a cracked valve", "The fault"),
        ("The cause of the fire was a cracked cable.", "a cracked cable", "the fire"),
        ("Drought is a cause of hunger.", "Drought", "hunger"),
        ("A lorry overturned, causing long delays.", "A lorry overturned", "long delays"),
        ("The tax, which led to riots, was dropped.", "The tax", "riots"),
        ("Owners blamed the losses on the frost.", "the frost", "the losses"),
        ("Owners blamed the frost for the losses.", "the frost", "the losses"),
        ("The losses were blamed on the frost.", "the frost", "The losses"),
        ("Frost was blamed for the losses.", "Frost", "the losses"),
        ("It rained, so the fair was moved.", "It rained", "the fair was moved"),
        (
            "As prices rise, fares are likely to follow.",
            "prices rise",
            "fares are likely to follow",
        ),
    ],
)
def test_a_cause_is_told_from_its_effect(text, cause, effect):
    (found,) = causes(text)
    assert (found.cause.of(text), found.effect.of(text)) == (cause, effect)


@pytest.mark.parametrize(
    "text",
    [
        "Since May the bridge has been closed.",
        "As the teams left, the band played.",
        "Despite the rain, the match went ahead.",
        "The school is due to open in May.",
        "The path leads to the lighthouse.",
        "The council cut the budget.",
        "They fought for the cause of free trade.",
        "She left without a word.",
        "The minister is responsible for transport.",
        "He asked not to be named because he was not allowed to speak.",
    ],
)
def test_what_looks_like_a_cause_is_none(text):
    assert causes(text) == ()


@pytest.mark.parametrize(
    ("text", "polarity", "stance"),
    [
        ("The wall prevented a flood.", "less", "asserted"),
        ("The wall did not cause the flood.", "more", "negated"),
        ("Did the wall cause the flood?", "more", "supposed"),
        ("If the wall causes a flood, we will leave.", "more", "supposed"),
        ("There is no evidence that the wall caused the flood.", "more", "doubted"),
        ("The mayor denied that the wall had caused the flood.", "more", "denied"),
        ("The gates stay open so that eels can pass.", "more", "intended"),
        ("Without the wall, the town would have been lost.", "less", "asserted"),
    ],
)
def test_polarity_and_stance_are_those_of_the_words(text, polarity, stance):
    (found,) = causes(text)
    assert (found.link.polarity, found.link.stance) == (polarity, stance)


def test_whoever_blames_is_named():
    text = "Owners blamed the losses on the frost."
    (found,) = causes(text)
    assert found.asserter is not None
    assert found.asserter.of(text) == "Owners"


def test_a_cause_in_a_denying_voice_is_denied():
    text = "The firm rejected the idea that the wall led to the flood."
    voice = Attribution(
        "a1", (at(text, "The firm"),), (at(text, "rejected"),),
        (at(text, "the idea that the wall led to the flood"),), Manner.INDIRECT, Stance.DENYING,
    )  # fmt: skip
    (found,) = find_causes(*scene_of(text, (voice,)))
    assert found.link.stance == "denied"


def test_each_cause_is_one_claim_with_its_parts():
    text = "The tax led to riots, and the riots caused a shortage."
    document = Document.make(text)
    sentences = split_sentences(text)
    claims = find_claims(document, sentences, (), Tags())
    told = [one for one in claims if one.kind is ClaimKind.CAUSE]
    assert [one.parts.get("effect").of(text) for one in told] == ["riots", "a shortage"]
    assert all(one.link is not None for one in told)


# --- a model's spans as a second source ------------------------------------------------------------


def read(text: str, cause: str, effect: str, signal: str | None = None, score: float = 0.9):
    named = [("cause", cause), ("effect", effect), *([("signal", signal)] if signal else [])]
    return tuple(Reading(at(text, words), label, score) for label, words in named)


def joined(text: str, readings) -> tuple[Cause, ...]:
    scene, voices = scene_of(text)
    return with_readings(scene, voices, find_causes(scene, voices), readings)


def test_what_only_the_model_has_read_is_a_cause_too():
    text = "Four days of frost and the pipes burst."
    (found,) = joined(text, read(text, "Four days of frost", "the pipes burst"))
    assert found.cause.of(text) == "Four days of frost"


def test_where_both_have_read_it_the_rule_says_which_way_it_goes():
    text = "The blackout was caused by a fallen pylon."
    (found,) = joined(text, read(text, "The blackout", "a fallen pylon", "caused"))
    assert found.cause.of(text) == "a fallen pylon"


def test_a_model_that_is_not_sure_adds_nothing():
    text = "Four days of frost and the pipes burst."
    assert joined(text, read(text, "Four days of frost", "the pipes burst", score=0.3)) == ()


def test_the_signal_of_a_model_gives_the_polarity():
    text = "The frost, by all that is known, prevented weeds from coming."
    readings = read(text, "The frost", "weeds from coming", "prevented")
    assert joined(text, readings)[0].link.polarity is Polarity.LESS


def test_without_readings_nothing_changes():
    text = "The wall prevented a flood."
    assert joined(text, ()) == causes(text)

"""Which words are a claim, which are a fragment, and how a fragment is told whole."""

from dataclasses import replace

import pytest

from hearsay.claim.shapes import Shape, shape_of
from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Span
from tests.claim.test_extract import read, said


def shape(words: str) -> Shape:
    return shape_of(words, Span(0, len(words)), is_question=words.endswith("?"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The bridge is not open", Shape.CLAUSE),
        ("46 are in use as mushroom farms", Shape.CLAUSE),
        ("They hope for rain", Shape.CLAUSE),
        ("It's a fair question", Shape.CLAUSE),
        ("Increased spending would help nobody", Shape.CLAUSE),
        ("The man who came to dinner has left", Shape.CLAUSE),
        ("The council, when it met in May, raised the rates", Shape.CLAUSE),
        ("The use of mail while serving in office was unwise", Shape.CLAUSE),
        ("Since May, the port has been closed", Shape.CLAUSE),
        ("As of now, many have yet to pay", Shape.CLAUSE),
        ("To wait would be foolish", Shape.CLAUSE),
        ("Repairing the sites would cost millions", Shape.CLAUSE),
        ("Will it be hard?", Shape.CLAUSE),
        ("is another matter", Shape.PREDICATE),
        ("took up his post in May", Shape.PREDICATE),
        ("who spoke on condition of anonymity", Shape.RELATIVE),
        ("which led to a shortage of bread", Shape.RELATIVE),
        ("to sail again on Monday", Shape.INFINITIVE),
        ("not to be named", Shape.INFINITIVE),
        ("having entered a site without permission", Shape.PARTICIPLE),
        ("whether the ship was part of it", Shape.WHETHER),
        ("the same events", Shape.PHRASE),
        ("a closed briefing in the port", Shape.PHRASE),
        ("the sacrifices made by soldiers", Shape.PHRASE),
        ("an intention that the council denies", Shape.PHRASE),
        ("a campaign in which the army has fought", Shape.PHRASE),
        ("how we shall pay for it", Shape.PHRASE),
        ("which lighthouse was meant", Shape.PHRASE),
        ("when the storm came", Shape.PHRASE),
        ("doing so while remaining affiliated with it", Shape.PHRASE),
        ("Count them", Shape.ORDER),
        ("Let me answer him here", Shape.ORDER),
        ("Don’t talk to me about piers", Shape.ORDER),
        ("Thank you, and may the ice hold", Shape.GREETING),
        ("Ladies and gentlemen, the hour is late", Shape.GREETING),
        ("There are those", Shape.UNFINISHED),
        ("He went on to say", Shape.UNFINISHED),
        ("We can", Shape.UNFINISHED),
    ],
)
def test_the_shape_of_words_is_told(words, expected):
    assert shape(words) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Thank you.",
        "Good morning, members of the council.",
        "Let us begin.",
        "Count them.",
        "The same events.",
        "Another matter.",
        "Read the report in full here.",
    ],
)
def test_what_asserts_nothing_is_no_claim(text):
    assert read(text) == ()


@pytest.mark.parametrize("text", ["Will it be hard?", "Who closed the bridge?", "Is the dam safe?"])
def test_a_question_is_told_as_one_and_asserts_nothing(text):
    (claim,) = read(text)
    assert claim.text == text
    assert claim.hedge is Hedge.POSSIBLE
    assert claim.kind is ClaimKind.OTHER


def voiced(text: str, cue: str, content: str, **more) -> Attribution:
    more = {"speaker": "Pia Sundqvist", "source_kind": SourceKind.PERSON} | more
    return said(text, more.pop("source", "Pia Sundqvist"), cue, content, **more)


def texts(text: str, cue: str, content: str, **more) -> list[str]:
    who = voiced(text, cue, content, **more)
    return [claim.text for claim in read(text, (who,)) if claim.attribution]


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ("Pia Sundqvist plans to sail again.", "plans", "to sail again", "Pia Sundqvist is to sail again"),
        ("Pia Sundqvist said she had left.", "said", "she had left", "Pia Sundqvist had left"),
        ("Pia Sundqvist said her ship was late.", "said", "her ship was late", "Pia Sundqvist’s ship was late"),
        ("Pia Sundqvist expects prices to rise.", "expects", "prices to rise", "Prices are to rise"),
        ("Pia Sundqvist sees the tolls as a tax.", "sees", "the tolls as a tax", "The tolls are a tax"),
        ("Pia Sundqvist asked whether the ship was late.", "asked", "whether the ship was late", "The ship was late"),
        ("Pia Sundqvist spread the idea that ships were late.", "spread", "the idea that ships were late", "Ships were late"),
        ("Pia Sundqvist said ships were late, and that fish was dear.", "said", "ships were late, and that fish was dear", "Ships were late"),
    ],
)  # fmt: skip
def test_a_fragment_is_told_whole(text, cue, content, told):
    assert texts(text, cue, content)[0] == told


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Pia Sundqvist told of the tolls.", "told of", "the tolls"),
        ("Pia Sundqvist stressed the need to wait.", "stressed", "the need to wait"),
        ("Pia Sundqvist asked not to be named.", "asked", "not to be named"),
        ("Pia Sundqvist dismissed criticism of the plan.", "dismissed", "criticism of the plan"),
        ("Pia Sundqvist asked how we shall pay for it.", "asked", "how we shall pay for it"),
    ],
)
def test_a_content_that_asserts_nothing_is_no_claim(text, cue, content):
    assert texts(text, cue, content) == []


def test_a_denied_deed_is_told_of_the_speaker():
    text = "The Institute denies having entered a site."
    who = voiced(
        text, "denies", "having entered a site", source="The Institute", stance=Stance.DENYING,
        speaker="the Institute", source_kind=SourceKind.ORGANISATION,
    )  # fmt: skip
    (claim,) = (one for one in read(text, (who,)) if one.attribution)
    assert claim.text == "It is not so that the Institute has entered a site"
    assert claim.negated


def test_a_promise_in_the_infinitive_is_a_commitment_of_whoever_makes_it():
    text = "Pia Sundqvist promised to plant 500 trees by 2035."
    who = voiced(text, "promised", "to plant 500 trees by 2035")
    (claim,) = (one for one in read(text, (who,)) if one.attribution)
    assert claim.kind is ClaimKind.COMMITMENT
    assert claim.text == "Pia Sundqvist is to plant 500 trees by 2035"


def test_somebodys_own_words_are_told_of_him_where_one_word_changes():
    text = "“I have seen the harbour,” said Pia Sundqvist."
    who = replace(voiced(text, "said", "“I have seen the harbour,”"), manner=Manner.DIRECT)
    (claim,) = (one for one in read(text, (who,)) if one.attribution)
    assert claim.text == "Pia Sundqvist has seen the harbour"


@pytest.mark.parametrize("words", ["I have seen my harbour", "I like harbours"])
def test_somebodys_own_words_stay_where_more_would_have_to_change(words):
    text = f"“{words},” said Pia Sundqvist."
    who = replace(voiced(text, "said", f"“{words},”"), manner=Manner.DIRECT)
    (claim,) = (one for one in read(text, (who,)) if one.attribution)
    assert claim.text == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A border is a promise made to both sides.", ClaimKind.DEFINITION),
        ("The promise was broken in May.", ClaimKind.OTHER),
        ("I will make you three new promises.", ClaimKind.COMMITMENT),
        ("We will never see the sea again.", ClaimKind.FORECAST),
        ("The council has a commitment to plant trees.", ClaimKind.COMMITMENT),
        ("The tram left the rails.", ClaimKind.OTHER),
        ("Torrin left the league.", ClaimKind.MEMBERSHIP),
        ("Britain left the European Union in 2020.", ClaimKind.MEMBERSHIP),
        ("Osterland became a member of the League of Harbours.", ClaimKind.MEMBERSHIP),
        ("The tram left the rails on Gallows Hill.", ClaimKind.OTHER),
        ("Rain fell, after the new tolls had been announced.", ClaimKind.OTHER),
    ],
)
def test_the_kind_is_by_what_the_words_do(text, kind):
    (claim,) = read(text)
    assert claim.kind is kind


def test_would_in_indirect_speech_is_what_is_to_come():
    text = "Pia Sundqvist said the bridge would be open by May."
    who = voiced(text, "said", "the bridge would be open by May")
    (claim,) = (one for one in read(text, (who,)) if one.attribution)
    assert (claim.kind, claim.hedge) == (ClaimKind.FORECAST, Hedge.CERTAIN)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("They left without a word.", False),
        ("The outcome was not a shield but a tollgate.", True),
        ("The council has no plan.", True),
    ],
)
def test_what_is_denied_is_the_clause(text, negated):
    (claim,) = read(text)
    assert claim.negated is negated


def test_a_quotation_mark_that_lost_its_other_half_is_not_shown():
    (claim,) = read("The “sleeping third of the sites will be opened.")
    assert claim.text == "The sleeping third of the sites will be opened"

"""Who speaks a quotation that stands without any words of saying."""

import pytest

from hearsay.attribute.sources import name_speakers
from hearsay.models.readings import Reading, Readings
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Span
from hearsay.reference.names import Names
from hearsay.tag.mentions import find_mentions
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences


def speaker_of_quotation(text: str, *people: str) -> str | None:
    """The speaker of the last quotation of a text in which the model read these people."""
    document, sentences = Document.make(text), split_sentences(text)
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in people]
    readings = Readings(entities=tuple(Reading(span, "person", 0.9) for span in spans))
    mentions = find_mentions(document, sentences, readings, Names())
    quotation = find_quotations(text)[-1].span
    draft = Attribution("a0", (), (), (quotation,), Manner.DIRECT)
    return name_speakers(document, sentences, (draft,), mentions)[0].speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte shuts the gate of the mill. “Nobody will buy it.”",
        "Ana Duarte has run the mill for years. She shuts the gate. “Nobody will buy it.”",
        "“Nobody will buy it.” That was Ana Duarte on Monday. On Friday it was sold.",
        "Mayor Ana Duarte met reporters at the mill. The sale took an hour. “Nobody else came.”",
    ],
)
def test_the_sentence_beside_it_names_the_one_person_there(text):
    assert speaker_of_quotation(text, "Ana Duarte") == "Ana Duarte"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte and Ivo Marek shut the gate of the mill. “Nobody will buy it.”",
        "Ana Duarte watched Ivo Marek shut the gate. “Nobody will buy it.”",
        "The gate was shut. “Nobody will buy it.” Ana Duarte and Ivo Marek left.",
        "Ana Duarte shuts the gate. Ivo Marek has the “golden” key.",
    ],
)
def test_it_stays_open_where_two_may_speak_or_it_is_no_sentence(text):
    assert speaker_of_quotation(text, "Ana Duarte", "Ivo Marek") is None


def after_a_said_quotation(after: str) -> str | None:
    """The speaker of a last paragraph that follows "“It rained,” said Ana Duarte. …"."""
    text = f"“It rained,” said Ana Duarte. “The gate was shut.”\n\n{after}"
    document, sentences = Document.make(text), split_sentences(text)
    place = Span(text.index("Ana"), text.index("Ana") + 10)
    mentions = find_mentions(
        document, sentences, Readings(entities=(Reading(place, "person", 0.9),)), Names()
    )
    one, two, three = (quotation.span for quotation in find_quotations(text))
    cue = Span(place.start - 5, place.start - 1)
    drafts = (
        Attribution("a0", (place,), (cue,), (one, two), Manner.DIRECT),
        Attribution("a1", (), (), (three,), Manner.DIRECT),
    )
    return name_speakers(document, sentences, drafts, mentions)[1].speaker


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_one_before():
    assert after_a_said_quotation("“Nobody will buy it. Nobody.”") == "Ana Duarte"


def test_a_quotation_inside_a_paragraph_of_its_own_words_does_not():
    assert after_a_said_quotation("The sign on the door has “sold” on it in red.") is None

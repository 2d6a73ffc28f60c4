"""Whole attributions from linked pieces."""

import pytest

from hearsay.attribute.drafts import join_drafts
from hearsay.attribute.link import manner_of
from hearsay.attribute.spans import find_pieces, trim
from hearsay.models.readings import Link, Reading, Readings
from hearsay.records.attribution import Manner
from hearsay.records.document import Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences


def reading(text: str, label: str, words: str, score: float = 0.9) -> Reading:
    start = text.index(words)
    return Reading(Span(start, start + len(words)), label, score)


def drafts_of(text: str, *parts: tuple[str, str], links: tuple[Link, ...] = ()):
    read = tuple(reading(text, label, words) for label, words in parts)
    quotations = find_quotations(text)
    pieces = find_pieces(text, quotations, Readings(read, links))
    found = join_drafts(text, split_sentences(text), quotations, pieces, links)
    return [
        tuple(" … ".join(s.of(text) for s in spans) for spans in (d.source, d.cue, d.content))
        for d in found
    ]


def test_a_split_quotation_is_one_attribution() -> None:
    text = "“We won’t,” she said, “go there.”"
    parts = (("content", "“We won’t,”"), ("source", "she"), ("cue", "said"),
             ("content", "“go there.”"))  # fmt: skip
    assert drafts_of(text, *parts) == [("she", "said", "“We won’t,” … “go there.”")]


def test_a_second_cue_of_a_sentence_shares_its_source() -> None:
    text = "The mayor said the bridge was safe, adding that it was old."
    parts = (("source", "The mayor"), ("cue", "said"), ("content", "the bridge was safe"),
             ("cue", "adding"), ("content", "that it was old"))  # fmt: skip
    assert drafts_of(text, *parts) == [
        ("The mayor", "said", "the bridge was safe"),
        ("The mayor", "adding", "that it was old"),
    ]


def test_each_content_finds_the_cue_of_its_own_sentence() -> None:
    text = "Ito said the dam was full. Rao replied that it was cracked."
    parts = (("source", "Ito"), ("cue", "said"), ("content", "the dam was full"),
             ("source", "Rao"), ("cue", "replied"), ("content", "that it was cracked"))  # fmt: skip
    assert drafts_of(text, *parts) == [
        ("Ito", "said", "the dam was full"),
        ("Rao", "replied", "that it was cracked"),
    ]


@pytest.mark.parametrize("content", ["to comment", "to answer questions"])
def test_declining_to_comment_says_nothing(content: str) -> None:
    text = f"The firm declined {content}."
    assert drafts_of(text, ("source", "The firm"), ("cue", "declined"), ("content", content)) == []


def test_a_content_that_holds_most_of_a_quotation_is_widened_to_all_of_it() -> None:
    text = "He said: “The road is closed for good.”"
    pieces = find_pieces(
        text, find_quotations(text), Readings((reading(text, "content", "The road is closed"),))
    )
    assert [piece.span.of(text) for piece in pieces] == ["“The road is closed for good.”"]


def test_edges_lose_blanks_and_commas_but_a_colon_may_be_a_cue() -> None:
    text = " ,so: "
    assert trim(text, Span(0, 5)) == Span(2, 4)
    assert trim(text, Span(4, 5)) == Span(4, 5)
    assert trim(text, Span(0, 2)) is None


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“All of it is quoted.”", Manner.DIRECT),
        ("only “some words” are quoted", Manner.MIXED),
        ("nothing is quoted", Manner.INDIRECT),
    ],
)
def test_manner_follows_the_share_in_quotation_marks(text: str, manner: Manner) -> None:
    quoted = SpanIndex(one.span for one in find_quotations(text) if not one.is_nested)
    assert manner_of((Span(0, len(text)),), quoted) is manner


def test_no_pieces_make_no_drafts() -> None:
    assert join_drafts("", (Sentence(Span(0, 1), 0),), (), (), ()) == ()

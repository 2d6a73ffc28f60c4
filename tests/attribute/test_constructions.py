"""Attributions shown by a construction: a noun, "in his view", "is framed as"."""

import pytest

from hearsay.attribute.constructions import find_constructions
from hearsay.attribute.drafts import Draft
from hearsay.records.document import Sentence, Span


def found_in(text: str) -> list[tuple[str, str]]:
    sentences = (Sentence(Span(0, len(text)), 0),)
    return [
        (" ".join(s.of(text) for s in d.source), d.content[0].of(text))
        for d in find_constructions(text, sentences, ())
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The palace’s message is clear: no talks before the vote.", "The palace",
         "no talks before the vote"),
        ("Her answer was that no such letter existed.", "Her", "that no such letter existed"),
        ("It fits a wider narrative from the ministry: that aid breeds sloth.", "the ministry",
         "that aid breeds sloth"),
        ("Lima's position, that the strait is open water, has not changed.", "Lima",
         "that the strait is open water"),
        ("In his view, the dam is a mistake.", "his", "the dam is a mistake"),
        ("In the ministry's words, the deal was a triumph.", "the ministry",
         "the deal was a triumph"),
        ("The levy is often framed as a tax on the young.", "", "a tax on the young"),
        ("It answers the chaos of 2013, which it asserts led to the fall of the state.", "it",
         "led to the fall of the state"),
        ("The verdict of the rugby union: too many penalties.", "the rugby union",
         "too many penalties"),
        ("The radio quoted the mayor as saying the bridge was safe.", "the mayor",
         "the bridge was safe"),
        ("The bridge was safe, the radio quoted the mayor as saying.", "the mayor",
         "The bridge was safe"),
        ("The bridge was reportedly sold.", "", "The bridge was"),
        ("The weir will hold until spring, says Kambia.", "Kambia",
         "The weir will hold until spring"),
        ("The weir will hold until spring, warns the river board.", "the river board",
         "The weir will hold until spring"),
        ("Early trials showed that the salt dulls the blade.", "Early trials",
         "that the salt dulls the blade"),
        ("It denies having moved the buoys.", "It", "having moved the buoys"),
        ("The company admitted selling the list to a rival.", "The company",
         "selling the list to a rival"),
        ("As the painter Ana Kolo tells it, the hill came later.", "the painter Ana Kolo",
         "the hill came later"),
        ("To her uncle's mind, the boat was never for sale.", "her uncle",
         "the boat was never for sale"),
        ("The bell was melted down, if the sexton is to be believed.", "the sexton",
         "The bell was melted down"),
        ("The harbour master put it this way: a rope is a promise.", "The harbour master",
         "a rope is a promise"),
        ("The guild's claim that pay had fallen could not be checked.", "The guild",
         "that pay had fallen"),
        ("The denial by the dean that she took it came in May.", "the dean", "that she took it"),
        ("The worry among growers is that the frost comes late.", "growers",
         "that the frost comes late"),
        ("Word from the front was that the bridge had gone.", "the front",
         "that the bridge had gone"),
        ("The excuse from the rail board, heard each year, is that leaves fell.",
         "the rail board", "that leaves fell"),
        ("Lima's warning, sent by cable, was blunt: go home.", "Lima", "go home"),
        ("The jury's verdict: the cook did it.", "The jury", "the cook did it"),
        ("The firm would have buyers believe that the glass is old.", "The firm",
         "that the glass is old"),
        ("She said, on condition of anonymity, that the vault was open.", "She",
         "that the vault was open"),
        ("“Too slow,” was the verdict of the tanner's widow.", "the tanner's widow", "“Too slow,”"),
        ("The weir held all night, inquiry finds", "inquiry", "The weir held all night"),
        ("Two wardens are understood to dislike the plan.", "", "Two wardens"),
        ("The parish roll records that nine wells were dug.", "The parish roll",
         "that nine wells were dug"),
    ],
)  # fmt: skip
def test_a_construction_names_its_source_and_content(text, source, content) -> None:
    assert found_in(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The company's strategy is to grow.",
        "The answer is in the post.",
        "The view from the tower is fine.",
        "Its position that day was third.",
        "In his house, the dam is a mistake.",
        "The claim was filed in June.",
        "The salt dulls the blade, which is a pity.",
        "They put it in a box: nails, rope and tar.",
        "As the tide turned, the boat left.",
    ],
)
def test_a_noun_without_a_content_is_no_attribution(text) -> None:
    assert found_in(text) == []


def test_a_construction_takes_back_what_was_linked_across_sentences() -> None:
    text = "She spoke. In his view, the dam is a mistake."
    sentences = (Sentence(Span(0, 10), 0), Sentence(Span(11, len(text)), 0))
    wrong = Draft((Span(0, 3),), (Span(4, 9),), (Span(24, len(text) - 1),), 0.5)
    found = find_constructions(text, sentences, (wrong,))
    assert [d.source[0].of(text) for d in found] == ["his"]


def test_a_construction_lends_its_source_to_a_draft_without_one() -> None:
    text = "The palace’s message is clear: no talks before the vote."
    start = text.index("no talks")
    draft = Draft((), (Span(20, 29),), (Span(start, len(text) - 1),), 0.9)
    (found,) = find_constructions(text, (Sentence(Span(0, len(text)), 0),), (draft,))
    assert found.source[0].of(text) == "The palace"
    assert found.score == 0.9


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mill, which reportedly burned in May, is shut.", ["The mill", "burned in May"]),
        ("Lund was fined in 2019 for allegedly selling the bell.", ["selling the bell"]),
        ("The choir met in 2009 and reportedly split soon after.", ["split soon after"]),
        ("Guards came when a boy allegedly rang the bell.", ["a boy", "rang the bell"]),
    ],
)
def test_a_word_of_hearsay_speaks_of_its_own_clause_alone(text: str, content: list[str]) -> None:
    (draft,) = find_constructions(text, (Sentence(Span(0, len(text)), 0),), ())
    assert [piece.of(text) for piece in draft.content] == content


def test_a_source_nearer_to_the_content_is_its_source(models, packs):
    from hearsay.pipeline import read
    from hearsay.records.document import Document

    text = (
        "The envoy, Anselm Korvat, dismissed the idea. His remarks fit a wider line from the "
        "presidential palace: that the port is being surrounded."
    )
    *_, last = read(Document.make(text), models, packs).attributions
    assert last.source[0].of(text) == "the presidential palace"

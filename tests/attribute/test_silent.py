"""What nobody says, and who is only addressed."""

import re

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.silent import is_silent, without_silent
from hearsay.records.document import Span


def drafted(sentence: str) -> tuple[str, Draft]:
    """The sentence without its marks: source in <>, cue in [], content in {}."""
    text, pieces, start = "", {">": [], "]": [], "}": []}, 0
    for piece in re.split(r"([<>\[\]{}])", sentence):
        if piece in {"<", "[", "{"}:
            start = len(text)
        elif piece in pieces:
            pieces[piece].append(Span(start, len(text)))
        else:
            text += piece
    return text, Draft(tuple(pieces[">"]), tuple(pieces["]"]), tuple(pieces["}"]), 0.9)


@pytest.mark.parametrize(
    "sentence",
    [
        "<A sign on the gate> [tells] {walkers to keep out}.",
        "a noticeboard <that> [says] {“Fresh eggs”}",
        "<The clock in the hall> [shows] {ten past two}.",
        "<Pictures of the harbour> [showed] {a burnt barge}.",
        "{The lift was fitted} [according to] <plan>.",
        "{The stall was shut} [according to custom].",
        "<Villagers> [call] {the rock Old Meg}.",
        "<The pupils> [called] {him “Uncle Tram”}.",
        "{The ferry} [was called] {the Grey Duck}.",
    ],
)
def test_a_thing_a_plan_and_a_name_say_nothing(sentence) -> None:
    assert is_silent(*drafted(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "<The sign writer> [says] {the paint was wet}.",
        "<Pictures of the harbour> [show] {that the barge was empty}.",
        "{The lift was fitted} [according to] <plans seen by the council>.",
        "<The report on signs> [says] {most are faded}.",
        "<Villagers> [call] {the scheme a waste of money}.",
        "<The pupils> [called] {him a cheat}.",
        "<The chairman of the board> [says] {it will pay}.",
    ],
)
def test_people_and_writings_do(sentence) -> None:
    assert not is_silent(*drafted(sentence))


def test_one_who_is_addressed_is_no_source() -> None:
    text, draft = drafted("<Madam Speaker, the member for Oru> [promised] {a bridge}.")
    (found,) = without_silent(text, [draft])
    assert found.source[0].of(text) == "the member for Oru"

"""Labels that open lines are speakers, where there are several of them."""

import pytest

from hearsay.attribute.turns import find_turns
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind


def turns_in(text: str, *names: str) -> list[tuple[str, str | None, list[str]]]:
    mentions = [
        Mention(Span(text.index(n), text.index(n) + len(n)), MentionKind.PERSON, n) for n in names
    ]
    return [
        (turn.label.of(text), turn.speaker, [piece.of(text) for piece in turn.content])
        for turn in find_turns(text, mentions)
    ]


def test_a_transcript_in_capitals_names_its_speakers() -> None:
    text = "MODERATOR: Will it float?\n\nLENA OYELARAN: It floats now.\n\nCome and see."
    assert turns_in(text) == [
        ("MODERATOR", None, ["Will it float?"]),
        ("LENA OYELARAN", "Lena Oyelaran", ["It floats now.", "Come and see."]),
    ]


def test_a_surname_is_the_person_the_text_has_introduced() -> None:
    text = "Ruth Abara spoke to Ken Solo.\n\nSOLO: Why ferries?\n\nABARA: Why not?"
    found = turns_in(text, "Ruth Abara", "Ken Solo")
    assert [(label, name) for label, name, _ in found] == [
        ("SOLO", "Ken Solo"), ("ABARA", "Ruth Abara"),
    ]  # fmt: skip


def test_answers_are_of_the_one_person_interviewed() -> None:
    text = "Ines Prado runs the lock.\n\nQ: Is it safe?\n\nA: It is old.\n\nPrado laughs and goes."
    assert turns_in(text, "Ines Prado") == [
        ("Q", None, ["Is it safe?"]),
        ("A", "Ines Prado", ["It is old."]),
    ]


def test_a_title_and_an_office_are_no_part_of_the_name() -> None:
    text = "MR ODUYA: Whose key?\n\nTHE WITNESS: Mine.\n\nANN LEE, MINISTER OF FISH: No."
    assert [name for _, name, _ in turns_in(text)] == ["Oduya", None, "Ann Lee"]


def test_names_in_small_letters_make_turns_where_they_come_again() -> None:
    text = "Ann Lee: One.\nBo Tran: Two.\nAnn Lee: Three.\nBo Tran: Four."
    assert [label for label, _, _ in turns_in(text)] == ["Ann Lee", "Bo Tran"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "[00:01:02] ANN LEE: One.\n[00:01:09] BO TRAN: Two.",
        "00:12 ANN LEE: One.\n00:19 BO TRAN: Two.",
        "0:01:02.500 - ANN LEE: One.\n0:01:09.000 - BO TRAN: Two.",
        "ANN LEE [00:01:02]: One.\nBO TRAN [00:01:09]: Two.",
        "ANN LEE (via telephone): One.\nBO TRAN: Two.",
    ],
)
def test_times_beside_a_label_are_no_part_of_it(text: str) -> None:
    assert turns_in(text) == [("ANN LEE", "Ann Lee", ["One."]), ("BO TRAN", "Bo Tran", ["Two."])]


def test_a_label_on_a_line_of_its_own_counts_where_it_comes_again() -> None:
    text = "Ann Lee:\nOne.\n\nBo Tran:\nTwo.\n\nAnn Lee:\nThree.\n\nBo Tran:\nFour."
    assert [said for _, _, said in turns_in(text)] == [["One."], ["Two."], ["Three."], ["Four."]]
    assert turns_in("BACKGROUND:\nThe lock is old.\n\nNOTES:\nNone.") == []


def test_asides_are_said_by_nobody() -> None:
    text = "ANN LEE: One.\n\n(Applause.)\n\nBO TRAN: Two."
    assert [content for _, _, content in turns_in(text)] == [["One."], ["Two."]]


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA: The talks have ended.\n\nNobody won.",
        "Minister: strike will cost millions\n\nTrains stopped.",
        "WHAT: A fair.\n\nWHEN: Monday.\n\nWHERE: The quay.",
        "Price: 30 crowns\nVenue: the quay",
        "One: the cost. Two: the mud.",
        "",
    ],
)
def test_a_label_alone_makes_no_transcript(text) -> None:
    assert turns_in(text) == []

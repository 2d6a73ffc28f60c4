"""Phrases are found whole, longest first, with or without capitals."""

import pytest

from hearsay.text.lookup import Lookup

PHRASES = Lookup((phrase, phrase) for phrase in ("mayor", "deputy mayor", "Sen", "ex-mayor"))


def found_in(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], item) for start, end, item in PHRASES.find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the mayor spoke", [("mayor", "mayor")]),
        ("the Deputy Mayor spoke", [("Deputy Mayor", "deputy mayor"), ("Mayor", "mayor")]),
        ("the mayor’s hat", [("mayor", "mayor")]),
        ("the ex-mayor", [("ex-mayor", "ex-mayor")]),
        ("Sen Ruiz sent a lord mayoress", [("Sen", "Sen")]),
        ("a mayor-elect, a sen, MAYORS and d’mayor", []),
        ("deputy  mayor", [("mayor", "mayor")]),
        ("", []),
    ],
)
def test_a_phrase_is_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert found_in(text) == found


def test_only_the_stretch_given_is_looked_at() -> None:
    text = "mayor and deputy mayor"
    assert [start for start, _, _ in PHRASES.find(text, 5, 16)] == []
    assert [start for start, _, _ in PHRASES.find(text, 5, len(text))] == [10, 17]

"""Names the reader model was not sure of: what is left of them, and which are one."""

import pytest

from hearsay.models.readings import Reading
from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.tag.doubtful import join_doubtful, sure_part


@pytest.mark.parametrize(
    ("words", "kind", "score", "left"),
    [
        ("His counsel", "person", 0.1, None),
        ("said", "date", 0.1, None),
        ("5 May", "date", 0.1, "5 May"),
        ("Metro boss", "person", 0.1, "Metro"),
        ("Metro boss", "organisation", 0.9, "Metro boss"),
        ("President Ana Ruiz", "person", 0.4, "Ana Ruiz"),
        ("Minister", "person", 0.4, None),
        ("Supreme Court of", "organisation", 0.2, "Supreme Court of"),
    ],
)
def test_of_a_doubtful_name_what_looks_like_one_is_left(words, kind, score, left) -> None:
    found = sure_part(words, Reading(Span(0, len(words)), kind, score))
    assert (found.of(words) if found else None) == left


def joined(text: str, *pieces: tuple[str, str, float]) -> list[tuple[str, str]]:
    found = []
    for words, kind, score in pieces:
        start = text.index(words)
        found.append((Span(start, start + len(words)), MentionKind(kind), score))
    return [(span.of(text), str(kind)) for span, kind, _ in join_doubtful(text, found)]


def test_two_words_side_by_side_are_one_name_where_the_first_is_doubtful() -> None:
    pieces = ("Oru", "person", 0.25), ("Marine", "organisation", 0.5)
    assert joined("Oru Marine lost money.", *pieces) == [("Oru Marine", "organisation")]
    sure = ("Oru", "person", 0.9), ("Marine", "organisation", 0.5)
    assert len(joined("Oru Marine lost money.", *sure)) == 2


def test_a_doubtful_surname_takes_the_name_before_it_but_no_small_word() -> None:
    assert joined("Boitu Seretse drives.", ("Seretse", "person", 0.1)) == [
        ("Boitu Seretse", "person")
    ]
    assert joined("Yesterday Seretse drove.", ("Seretse", "person", 0.1)) == [("Seretse", "person")]

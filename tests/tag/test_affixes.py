"""What was read with a name and is no part of it."""

import pytest

from hearsay.tag.affixes import without_place, without_sort


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Joost Maren of Agriplant", "Joost Maren"),
        ("Fiji's Semi Vako", "Semi Vako"),
        ("Anne of Oru", "Anne of Oru"),
        ("Joost Maren", "Joost Maren"),
    ],
)
def test_a_person_is_named_without_where_from(read: str, name: str) -> None:
    start, end = without_place(read, 0, len(read))
    assert read[start:end] == name


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Hanoi-based Delta Centre", "Delta Centre"),
        ("institute INE", "INE"),
        ("al-Noor", "al-Noor"),
    ],
)
def test_a_body_is_named_without_its_sort(read: str, name: str) -> None:
    assert read[without_sort(read, 0, len(read)) :] == name

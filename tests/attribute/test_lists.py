"""Sources that are lists, and those in which a comma only sets off."""

import pytest

from hearsay.attribute.lists import list_of
from hearsay.records.document import Span


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("Japan, Canada and Australia", "Japan, Canada and Australia"),
        ("The Rail, Tram and Bus Union", "Rail, Tram and Bus Union"),
        ("Teachers, nurses and bus drivers", "Teachers, nurses and bus drivers"),
        ("two chiefs, Tapo and Toru", "Tapo and Toru"),
        ("Ada Okri, a nurse and mother", None),
        ("Ada Okri, President and CEO of Acme", None),
        ("Ada Okri, 52, of Oru", None),
    ],
)
def test_a_list_is_told_from_a_description(words: str, listed: str | None) -> None:
    assert list_of(words, Span(0, len(words))) == listed

"""Numbers in digits and words."""

from decimal import Decimal

import pytest

from hearsay.tag.numbers import read_mixed, read_number


def words(text: str) -> list[str]:
    cut = text.replace(",", " , ").replace(".", " . ").replace("-", " - ").replace("/", " / ")
    return [piece for word in cut.split() for piece in (word, " ")][:-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("eighteen", "18"),
        ("ninety-nine", "99"),
        ("two hundred and fifty", "250"),
        ("six hundred thousand", "600000"),
        ("two and a half million", "2500000"),
        ("one million two hundred thousand", "1200000"),
        ("a dozen", "12"),
        ("a hundred", "100"),
        ("zero", "0"),
    ],
)
def test_number_words_are_read(text, value):
    assert read_number(words(text)) == Decimal(value)


@pytest.mark.parametrize(
    ("tokens", "value"),
    [
        (["1", ",", "500"], "1500"),
        (["1", ",", "234", ",", "567", ".", "89"], "1234567.89"),
        (["3", ".", "5"], "3.5"),
        (["3", ",", "5"], "3.5"),
        (["1", ".", "500", ".", "000"], "1500000"),
        (["5", " ", "million"], "5000000"),
    ],
)
def test_figures_are_read_with_either_mark(tokens, value):
    assert read_number(tokens) == Decimal(value)


@pytest.mark.parametrize("tokens", [[], ["and"], ["1", ".", "2", ".", "3"], ["9" * 31], ["٣"]])
def test_what_is_no_number_is_none(tokens):
    assert read_number(tokens) is None


def test_vulgar_fractions_and_spaced_thousands_are_read():
    assert read_mixed(["2", " ", "1", "/", "2"]) == Decimal("2.5")
    assert read_mixed(["2", "½"]) == Decimal("2.5")
    assert read_mixed(["1", " ", "500", " ", "000"]) == Decimal(1500000)
    assert read_mixed(["1", "/", "0"]) is None

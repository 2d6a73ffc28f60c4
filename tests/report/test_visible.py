"""Characters that steer a terminal or a page are shown, not obeyed."""

import pytest
from hypothesis import given

from hearsay.report.visible import one_line, shortened, shown
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain – “text” é 😀", "plain – “text” é 😀"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("c1 \x9b31m", "c1 ‹U+009B›31m"),
        ("end\u202egpj.exe", "end‹U+202E›gpj.exe"),
        ("half \ud83d", "half \ufffd"),
        ("\ufeffmarked", "marked"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("keeps\ttab\nand line", "keeps\ttab\nand line"),
    ],
)
def test_steering_characters_become_visible(text, seen):
    assert shown(text) == seen


@given(texts)
def test_nothing_shown_can_steer_or_fail_to_be_encoded(text):
    seen = shown(text)
    seen.encode()
    assert all(letter in "\n\t" or ord(letter) >= 32 for letter in seen)
    assert not set(seen) & set("\x7f\x9b\u202e\u2066")
    assert "\n" not in one_line(text)


def test_a_long_line_is_cut_between_words_where_it_can_be():
    assert shortened("one two three four", 10) == "one two…"
    assert shortened("one two", 12) == "one two"
    assert shortened("x" * 30, 12) == "x" * 11 + "…"


@given(texts)
def test_a_cut_line_is_never_too_long(text):
    assert len(shortened(text, 20)) <= 20

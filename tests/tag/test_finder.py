"""The finder tries at each place only patterns that can begin there, and misses none."""

import pytest

from hearsay.tag.finder import OFTEN, Finder, first_chars


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        ("abc", "a"),
        ("[ab]c", "ab"),
        ("a?b", "ab"),
        ("(?:a|bc)d", "ab"),
        ("(?:a_)?(?P<n>[bc]|d)", "abcd"),
        ("(?<=x)a", "a"),
        ("(?!x)(?:a){0,3}b", "ab"),
        (r"\.a", "."),
        ("a++b", "a"),
        ("[a-c]", "abc-"),
    ],
)
def test_first_characters_are_read_from_a_pattern(pattern, chars):
    assert first_chars(pattern) == frozenset(chars)


def test_a_pattern_that_can_match_nothing_is_refused():
    with pytest.raises(ValueError, match="match nothing"):
        first_chars("a?b*")


def test_the_finder_keeps_the_order_of_preference():
    finder = Finder.of({"long": "ab", "short": "a", "other": "c"})
    assert list(finder.places("xabca")) == [1, 3, 4]
    assert [name for name, _ in finder.matches("xabca", 1)] == ["long", "short"]


def test_patterns_met_often_are_joined_and_find_the_same():
    finder = Finder.of({"long": "ab", "short": "a(?=c)", "other": "c"})
    text = "abacadc" * (2 * OFTEN)
    first = list(finder.places(text))
    assert any("alone" not in names for names in finder.compiled)
    assert list(finder.places(text)) == first
    assert first[:4] == [0, 2, 3, 6]

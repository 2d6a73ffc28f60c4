"""The stretch of a text that was found, with its words marked."""

import pytest

from hearsay.store.snippets import LENGTH, cut_snippet
from hearsay.store.words import find_terms


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("The ferries sank.", "ferry", []),
        ("The summits of NATO", "summit nato", ["summits", "NATO"]),
        ("Café", "cafe", ["Café"]),
        ("Vilnius", "vil*", ["Vilnius"]),
        ("nothing of it", "harbour", []),
        ("", "harbour", []),
    ],
)
def test_words_are_marked(text, typed, marked):
    snippet = cut_snippet(text, find_terms(typed))
    assert [mark.of(snippet.text) for mark in snippet.marks] == marked


def test_a_long_text_is_cut_where_the_words_are():
    text = "word " * 500 + "the harbour and the ferry " + "word " * 500
    snippet = cut_snippet(text, find_terms("ferry harbour"))
    assert len(snippet.text) <= LENGTH
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["harbour", "ferry"]
    assert text[snippet.start :].startswith(snippet.text)
    assert snippet.text.startswith("word")

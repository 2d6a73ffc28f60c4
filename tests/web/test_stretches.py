"""Typed words are found as stretches of the text, or refused; never where there is a choice."""

import pytest

from hearsay.errors import InputError
from hearsay.records.document import Span
from hearsay.web.stretches import find_stretches

TEXT = (
    "Ana said the ferry sank.\nIlona said the ferry\nsank twice. " + "x " * 500 + "It sank again."
)
NEAR = Span(0, 24)


@pytest.mark.parametrize(("typed", "found"), [
    ("Ana", ["Ana"]),
    ("  sank   twice ", ["sank twice"]),
    ("Ilona said the ferry sank", ["Ilona said the ferry\nsank"]),  # over a line end
    ("sank twice\nAna said", ["Ana said", "sank twice"]),  # in order of the text
    ("0:3", ["Ana"]),
    ("4-8", ["said"]),
    ("", []),
    ("It sank again", ["It sank again"]),  # far away, but there once
])  # fmt: skip
def test_words_are_found_where_they_stand(typed, found):
    assert [span.of(TEXT) for span in find_stretches(TEXT, typed, NEAR)] == found


def test_of_words_that_stand_often_the_one_near_is_meant():
    text = "The ferry sank. " + "x " * 800 + "The ferry sank."
    assert find_stretches(text, "ferry sank", Span(0, 9)) == (Span(4, 14),)


@pytest.mark.parametrize(("typed", "told"), [
    ("the ferry", "stands in the text more than once"),
    ("the barge", "does not stand in the text"),
    ("9:3", "is no stretch of this text"),
    ("0:99999", "is no stretch of this text"),
    ("Ana said\nsaid the ferry sank.", "overlap"),
    ("a\n" * 30, "more than 20 stretches"),
])  # fmt: skip
def test_what_cannot_be_meant_is_refused(typed, told):
    with pytest.raises(InputError, match=told):
        find_stretches(TEXT, typed, NEAR)

"""Small words and forms: pronouns, classes of function words, plural nouns, finite verbs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.text.people import Gender, load_plural_roles
from hearsay.text.small_words import words_of_class
from hearsay.text.tables import read_table

WORD = re.compile(r"[^\W_][\w’'&./-]*[^\W_]|[^\W_]")
_FINITE = re.compile(r"[a-z]{2,}(?:ed|[^su\W]s)")
_PLURAL = re.compile(r"[a-z]{2,}[^sui\W]s")
_IRREGULAR_PLURALS = frozenset({"people", "police", "men", "women", "children", "folk", "youth"})
_SINGULARS = frozenset({"news", "politics", "series", "always", "perhaps", "yes"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that stands for a source."""

    word: str
    person: str  # "1", "2", "3" or "relative"
    number: str  # singular, plural, thing, any
    gender: Gender | None
    is_possessive: bool


@cache
def load_pronouns() -> Mapping[str, Pronoun]:
    """Pronouns in lower case."""
    return {
        row["word"]: Pronoun(
            row["word"],
            row["person"],
            row["number"],
            Gender(row["gender"]) if row["gender"] else None,
            row["possessive"] == "yes",
        )
        for row in read_table("pronouns.csv")
    }


def is_finite(word: str) -> bool:
    """Whether a word right after a name looks like its verb."""
    if word in words_of_class("auxiliary") or word in words_of_class("past"):
        return True
    return bool(_FINITE.fullmatch(word)) and word not in words_of_class("preposition")


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case looks like a plural."""
    if noun in _IRREGULAR_PLURALS or noun in load_plural_roles():
        return True
    return bool(_PLURAL.fullmatch(noun)) and noun not in _SINGULARS

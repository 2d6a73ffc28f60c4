"""Small words and forms: pronouns, classes of function words, plural nouns, finite verbs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.records.document import Span
from hearsay.text.people import Gender, load_plural_roles
from hearsay.text.small_words import words_of_class
from hearsay.text.tables import read_table

WORD = re.compile(r"[^\W_][\w’'&./-]*[^\W_]|[^\W_]")
_FINITE = re.compile(r"[a-z]{2,}(?:ed|[^su\W]s)")
_PLURAL = re.compile(r"[a-z]{2,}[^sui\W]s")
_IRREGULAR_PLURALS = frozenset({"people", "police", "men", "women", "children", "folk", "youth"})
_SINGULARS = frozenset({"news", "politics", "series", "always", "perhaps", "yes"})
# prepositions that as often open a clause
_BEFORE_CLAUSES = frozenset({"after", "as", "before", "since", "than", "until"})


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


def predicate_start(text: str, clause: Span) -> int | None:
    """Where a second verb begins that nothing joins to the first: "pay fell | could not".

    None where there is none. The end is that of the word before it.
    """
    seen, last, second = False, -2, None
    end = clause.start
    for number, match in enumerate(WORD.finditer(text, clause.start, clause.end)):
        word = match.group().lower()
        is_object = last == number - 1  # "sold it": no new subject
        if seen and ("," in text[end : match.start()] or _joins(word, is_object=is_object)):
            break
        if _is_past_or_auxiliary(match.group()):  # as written: "in May" is no verb
            if not seen or last == number - 1:
                seen, last = True, number
            elif second is None or word in words_of_class("auxiliary"):
                second, last = end, number
        elif last == number - 1 and (word.endswith("ly") or word in {"not", "never"}):
            last = number
        end = match.end()
    return second


def _joins(word: str, *, is_object: bool) -> bool:
    """Whether the word opens another clause."""
    pronoun = load_pronouns().get(word)
    if pronoun is not None and not pronoun.is_possessive:
        return pronoun.person == "relative" or not is_object
    if word in words_of_class("preposition"):
        return word in _BEFORE_CLAUSES
    kinds = ("conjunction", "subordinator", "relative")
    return any(word in words_of_class(kind) for kind in kinds)


def _is_past_or_auxiliary(word: str) -> bool:
    if word in words_of_class("auxiliary") or word in words_of_class("past"):
        return True
    return len(word) > 4 and word.endswith("ed") and not word.endswith("eed")


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case looks like a plural."""
    if noun in _IRREGULAR_PLURALS or noun in load_plural_roles():
        return True
    return bool(_PLURAL.fullmatch(noun)) and noun not in _SINGULARS

"""Words about bodies and writings: companies, ministries, newspapers; reports, polls."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hearsay.text.tables import read_table

# Nouns for bodies that carry news: what is told to one of these is passed on by it.
NEWS = ("newspaper", "news agency", "network", "broadcaster", "magazine", "website", "tabloid")

# Bodies of every kind are called so.
_ANY_BODY = frozenset(
    {"company", "firm", "business", "group", "organisation", "organization", "body", "agency"}
    | {"institution", "outfit", "giant", "corporation", "outlet", "paper", "operator"}
)


class BodySort(StrEnum):
    """What a noun for a body may stand for when it is used alone."""

    BODY = "body"  # any company, agency or paper the text speaks of: "the company"
    OFFICE = "office"  # a power of its own, of which there are many: "the government"
    PLACE = "place"  # a country or town: "the city"
    GROUP = "group"  # people together, without a name: "the crowd"


@dataclass(frozen=True, slots=True)
class Body:
    """A noun for bodies that speak: "bank", "ministry"."""

    noun: str
    plural: str
    sort: BodySort
    marks: frozenset[str]  # words in a name that tell it is one: "Bank", "Bancorp"


@cache
def load_bodies() -> Mapping[str, Body]:
    """Nouns for bodies by their singular."""
    return {
        row["noun"]: Body(
            row["noun"],
            row["plural"],
            BodySort(row["sort"]),
            frozenset(row["names"].split("|")) - {""},
        )
        for row in read_table("bodies.csv")
    }


@cache
def load_plural_bodies() -> frozenset[str]:
    """Plurals of the nouns for bodies, those that differ from their singular."""
    return frozenset(body.plural for body in load_bodies().values() if body.plural != body.noun)


@cache
def load_body_marks() -> frozenset[str]:
    """Every word that marks a name as that of a body."""
    return frozenset(mark for body in load_bodies().values() for mark in body.marks)


@cache
def load_writings() -> Mapping[str, str]:
    """Nouns for writings and recordings, singular and plural, to their singular."""
    rows = list(read_table("documents.csv"))
    return {row[form]: row["noun"] for form in ("plural", "noun") for row in rows}


@cache
def _families() -> Mapping[str, str]:
    return {row["noun"]: row["family"] for row in read_table("documents.csv")}


def family_of_writing(noun: str) -> str:
    """The family of a noun for writings, whose members may be called by each other's nouns.

    A survey may be called a poll or a study, a spot an ad; a noun without family is its own.
    """
    return _families().get(noun) or noun


def is_body_called(name: str, noun: str) -> bool:
    """Whether a word of ``name`` says it is a body of this sort: "Wells Fargo" is a bank."""
    body = load_bodies().get(noun)
    if body is None:
        return False
    words = name.replace("/", " ").split()
    if len(words) > 1 and name.endswith(f" {noun}"):
        return True  # "Hungarian federation"
    return any(word in body.marks or _has_ending(word, body.marks) for word in words)


def is_any_body(noun: str) -> bool:
    """Whether bodies of every kind are called so: "the company", "the group"."""
    return noun in _ANY_BODY


def is_news_body(name: str) -> bool:
    """Whether a name looks like that of a newspaper, agency, network or news site."""
    return any(is_body_called(name, noun) for noun in NEWS)


def _has_ending(word: str, marks: frozenset[str]) -> bool:
    """Whether a word ends like a mark that begins with a dot: "Breitbart.com"."""
    return "." in word and any(mark[0] == "." and word.endswith(mark) for mark in marks)

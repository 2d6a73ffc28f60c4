"""Words about people: titles, roles, given names, and what each says of gender."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from unicodedata import combining, normalize

from hearsay.text.tables import read_table


class Gender(StrEnum):
    """The gender a text shows for a person by pronouns, titles or kin words."""

    FEMALE = "f"
    MALE = "m"


@dataclass(frozen=True, slots=True)
class Title:
    """A form that stands before a name: "Mrs.", "Gen.", "Pope"."""

    form: str
    gender: Gender | None  # None: says nothing of gender
    role: str | None  # the role it is short for: "Sen." is senator
    is_kept: bool  # part of the name: Pope Francis


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for people by office, work or kin."""

    noun: str
    plural: str
    gender: Gender | None
    is_office: bool  # worth a mention of its own: "the prime minister", not "the woman"
    wider: frozenset[str]  # the nouns a bearer may also be called by: a senator is a lawmaker


@cache
def load_titles() -> Mapping[str, Title]:
    """Titles by their form, as written."""
    return {
        row["title"]: Title(
            row["title"], _gender(row["gender"]), row["role"] or None, row["kept"] == "yes"
        )
        for row in read_table("titles.csv")
    }


@cache
def load_roles() -> Mapping[str, Role]:
    """Roles by their singular in lower case."""
    return {
        row["noun"].lower(): Role(
            row["noun"].lower(),
            row["plural"].lower(),
            _gender(row["gender"]),
            row["office"] == "yes",
            frozenset(row["wider"].lower().split("|")) - {""},
        )
        for row in read_table("roles.csv")
    }


@cache
def load_proper_roles() -> frozenset[str]:
    """Roles that are always written with a capital, in lower case: "republican"."""
    return frozenset(
        row["noun"].lower() for row in read_table("roles.csv") if row["noun"][0].isupper()
    )


@cache
def load_plural_roles() -> Mapping[str, Role]:
    """Roles by their plural in lower case."""
    return {role.plural: role for role in load_roles().values()}


@cache
def load_given_names() -> Mapping[str, Gender]:
    """Given names with one usual gender; a name that is not here tells nothing."""
    return {row["name"]: Gender(row["gender"]) for row in read_table("given_names.csv")}


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("demonyms.csv"))


def is_demonym(noun: str) -> bool:
    """Whether a noun in small letters calls one person by country or town: "kenyan", "dane"."""
    return noun in _demonyms()


@cache
def load_plain_given_names() -> frozenset[str]:
    """Given names that are no other word and no place."""
    return frozenset(row["name"] for row in read_table("given_names.csv") if row["also"] == "no")


def gender_of_name(name: str) -> Gender | None:
    """What the given name of a full name says: only with two words or more; None: nothing."""
    words = name.split()
    if len(words) < 2:
        return None
    given = load_given_names()
    first = words[0]
    if (known := given.get(first) or given.get(_without_marks(first))) is not None:
        return known
    # J. Edgar Hoover goes by the second name
    if len(first.rstrip(".")) == 1 and len(words) > 2:
        return given.get(words[1])
    return None


def _without_marks(name: str) -> str:
    """A name without accents: "Inés" is "Ines"."""
    return "".join(c for c in normalize("NFD", name) if not combining(c))


def _gender(letter: str) -> Gender | None:
    return Gender(letter) if letter else None

"""What every export format is: ledgers in, named files out; and what a user may say about them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hearsay.records.check import Verdict
from hearsay.records.ledger import Ledger

_LONGEST = 80  # characters of a name; systems allow 255 bytes, endings included


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export; the name has no folder in it."""

    name: str
    data: bytes


class AuthorKind(StrEnum):
    """Who may publish a review, by the words of schema.org."""

    ORGANISATION = "Organization"
    PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who publishes reviews, and on which page."""

    name: str
    page: str  # address of the page that will show them
    site: str | None = None  # address of the author
    kind: AuthorKind = AuthorKind.ORGANISATION


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says beside the name of a format; a format looks at what it knows."""

    tables: tuple[str, ...] = ()  # of a format of tables; empty: all of them
    reviewer: Reviewer | None = None  # of ClaimReview, which is not written without one
    verdicts: tuple[Verdict, ...] = tuple(Verdict)  # of ClaimReview: which checks become reviews


class Shape(StrEnum):
    """How many files a format makes of some ledgers."""

    ONE = "one"  # one file, however many ledgers
    TABLES = "tables"  # one file for each table
    DOCUMENTS = "documents"  # one file for each ledger
    FOLDER = "folder"  # several files, which belong together


@dataclass(frozen=True, slots=True)
class Format:
    """One export format. ``write`` yields whole files, and none where it raises."""

    name: str  # as written after --as
    ending: str  # of its files
    shape: Shape
    told: str  # what it is, in a few words
    write: Callable[[Sequence[Ledger], Options], Iterator[File]]
    is_text: bool = True  # whether a terminal can show it


def file_names(ledgers: Sequence[Ledger], ending: str) -> tuple[str, ...]:
    """A name for each document: that of the file it was read from, else its id; each once."""
    names: list[str] = []
    given: set[str] = set()
    for ledger in ledgers:
        stem = _stem(ledger)
        fresh, again = stem, 1
        while fresh.casefold() in given:  # some file systems know no case
            again += 1
            fresh = f"{stem}-{again}"
        given.add(fresh.casefold())
        names.append(f"{fresh}{ending}")
    return tuple(names)


def _stem(ledger: Ledger) -> str:
    origin = ledger.document.origin
    named = (*origin.within, origin.source)[0] if origin else ""
    is_file = named not in {"", "-"} and "://" not in named
    last = named.replace("\\", "/").rpartition("/")[2].partition(".")[0] if is_file else ""
    for told in (last, ledger.document.id):
        kept = re.sub(r"[^A-Za-z0-9_-]+", "-", told).strip("-")[:_LONGEST]
        if kept:
            return kept
    return "document"

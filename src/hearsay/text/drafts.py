"""What a file says of a document, before the user's own words on it are applied."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from hearsay.errors import InputError


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as a file holds it. ``None`` and empty: the file does not say."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    line: int = 1  # where it begins in the file, counted from 1
    title_in_text: bool = False  # the text shows its title already, as "# Title" does


@dataclass(frozen=True, slots=True)
class Failure:
    """A document of a batch that could not be read. It stands where the document would."""

    line: int  # in the file, counted from 1
    message: str  # one line, without the name of the file


# A day, alone or with a time of day after it.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])|\d{8}(?=$|T)|\d{4}-?W\d{2}-?\d(?=$|T)")


def read_date(given: str) -> date:
    """The day named by an ISO date or ISO date and time, as written (no change of time zone)."""
    stripped = given.strip()
    if _DAY.match(stripped):
        try:
            return datetime.fromisoformat(stripped).date()
        except ValueError:
            pass  # told below, in words that help
    raise InputError(f"{_short(stripped)!r} is not a date; write it as 2025-12-18")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"

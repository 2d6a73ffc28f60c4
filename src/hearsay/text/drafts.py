"""What a file says of a document, before the user's own words on it are applied."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from hearsay.errors import InputError
from hearsay.records.document import Locator, LocatorKind, Span


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
    within: tuple[str, ...] = ()  # which of several in the file, by its name there
    locators: tuple[Locator, ...] = ()  # where in the file the stretches of ``text`` stand
    made: date | None = None  # when the file was made, by its own account
    left_out: tuple[str, ...] = ()  # what of the file is not in ``text``


@dataclass(frozen=True, slots=True)
class Failure:
    """A document of several that could not be read. It stands where the document would."""

    line: int  # in the file, counted from 1
    message: str  # one line, without the name of the file
    within: tuple[str, ...] = ()  # names in an archive or a mail; empty: ``line`` tells the place

    @property
    def told(self) -> str:
        """The message with its place in the file: "line 3: …", "letters/a.eml: …"."""
        line = (f"line {self.line}",) if self.line > 1 or not self.within else ()
        return ": ".join((*self.within, *line, self.message))


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside a file, still to be read: a member of an archive, an attachment of a mail."""

    name: str
    data: bytes
    published: date | None = None  # what the outer file says, should this one not say it


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file inside a file that is in no format we read. It stands in the place of no document."""

    within: tuple[str, ...]


def join_blocks(
    blocks: Iterable[tuple[str, str]], kind: LocatorKind
) -> tuple[str, tuple[Locator, ...]]:
    """Blocks of text with an empty line between them, and where in the file each stands.

    A block is its text and the value of its locator; one with no visible text is left out.
    """
    text: list[str] = []
    located: list[Locator] = []
    size = 0
    for block, value in blocks:
        trimmed = block.strip("\r\n")
        if not trimmed.strip():
            continue
        size += 2 if text else 0
        text.append(trimmed)
        located.append(Locator(Span(size, size + len(trimmed)), kind, value))
        size += len(trimmed)
    return "\n\n".join(text), tuple(located)


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

"""The formats we read, and the function that reads each.

To add one, write a function ``bytes, Limits -> Iterator[Found]`` and list it in ``READERS``. What
needs a library, or is met now and then, is imported when a file of its format is met.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hearsay.settings import Limits
from hearsay.text.drafts import Draft, Enclosed, Failure
from hearsay.text.jsontext import read_json, read_json_lines
from hearsay.text.plain import read_markdown, read_plain
from hearsay.text.webpage import read_page

# ruff: noqa: PLC0415

Found = Draft | Failure | Enclosed


class Holds(StrEnum):
    """How many documents a file may hold. Where many, a bad one does not stop the rest."""

    ONE = "one"
    FEW = "few"  # found out at once, since it is mostly one: a mail and its attachments
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format."""

    format: str  # as written after --format
    endings: tuple[str, ...]  # of file names, lower case
    read: Callable[[bytes, Limits], Iterator[Found]]
    holds: Holds = Holds.ONE


def _unlimited(
    read: Callable[[bytes], Iterator[Found]],
) -> Callable[[bytes, Limits], Iterator[Found]]:
    """A reader that makes no more of its bytes than they are needs no limits."""
    return lambda data, _limits: read(data)


def _mail(data: bytes, _limits: Limits) -> Iterator[Found]:
    from hearsay.text.mail import read_mail

    return read_mail(data)


def _subtitles(data: bytes, _limits: Limits) -> Iterator[Found]:
    from hearsay.text.subtitles import read_subtitles

    return read_subtitles(data)


def _word(data: bytes, limits: Limits) -> Iterator[Found]:
    from hearsay.text.word import read_word

    return read_word(data, limits)


def _pdf(data: bytes, limits: Limits) -> Iterator[Found]:
    from hearsay.text.pdf import read_pdf

    return read_pdf(data, limits)


def _archive(data: bytes, limits: Limits) -> Iterator[Found]:
    from hearsay.text.archive import read_archive

    return read_archive(data, limits, lambda name: reader_of(name) is not None)


def _feed(data: bytes, _limits: Limits) -> Iterator[Found]:
    from hearsay.text.feed import read_feed

    return read_feed(data)


READERS: tuple[Reader, ...] = (
    Reader("txt", (".txt", ".text"), _unlimited(read_plain)),
    Reader("md", (".md", ".markdown"), _unlimited(read_markdown)),
    Reader("html", (".html", ".htm", ".xhtml"), _unlimited(read_page)),
    Reader("json", (".json",), _unlimited(read_json)),
    Reader("jsonl", (".jsonl", ".ndjson"), _unlimited(read_json_lines), Holds.MANY),
    Reader("eml", (".eml",), _mail, Holds.FEW),
    Reader("vtt", (".vtt",), _subtitles),
    Reader("srt", (".srt",), _subtitles),
    Reader("docx", (".docx", ".docm"), _word),
    Reader("pdf", (".pdf",), _pdf),
    Reader("zip", (".zip",), _archive, Holds.MANY),
    Reader("feed", (".rss", ".atom", ".xml", ".rdf"), _feed, Holds.MANY),
)
PLAIN = READERS[0]


def reader_of(name: str) -> Reader | None:
    """The reader of files with this ending; None: we read no such files."""
    plain = name.lower()
    return next((reader for reader in READERS if plain.endswith(reader.endings)), None)


def reader_named(as_format: str) -> Reader | None:
    """The reader of a format of ``READERS``."""
    return next((reader for reader in READERS if reader.format == as_format), None)

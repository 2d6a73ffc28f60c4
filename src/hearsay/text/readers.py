"""Files and bytes to documents: the reader for each format, limits, and the user's own words.

To add a format, write a function ``bytes -> Iterator[Draft | Failure]`` and list it in
``READERS``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from hearsay.errors import InputError, UnreadableDocument
from hearsay.records.document import Document
from hearsay.settings import Limits
from hearsay.text.drafts import Draft, Failure
from hearsay.text.jsontext import read_json, read_json_lines
from hearsay.text.plain import read_markdown, read_plain
from hearsay.text.webpage import read_page


@dataclass(frozen=True, slots=True)
class About:
    """What the user says of a document. It wins over what the file says; None: not said."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format."""

    format: str  # as written after --format
    endings: tuple[str, ...]  # of file names, lower case
    read: Callable[[bytes], Iterator[Draft | Failure]]
    is_batch: bool = False  # many documents; a bad one does not stop the rest


READERS: tuple[Reader, ...] = (
    Reader("txt", (".txt", ".text"), read_plain),
    Reader("md", (".md", ".markdown"), read_markdown),
    Reader("html", (".html", ".htm", ".xhtml"), read_page),
    Reader("json", (".json",), read_json),
    Reader("jsonl", (".jsonl", ".ndjson"), read_json_lines, is_batch=True),
)
STANDARD_INPUT = "-"

_NOTHING_SAID = About()
_USUAL = Limits()


def read_documents(
    data: bytes,
    name: str,
    *,
    as_format: str | None = None,
    about: About = _NOTHING_SAID,
    limits: Limits = _USUAL,
) -> Iterator[Document | Failure]:
    """The documents in ``data``, in order; only a batch (.jsonl) holds more than one.

    ``as_format`` is a format of ``READERS``; None: by the ending of ``name``, and for "-" plain
    text. What cannot be read raises ``InputError`` with one line that begins with the name; in a
    batch a ``Failure`` stands in the place of a bad line, and the rest is read.
    """
    reader = _reader_for(name, as_format)
    if len(data) > limits.max_bytes:
        raise _too_large(name, limits)
    if not data.strip():
        raise UnreadableDocument(f"{name}: the file is empty")
    for found in _read(reader, data, name):
        made = found if isinstance(found, Failure) else make_document(found, about, limits)
        if isinstance(made, Failure) and not reader.is_batch:
            raise UnreadableDocument(f"{name}: {made.message}")
        yield made


def load_file(
    path: Path,
    *,
    as_format: str | None = None,
    about: About = _NOTHING_SAID,
    limits: Limits = _USUAL,
) -> Iterator[Document | Failure]:
    """The documents in a file; see ``read_documents``."""
    name = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.max_bytes + 1)
    except IsADirectoryError as error:
        raise InputError(f"{name}: this is a folder; name the files in it") from error
    except FileNotFoundError as error:
        raise InputError(f"{name}: there is no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name}: the file cannot be read: {reason}") from error
    yield from read_documents(data, name, as_format=as_format, about=about, limits=limits)


def load_stream(
    stream: BinaryIO,
    *,
    as_format: str | None = None,
    about: About = _NOTHING_SAID,
    limits: Limits = _USUAL,
) -> Iterator[Document | Failure]:
    """The documents in an open stream such as standard input; see ``read_documents``."""
    data = stream.read(limits.max_bytes + 1)
    yield from read_documents(data, STANDARD_INPUT, as_format=as_format, about=about, limits=limits)


def _reader_for(name: str, as_format: str | None) -> Reader:
    known = ", ".join(reader.format for reader in READERS)
    if as_format is not None:
        for reader in READERS:
            if reader.format == as_format:
                return reader
        raise InputError(f"{as_format!r} is not a format we read; we read {known}")
    if name == STANDARD_INPUT:
        return READERS[0]
    for reader in READERS:
        if name.lower().endswith(reader.endings):
            return reader
    raise InputError(f"{name}: the ending of the name tells no format; add --format ({known})")


def _read(reader: Reader, data: bytes, name: str) -> Iterator[Draft | Failure]:
    """What the reader finds; its complaints begin with the name of the file."""
    try:
        yield from reader.read(data)
    except InputError as error:
        raise UnreadableDocument(f"{name}: {error}") from error


def _too_large(name: str, limits: Limits) -> InputError:
    return UnreadableDocument(
        f"{name}: larger than the limit of {limits.max_bytes:,} bytes (HEARSAY_MAX_BYTES)"
    )


def make_document(draft: Draft, about: About, limits: Limits) -> Document | Failure:
    """The document of a draft, or why there is none. No character but the title is added."""
    if not draft.text.strip():
        return Failure(draft.line, "there is no text in it")
    title, is_shown = draft.title, draft.title_in_text
    if about.title is not None:
        title, is_shown = about.title, draft.title_in_text and about.title == draft.title
    title = title if title and title.strip() else None
    text = draft.text
    if title and not is_shown and not text.startswith(title):
        text = f"{title}\n\n{text}"
    if len(text) > limits.max_characters:
        limit = f"{limits.max_characters:,} characters (HEARSAY_MAX_CHARACTERS)"
        return Failure(draft.line, f"{len(text):,} characters of text, over the limit of {limit}")
    return Document.make(
        text,
        title=title,
        authors=draft.authors,
        outlet=about.outlet or draft.outlet,
        url=draft.url,
        published=about.published or draft.published,
    )

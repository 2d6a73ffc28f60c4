"""Files and bytes to documents: limits, files inside files, and the user's own words.

Which formats there are is told in ``formats.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from hearsay.errors import InputError, UnreadableDocument
from hearsay.records.document import Document, Locator, Origin, Span
from hearsay.settings import Limits
from hearsay.text.drafts import Draft, Enclosed, Failure, LeftOut
from hearsay.text.formats import PLAIN, READERS, Holds, Reader, reader_named, reader_of
from hearsay.text.media_types import advice_for

STANDARD_INPUT = "-"
DEEPEST = 3  # files inside files: a PDF attached to a mail in an archive
_ARCHIVE = "zip"  # never inside another: what one unpacks to is bounded, what two do is not

Outcome = Document | Failure | LeftOut


@dataclass(frozen=True, slots=True)
class About:
    """What the user says of a document. It wins over what the file says; None: not said."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be read, and the readers of the files it lies in, outermost first."""

    data: bytes
    origin: Origin
    reader: Reader
    around: tuple[Reader, ...] = ()
    published: date | None = None  # what the files around it say

    def enclosing(self, inner: Enclosed, reader: Reader) -> "_File":
        """The file in this one, as one to be read."""
        origin = replace(self.origin, within=(*self.origin.within, inner.name))
        around, published = (*self.around, self.reader), inner.published or self.published
        return _File(inner.data, origin, reader, around, published)

    def identified(self) -> Origin:
        """Where the bytes are from and what they are, unless whoever got them has told."""
        digest = "" if self.around else self.origin.sha256
        size = self.origin.size if digest else len(self.data)
        digest = digest or sha256(self.data).hexdigest()
        return replace(self.origin, format=self.reader.format, sha256=digest, size=size)


_NOTHING_SAID = About()
_USUAL = Limits()


def read_documents(
    data: bytes,
    name: str,
    *,
    as_format: str | None = None,
    about: About = _NOTHING_SAID,
    limits: Limits = _USUAL,
    origin: Origin | None = None,
) -> Iterator[Outcome]:
    """The documents in ``data``, in order; batches, mails, archives and feeds may hold several.

    ``as_format`` is a format of ``READERS``; None: by the ending of ``name``, and for "-" plain
    text. What cannot be read raises ``InputError`` with one line that begins with the name; among
    several a ``Failure`` stands in the place of a bad one, and the rest is read. ``origin`` is
    for bytes that were fetched; None: they are from a file or stream of this name.
    """
    reader = _reader_for(name, as_format)
    if len(data) > limits.max_bytes:
        raise _too_large(name, limits)
    if not data.strip():
        raise UnreadableDocument(f"{name}: the file is empty")
    file = _File(data, origin or Origin(name), reader)
    try:
        for found in _read(file, about, limits):
            if isinstance(found, Failure) and reader.holds is Holds.ONE:
                raise UnreadableDocument(found.message)
            yield found
    except InputError as error:
        raise UnreadableDocument(f"{name}: {error}") from error


def load_file(
    path: Path,
    *,
    as_format: str | None = None,
    about: About = _NOTHING_SAID,
    limits: Limits = _USUAL,
) -> Iterator[Outcome]:
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
) -> Iterator[Outcome]:
    """The documents in an open stream such as standard input; see ``read_documents``."""
    data = stream.read(limits.max_bytes + 1)
    yield from read_documents(data, STANDARD_INPUT, as_format=as_format, about=about, limits=limits)


def how_many(name: str, as_format: str | None) -> Holds:
    """How many documents an input of this name and format may hold; one, where it is unknown."""
    if as_format is not None:
        reader = reader_named(as_format)
    else:
        reader = PLAIN if name == STANDARD_INPUT else reader_of(name)
    return reader.holds if reader else Holds.ONE


def _reader_for(name: str, as_format: str | None) -> Reader:
    known = ", ".join(reader.format for reader in READERS)
    if as_format is not None:
        reader = reader_named(as_format)
        if reader is None:
            raise InputError(f"{as_format!r} is not a format we read; we read {known}")
        return reader
    if name == STANDARD_INPUT:
        return PLAIN
    reader = reader_of(name)
    if reader is None and (advice := advice_for(name)):
        raise InputError(f"{name}: {advice}")
    if reader is None:
        raise InputError(f"{name}: the ending of the name tells no format; add --format ({known})")
    return reader


def _read(file: _File, about: About, limits: Limits) -> Iterator[Outcome]:
    """What is in a file and the files in it."""
    origin = file.identified()
    for found in file.reader.read(file.data, limits):
        if isinstance(found, Enclosed):
            yield from _read_enclosed(found, file, about, limits)
        elif isinstance(found, Failure):
            yield replace(found, within=(*origin.within, *found.within))
        else:
            dated = replace(found, published=found.published or file.published)
            yield make_document(dated, about, limits, origin)


def _read_enclosed(
    inner: Enclosed, outer: _File, about: About, limits: Limits
) -> Iterator[Outcome]:
    """What is in a file inside another; what is wrong with it is no end of the other."""
    within = (*outer.origin.within, inner.name)
    reader = reader_of(inner.name)
    if reader is None:
        yield LeftOut(within)
        return
    file = outer.enclosing(inner, reader)
    try:
        _check_enclosed(file, limits)
        yield from _read(file, about, limits)
    except InputError as error:
        yield Failure(1, str(error), within)


def _check_enclosed(file: _File, limits: Limits) -> None:
    if not file.data.strip():
        raise UnreadableDocument("the file is empty")
    if len(file.data) > limits.max_bytes:
        raise UnreadableDocument(_over(limits))
    if len(file.around) > DEEPEST:
        raise UnreadableDocument("a file in a file in a file in a file is not read: take it out")
    if file.reader.format == _ARCHIVE and file.reader in file.around:
        raise UnreadableDocument("an archive in an archive is not read: unpack it first")


def _over(limits: Limits) -> str:
    return f"larger than the limit of {limits.max_bytes:,} bytes (HEARSAY_MAX_BYTES)"


def _too_large(name: str, limits: Limits) -> InputError:
    return UnreadableDocument(f"{name}: {_over(limits)}")


def make_document(
    draft: Draft, about: About, limits: Limits, origin: Origin | None = None
) -> Document | Failure:
    """The document of a draft, or why there is none. No character but the title is added."""
    within = (*origin.within, *draft.within) if origin else draft.within
    if not draft.text.strip():
        return Failure(draft.line, "there is no text in it", within)
    title, is_shown = draft.title, draft.title_in_text
    if about.title is not None:
        title, is_shown = about.title, draft.title_in_text and about.title == draft.title
    title = title if title and title.strip() else None
    text, added = draft.text, 0
    if title and not is_shown and not text.startswith(title):
        text, added = f"{title}\n\n{text}", len(title) + 2
    if len(text) > limits.max_characters:
        limit = f"{limits.max_characters:,} characters (HEARSAY_MAX_CHARACTERS)"
        told = f"{len(text):,} characters of text, over the limit of {limit}"
        return Failure(draft.line, told, within)
    if origin is not None:
        origin = replace(origin, within=within, made=draft.made, left_out=draft.left_out)
    return Document.make(
        text,
        title=title,
        authors=draft.authors,
        outlet=about.outlet or draft.outlet,
        url=draft.url or (origin.address if origin is not None and not within else None),
        published=about.published or draft.published,
        origin=origin,
        locators=_moved(draft.locators, added),
    )


def _moved(locators: tuple[Locator, ...], by: int) -> tuple[Locator, ...]:
    """The locators of a text that now stands ``by`` characters further on."""
    if not by:
        return locators
    return tuple(
        replace(one, span=Span(one.span.start + by, one.span.end + by)) for one in locators
    )

"""The document as given, where it came from, the places in it, and its sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from hearsay.errors import BrokenRecord


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``text[start:end]``. Never empty; counted in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty, backward or negative span."""
        if not 0 <= self.start < self.end:
            raise BrokenRecord(f"span {self.start}:{self.end} is empty or backward")

    def of(self, text: str) -> str:
        """The characters this span names."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether every character of ``other`` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        """Number of characters, at least 1."""
        return self.end - self.start


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that covers all of ``spans``, of which there must be one or more."""
    found = tuple(spans)
    return Span(min(span.start for span in found), max(span.end for span in found))


class Part(StrEnum):
    """What a sentence belongs to in the layout of an article."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


class LocatorKind(StrEnum):
    """What a locator counts by."""

    PAGE = "page"
    PART = "part"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the file a stretch of the text stands, for whoever wants to look it up there.

    ``value`` is a page or pages ("3", "3-4"), the part of a mail or an office document
    ("1.2 text/html", "footnotes"), or first and last time of a recording
    ("00:01:02.500-00:01:04.000").
    """

    span: Span
    kind: LocatorKind
    value: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The bytes a document was read from: where they were, what they were, when they were got."""

    source: str  # as it was named to us: a path, "-" for standard input, an address
    within: tuple[str, ...] = ()  # names in an archive or a mail, outermost first
    format: str = ""  # as written after --format
    sha256: str = ""  # of the bytes of this file alone, 64 hex digits
    size: int = 0  # of the same, in bytes
    retrieved: datetime | None = None  # with its time zone; None: not fetched from an address
    address: str | None = None  # where the last redirect led; None: not fetched
    made: date | None = None  # when the file says it was made; no day of publication
    left_out: tuple[str, ...] = ()  # what of the file was not read, such as "page 3: no text"


@dataclass(frozen=True, slots=True)
class Document:
    """One text and what is known of it. The text never changes once this is made."""

    id: str
    text: str
    title: str | None = None  # None: no title was given
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: date | None = None  # None: not known; relative times stay relative
    origin: Origin | None = None  # None: the text was given as such, or by an earlier version
    locators: tuple[Locator, ...] = ()  # in order; empty: the file has no pages, parts or times

    @classmethod
    def make(cls, text: str, **about: object) -> "Document":
        """A document whose id comes from its text: the first 16 hex digits of its SHA-256.

        A lone surrogate (possible in JSON input) is hashed by its code point.
        """
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(digest[:16], text, **about)  # type: ignore[arg-type]  # checked by the caller's types


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``paragraph`` counts from 0. Every visible character is in exactly one."""

    span: Span
    paragraph: int
    part: Part = Part.BODY
    checkable: float | None = field(default=None)  # probability; None: not scored
    check_worthy: float | None = field(default=None)  # probability; None: not scored

"""From annotations of another program to a ledger: only what its text bears out is taken over."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from math import isfinite
from typing import TypeVar

from hearsay.errors import BrokenRecord
from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger, MadeWith, Note
from hearsay.records.span_index import SpanIndex
from hearsay.report.visible import shortened
from hearsay.text.notes import find_notes
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences

_OUR_ID = re.compile(r"a[0-9a-f]{7,64}")
_SHOWN = 40  # characters of a quotation in one line of a report
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Read:
    """One document read back, and a line for each annotation that was left out."""

    ledger: Ledger
    orphans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution as the other program tells it; ``None``: it does not say."""

    key: str  # what other annotations of the file call it
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    manner: Manner | None = None
    stance: Stance = Stance.NEUTRAL
    source_kind: SourceKind = SourceKind.UNKNOWN
    speaker: str | None = None
    relay: str | None = None
    inside: str | None = None  # the key of another
    score: float = 1.0  # a person is sure
    id: str | None = None


def ledger_of(document: Document, told: Sequence[Told], orphans: Iterable[str], made: str) -> Read:
    """The ledger of these attributions; one that stands inside nothing known stands alone."""
    lines = tuple(orphans)
    sentences = split_sentences(document.text, title=document.title)
    ids = _ids(document, told)
    is_unsaid = any(one.manner is None for one in told)
    quotes = SpanIndex(one.span for one in find_quotations(document.text) if is_unsaid)
    kept = tuple(
        Attribution(
            ids[one.key], one.source, one.cue, one.content, one.manner or _manner(quotes, one),
            one.stance, one.speaker, one.source_kind, one.relay, ids.get(one.inside or ""),
            one.score,
        )
        for one in told
    )  # fmt: skip
    notes = (*find_notes(document, sentences), *(Note("orphan", None, line) for line in lines))
    whole = Ledger(document, sentences, notes=notes, made_with=MadeWith(bundle=made))
    try:
        return Read(replace(whole, attributions=kept), lines)
    except BrokenRecord:  # attributions inside one another in a circle
        alone = tuple(replace(one, inside=None) for one in kept)
        line = "attributions are inside one another in a circle: nesting left out"
        return Read(replace(whole, attributions=alone), (*lines, line))


def anchored(text: str, start: int, end: int, exact: str) -> Span | None:
    """The span where position and quotation agree; None where they do not.

    Positions count Unicode code points. Programs written in JavaScript count UTF-16 units, so
    that is tried too: the quotation tells which it is.
    """
    if 0 <= start < end <= len(text) and text[start:end] == exact:
        return Span(start, end)
    first = _code_points_before(text, start)
    if first is None or not exact or _units(exact) != end - start:
        return None
    last = first + len(exact)
    return Span(first, last) if text[first:last] == exact else None


def word_of(kind: type[_Word], given: str | None) -> _Word | None:
    """The member of a closed set that a file names; None where it names none."""
    return next((one for one in kind if one.value == (given or "").strip().casefold()), None)


def score_of(given: str | None) -> float:
    """A score between 0 and 1; 1 where none is told."""
    try:
        score = float(given) if given else 1.0
    except ValueError:
        return 1.0
    return min(max(score, 0.0), 1.0) if isfinite(score) else 1.0


def quoted(words: str) -> str:
    """Words of a text in one line of a report."""
    return f"“{shortened(words, _SHOWN)}”"


def _manner(quotes: SpanIndex, told: Told) -> Manner:
    """Direct where all of the content is in quotation marks, mixed where some of it is."""
    found = [[quotes.spans[n] for n in quotes.overlapping(piece)] for piece in told.content]
    whole = (
        any(quote.covers(piece) for quote in near)
        for piece, near in zip(told.content, found, strict=True)
    )
    if all(whole):
        return Manner.DIRECT
    return Manner.MIXED if any(found) else Manner.INDIRECT


def _units(text: str) -> int:
    """Its length in UTF-16 units."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _code_points_before(text: str, units: int) -> int | None:
    """How many code points the first ``units`` UTF-16 units are; None where they end inside one."""
    if units < 0:
        return None
    for number, sign in enumerate(text):
        if units <= 0:
            return number if units == 0 else None
        units -= 2 if sign > "\uffff" else 1
    return len(text) if units == 0 else None


def _ids(document: Document, told: Sequence[Told]) -> dict[str, str]:
    """An id for each: its own where it has the form of ours and is the only one, else a new one."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in told:
        name = one.id if one.id and _OUR_ID.fullmatch(one.id) else _id(document, one)
        again = 0
        while name in taken:
            again += 1
            name = _id(document, one, again)
        taken.add(name)
        found[one.key] = name
    return found


def _id(document: Document, one: Told, again: int = 0) -> str:
    places = ",".join(f"{s.start}:{s.end}" for s in (*one.source, *one.cue, *one.content))
    words = f"{document.id} attribution {places}{again or ''}"
    return "a" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]

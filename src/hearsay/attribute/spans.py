"""From readings to the pieces of attributions: sources, cues and contents, cleaned at the edges."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.models.readings import Readings
from hearsay.records.document import Span
from hearsay.records.span_index import SpanIndex
from hearsay.text.quotemarks import Quotation

# A content that covers this much of a quotation is about all of it.
MOST_OF_A_QUOTATION = 0.5

_LOOSE = " \t\n\r\u00a0\u200b,;:–—-"
_OPENING = "“\"‘'«„"


@dataclass(frozen=True, slots=True)
class Piece:
    """A cleaned source, cue or content and the readings it was made of."""

    span: Span
    label: str
    score: float
    readings: tuple[int, ...]  # indices into Readings.parts


def find_pieces(
    text: str, quotations: Sequence[Quotation], readings: Readings
) -> tuple[Piece, ...]:
    """Sources, cues and contents in order of appearance, without loose edges.

    A content that holds most of a quotation is widened to the whole of it, marks included; pieces
    of content that then touch are one piece.
    """
    outer = SpanIndex(quotation.span for quotation in quotations if not quotation.is_nested)
    pieces: list[Piece] = []
    for number, part in enumerate(readings.parts):
        span = trim(text, part.span)
        if span is None:
            continue
        if part.label == "content":
            span = _widen(span, outer)
        piece = Piece(span, part.label, part.score, (number,))
        if pieces and part.label == "content" and pieces[-1].label == "content":
            before = pieces[-1]
            if span.start < before.span.end:
                joined = Span(before.span.start, max(before.span.end, span.end))
                score = max(before.score, part.score)
                pieces[-1] = Piece(joined, "content", score, (*before.readings, number))
                continue
        pieces.append(piece)
    return tuple(_without_overlaps(pieces))


def trim(text: str, span: Span) -> Span | None:
    """``span`` without blanks, commas and dashes at its edges; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start] in _LOOSE or text[start : start + 2] == ". "):
        start += 1
    start = _word_start(text, start, end)
    while start < end and text[end - 1] in _LOOSE:
        end -= 1
    if end - start == 0:
        # a cue may be a colon alone
        return span if text[span.start : span.end].strip() in {":", "—", "–"} else None
    return Span(start, end)


def _word_start(text: str, start: int, end: int) -> int:
    """Back to the name of which only the "s" of a genitive was marked: "Oslo's version"."""
    if text[start : start + 2] == "s " and text[max(0, start - 1) : start] in {"’", "'"}:
        at = start - 1
        while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-."):
            at -= 1
        return at if at < start - 1 else start
    if text[start:end].startswith("’s "):
        return start + 3
    return start


def _widen(span: Span, quotations: SpanIndex) -> Span:
    for number in quotations.overlapping(span):
        quotation = quotations.spans[number]
        shared = min(span.end, quotation.end) - max(span.start, quotation.start)
        if shared >= MOST_OF_A_QUOTATION * len(quotation):
            span = Span(min(span.start, quotation.start), max(span.end, quotation.end))
    return span


def _without_overlaps(pieces: list[Piece]) -> list[Piece]:
    """Drop a source or cue that a widened content has swallowed."""
    contents = SpanIndex(piece.span for piece in pieces if piece.label == "content")
    return [
        piece
        for piece in pieces
        if piece.label == "content" or not contents.overlapping(piece.span)
    ]

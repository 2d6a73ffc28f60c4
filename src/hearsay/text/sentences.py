"""Split a text into sentences without losing an offset, and say what part each belongs to."""

from itertools import pairwise

from hearsay.records.document import Part, Sentence, Span
from hearsay.text.paragraphs import find_paragraphs
from hearsay.text.parts import find_dateline, find_headline, part_of_paragraph, part_of_sentence
from hearsay.text.stops import find_stops


def split_sentences(text: str, *, title: str | None = None) -> tuple[Sentence, ...]:
    """Sentences in order; every character that is not white space is in exactly one.

    A quotation of several sentences is split like other text: ``"We won't. Not ever," he said.``
    is two. A dateline is a sentence of its own.
    """
    top = find_headline(text, title)
    found: list[Sentence] = []
    number = 0
    for start, end in find_paragraphs(text, 0, top):
        found += (Sentence(s, number, Part.HEADLINE) for s in _split(text, start, end))
        number += 1
    is_lead = True  # a dateline may still come
    for start, end in find_paragraphs(text, top, len(text)):
        part = part_of_paragraph(text, start, end)
        begin = start
        if part is Part.BODY and is_lead:
            begin = find_dateline(text, start, end)
            if begin > start:
                found += _sentences(text, start, begin, number, Part.DATELINE)
            is_lead = begin == start and end - start < 200 and text[end - 1] not in ".!?"
        for span in _split(text, begin, end):
            of = part_of_sentence(text, span) if part is Part.BODY else part
            found.append(Sentence(span, number, of))
        number += 1
    return tuple(found)


def _sentences(text: str, start: int, end: int, number: int, part: Part) -> list[Sentence]:
    span = _trim(text, start, end)
    return [] if span is None else [Sentence(span, number, part)]


def _split(text: str, start: int, end: int) -> list[Span]:
    edges = [start, *find_stops(text, start, end), end]
    spans = (_trim(text, a, b) for a, b in pairwise(edges))
    return [span for span in spans if span is not None]


def _trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its edges; None: nothing else is in it."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if left < right else None

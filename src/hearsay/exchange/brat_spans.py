"""Spans as brat has them: fragments of one line each; and fragments made spans again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hearsay.records.document import Span

# An annotation of brat stands on one line of a file, in columns parted by tabs: no fragment may
# hold a tab or anything that some program takes for the end of a line.
_BREAK = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")


def fragments_of(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The visible stretches of ``spans`` between line breaks and tabs, in order."""
    found: list[Span] = []
    for span in spans:
        begin = span.start
        for gap in _BREAK.finditer(text, span.start, span.end):
            found += _visible(text, begin, gap.start())
            begin = gap.end()
        found += _visible(text, begin, span.end)
    return tuple(found)


def joined(text: str, fragments: Sequence[Span]) -> tuple[Span, ...]:
    """The fragments, joined where nothing but white space with a line break is between them."""
    made: list[Span] = list(fragments[:1])
    for before, after in pairwise(fragments):
        between = text[before.end : after.start]
        if before.end < after.start and not between.strip() and _BREAK.search(between):
            made[-1] = Span(made[-1].start, after.end)
        else:
            made.append(after)
    return tuple(made)


def is_in_order(spans: Sequence[Span]) -> bool:
    """Whether one annotation can hold these spans: each begins behind the end of the one before."""
    return all(before.end <= after.start for before, after in pairwise(spans))


def _visible(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretch without white space at its ends; nothing where nothing is left."""
    inside = text[start:end]
    kept = inside.strip()
    if not kept:
        return ()
    left = start + len(inside) - len(inside.lstrip())
    return (Span(left, left + len(kept)),)

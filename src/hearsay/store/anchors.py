"""Find again what was judged, in another reading or another version; never by guess.

In the same text the place must be the same. In another version of it the words must stand there,
with what stood around them, and only once. What is not found so is an orphan.
"""

from typing import TypeVar

from hearsay.records.attribution import Attribution
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.judgement import Selector, Target
from hearsay.records.ledger import Ledger

_Found = TypeVar("_Found")


def find_claim(target: Target, ledger: Ledger) -> Claim | None:
    """The claim that was judged; None where there is none, or where it could be one of several."""
    places = spans_of(target.where, target, ledger)
    if places is None or len(places) != 1:
        return None
    there = [claim for claim in ledger.claims if claim.span == places[0]]
    return _only([claim for claim in there if claim.id == target.record]) or _only(there)


def find_attribution(target: Target, ledger: Ledger) -> Attribution | None:
    """The attribution that was judged, by its content; None as for claims."""
    return attribution_of(target.where, target, ledger)


def attribution_of(
    content: tuple[Selector, ...], target: Target, ledger: Ledger
) -> Attribution | None:
    """The attribution with this content."""
    places = spans_of(content, target, ledger)
    if not places:
        return None
    there = [found for found in ledger.attributions if found.content == places]
    return _only([found for found in there if found.id == target.record]) or _only(there)


def spans_of(
    pieces: tuple[Selector, ...], target: Target, ledger: Ledger
) -> tuple[Span, ...] | None:
    """Where the pieces stand in this ledger's text; None where one of them does not."""
    text = ledger.document.text
    if target.document == ledger.document.id:
        fits = all(piece.span.of(text) == piece.exact for piece in pieces)
        return tuple(piece.span for piece in pieces) if fits else None
    found = [find_quote(piece, text) for piece in pieces]
    spans = tuple(span for span in found if span is not None)
    return spans if len(spans) == len(found) else None


def find_quote(piece: Selector, text: str) -> Span | None:
    """The one place where the words stand with what was around them on both sides, or on one."""
    places = _places(piece.exact, text)
    both, one_side = [], []
    for start in places:
        before = text.startswith(piece.prefix, max(0, start - len(piece.prefix)))
        before = before and start >= len(piece.prefix)
        after = text.startswith(piece.suffix, start + len(piece.exact))
        if before and after:
            both.append(start)
        if (before and piece.prefix) or (after and piece.suffix):
            one_side.append(start)
    for starts in (both, one_side):
        if len(starts) == 1:
            return Span(starts[0], starts[0] + len(piece.exact))
    return None


def _places(words: str, text: str) -> list[int]:
    places, start = [], text.find(words)
    while start != -1:
        places.append(start)
        start = text.find(words, start + 1)
    return places


def _only(found: list[_Found]) -> _Found | None:
    return found[0] if len(found) == 1 else None

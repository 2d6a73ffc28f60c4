"""A headline that says more than the text below it, or leaves out who says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.check.lists import words_as
from hearsay.records.attribution import Attribution
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Framing, Technique
from hearsay.text.small_words import words_of_class

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_QUOTES = frozenset('“”"‘’«»?')
_LOOKED_AT = 12  # sentences of the body; a headline is of what comes first
_STEM = 5  # letters by which words are compared: "Sinks", "sinking"
_FEWEST, _SHARE = 2, 0.6  # words in common, and their share of the headline's
_SCORE = 0.7  # by hand on invented headlines


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of the body that says what the headline says."""

    span: Span
    voice: Attribution | None
    is_hedged: bool


def find_headline_framings(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Framing, ...]:
    """At most one for the headline; nothing where it is hedged or names a source itself."""
    headline = next((one.span for one in sentences if one.part is Part.HEADLINE), None)
    if headline is None or _is_open(document.text, headline, attributions):
        return ()
    told = _told(document.text, headline, sentences, attributions)
    if not told:
        return ()
    if all(one.is_hedged for one in told):
        return (Framing(headline, Technique.STRONGER_HEADLINE, _SCORE, told[0].span),)
    names = _stems(document.text, headline)
    if all(one.voice is not None and not _is_own(one.voice, names) for one in told):
        return (Framing(headline, Technique.ATTRIBUTION_DROPPED, _SCORE, told[0].span),)
    return ()


def _is_open(text: str, headline: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether the headline hedges, asks, quotes, or says who says so."""
    words = headline.of(text)
    if any(mark in _QUOTES for mark in words.replace("’s", "")) or ":" in words:
        return True
    lower = {word.lower() for word in _WORD.findall(words)}
    if lower & (_phrases("hedge") | _phrases("says")):
        return True
    # A content read over the edge, from the headline into the text, is told in the text.
    return any(
        piece.overlaps(headline) if piece in (*one.cue, *one.source) else piece.end <= headline.end
        for one in attributions
        if one.hull.overlaps(headline)
        for piece in (*one.cue, *one.source, *one.content)
        if piece.overlaps(headline)
    )


def _phrases(role: str) -> frozenset[str]:
    return frozenset(words_as("headline_hedges.tsv", role))


def _told(
    text: str, headline: Span, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> list[_Told]:
    wanted = _stems(text, headline)
    contents = [(piece, one) for one in attributions for piece in one.content]
    index = SpanIndex(piece for piece, _ in contents)
    found = []
    body = [one.span for one in sentences if one.part is Part.BODY][:_LOOKED_AT]
    for span in body:
        shared = wanted & _stems(text, span)
        if len(shared) < _FEWEST or len(shared) < _SHARE * len(wanted):
            continue
        lower = {word.lower() for word in _WORD.findall(span.of(text))}
        voice = _voice(text, span, [contents[n] for n in index.overlapping(span)], wanted)
        found.append(_Told(span, voice, bool(lower & _phrases("hedge"))))
    return found


def _voice(
    text: str, span: Span, contents: Sequence[tuple[Span, Attribution]], wanted: frozenset[str]
) -> Attribution | None:
    """Whose words say it, where most of what the headline says stands in a content."""
    del span
    for piece, one in contents:
        shared = wanted & _stems(text, piece)
        if len(shared) >= max(_FEWEST, _SHARE * len(wanted)):
            return one
    return None


def _is_own(voice: Attribution, names: frozenset[str]) -> bool:
    """Whether whoever speaks tells of themselves: the headline names them."""
    speaker = {
        word.removesuffix("s")[:_STEM].lower() for word in _WORD.findall(voice.speaker or "")
    }
    return bool(speaker & names)


def _stems(text: str, span: Span) -> frozenset[str]:
    small = (
        words_of_class("preposition") | words_of_class("auxiliary") | words_of_class("determiner")
    )
    return frozenset(
        word.removesuffix("s")[:_STEM].lower()
        for word in _WORD.findall(text, span.start, span.end)
        if len(word) > 2 and word.lower() not in small
    )

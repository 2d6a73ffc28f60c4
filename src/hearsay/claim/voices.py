"""Cut sentences where the voice changes: the outlet's own words, and what each source says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.records.attribution import Attribution
from hearsay.records.document import Sentence, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one sentence that stand in one voice."""

    span: Span
    voice: Attribution | None  # None: the outlet's own
    lead: Span | None = None  # words of the same voice before it that it goes on from


class Voices:
    """Which attributions touch which sentence, and the innermost that holds a span."""

    def __init__(self, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> None:
        starts = [sentence.span.start for sentence in sentences]
        ends = [sentence.span.end for sentence in sentences]
        self._starts = starts
        self._at: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            around = attribution.hull
            first = bisect_right(ends, around.start)
            last = bisect_left(starts, around.end)
            for number in range(first, last):
                self._at.setdefault(number, []).append(attribution)

    def innermost(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds the span; None: the outlet's own voice."""
        number = bisect_right(self._starts, span.start) - 1
        holding = [one for one in self._at.get(number, ()) if one.holds(span)]
        return min(holding, key=lambda one: sum(map(len, one.content)), default=None)

    def is_cue(self, number: int, place: int) -> bool:
        """Whether the words at ``place`` in this sentence are the cue of somebody's statement."""
        near = self._at.get(number, ())
        return any(part.start <= place < part.end for one in near for part in one.cue)

    def stretches(self, number: int, sentence: Sentence) -> Iterator[Stretch]:
        """The sentence in pieces of one voice, without the words that name source and cue."""
        near = self._at.get(number, [])
        if not near:
            yield Stretch(sentence.span, None)
            return
        before: Stretch | None = None
        for piece in _pieces(sentence.span, near):
            voice = self.innermost(piece)
            if _frames(piece, near, voice):
                if before is not None:
                    yield before
                before = None
            elif before is not None and before.voice is voice and before.span.end == piece.start:
                before = Stretch(Span(before.span.start, piece.end), voice)
            else:
                if before is not None:
                    yield before
                before = Stretch(piece, voice)
        if before is not None:
            yield before


def _pieces(span: Span, near: Sequence[Attribution]) -> Iterator[Span]:
    """The sentence cut at every edge of a source, cue or content."""
    cuts = {span.start, span.end}
    for one in near:
        for part in (*one.source, *one.cue, *one.content):
            cuts.update(edge for edge in (part.start, part.end) if span.start < edge < span.end)
    ordered = sorted(cuts)
    yield from (Span(start, end) for start, end in pairwise(ordered))


def _frames(piece: Span, near: Sequence[Attribution], voice: Attribution | None) -> bool:
    """Whether the piece names the source or cue of an attribution that stands in ``voice``."""
    inside = voice.id if voice is not None else None
    return any(
        part.covers(piece)
        for one in near
        if one is not voice and (one.inside == inside or inside is None)
        for part in (*one.source, *one.cue)
    )

"""Part a quotation of its own from the clause before it: "She hopes for rain. “It must.”".

The reader links such a quotation to the words of saying before it. They report a clause; what
stands between marks in the sentences after it is a statement of its own, with the same source.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.records.document import Sentence, Span

_OPENING = "“\"‘'«„"
_STOPS = ".!?…"
_CLOSING = "”\"’'»“"


def split_quotations(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Draft, ...]:
    """The drafts; quotations of whole sentences after a clause are drafts of their own."""
    starts = [sentence.span.start for sentence in sentences]
    found: list[Draft] = []
    for draft in drafts:
        later = _later_quotations(text, starts, draft)
        kept = tuple(piece for piece in draft.content if piece not in later)
        if not later or not kept or not draft.cue:
            found.append(draft)
            continue
        found.append(replace(draft, content=kept))
        source = draft.source if _adjoins(starts, sentences, draft, later) else ()
        found.append(Draft(source, (), later, draft.score, by_rule=draft.by_rule))
    return tuple(found)


def _adjoins(
    starts: Sequence[int], sentences: Sequence[Sentence], draft: Draft, later: Sequence[Span]
) -> bool:
    """Whether the quotation follows the sentence of the cue in its paragraph."""
    here = bisect_right(starts, draft.cue[-1].start) - 1
    there = bisect_right(starts, later[0].start) - 1
    return there == here + 1 and sentences[here].paragraph == sentences[there].paragraph


def _later_quotations(text: str, starts: Sequence[int], draft: Draft) -> tuple[Span, ...]:
    """The pieces that are whole quoted sentences after the cue's, where that one quotes none."""
    if not draft.cue:
        return ()
    here = bisect_right(starts, draft.cue[-1].start)
    near = [piece for piece in draft.content if bisect_right(starts, piece.start) <= here]
    if not near or any(text[piece.start] in _OPENING for piece in near):
        return ()
    far = tuple(p for p in draft.content if bisect_right(starts, p.start) > here)
    return far if all(_is_whole(text, starts, piece) for piece in far) else ()


def _is_whole(text: str, starts: Sequence[int], piece: Span) -> bool:
    """Whether the piece opens its sentence with a mark and closes with a stop."""
    if text[piece.start] not in _OPENING:
        return False
    first = starts[bisect_right(starts, piece.start) - 1]
    is_first = not text[first : piece.start].strip()
    return is_first and text[: piece.end][-3:].rstrip(_CLOSING)[-1:] in _STOPS

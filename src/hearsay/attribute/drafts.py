"""Whole attributions from linked pieces, before stance and speaker are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.attribute.linking import best_cues
from hearsay.attribute.spans import Piece
from hearsay.models.readings import Link
from hearsay.records.document import Sentence, Span
from hearsay.text.quotemarks import Quotation

# Below this chance a link is not followed.
MIN_LINK = 0.3
# A content without any cue is kept only where quotation marks show it, or the model is this sure.
MIN_LONE_CONTENT = 0.6


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content that belong together, and how sure that is."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    by_rule: bool = False


def join_drafts(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    pieces: Sequence[Piece],
    links: Sequence[Link],
) -> tuple[Draft, ...]:
    """One draft for each cue that has a content, one for each quotation no cue goes with."""
    chosen = best_cues(text, sentences, pieces, links)
    cue_of = {part: cue for part, (cue, chance) in chosen.items() if chance >= MIN_LINK}
    drafts = []
    for number, cue in enumerate(pieces):
        if cue.label != "cue":
            continue
        mine = [p for i, p in enumerate(pieces) if cue_of.get(i) == number]
        contents = [piece for piece in mine if piece.label == "content"]
        if contents:
            sources = _sources(text, [piece for piece in mine if piece.label == "source"], cue)
            drafts.append(_draft(sources, [cue], contents))
    lone = [p for i, p in enumerate(pieces) if p.label == "content" and i not in cue_of]
    quoted = [quotation.span for quotation in quotations]
    for piece in lone:
        in_quotes = any(span.covers(piece.span) for span in quoted)
        if in_quotes and piece.score >= MIN_LONE_CONTENT:
            drafts.append(_draft([], [], [piece]))
    return tuple(drafts)


def _draft(sources: list[Piece], cues: list[Piece], contents: list[Piece]) -> Draft:
    scored = [piece.score for piece in (*cues, *contents)]
    return Draft(
        tuple(piece.span for piece in sources),
        tuple(piece.span for piece in cues),
        tuple(piece.span for piece in contents),
        sum(scored) / len(scored),
    )


def _sources(text: str, found: list[Piece], cue: Piece) -> list[Piece]:
    """The source nearest to the cue, with any that is joined to it by "and" or a comma."""
    if len(found) < 2:
        return found
    near = min(found, key=lambda piece: _gap(piece.span, cue.span))
    kept = [near]
    for piece in found:
        if piece is near:
            continue
        low, high = sorted((piece.span, near.span))
        between = text[low.end : high.start].strip()
        if between in {"and", ",", ", and", "&", "or"}:
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.span)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)

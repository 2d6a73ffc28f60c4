"""Whole attributions from linked pieces, before stance and speaker are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.attribute.linking import Places, best_cues
from hearsay.attribute.spans import Piece
from hearsay.models.readings import Link
from hearsay.records.document import Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.text.quotemarks import Quotation

# Below this chance a link is not followed.
MIN_LINK = 0.3
# A content without any cue is kept only where quotation marks show it, or the model is this sure.
MIN_LONE_CONTENT = 0.6


# A bare object ("the bill", "Orlik") is kept only where the model is sure that it is a content.
FEW_WORDS = 3
MIN_FEW_WORDS = 0.6
_SILENCE = re.compile(
    r"(?:to|for|any) (?:comment|answer|respond|reply|elaborate|be named)\b"
    r"|(?:to )?(?:(?:a|an|any|our|repeated|several|multiple|further) )*(?:requests?|calls|e?mails"
    r"|messages) (?:for (?:comment|an interview|a response)|seeking comment)\b"
    r"|(?:not )?(?:to )?(?:be|being|remain|remaining|stay|go)? ?"
    r"(?:named|identified|anonymous|unnamed|quoted|anonymity)\b(?! [A-Z]| [a-z]+s\b(?<! as))"
)


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
    place = Places(text, sentences, pieces)
    quoted = SpanIndex(quotation.span for quotation in quotations)
    parts_of: dict[int, list[int]] = {}
    for part, cue_number in cue_of.items():
        parts_of.setdefault(cue_number, []).append(part)
    drafts = []
    sources: dict[int, list[Piece]] = {}
    for number, cue in enumerate(pieces):
        if cue.label != "cue":
            continue
        mine = parts_of.get(number, [])
        found = [pieces[i] for i in mine if pieces[i].label == "source"]
        contents = _contents(
            place, quoted, number, [i for i in mine if pieces[i].label == "content"]
        )
        sources[number] = _sources(text, found, cue) or _shared(place, number, sources)
        if contents:
            drafts.append(_draft(sources[number], [cue], contents))
    drafts = [draft for draft in drafts if _says_something(text, draft, quoted)]
    lone = [p for i, p in enumerate(pieces) if p.label == "content" and i not in cue_of]
    for piece in lone:
        if quoted.covering(piece.span) and piece.score >= MIN_LONE_CONTENT:
            drafts.append(_draft([], [], [piece]))
    return tuple(drafts)


def _says_something(text: str, draft: Draft, quoted: SpanIndex) -> bool:
    """Whether the content can be somebody's words or thought: not "(declined) to comment"."""
    words = " ".join(piece.of(text) for piece in draft.content)
    if _SILENCE.match(words):
        return False
    if any(quoted.overlapping(piece) for piece in draft.content):
        return True
    return len(words.split()) >= FEW_WORDS or draft.score >= MIN_FEW_WORDS


def _draft(sources: list[Piece], cues: list[Piece], contents: list[Piece]) -> Draft:
    scored = [piece.score for piece in (*cues, *contents)]
    return Draft(
        tuple(piece.span for piece in sources),
        tuple(piece.span for piece in cues),
        tuple(piece.span for piece in contents),
        sum(scored) / len(scored),
    )


def _contents(place: Places, quoted: SpanIndex, cue: int, found: Sequence[int]) -> list[Piece]:
    """The pieces of one content: in the cue's sentence, and quotations wherever they stand."""
    found = [i for i in found if place.is_headline(i) == place.is_headline(cue)] or found
    near = [i for i in found if place.first[i] <= place.first[cue] <= place.last[i]]
    if not near:
        near = [
            i for i in sorted(found, key=lambda i: abs(i - cue))[:1] if place.may_be_far(i, cue)
        ]
    return [place.pieces[i] for i in found if i in near or quoted.covering(place.pieces[i].span)]


def _shared(place: Places, cue: int, sources: dict[int, list[Piece]]) -> list[Piece]:
    """The source of the last cue of the same sentence: "he said …, adding that …"."""
    for other in range(cue - 1, -1, -1):
        if place.first[other] != place.first[cue]:
            return []
        if place.pieces[other].label == "cue":
            return sources.get(other, [])
        if place.pieces[other].label == "source":
            return [place.pieces[other]]
    return []


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

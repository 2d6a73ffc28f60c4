"""Who passed a statement on: "told Reuters", "in an interview with …", "as reported by …"."""

import re

from hearsay.attribute.discourse import Discourse
from hearsay.attribute.heads import MentionIndex
from hearsay.records.attribution import Attribution
from hearsay.records.document import Span, hull
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.bodies import is_news_body

AROUND = 250  # characters on either side of the cue
REACH = 70  # characters from such words to the name
_TOLD = re.compile(r"\b(?:told|tells|telling|speaking to|spoke to|speaks to)\s+", re.IGNORECASE)
_VIA = re.compile(
    r"\b(?:(?:in|during|for) an? (?:[\w’'-]+ )?interview (?:with|on|for|to|by)"
    r"|(?:as )?(?:reported|quoted|cited|carried|published|broadcast|aired) (?:by|in|on)"
    r"|interviewed (?:by|on)|appearance on|appearing on|appeared on|according to a report by)\s+",
    re.IGNORECASE,
)


def find_relay(
    world: Discourse, index: MentionIndex, draft: Attribution, speaker: str | None
) -> str | None:
    """The name of the outlet or person a statement was made to or came by; None: none is named."""
    if not draft.cue:
        return None
    cue = hull(draft.cue)
    whole = world.sentences[world.sentence_at(cue.start)].span
    start = max(whole.start, cue.start - AROUND)
    sentence = Span(start, max(start + 1, min(whole.end, cue.end + AROUND)))
    for pattern, is_any in ((_TOLD, False), (_VIA, True)):
        for match in pattern.finditer(world.text, sentence.start, sentence.end):
            if _is_in(match.start(), draft.content):
                continue
            name = _name_after(world.text, match.end(), sentence, index, is_any=is_any)
            if name is not None and name != speaker:
                return name
    return None


def _is_in(place: int, content: tuple[Span, ...]) -> bool:
    return any(piece.start <= place < piece.end for piece in content)


def _name_after(
    text: str, place: int, sentence: Span, index: MentionIndex, *, is_any: bool
) -> str | None:
    """The name that follows, with no other words than articles and titles before it."""
    window = Span(place, max(place + 1, min(sentence.end, place + REACH)))
    for mention in index.inside(window):
        between = text[place : mention.span.start]
        if len(between.split()) > (5 if is_any else 2) or re.search(r"[,;.]", between):
            return None
        if _passes_on(mention, is_any=is_any):
            return mention.name
    return None


def _passes_on(mention: Mention, *, is_any: bool) -> bool:
    if mention.kind is MentionKind.PERSON:
        return is_any
    if mention.kind not in {MentionKind.ORGANISATION, MentionKind.PRODUCT}:
        return False
    return is_any or is_news_body(mention.name)

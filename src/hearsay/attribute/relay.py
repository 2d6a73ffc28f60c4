"""Who passed a statement on: "told Reuters", "in an interview with …", "as reported by …"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from hearsay.attribute.discourse import Discourse
from hearsay.attribute.heads import MentionIndex
from hearsay.records.attribution import Attribution
from hearsay.records.document import Span, hull
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.bodies import is_news_body

AROUND = 250  # characters on either side of the cue
REACH = 70  # characters from such words to the name
# Groups: "told" and its like may be said to anybody, so that only a news body passes it on.
_RELAY = re.compile(
    r"\b(?:(told|tells|telling|[Ss]peaking to|[Ss]peaking with|spoke to|speaks to)"
    r"|(?:[Ii]n|[Dd]uring|[Ff]or) an? (?:[\w’'-]+ )?interview (?:with|on|for|to|by)"
    r"|(?:as )?(?:reported|quoted|cited|carried|published|broadcast|aired) (?:by|in|on)"
    r"|[Ii]nterviewed (?:by|on)|appearance on|appearing on|appeared on)\s+"
)
_SMALL = r"(?:d[aeiou]s?|del|della|l[ae]s?|al|of|the|and|&|van|von)"
_NAME = re.compile(
    rf"(?:the )?([A-Z][\w’'-]*(?: {_SMALL} [A-Z][\w’'-]*| [A-Z][\w’'-]*){{0,4}})(?=[\s,.;])"
)

_CITING = re.compile(r"(?: on [A-Z][a-z]+)?,? (?:citing|quoting) ")
_STOP = re.compile(r"[.;:“”\"]")
_BREAK = re.compile(r"[,;.]")


class Relays:
    """The relays of one document by place."""

    def __init__(self, world: Discourse, index: MentionIndex) -> None:
        self.world = world
        self._index = index
        self._found: list[tuple[int, str]] = []
        for match in _RELAY.finditer(world.text):
            name = _name_after(world.text, match, index)
            if name is not None:
                self._found.append((match.start(), name))

    def cited(self, draft: Attribution) -> Mention | None:
        """Whom a news body that reports says it has it from: "the agency reported, citing X"."""
        if not draft.cue or not draft.source:
            return None
        end = max(hull(draft.cue).end, hull(draft.source).end)
        cites = _CITING.match(self.world.text, end)
        if cites is None:
            return None
        for mention in self._index.inside(Span(cites.end(), cites.end() + REACH)):
            between = self.world.text[cites.end() : mention.span.start]
            if mention.kind in {MentionKind.PERSON, MentionKind.ORGANISATION}:
                return None if _STOP.search(between) else mention
        return None

    def find(self, draft: Attribution, speaker: str | None) -> str | None:
        """The outlet or person a statement was made to or came by; None: none is named."""
        if not draft.cue or not self._found:
            return None
        cue = hull(draft.cue)
        sentence = self.world.sentences[self.world.sentence_at(cue.start)].span
        start, end = max(sentence.start, cue.start - AROUND), min(sentence.end, cue.end + AROUND)
        for place, name in self._found[bisect_left(self._found, (start, "")) :]:
            if place >= end:
                return None
            if name != speaker and not _is_in(place, draft.content):
                return name
        return None


def _is_in(place: int, content: Sequence[Span]) -> bool:
    return any(piece.start <= place < piece.end for piece in content)


def _name_after(text: str, match: re.Match[str], index: MentionIndex) -> str | None:
    """The name that follows, with only articles, titles and a few words before it."""
    place, is_told = match.end(), match[1] is not None
    for mention in index.inside(Span(place, place + REACH)):
        between = text[place : mention.span.start]
        if len(between.split()) > (2 if is_told else 5) or _BREAK.search(between):
            return None
        is_body = mention.kind in {MentionKind.ORGANISATION, MentionKind.PRODUCT}
        if is_body and (not is_told or is_news_body(mention.name)):
            return mention.name
        if mention.kind is MentionKind.PERSON and not is_told:
            return mention.name
    name = None if is_told else _NAME.match(text, place)
    return name[1] if name is not None else None

"""What a stretch of text names that the packs know, and which body "the alliance" is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.check.finding import Context
from hearsay.records.document import Span

_TOKEN = re.compile(r"[^\W_]+(?:[-&.][^\W_]+)*(?:['’]s\b)?")
_POSSESSIVE = re.compile(r"['’]s$")
_JOINING = frozenset({"of", "the", "and", "for", "on"})
_LONGEST = 7  # words of a name
_SHORT = 2  # letters; what is so short names no thing
_BEFORE = 1500  # characters before a claim in which "the alliance" may have been named
_AFTER = 300


@dataclass(frozen=True, slots=True)
class Naming:
    """One entity where it is named."""

    span: Span
    entity: str


def entity_at(context: Context, span: Span) -> str | None:
    """The body, country, place or thing that exactly these words name, or None."""
    words = context.words(span)
    names = context.packs.names
    found = names.entity_of(words, "body") or names.entity_of(words)
    if found is None:
        mention = context.tags.mention_at(span)
        is_same = mention is not None and mention.span == span
        found = mention.entity if mention is not None and is_same else None
    return found if found is not None and names.entities[found].kind != "title" else None


def find_named(context: Context, start: int, end: int) -> Iterator[Naming]:
    """Entities named by capitalised words, in order, the longest names first."""
    text, names = context.document.text, context.packs.names
    words = [(match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    place = 0
    while place < len(words):
        step = 1
        for count in range(_longest(text, words, place), 0, -1):
            first, last = words[place][0], words[place + count - 1][1]
            bare = _POSSESSIVE.sub("", text[first:last])
            known = names.entity_of(bare, "body") or (
                names.entity_of(bare, "thing") if len(bare) > _SHORT else None
            )
            if known is not None:
                yield Naming(Span(first, first + len(bare)), known)
                step = count
                break
        place += step


def _longest(text: str, words: list[tuple[int, int]], place: int) -> int:
    """How many words from here may be one name: capitalised ones and what joins them."""
    if not text[words[place][0]].isupper():
        return 0
    count = 1
    for number in range(place + 1, min(place + _LONGEST, len(words))):
        start, end = words[number]
        is_next = text[words[number - 1][1] : start].isspace()
        is_joined = text[start].isupper() or text[start:end] in _JOINING
        if not (is_next and is_joined):
            break
        if text[start].isupper():
            count = number - place + 1
    return count


def body_meant(context: Context, place: int, noun: str = "") -> str | None:
    """The body with members that "the alliance" or "members" means at this place.

    The one that has this noun in a name, else the only one that the text speaks of nearby. Where
    two may be meant, none is.
    """
    facts, names = context.packs.facts, context.packs.names
    first, last = max(0, place - _BEFORE), min(len(context.document.text), place + _AFTER)
    spoken = dict.fromkeys(
        one.entity for one in find_named(context, first, last) if facts.members_of(one.entity)
    )
    if len(spoken) > 1 and noun:
        called = {
            body
            for body in spoken
            for name in (names.entities[body].name, *names.entities[body].aliases)
            if noun in name.casefold().split()
        }
        return next(iter(called)) if len(called) == 1 else None
    return next(iter(spoken)) if len(spoken) == 1 else None

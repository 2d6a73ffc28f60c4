"""Resolve relative pronouns: the noun or name that "who", "which" and "that" follow."""

import re

from hearsay.attribute.grammar import WORD, is_plural
from hearsay.attribute.heads import MentionIndex
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_plural_roles, load_roles
from hearsay.text.small_words import words_of_class

REACH = 160  # characters looked back
_TRAILING = re.compile(r"(?:[\s,—–-]|\([^()]{0,40}\))*$")
_APPOSED = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*[,—–]\s*")
_OF = re.compile(r",? (?:of|from|in|at|for) (?:the )?")
_PLACES = re.compile(r",? (?:of|from|in|at|for) .*")
# "many in the West, who": they, and not the West
_MANY = re.compile(
    r"\b(?:many|some|most|several|few|those|others) (?:in|from|of|at|across) [^,;.]{2,40}$",
    re.IGNORECASE,
)
_PEOPLE = frozenset({MentionKind.PERSON})
_THINGS = frozenset(
    {MentionKind.ORGANISATION, MentionKind.FACILITY, MentionKind.LOCATION, MentionKind.PRODUCT}
)


def find_antecedent(
    text: str, place: int, sentence: Span, index: MentionIndex, *, of_person: bool
) -> Mention | Span | None:
    """What stands before a relative pronoun: a name, or the words of a noun phrase."""
    start = max(sentence.start, place - REACH)
    end = _TRAILING.search(text[start:place]).start() + start  # type: ignore[union-attr]  # matches ""
    kinds = _PEOPLE if of_person else _THINGS
    near = [m for m in index.inside(Span(start, end)) if m.span.end <= end] if end > start else []
    if of_person:
        near = _without_places(text, near, end)
        end = near[-1].span.end if near and _PLACES.fullmatch(text, near[-1].span.end, end) else end
    many = _MANY.search(text, start, end) if of_person else None
    if many is not None:
        return Span(many.start(), end)
    if near and near[-1].span.end >= end - 1 and near[-1].kind in kinds | {MentionKind.GROUP}:
        return near[-1]
    phrase = _last_phrase(text, start, end)
    named = _apposed(text, near, end, kinds)
    if named is not None and (phrase is None or not _is_plural_phrase(text, phrase)):
        return named
    if phrase is not None and of_person:
        return phrase
    return phrase


def _without_places(text: str, near: list[Mention], end: int) -> list[Mention]:
    """Without the places right before the pronoun: "Senator X of Vermont, who"."""
    kept = list(near)
    while (
        len(kept) > 1
        and kept[-1].kind in _THINGS
        and kept[-1].span.end >= end - 1
        and _OF.fullmatch(text, kept[-2].span.end, kept[-1].span.start)
    ):
        end = kept[-2].span.end
        kept.pop()
    return kept


def _apposed(
    text: str, near: list[Mention], end: int, kinds: frozenset[MentionKind]
) -> Mention | None:
    """X in "X, a former aide to Y who": the last fitting name followed by a comma and a noun."""
    for mention in reversed(near):
        if mention.kind not in kinds:
            continue
        comma = _APPOSED.match(text, mention.span.end, end)
        if comma is None:
            continue
        first = WORD.match(text, comma.end(), end)
        plain = first.group().lower() if first is not None else ""
        if (
            plain in words_of_class("determiner") | {"former", "one", "then"}
            or plain in load_roles()
        ):
            return mention
        if (
            first is not None
            and first.group()[0].islower()
            and plain not in words_of_class("conjunction")
        ):
            return mention
    return None


def _last_phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends at ``end``, or the plural one that "of" and its like hang on."""
    words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text, start, end)]
    if not words:
        return None
    last = len(words) - 1
    for number in range(last, max(-1, last - 9), -1):
        plain = words[number][2].lower()
        if plain in load_plural_roles() or (number == last and is_plural(plain)):
            return Span(
                _first_word(words, number), words[last][1] if number == last else words[number][1]
            )
    return Span(_first_word(words, last), words[last][1])


def _first_word(words: list[tuple[int, int, str]], number: int) -> int:
    first = number
    while first > 0:
        plain = words[first - 1][2].lower()
        if words[first][0] - words[first - 1][1] > 1 or any(
            plain in words_of_class(name)
            for name in (
                "determiner",
                "preposition",
                "auxiliary",
                "past",
                "conjunction",
                "relative",
            )
        ):
            break
        if number - first >= 3 or plain.endswith(("ed", "ing")):
            break
        first -= 1
    return words[first][0]


def _is_plural_phrase(text: str, phrase: Span) -> bool:
    words = WORD.findall(text[phrase.start : phrase.end])
    return bool(words) and is_plural(words[-1].lower())

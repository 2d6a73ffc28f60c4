"""Take a source apart: the names that head it, or its determiner, possessor and head noun."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.attribute.grammar import WORD, Pronoun, load_pronouns
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_plural_roles, load_roles, load_titles
from hearsay.text.small_words import words_of_class

_EDGES = ' \t\n\r\u00a0\u200b,;:.()[]"“”«»—–-'
_POSSESSIVE = re.compile(r"['’]s?$")
_CUT = re.compile(r",|\(|;| — | – | - | -- |—|\b(?:who|whom|whose|which|that)\b")
_AND = re.compile(r",? and (?:the )?|, (?:the )?| & ")
_NAMING = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.FACILITY,
        MentionKind.LOCATION,
        MentionKind.PRODUCT,
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of one source."""

    span: Span  # without marks and possessive at its edges
    main: Span  # up to the first comma, bracket or relative pronoun
    text: str
    names: tuple[Mention, ...]  # the names that head it; more than one where they are joined
    pronoun: Pronoun | None  # the whole source, or a possessive at its start
    possessor: Mention | None  # "X's N": X
    determiner: str  # lower case; "" for none
    is_capital: bool  # the head has a capital that is not the sentence's
    head: str  # last noun before a preposition, lower case; "" where names head it
    modifiers: tuple[str, ...]  # lower case

    @property
    def is_owned(self) -> bool:
        """Whether it begins with "his", "their" or "X's"."""
        return self.possessor is not None or (
            self.pronoun is not None and self.pronoun.is_possessive
        )

    @property
    def is_pronoun(self) -> bool:
        """Whether the source is nothing but a pronoun."""
        return self.pronoun is not None and not self.head and not self.names


class MentionIndex:
    """Mentions by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = [m for m in mentions if m.kind is not MentionKind.ROLE]
        self.offices = [m for m in mentions if m.kind is MentionKind.ROLE]
        self._starts = [mention.span.start for mention in self.mentions]

    def inside(self, span: Span) -> tuple[Mention, ...]:
        """Names that begin inside ``span``, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(self.mentions[first:last])

    def last_before(self, place: int, reach: int) -> Mention | None:
        """The nearest name that ends at or before ``place`` and no more than ``reach`` before."""
        number = bisect_left(self._starts, place) - 1
        if number < 0:
            return None
        found = self.mentions[number]
        return found if found.span.end <= place and place - found.span.end <= reach else None


def take_apart(text: str, source: Span, index: MentionIndex) -> Wording:
    """The parts of the source at ``source``."""
    span = _trim(text, source)
    cut = _CUT.search(text, span.start + 1, span.end)
    main = _trim(text, Span(span.start, cut.start() if cut is not None else span.end))
    names = _heads(text, main, index) or _set_off_name(text, span, main, index)
    words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text, main.start, main.end)]
    pronoun = load_pronouns().get(words[0][2].lower()) if words else None
    if pronoun is not None and len(words) > 1 and not pronoun.is_possessive:
        pronoun = None
    determiner = words[0][2].lower() if words else ""
    if determiner not in words_of_class("determiner") | words_of_class("quantifier"):
        determiner = ""
    possessor, start = _possessor(text, main, index)
    head, modifiers = _head(words, start, names)
    return Wording(
        span,
        main,
        text[span.start : span.end],
        names,
        pronoun,
        possessor,
        determiner,
        _has_capital(text, words, head),
        head,
        modifiers,
    )


def _has_capital(text: str, words: Sequence[tuple[int, int, str]], head: str) -> bool:
    """Whether the head noun is written with a capital, other than as first word of a sentence."""
    place, word = next(((p, w) for p, _, w in words if w.lower().startswith(head)), (0, ""))
    if not head or not word[:1].isupper():
        return False
    return text[max(0, place - 2) : place].strip()[-1:] not in {"", ".", "!", "?", "“", '"', ":"}


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end - 1 and text[start] in _EDGES:
        start += 1
    while end > start + 1 and text[end - 1] in _EDGES:
        end -= 1
    tail = _POSSESSIVE.search(text, start, end)
    if tail is not None and tail.start() > start:
        end = tail.start()
    return Span(start, end)


def _heads(text: str, main: Span, index: MentionIndex) -> tuple[Mention, ...]:
    """The names that head a phrase: the last in "campaign spokesman X", both in "X and Y"."""
    inside = [m for m in index.inside(main) if m.kind in _NAMING]
    heads = [m for m in inside if _is_head(text, main, m)]
    people = [m for m in heads if m.kind is MentionKind.PERSON]
    heads = people or heads
    if len(heads) < 2:
        return tuple(heads)
    joined = [heads[0]]
    for mention in heads[1:]:
        between = text[joined[-1].span.end : mention.span.start]
        if re.search(r"\band\b|,|&|\bor\b", between):
            joined.append(mention)
        else:
            joined[-1] = mention
    return tuple(joined)


def _is_head(text: str, main: Span, mention: Mention) -> bool:
    """Whether a name is what its phrase is about: no modifier of a noun, no object of "of"."""
    end = mention.span.end
    rest = text[end : main.end]
    if rest[:1] in {"'", "’"}:
        return False
    after = rest.split()
    if rest[:1] == "-" or (
        after
        and after[0][:1].isalnum()
        and after[0].lower() not in _may_follow()
        and not _begins_bracket(rest)
    ):
        return False
    before = WORD.findall(text[main.start : mention.span.start])
    while before and _is_attribute(before[-1]):
        before.pop()
    if before and before[-1].lower() in words_of_class("determiner"):
        before.pop()
    return not (before and before[-1].lower() in words_of_class("preposition"))


def _begins_bracket(rest: str) -> bool:
    return rest.lstrip()[:1] in {"(", ","}


def _may_follow() -> frozenset[str]:
    return (
        words_of_class("preposition")
        | words_of_class("conjunction")
        | {"&", "himself", "herself", "itself", "themselves"}
    )


def _is_attribute(word: str) -> bool:
    """A title, office or capitalised word before a name."""
    if word in load_titles() or word.lower() in load_roles() or word.lower() in load_plural_roles():
        return True
    return word[0].isupper() and word.lower() not in words_of_class("determiner") | words_of_class(
        "preposition"
    )


def _set_off_name(text: str, span: Span, main: Span, index: MentionIndex) -> tuple[Mention, ...]:
    """The person set off after the first comma: "one of the family's attorneys, X"."""
    rest = _CUT.split(text[main.end : span.end].lstrip(", "))[0]
    place = text.find(rest, main.end, span.end) if rest.strip() else -1
    if place < 0:
        return ()
    segment = _trim(text, Span(place, place + max(1, len(rest))))
    people = [m for m in index.inside(segment) if m.kind is MentionKind.PERSON]
    if len(people) == 1 and people[0].span.end >= segment.end:
        before = WORD.findall(text[segment.start : people[0].span.start])
        if all(_is_attribute(word) for word in before):
            return (people[0],)
    return ()


def _possessor(text: str, main: Span, index: MentionIndex) -> tuple[Mention | None, int]:
    """The name in "X's N", and where N begins."""
    for mention in reversed(index.inside(main)):
        tail = text[mention.span.end : mention.span.end + 2]
        if tail[:1] in {"'", "’"} and mention.span.end + 2 < main.end:
            return mention, mention.span.end + (2 if tail[1:] == "s" else 1)
    return None, main.start


def _head(
    words: Sequence[tuple[int, int, str]], start: int, names: Sequence[Mention]
) -> tuple[str, tuple[str, ...]]:
    """The last noun before a preposition, and the words before it."""
    kept: list[str] = []
    for place, _, word in words:
        plain = word.lower()
        if place < start:
            continue
        if kept and plain in words_of_class("preposition"):
            break
        kept.append(_POSSESSIVE.sub("", plain))
    skipped = words_of_class("determiner")
    kept = [w for n, w in enumerate(kept) if n or w not in skipped]
    if not kept or names or (len(kept) == 1 and kept[0] in load_pronouns()):
        return "", tuple(kept)
    return kept[-1], tuple(kept[:-1])

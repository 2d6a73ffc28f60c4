"""Readings that stand side by side and are one name: "Annelies" + "De Backer", "Onze" + "Hoeve"."""

import re
from collections.abc import Iterator, Sequence

from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.text.bodies import BodySort, load_bodies
from hearsay.text.people import load_plain_given_names, load_proper_roles, load_roles, load_titles
from hearsay.text.small_words import words_of_class

_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})
_PLACED = _NAMED | {MentionKind.LOCATION}
_NOUN_BEFORE = re.compile(r"\b([a-z][a-z-]+) $")
_PARTICLE = re.compile(r"(?:De|Van|Von|Der|Den|Di|Da|Dos|Du|El|Al|La|Le|Bin|Ibn|Ó|Ní|Mac|Ap) \w")
_AFTER_TITLE = re.compile(
    r"(?<![\w.])([A-Z][\w.]*) ((?:van|von|de|da|dos|du|di|bin|ibn|al|el|la|le|ter|ten)"
    r"(?: (?:der|den|de|la|las|los))? )$"
)
_LAND = re.compile(r"(?:Republic|Kingdom|State|Emirate|Commonwealth|Federation|Province)(?: of)?$")
_SURNAME = re.compile(r" ([A-ZÀ-Þ][\w’'-]*[a-z])(?![\w’'-])")
_WITHIN = frozenset({"in", "at", "for", "with", "from", "inside", "outside", "within", "across"})
_TRADE = re.compile(r"(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:maker|er|or)s? (?=[A-Z])")

Reading = tuple[Span, MentionKind]


def join_neighbours(text: str, found: Sequence[Reading]) -> list[Reading]:
    """The readings in order, those that are pieces of one name joined."""
    joined: list[Reading] = []
    for span, kind in found:
        if joined and joined[-1][0].end > span.start:
            joined.append((span, kind))
            continue
        if joined and _is_trade(text, joined[-1], span):
            joined.pop()
        whole = _with_before(text, joined[-1], (span, kind)) if joined else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append((_with_particle(text, span, kind), kind))
    return list(_with_surnames(text, joined))


def _is_trade(text: str, before: Reading, span: Span) -> bool:
    """Whether a reading is only the trade of the body named after it: "[Chipmaker] [Lumo]"."""
    noun = before[0].of(text).lower()
    is_noun = noun in load_bodies() or noun in load_roles()
    is_trade = is_noun and noun.endswith(("maker", "er", "or"))
    return is_trade and text[before[0].end : span.start] == " "


def _with_before(text: str, before: Reading, after: Reading) -> Reading | None:
    """The two as one name; None where they are not."""
    (one, kind), (other, sort) = before, after
    between, whole = text[one.end : other.start], Span(one.start, other.end)
    if between == " & " and kind is sort is MentionKind.PERSON:
        is_single = " " not in one.of(text) and " " not in other.of(text)
        return (whole, MentionKind.ORGANISATION) if is_single else None
    if sort is MentionKind.LOCATION and _LAND.search(text, one.start, one.end):
        return (whole, kind) if between in {" of ", " "} and kind in _PLACED else None
    if between != " " or kind not in _NAMED:
        return None
    if kind is MentionKind.PERSON and _PARTICLE.match(text, other.start, other.end):
        return whole, kind
    if sort in _PLACED and _is_called_body(text, one.start):
        return whole, MentionKind.ORGANISATION
    if kind is MentionKind.ORGANISATION and sort is MentionKind.LOCATION:
        return (whole, kind) if not _is_governed(text, one.start) else None
    return None


def _is_called_body(text: str, start: int) -> bool:
    """Whether a noun for bodies, and nothing else, stands right before: "the daily X"."""
    before = _NOUN_BEFORE.search(text, max(0, start - 40), start)
    body = load_bodies().get(before[1]) if before is not None else None
    is_role = before is not None and before[1] in load_roles()
    return body is not None and body.sort is BodySort.BODY and not is_role


def _is_governed(text: str, start: int) -> bool:
    """Whether a preposition stands before: "in the EU [Poland] said"."""
    words = text[max(0, start - 30) : start].lower().split()[-2:]
    return not _WITHIN.isdisjoint(words)


def _with_particle(text: str, span: Span, kind: MentionKind) -> Span:
    """The span with the particle between a title and the surname: "Ms [van Wyk]"."""
    if kind is not MentionKind.PERSON:
        return span
    before = _AFTER_TITLE.search(text, max(0, span.start - 30), span.start)
    is_titled = before is not None and before[1] in load_titles()
    return Span(before.start(2), span.end) if before is not None and is_titled else span


def _with_surnames(text: str, found: Sequence[Reading]) -> Iterator[Reading]:
    """A lone given name with the capitalised word after it; a body without its trade before it."""
    for number, (span, kind) in enumerate(found):
        words = span.of(text)
        if kind is MentionKind.PERSON and words in load_plain_given_names():
            after = _SURNAME.match(text, span.end)
            limit = found[number + 1][0].start if number + 1 < len(found) else len(text)
            if after is not None and after.end() <= limit and _may_be_surname(after[1]):
                yield Span(span.start, after.end()), kind
                continue
        trade = _TRADE.match(text, span.start, span.end)
        if kind is MentionKind.ORGANISATION and trade is not None:
            noun = trade.group().rstrip().lower()
            if (
                noun in load_roles()
                or noun in load_bodies()
                or noun.removesuffix("s") in load_roles()
            ):
                yield Span(trade.end(), span.end), kind
                continue
        yield span, kind


def _may_be_surname(word: str) -> bool:
    plain = word.lower()
    small = ("auxiliary", "past", "calendar", "preposition", "determiner", "conjunction")
    is_small = any(plain in words_of_class(sort) for sort in small)
    return not is_small and word not in load_titles() and plain not in load_proper_roles()

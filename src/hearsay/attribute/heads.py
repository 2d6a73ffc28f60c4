"""The names that head a phrase: X in "campaign spokesman X", none in "aides to X"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from hearsay.attribute.grammar import WORD
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_plural_roles, load_roles, load_titles
from hearsay.text.small_words import words_of_class

LETTERS = 5  # letters after a name are fewer

_JOINED = re.compile(r"\band\b|,|&|\bor\b")
_REFLEXIVES = frozenset({"&", "himself", "herself", "itself", "themselves"})
# small words that stand before an office: "their father, former mayor X"
_SMALL_BEFORE = frozenset({"and", "former", "then", "late", "acting", "current", "retired", "the"})
_TIMES = frozenset(
    {"today", "yesterday", "tonight", "now", "also", "later", "earlier", "then", "last"}
)
_ADJECTIVES = frozenset(
    {"former", "late", "then", "acting", "retired", "veteran", "jailed", "exiled"}
)
_NAMING = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.FACILITY,
        MentionKind.LOCATION,
        MentionKind.PRODUCT,
    }
)


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


def find_heads(text: str, main: Span, index: MentionIndex) -> tuple[Mention, ...]:
    """The names a phrase is about; more than one where they are joined: "X and Y"."""
    inside = [m for m in index.inside(main) if m.kind in _NAMING]
    heads: list[Mention] = []
    for number, mention in enumerate(inside):
        is_joined = number > 0 and _is_list(text, inside[number - 1], mention)
        # in "people like X and Y" neither is
        if is_joined and inside[number - 1] not in heads:
            continue
        if _is_head(text, main, mention, is_joined=is_joined):
            heads.append(mention)
    people = [m for m in heads if m.kind is MentionKind.PERSON]
    heads = people or heads
    joined = heads[:1]
    for mention in heads[1:]:
        if _JOINED.search(text, joined[-1].span.end, mention.span.start):
            joined.append(mention)
        else:
            joined[-1] = mention
    return tuple(joined)


def _is_list(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.span.end : other.span.start].split()
    return bool(between) and between[0] in {"and", "&", "or", ","} and len(between) < 4


def _is_head(text: str, main: Span, mention: Mention, *, is_joined: bool) -> bool:
    """Whether a name is what its phrase is about: no modifier of a noun, no object of "of"."""
    rest = text[mention.span.end : main.end]
    if rest[:1] in {"'", "’", "-"}:
        return False
    after = rest.split()
    follows = after[0] if after and after[0][:1].isalnum() else ""
    is_letters = follows.isupper() and len(follows) < LETTERS  # "KC"
    if follows and not is_letters and follows.lower() not in _may_follow():
        return False
    before = WORD.findall(text[main.start : mention.span.start])
    while before and _may_precede(before[-1]):
        before.pop()
    if before and before[-1].lower() in words_of_class("determiner"):
        before.pop()
    if is_joined:
        return True
    if _is_governed(text[main.start : mention.span.start]):
        return False
    if not before or before[-1].lower() not in words_of_class("preposition"):
        return True
    return mention.kind is MentionKind.PERSON and _is_office_of(text, main, mention)


def _may_precede(word: str) -> bool:
    """Whether a word may stand right before a name in its own phrase: no noun."""
    return is_attribute(word) or word in _ADJECTIVES or word[0].isdigit()


def _is_governed(before: str) -> bool:
    """Whether a name ends a phrase that hangs on another: "a survey by the research group X"."""
    words = WORD.findall(before.lower())
    if not words or words[0] not in words_of_class("determiner"):
        return False
    for number in range(len(words) - 1, max(1, len(words) - 5), -1):
        if words[number] in words_of_class("determiner"):
            return words[number - 1] in words_of_class("preposition")
    return False


def _is_office_of(text: str, main: Span, mention: Mention) -> bool:
    """Whether all before a name is its office: "Commissioner of Police Ana Kolo"."""
    words = WORD.findall(text[main.start : mention.span.start])
    if len(words) < 3 or words[-2] != "of" or words[-3].lower() not in load_roles():
        return False
    last = words[-1]
    return last[0].isupper() and last not in load_titles() and last.lower() not in load_roles()


def _may_follow() -> frozenset[str]:
    small = words_of_class("preposition") | words_of_class("conjunction")
    return small | words_of_class("subordinator") | _REFLEXIVES | _TIMES


def is_attribute(word: str) -> bool:
    """Whether a word is a title, an office or capitalised, as stands before a name."""
    plain = word.lower()
    if word in load_titles() or plain in load_roles() or plain in load_plural_roles():
        return True
    small = words_of_class("determiner") | words_of_class("preposition")
    return word[0].isupper() and plain not in small


def find_set_off(text: str, rest: Span, index: MentionIndex) -> tuple[Mention, ...]:
    """The people set off after a first comma: "one of the family's attorneys, X"."""
    people = [m for m in index.inside(rest) if m.kind is MentionKind.PERSON]
    place = rest.start
    found: list[Mention] = []
    for mention in people:
        if "(" in text[place : mention.span.start]:
            break
        before = WORD.findall(text[place : mention.span.start])
        if any(not is_attribute(word) and word not in _SMALL_BEFORE for word in before):
            break
        found.append(mention)
        place = mention.span.end
    if not people:
        return _body_set_off(text, rest, index)
    if not found or re.match(r"['’-]|\s+[a-z]", text[found[-1].span.end : rest.end]):
        return ()
    return tuple(found)


def _body_set_off(text: str, rest: Span, index: MentionIndex) -> tuple[Mention, ...]:
    """The body that all of an apposition names: "its owner, Acme", "its owner, Acme of Oslo"."""
    inside = index.inside(rest)
    if not inside or inside[0].kind is not MentionKind.ORGANISATION:
        return ()
    first = inside[0]
    before, after = text[rest.start : first.span.start], text[first.span.end : rest.end]
    is_all = re.fullmatch(r"(?: (?:of|in) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?[\s,]*", after)
    return (first,) if is_all and before.strip() in {"", "the"} else ()

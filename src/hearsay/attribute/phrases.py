"""Noun phrases for bodies, writings and groups: "Putin's administration", "US officials"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hearsay.attribute.grammar import WORD
from hearsay.records.document import Span
from hearsay.text.bodies import load_bodies, load_writings
from hearsay.text.people import load_roles
from hearsay.text.small_words import words_of_class

INDEFINITE = frozenset({"a", "an", "one", "another"})
REACH = 80  # characters looked back
MOST_WORDS = 7  # before a head noun
_BY = re.compile(
    r" (?:(?:released |published |conducted |commissioned |issued |written |produced |taken )?"
    r"(?:by|from)) (?:the )?(?=[A-Z])"
)
_PART = r"[A-Z](?:[\w’'&/-]|\.(?=\w))*"
_NAME = re.compile(rf"{_PART}(?: (?:of |for |and |the |& )*{_PART})*")
_WHOLE = re.compile(r"(?<![\w’'-])[a-z][\w-]*")
_NEXT = re.compile(r" ([a-z]+)")
_ENDS = frozenset({"", ".", "!", "?", ":", "“", '"', "\n", "‘", "("})
_OWNED = re.compile(r"(?: [a-z]+){1,2}(?=[\s,.;:])")


class PhraseKind(StrEnum):
    """What sort of thing a phrase is headed by."""

    BODY = "body"
    WRITING = "writing"
    GROUP = "group"
    ROLE = "role"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its article."""

    span: Span
    kind: PhraseKind
    head: str  # singular of the head noun, lower case
    text: str
    determiner: str  # lower case; "" for none
    is_plural: bool
    is_named: bool  # holds a name, so that it tells one from another


@cache
def _nouns() -> Mapping[str, tuple[PhraseKind, str, bool]]:
    """Kind, singular and number of every noun of the tables, in lower case."""
    found: dict[str, tuple[PhraseKind, str, bool]] = {}
    for noun, body in load_bodies().items():
        found.setdefault(noun, (PhraseKind.BODY, noun, False))
        found.setdefault(body.plural, (PhraseKind.GROUP, body.plural, True))
    for noun, role in load_roles().items():
        found.setdefault(noun, (PhraseKind.ROLE, noun, False))
        found.setdefault(role.plural, (PhraseKind.GROUP, noun, True))
    for form, noun in load_writings().items():
        found.setdefault(form, (PhraseKind.WRITING, noun, form != noun))
    return found


def kind_of_noun(noun: str) -> tuple[PhraseKind, str, bool]:
    """Kind, singular and number of a noun in lower case."""
    return _nouns().get(noun.removeprefix("ex-"), (PhraseKind.OTHER, noun, False))


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """Phrases headed by a noun of the tables, in order; of roles only "a man", not "the man"."""
    return tuple(_phrases(text))


def _phrases(text: str) -> Iterator[Phrase]:
    nouns = _nouns()
    for match in _WHOLE.finditer(text):
        kind = nouns.get(match.group())
        if kind is None or _goes_on(text, match.end()):
            continue
        phrase = _phrase(text, match.start(), match.end(), kind)
        if kind[0] is not PhraseKind.ROLE or phrase.determiner in INDEFINITE:
            yield phrase


def _goes_on(text: str, end: int) -> bool:
    """Whether the next word shows that this one is not the head: "campaign manager"."""
    after = _NEXT.match(text, end)
    if after is None:
        return False
    kind, noun, is_plural = kind_of_noun(after[1])
    # "the document states", "the poll shows": a plural after a singular is rather a verb
    return kind is not PhraseKind.OTHER and not (is_plural and noun != after[1])


def _phrase(text: str, start: int, end: int, noun: tuple[PhraseKind, str, bool]) -> Phrase:
    kind, head, is_plural = noun
    words = [
        (m.start(), m.end(), m.group()) for m in WORD.finditer(text, max(0, start - REACH), start)
    ]
    if words and words[0][0] == start - REACH:
        del words[0]  # cut in two
    words.append((start, end, text[start:end]))
    first, determiner = _first_of(text, words, len(words) - 1)
    start = words[first][0]
    opens = text[max(0, start - 2) : start].strip(" ")[-1:] in _ENDS
    capitals = [n for n in range(first, len(words) - 1) if words[n][2][0].isupper()]
    # a capital at the start of a sentence names nothing, unless it owns: "Putin's administration"
    if capitals and capitals[0] == first and opens and not words[first][2].endswith(("'s", "’s")):
        del capitals[0]
    is_named = bool(capitals)
    by = _BY.match(text, end) if kind is PhraseKind.WRITING else None
    name = _NAME.match(text, by.end()) if by is not None else None
    if name is not None:
        end, is_named = name.end() - name.group().endswith("."), True
        if name.group().endswith(("'s", "’s")) and (owned := _OWNED.match(text, end)):
            end = owned.end()  # "an ad from Donald Trump's campaign"
    return Phrase(Span(start, end), kind, head, text[start:end], determiner, is_plural, is_named)


def _first_of(text: str, words: Sequence[tuple[int, int, str]], number: int) -> tuple[int, str]:
    """Index of the first word of the phrase that ends at ``number``, and its determiner."""
    first, determiner = number, ""
    while first and number - first < MOST_WORDS:
        _, end, word = words[first - 1]
        between = text[end : words[first][0]]
        plain = word.lower()
        if between.strip() or len(between) > 2:
            break
        if plain in words_of_class("determiner") or plain == "one":
            determiner = plain
            break
        if _ends_phrase(plain, word):
            break
        first -= 1
    return first, determiner


def _ends_phrase(plain: str, word: str) -> bool:
    """Whether a word before a noun cannot belong to the noun's phrase."""
    if any(
        plain in words_of_class(name)
        for name in ("preposition", "auxiliary", "past", "conjunction", "relative", "subordinator")
    ):
        return True
    return word.islower() and plain.endswith("ly")

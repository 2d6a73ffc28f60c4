"""Noun phrases for bodies, writings and groups: "Putin's administration", "US officials"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hearsay.attribute.grammar import WORD
from hearsay.records.document import Sentence, Span
from hearsay.text.bodies import load_bodies, load_plural_bodies, load_writings
from hearsay.text.people import load_plural_roles, load_roles
from hearsay.text.small_words import words_of_class

INDEFINITE = frozenset({"a", "an", "one", "another"})
MOST_WORDS = 7  # before a head noun
_BY = re.compile(
    r" (?:(?:released |published |conducted |commissioned |issued |written |produced |taken )?"
    r"(?:by|from)) (?:the )?(?=[A-Z])"
)
_NAME = re.compile(r"[A-Z][\w’'.&/-]*(?: (?:of |for |and |the |& )*[A-Z][\w’'.&/-]*)*")
_OWNED = re.compile(r"(?: [a-z]+){1,2}(?=[\s,.;:])")
_POSSESSIVE = re.compile(r"['’]s?$")


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


def kind_of_noun(noun: str) -> tuple[PhraseKind, str, bool]:
    """Kind, singular and number of a noun in lower case."""
    roles, plural_roles = load_roles(), load_plural_roles()
    if noun in load_bodies():
        return PhraseKind.BODY, noun, False
    if noun in roles:
        return PhraseKind.ROLE, noun, False
    if noun in plural_roles:
        return PhraseKind.GROUP, plural_roles[noun].noun, True
    if noun in load_plural_bodies():
        return PhraseKind.GROUP, noun, True
    writings = load_writings()
    if noun in writings:
        return PhraseKind.WRITING, writings[noun], noun != writings[noun]
    return PhraseKind.OTHER, noun, False


def find_phrases(text: str, sentences: Sequence[Sentence]) -> tuple[Phrase, ...]:
    """Phrases headed by a noun of the tables, in order; of roles only "a man", not "the man"."""
    return tuple(phrase for sentence in sentences for phrase in _phrases_in(text, sentence.span))


def _phrases_in(text: str, sentence: Span) -> Iterator[Phrase]:
    words = [
        (m.start(), m.end(), m.group()) for m in WORD.finditer(text, sentence.start, sentence.end)
    ]
    for number, (_, end, word) in enumerate(words):
        plain = _POSSESSIVE.sub("", word)
        if not plain.islower():
            continue
        kind, head, is_plural = kind_of_noun(plain)
        if kind is PhraseKind.OTHER:
            continue
        if number + 1 < len(words) and _goes_on(text, end, words[number + 1]):
            continue
        phrase = _phrase(text, words, number, (kind, head, is_plural))
        if kind is not PhraseKind.ROLE or phrase.determiner in INDEFINITE:
            yield phrase


def _goes_on(text: str, end: int, after: tuple[int, int, str]) -> bool:
    """Whether the next word shows that this one is not the head: "campaign manager"."""
    start, _, word = after
    if text[end:start] != " ":
        return False
    kind, noun, is_plural = kind_of_noun(_POSSESSIVE.sub("", word))
    # "the document states", "the poll shows": a plural after a singular is rather a verb
    return word.islower() and kind is not PhraseKind.OTHER and not (is_plural and noun != word)


def _phrase(
    text: str,
    words: Sequence[tuple[int, int, str]],
    number: int,
    noun: tuple[PhraseKind, str, bool],
) -> Phrase:
    kind, head, is_plural = noun
    first, determiner = _first_of(text, words, number)
    start = words[first][0]
    end = words[number][1]
    if (tail := _POSSESSIVE.search(text, start, end)) is not None:
        end = tail.start()
    is_named = any(word[0].isupper() for _, _, word in words[first:number])
    if is_named and words[first][2][0].isupper() and first == 0:
        # a capital at the start of a sentence names nothing
        is_named = any(w[0].isupper() for _, _, w in words[first + 1 : number]) or (
            first < number and words[first][2].endswith(("'s", "’s"))
        )
    by = _BY.match(text, end) if kind is PhraseKind.WRITING else None
    if by is not None:
        if (name := _NAME.match(text, by.end())) is not None:
            end, is_named = name.end() - name.group().endswith("."), True
            if name.group().endswith(("'s", "’s")) and (owned := _OWNED.match(text, end)):
                end = owned.end()  # "an ad from Donald Trump's campaign"
    span = Span(start, end)
    return Phrase(span, kind, head, text[start:end], determiner, is_plural, is_named)


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

"""What a document says of people and bodies where it names them: titles, appositions, copulas."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hearsay.attribute.grammar import WORD
from hearsay.records.document import Span
from hearsay.text.bodies import load_bodies
from hearsay.text.people import load_plural_roles, load_roles, load_titles
from hearsay.text.small_words import words_of_class

REACH = 110  # characters looked at on each side of a name
LONGEST_NOUN = 5  # words in the longest role of the table
_BREAK = re.compile(r"[,;:()“”\"—–\n]| - | -- ")
_PARTY = re.compile(r"\s*,?\s*\(?\b(R|D|I)(?:-([A-Z][\w. ]{0,14}?))?\)")
_AFTER = re.compile(r"\s*(?:,|—|–| - | -- )\s*")
_COPULA = re.compile(r",?\s*(?:who )?(?:is|was|became|remains|had been|has been)\s+")
_MAY_BEGIN = re.compile(r"\s*(?:[,(—–]|--? |who |is |was |became |remains |had been |has been )")
_AGE = re.compile(r"(\d{1,3})\b(?:,\s*)?")
_SEGMENT_END = re.compile(r"[,;:.()“”\"—–\n]| - | -- | who | which | that | and ")
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_PHRASE_ENDS = ("preposition", "auxiliary", "conjunction", "past")
_STARTS = frozenset(
    {"a", "an", "the", "former", "one", "then", "his", "her", "its", "their", "our"}
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """One thing a document calls somebody: the noun, and the words that came with it."""

    noun: str
    modifiers: frozenset[str]  # lower case
    proper: frozenset[str] = frozenset()  # those of the modifiers with a capital


def find_introductions(text: str, name: Span, sentence: Span) -> tuple[Introduction, ...]:
    """What stands beside one naming: "Foreign Minister X", "X, a coal company in Kentucky,"."""
    return (
        *_before(text, name, sentence),
        *_after(text, name, sentence),
        *_set_off_before(text, name, sentence),
    )


def _before(text: str, name: Span, sentence: Span) -> Iterator[Introduction]:
    """A title or role right before the name, with the words before that."""
    start = max(sentence.start, name.start - REACH)
    titles = load_titles()
    last = text[start : name.start].rsplit(maxsplit=1)[-1:]
    if last and last[0] in load_bodies() and last[0] not in load_roles():
        words = _BREAK.split(text[start : name.start])[-1].split()
        yield Introduction(last[0], *_modifiers(words[:-1]))
        return
    if not last or not (last[0] in titles or last[0].lower() in _role_ends()):
        return  # most names stand alone
    segment = _BREAK.split(text[start : name.start])[-1]
    words = segment.split()
    while words:
        plural = load_plural_roles().get(words[-1].lower())
        if plural is not None:
            words[-1] = plural.noun  # "Senators X and Y"
        title = titles.get(words[-1])
        size = 0 if title else role_at_end(words)
        if title is not None:
            if title.role is not None:
                yield Introduction(title.role, *_modifiers(words[:-1]))
            words = words[:-1]
        elif size:
            noun = " ".join(words[-size:]).lower()
            yield Introduction(noun, *_modifiers(words[:-size]))
            words = words[:-size]
        else:
            return


@cache
def _role_ends() -> frozenset[str]:
    """Last words of all roles and their plurals."""
    forms = (form for role in load_roles().values() for form in (role.noun, role.plural))
    return frozenset(form.split()[-1] for form in forms)


def role_at_end(words: Sequence[str]) -> int:
    """How many of the last words make a role of the table; 0: none."""
    roles = load_roles()
    for size in range(min(LONGEST_NOUN, len(words)), 0, -1):
        if " ".join(words[-size:]).lower() in roles:
            return size
    return 0


def _modifiers(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words before a noun back to where its phrase begins; of these, those with a capital."""
    kept: list[str] = []
    for word in reversed(words[-8:]):
        plain = word.lower().strip(".,'’")
        if any(plain in words_of_class(name) for name in _PHRASE_ENDS):
            break
        kept.append(re.sub(r"['’]s?$", "", word.strip(".,'’")))
        if plain in words_of_class("determiner"):
            break
    return _lower(kept), _lower(word for word in kept if word[:1].isupper())


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _after(text: str, name: Span, sentence: Span) -> Iterator[Introduction]:
    """Party and state in brackets, an age, an apposition, "is the …"."""
    if _MAY_BEGIN.match(text, name.end) is None:
        return
    end = min(sentence.end, name.end + REACH)
    place = name.end
    if (party := _PARTY.match(text, place, end)) is not None:
        state = frozenset({(party[2] or "").lower().strip(". ")}) - {""}
        yield Introduction(_PARTIES[party[1]], state, state)
        place = party.end()
    if (copula := _COPULA.match(text, place, end)) is not None:
        yield from parse_noun_phrase(_segment(text, copula.end(), end), needs_start=True)
        return
    if (comma := _AFTER.match(text, place, end)) is None:
        return
    place = comma.end()
    if (age := _AGE.match(text, place, end)) is not None:
        yield Introduction(f"{age[1]}-year-old", frozenset())
        place = age.end()
    yield from parse_noun_phrase(_segment(text, place, end), needs_start=True)


def _segment(text: str, start: int, end: int) -> str:
    match = _SEGMENT_END.search(text, start, end)
    return text[start : match.start() if match is not None else end]


def _set_off_before(text: str, name: Span, sentence: Span) -> Iterator[Introduction]:
    """A phrase with a determiner, a comma, the name, a mark: "the group's director, X,"."""
    start = max(sentence.start, name.start - REACH)
    before, comma, titles = text[start : name.start].rpartition(", ")
    is_closed = text[name.end : name.end + 1] in {",", ".", ""}
    if not comma or not is_closed or not all(map(_is_title, titles.split())):
        return
    segment = _BREAK.split(before)[-1]
    words = segment.split()
    for number in range(len(words) - 1, -1, -1):
        if words[number].lower() in words_of_class("determiner") or words[number].endswith(
            ("'s", "’s")
        ):
            before = words[number - 1].lower() if number else ""
            is_role = words[-1].lower() in load_roles()
            if before not in words_of_class("preposition") - {"to", "of"} or is_role:
                yield from parse_noun_phrase(" ".join(words[number:]), needs_start=False)
            return


def _is_title(word: str) -> bool:
    return word in load_titles() or word.lower() in load_roles()


def parse_noun_phrase(phrase: str, *, needs_start: bool) -> Iterator[Introduction]:
    """The role or body noun that heads ``phrase``, with all its other words.

    With ``needs_start`` the phrase must begin as an apposition does: with an article, a
    possessive, "former", or a word in small letters; "Ted Cruz and" is none.
    """
    words = WORD.findall(phrase)
    if not words:
        return
    first = words[0].lower()
    if needs_start and not (
        first in _STARTS
        or words[0][0].islower()
        or words[0].endswith(("'s", "’s"))
        or _has_role(words)
    ):
        return
    if first in words_of_class("preposition") or first in words_of_class("relative"):
        return
    if any(_is_verb(word) for word in words):
        return  # a clause of its own: ", his son said"
    for number, word in enumerate(words):
        plain = word.lower()
        if plain in words_of_class("preposition") and number:
            return
        size = _noun_size(words, number)
        if size:
            noun = " ".join(words[number : number + size]).lower()
            others = [re.sub(r"['’]s?$", "", w) for w in (*words[:number], *words[number + size :])]
            capitals = (w for n, w in enumerate(others) if w[:1].isupper())
            yield Introduction(noun, _lower(others), _lower(capitals))
            if number + size < len(words) and _noun_size(words, number + size):
                continue  # "campaign manager": the last noun is the head
            return


def _is_verb(word: str) -> bool:
    return word in words_of_class("auxiliary") or word in words_of_class("past")


def _has_role(words: Sequence[str]) -> bool:
    return any(_noun_size(words, number) for number in range(min(4, len(words))))


def _noun_size(words: Sequence[str], number: int) -> int:
    """Words of the longest role or body noun that begins here; 0: none does."""
    roles, bodies = load_roles(), load_bodies()
    for size in range(min(LONGEST_NOUN, len(words) - number), 0, -1):
        phrase = " ".join(words[number : number + size]).lower()
        if phrase in roles or phrase in bodies:
            return size
    return 0

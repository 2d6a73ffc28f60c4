"""Persuasive wording known by patterns of words: "utterly dishonest", "a flood of cheap imports".

A pattern is a row of ``framing_patterns.tsv``; the words behind its roles, and the subjects in
which a word is meant plainly, are rows of ``framing_roles.tsv``. The header of each says how a row
is written. What a row asks of the place it is found in, each a sign and a role or a word:

    -war      none of these words is in the sentence        &our     one of them is
    +policy   one of them is among the next words           <made    it stands right before
    ^         a clause begins here                          !by      "by" does not follow
    ?         the sentence is a question
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from hearsay.records.document import Span
from hearsay.records.tags import Framing, Technique
from hearsay.tag.framing_forms import adverb_of, forms_of, plural_of

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SCORE = 0.7  # how surely a pattern is loaded where it stands: 0.6 to 0.9 by hand on news
_FEW = 4  # patterns of one first word that are tried without looking at the second
_GAP = 3  # words that "..." stands for at most
_NEXT = 6  # words in which "+policy" looks for one of its role
_JOINT = re.compile(r"[’'”\"]?[ \n]+[‘'“\"]?")

Asked = tuple[tuple[str, str], ...]  # what is asked of a place: signs, each with a role or a word
_Tokens = tuple[frozenset[str] | None, ...]  # None: any word; an empty set: a gap


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row: the words in their order, the technique, and what it asks of its place."""

    tokens: _Tokens
    technique: Technique
    asked: Asked
    takes_noun: bool


_Shelf = tuple[tuple[Pattern, ...], dict[str, tuple[Pattern, ...]]]  # tried always; by second word


@cache
def roles() -> dict[str, frozenset[str]]:
    """The words behind each role."""
    return {role: frozenset(words.split(" ")) for role, words in _rows("framing_roles.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    table = (files("hearsay.data") / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in table.splitlines()[2:] if line)


@cache
def _by_first() -> dict[str, _Shelf]:
    """The patterns by each word that they can begin with."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for wording, technique, where in _rows("framing_patterns.tsv"):
        asked = asked_of(() if where == "." else where.split(" "))
        for tokens in _variants(wording.split(" ")):
            takes_noun = wording.endswith("+a")
            pattern = Pattern(tokens, Technique(technique), asked, takes_noun)
            for word in tokens[0] or ():
                found[word].append(pattern)
            if takes_noun:
                found[adverb_of(wording[:-2])].append(
                    Pattern(
                        (frozenset({adverb_of(wording[:-2])}),), pattern.technique, asked, False
                    )
                )
    return {word: _shelved(listed) for word, listed in found.items()}


def _shelved(listed: Sequence[Pattern]) -> _Shelf:
    """The patterns of one first word; of a frequent one by the word that comes second."""
    if len(listed) <= _FEW:
        return tuple(listed), {}
    is_open = [len(one.tokens) == 1 or not one.tokens[1] or _is_name(one) for one in listed]
    by_second: dict[str, list[Pattern]] = defaultdict(list)
    for pattern, always in zip(listed, is_open, strict=True):
        for word in () if always else pattern.tokens[1] or ():
            by_second[word].append(pattern)
    always_tried = tuple(one for one, always in zip(listed, is_open, strict=True) if always)
    return always_tried, {word: tuple(some) for word, some in by_second.items()}


def _is_name(pattern: Pattern) -> bool:
    return any("{" in word for word in pattern.tokens[1] or ())


def asked_of(signs: Iterable[str]) -> Asked:
    """What the cell of a table asks for."""
    return tuple((sign[0], sign[1:]) for sign in signs)


def _variants(tokens: Sequence[str]) -> Iterator[_Tokens]:
    """The pattern with and without each part that may be missing."""
    if not tokens:
        yield ()
        return
    for rest in _variants(tokens[1:]):
        if tokens[0].endswith("?"):
            yield rest
        yield (_words_of(tokens[0].removesuffix("?")), *rest)


def _words_of(token: str) -> frozenset[str] | None:
    if token == "*":  # noqa: S105  # a token of a pattern, no secret
        return None
    if token == "...":  # noqa: S105
        return frozenset()
    if token in {"{name}", "{names}"}:
        return frozenset({token})
    if token.startswith("{"):
        return roles()[token[1:-1]]
    if token.endswith("+v"):
        return roles().get(f"={token[:-2]}") or forms_of(token[:-2])
    if token.endswith("+n"):
        return frozenset({token[:-2], plural_of(token[:-2])})
    return frozenset({token.removesuffix("+a").rstrip("'").replace("’", "'")})


class Scanned:
    """One sentence as words with their places, small and with straight apostrophes."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        matches = list(_WORD.finditer(text, span.start, span.end))
        self.starts = [one.start() for one in matches]
        self.ends = [one.end() for one in matches]
        self.words = [one.group().lower().replace("’", "'") for one in matches]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            found[word].append(number)
        return found

    def has(self, role: str, but: range = range(0)) -> bool:
        """Whether a word of the role is in the sentence outside these places."""
        words = roles().get(role) or frozenset({role})
        return any(
            any(place not in but for place in self.places[word])
            for word in words & self.places.keys()
        )

    def meets(self, asked: Asked, span: Span) -> bool:
        """Whether the place of some words is what is asked for."""
        first = bisect_left(self.starts, span.start)
        found = range(first, bisect_left(self.starts, span.end, first))
        return all(_is_met(self, sign, role, found) for sign, role in asked)

    def joins(self, number: int) -> bool:
        """Whether only a blank is between this word and the one before."""
        between = self.text[self.ends[number - 1] : self.starts[number]]
        return between == " " or _JOINT.fullmatch(between) is not None

    def opens(self, number: int) -> bool:
        """Whether a clause begins with this word."""
        if not number or self.words[number - 1] in roles()["opener"]:
            return True
        return bool(self.text[self.ends[number - 1] : self.starts[number]].strip(" ’'\n"))


def find_patterns(sentence: Scanned) -> Iterator[tuple[Framing, bool]]:
    """Every pattern in one sentence, and whether it takes the noun behind it."""
    by_first = _by_first()
    for number, word in enumerate(sentence.words):
        if (shelf := by_first.get(word)) is None:
            continue
        second = sentence.words[number + 1] if number + 1 < len(sentence.words) else ""
        for pattern in (*shelf[0], *shelf[1].get(second, ())):
            end = _end(sentence, pattern.tokens, number)
            if end and _fits(sentence, pattern, range(number, end)):
                first = number - (("<", "owner") in pattern.asked)  # "Orvik's backyard"
                span = Span(sentence.starts[first], sentence.ends[end - 1])
                yield Framing(span, pattern.technique, _SCORE), pattern.takes_noun


def _end(sentence: Scanned, tokens: _Tokens, start: int) -> int:
    """Behind which word the pattern that begins here ends; 0 if it is not here."""
    number = start
    for place, token in enumerate(tokens):
        if token is not None and not token:
            return _end_after_gap(sentence, tokens[place + 1 :], number)
        if number >= len(sentence.words) or (number > start and not sentence.joins(number)):
            return 0
        if token is not None and not _is_one(sentence, number, token):
            return 0
        number += 1
    return number


def _end_after_gap(sentence: Scanned, rest: _Tokens, number: int) -> int:
    for first in range(number, min(number + _GAP + 1, len(sentence.words))):
        if not sentence.joins(first):
            return 0
        if end := _end(sentence, rest, first):
            return end
    return 0


def _is_one(sentence: Scanned, number: int, token: frozenset[str]) -> bool:
    if sentence.words[number] in token:
        return True
    if "{name}" in token or "{names}" in token:
        is_name = sentence.text[sentence.starts[number]].isupper()
        return is_name and ("{name}" in token or sentence.words[number][-1] == "s")
    return False


def _fits(sentence: Scanned, pattern: Pattern, found: range) -> bool:
    return all(_is_met(sentence, sign, role, found) for sign, role in pattern.asked)


def _is_met(sentence: Scanned, sign: str, role: str, found: range) -> bool:
    """Whether the place is what the pattern asks for; the signs are in the text at the top."""
    words = roles().get(role) or frozenset({role})
    if sign in "-&":
        return sentence.has(role, found) == (sign == "&")
    if sign == "+":
        return _is_followed(sentence, role, words, found.stop)
    if sign == "<":
        before = sentence.words[found.start - 1] if found.start else ""
        return before.endswith(("'s", "s'")) if role == "owner" else before in words
    if sign == "!":
        return role not in sentence.words[found.stop :]
    if sign == "?":
        return (
            sentence.text[sentence.span.start : sentence.span.end].rstrip("”’\"' )").endswith("?")
        )
    return sentence.opens(found.start)


def _is_followed(sentence: Scanned, role: str, words: frozenset[str], after: int) -> bool:
    if role == "name":
        is_there = after < len(sentence.words) and sentence.joins(after)
        return is_there and sentence.text[sentence.starts[after]].isupper()
    for number in range(after, min(after + _NEXT, len(sentence.words))):
        between = sentence.text[sentence.ends[number - 1] : sentence.starts[number]]
        if set(between) & set(".;:!?"):
            return False
        if sentence.words[number] in words:
            return True
    return False

"""Persuasive wording known by its shape: "experts say", "mistakes were made"."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from hearsay.records.document import Span
from hearsay.records.tags import Framing, Technique
from hearsay.tag.framing_patterns import Scanned

_BE = frozenset({"was", "were", "been", "be"})
_HISTORY = ("of all time", "in history", "in the history of mankind", "in the history of the world",
            "in human history", "the world has ever seen", "in living memory")  # fmt: skip
_OPENS = frozenset({"but", "and", "that", "as", "while", "although", "because", "yet", "though"})
_SURE, _LIKELY = (
    0.8,
    0.7,
)  # by hand on news: a superlative of history, and a shape that may be plain
_FAR = 6  # words between "the worst" and "in history"


@cache
def words_that(says: str) -> frozenset[str]:
    """The words of ``framing_words.tsv`` that have this role."""
    table = (files("hearsay.data") / "framing_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[2:] if line)
    return frozenset(word for word, role in rows if role == says)


@cache
def _signals() -> frozenset[str]:
    """Words without which no shape but a slogan's can be there."""
    roles = ("authority", "deed", "wrong", "best")
    more = {"so-called", "regime", "supposed", "most"}
    return frozenset().union(*(words_that(role) for role in roles), more)


def find_shapes(sentence: Scanned) -> Iterator[Framing]:
    """The shapes in one sentence."""
    signals = _signals()
    if signals.isdisjoint(sentence.words):
        return
    words = list(zip(sentence.starts, sentence.ends, sentence.words, strict=True))
    for number, word in enumerate(sentence.words):
        if word in signals and not (word in words_that("authority") and sentence.has("study")):
            yield from _at(sentence.text, words, number)


_Words = list[tuple[int, int, str]]


def _at(text: str, words: _Words, number: int) -> Iterator[Framing]:
    """What the word at this place begins."""
    start, end, word = words[number]
    following = words[number + 1 : number + 4]
    after = following[0][2] if following else ""
    if (
        word in words_that("authority")
        and after in words_that("says")
        and _opens(text, words, number)
    ):
        yield Framing(Span(start, following[0][1]), Technique.VAGUE_AUTHORITY, _LIKELY)
    elif word in words_that("deed"):
        yield from _deed(text, words, number)
    elif word in words_that("wrong") and number and words[number - 1][2] in _BE and after != "by":
        if not _has_agent(words, number):
            span = Span(words[number - 1][0], end)
            yield Framing(span, Technique.PASSIVE_WITHOUT_ACTOR, _LIKELY)
    elif word == "regime" and not _is_plain_regime(words, number):
        yield Framing(Span(start, end), Technique.LOADED_LANGUAGE, _LIKELY)
    elif word == "supposed" and after and after not in words_that("not_supposed"):
        if number and words[number - 1][2] in {
            "the",
            "a",
            "his",
            "her",
            "its",
            "their",
            "this",
            "these",
        }:
            yield Framing(Span(start, end), Technique.DOUBT, _LIKELY)
    elif word == "so-called" and after in words_that("mocked"):
        yield Framing(Span(start, end), Technique.DOUBT, _LIKELY)
    elif word in words_that("best") or (word == "most" and after in words_that("judging")):
        yield from _superlative(text, words, number)


def _opens(text: str, words: _Words, number: int) -> bool:
    """Whether a clause begins here, so that no name stands before: not "Orvik's critics say"."""
    if not number:
        return True
    between = text[words[number - 1][1] : words[number][0]]
    return bool(between.strip()) or words[number - 1][2] in _OPENS


def _deed(text: str, words: _Words, number: int) -> Iterator[Framing]:
    """As in: "mistakes were made", where nobody is said to have made them."""
    del text
    place = number + 1
    while place < len(words) and words[place][2] in {"had", "have", "has"}:
        place += 1
    if place + 1 >= len(words) or words[place][2] not in _BE:
        return
    last = place + 1
    if words[last][2] == "been" and last + 1 < len(words):
        last += 1
    is_alone = number == 0 or words[number - 1][2] in _OPENS | {
        "regrettable",
        "that",
        "some",
        "bad",
    }
    if words[last][2] in words_that("done") and is_alone and not _has_agent(words, last):
        span = Span(words[number][0], words[last][1])
        yield Framing(span, Technique.PASSIVE_WITHOUT_ACTOR, _LIKELY)


def _has_agent(words: _Words, number: int) -> bool:
    return any(word == "by" for _, _, word in words[number + 1 : number + 9])


def _is_plain_regime(words: _Words, number: int) -> bool:
    before = words[number - 1][2] if number else ""
    after = words[number + 1][2] if number + 1 < len(words) else ""
    return before in words_that("not_regime") or after in {"of", "for", "change"}


def _superlative(text: str, words: _Words, number: int) -> Iterator[Framing]:
    """As in: "the greatest victory in the history of mankind"."""
    if not number or words[number - 1][2] not in {"the", "our", "its", "his", "her", "their"}:
        return
    start = words[number - 1][0]
    last = words[min(number + _FAR, len(words) - 1)][1]
    lower = text[start : last + 40].lower()
    for phrase in _HISTORY:
        at = lower.find(phrase)
        if 0 <= at <= last - start:
            end = start + at + len(phrase)
            longer = " of mankind" if lower[at + len(phrase) :].startswith(" of mankind") else ""
            yield Framing(Span(start, end + len(longer)), Technique.EXAGGERATION, _SURE)
            return

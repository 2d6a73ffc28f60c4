"""The stretch of a text that a search found, with its words marked."""

import re
from dataclasses import dataclass
from functools import lru_cache

from hearsay.records.document import Span
from hearsay.store.words import Terms, fold, storable

LENGTH = 240  # characters: three lines on a page
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")  # as far as marking needs them
_SHORTEST = 3  # a stem has at least so many letters


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some of a text; ``marks`` are spans of ``text``, in order."""

    text: str
    marks: tuple[Span, ...] = ()
    start: int = 0  # where it begins in the text it is from


def cut_snippet(text: str, terms: Terms) -> Snippet:
    """The stretch with most of the words that were looked for."""
    stems = {_stem(word) for term in terms.wanted for word in term.words}
    begun = tuple(term.words[-1] for term in terms.wanted if term.is_prefix)
    marks = [
        Span(match.start(), match.end())
        for match in _WORD.finditer(text)
        if _stem(match[0]) in stems or (begun and fold(match[0]).startswith(begun))
    ]
    start, end = _best(text, marks)
    inside = (mark for mark in marks if start <= mark.start and mark.end <= end)
    shifted = tuple(Span(mark.start - start, mark.end - start) for mark in inside)
    return Snippet(storable(text[start:end]).replace("\n", " "), shifted, start)


def _best(text: str, marks: list[Span]) -> tuple[int, int]:
    """The window of ``LENGTH`` with most marks, the first of these, cut between words."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best, most, last = 0, 0, 0
    for first, mark in enumerate(marks):
        last = max(last, first)
        while last < len(marks) and marks[last].end <= mark.start + LENGTH * 3 // 4:
            last += 1
        if last - first > most:
            best, most = mark.start, last - first
    start = max(0, best - LENGTH // 4)
    if start:
        gap = text.find(" ", start, best)
        start = gap + 1 if gap != -1 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        gap = text.rfind(" ", max(start, best) + 1, end)
        end = gap if gap != -1 else end
    return start, end


@lru_cache(maxsize=50_000)  # words of a language, over and over
def _stem(word: str) -> str:
    folded = fold(word)
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST:
            return folded.removesuffix(ending)
    return folded

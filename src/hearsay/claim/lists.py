"""Read the word lists of this stage, and find their phrases in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@cache
def read_list(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of ``hearsay/data`` as tuples of cells, without its two header lines."""
    table = (files("hearsay") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in table.splitlines()[2:] if line)


def words_with(name: str, role: str) -> frozenset[str]:
    """The words of a two-column table whose second cell is ``role``."""
    return frozenset(row[0] for row in read_list(name) if row[1] == role)


def alternatives(phrases: tuple[str, ...]) -> str:
    """A pattern that matches any of the phrases, the longest first, blanks as any white space."""
    ordered = sorted(phrases, key=len, reverse=True)
    escaped = (r"\s+".join(map(_escape, phrase.split())) for phrase in ordered)
    return "|".join(escaped)


def _escape(word: str) -> str:
    """The word as a pattern, with straight and curly apostrophes alike."""
    return "".join("['’]" if mark == "'" else _plain(mark) for mark in word)


def _plain(mark: str) -> str:
    return mark if mark.isalnum() else "\\" + mark


_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a list where it stands in a text."""

    start: int
    end: int
    says: str


class Phrases:
    """The phrases of a list, found in one pass over the words of a text.

    Cheaper than a pattern of many alternatives, which is tried anew at every word.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, says in rows:
            words = tuple(token.group() for token in _TOKEN.finditer(phrase.lower()))
            found.setdefault(words[0], []).append((words, says))
        self._by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
            first: tuple(sorted(listed, key=lambda one: -len(one[0])))
            for first, listed in found.items()
        }

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Every phrase in ``text[start:end]``; of those that begin at one word, all."""
        tokens = [
            (token.start(), token.end(), token.group().lower().replace("’", "'"))
            for token in _TOKEN.finditer(text, start, end)
        ]
        for number, (begin, _, word) in enumerate(tokens):
            for words, says in self._by_first.get(word, ()):
                last = number + len(words)
                if last <= len(tokens) and all(
                    tokens[number + place][2] == one for place, one in enumerate(words)
                ):
                    yield Found(begin, tokens[last - 1][1], says)

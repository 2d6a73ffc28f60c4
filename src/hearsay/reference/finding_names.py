"""Names of events and measures in a text: what the packs know by those words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from hearsay.records.document import Span
from hearsay.reference.facts import Event, Facts
from hearsay.reference.names import Names
from hearsay.text.small_words import words_of_class

_Found = TypeVar("_Found")
_WORD = re.compile(r"[^\W_]+(?:['’./–-][^\W_]+)*")
_NO_EDGES = frozenset({"of", "in", "by", "and", "or", "that", "which"})
_LONGEST = 9  # words: "the 2015 United Nations Climate Change Conference in Paris"


@dataclass(frozen=True, slots=True)
class Named(Generic[_Found]):
    """What some words of a text name."""

    span: Span
    what: _Found


def find_events(text: str, facts: Facts) -> tuple[Named[tuple[Event, ...]], ...]:
    """Events named in a text, in order, never overlapping, the longest names first.

    Several events of one name ("NATO summit", "the Tokyo Olympics") are all given. One word in
    small letters names no event.
    """

    def look_up(words: str) -> tuple[Event, ...] | None:
        return None if words.isalpha() and words.islower() else facts.events_called(words) or None

    return tuple(_find(text, look_up))


def find_measures(text: str, names: Names) -> tuple[Named[str], ...]:
    """Measures named in a text, by id: "defence spending", "military expenditure"."""

    def look_up(words: str) -> str | None:
        return names.entity_of(words, "measure")

    return tuple(_find(text, look_up, _is_edge))


def _is_edge(word: str) -> bool:
    """Whether no name of a measure can begin or end with it; most words of a claim are such."""
    return word.isdigit() or word in words_of_class("auxiliary") or word in _NO_EDGES


def _find(
    text: str,
    look_up: Callable[[str], _Found | None],
    is_edge: Callable[[str], bool] = lambda _: False,
) -> Iterator[Named[_Found]]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    edges = [is_edge(text[start:end]) for start, end in words]
    place = 0
    while place < len(words):
        longest = 0 if edges[place] else min(_LONGEST, len(words) - place)
        for count in range(longest, 0, -1):
            if edges[place + count - 1]:
                continue
            start, end = words[place][0], words[place + count - 1][1]
            what = look_up(text[start:end])
            if what is not None:
                yield Named(Span(start, end), what)
                place += count - 1
                break
        place += 1

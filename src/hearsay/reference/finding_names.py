"""Names of events and measures in a text: what the packs know by those words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from hearsay.records.document import Span
from hearsay.reference.facts import Event, Facts
from hearsay.reference.names import Names

_Found = TypeVar("_Found")
_WORD = re.compile(r"[^\W_]+(?:['’./–-][^\W_]+)*")
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
    return tuple(_find(text, lambda words: names.entity_of(words, "measure")))


def _find(text: str, look_up: Callable[[str], _Found | None]) -> Iterator[Named[_Found]]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    place = 0
    while place < len(words):
        for count in range(min(_LONGEST, len(words) - place), 0, -1):
            start, end = words[place][0], words[place + count - 1][1]
            what = look_up(text[start:end])
            if what is not None:
                yield Named(Span(start, end), what)
                place += count - 1
                break
        place += 1

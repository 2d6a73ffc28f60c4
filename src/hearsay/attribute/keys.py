"""Which of many phrases a sentence can hold at all: looked up by a key, in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from hearsay.text.tables import pattern_of

Item = TypeVar("Item")


class KeyIndex(Generic[Item]):
    """Items by keys, words that have to stand in a text for the item to be worth a search."""

    def __init__(self, items: Iterable[tuple[Sequence[str], Item]]) -> None:
        """Of each item its keys, any of which is enough, in small letters."""
        self._items: list[Item] = []
        found: dict[str, set[int]] = defaultdict(set)
        for keys, item in items:
            for key in keys:
                found[key].add(len(self._items))
            self._items.append(item)
        # the pattern finds the longest key at each place, which may begin with shorter ones
        self._numbers = {key: _with_shorter(key, found) for key in found}
        self._pattern = re.compile(rf"(?=({pattern_of(found).pattern}))")

    def find(self, text: str, start: int, end: int) -> list[tuple[Item, int]]:
        """The items a stretch has a key of, in the order they were given, and where it first is."""
        places: dict[int, int] = {}
        for match in self._pattern.finditer(text, start, end):
            for number in self._numbers.get(match[1].lower(), ()):
                places.setdefault(number, match.start())
        return [(self._items[number], places[number]) for number in sorted(places)]


def _with_shorter(key: str, found: dict[str, set[int]]) -> set[int]:
    words = key.split(" ")
    shorter = (" ".join(words[:number]) for number in range(1, len(words) + 1))
    return {number for one in shorter for number in found.get(one, ())}

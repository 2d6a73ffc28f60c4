"""Which of many phrases a sentence can hold at all: looked up by words it must have."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")

_WORD = re.compile(r"[\w’'-]+")


class KeyIndex(Generic[Item]):
    """Items by keys, words that have to stand in a text for the item to be worth a search."""

    def __init__(self, items: Iterable[tuple[str, Item]]) -> None:
        """Of each item its key, one word or more in small letters."""
        self._items: list[Item] = []
        self._by_first: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for key, item in items:
            self._by_first[key.split(" ")[0]].append((key, len(self._items)))
            self._items.append(item)

    def find(self, text: str, start: int, end: int) -> list[Item]:
        """The items whose key a stretch has, whole words in small or capital letters."""
        stretch = text[start:end].lower()
        found: set[int] = set()
        for match in _WORD.finditer(stretch):
            for key, number in self._by_first.get(match.group(), ()):
                if number not in found and _stands(key, stretch, match.start()):
                    found.add(number)
        return [self._items[number] for number in sorted(found)]


def _stands(key: str, text: str, place: int) -> bool:
    after = text[place + len(key) : place + len(key) + 1]
    return text.startswith(key, place) and not (after.isalnum() or after in {"_", "-"})

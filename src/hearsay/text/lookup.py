"""Find any of many phrases in a text by looking up the words they begin with.

Cheaper than one pattern of all phrases, which takes longer to compile than a short text to read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")

_WORD = re.compile(r"(?<![\w’'-])[\w-]+")


class Lookup(Generic[Item]):
    """Phrases, each with an item that is handed back where the phrase stands."""

    def __init__(self, phrases: Iterable[tuple[str, Item]]) -> None:
        found: dict[str, list[tuple[str, Item]]] = defaultdict(list)
        for phrase, item in phrases:
            first = _WORD.match(phrase)
            found[_small(first.group() if first else phrase)].append((phrase, item))
        self._by_first = {
            first: sorted(listed, key=lambda one: -len(one[0])) for first, listed in found.items()
        }
        lengths = (len(phrase) for listed in found.values() for phrase, _ in listed)
        self._longest = max(lengths, default=0)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Item]]:
        """Where a phrase stands whole, and its item; of those at one place the longest first.

        A word of a phrase may begin with a capital in the text; a blank is one blank.
        """
        for match in _WORD.finditer(text, start, end):
            phrases = self._by_first.get(_small(match.group()))
            if phrases is None:
                continue
            place = match.start()
            low = text[place : min(end, place + self._longest)].lower()
            for phrase, item in phrases:
                last = place + len(phrase)
                is_like = low.startswith(phrase.lower()) and last <= end
                if is_like and _is_same(text[place:last], phrase) and _ends(text, last, end):
                    yield place, last, item


def _is_same(words: str, phrase: str) -> bool:
    """Whether the words are the phrase, but for capitals where it has small letters."""
    if words == phrase:
        return True
    pairs = zip(words.split(" "), phrase.split(" "), strict=False)
    return len(words) == len(phrase) and all(
        word == part or _small(word) == part for word, part in pairs
    )


def _ends(text: str, place: int, end: int) -> bool:
    """Whether a word ends here: "minister’s" does, "minister-elect" goes on."""
    after = text[place : place + 1] if place < end else ""
    return not (after.isalnum() or after in {"_", "-"})


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]

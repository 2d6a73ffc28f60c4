"""Mentions of offices: "Foreign Minister", "the prime minister", "Army General"."""

import re
from collections.abc import Iterator
from functools import cache

from hearsay.records.document import Span
from hearsay.text.people import Role, load_roles, load_titles

_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")
_LONGEST = 5  # words in the longest office of the table, "chief of the general staff"


@cache
def _offices() -> dict[str, list[tuple[str, ...]]]:
    """Offices of the table by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for role in load_roles().values():
        if role.is_office:
            words = tuple(role.noun.split())
            found.setdefault(words[0], []).append(words)
    for listed in found.values():
        listed.sort(key=len, reverse=True)
    return found


def find_offices(text: str) -> tuple[Span, ...]:
    """Offices in order, each with the capitalised words that belong to it; never overlapping."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    lower = [text[start:end].lower().rstrip(".") for start, end in words]
    return tuple(_spans(text, words, lower))


def _spans(text: str, words: list[tuple[int, int]], lower: list[str]) -> Iterator[Span]:
    offices, titles, roles = _offices(), load_titles(), load_roles()
    number, free_from = 0, 0
    while number < len(words):
        size = _office_at(lower, number, offices)
        start, end = words[number]
        title = titles.get(text[start:end])
        if size:
            first = _first_word(text, words, number, free_from)
            yield Span(words[first][0], _without_dot(text, words[number + size - 1][1]))
            number += size
            free_from = number
        elif title is not None and title.role is not None and not title.is_kept:
            if roles.get(title.role, _NONE).is_office:
                yield Span(start, end)
                free_from = number + 1
            number += 1
        else:
            number += 1


_NONE = Role("", "", None, False, frozenset())


def _office_at(lower: list[str], number: int, offices: dict[str, list[tuple[str, ...]]]) -> int:
    """How many words the office that begins here has; 0: none does."""
    for words in offices.get(lower[number], ()):
        if tuple(lower[number : number + len(words)]) == words:
            return len(words)
    return 0


def _first_word(text: str, words: list[tuple[int, int]], number: int, free_from: int) -> int:
    """Go back over "Deputy Foreign" before "Minister": capitalised words with single blanks."""
    if not text[words[number][0]].isupper():
        return number
    first = number
    while first > free_from and number - first < _LONGEST:
        start, end = words[first - 1]
        joined = text[end : words[first][0]] == " "
        if not joined or not text[start].isupper() or text[end - 2 : end] in {"'s", "’s"}:
            break
        if text[start:end].lower() in _ARTICLES:
            break
        first -= 1
    return first


_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "our", "its", "my"})


def _without_dot(text: str, end: int) -> int:
    return end - 1 if text[end - 1] == "." else end

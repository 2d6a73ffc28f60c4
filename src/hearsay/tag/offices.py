"""Mentions of offices: "Foreign Minister", "the prime minister", "Army General"."""

import re
from collections.abc import Iterator
from functools import cache

from hearsay.records.document import Span
from hearsay.text.lookup import Lookup
from hearsay.text.people import Role, load_roles, load_titles
from hearsay.text.tables import read_table

LONGEST = 5  # capitalised words that may stand before an office and belong to it
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_NO_ROLE = Role("", "", None, False, frozenset())
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "our", "its", "my"})


def find_offices(text: str) -> tuple[Span, ...]:
    """Offices in order, each with the capitalised words that belong to it; never overlapping."""
    return tuple(_spans(text))


@cache
def _offices() -> Lookup[None]:
    nouns = [row["noun"] for row in read_table("roles.csv") if row["office"] == "yes"]
    roles = load_roles()
    titles = [
        title.form.rstrip(".")
        for title in load_titles().values()
        if title.role and roles.get(title.role, _NO_ROLE).is_office and not title.is_kept
    ]
    forms = [*nouns, *(form for form in titles if form[0].isupper())]
    return Lookup((form, None) for form in dict.fromkeys(forms))


def _spans(text: str) -> Iterator[Span]:
    free_from = 0
    for start, end, _ in _offices().find(text, 0, len(text)):
        if start < free_from:
            continue
        first = _first_word(text, start, free_from) if text[start].isupper() else start
        yield Span(first, end)
        free_from = end


def _first_word(text: str, start: int, free_from: int) -> int:
    """Go back over "Deputy Foreign" before "Minister": capitalised words with single blanks."""
    for _ in range(LONGEST):
        before = _BEFORE.search(text, max(free_from, start - 30), start)
        if before is None or not before[1][0].isupper():
            break
        if before[1].lower() in _ARTICLES or before[1].endswith(("'s", "’s")):
            break
        start = before.start()
    return start

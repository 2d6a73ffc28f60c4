"""Read the word lists of this stage."""

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

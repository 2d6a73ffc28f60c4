"""Read the word lists of this stage."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def read_list(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of ``hearsay/data`` as tuples of cells, without its two header lines."""
    table = (files("hearsay") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in table.splitlines()[2:] if line)


@cache
def words_as(name: str, role: str) -> tuple[str, ...]:
    """The words of a two-column table whose second cell is ``role``, longest first."""
    found = (row[0] for row in read_list(name) if row[1] == role)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def shapes(family: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes of a family, "figure" or "promise", and what each tells, in order of the table."""
    rows = [(row[0], row[1]) for row in read_list(f"{family}_shapes.tsv")]
    given = {what[1:]: shape for what, shape in rows if what.startswith("=")}
    return tuple(
        (what, re.compile(_written_out(shape, given, f"{family}_words.tsv")))
        for what, shape in rows
        if not what.startswith("=")
    )


def _written_out(shape: str, given: Mapping[str, str], words: str) -> str:
    """A shape with every @word@ replaced by what it stands for."""

    def stands_for(found: re.Match[str]) -> str:
        if found[1] in given:
            return _written_out(given[found[1]], given, words)
        return "|".join(re.escape(word) for word in words_as(words, found[1]))

    return re.sub(r"@([a-z ]+)@", stands_for, shape)


def ordinal(words: str) -> int | None:
    """The number of "32nd", "fourth" or "thirty-second"; None where it is none."""
    plain = words.lower()
    if plain[:-2].isdecimal():
        return int(plain[:-2])
    known = {row[0]: int(row[1]) for row in read_list("ordinals.tsv")}
    parts = [known.get(part) for part in plain.split("-")]
    return None if None in parts else sum(part or 0 for part in parts)

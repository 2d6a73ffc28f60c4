"""Read the word lists of this stage."""

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


def ordinal(words: str) -> int | None:
    """The number of "32nd", "fourth" or "thirty-second"; None where it is none."""
    plain = words.lower()
    if plain[:-2].isdecimal():
        return int(plain[:-2])
    known = {row[0]: int(row[1]) for row in read_list("ordinals.tsv")}
    parts = [known.get(part) for part in plain.split("-")]
    return None if None in parts else sum(part or 0 for part in parts)

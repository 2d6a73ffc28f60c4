"""Read the tables of ``hearsay.data``, and make one quick pattern of many words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

compiled = cache(re.compile)  # for patterns that only some texts need


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table by column; lines that begin with "#" are notes, commas only separate."""
    lines = files("hearsay.data").joinpath(name).read_text("utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    columns = kept[0].split(",")
    return tuple(dict(zip(columns, line.split(","), strict=True)) for line in kept[1:])


def wording_of(words: Iterable[str]) -> str:
    """The wording of a pattern that finds any of ``words`` whole, the longest at each place.

    Each may begin with a capital, also after a blank in it; a blank is one blank in the text.
    Words that begin alike share their beginning in the pattern, so that its speed hardly depends
    on their number.
    """
    tree: dict[str, dict] = {}  # type: ignore[type-arg]  # letters down to "", which ends a word
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    tops = "|".join(_both_cases(letter) + _branch(tree[letter]) for letter in sorted(tree))
    return rf"(?<![\w’'-])(?:{tops})(?![\w-])"


def _both_cases(letter: str) -> str:
    return f"[{letter}{letter.upper()}]" if letter != letter.upper() else re.escape(letter)


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]  # see wording_of
    """The rest of all words of one branch; longer ones first, as "|" takes the first that fits."""
    rest = "|".join(_letters(tree))
    if not rest:
        return ""
    if "" in tree:
        return f"(?:{rest})?"
    return f"(?:{rest})" if "|" in rest else rest


def _letters(tree: dict[str, dict]) -> Iterator[str]:  # type: ignore[type-arg]  # see wording_of
    for letter in sorted(tree):
        if letter == " ":
            after = "|".join(_both_cases(first) + _branch(tree[" "][first]) for first in tree[" "])
            yield f" (?:{after})"
        elif letter:
            yield re.escape(letter) + _branch(tree[letter])

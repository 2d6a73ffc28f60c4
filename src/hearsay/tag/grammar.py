"""Load a grammar: rules over word classes, kept as a table that is read and changed without code.

In a pattern ``<tag>`` is a word with this tag in the word tables, ``{NAME}`` a part from the same
table, ``_`` one stretch of white space, ``~`` white space or a hyphen; everything else is a regular
expression. A class is a single character, so that patterns are short and fast (see ``tokens``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.tag.finder import Finder
from hearsay.tag.tokens import Lexicon, load_lexicon, read_table


@dataclass(frozen=True)
class Grammar:
    """Compiled rules, and what may stand before and after a match and belong to it."""

    lexicon: Lexicon
    finder: Finder
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]


@cache
def load_grammar(table: str, *words: str) -> Grammar:
    """The grammar of one shipped table over the words of others; compiled once."""
    lexicon = load_lexicon(*words)
    rows = read_table(table)
    parts = {row["name"]: row["pattern"] for row in rows if row["kind"] == "part"}
    kinds: dict[str, dict[str, str]] = {"rule": {}, "before": {}, "after": {}}
    for row in rows:
        if row["kind"] != "part":
            kinds[row["kind"]][row["name"]] = lexicon.pattern(fill(row["pattern"], parts))
    before, after = (
        {name: re.compile(pattern) for name, pattern in kinds[kind].items()}
        for kind in ("before", "after")
    )
    return Grammar(lexicon, Finder.of(kinds["rule"]), before, after)


def fill(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with every ``{NAME}`` replaced by the part of that name."""
    while True:
        filled = re.sub(r"\{([A-Z]+)\}", lambda match: parts[match[1]], pattern)
        if filled == pattern:
            return filled
        pattern = filled

"""Read ranks: "the third-largest", "the biggest exporter", "second only to", "ranked fifth"."""

import re
from decimal import Decimal

from hearsay.records.document import Span
from hearsay.records.tags import Quantity
from hearsay.tag.grammar import Grammar
from hearsay.tag.quantities_values import part
from hearsay.tag.tokens import Tokens, word_set

RANK = "rank"
RULES = frozenset({"rank", "rank_top", "rank_second", "rank_word"})


def read_rank(name: str, match: re.Match[str], tokens: Tokens, grammar: Grammar) -> Quantity | None:
    """The rank as a quantity of unit "rank", 1 for the biggest; None where nothing is ranked."""
    start, end = match.start(), match.end()
    if name == "rank_second":
        value: Decimal | None = Decimal(2)
    elif name == "rank_top":
        value = Decimal(1) if is_one_thing(match, tokens) else None
    else:
        value = read_ordinal(part(match, tokens, "o"), grammar)
    if value is None:
        return None
    return Quantity(Span(tokens.starts[start], tokens.starts[end]), value, RANK)


def read_ordinal(words: list[str], grammar: Grammar) -> Decimal | None:
    """The number of "third", "12th", "5"; None where it is no rank."""
    for word in words:
        if word.isdecimal():
            return Decimal(word) if 0 < int(word) <= LAST_RANK else None
        value = grammar.lexicon.value(word)
        if value.isdecimal():
            return Decimal(value)
    return None


LAST_RANK = 999


def is_one_thing(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether one thing is first: not "one of the biggest", "the highest possible"."""
    words, start, end = tokens.words, match.start(), match.end()
    follows = words[end + 1] if end + 1 < len(words) and words[end] == " " else ""
    if not follows.islower() or follows in word_set("after_superlative"):
        return False
    before = [word.lower() for word in words[max(0, start - 4) : start] if word[0].isalpha()]
    return before[-1:] not in (["of"], ["among"]) and not names_many(words, end)


def names_many(words: list[str], end: int) -> bool:
    """Whether the noun behind is a plural: "the wealthiest members" are no one thing."""
    for place in range(end + 1, min(end + NOUN_REACH, len(words)), 2):
        word = words[place]
        if words[place - 1] != " " or not word.isalpha() or word in word_set("after_whole"):
            return False
        if word in word_set("irregular_plurals") or (word[-1] == "s" and word[-2:] not in ENDINGS):
            return True
    return False


NOUN_REACH = 8  # tokens: three words
ENDINGS = frozenset({"ss", "us", "is"})

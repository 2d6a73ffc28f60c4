"""Read numbers that nobody gave: "many", "dozens of", "tens of thousands", "most of the staff"."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from hearsay.records.document import Span
from hearsay.records.tags import Bound, NumberRange, Quantity
from hearsay.tag.grammar import Grammar
from hearsay.tag.numbers import read_number
from hearsay.tag.quantities_values import currency, part, unit_name
from hearsay.tag.quantities_whole import whole_after
from hearsay.tag.tokens import Tokens, read_table, word_set

SHARES = {"most": Bound.MORE_THAN, "majority": Bound.MORE_THAN, "minority": Bound.LESS_THAN}


def read_vague(match: re.Match[str], tokens: Tokens, grammar: Grammar) -> Quantity | None:
    """The quantity of one vague count; None where its words mean something else."""
    words = [word.lower() for word in tokens.words[match.start() : match.end()]]
    if not is_count(words[0], match, tokens):
        return None
    start, end = match.start(), match.end()
    known = [word for word in words if word in vague_counts()]
    scale = read_number(
        part(match, tokens, "c") or part(match, tokens, "c2") or part(match, tokens, "c3")
    )
    share = next((word for word in words if word in SHARES), None)
    if share is not None:
        if tokens.words[end - 1 : end] != ["of"] and tokens.words[end + 1 : end + 2] != ["of"]:
            return None
        of, end = whole_after(tokens, end, needs_of=True)
        span = Span(tokens.starts[start], tokens.starts[end])
        if of is None or of[0].isdecimal():
            return None
        return Quantity(span, None, "fraction", of, SHARES[share], vague_counts()[share])
    unit = None
    if money := part(match, tokens, "s"):
        unit = currency(money, [], grammar)
    elif words_of_unit := part(match, tokens, "u"):
        unit = unit_name(words_of_unit, grammar)
    return Quantity(
        Span(tokens.starts[start], tokens.starts[end]),
        Decimal(2) * (scale or 1) if "couple" in words else None,
        unit,
        bound=Bound.ABOUT,
        range=times(product([vague_counts()[word] for word in known]), scale) if known else None,
    )


def is_count(first: str, match: re.Match[str], tokens: Tokens) -> bool:
    """Whether "many", "few" or "most" counts here: not in "as many", "how few", "the most"."""
    words, start, end = tokens.words, match.start(), match.end()
    follows = words[end + 1].lower() if end + 1 < len(words) and words[end] == " " else ""
    if "majority" in words[start:end] and follows[:1].isdecimal():
        return False
    if first not in {"many", "few", "most"}:
        return True
    before = words[start - 2].lower() if start > 1 and words[start - 1].isspace() else ""
    if first == "most":
        return follows == "of" and before not in word_set("before_vague")
    if before in word_set("before_vague"):
        return False
    return first == "many" or follows.isalpha()


def product(ranges: list[NumberRange]) -> NumberRange:
    """The range of a count of counts: tens of thousands are 20,000 to 99,999."""
    if len(ranges) == 1:
        return ranges[0]
    scale = (ranges[-1].least or Decimal(2)) / 2
    least, most = ranges[0].least or Decimal(0), ranges[0].most or Decimal(0)
    return NumberRange(least * scale, (most + 1) * scale - 1)


def times(one: NumberRange, scale: Decimal | None) -> NumberRange:
    """The range of "several hundred": 300 to 999."""
    if scale is None or one.least is None or one.most is None:
        return one
    most = one.most * scale if one.least == one.most else (one.most + 1) * scale - 1
    return NumberRange(one.least * scale, most)


@cache
def vague_counts() -> Mapping[str, NumberRange]:
    """Least and most of each word."""
    return {
        row["word"]: NumberRange(Decimal(row["least"]), Decimal(row["most"]))
        for row in read_table("vague_counts.tsv")
    }

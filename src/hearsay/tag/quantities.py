"""Find quantities: numbers with their unit, their whole, and how they bound the real number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hearsay.records.document import Span
from hearsay.records.tags import Bound, Quantity, TimeExpression
from hearsay.tag.grammar import Grammar, load_grammar
from hearsay.tag.quantities_changes import tell_changes
from hearsay.tag.quantities_names import is_name
from hearsay.tag.quantities_ranges import join_rates, share_units, tell_ranges
from hearsay.tag.quantities_ranks import RULES, read_rank
from hearsay.tag.quantities_vague import read_vague
from hearsay.tag.quantities_values import read_value
from hearsay.tag.quantities_whole import whole_after
from hearsay.tag.tokens import HIDDEN, Tokens, word_set

TABLES = ("quantity_grammar.tsv", "number_words.csv", "quantity_words.csv")
REACH = 12  # tokens before a number that may hold its bound
SHARES = frozenset({"percent", "parts", "parts2", "slash", "half", "one_in"})


def find_quantities(text: str, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """Quantities in order of appearance, never overlapping one another or ``times``.

    "at least 3.5% of GDP" is one: value 3.5, unit "percent", of "GDP", bound at_least. Of a written
    range each end is its own. Years, dates, scores, telephone numbers and numbers that name
    something are none.
    """
    grammar = load_grammar(*TABLES)
    tokens = hide(grammar.lexicon.cut(text), times)
    found = share_units(text, list(join_rates(text, list(scan(tokens, grammar)))))
    return tuple(tell_ranges(text, tell_changes(text, found)))


def hide(tokens: Tokens, times: Sequence[TimeExpression]) -> Tokens:
    """The same tokens; those inside times get a class that no rule knows."""
    classes = list(tokens.classes)
    for time in times:
        first, end = token_at(tokens, time.span.start), token_at(tokens, time.span.end)
        classes[first:end] = HIDDEN * (end - first)
    return Tokens(tokens.words, tokens.starts, "".join(classes))


def token_at(tokens: Tokens, offset: int) -> int:
    """The first token that begins at or after this offset."""
    return bisect_left(tokens.starts, offset)


def scan(tokens: Tokens, grammar: Grammar) -> Iterator[Quantity]:
    """Every quantity the grammar finds, from left to right."""
    done = 0
    for place in grammar.finder.places(tokens.classes):
        if place < done:
            continue
        for name, match in grammar.finder.matches(tokens.classes, place):
            quantity = read(name, match, tokens, grammar, done)
            if quantity is not None:
                yield quantity
                done = token_at(tokens, quantity.span.end)
                break
            if name in {"count", "telephone"}:
                done = match.end()
                break


def read(
    name: str, match: re.Match[str], tokens: Tokens, grammar: Grammar, done: int
) -> Quantity | None:
    """The quantity of one match; None where it is none after all."""
    if name == "telephone":
        return None
    if name in RULES:
        return read_rank(name, match, tokens, grammar)
    if name == "vague":
        return read_vague(match, tokens, grammar)
    if is_name(name, match, tokens, grammar.lexicon):
        return None
    amount = read_value(name, match, tokens, grammar)
    if amount is None:
        return None
    value, unit = amount
    if unit == "point" and is_moment(tokens, match):
        return None
    first, end = match.start(), match.end()
    if unit is None and name == "count" and is_age(tokens, first, end, value):
        unit = "year"
    if unit == "pound" or (unit == "GBP" and name == "money_word"):
        unit = pounds(unit, value, tokens, match)
    bound, first = bound_before(tokens, grammar, first, done)
    after, end = bound_after(tokens, grammar, end)
    of = None
    if name in SHARES:
        of, end = whole_after(tokens, end, needs_of=name != "half")
    return Quantity(
        Span(tokens.starts[first], tokens.starts[end]),
        value,
        unit,
        of,
        after or bound or Bound.EXACTLY,
    )


def is_moment(tokens: Tokens, match: re.Match[str]) -> bool:
    """Whether "at one point" is meant."""
    before = tokens.words[max(0, match.start() - 2) : match.start()]
    return before[:1] in (["at"], ["At"]) and tokens.words[match.start()] == "one"


def is_age(tokens: Tokens, first: int, end: int, value: Decimal) -> bool:
    """Whether a number is an age: "Smith, 61, had never", "between the ages of 17 and 20"."""
    words = tokens.words
    if AGES.search("".join(words[max(0, first - AGE_REACH) : first])):
        return 0 < value <= OLDEST
    if first < 3 or end >= len(words) or words[end] not in {",", ".", "—", "―"}:
        return False
    behind_name = words[first - 1] == " " and words[first - 2] == "," and words[first - 3].istitle()
    is_alone = end == first + 1 and words[end] == ","
    return behind_name and is_alone and 0 < value <= OLDEST


def pounds(unit: str, value: Decimal, tokens: Tokens, match: re.Match[str]) -> str:
    """Whether pounds are money or weight: money in thousands, or where a text has pound signs."""
    if unit == "pound" or "sterling" in "".join(tokens.words[match.start() : match.end()]).lower():
        return unit
    near = {word.lower() for word in tokens.words[max(0, match.start() - REACH) : match.start()]}
    is_money = value >= MUCH_MONEY or "£" in tokens.words or near & word_set("money_verbs")
    return "GBP" if is_money else "pound"


OLDEST = 120  # years
AGE_REACH = 12  # tokens
AGES = re.compile(
    r"\bages?\s(?:of\s)?(?:between\s|from\s|over\s|under\s|about\s)?(?:\d+(?:\sto\s|\sand\s|-))?$",
    re.IGNORECASE,
)
MUCH_MONEY = 10_000  # so many pounds are not what a person weighs


def bound_before(
    tokens: Tokens, grammar: Grammar, first: int, done: int
) -> tuple[Bound | None, int]:
    """The bound that the words before a number give it, and where those words begin."""
    for name, pattern in grammar.before.items():
        match = pattern.search(tokens.classes, max(done, first - REACH), first)
        if match:
            return Bound(name), match.start()
    return None, first


def bound_after(tokens: Tokens, grammar: Grammar, end: int) -> tuple[Bound | None, int]:
    """The bound that the words after a number give it, and where they end."""
    for name, pattern in grammar.after.items():
        match = pattern.match(tokens.classes, end)
        if match:
            return Bound(name), match.end()
    return None, end

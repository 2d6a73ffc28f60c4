"""Find quantities: numbers with their unit, their whole, and how they bound the real number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hearsay.records.document import Span
from hearsay.records.tags import Bound, Quantity, TimeExpression
from hearsay.tag.grammar import Grammar, load_grammar
from hearsay.tag.numbers import read_number
from hearsay.tag.quantities_names import is_name
from hearsay.tag.quantities_whole import whole_after
from hearsay.tag.tokens import HIDDEN, Tokens

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
    return tuple(share_units(text, list(scan(tokens, grammar))))


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
    if name == "vague":
        return read_vague(match, tokens)
    if is_name(name, match, tokens, grammar.lexicon):
        return None
    amount = read_value(name, match, tokens, grammar)
    if amount is None:
        return None
    value, unit = amount
    first, end = match.start(), match.end()
    bound, first = bound_before(tokens, grammar, first, done)
    after, end = bound_after(tokens, grammar, end)
    of = None
    if name in SHARES:
        of, end = whole_after(tokens, end)
    return Quantity(
        Span(tokens.starts[first], tokens.starts[end]),
        value,
        unit,
        of,
        after or bound or Bound.EXACTLY,
    )


def read_vague(match: re.Match[str], tokens: Tokens) -> Quantity | None:
    """As in "many", "dozens of", "a handful of": a number nobody gave."""
    words = tokens.words
    start, end = match.start(), match.end()
    before = words[start - 2].lower() if start > 1 and words[start - 1].isspace() else ""
    first = words[start].lower()
    if first in {"many", "few", "most"}:
        if (
            before in {"how", "as", "so", "too", "not", "the", "at", "very", "his", "her", "its"}
            and first != "most"
        ):
            return None
        follows = words[end + 1].lower() if end + 1 < len(words) and words[end] == " " else ""
        if first == "most" and follows != "of":
            return None
        if first == "few" and not follows.isalpha():
            return None
    value = Decimal(2) if "couple" in [word.lower() for word in words[start:end]] else None
    return Quantity(Span(tokens.starts[start], tokens.starts[end]), value, None, None, Bound.ABOUT)


def part(match: re.Match[str], tokens: Tokens, name: str) -> list[str]:
    """The tokens of one part of a rule; empty where it has none."""
    if name not in match.re.groupindex or match.start(name) < 0:
        return []
    return tokens.words[match.start(name) : match.end(name)]


def read_value(
    name: str, match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> tuple[Decimal, str | None] | None:
    """Value and unit of one match."""
    lexicon = grammar.lexicon
    words = part(match, tokens, "n")
    unit: str | None = None
    if name in {"parts", "parts2", "slash", "half", "half_scale", "one_in"}:
        return read_fraction(name, match, tokens, grammar)
    if name in {"times", "multiple"}:
        text = part(match, tokens, "t") or part(match, tokens, "f")
        number = (
            read_number(words)
            if words
            else read_number(text[:1])
            if text[0].isdecimal() or len(text) > 1
            else Decimal(lexicon.value(text[0]))
        )
        return None if number is None else (number, "times")
    value = read_mixed(words)
    if value is None:
        return None
    for scale in part(match, tokens, "k") + part(match, tokens, "k2"):
        if lexicon.value(scale) and not scale.isspace():
            value *= Decimal(lexicon.value(scale))
        elif scale.strip():
            value = value * (read_number([scale]) or 1)
    if part(match, tokens, "g"):
        value = -value
    if name in {"money", "code_money", "money_word"}:
        unit = currency(part(match, tokens, "s"), part(match, tokens, "c"), grammar)
        if unit is None:
            return None
    elif name == "points":
        unit = (
            "basis_point"
            if "basis" in [word.lower() for word in part(match, tokens, "u")]
            else "percentage_point"
        )
    elif name == "percent":
        unit = "percent"
    elif name == "unit":
        unit = unit_name(part(match, tokens, "u"), grammar)
        if unit is None:
            return None
    elif name == "shortscale":
        scale = "".join(part(match, tokens, "k"))
        follows = "".join(tokens.words[match.end() : match.end() + 2]).strip().lower()
        if scale.strip() == "m" and (
            scale[0] == " "
            or follows in {"long", "tall", "high", "deep", "wide", "above", "below", "away"}
        ):
            return read_number(words) or Decimal(0), "metre"
        if scale[0] == " " and scale.strip() not in {"bn", "mn", "mln", "tn", "trn", "bln"}:
            return None
    return value, unit


def read_mixed(words: list[str]) -> Decimal | None:
    """A number with perhaps a vulgar fraction behind it: "2 1/2"."""
    if "/" in words:
        slash = words.index("/")
        over = Decimal(words[slash + 1])
        if not over:
            return None
        whole = read_number(words[: slash - 1]) if slash > 1 else Decimal(0)
        return (whole or Decimal(0)) + Decimal(words[slash - 1]) / over
    spaced = [
        word for place, word in enumerate(words) if not is_digit_space(words, place)
    ]  # "1 500 000"
    return read_number(spaced)


def is_digit_space(words: list[str], place: int) -> bool:
    """Whether this token is white space between two runs of digits."""
    return (
        words[place].isspace()
        and 0 < place < len(words) - 1
        and words[place - 1].isdecimal()
        and words[place + 1].isdecimal()
    )


def read_fraction(
    name: str, match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> tuple[Decimal, str | None] | None:
    """As in "a third of", "two-thirds", "one in five", "half a million"."""
    if name == "half":
        return Decimal("0.5"), "fraction"
    if name == "half_scale":
        number = read_number(part(match, tokens, "k"))
        unit = currency(part(match, tokens, "s"), [], grammar) if part(match, tokens, "s") else None
        return (number / 2, unit) if number else None
    words = part(match, tokens, "n")
    over = part(match, tokens, "d")
    top = Decimal(1) if words[0].lower() == "a" else read_number(words)
    if name in {"parts", "parts2"}:
        under: Decimal | None = Decimal(grammar.lexicon.value(over[0]))
    else:
        under = read_number(over)
    if not top or not under or top > under:
        return None
    return top / under, "fraction"


def currency(words: list[str], code: list[str], grammar: Grammar) -> str | None:
    """The ISO 4217 code of a symbol or of words."""
    if code:
        return grammar.lexicon.value(code[0])
    kept = [word for word in words if word.strip()]
    names = [grammar.lexicon.value(word) for word in kept]
    if "hong" in [word.lower() for word in kept]:
        return "HKD"
    if "Zealand" in kept:
        return "NZD"
    if grammar.lexicon.value(kept[-1]) and not kept[-1].isalpha():
        return names[0] if len(kept) > 1 and names[0] else names[-1]
    if any(name and len(name) == 3 for name in names):
        return next(name for name in names if name and len(name) == 3)
    return None


def unit_name(words: list[str], grammar: Grammar) -> str | None:
    """The unit's one name: "square kilometres" is square_kilometre."""
    kept = [word.lower() for word in words if word.strip() and word != "-"]
    names = [
        grammar.lexicon.value(word) or grammar.lexicon.value(word.lower())
        for word in words
        if word.strip() and word != "-"
    ]
    if kept[0] in {"square", "sq", "cubic", "nautical"}:
        return f"{'square' if kept[0] == 'sq' else kept[0]}_{names[1]}"
    if kept[0] in {"metric", "short"}:
        return "tonne" if kept[0] == "metric" else names[1]
    if kept[0] == "°":
        return "degree_celsius" if kept[1] == "c" else "degree_fahrenheit"
    if kept[-1] in {"c", "f", "celsius", "centigrade", "fahrenheit"} and names[0] == "degree":
        return "degree_celsius" if kept[-1][0] == "c" else "degree_fahrenheit"
    if "per" in kept or "/" in kept:
        return f"{names[0]}_per_{'hour' if kept[-1] in {'hour', 'h', 'hr'} else 'second'}"
    return names[0] or None


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


RANGE = re.compile(r"\s?[-–—‑]\s?|\s(?:to|and|or)\s", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


def share_units(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """The same quantities; the first of "5 to 6 percent" gets the unit of the second."""
    for place, one in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if (
            after
            and one.unit is None
            and after.unit not in {None, "fraction", "times"}
            and one.value is not None
        ):
            gap = text[one.span.end : after.span.start]
            if (
                len(gap) < 6
                and RANGE.fullmatch(gap)
                and (
                    gap.strip() != "and"
                    or BETWEEN.search(text[max(0, one.span.start - 9) : one.span.start])
                )
            ):
                value = one.value
                if (
                    after.value is not None
                    and after.value >= 1000 * value
                    and after.value % 1000 == 0
                    and after.unit != "percent"
                ):
                    tail = text[after.span.start : after.span.end].lower()
                    for word, factor in (
                        ("million", 10**6),
                        ("billion", 10**9),
                        ("trillion", 10**12),
                        ("thousand", 10**3),
                    ):
                        if word in tail:
                            value *= factor
                yield Quantity(one.span, value, after.unit, after.of, one.bound)
                continue
        yield one

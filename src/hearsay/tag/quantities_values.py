"""Value and unit of a quantity: figures, fractions, scales, currencies by ISO 4217, units."""

import re
from decimal import Decimal

from hearsay.tag.grammar import Grammar
from hearsay.tag.numbers import read_mixed, read_number
from hearsay.tag.tokens import Tokens, word_set


def part(match: re.Match[str], tokens: Tokens, name: str) -> list[str]:
    """The tokens of one part of a rule; empty where it has none."""
    if name not in match.re.groupindex or match.start(name) < 0:
        return []
    return tokens.words[match.start(name) : match.end(name)]


def read_value(
    name: str, match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> tuple[Decimal, str | None] | None:
    """Value and unit of one match; None where it is no quantity."""
    words = part(match, tokens, "n")
    match name:
        case (
            "parts"
            | "parts2"
            | "part_scale"
            | "part_by"
            | "slash"
            | "half"
            | "half_scale"
            | "one_in"
        ):
            return read_fraction(name, match, tokens, grammar)
        case "times" | "multiple":
            return read_multiple(match, tokens, grammar)
        case "odds":
            value = read_mixed(words)
            is_to_one = read_number(part(match, tokens, "d")) == 1
            return (value, "ratio") if is_to_one and value and value > 1 else None
        case "height":
            feet, inches = read_number(words), read_number(part(match, tokens, "i"))
            is_height = feet is not None and inches is not None and inches < 12
            return (12 * (feet or 0) + (inches or Decimal(0)), "inch") if is_height else None
        case "shortscale" if is_metre(match, tokens):
            return read_number(words) or Decimal(0), "metre"
        case "shortscale" if "".join(part(match, tokens, "k")) in {" m", " b", " k", " M"}:
            return None
        case "shortscale" if is_suffix(match, tokens):
            return None
    scaled = read_scaled(match, tokens, grammar)
    return None if scaled is None else with_unit(name, scaled, match, tokens, grammar)


def with_unit(
    name: str, value: Decimal, match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> tuple[Decimal, str | None] | None:
    """The value with the unit its rule found; None where a rule's unit means nothing."""
    words = part(match, tokens, "u")
    match name:
        case "money" | "code_money" | "money_word":
            unit = currency(part(match, tokens, "s"), part(match, tokens, "c"), grammar)
        case "points":
            is_basis = "basis" in [word.lower() for word in words]
            unit = "basis_point" if is_basis else "percentage_point"
        case "percent":
            unit = "percent"
        case "frost":
            unit = "degree_celsius" if words == ["C"] else "degree_fahrenheit"
        case "unit":
            unit = unit_name(words, grammar)
        case _:
            return tidy(value), None
    return (tidy(value), unit) if unit else None


def read_scaled(match: re.Match[str], tokens: Tokens, grammar: Grammar) -> Decimal | None:
    """The number of a rule with its sign and its scale: "-5", "1.5 million", "3bn"."""
    value = read_mixed(part(match, tokens, "n"))
    if value is None:
        return None
    for scale in part(match, tokens, "k") + part(match, tokens, "k2"):
        if not scale.isspace():
            factor = grammar.lexicon.value(scale)
            value *= Decimal(factor) if factor else read_number([scale]) or 1
    return -value if part(match, tokens, "g") else value


def read_multiple(
    match: re.Match[str], tokens: Tokens, grammar: Grammar
) -> tuple[Decimal, str | None] | None:
    """As in "three times", "sevenfold", "10-fold", "doubled"."""
    words = part(match, tokens, "n")
    word = (part(match, tokens, "t") or part(match, tokens, "f") or [""])[0]
    factor = grammar.lexicon.value(word)
    number = Decimal(factor) if factor else read_number(words or [word])
    return None if number is None else (number, "times")


def is_metre(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether "m" is metres, not millions: spaced off, or lengths are spoken of around it."""
    scale = "".join(part(match, tokens, "k"))
    if scale.strip() != "m":
        return False
    words, end = tokens.words, match.end()
    follows = (
        words[end + 1].lower() if words[end : end + 1] == [" "] and end + 1 < len(words) else ""
    )
    if scale[0] == " " or follows in word_set("after_metre"):
        return True
    near = {word.lower() for word in words[max(0, match.start() - METRE_REACH) : end + METRE_REACH]}
    return bool(near & word_set("near_metre")) and not follows.endswith("s")


def is_suffix(match: re.Match[str], tokens: Tokens) -> bool:
    """Whether a capital belongs to a number that names: "221B Baker Street"."""
    follows = tokens.words[match.end() + 1 : match.end() + 2]
    is_capital = "".join(part(match, tokens, "k")).isupper()
    return is_capital and bool(follows) and follows[0].istitle()


METRE_REACH = 24  # tokens


def tidy(value: Decimal) -> Decimal:
    """A whole number without decimals left over from scaling: 1.6 billion is 1600000000."""
    whole = value.to_integral_value()
    return whole if whole == value and abs(value) >= 1000 else value


ROUND_WHOLES = frozenset({Decimal(5), Decimal(10), Decimal(100)})


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
    joined = "".join(tokens.words[match.end("n") : match.start("d")]).split()
    if joined == ["of"] and (top == 1 or read_number(over) not in ROUND_WHOLES):
        return None  # "four of 17 athletes" counts, "eight of ten" is a share
    if name in {"parts", "parts2", "part_scale", "part_by"}:
        told = grammar.lexicon.value(over[0])  # "mega parts": a word for something else
        under: Decimal | None = Decimal(told) if told.isdecimal() else None
    else:
        under = read_number(over)
    if not top or not under or top > under:
        return None
    scale = read_number(part(match, tokens, "k")) if name == "part_scale" else None
    if scale is not None:
        money = part(match, tokens, "s")
        return scale * top / under, currency(money, [], grammar) if money else None
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
    return names[-1] or None  # "peso": a currency of many countries


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
    if kept[0] == "parts":
        return f"part_per_{kept[-1]}"
    if kept[0].endswith("watt") and kept[-1].startswith("hour"):
        return f"{kept[0]}_hour"
    if kept[0] == "light":
        return "light_year"
    if kept[0] == "°":
        return "degree_celsius" if kept[1] == "c" else "degree_fahrenheit"
    if kept[-1] in {"c", "f", "celsius", "centigrade", "fahrenheit"} and names[0] == "degree":
        return "degree_celsius" if kept[-1][0] == "c" else "degree_fahrenheit"
    if {"per", "/", "a", "an"} & set(kept):
        return f"{names[0]}_per_{'hour' if kept[-1] in {'hour', 'h', 'hr'} else 'second'}"
    return names[0] or None

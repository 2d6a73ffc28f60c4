"""Read numbers written in digits or words: "1,500", "two and a half million", "a dozen"."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from hearsay.tag.tokens import read_table

NUMBER_TABLE = "number_words.csv"
MOST_DIGITS = 30  # a longer run of digits is no number anyone states


@cache
def number_words() -> Mapping[str, tuple[Decimal, bool]]:
    """Value of each number word, and whether it multiplies what stands before it."""
    return {
        row["word"]: (Decimal(row["value"]), bool({"scale", "dozen"} & set(row["tags"].split())))
        for row in read_table(NUMBER_TABLE)
    }


def read_number(words: Iterable[str]) -> Decimal | None:
    """The number that these tokens spell; None where they spell none.

    >>> read_number(["two", " ", "and", " ", "a", " ", "half", " ", "million"])
    Decimal('2500000.0')
    """
    known = number_words()
    total, current, seen = Decimal(0), Decimal(0), False
    digits = ""
    for word in [*words, ""]:
        if word.isdecimal() or (digits and word in {",", "."}):
            digits += word
            continue
        if digits:
            figure = read_digits(digits)
            if figure is None:
                return None
            current, seen, digits = current + figure, True, ""
        value, multiplies = known.get(word.lower(), (None, False))
        if value is None:
            continue
        if not multiplies:
            current += value
        elif value <= 100:  # a dozen, a hundred
            current = (current or Decimal(1)) * value
        else:
            total += (current if current or seen else Decimal(1)) * value
            current = Decimal(0)
        seen = True
    return total + current if seen else None


def read_digits(digits: str) -> Decimal | None:
    """The number written so ("1,500.5", "3,5"); None if too long or no number ("1.2.3")."""
    figure = digits.rstrip(",.")
    if not figure.isascii() or len(figure) > MOST_DIGITS:
        return None
    if "," in figure:
        head, *groups = figure.split(".")[0].split(",")
        if all(len(group) == 3 for group in groups) and 0 < len(head) <= 3:
            figure = figure.replace(",", "")
        elif len(groups) == 1 and "." not in figure and len(groups[0]) < 3:
            figure = figure.replace(",", ".")  # a decimal comma
        else:
            return None
    if figure.count(".") > 1:
        head, *groups = figure.split(".")
        if not all(len(group) == 3 for group in groups):
            return None
        figure = figure.replace(".", "")
    return Decimal(figure) if figure else None


def read_mixed(words: Sequence[str]) -> Decimal | None:
    """A number with perhaps a vulgar fraction behind it: "2 1/2"."""
    if "/" in words:
        slash = list(words).index("/")
        over = Decimal(words[slash + 1])
        if not over:
            return None
        whole = read_number(words[: slash - 1]) if slash > 1 else Decimal(0)
        return (whole or Decimal(0)) + Decimal(words[slash - 1]) / over
    spaced = [
        word for place, word in enumerate(words) if not is_digit_space(words, place)
    ]  # "1 500 000"
    return read_number(spaced)


def is_digit_space(words: Sequence[str], place: int) -> bool:
    """Whether this token is white space between two runs of digits."""
    return (
        words[place].isspace()
        and 0 < place < len(words) - 1
        and words[place - 1].isdecimal()
        and words[place + 1].isdecimal()
    )

"""Numbers and dates as one document tells them, with what they are numbers and dates of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from hearsay.check.figures import half_digit
from hearsay.check.finding import Context
from hearsay.check.lists import read_list, words_as
from hearsay.records.document import Span
from hearsay.records.tags import Bound, Quantity, TimeExpression, TimeType
from hearsay.text.small_words import words_of_class
from hearsay.text.tables import read_table

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NEAR = Decimal("0.15")  # by how much "about", "nearly", "almost" may be off: a share
_FEW = 100
_MOST = Decimal("1e15")  # stands for no upper limit
_SMALL = (
    "preposition",
    "auxiliary",
    "determiner",
    "relative",
    "conjunction",
    "subordinator",
    "calendar",
)
_ENDS = ("ing", "ies", "ied", "ed", "es", "s", "d", "e", "y")
_ROLES = frozenset({"other", "doubted", "once", "moved", "state", "says"})
_SHORTEST = 3  # letters of a stem
_NUMBER = re.compile(
    r"(?<![\w.,/:–-])(?P<money>[€$£¥])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>[ -]?(?:thousand|million|billion|trillion|bn|m|k)\b)?"
    r"(?P<share>[ ]?(?:%|per[ ]?cent\b))?"
    r"(?![\w/:–-]|[.,]\d)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(\d+)([YMWD])")
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip
_MONEY = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One number of a text: what it may be, as far as it is rounded, and its unit."""

    span: Span
    low: Decimal
    high: Decimal
    unit: str | None  # None: a count
    of: str | None = None

    def meets(self, other: "Telling") -> bool:
        """Whether both may be one number."""
        return self.low <= other.high and other.low <= self.high


def of_quantity(quantity: Quantity, context: Context) -> Telling | None:
    """A quantity as a telling; None where its value is not told, or it is no plain number."""
    value = quantity.value
    if value is None or quantity.range or quantity.unit in {"rank", "times", "fraction"}:
        return None
    half = _half(context.words(quantity.span), value, quantity.unit)
    low, high = _bounded(quantity.bound, value, half)
    return Telling(quantity.span, low, high, quantity.unit, quantity.of)


def _half(words: str, value: Decimal, unit: str | None) -> Decimal:
    """By how much the number may be rounded: what is counted one by one, not at all."""
    is_counted = unit is None and value == value.to_integral_value()
    if is_counted and (value < _FEW or value % 10):
        return Decimal(0)
    return half_digit(words, value)


def _bounded(bound: Bound, value: Decimal, half: Decimal) -> tuple[Decimal, Decimal]:
    near = max(half, _NEAR * abs(value))
    if bound is Bound.ABOUT:
        return value - near, value + near
    if bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return value - half, _MOST
    if bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return -_MOST, value + near
    return value - half, value + half


@cache
def _bounds() -> Mapping[str, Bound]:
    return {row[0]: Bound(row[1]) for row in read_list("headline_bounds.tsv")}


def of_length(time: TimeExpression) -> Telling | None:
    """A time that lasts as a telling: "four years"; None where it is none, or not exact."""
    length = _LENGTH.fullmatch(time.value)
    if time.type is not TimeType.DURATION or time.mod or length is None:
        return None
    value = Decimal(length[1])
    return Telling(time.span, value, value, length[2])


@cache
def _worded() -> re.Pattern[str]:
    words = (row["word"] for row in read_table("number_words.csv") if _counts(row["value"]))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


def _counts(value: str) -> bool:
    """Whether a number word can count: "one" seldom does, "million" never alone."""
    return value.isdecimal() and 1 < int(value) < 100


def numbers_of_headline(headline: Span, context: Context) -> tuple[Telling, ...]:
    """The numbers of a headline, where capitals make names of what they count."""
    text, times = context.document.text, context.tags.times_in(headline)
    hidden = [time.span for time in times]
    found = [told for time in times if (told := of_length(time)) is not None]
    for match in _NUMBER.finditer(text, headline.start, headline.end):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(one) for one in hidden):
            found.append(_read(match, span, headline, text))
    words = {row["word"]: row["value"] for row in read_table("number_words.csv")}
    for match in _worded().finditer(text, headline.start, headline.end):
        span, value = Span(match.start(), match.end()), Decimal(words[match.group().lower()])
        if not any(span.overlaps(one) for one in hidden):
            found.append(Telling(span, value, value, None))
    found += (
        told
        for quantity in context.tags.quantities_in(headline)
        if (told := of_quantity(quantity, context)) is not None
        and not any(told.span.overlaps(one.span) for one in found)
    )
    return tuple(sorted(found, key=lambda one: one.span))


def _read(match: re.Match[str], span: Span, headline: Span, text: str) -> Telling:
    scale = (match["scale"] or "").strip(" -").lower()
    value = Decimal(match["digits"].replace(",", "")).scaleb(_SCALES.get(scale, 0))
    unit = _MONEY.get(match["money"] or "") or ("percent" if match["share"] else None)
    before = text[headline.start : span.start].lower().rstrip("€$£¥ ")
    words = before.split()[-2:]
    bound = _bounds().get(" ".join(words)) or _bounds().get(words[-1] if words else "")
    half = _half(match.group(), value, unit)
    return Telling(span, *_bounded(bound or Bound.EXACTLY, value, half), unit)


@cache
def _classes() -> Mapping[str, str]:
    """What a word is one with: "kills", "died" and "dead"; "fell" and "falls"."""
    rows = read_list("consistency_words.tsv")
    return {row[0]: row[1] for row in rows if row[1] not in _ROLES and row[1][:3] != "of "}


@cache
def _fields() -> Mapping[str, str]:
    """What an office is about: "treasury" and "finance" are one field."""
    rows = read_list("consistency_words.tsv")
    return {row[0]: row[1] for row in rows if row[1].startswith("of ")}


def fields_of(title: str) -> frozenset[str]:
    """What an office is about, by the words of its title; none: it does not say."""
    known = (_fields().get(word) for word in re.findall(r"[a-z]+", title.lower()))
    return frozenset(found for found in known if found)


@cache
def _small() -> frozenset[str]:
    return frozenset().union(*(words_of_class(name) for name in _SMALL))


def stem_of(word: str) -> str:
    """A word without its ending; what is said with different words of one list is one stem."""
    plain = re.sub(r"['’]s?$", "", word.lower())
    if plain in _classes():
        return _classes()[plain]
    for ending in _ENDS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            return plain[: -len(ending)]
    return plain


def stems_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """The stems of the words between two places, without small words and numbers."""
    return tuple(
        stem_of(match.group())
        for match in _WORD.finditer(text, start, end)
        if match.group()[0].isalpha() and match.group().lower() not in _small()
    )


def counted_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """The stems right behind a number, up to a preposition or a mark: what is counted."""
    found = []
    for match in _WORD.finditer(text, start, end):
        if text[start : match.start()].strip(" \t") or match.group().lower() in _small():
            break
        found.append(stem_of(match.group()))
        start = match.end()
        if len(found) == 3:  # a noun and two words before it
            break
    return tuple(found)


@cache
def _pattern(role: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_as("consistency_words.tsv", role)))
    behind = r"(?![\w'’]|[ ]?cent|[ ](?:quarter|half)\b)"  # "per cent", "the third quarter"
    return re.compile(rf"(?<![\w'’])(?:{words}){behind}", re.IGNORECASE)


def has_word(role: str, stretches: Iterable[str]) -> bool:
    """Whether a word of a role of the list stands in one of these stretches."""
    return any(_pattern(role).search(stretch) for stretch in stretches)

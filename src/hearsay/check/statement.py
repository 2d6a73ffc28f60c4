"""A claim about figures as a short typed sentence: marks for what it names, words for the rest.

"Poland spent 3.3% of its GDP on defence in 2023" becomes "e0 spent q0 on defence" with the period
beside it, so that the patterns of a check can be read, and match whatever is named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from hearsay.check.finding import Context
from hearsay.check.lists import words_as
from hearsay.check.named import find_named
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.tags import Bound, Interval, Quantity, TimeExpression, TimeType
from hearsay.reference.finding_names import find_measures

_LONGEST = 500  # characters; a longer claim says more than one thing
_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_PERIOD = re.compile(
    r",? ?\b(?:(?:in|during|for|over|throughout|by|as of|at the end of|in the course of) )?"
    r"(?:the )?(?:calendar |fiscal |full )?(?:year )?(t\d+)\b,?"
)
_AS_SHARE = re.compile(
    r",? ?\b(?:as|measured as) a (?:share|percentage|proportion) of (?:its |their |the )?"
    r"(gdp|gross domestic product|[a-z]+),?"
)
_RELATIVE = re.compile(r"\b(e\d+), which ")
_OF_THEM = re.compile(
    r"\b(?:of|among) ((?:the )?e\d+'s? (?:q\d+ )?[a-z]+(?: [a-z]+)?), (?:only |just )?"
    r"(q\d+|none|all|most|few|many)\b"
)
# "The catch in Orvik was" is "Orvik's catch was", and so is "Orvik, whose catch was".
_OWNED = re.compile(
    r"(^(?:(?:in|during|for|by) t\d+,? )?|, )(?:the )?(m\d+) (?:in|of|by|at|for|across) "
    r"(?:the )?(e\d+)\b"
    r"(?!['’]| [a-z]+ (?:is|was|are)\b)"
)
_WHERE = re.compile(r"^(?:in|at|for|across) (?:the )?(e\d+),? (?:the )?(m\d+) ")
_WHOSE = re.compile(r"\b(e\d+),? whose (?:own )?(m\d+) ")
_DURATION = re.compile(r"PT?(\d+(?:\.\d+)?)([YMWDH])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_NOT_A_TIME = frozenset({"now", "current", "currently", "today", "present", "recent", "recently"})


@dataclass(frozen=True, slots=True)
class Statement:
    """The typed sentence of one claim, and what its marks stand for."""

    words: str
    entities: Mapping[str, str]  # "e0" to entity id
    quantities: Mapping[str, Quantity]
    measures: Mapping[str, str]
    times: Mapping[str, TimeExpression]
    ratio: str = ""  # "gdp" where figures are told "as a share of GDP"

    @property
    def is_dangerous(self) -> bool:
        """Whether a word in it may make another figure of it."""
        return _danger().search(self.words) is not None


@cache
def _danger() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_as("figure_words.tsv", "danger")))
    return re.compile(rf"(?<![\w'])(?:{words})(?!\w)")


@cache
def _moved() -> re.Pattern[str]:
    words = "|".join(words_as("figure_words.tsv", "cuts") + words_as("figure_words.tsv", "raises"))
    return re.compile(rf"\b(e\d+) (?:has |have |had )?({words}) (?:its|their) (m\d+)\b")


def _as_moved(found: re.Match[str]) -> str:
    """As in: "Orvik cut its catch", which is that Orvik's catch fell."""
    is_down = found[2] in words_as("figure_words.tsv", "cuts")
    return f"{found[1]}'s {found[3]} {'fell' if is_down else 'rose'}"


@cache
def _counted() -> re.Pattern[str]:
    """What is counted, behind its number: "640,000 people"."""
    words = "|".join(map(re.escape, words_as("figure_words.tsv", "counted")))
    return re.compile(
        rf"\b(q\d+) (?:people|(?:{words})s?)(?=(?: in t\d+| (?:is|are|was|were))\b|$|,)"
    )


@cache
def _passed() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_as("figure_words.tsv", "pass")))
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w']) ?")


def state(claim: Claim, context: Context) -> Statement | None:
    """The typed sentence of a claim; None where it is too long."""
    return state_span(claim.span, context) if len(claim.span) <= _LONGEST else None


def state_span(span: Span, context: Context) -> Statement:
    """The typed sentence of any stretch; each stretch of a document is read once."""
    known = context.memo.get(("statement", span))
    if not isinstance(known, Statement):
        known = context.memo[("statement", span)] = _stated(span, context)
    return known


def _stated(span: Span, context: Context) -> Statement:
    marked = _marks(span, context)
    text, place, parts = context.document.text, span.start, []
    groups: dict[str, dict[str, object]] = {"e": {}, "q": {}, "m": {}, "t": {}}
    for letter, where, what in marked:
        if where.start < place:
            continue
        key = f"{letter}{len(groups[letter])}"
        groups[letter][key] = what
        parts += [text[place : where.start].lower(), key]
        place = where.end
    parts.append(text[place : span.end].lower())
    words = _SPACE.sub(" ", "".join(parts).replace("’", "'").replace("–", " – "))
    words = _SPACE.sub(" ", _BRACKETS.sub("", words)).strip(' .!"”“')
    return Statement(words, *(groups[one] for one in "eqmt"))  # type: ignore[arg-type]


def _marks(span: Span, context: Context) -> list[tuple[str, Span, object]]:
    """What is named in the span: measures before quantities before times before entities."""
    text = context.document.text
    found: list[tuple[str, Span, object]] = []
    for one in find_measures(span.of(text), context.packs.names):
        where = Span(one.span.start + span.start, one.span.end + span.start)
        found.append(("m", where, one.what))
    found += [("q", one.span, one) for one in context.tags.quantities_in(span) if _is_amount(one)]
    if found and found[0][0] == "m":
        found += [("q", one.span, one) for one in lengths_in(span, context)]
    found += [
        ("t", time.span, time)
        for time in context.tags.times_in(span)
        if context.words(time.span).lower() not in _NOT_A_TIME and time.interval is not None
    ]
    found += [("e", one.span, one.entity) for one in find_named(context, span.start, span.end)]
    kept: list[tuple[str, Span, object]] = []
    for mark in found:  # the earlier in this order win over what they overlap
        if not any(mark[1].overlaps(other[1]) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark[1])


def lengths_in(span: Span, context: Context) -> Iterator[Quantity]:
    """Lengths of time as quantities: "12.9 weeks" is how long a wait was."""
    for time in context.tags.times_in(span):
        told = _DURATION.fullmatch(time.value) if time.type is TimeType.DURATION else None
        if told is None or time.mod not in {None, "APPROX"}:
            continue
        unit = "minute" if time.value.startswith("PT") and told[2] == "M" else _UNITS[told[2]]
        bound = Bound.ABOUT if time.mod else Bound.EXACTLY
        yield Quantity(time.span, Decimal(told[1]), unit, bound=bound)


def _is_amount(one: Quantity) -> bool:
    is_plain = one.unit not in {"rank", "times", "fraction"} and one.range is None
    return one.value is not None and is_plain


def without_passing(statement: Statement) -> Statement:
    """The statement without words that change nothing, and its share-of phrase told apart."""
    share = _AS_SHARE.search(statement.words)
    words = _AS_SHARE.sub(" ", statement.words) if share else statement.words
    words = _passed().sub("", words)
    words = _RELATIVE.sub(r"\1 ", _OF_THEM.sub(r"\2 of \1", words))
    words = _counted().sub(r"\1", words)
    words = _moved().sub(_as_moved, _WHERE.sub(r"\1's \2 ", words))
    words = _WHOSE.sub(r"\1's \2 ", _OWNED.sub(r"\1\3's \2", words))
    words = re.sub(r" ,", ",", _SPACE.sub(" ", words)).strip(" ,")
    return Statement(
        words, statement.entities, statement.quantities, statement.measures, statement.times,
        share[1] if share else "",
    )  # fmt: skip


def take_period(words: str) -> tuple[str, list[str]]:
    """The words without "in 2023", and the marks of the times taken out."""
    taken = [match[1] for match in _PERIOD.finditer(words)]
    rest = _SPACE.sub(" ", _PERIOD.sub(" ", words)).strip(" ,")
    return re.sub(r" ,", ",", rest), taken


def own_period(time: TimeExpression) -> Interval | None:
    """The time an expression itself names: of "between 2014 and 2023" each end its own year."""
    if re.fullmatch(r"\d{4}", time.value):
        year = int(time.value)
        return Interval(date(year, 1, 1), date(year, 12, 31)) if year else None
    return time.interval


@cache
def _openers() -> re.Pattern[str]:
    words = [
        word
        for word in words_as("figure_words.tsv", "opens")
        if word.strip().isalpha() or " " in word.strip()
    ]
    joined = "|".join(map(re.escape, words))
    return re.compile(rf",? (?:{joined}) |, |; |: | [–—] ")


def cores(words: str) -> Iterator[str]:
    """The statement and its beginnings, the longest first, each also without an opening phrase."""
    ends = [len(words), *(match.start() for match in _openers().finditer(words))]
    opening = re.match(r"[^,]{1,90}, ", words)
    for end in sorted(set(ends), reverse=True):
        yield words[:end].strip(" ,")
        if opening is not None and opening.end() < end:
            yield words[opening.end() : end].strip(" ,")

"""A headline against the text below it: a number, a date or a name that the text has otherwise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from hearsay.check.finding import Context
from hearsay.check.tellings import (
    Telling,
    counted_in,
    fields_of,
    has_word,
    numbers_of_headline,
    of_length,
    of_quantity,
    stem_of,
    stems_in,
)
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind, TimeExpression

_MANY = 2  # numbers of a headline; one with more of them lists things
_SUMMED = 30  # numbers of the text that are tried as parts of a sum
_APART = 400  # characters within which the parts of a sum are told
_SHARED = 2  # words that a headline and a sentence must share to tell one thing
_REACH = 40  # characters between a number and the verb that says what befell those counted
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAME_START = 3  # letters; names that begin alike may be one name, spelled in two ways
_BETWEEN = re.compile(r",?\s+(?:(?:the|its|his|her|our|country[’']s|nation[’']s)\s+)?")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two places of one document that cannot both be right."""

    first: Span  # of a headline and its text the headline's
    second: Span
    first_sentence: Span
    second_sentence: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """The headline of a document, the sentences it sums up, and all its text below."""

    headline: Span
    lead: tuple[Span, ...]
    body: Span


def find_headline_clashes(layout: Layout, context: Context) -> Iterator[Clash]:
    """Clashes of the headline with the sentences it sums up, at most one of each sort.

    A headline that names who says it is that body's word, and the text below may have another's.
    """
    if has_word("says", [layout.headline.of(context.document.text)]):
        return
    for finder in (_numbers, _dates, _figures, _offices):
        clash = next(finder(layout, context), None)
        if clash is not None:
            yield clash


def _numbers(layout: Layout, context: Context) -> Iterator[Clash]:
    text = context.document.text
    told = numbers_of_headline(layout.headline, context)
    if not 0 < len(told) <= _MANY or has_word("other", [layout.headline.of(text)]):
        return
    body = _body_numbers(layout, context)
    for number in told:
        if _is_told(number, body):
            continue
        for sentence in layout.lead:
            other = _same_thing(number, sentence, layout, context)
            if other is not None and not _is_elsewhere(other, layout, context):
                yield Clash(number.span, other.span, layout.headline, sentence)


def _body_numbers(layout: Layout, context: Context) -> list[Telling]:
    """Every number below the headline, as far as it can be read."""
    numbers = list(_tellings_in(layout.body, context))
    for match in _DIGITS.finditer(context.document.text, layout.body.start, layout.body.end):
        value, span = Decimal(match.group().replace(",", "")), Span(match.start(), match.end())
        is_date = any(one.span.covers(span) for one in context.tags.times_in(_around(span)))
        if not context.tags.quantities_over(span) and not is_date:
            numbers.append(Telling(span, value, value, None))
    return numbers


def _around(span: Span) -> Span:
    return Span(max(0, span.start - _REACH), span.end + _REACH)


def _tellings_in(span: Span, context: Context) -> Iterator[Telling]:
    """The numbers and lengths of time of a stretch."""
    for quantity in context.tags.quantities_in(span):
        if (told := of_quantity(quantity, context)) is not None:
            yield told
    for time in context.tags.times_in(span):
        if (told := of_length(time)) is not None:
            yield told


def _is_told(number: Telling, body: Sequence[Telling]) -> bool:
    """Whether the number, or what adds up to it or is left of it, stands anywhere in the text."""
    if any(number.meets(other) for other in body):
        return True
    parts = [one for one in body if one.unit == number.unit][:_SUMMED]
    for count in (2, 3):
        for some in combinations(parts, count):
            if some[-1].span.start - some[0].span.start > _APART:
                continue
            low, high = sum(one.low for one in some), sum(one.high for one in some)
            if number.low <= high and low <= number.high:
                return True
    return any(
        one.low - other.high <= number.high and number.low <= one.high - other.low
        for one, other in combinations(sorted(parts, key=lambda part: -part.low), 2)
    )


def _same_thing(
    number: Telling, sentence: Span, layout: Layout, context: Context
) -> Telling | None:
    """The one number of the sentence that counts or measures what the headline's does."""
    text = context.document.text
    if not _tells_the_same(layout, sentence, text):
        return None
    same = [
        told
        for told in _tellings_in(sentence, context)
        if told.unit == number.unit
        and _is_of_the_same(number, told, layout.headline, sentence, text)
    ]
    if len(same) != 1:
        return None
    before = text[sentence.start : same[0].span.end]
    behind = text[same[0].span.end : min(sentence.end, same[0].span.end + _REACH)]
    return None if has_word("other", [before, behind.partition(",")[0]]) else same[0]


def _tells_the_same(layout: Layout, sentence: Span, text: str) -> bool:
    """Whether headline and sentence share most of the headline's words."""
    wanted = set(stems_in(text, layout.headline.start, layout.headline.end))
    shared = wanted & set(stems_in(text, sentence.start, sentence.end))
    return len(shared) >= _SHARED and 2 * len(shared) >= len(wanted)


def _is_of_the_same(
    number: Telling, other: Telling, headline: Span, sentence: Span, text: str
) -> bool:
    if number.unit is not None:
        return number.of is None or number.of == other.of
    here = counted_in(text, number.span.end, headline.end)
    there = counted_in(text, other.span.end, sentence.end)
    shared = set(here) & set(there)
    if shared:
        return not _differ_before(shared, here, there)
    return _fate(number, headline, text) is not None and (
        _fate(number, headline, text) == _fate(other, sentence, text)
    )


def _differ_before(shared: set[str], here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether both say more closely what is counted, and not the same."""
    first = next(word for word in here if word in shared)
    one, other = here[: here.index(first)], there[: there.index(first)]
    return bool(one and other and set(one).isdisjoint(other))


_FATES = frozenset({"dead", "hurt", "held", "missing", "rescued", "moved out", "dismissed"})


def _fate(number: Telling, around: Span, text: str) -> str | None:
    """What befell those counted: the nearest such word, before the number or behind it."""
    start, end = max(around.start, number.span.start - _REACH), number.span.end + _REACH
    before = [one for one in stems_in(text, start, number.span.start) if one in _FATES]
    after = [one for one in stems_in(text, number.span.end, min(around.end, end)) if one in _FATES]
    found = {*before[-1:], *after[:1]}
    return next(iter(found)) if len(found) == 1 else None


def _is_elsewhere(other: Telling, layout: Layout, context: Context) -> bool:
    """Whether the text counts or measures the like again, and comes to something else."""
    text = context.document.text
    counted = counted_in(text, other.span.end, layout.body.end)[:1]
    for told in _tellings_in(layout.body, context):
        if told.unit != other.unit or told.meets(other):
            continue
        if (
            other.unit is not None
            or counted == counted_in(text, told.span.end, layout.body.end)[:1]
        ):
            return True
    return False


def _dates(layout: Layout, context: Context) -> Iterator[Clash]:
    text = context.document.text
    if has_word("other", [layout.headline.of(text)]):
        return
    for time in context.tags.times_in(layout.headline):
        verb = _verb_of(time, layout.headline, context)
        if verb is None or _is_told_time(time, layout, context):
            continue
        for sentence in layout.lead:
            if has_word("other", [sentence.of(text)]) or not _tells_the_same(
                layout, sentence, text
            ):
                continue
            same = [
                one
                for one in context.tags.times_in(sentence)
                if _verb_of(one, sentence, context) == verb
            ]
            if len(same) == 1:
                yield Clash(time.span, same[0].span, layout.headline, sentence)


def _verb_of(time: TimeExpression, around: Span, context: Context) -> str | None:
    """The word before a date with a digit: of "which collapsed in 2019" *collapsed*."""
    words = context.words(time.span)
    if time.interval is None or not any(mark.isdigit() for mark in words):
        return None
    start = max(around.start, time.span.start - _REACH)
    before = stems_in(context.document.text, start, time.span.start)
    return before[-1] if before else None


def _is_told_time(time: TimeExpression, layout: Layout, context: Context) -> bool:
    """Whether a time of the text below shares a day with this one, or has its year in it."""
    return any(
        one.interval is None or (time.interval is not None and one.interval.overlaps(time.interval))
        for one in context.tags.times_in(layout.body)
        if any(mark.isdigit() for mark in context.words(one.span))
    ) or str(time.interval.first.year if time.interval else "") in context.words(layout.body)


def _titled(span: Span, context: Context) -> Iterator[tuple[Mention, Mention]]:
    """Titles with the person beside them: "Governor Hale", "Pia Sund, the justice minister"."""
    text = context.document.text
    near = [
        one
        for one in context.tags.mentions_in(span)
        if one.kind in {MentionKind.ROLE, MentionKind.PERSON}
    ]
    for one, other in pairwise(near):
        between = text[one.span.end : other.span.start]
        if (one.kind, other.kind) == (MentionKind.ROLE, MentionKind.PERSON):
            if not between.strip():
                yield one, other
        elif (one.kind, other.kind) == (MentionKind.PERSON, MentionKind.ROLE) and (
            "," in between and _BETWEEN.fullmatch(between)
        ):
            yield other, one


def _figures(layout: Layout, context: Context) -> Iterator[Clash]:
    """Somebody named with a title in the headline alone, where the text has another name."""
    text = context.document.text
    below = set(re.findall(r"[^\W\d_]+", layout.body.of(text).lower()))
    for title, person in _titled(layout.headline, context):
        named = re.findall(r"[^\W\d_]+", person.span.of(text).lower())
        if not below.isdisjoint(named) or has_word("moved", [layout.headline.of(text)]):
            continue
        others = [
            (one, other)
            for one, other in _titled(layout.body, context)
            if one.span.of(text).lower() == title.span.of(text).lower()
        ]
        if not others or len({other.name for _, other in others}) > 1:
            continue
        other = others[0][1]
        lead = next((one for one in layout.lead if one.covers(other.span)), None)
        if lead is None or _is_like(named, other.span.of(text)):
            continue
        stretches = [lead.of(text)[: other.span.end - lead.start]]
        if not has_word("moved", stretches) and _tells_the_same(layout, lead, text):
            yield Clash(person.span, other.span, layout.headline, lead)


def _is_like(named: Sequence[str], other: str) -> bool:
    """Whether a part of each name begins alike: one name may be written in two ways."""
    starts = {word[:_SAME_START] for word in re.findall(r"[^\W\d_]+", other.lower())}
    return any(word[:_SAME_START] in starts for word in named)


def _offices(layout: Layout, context: Context) -> Iterator[Clash]:
    """One person with the offices of two fields: "Health Minister", "the justice minister"."""
    text = context.document.text
    for title, person in _titled(layout.headline, context):
        field = fields_of(title.span.of(text))
        head = stem_of(title.span.of(text).split()[-1])
        for sentence in layout.lead if field else ():
            if has_word("moved", [layout.headline.of(text), sentence.of(text)]):
                continue
            for other_title, other in _titled(sentence, context):
                words = other_title.span.of(text)
                is_same = person.span.of(text).startswith(other.span.of(text).split()[0])
                surname = other.name.split()[-1]
                if not (is_same and surname in person.span.of(text).split()):
                    continue
                other_field = fields_of(words)
                if (
                    other_field
                    and other_field.isdisjoint(field)
                    and stem_of(words.split()[-1]) == head
                ):
                    yield Clash(title.span, other_title.span, layout.headline, sentence)

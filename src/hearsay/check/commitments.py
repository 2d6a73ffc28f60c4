"""Promises against the record: target and deadline, and whether a "reaffirmed" one was new."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from hearsay.check.figures import half_digit, is_same_whole, is_unit
from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.lists import shapes, words_as
from hearsay.check.named import body_meant
from hearsay.check.promised import measure_of
from hearsay.check.statement import Statement, own_period, state_span
from hearsay.check.wording import days_in_words, listed, owned, when_in_words, with_article
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Bound, Interval, Quantity
from hearsay.reference.commitments import Commitment
from hearsay.reference.event_kinds import event_nouns

_CHECKED = frozenset({ClaimKind.COMMITMENT, ClaimKind.STATISTIC, ClaimKind.OTHER})
_BEFORE = 300  # characters of the sentence before a claim that say who promises
_SOME = re.compile(
    r"\b(?:q\d+|some|several|many|most|few|of|other|for|by|from|with|like|than|only)"
    r"(?: of)?(?: the)? $"
)
_AND_MORE = re.compile(r",? (?:as well as|and|plus|along with|together with) (?!q\d)")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")


@dataclass(frozen=True, slots=True)
class _Promise:
    """A promise as a text has it."""

    context: Context
    who: str
    measure: str | None  # None: not said; then only the same target is known again
    quantity: Quantity
    words: str
    deadline: Interval | None
    times: tuple[Interval, ...]  # other times told: when it was made
    places: frozenset[str]  # entity ids of places named
    is_again: bool


@cache
def _refusal() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_as("promise_words.tsv", "none")))
    return re.compile(rf"(?<![\w'])(?:{words})(?!\w)")


def check_commitment(claim: Claim, context: Context) -> Finding | None:
    """What the record says of a promise; None where the packs know none of this body's."""
    if claim.kind not in _CHECKED or claim.hedge is not Hedge.CERTAIN or claim.negated:
        return None
    if not context.packs.facts.commitments or not context.tags.quantities_in(claim.span):
        return None
    promise = _read(claim, context)
    if promise is None:
        return None
    known = [
        one
        for one in context.packs.facts.commitments_of(promise.who)
        if one.target is not None
        and is_unit(one.unit or "count", promise.quantity)
        and (promise.quantity.of is None or is_same_whole(one.of or "", promise.quantity.of))
        and (context.as_of is None or one.made.first <= context.as_of)
    ]
    about = [one for one in known if promise.measure in {None, one.measure}]
    is_told = promise.measure is not None or promise.quantity.of is not None
    return _judge(promise, about, known) if about and is_told else None


def _read(claim: Claim, context: Context) -> _Promise | None:
    span = _whole(claim, context)
    statement = state_span(span, context)
    words = re.sub(r",? (?:in|at) (?:the )?e\d+(?:,? held)?(?: on t\d+)?,", ",", statement.words)
    for _, shape in shapes("promise"):
        for found in shape.finditer(words):
            groups = found.groupdict()
            quantity = statement.quantities[groups["q"]]
            if not claim.span.covers(quantity.span) or quantity.value is None:
                continue
            if _refusal().search(words, max(0, found.start() - 40), found.end() + 60):
                return None
            if _SOME.search(words[: found.start()]):
                return None  # "three NATO members agreed": not the body
            who = _who(statement, context, claim, (words, found))
            if who is None:
                continue
            made = _made(statement, context, who, (words, found))
            # The promise itself is one claim, and that it was made again is another.
            is_alone = made is not None and claim.parts.get("promised") is not None
            return replace(made, is_again=False, times=()) if made and is_alone else made
    return None


def _whole(claim: Claim, context: Context) -> Span:
    """The claim with what its sentence has before it."""
    text, start = context.document.text, claim.span.start
    first = max(0, start - _BEFORE)
    ends = [match.end() for match in _SENTENCE.finditer(text, first, start)]
    return Span(ends[-1] if ends else first, claim.span.end)


def _who(
    statement: Statement, context: Context, claim: Claim, at: tuple[str, re.Match[str]]
) -> str | None:
    words, found = at
    facts, groups = context.packs.facts, found.groupdict()
    if groups.get("who"):
        named = statement.entities[groups["who"]]
        return named if facts.commitments_of(named) else None
    if groups.get("group"):
        body = body_meant(context, claim.span.start)
        return body if body is not None and facts.commitments_of(body) else None
    before = re.findall(r"e\d+", words[: found.start()])
    named = statement.entities[before[-1]] if before else ""
    return named if facts.commitments_of(named) else None


def _made(
    statement: Statement, context: Context, who: str, at: tuple[str, re.Match[str]]
) -> _Promise | None:
    words, found = at
    groups = found.groupdict()
    quantity = statement.quantities[groups["q"]]
    due = re.search(
        r"\b(?:by|until|before|no later than) (?:the end of |the year )?(t\d+)",
        words[found.start() :],
    )
    deadline = own_period(statement.times[due[1]]) if due else None
    others = [
        own_period(time) for mark, time in statement.times.items() if due is None or mark != due[1]
    ]
    noun = groups.get("on") or groups.get("on2")
    inside = re.findall(r"m\d+", words[found.start() : found.end()])
    measure = statement.measures[inside[-1]] if inside else measure_of(noun or "", context)
    if noun is not None and measure is None:
        return None
    if _AND_MORE.match(words, found.end()):
        measure = None  # "on defence, as well as on roads": the figure is of both
    if re.search(r"\be\d+", words[found.end() :].split(",")[0]):
        return None  # it may be somebody else's
    return _Promise(
        context, who, measure, quantity, context.words(quantity.span), deadline,
        tuple(one for one in others if one is not None), frozenset(statement.entities.values()),
        "again" in groups and groups["again"] is not None,
    )  # fmt: skip


def _is_target(promise: _Promise, one: Commitment) -> bool:
    stated, target = promise.quantity.value or Decimal(0), one.target or Decimal(0)
    return abs(stated - target) <= half_digit(promise.words, stated) / 5


def _is_due(promise: _Promise, one: Commitment) -> bool:
    if promise.deadline is None or one.deadline is None:
        return True
    return promise.deadline.overlaps(one.deadline)


def _judge(
    promise: _Promise, about: Sequence[Commitment], known: Sequence[Commitment]
) -> Finding | None:
    same = [one for one in about if _is_target(promise, one)]
    fitting = [one for one in same if _is_due(promise, one)]
    if fitting:
        return _same(promise, fitting)
    parts = {one.part_of for one in known if _is_target(promise, one)}
    for one in about:
        if one.fact.record in parts:
            part = next(
                part
                for part in known
                if part.part_of == one.fact.record and _is_target(promise, part)
            )
            because = f"{_told(promise, one)}; {_amount(part)} is the part “{part.what}”."
            rows = (
                evidence_of(one.fact, Relation.NEUTRAL),
                evidence_of(part.fact, Relation.NEUTRAL),
            )
            return Finding(Verdict.QUALIFIED, because, rows)
    if promise.quantity.bound not in {Bound.EXACTLY, Bound.AT_LEAST}:
        return None
    if same and all(one.deadline is not None for one in same):
        return _refuted(
            promise,
            same[-1],
            f"not by {days_in_words(promise.deadline)}" if promise.deadline else "",
        )
    due = [
        one
        for one in about
        if promise.deadline and one.deadline and one.deadline.overlaps(promise.deadline)
    ]
    is_then = [
        one
        for one in due
        if not promise.times or any(_is_near(one, time) for time in promise.times)
    ]
    if not same and len(is_then) == 1 and promise.measure is not None:
        return _refuted(promise, is_then[0], f"not {promise.words}")
    return None


def _is_near(one: Commitment, time: Interval) -> bool:
    """Whether the promise was made in the year of a time told with it."""
    return time.first.year <= one.made.last.year and one.made.first.year <= time.last.year


def _same(promise: _Promise, fitting: Sequence[Commitment]) -> Finding:
    """The promise is on record; whether it was new, and made when the text says."""
    if promise.is_again and (new := _first_then(promise, fitting)) is not None:
        because = (
            f"{_told(promise, new)}. It was first agreed {when_in_words(new.made)}, "
            f"so it could not be reaffirmed there.{_aside(promise, new)}"
        )
        return Finding(Verdict.QUALIFIED, because, (evidence_of(new.fact, Relation.NEUTRAL),))
    made = [one for one in fitting if not promise.times or _fits_time(promise, one)]
    one = (made or list(fitting))[-1]
    because = f"{_told(promise, one)}, made {when_in_words(one.made)}.{_aside(promise, one)}"
    if not made:
        missing = f"a record of such a promise {when_in_words(promise.times[0])}"
        return undecided(because, missing, one.fact)
    return Finding(Verdict.SUPPORTED, because, (evidence_of(one.fact, Relation.ENTAILMENT),))


def _fits_time(promise: _Promise, one: Commitment) -> bool:
    when = (one.made, *one.reaffirmed)
    if promise.is_again:
        return any(time.last >= one.made.first for time in promise.times)
    return any(
        _is_near(one, time) or any(time.overlaps(day) for day in when) for time in promise.times
    )


def _first_then(promise: _Promise, fitting: Sequence[Commitment]) -> Commitment | None:
    """The promise that was first made on the occasion told; None: it was there before."""
    latest = fitting[-1]
    if len(fitting) > 1 and any(one.made.last < latest.made.first for one in fitting[:-1]):
        return None
    if any(latest.is_new_on(time) and time.last >= latest.made.last for time in promise.times):
        return latest
    held = _places_of(promise, latest.event)
    is_there = bool(held & promise.places) and not any(
        time.first > latest.made.last for time in promise.times
    )
    return latest if is_there else None


def _places_of(promise: _Promise, event: str | None) -> frozenset[str]:
    """Where the event was at which it was promised, if it was one of the body's own."""
    facts = promise.context.packs.facts
    return frozenset(
        place
        for kind in set(event_nouns().values())
        for one in facts.events_of(promise.who, kind)
        if one.fact.record == event
        for place in one.places
    )


def _refuted(promise: _Promise, one: Commitment, not_so: str) -> Finding | None:
    because = f"{_told(promise, one)}, {not_so}.{_aside(promise, one)}"
    if not one.fact.is_confirmed:
        return undecided(because, "a second source for the promise", one.fact)
    fault = ("promise", promise.who, one.fact.record, promise.words)
    evidence = (evidence_of(one.fact, Relation.CONTRADICTION),)
    return Finding(Verdict.CONTRADICTED, because, evidence, fault=fault)


def _told(promise: _Promise, one: Commitment) -> str:
    """As in: "NATO's promise of 25 June 2025 is to invest 5% of GDP … by 2035"."""
    known = promise.context.packs.names.entities
    who = owned(with_article(known[promise.who].name))
    due = f" by {days_in_words(one.deadline)}" if one.deadline else ""
    what = one.what if due.strip() in one.what else f"{one.what}{due}"
    if due and "within" in one.what:  # "within a decade"
        what = f"{one.what}, that is,{due}"
    return f"{who[:1].upper()}{who[1:]} promise of {days_in_words(one.made)} is to {what}"


def _amount(one: Commitment) -> str:
    return f"{one.target}{'%' if one.unit == 'percent' else ''}"


def _aside(promise: _Promise, one: Commitment) -> str:
    """Who did not join in, and when it is looked at again."""
    known = promise.context.packs.names.entities
    parts = ""
    if one.exceptions:
        names = listed([with_article(known[who].name) for who in one.exceptions])
        parts += f" {names[:1].upper()}{names[1:]} did not join in."
    if one.review is not None:
        parts += f" It is to be reviewed in {days_in_words(one.review)}."
    return parts

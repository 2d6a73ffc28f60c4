"""Figures against the record: what a claim says of whom is told by its shape, then compared."""

import re
from dataclasses import replace
from functools import cache

from hearsay.check.figures import Asked
from hearsay.check.finding import Context, Finding
from hearsay.check.lists import shapes, words_as
from hearsay.check.named import body_meant
from hearsay.check.promised import measure_of, promised_measure
from hearsay.check.series_counts import Group, check_group
from hearsay.check.series_shapes import check_shape
from hearsay.check.series_values import Stated, check_value
from hearsay.check.sources import has_own_source, tells_otherwise
from hearsay.check.statement import (
    Statement,
    cores,
    lengths_in,
    own_period,
    state,
    take_period,
    without_passing,
)
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.tags import Bound, Interval, Quantity

_CHECKED = frozenset({ClaimKind.STATISTIC, ClaimKind.OTHER, ClaimKind.CAUSE})
_DENIES = re.compile(r"\b(?:not|no|none|never|nobody|few|yet to|n't)\b|n't\b")
_PAST = re.compile(
    r"(?:spent|was|were|met|hit|had|rose|fell|grew|stood|came|did|failed|missed|reached|invested|"
    r"devoted|allocated|dedicated|put|exceeded|surpassed|achieved|\w+ed)\b"
)


@cache
def _alternatives(role: str) -> str:
    return "|".join(re.escape(word) for word in words_as("figure_words.tsv", role))


@cache
def _compares() -> re.Pattern[str]:
    """What a claim without a number must have to be about figures."""
    roles = ("up", "down", "most", "least", "meet", "miss", "twice", "thrice", "fold")
    words = "|".join(_alternatives(role) for role in roles)
    return re.compile(
        rf"\b(?:{words}|larger|higher|lower|smaller|bigger|greater|more|less|times|twice|double|triple)\b"
    )


@cache
def _spends() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives('spend')})\b")


def check_series(claim: Claim, context: Context) -> Finding | None:
    """What the packs say of a figure; None where the claim is of no shape that is understood."""
    if claim.kind not in _CHECKED or claim.hedge is not Hedge.CERTAIN:
        return None
    if not context.packs.facts.subjects or len(claim.span) > 400:
        return None
    has_figure = context.tags.quantities_in(claim.span) or any(lengths_in(claim.span, context))
    if not has_figure and not _compares().search(
        context.document.text, claim.span.start, claim.span.end
    ):
        return None
    statement = state(claim, context)
    if statement is None or tells_otherwise(claim, context):
        return None
    if not (statement.quantities or statement.measures or _spends().search(statement.words)):
        return None
    statement = without_passing(statement)
    if claim.negated and not _DENIES.search(statement.words):
        return None  # somebody denies it, and what is left is unsure
    if _without_misses(statement).is_dangerous:
        return None
    found = check_shape(statement, context, claim) or _figures(statement, context, claim)
    return _of_own_source(found, claim, context) if found is not None else None


def _of_own_source(found: Finding, claim: Claim, context: Context) -> Finding | None:
    """A figure that the text gives as another body's is not refuted by this one."""
    if found.verdict is not Verdict.CONTRADICTED:
        return found
    about = " ".join(f"{row.quote} {row.pack}" for row in found.evidence)
    if not has_own_source(claim, context, about):
        return found
    rows = tuple(replace(row, relation=Relation.NEUTRAL) for row in found.evidence)
    missing = "the figures of the source that the text names"
    return Finding(Verdict.NOT_ENOUGH_EVIDENCE, found.because, rows, missing)


def _without_misses(statement: Statement) -> Statement:
    words = re.sub(rf"\b(?:{_alternatives('miss')})\b", "missed", statement.words)
    return replace(statement, words=words)


def _figures(statement: Statement, context: Context, claim: Claim) -> Finding | None:
    for core in cores(statement.words):
        bare, times = take_period(core)
        period, is_sound = _period(statement, times)
        if not is_sound:
            continue
        for what, shape in shapes("figure"):
            found = shape.fullmatch(bare) if what in {"one", "many"} else None
            if found is not None and what == "one":
                return _check_one(statement, context, found, period)
            if found is not None:
                return _check_many(statement, context, claim, (found, period))
    return None


def _period(statement: Statement, marks: list[str]) -> tuple[Interval | None, bool]:
    """The one period named; False where two are, or one cannot be placed."""
    named = {own_period(statement.times[mark]) for mark in marks}
    if not named:
        return None, True
    period = next(iter(named))
    return period, len(named) == 1 and period is not None


def _measure(
    statement: Statement, context: Context, found: re.Match[str], body: str | None
) -> str | None:
    """What is measured: named, or that of the promise whose target is spoken of."""
    groups = found.groupdict()
    named = groups.get("what") or groups.get("what2") or groups.get("on")
    if named is not None:
        return statement.measures.get(named) or measure_of(named, context)
    quantity = statement.quantities[groups.get("q") or groups.get("q2") or ""]
    return promised_measure(context, body, quantity) if body is not None else None


def _check_one(
    statement: Statement, context: Context, found: re.Match[str], period: Interval | None
) -> Finding | None:
    groups = found.groupdict()
    subject = statement.entities[groups["who"]]
    quantity = statement.quantities[groups.get("q") or groups.get("q2") or ""]
    body = statement.entities.get(groups.get("body") or "")
    body = body or body_meant(context, quantity.span.start)
    measure = _measure(statement, context, found, body)
    if measure is None or quantity.value is None:
        return None
    side = Bound.AT_LEAST if groups.get("meet") else Bound.LESS_THAN if groups.get("miss") else None
    verb = groups.get("meet") or groups.get("miss") or groups.get("verb") or ""
    words = context.words(quantity.span)
    if side is not None:
        quantity = replace(quantity, bound=side)
        words = f"{'at least' if side is Bound.AT_LEAST else 'below'} {words}"
    asked = Asked(context, subject, measure)
    if not _is_measured(asked):
        return None
    return check_value(asked, Stated(quantity, words, period, is_present(verb)))


def _is_measured(asked: Asked) -> bool:
    """Whether the packs know the measure of anybody: of whom they do not is then worth telling."""
    return bool(asked.context.packs.facts.subjects_of(asked.measure))


def is_present(verb: str) -> bool:
    """Whether a verb tells of now: "spends", "has yet to meet"."""
    return bool(verb) and _PAST.match(verb) is None


def _check_many(
    statement: Statement,
    context: Context,
    claim: Claim,
    matched: tuple[re.Match[str], Interval | None],
) -> Finding | None:
    found, period = matched
    groups = found.groupdict()
    named = groups.get("of") or groups.get("of2") or groups.get("body")
    body = statement.entities.get(named or "")
    body = body or body_meant(context, claim.span.start, named or "")
    quantity: Quantity | None = statement.quantities.get(groups.get("q") or groups.get("q2") or "")
    if body is None or quantity is None or quantity.value is None:
        return None
    measure = _measure(statement, context, found, body)
    if measure is None:
        return None
    number = statement.quantities.get(groups.get("n") or "")
    if number is not None and (number.unit is not None or number.value is None):
        return None
    verb = groups.get("meet") or groups.get("miss") or groups.get("verb") or ""
    side = "<" if groups.get("miss") else ">="
    if groups.get("verb"):
        side = {Bound.MORE_THAN: ">", Bound.LESS_THAN: "<", Bound.AT_MOST: "<="}.get(
            quantity.bound, ">="
        )
    group = Group(
        context, body, measure, quantity, side, period or None,
        number, groups.get("some") or "", is_present(verb),
    )  # fmt: skip
    return check_group(group)

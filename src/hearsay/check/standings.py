"""Where each promise stands: due or not, met or missed, with the figures behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hearsay.check.figures import is_same_unit, is_same_whole
from hearsay.check.finding import Context, evidence_of
from hearsay.check.lists import words_as
from hearsay.check.named import body_meant, find_named
from hearsay.check.promised import measure_of
from hearsay.check.statement import own_period
from hearsay.check.trend import Judged, judge_body, judge_series
from hearsay.check.wording import days_in_words, when_in_words
from hearsay.records.attribution import Attribution, Stance
from hearsay.records.check import Evidence, Relation
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Document
from hearsay.records.standing import Point, Standing, Status
from hearsay.records.tags import Bound, Interval, Quantity, Tags
from hearsay.reference.commitments import Commitment
from hearsay.reference.editions import known_on
from hearsay.reference.finding_names import find_measures
from hearsay.reference.packs import Packs
from hearsay.reference.values import Threshold, Value

_MOST_SUBJECTS = 12  # members whose figures are all shown; of more only the body's own
_GIVEN = frozenset({Hedge.CERTAIN, Hedge.PROBABLE, Hedge.REPORTED})


@dataclass(frozen=True, slots=True)
class _Told:
    """A promise as the text tells it."""

    claim: Claim
    who: str | None  # entity id
    name: str
    quantity: Quantity | None
    measure: str | None  # entity id
    deadline: Interval | None
    made: Interval | None


def find_standings(
    document: Document,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    tags: Tags,
    packs: Packs,
    as_of: date | None,
) -> tuple[Standing, ...]:
    """One for each promise that is given, in order; a promise told twice has one."""
    context = Context(document, tags, packs, as_of)
    voices = {one.id: one for one in attributions}
    found: dict[tuple[object, ...], Standing] = {}
    for claim in claims:
        voice = voices.get(claim.attribution or "")
        if not _is_given(claim, voice):
            continue
        told = _told(claim, voice, context)
        key = _key(told)
        if key in found:
            same = found[key]
            found[key] = replace(same, also=(*same.also, claim.id))
        else:
            found[key] = _standing(told, context)
    return tuple(found.values())


def _is_given(claim: Claim, voice: Attribution | None) -> bool:
    is_bound = claim.hedge in _GIVEN or claim.parts.get("condition") is not None
    if claim.kind is not ClaimKind.COMMITMENT or not is_bound:
        return False
    return claim.parts.get("what") is not None and (
        voice is None or voice.stance is not Stance.DENYING
    )


def _key(told: _Told) -> tuple[object, ...]:
    """What two tellings of one promise have in common; without a target each is its own."""
    if told.quantity is None or told.quantity.value is None:
        return (told.claim.id,)
    return (told.quantity.value, told.quantity.unit, told.quantity.span)


def _told(claim: Claim, voice: Attribution | None, context: Context) -> _Told:
    who, name = _who(claim, voice, context)
    span = claim.parts.get("target")
    quantity = next(iter(context.tags.quantities_in(span)), None) if span else None
    return _Told(
        claim, who, name, quantity, _measure(claim, context),
        _time(claim, "deadline", context), _time(claim, "made", context),
    )  # fmt: skip


def _time(claim: Claim, role: str, context: Context) -> Interval | None:
    span = claim.parts.get(role)
    time = context.tags.time_at(span) if span else None
    return own_period(time) if time is not None else None


def _who(claim: Claim, voice: Attribution | None, context: Context) -> tuple[str | None, str]:
    """The entity that promises, where the packs know it, and its name."""
    span = claim.parts.get("who")
    is_voice = voice is not None and (span is None or span in voice.source)
    if span is None and voice is not None and voice.source:
        span = voice.source[0]
    words = context.words(span) if span else ""
    name = (voice.speaker if is_voice and voice is not None else None) or words
    if span is not None:
        named = next(find_named(context, span.start, span.end), None)
        if named is not None:
            return named.entity, name
        if any(word.lower() in words_as("promise_words.tsv", "givers") for word in words.split()):
            return body_meant(context, span.start), name
    known = context.packs.names.entity_of(name, "body") if name else None
    return known, name or "own voice"


def _measure(claim: Claim, context: Context) -> str | None:
    named = find_measures(claim.span.of(context.document.text), context.packs.names)
    if named:
        return named[0].what
    span = claim.parts.get("measure")
    return measure_of(context.words(span).lower(), context) if span else None


# --- against the record --------------------------------------------------------------------------


def _standing(told: _Told, context: Context) -> Standing:
    row = _on_record(told, context)
    base = _base(told, row, context)
    if base.target is None or (row is None and (told.measure is None or told.who is None)):
        return _by_the_calendar(base, context)
    measure = row.measure if row is not None else told.measure
    values = _values(told, row, measure, context) if measure else ()
    points = tuple(_point(one, context) for one in values)
    base = replace(base, series=points)
    if not points:
        return _by_the_calendar(base, context)
    judged = _judged(base, values, context)
    if row is not None and row.force == "aim" and judged.status is Status.MISSED:
        judged = Judged(Status.UNCLEAR, f"It was an aim, not a duty. {judged.because}")
    latest = max(values, key=lambda one: (one.period.last, one.known_from))
    evidence = (*base.evidence, evidence_of(latest.fact, Relation.NEUTRAL))
    return replace(base, status=judged.status, because=judged.because, evidence=evidence)


def _on_record(told: _Told, context: Context) -> Commitment | None:
    """The promise as a pack has it: the same target, of the same body, due at the same time."""
    if told.who is None or told.quantity is None:
        return None
    quantity, facts = told.quantity, context.packs.facts
    fitting = [
        one
        for one in facts.commitments_of(told.who)
        if one.target == quantity.value
        and one.unit == (quantity.unit or "count")
        and (quantity.of is None or is_same_whole(one.of or "", quantity.of))
        and told.measure in {None, one.measure}
        and (told.deadline is None or one.deadline is None or told.deadline.overlaps(one.deadline))
        and (context.as_of is None or one.made.first <= context.as_of)
    ]
    return fitting[-1] if fitting else None


def _base(told: _Told, row: Commitment | None, context: Context) -> Standing:
    """All but the status."""
    quantity = told.quantity
    unit = (
        (quantity.unit or "") + (f" of {quantity.of}" if quantity and quantity.of else "")
        if quantity
        else ""
    )
    evidence: tuple[Evidence, ...] = ()
    made, deadline, review = told.made, told.deadline, None
    comparison = _comparison(told, context) if quantity else ""
    name = told.name
    if row is not None:
        evidence = (evidence_of(row.fact, Relation.ENTAILMENT),)
        made, deadline, review = row.made, deadline or row.deadline, row.review
        comparison = row.comparison or comparison
        unit = f"{row.unit} of {row.of}" if row.of else row.unit or unit
    target = quantity.value if quantity else None
    return Standing(
        told.claim.id, Status.UNCLEAR, "", name, target, comparison, unit, made, deadline, review,
        (), evidence,
    )  # fmt: skip


def _comparison(told: _Told, context: Context) -> str:
    what = told.claim.parts.get("what")
    words = context.words(what).lower().split()[:2] if what else []
    is_less = any(word in words_as("promise_words.tsv", "less") for word in words)
    bound = told.quantity.bound if told.quantity else Bound.EXACTLY
    return "<=" if is_less or bound in {Bound.AT_MOST, Bound.LESS_THAN} else ">="


def _by_the_calendar(base: Standing, context: Context) -> Standing:
    """The status where no figure is on record: not due, or unclear."""
    as_of, due = context.as_of, base.deadline
    if as_of is None:
        return replace(base, because="The day of the article is not known.")
    if due is None:
        return replace(base, because="No deadline is told, and the record has no figure for it.")
    if due.last >= as_of:
        because = f"It is due {when_in_words(due)}, and the record has no figure for it yet."
        return replace(base, status=Status.NOT_DUE, because=because)
    because = f"It was due {when_in_words(due)}; the record does not say what became of it."
    return replace(base, because=because)


def _values(
    told: _Told, row: Commitment | None, measure: str, context: Context
) -> tuple[Value, ...]:
    """The figures behind a promise: its giver's own, else those of the members of a small body."""
    facts, who = context.packs.facts, told.who or ""
    like = told.quantity
    own = [one for one in facts.values_of(who, measure) if one.threshold is None]
    subjects = [who] if own else [one.member for one in facts.members_of(who, context.as_of)]
    if not own and len(subjects) > _MOST_SUBJECTS:
        return ()
    rows = own or [one for subject in subjects for one in facts.values_of(subject, measure)]
    fitting = [
        one
        for one in known_on(rows, context.as_of)
        if one.aggregate in {"", "total"} and like is not None and is_same_unit(one, like)
        and (row is None or row.of is None or is_same_whole(row.of, one.of or ""))
    ]  # fmt: skip
    return tuple(sorted(_one_definition(fitting), key=lambda one: (one.subject, one.period.first)))


def _one_definition(rows: Sequence[Value]) -> Iterator[Value]:
    """The rows of the definition most of them have; others are another series."""
    definitions = [one.fact.definition for one in rows]
    if rows:
        most = max(set(definitions), key=lambda one: (definitions.count(one), one or ""))
        yield from (one for one in rows if one.fact.definition == most)


def _point(one: Value, context: Context) -> Point:
    name = context.packs.names.entities[one.subject].name
    return Point(name, one.period, one.value, one.fact.record, not one.is_measured)


def _judged(base: Standing, values: Sequence[Value], context: Context) -> Judged:
    threshold = Threshold(base.comparison, base.target or Decimal(0))
    names = {one.subject: context.packs.names.entities[one.subject].name for one in values}
    if len(names) > 1:
        return judge_body(values, names, threshold, base.deadline, context.as_of)
    return judge_series(values, threshold, base, context.as_of, days_in_words)

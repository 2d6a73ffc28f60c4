"""Offices against the record: whether this person held this office on the day in question."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.office_meant import Question, ask
from hearsay.check.wording import day_in_words
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.tags import Interval
from hearsay.reference.facts import Tenure

_FORMER = re.compile(
    r"(?:former|ex|onetime|one-time|erstwhile|late|previous|past|ousted|deposed|exiled|toppled|"
    r"fallen|disgraced|then|retired|was|served|is no longer)\b",
    re.IGNORECASE,
)
_LONG_AGO = timedelta(days=730)
_RECENT = timedelta(days=45)  # a time this near the article's date is the article's own time


def check_office(claim: Claim, context: Context) -> Finding | None:
    """What the packs say of an office claim; None where they do not know the office."""
    if claim.kind is not ClaimKind.OFFICE or claim.hedge is not Hedge.CERTAIN or claim.negated:
        return None
    question = ask(claim, context)
    if question is None:
        return None
    if context.as_of is None:
        missing = "the date of the article"
        return undecided(f"Who is {question.office} depends on the date.", missing)
    standing = claim.parts.get("standing")
    if standing is not None:
        return _check_former(question, claim, context.words(standing), context.as_of)
    return _check_held(question, claim, context.as_of)


def _check_held(question: Question, claim: Claim, as_of: date) -> Finding | None:
    """What holds of a plain title: on the article's date, or at the time spoken of."""
    own = question.by_this_person()
    today = Interval(as_of, as_of)
    settings = _settings(claim, question.context)
    for days in (today, *(one for one in settings if one is not None)):
        for tenure in own:
            if tenure.trusted.overlaps(days) and tenure.trusted.first <= as_of:
                return _supported(question, tenure, claim)
    open_ended = [tenure for tenure in own if tenure.possible.overlaps(today)]
    if open_ended and not _succeeded(question, open_ended[-1], as_of):
        return _stale(question, open_ended[-1], as_of)
    return _refuted(question, claim, as_of)


def _succeeded(question: Question, tenure: Tenure, as_of: date) -> Tenure | None:
    """Who surely holds the office by now, where an open end was last confirmed before that."""
    if not tenure.is_open or tenure.certain is None:
        return None
    today = Interval(as_of, as_of)
    later = [
        row
        for row in question.tenures
        if row.person not in question.known and row.certain and row.certain.overlaps(today)
        and row.possible.first > tenure.certain.last and not row.is_acting
    ]  # fmt: skip
    return later[-1] if later else None


def _has_left(question: Question, as_of: date) -> bool:
    """Whether the record shows that this person held the office before and no longer does."""
    own = [row for row in question.by_this_person() if row.possible.first <= as_of]
    return bool(own) and all(
        row.possible.last < as_of or _succeeded(question, row, as_of) for row in own
    )


def _settings(claim: Claim, context: Context) -> list[Interval | None]:
    """The times the sentence speaks of; None for one that is not known ("at the time")."""
    found: list[Interval | None] = []
    for role, span in claim.parts.roles:
        if role in {"setting", "time"}:
            time = context.tags.time_at(span)
            if time is None:
                found.append(None)  # "at the time"
            elif time.interval is not None:
                found.append(time.interval)
    return found


def _supported(question: Question, tenure: Tenure, claim: Claim) -> Finding:
    person = question.context.packs.names.entities[tenure.person].name
    shown = (evidence_of(tenure.fact, Relation.ENTAILMENT),)
    since = f"since {day_in_words(tenure.possible.first)}"
    until = ""
    if not tenure.is_open:
        since = f"from {day_in_words(tenure.possible.first)}"
        until = f" to {day_in_words(tenure.possible.last)}"
    elif tenure.fact.last_confirmed is not None:
        until = f" (last confirmed on {day_in_words(tenure.fact.last_confirmed)})"
    because = f"The record has {person} as {question.office} {since}{until}."
    told = claim.parts.get("since")
    time = question.context.tags.time_at(told) if told is not None else None
    if time is not None and time.interval and not time.interval.overlaps(_start(tenure)):
        words = question.context.words(time.span)
        return Finding(Verdict.QUALIFIED, f"{because[:-1]}, not since {words}.", shown)
    return Finding(Verdict.SUPPORTED, because, shown)


def _start(tenure: Tenure) -> Interval:
    first = tenure.certain.first if tenure.certain else tenure.possible.first
    return Interval(tenure.possible.first, max(first, tenure.possible.first))


def _stale(question: Question, tenure: Tenure, as_of: date) -> Finding:
    confirmed = tenure.fact.last_confirmed or tenure.possible.first
    person = question.context.packs.names.entities[tenure.person].name
    because = f"{person} was {question.office} when last confirmed, on {day_in_words(confirmed)}."
    missing = f"a record of who was {question.office} on {day_in_words(as_of)}"
    return undecided(because, missing, tenure.fact)


def _refuted(question: Question, claim: Claim, as_of: date) -> Finding | None:
    """Somebody else surely held it: contradicted, where no other time can be meant."""
    names = question.context.packs.names
    today = Interval(as_of, as_of)
    holders = [row for row in question.tenures if row.certain and row.certain.overlaps(today)]
    missing = f"a record of who was {question.office} on {day_in_words(as_of)}"
    alike = [row for row in holders if names.resembles(question.name, row.person)]
    if alike:
        because = f"The name {question.name} is close to that of the holder on record."
        return undecided(because, missing, alike[0].fact)
    sure = [row for row in holders or _followed(question, as_of) if not row.is_acting]
    # "President Clinton" is what some go on being called; "the president of X" is not.
    has_left = question.is_explicit and _has_left(question, as_of)
    listed = [row for row in sure if _is_listed(question, row, as_of)]
    sure = [row for row in sure if row.fact.is_confirmed and (row in listed or has_left)]
    if not sure:
        if not question.is_explicit:
            return None
        because = f"The record does not say for sure who was {question.office} then."
        return undecided(because, missing, *(row.fact for row in holders[:1]))
    if len(question.name.split()) < 2 and not question.known:
        return None  # a surname alone, of somebody the packs do not know
    if reason := _other_time(question, claim, as_of):
        if not listed:
            return None  # a president of long ago is spoken of, which needs no remark
        rows = [row.fact for row in (*question.by_this_person()[-1:], *sure[:1])]
        return undecided(
            reason, f"the time at which {question.name} is said to have held it", *rows
        )
    return _contradicted(question, sure[0], as_of)


def _followed(question: Question, as_of: date) -> list[Tenure]:
    """Whoever followed this person in the office and was last confirmed shortly before."""
    ended = [row.possible.last for row in question.by_this_person() if not row.is_open]
    return [
        row
        for row in question.tenures
        if row.is_open and row.certain and ended and max(ended) <= row.certain.last
        and timedelta(0) <= as_of - row.certain.last <= _RECENT
    ]  # fmt: skip


def _is_listed(question: Question, row: Tenure, as_of: date) -> bool:
    """Whether the pack lists every holder for the last day on which this one is sure."""
    last = min(as_of, row.certain.last) if row.certain else as_of
    return question.context.packs.facts.is_complete(
        "offices", Interval(last, last), title=question.title, body=question.body
    ) is not None  # fmt: skip


def _other_time(question: Question, claim: Claim, as_of: date) -> str:
    """Why the title may be meant of another time than the article's; "": it is not."""
    if claim.parts.get("today") is not None and question.known:
        return ""
    told = _settings(claim, question.context) or _background(claim, question.context)
    near = Interval(as_of - _RECENT, as_of + _RECENT)
    settings = [days for days in told if days is None or days.last < near.first]
    is_set_elsewhere = bool(settings)
    is_aside = is_set_elsewhere or claim.parts.get("aside") is not None
    own = [row for row in question.by_this_person() if row.possible.first <= as_of]
    is_now = claim.parts.get("now") is not None or any(
        days is not None and near.covers(days) for days in told
    )
    if own and (is_aside or not is_now):
        person = question.context.packs.names.entities[own[-1].person].name
        return f"{person} held the office earlier, and the text may speak of that time."
    if not question.known and (not is_now or _tells_history(question.context, as_of)):
        return f"The packs do not know {question.name}, and the text may speak of another time."
    if is_set_elsewhere and not _is_complete_before(question, settings):
        return "The text may speak of another time, for which the record is not complete."
    return ""


def _background(claim: Claim, context: Context) -> list[Interval | None]:
    """The last time told before the sentence, where the sentence tells none."""
    span = claim.parts.get("background")
    time = context.tags.time_at(span) if span is not None else None
    return [time.interval] if time is not None and time.interval is not None else []


def _tells_history(context: Context, as_of: date) -> bool:
    """Whether the document speaks more of times long past than of its own."""
    past = sum(
        time.interval is not None and time.interval.last < as_of - _LONG_AGO
        for time in context.tags.times
    )
    return past * 2 > len(context.tags.times)


def _is_complete_before(question: Question, settings: Sequence[Interval | None]) -> bool:
    """Whether the record lists every holder at the times spoken of, and none fits the name."""
    facts = question.context.packs.facts
    return all(
        days is not None
        and facts.is_complete("offices", days, title=question.title, body=question.body)
        for days in settings
    )


def _contradicted(question: Question, holder: Tenure, as_of: date) -> Finding:
    entities = question.context.packs.names.entities
    person = entities[holder.person].name
    rows = [evidence_of(holder.fact, Relation.CONTRADICTION)]
    tail = ""
    own = question.by_this_person()
    if own:
        rows.append(evidence_of(own[-1].fact, Relation.CONTRADICTION))
        row = own[-1]
        took, left = day_in_words(row.possible.first), day_in_words(row.possible.last)
        tail = f", who took office on {took}" if row.possible.first > as_of else ""
        tail = tail or (f", who left office on {left}" if not row.is_open else "")
    because = (
        f"On {day_in_words(as_of)} the {question.office} was {person}, not {question.name}{tail}."
    )
    fault = ("office", question.title, question.body, *sorted(question.known), question.name)
    return Finding(Verdict.CONTRADICTED, because, tuple(rows), fault=fault)


def _check_former(question: Question, claim: Claim, standing: str, as_of: date) -> Finding | None:
    """As in: "former president": held it before and does not now."""
    if not _FORMER.match(standing):
        return None  # acting, designate, would-be: the packs do not tell those
    own = [row for row in question.by_this_person() if row.possible.first <= as_of]
    ended = [row for row in own if row.possible.last <= as_of]
    if ended:
        return _supported_former(question, ended[-1], None)
    for row in own:
        if (later := _succeeded(question, row, as_of)) is not None:
            return _supported_former(question, row, later)
    current = [row for row in own if row.certain and row.certain.last >= as_of]
    is_aside = claim.parts.get("aside") is not None  # "once Okon is the former president"
    if (
        current
        and not is_aside
        and standing.lower().startswith(("former", "ex", "onetime", "is no longer"))
    ):
        row = current[-1]
        person = question.context.packs.names.entities[row.person].name
        because = f"{person} still held the office of {question.office} on {day_in_words(as_of)}."
        return Finding(
            Verdict.CONTRADICTED, because, (evidence_of(row.fact, Relation.CONTRADICTION),)
        )
    return None


def _supported_former(question: Question, tenure: Tenure, later: Tenure | None) -> Finding:
    entities = question.context.packs.names.entities
    first = day_in_words(tenure.possible.first)
    told = f"The record has {entities[tenure.person].name} as {question.office} from {first}"
    rows = [evidence_of(tenure.fact, Relation.ENTAILMENT)]
    if later is None:
        because = f"{told} to {day_in_words(tenure.possible.last)}."
    else:
        took = day_in_words(later.possible.first)
        because = f"{told}, and {entities[later.person].name} since {took}."
        rows.append(evidence_of(later.fact, Relation.ENTAILMENT))
    return Finding(Verdict.SUPPORTED, because, tuple(rows))

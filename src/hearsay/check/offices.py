"""Offices against the record: whether this person held this office on the day in question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.wording import day_in_words, with_article
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Interval
from hearsay.reference.facts import Tenure

_SPLIT = re.compile(r"[^\s,]+")
_ENDINGS = re.compile(r"(?:\s+(?:of|for|of the|for the|in|the))+$|^(?:of|the)\s+", re.IGNORECASE)
_FORMER = re.compile(
    r"(?:former|ex|onetime|one-time|erstwhile|late|previous|past|ousted|deposed|exiled|toppled|"
    r"fallen|disgraced|then|retired|was|served|is no longer)\b",
    re.IGNORECASE,
)
_LONG_AGO = timedelta(days=730)
_RECENT = timedelta(days=45)  # a time this near the article's date is the article's own time


@dataclass(frozen=True, slots=True)
class _Question:
    """A claim about an office that the packs know."""

    context: Context
    title: str
    body: str
    name: str  # the person as the document names them most fully
    known: frozenset[str]  # entity ids of the people the name fits
    tenures: tuple[Tenure, ...]
    is_explicit: bool  # the text says whose office it is
    words: str  # the title as the text has it, without whose it is

    @property
    def office(self) -> str:
        """The office in words: "foreign minister of Russia"."""
        body = self.context.packs.names.entities[self.body].name
        return f"{self.words} of {with_article(body)}"

    def by_this_person(self) -> list[Tenure]:
        """The tenures of whoever the name fits."""
        return [tenure for tenure in self.tenures if tenure.person in self.known]


def check_office(claim: Claim, context: Context) -> Finding | None:
    """What the packs say of an office claim; None where they do not know the office."""
    if claim.kind is not ClaimKind.OFFICE or claim.hedge is not Hedge.CERTAIN or claim.negated:
        return None
    question = _ask(claim, context)
    if question is None:
        return None
    if context.as_of is None:
        missing = "the date of the article"
        return undecided(f"Who is {question.office} depends on the date.", missing)
    standing = claim.parts.get("standing")
    if standing is not None:
        return _check_former(question, context.words(standing), context.as_of)
    return _check_held(question, claim, context.as_of)


def _ask(claim: Claim, context: Context) -> _Question | None:
    office, person = claim.parts.get("office"), claim.parts.get("person")
    if office is None or person is None:
        return None
    mention = context.tags.mention_at(person)
    name = mention.name if mention is not None else context.words(person)
    read = _read_title(claim, context, office)
    if read is None:
        return None
    title, body, words = read
    facts = context.packs.facts
    bodies = [body] if body is not None else _likely_bodies(title, name, context)
    found = [one for one in bodies if facts.tenures_of(title, one)]
    if len(found) != 1:
        return None
    tenures = facts.tenures_of(title, found[0])
    known = _people(name, context, found[0])
    return _Question(context, title, found[0], name, known, tenures, body is not None, words)


def _read_title(claim: Claim, context: Context, office: Span) -> tuple[str, str | None, str] | None:
    """Title, body (None: not said) and the title's words; None: a title that is not known."""
    names = context.packs.names
    words = context.words(office)
    country = claim.parts.get("country")
    body = None
    if country is not None:
        body = names.entity_of(context.words(country), "body")
        if body is None:
            return None  # "the Academy's president" is none of ours
    title = names.entity_of(words, "title")
    if title is not None:
        return title, body, _plain(words)
    inner = _inner_body(words, context)
    if inner is None or (body is not None and inner[1] != body):
        return None
    title = names.entity_of(inner[0], "title")
    return (title, inner[1], _plain(inner[0])) if title is not None else None


def _plain(words: str) -> str:
    """A title as it is written within a sentence: without capitals, unless it is all capitals."""
    return words if words.isupper() else words.lower()


def _inner_body(words: str, context: Context) -> tuple[str, str] | None:
    """As in: "Chief of the General Staff of the Russian Armed Forces" as title and body."""
    names = context.packs.names
    tokens = list(_SPLIT.finditer(words))
    for size in range(min(5, len(tokens)), 0, -1):
        for first in range(len(tokens) - size, -1, -1):
            start, end = tokens[first].start(), tokens[first + size - 1].end()
            if not words[start].isupper():
                continue
            body = names.entity_of(words[start:end], "body")
            if body is not None:
                left = _ENDINGS.sub("", words[:start].rstrip())
                right = words[end:].strip().removeprefix("'s").strip()
                joined = f"{left} of the {right}" if left and right else left or right
                return joined, body
    return None


def _people(name: str, context: Context, body: str) -> frozenset[str]:
    """The people that the name fits, among those who held this or another office of the body."""
    people = context.packs.facts.people_of(body)
    return context.packs.names.people_called(name).intersection(people)


def _likely_bodies(title: str, name: str, context: Context) -> list[str]:
    """Whose office is meant where the text does not say: one the person has held, or at home."""
    facts, called = context.packs.facts, context.packs.names.people_called(name)
    if not called:
        return []
    held, home = [], []
    for body in facts.bodies_with(title):
        if any(row.person in called for row in facts.tenures_of(title, body)):
            held.append(body)
        elif len(name.split()) > 1 and not called.isdisjoint(facts.people_of(body)):
            home.append(body)
    return held or home


def _check_held(question: _Question, claim: Claim, as_of: date) -> Finding | None:
    """What holds of a plain title: on the article's date, or at the time spoken of."""
    own = question.by_this_person()
    today = Interval(as_of, as_of)
    settings = _settings(claim, question.context)
    for days in (today, *(one for one in settings if one is not None)):
        for tenure in own:
            if tenure.trusted.overlaps(days) and tenure.trusted.first <= as_of:
                return _supported(question, tenure, claim)
    open_ended = [tenure for tenure in own if tenure.possible.overlaps(today)]
    if open_ended:
        return _stale(question, open_ended[-1], as_of)
    return _refuted(question, claim, as_of)


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


def _supported(question: _Question, tenure: Tenure, claim: Claim) -> Finding:
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


def _stale(question: _Question, tenure: Tenure, as_of: date) -> Finding:
    confirmed = tenure.fact.last_confirmed or tenure.possible.first
    person = question.context.packs.names.entities[tenure.person].name
    because = f"{person} was {question.office} when last confirmed, on {day_in_words(confirmed)}."
    missing = f"a record of who was {question.office} on {day_in_words(as_of)}"
    return undecided(because, missing, tenure.fact)


def _refuted(question: _Question, claim: Claim, as_of: date) -> Finding | None:
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
    sure = [row for row in sure if row.fact.is_confirmed and _is_listed(question, row, as_of)]
    if not sure:
        if not question.is_explicit:
            return None
        because = f"The record does not say for sure who was {question.office} then."
        return undecided(because, missing, *(row.fact for row in holders[:1]))
    if len(question.name.split()) < 2 and not question.known:
        return None  # a surname alone, of somebody the packs do not know
    if reason := _other_time(question, claim, as_of):
        rows = [row.fact for row in (*question.by_this_person()[-1:], *sure[:1])]
        return undecided(
            reason, f"the time at which {question.name} is said to have held it", *rows
        )
    return _contradicted(question, sure[0], as_of)


def _followed(question: _Question, as_of: date) -> list[Tenure]:
    """Whoever followed this person in the office and was last confirmed shortly before."""
    ended = [row.possible.last for row in question.by_this_person() if not row.is_open]
    return [
        row
        for row in question.tenures
        if row.is_open and row.certain and ended and max(ended) <= row.certain.last
        and timedelta(0) <= as_of - row.certain.last <= _RECENT
    ]  # fmt: skip


def _is_listed(question: _Question, row: Tenure, as_of: date) -> bool:
    """Whether the pack lists every holder for the last day on which this one is sure."""
    last = min(as_of, row.certain.last) if row.certain else as_of
    return question.context.packs.facts.is_complete(
        "offices", Interval(last, last), title=question.title, body=question.body
    ) is not None  # fmt: skip


def _other_time(question: _Question, claim: Claim, as_of: date) -> str:
    """Why the title may be meant of another time than the article's; "": it is not."""
    settings = _settings(claim, question.context)
    near = Interval(as_of - _RECENT, as_of + _RECENT)
    settings = [days for days in settings if days is None or days.last < near.first]
    is_set_elsewhere = bool(settings)
    is_aside = is_set_elsewhere or claim.parts.get("aside") is not None
    own = [row for row in question.by_this_person() if row.possible.first <= as_of]
    is_now = claim.parts.get("now") is not None or _is_set_near(claim, question.context, near)
    if own and (is_aside or not is_now):
        person = question.context.packs.names.entities[own[-1].person].name
        return f"{person} held the office earlier, and the text may speak of that time."
    if not question.known and (not is_now or _tells_history(question.context, as_of)):
        return f"The packs do not know {question.name}, and the text may speak of another time."
    if is_set_elsewhere and not _is_complete_before(question, settings):
        return "The text may speak of another time, for which the record is not complete."
    return ""


def _is_set_near(claim: Claim, context: Context, near: Interval) -> bool:
    """Whether the sentence itself speaks of a day close to the article's."""
    return any(days is not None and near.covers(days) for days in _settings(claim, context))


def _tells_history(context: Context, as_of: date) -> bool:
    """Whether the document speaks more of times long past than of its own."""
    past = sum(
        time.interval is not None and time.interval.last < as_of - _LONG_AGO
        for time in context.tags.times
    )
    return past * 2 > len(context.tags.times)


def _is_complete_before(question: _Question, settings: Sequence[Interval | None]) -> bool:
    """Whether the record lists every holder at the times spoken of, and none fits the name."""
    facts = question.context.packs.facts
    return all(
        days is not None
        and facts.is_complete("offices", days, title=question.title, body=question.body)
        for days in settings
    )


def _contradicted(question: _Question, holder: Tenure, as_of: date) -> Finding:
    entities = question.context.packs.names.entities
    person = entities[holder.person].name
    rows = [evidence_of(holder.fact, Relation.CONTRADICTION)]
    tail = ""
    own = question.by_this_person()
    if own:
        rows.append(evidence_of(own[-1].fact, Relation.CONTRADICTION))
        row, other = own[-1], entities[own[-1].person].name
        took, left = day_in_words(row.possible.first), day_in_words(row.possible.last)
        tail = f"; {other} took office on {took}" if row.possible.first > as_of else ""
        tail = tail or f"; {other} was until {left}"
    because = (
        f"On {day_in_words(as_of)} the {question.office} was {person}, not {question.name}{tail}."
    )
    fault = ("office", question.title, question.body, *sorted(question.known), question.name)
    return Finding(Verdict.CONTRADICTED, because, tuple(rows), fault=fault)


def _check_former(question: _Question, standing: str, as_of: date) -> Finding | None:
    """As in: "former president": held it before and does not now."""
    if not _FORMER.match(standing):
        return None  # acting, designate, would-be: the packs do not tell those
    own = [row for row in question.by_this_person() if row.possible.first <= as_of]
    ended = [row for row in own if row.possible.last <= as_of]
    if ended:
        return _supported_former(question, ended[-1])
    current = [row for row in own if row.certain and row.certain.last >= as_of]
    if current and standing.lower().startswith(("former", "ex", "onetime", "is no longer")):
        row = current[-1]
        person = question.context.packs.names.entities[row.person].name
        because = f"{person} still held the office of {question.office} on {day_in_words(as_of)}."
        return Finding(
            Verdict.CONTRADICTED, because, (evidence_of(row.fact, Relation.CONTRADICTION),)
        )
    return None


def _supported_former(question: _Question, tenure: Tenure) -> Finding:
    person = question.context.packs.names.entities[tenure.person].name
    because = (
        f"The record has {person} as {question.office} from {day_in_words(tenure.possible.first)} "
        f"to {day_in_words(tenure.possible.last)}."
    )
    return Finding(Verdict.SUPPORTED, because, (evidence_of(tenure.fact, Relation.ENTAILMENT),))

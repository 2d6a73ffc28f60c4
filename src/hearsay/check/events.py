"""Events against the record: whether there was one of this kind, by this body, there and then."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.check.claimed_time import ClaimedTime, claimed_time
from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.wording import days_in_words, listed, owned, when_in_words
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Interval
from hearsay.reference.event_kinds import kind_of_event
from hearsay.reference.facts import Event

_OF_SORTS = frozenset({"election", "referendum"})
_SHOWN = 2  # rows shown of what was held elsewhere or at another time; more would bury them


@dataclass(frozen=True, slots=True)
class _Question:
    """A claim about an event that the packs know the like of."""

    context: Context
    kind: str
    organiser: str
    events: tuple[Event, ...]
    places: tuple[str, ...]  # entity ids of the places named
    unknown: tuple[str, ...]  # places named that no pack knows
    time: ClaimedTime | None
    is_negated: bool

    @property
    def body(self) -> str:
        """The organiser's name."""
        return self.context.packs.names.entities[self.organiser].name

    def is_at(self, event: Event) -> bool:
        """Whether every place named may be where the event was."""
        names = self.context.packs.names
        here = {around for place in event.places for around in names.around(place)}
        return all(
            place in here or not set(names.around(place)).isdisjoint(event.places)
            for place in self.places
        )

    def place_of(self, event: Event) -> str:
        """The first place of the event, as its row names it."""
        return event.fact.value.split(";")[0].strip()


def check_event(claim: Claim, context: Context) -> Finding | None:
    """What the packs say of an event claim; None where they know no such events."""
    if claim.kind is not ClaimKind.EVENT or claim.hedge is Hedge.DENIED:
        return None
    question = _ask(claim, context)
    if question is None:
        return None
    is_plain = claim.hedge is Hedge.CERTAIN and not _is_loose(claim, context)
    is_plain = is_plain and _is_of_their_sort(question, context.words(claim.parts.roles[0][1]))
    found = _answer(question)
    if found is None or (found.verdict is not Verdict.SUPPORTED and not is_plain):
        return None  # a plan, or leaders who met, may be confirmed but not refuted
    return _negated(found) if claim.negated else found


def _ask(claim: Claim, context: Context) -> _Question | None:
    noun, organiser = claim.parts.get("event"), claim.parts.get("organiser")
    body = _entity(context, organiser, "organisation") if organiser else None
    if noun is None or body is None:
        return None
    kind = "summit" if _is_loose(claim, context) else kind_of_event(context.words(noun))
    events = context.packs.facts.events_of(body, kind or "")
    if not events:
        return None
    spans = [span for role, span in claim.parts.roles if role == "place"]
    named = [span for role, span in claim.parts.roles if role == "name"]
    places = {
        words: entity for span in (*spans, *named) for words, entity in _placed(context, span)
    }
    if any(places.get(context.words(span)) is None for span in named):
        return None  # "the NATO Energy Summit" is another kind of event
    known = tuple(place for place in places.values() if place is not None)
    unknown = tuple(words for words, place in places.items() if place is None)
    time = claimed_time(claim, context)
    return _Question(context, kind or "", body, events, known, unknown, time, claim.negated)


def _is_of_their_sort(question: _Question, words: str) -> bool:
    """Whether the events on record are surely of the sort told: "election" may mean any."""
    sort = words.lower().split()[:-1]
    names = [event.name.lower().split() for event in question.events]
    is_same = bool(sort) and all(word in name for word in sort for name in names)
    return question.kind not in _OF_SORTS or is_same


def _placed(context: Context, span: Span) -> list[tuple[str, str | None]]:
    """A place and its entity; of "Vilnius, Lithuania" both, where the packs know both."""
    words, entity = context.words(span), _entity(context, span, "location")
    parts = words.split(", ")
    if entity is not None or len(parts) == 1:
        return [(words, entity)]
    known = [context.packs.names.entity_of(part, "location") for part in parts]
    return [(words, None)] if None in known else list(zip(parts, known, strict=True))


def _is_loose(claim: Claim, context: Context) -> bool:
    """Whether the claim only says that leaders met, which they do at other times too."""
    noun = claim.parts.get("event")
    return noun is not None and kind_of_event(context.words(noun)) is None


def _entity(context: Context, span: Span, kind: str) -> str | None:
    found = context.packs.names.entity_of(context.words(span), kind)
    mention = context.tags.mention_at(span)
    return found or (mention.entity if mention is not None and mention.span == span else None)


def _answer(question: _Question) -> Finding | None:
    what = f"{owned(question.body)} {question.kind}"
    if question.time is None:
        near = [event for event in question.events if question.is_at(event)][-1:]
        missing = f"the date of the {question.kind} meant"
        if question.context.as_of is None:
            missing = "the date of the article"
        because = f"The text does not say when {what} was held."
        return undecided(because, missing, *(event.fact for event in near))
    if question.unknown:
        missing = f"where {listed(question.unknown)} lies"
        return undecided(f"The packs do not know {listed(question.unknown)}.", missing)
    there = [event for event in question.events if question.is_at(event)]
    then = [event for event in there if _is_then(event, question.time)]
    if any(event.agrees_with(question.time.days, by_day=question.time.by_day) for event in then):
        return _supported(question, then)
    if then:
        return _nearly(question, question.time, then)
    return _refuted(question, question.time, there)


def _is_then(event: Event, time: ClaimedTime) -> bool:
    return event.held_within(time.reach())


def _supported(question: _Question, held: Sequence[Event]) -> Finding:
    shown = tuple(evidence_of(event.fact, Relation.ENTAILMENT) for event in held[:_SHOWN])
    told = [_told(question, event) for event in held[:_SHOWN]]
    because = f"The record has {owned(question.body)} {question.kind} {listed(told)}."
    return Finding(Verdict.SUPPORTED, because, shown)


def _told(question: _Question, event: Event) -> str:
    """Where and when: "in Vilnius on 11–12 July 2023"."""
    return f"{_where(question, event)}{when_in_words(event.days)}"


def _where(question: _Question, event: Event) -> str:
    place = question.place_of(event)
    if place == "online":
        return "online "
    return f"in {place} " if place else ""


def _nearly(question: _Question, time: ClaimedTime, held: Sequence[Event]) -> Finding:
    """The days named share some with the event's, or the time is too loose to be held to it."""
    shown = tuple(evidence_of(event.fact, Relation.ENTAILMENT) for event in held[:_SHOWN])
    if time.loose:
        return _supported(question, held)
    because = (
        f"The record gives {days_in_words(held[0].days)} for {owned(question.body)} "
        f"{question.kind} {_where(question, held[0])}and not {days_in_words(time.days)}."
    )
    return Finding(Verdict.QUALIFIED, because, shown)


def _refuted(question: _Question, time: ClaimedTime, there: Sequence[Event]) -> Finding | None:
    """No such event: contradicted, where the record is complete for all days that may be meant."""
    if time.carried is not None and (same := _in_another_year(time, there)):
        return _year_astray(question, time, same)
    if not time.has_year and time.carried is None:
        missing = f"the full date of the {question.kind} meant"
        because = f"The record has no such {question.kind} on the day that the text seems to mean."
        return undecided(because, missing, *(event.fact for event in there[-1:]))
    if not _may_refute(question, time):
        missing = f"a complete record of {owned(question.body)} {question.kind}s for that time"
        because = f"The record has no such {question.kind}, but is not complete for that time."
        return undecided(because, missing)
    exact = [
        event
        for event in question.events
        if event.days.overlaps(time.days) and event.fact.is_confirmed
    ]
    instead = exact or [e for e in question.events if _is_row_of(e, _years(time.days))]
    rows = _nearest(there, time)[:1] if question.places else []
    rows = [*exact[:_SHOWN], *rows] if exact else [*rows, *instead[:_SHOWN]]
    rows = rows or _nearest(question.events, time)[:_SHOWN]
    shown = tuple(evidence_of(row.fact, Relation.CONTRADICTION) for row in rows)
    because = _refutation(question, time, there, instead)
    if exact:
        because = _misplaced(question, time, there, exact)
    return Finding(Verdict.CONTRADICTED, because, shown, fault=_fault(question, time))


def _is_row_of(event: Event, days: Interval) -> bool:
    return event.held_within(days) and event.fact.is_confirmed


def _may_refute(question: _Question, time: ClaimedTime) -> bool:
    """Whether the pack lists every such event of that time, and it is past."""
    days, as_of = time.reach(), question.context.as_of
    over = [event for event in question.events if event.held_within(_years(days))]
    if as_of is not None and days.last > as_of:
        if not any(event.days.last <= as_of for event in over):
            return False  # still to come: a plan cannot be refuted
        days = Interval(min(days.first, as_of), as_of)
    declared = question.context.packs.facts.is_complete(
        "events", days, organiser=question.organiser, kind=question.kind
    )
    # A row that is not confirmed may be what the claim means, unless it names another place.
    unsure = [event for event in over if not event.fact.is_confirmed and question.is_at(event)]
    return declared is not None and not unsure


def _in_another_year(time: ClaimedTime, there: Sequence[Event]) -> list[Event]:
    """Events that agree with the day and month named, whatever the year."""
    same = []
    for event in there:
        days = time.in_year(event.days.first.year)
        if days is not None and event.agrees_with(days, by_day=time.by_day):
            same.append(event)
    return same


def _year_astray(question: _Question, time: ClaimedTime, same: Sequence[Event]) -> Finding:
    """Day and month are right; the year, carried over from earlier in the text, is not."""
    event = same[-1]
    carried = question.context.words(time.carried) if time.carried else ""
    because = (
        f"Day and month are right: {owned(question.body)} {question.kind} {_where(question, event)}"
        f"was {when_in_words(event.days)}. The year carried over from “{carried}” is not."
    )
    shown = (evidence_of(event.fact, Relation.ENTAILMENT),)
    return Finding(Verdict.QUALIFIED, because, shown, fault=_fault(question, time))


def _refutation(
    question: _Question, time: ClaimedTime, there: Sequence[Event], instead: Sequence[Event]
) -> str:
    name, kind = question.body, question.kind
    named = listed([question.context.packs.names.entities[one].name for one in question.places])
    told = when_in_words(time.days)
    if named and there:
        near = _nearest(there, time)[0]
        said = f"{owned(name)} {kind} in {named} was {when_in_words(near.days)}, not {told}"
    else:
        said = f"{name} held no {kind}{f' in {named}' if named else ''} {told}"
    if not instead:
        return f"{said}; it held none that year." if not named or there else f"{said}."
    were = f"{kind}s of that year were" if len(instead) > 1 else f"{kind} of that year was"
    others = [_told(question, event) for event in instead[:_SHOWN]]
    return f"{said}; its {were} {listed(others)}."


def _misplaced(
    question: _Question, time: ClaimedTime, there: Sequence[Event], exact: Sequence[Event]
) -> str:
    """The event of that time was elsewhere: the sentence for it."""
    were = f"{question.kind}s" if len(exact) > 1 else question.kind
    was = "were" if len(exact) > 1 else "was"
    told = listed([_told(question, event) for event in exact[:_SHOWN]])
    named = listed([question.context.packs.names.entities[one].name for one in question.places])
    said = (
        f"{owned(question.body)} {were} of {days_in_words(time.days)} {was} {told}, not in {named}"
    )
    if not there:
        return f"{said}."
    near = _nearest(there, time)[0]
    return f"{said}; its {question.kind} there was {when_in_words(near.days)}."


def _nearest(events: Sequence[Event], time: ClaimedTime) -> list[Event]:
    return sorted(events, key=lambda event: abs((event.days.first - time.days.first).days))


def _years(days: Interval) -> Interval:
    """The whole calendar years that ``days`` lie in."""
    return Interval(days.first.replace(month=1, day=1), days.last.replace(month=12, day=31))


def _fault(question: _Question, time: ClaimedTime) -> tuple[str, ...]:
    year = str(time.days.first.year)
    return ("event", question.organiser, question.kind, *sorted(question.places), year)


def _negated(found: Finding) -> Finding | None:
    """The finding on "there was no such event"."""
    if found.verdict is Verdict.CONTRADICTED:
        return Finding(Verdict.SUPPORTED, found.because, found.evidence)
    if found.verdict is Verdict.SUPPORTED:
        return Finding(Verdict.CONTRADICTED, found.because, found.evidence)
    return None

"""Events with a name of their own against the record: when the annexation of Crimea was."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hearsay.check.claimed_time import ClaimedTime, claimed_time
from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.wording import days_in_words, when_in_words
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.tags import Interval
from hearsay.reference.facts import Event
from hearsay.reference.happenings import happening_nouns, happening_verbs

_OPENS = re.compile(r"(?:^|[.!?:;,]\s|\n)\s*[\"“]?\s*(?:(?:In\s+fact,\s+)?(?:[Tt]he|This)\s+)?$")
_GOES_ON = re.compile(
    r"\s+[a-z’']+(?:ed|s|t|d|w|k|n|e)\b|,\s+(?:which|when|signed|held)\b|\s*$|[.]"
)
_TIGHT = re.compile(
    r"\s+of\s|\s*\(|.*\b(?:[a-z]+ed|held|fought|began|broke|took|struck|signed)\b", re.DOTALL
)
_MANY = frozenset({"often", "held"})
_KINDS = {"conflict": "war", "fighting": "war"}
_NAMES = frozenset({"Revolution", "Uprising", "Massacre"})  # seldom without a capital
_ONE = timedelta(days=365)  # events of one name this near are told as one
_AFTER = re.compile(r"\b(?:after|since|following)\s+(?:the\s+)?$", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:signed|agreed|concluded|adopted|reached|initialled)\b")


def check_named_event(claim: Claim, context: Context) -> Finding | None:
    """Whether the record has the event at the time told; None where it knows none of this name."""
    if claim.kind is not ClaimKind.EVENT or claim.hedge is not Hedge.CERTAIN or claim.negated:
        return None
    time = claimed_time(claim, context)
    if time is None or not time.has_year or time.loose:
        return None
    if claim.parts.get("place") is not None:
        begun = next(_unnamed(claim, context, time.days), None)
        return _supported(begun) if begun is not None else None
    events = _events(claim, context)
    if not events:
        return None
    is_range = sum(role == "time" for role, _ in claim.parts.roles) > 1
    for event in events:
        if _agrees(event, time, is_range=is_range):
            return _supported(event)
    if not _are_one(events) or not all(event.fact.is_confirmed for event in events):
        return None
    for event in events:
        if event.held_within(time.days):
            because = f"The record gives {days_in_words(event.days)} for {_name(event)}."
            shown = (evidence_of(event.fact, Relation.NEUTRAL),)
            return Finding(Verdict.QUALIFIED, because, shown)
    return _otherwise(claim, context, events[0], time)


def _are_one(events: Sequence[Event]) -> bool:
    """Whether the events of one name are parts of one: the protests, and the week they won."""
    first, last = min(one.days.first for one in events), max(one.days.last for one in events)
    return len(events) == 1 or last - first <= _ONE


def _events(claim: Claim, context: Context) -> tuple[Event, ...]:
    facts = context.packs.facts
    whom, noun = claim.parts.get("undergoer"), claim.parts.get("event")
    if whom is not None and noun is not None:
        known = happening_verbs().get(context.words(noun).lower())
        if known is None:
            return ()
        name = context.words(whom)
        return facts.events_called(f"{known[0]} of {name}") or facts.events_called(
            f"{known[0]} of the {name}"
        )
    named, when = claim.parts.get("named"), claim.parts.get("time")
    if named is None or when is None:
        return ()
    name = context.words(named)
    return facts.events_called(f"{context.words(when)} {name}") or facts.events_called(name)


def _unnamed(claim: Claim, context: Context, days: Interval) -> Iterator[Event]:
    """Wars and their like without a name: "the 2014 conflict", where a place is spoken of."""
    noun, names = claim.parts.get("event"), context.packs.names
    spans = [span for role, span in claim.parts.roles if role == "place"]
    kind = _KINDS.get(context.words(noun).lower(), context.words(noun).lower()) if noun else ""
    for span in spans:
        place = names.entity_of(context.words(span), "location")
        for event in context.packs.facts.events_of("", kind) if place else ():
            here = {around for one in event.places for around in names.around(one)}
            if place in here and event.days.first.year == days.first.year:
                yield event


def _agrees(event: Event, time: ClaimedTime, *, is_range: bool) -> bool:
    if is_range and not time.by_day:
        ends = (event.days.first.year, event.days.last.year)
        return (time.days.first.year, time.days.last.year) == ends
    return event.agrees_with(time.days, by_day=time.by_day) or (
        event.days.first.year < event.days.last.year and event.days.covers(time.days)
    )


def _supported(event: Event) -> Finding:
    because = f"The record has {_name(event)} {when_in_words(event.days)}."
    return Finding(Verdict.SUPPORTED, because, (evidence_of(event.fact, Relation.ENTAILMENT),))


def _name(event: Event) -> str:
    """The name within a sentence: "the annexation of Crimea by Russia"."""
    words = event.name.split()
    is_proper = len(words) == 1 or words[-1][0].isupper()
    is_plain = happening_nouns().get(words[0].lower()) == "once" and words[0] not in _NAMES
    first = words[0].lower() if is_plain else words[0]
    bare = is_proper and " of " not in event.name and words[-1].lower() not in happening_nouns()
    return " ".join([*([] if bare else ["the"]), first, *words[1:]])


def _otherwise(claim: Claim, context: Context, event: Event, time: ClaimedTime) -> Finding | None:
    """The event was at another time: contradicted where that is surely what the text says."""
    is_early = time.days.last < event.days.first
    often = happening_nouns().get(event.kind, "once")
    if often == "treaty" and not is_early and not _is_signed(claim, context):
        because = f"The record has {_name(event)} signed {when_in_words(event.days)}."
        return undecided(because, "the day on which it came into force", event.fact)
    if not _is_its_own(claim, context, often) or not _is_of_it(claim, context, is_early=is_early):
        return None
    if time.days.first > (context.as_of or date.max):
        return None
    because = f"The record has {_name(event)} {when_in_words(event.days)}, not {_when(time.days)}."
    fault = ("event", event.fact.pack, event.fact.record, time.days.first.isoformat())
    shown = (evidence_of(event.fact, Relation.CONTRADICTION),)
    return Finding(Verdict.CONTRADICTED, because, shown, fault=fault)


def _when(days: Interval) -> str:
    return when_in_words(days)


def _is_signed(claim: Claim, context: Context) -> bool:
    return _SIGNED.search(context.words(claim.span)) is not None


def _is_its_own(claim: Claim, context: Context, often: str) -> bool:
    """Whether no other event is likely to go by the words: a proper name, or a rare thing."""
    named, noun = claim.parts.get("named"), claim.parts.get("event")
    if named is None or noun is None:
        return often not in _MANY
    often = happening_nouns().get(context.words(noun).lower(), often)
    return often not in _MANY or context.words(noun)[0].isupper()


def _is_of_it(claim: Claim, context: Context, *, is_early: bool) -> bool:
    """Whether the time is the event's, not that of what the sentence tells beside it."""
    named, when = claim.parts.get("named"), claim.parts.get("time")
    if named is None or when is None or when.start < named.start:
        return True  # told with a verb, or "the 1986 disaster"
    text = context.document.text
    if _TIGHT.match(text, named.end, when.start):
        return True
    before = text[max(0, named.start - 40) : named.start]
    if _OPENS.search(before) and _GOES_ON.match(text, claim.span.end):
        return True
    return is_early and _AFTER.search(before) is not None

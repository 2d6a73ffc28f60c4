"""How many members a body is said to have, against those the packs list for the day."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hearsay.check.claimed_time import claimed_time
from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.lists import words_as
from hearsay.check.wording import day_in_words, owned, with_article
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.tags import Bound, Interval
from hearsay.reference.memberships import Membership

_LOOKED_AT = 100  # times of a text; more would cost more than they tell
_NOUN = re.compile(r"[\s-]+(?:full\s+)?([A-Za-z]+)")
_SHOWN = 2  # the latest to join or to leave; all of them would bury the sum


def check_count(claim: Claim, context: Context, body: str) -> Finding | None:
    """Whether the body had as many members on the day meant."""
    span = claim.parts.get("count")
    number = _number(span, context) if span is not None else None
    if number is None or span is None or not _are_such(context, body, span):
        return None
    if context.as_of is None:
        because = "How many members there are depends on the date."
        return undecided(because, "the date of the article")
    time = claimed_time(claim, context)
    is_past = (has := claim.parts.get("has")) is not None and "had" in context.words(has)
    if is_past and time is None:  # "had 16 members": when is told elsewhere, or not at all
        day = _spoken_of(context, body, number)
        return _told(context, body, day, number, Relation.ENTAILMENT) if day else None
    days = time.reach() if time is not None else Interval(context.as_of, context.as_of)
    if days.first > context.as_of:
        return None
    counts = _counts(context, body, Interval(days.first, min(days.last, context.as_of)))
    name = with_article(context.packs.names.entities[body].name)
    if not counts:
        missing = f"a full list of the members of {name} on {day_in_words(days.last)}"
        return undecided(f"The record does not list all members of {name} then.", missing)
    if number in counts.values():
        day = next(day for day, count in counts.items() if count == number)
        return _told(context, body, day, number, Relation.ENTAILMENT)
    if _spoken_of(context, body, number) is not None:
        return None  # the text speaks of a time at which there were as many
    return _told(context, body, min(days.last, context.as_of), number, Relation.CONTRADICTION)


def _are_such(context: Context, body: str, count: Span) -> bool:
    """Whether the noun that is counted may be one for the members: clubs are no countries."""
    noun = _NOUN.match(context.document.text, count.end)
    kinds = {
        "organisation": words_as("member_words.tsv", "organisations"),
        "place": words_as("member_words.tsv", "places"),
    }
    for kind, nouns in kinds.items():
        if noun is not None and noun[1].lower() in nouns:
            known = context.packs.names.entities
            return all(
                known[row.member].kind in {kind, "thing"}
                for row in context.packs.facts.members_of(body)
            )
    return True


def _number(span: Span, context: Context) -> int | None:
    found = next((one for one in context.tags.quantities if one.span.overlaps(span)), None)
    is_plain = found is not None and found.unit is None and found.bound is Bound.EXACTLY
    if found is not None and found.value is not None and is_plain and not found.range:
        return int(found.value)
    words = context.words(span)
    return int(words) if words.isdecimal() else None


def _counts(context: Context, body: str, days: Interval) -> dict[date, int]:
    """How many there were on each day of the time on which that changed."""
    facts = context.packs.facts
    turns = {days.first, days.last}
    for row in facts.members_of(body):
        turns |= {
            day for day in (row.joined.last, row.possible.last) if days.first <= day <= days.last
        }
    counted = {day: facts.count_of_members(body, day) for day in sorted(turns)}
    return {day: count for day, count in counted.items() if count is not None}


def _spoken_of(context: Context, body: str, number: int) -> date | None:
    """A day on which there were as many, within the times that the text names elsewhere."""
    for time in context.tags.times[:_LOOKED_AT]:
        if time.interval is None or context.as_of is None or time.interval.first > context.as_of:
            continue
        for day, count in _counts(context, body, time.interval).items():
            if count == number:
                return day
    return None


def _told(
    context: Context, body: str, day: date, number: int, relation: Relation
) -> Finding | None:
    facts, entity = context.packs.facts, context.packs.names.entities[body]
    real = facts.count_of_members(body, day)
    everybody = facts.members_of(body)
    began = [row for row in everybody if row.joined.last <= day]
    ended = [row for row in everybody if row.possible.last <= day]
    changes = sorted(
        [(row.joined.last, row) for row in began] + [(row.possible.last, row) for row in ended],
        key=lambda pair: pair[0],
    )
    if real is None or not changes:
        return None
    declared = facts.is_complete("members", Interval(day, day), body=body, role="member")
    name = with_article(entity.name)
    since = day_in_words(changes[-1][0])
    because = f"{name[:1].upper()}{name[1:]} had {real} members on {day_in_words(day)}"
    before = _when_as_many(context, body, number, day)
    if relation is Relation.CONTRADICTION:
        because += f", not {number}: the last change was on {since}{before}"
    shown = tuple(evidence_of(row.fact, relation) for _, row in reversed(changes[-_SHOWN:]))
    pack = declared.pack if declared is not None else shown[0].pack
    quote = f"{real} = {len(began)} joined - {len(ended)} left | {day.isoformat()}"
    summed = Evidence(pack, f"count: {owned(entity.name)} members", quote, relation)
    verdict = Verdict.SUPPORTED if relation is Relation.ENTAILMENT else Verdict.CONTRADICTED
    if verdict is Verdict.CONTRADICTED and not _are_sure([row for _, row in changes]):
        return undecided(f"{because}.", "a confirmed list of the members")
    fault = ("count of members", body, str(number))
    return Finding(verdict, f"{because}.", (summed, *shown), fault=fault)


def _are_sure(rows: Sequence[Membership]) -> bool:
    return all(row.fact.is_confirmed for row in rows)


def _when_as_many(context: Context, body: str, number: int, day: date) -> str:
    """As in: "; it had 31 until 6 March 2024"; "" where it never had as many before."""
    facts = context.packs.facts
    days = sorted(
        {row.joined.last for row in facts.members_of(body)}
        | {row.possible.last for row in facts.members_of(body) if not row.is_open}
    )
    past = [one for one in days if one <= day]
    for first, after in reversed(list(pairwise(past))):
        if facts.count_of_members(body, first) == number:
            return f"; it had {number} from {day_in_words(first)} to {day_in_words(after)}"
    return ""

"""Members against the record: who belongs to a body, since when, as the how-manyth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearsay.check.claimed_time import ClaimedTime, claimed_time
from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.lists import ordinal
from hearsay.check.member_counts import check_count
from hearsay.check.named import body_meant, entity_at
from hearsay.check.wording import day_in_words, days_in_words, when_in_words, with_article
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Interval
from hearsay.reference.memberships import Membership


@dataclass(frozen=True, slots=True)
class _Question:
    """A claim about one member of one body."""

    claim: Claim
    context: Context
    member: str
    body: str
    rows: tuple[Membership, ...]  # each time it belonged in full, oldest first
    as_of: date

    @property
    def names(self) -> tuple[str, str]:
        """Member and body as they stand in a sentence."""
        known = self.context.packs.names.entities
        return with_article(known[self.member].name), with_article(known[self.body].name)

    def lists_all(self, first: date, last: date) -> Evidence | None:
        """The pack's word that it lists every member for this time; None where it gives none."""
        facts = self.context.packs.facts
        if last < first:
            return None
        declared = facts.is_complete(
            "members", Interval(first, last), body=self.body, role="member"
        )
        if declared is None:
            return None
        quote = f"every member of {self.names[1]} | {days_in_words(declared.days)}"
        return Evidence(
            declared.pack, f"complete: members of {self.names[1]}", quote, Relation.CONTRADICTION
        )


def check_member(claim: Claim, context: Context) -> Finding | None:
    """What the packs say of a claim about members; None where they do not know the body."""
    if claim.kind is not ClaimKind.MEMBERSHIP or claim.hedge is not Hedge.CERTAIN:
        return None
    if claim.parts.get("relation") is None:
        return None
    body = _body(claim, context)
    if body is None or not context.packs.facts.members_of(body):
        return None
    if claim.parts.get("count") is not None:
        return None if claim.negated else check_count(claim, context, body)
    question = _ask(claim, context, body)
    if question is None:
        return None
    if context.as_of is None:
        return undecided("Who is a member depends on the date.", "the date of the article")
    return _answer(question)


def _body(claim: Claim, context: Context) -> str | None:
    span = claim.parts.get("body")
    if span is None:
        return body_meant(context, claim.span.start)
    words = context.words(span)
    if words.startswith("Fellow "):
        span = Span(span.start + len("Fellow "), span.end)
    found = entity_at(context, span)
    last = words.split()[-1]
    return found or (body_meant(context, span.start, last) if last.islower() else None)


def _ask(claim: Claim, context: Context, body: str) -> _Question | None:
    span = claim.parts.get("member")
    member = entity_at(context, span) if span is not None else None
    if member is None or member == body:
        return None
    rows = context.packs.facts.memberships_of(member, body)
    full = tuple(row for row in rows if row.is_full)
    return _Question(claim, context, member, body, full, context.as_of or date.max)


def _answer(question: _Question) -> Finding | None:
    parts = question.claim.parts
    if parts.get("before") is not None:
        return None if question.claim.negated else _in_order(question)
    if parts.get("order") is not None:
        return None if question.claim.negated else _how_manyth(question)
    if parts.get("start") is not None:
        return None if question.claim.negated else _began(question)
    if parts.get("end") is not None:
        return None if question.claim.negated else _ended(question)
    found = _belongs(question)
    return _negated(found) if question.claim.negated and found is not None else found


def _time(question: _Question) -> ClaimedTime | None:
    return claimed_time(question.claim, question.context)


def _contradicted(
    question: _Question, because: str, *rows: Membership, also: Evidence | None = None
) -> Finding | None:
    """A contradiction, where the rows it rests on may contradict."""
    if not all(row.fact.is_confirmed for row in rows):
        return undecided(because, "a second source for it", *(row.fact for row in rows))
    shown = tuple(evidence_of(row.fact, Relation.CONTRADICTION) for row in rows)
    fault = ("member", question.member, question.body)
    return Finding(Verdict.CONTRADICTED, because, (*shown, *((also,) if also else ())), fault=fault)


def _supported(because: str, *rows: Membership) -> Finding:
    shown = tuple(evidence_of(row.fact, Relation.ENTAILMENT) for row in rows)
    return Finding(Verdict.SUPPORTED, because, shown)


def _joined(question: _Question, row: Membership) -> str:
    member, body = question.names
    founder = " as a founding member" if row.is_founder else ""
    return _capital(f"{member} joined {body} {when_in_words(row.joined)}{founder}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# --- beginning, end, order -----------------------------------------------------------------------


def _began(question: _Question) -> Finding | None:
    time = _time(question)
    begun = [row for row in question.rows if row.joined.first <= question.as_of]
    if not begun:
        return _never(question)
    if time is None:
        has_time = any(role == "time" for role, _ in question.claim.parts.roles)
        return None if has_time else _supported(f"{_joined(question, begun[-1])}.", begun[-1])
    return _compare_start(question, time, begun)


def _compare_start(
    question: _Question, time: ClaimedTime, rows: Sequence[Membership]
) -> Finding | None:
    fitting = [row for row in rows if row.began_within(time.reach())]
    if fitting:
        return _supported(f"{_joined(question, fitting[0])}.", fitting[0])
    if not time.has_year:
        return None
    because = f"{_joined(question, rows[-1])}, not {when_in_words(time.days)}."
    return _contradicted(question, because, *rows[-1:])


def _never(question: _Question) -> Finding | None:
    """It never belonged, by a pack that lists every member from the first on."""
    member, body = question.names
    first = question.context.packs.facts.members_of(question.body)[0].joined.last
    declared = question.lists_all(first, question.as_of)
    later = [row for row in question.rows if row.joined.first > question.as_of]
    if declared is None or later:
        return None
    because = _capital(f"{member} has not been a member of {body}, as the record lists them all.")
    return _contradicted(question, because, also=declared)


def _ended(question: _Question) -> Finding | None:
    time, rows = _time(question), question.rows
    member, body = question.names
    over = [row for row in rows if not row.is_open and row.possible.last <= question.as_of]
    if not over:
        still = [row for row in rows if row.certain and row.certain.last >= question.as_of]
        if not still:
            return None
        because = _capital(f"{member} was still a member of {body}")
        return _contradicted(question, f"{because} on {day_in_words(question.as_of)}.", still[-1])
    row = over[-1]
    because = _capital(f"{member} left {body} on {day_in_words(row.possible.last)}")
    if time is None or time.reach().overlaps(Interval(row.possible.last, row.possible.last)):
        return _supported(f"{because}.", row)
    if not time.has_year:
        return None
    return _contradicted(question, f"{because}, not {when_in_words(time.days)}.", row)


def _how_manyth(question: _Question) -> Finding | None:
    span = question.claim.parts.get("order")
    words = question.context.words(span) if span is not None else ""
    if words.endswith(("est", "recent")):
        return _newest(question)
    number = ordinal(words)
    rows = [row for row in question.rows if row.joined.first <= question.as_of]
    places = question.context.packs.facts.places_of(rows[-1]) if rows else None
    if number is None or places is None:
        return _never(question) if number and not rows else None
    row, (first, last) = rows[-1], places
    order = _nth(first) if first == last else f"one of the {_nth(first)} to {_nth(last)}"
    told = f"{_joined(question, row)}, as the {order} member"
    if first != last:
        told = f"{_joined(question, row)}, {order} to join"
    if not first <= number <= last:
        return _contradicted(question, f"{told}, not the {_nth(number)}.", row)
    time = _time(question)
    if time is not None and time.has_year and not row.began_within(time.reach()):
        return _contradicted(question, f"{told}, not {when_in_words(time.days)}.", row)
    return _supported(f"{told}.", row)


def _newest(question: _Question) -> Finding | None:
    """Whether nobody joined later, of all whom the pack lists up to the day."""
    facts, day = question.context.packs.facts, question.as_of
    everybody = [row for row in facts.members_of(question.body) if row.joined.first <= day]
    rows = [row for row in question.rows if row.joined.first <= day]
    last = everybody[-1]
    if not rows or question.lists_all(last.joined.last, day) is None:
        return None
    if rows[-1].joined.overlaps(last.joined):
        return _supported(f"{_joined(question, rows[-1])}, after all the others.", rows[-1])
    name = with_article(question.context.packs.names.entities[last.member].name)
    because = f"{_joined(question, rows[-1])}; {name} joined {when_in_words(last.joined)}."
    return _contradicted(question, because, rows[-1], last)


def _nth(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    is_teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if is_teen else endings.get(number % 10, 'th')}"


def _in_order(question: _Question) -> Finding | None:
    span, word = question.claim.parts.get("other"), question.claim.parts.get("before")
    other = entity_at(question.context, span) if span is not None else None
    if other is None or word is None or not question.rows:
        return None
    theirs = question.context.packs.facts.memberships_of(other, question.body)
    if len(theirs) != 1 or len(question.rows) != 1:
        return None
    mine, row = question.rows[0], theirs[0]
    if mine.joined.overlaps(row.joined) and mine.joined != row.joined:
        return None
    is_before = question.context.words(word) == "before"
    holds = (
        mine.joined.last < row.joined.first if is_before else mine.joined.first > row.joined.last
    )
    name = with_article(question.context.packs.names.entities[other].name)
    because = f"{_joined(question, mine)}, {name} {when_in_words(row.joined)}."
    return _supported(because, mine, row) if holds else _contradicted(question, because, mine, row)


# --- belonging -----------------------------------------------------------------------------------


def _belongs(question: _Question) -> Finding | None:
    """Whether it is a member, was one, or founded it."""
    day = question.as_of
    now = [row for row in question.rows if row.trusted.first <= day <= row.trusted.last]
    if question.claim.parts.get("founder") is not None:
        return _founded(question)
    if now and (time := _time(question)) is not None:
        return _compare_start(question, time, now)
    if now:
        return _supported(f"{_joined(question, now[-1])}.", now[-1])
    link = question.claim.parts.get("link")
    is_past = link is not None and "was" in question.context.words(link)
    ever = [row for row in question.rows if row.joined.first <= day]
    if ever and (is_past or _speaks_of(question, ever)):
        return _supported(f"{_joined(question, ever[-1])}.", ever[-1]) if is_past else None
    return _is_none(question, ever)


def _is_none(question: _Question, ever: Sequence[Membership]) -> Finding | None:
    """It is no member on the day: said for sure only where the pack lists them all."""
    member, body = question.names
    day, declared = question.as_of, question.lists_all(question.as_of, question.as_of)
    if any(row.may_hold_on(day) for row in ever):
        row = ever[-1]
        confirmed = row.fact.last_confirmed or row.joined.last
        because = _capital(f"{member} was a member of {body} when last confirmed, on ")
        missing = f"a record of the members of {body} on {day_in_words(day)}"
        return undecided(f"{because}{day_in_words(confirmed)}.", missing, row.fact)
    if declared is None:
        missing = f"a full record of the members of {body} on {day_in_words(day)}"
        because = _capital(f"{member} is not among the members on record of {body}.")
        return undecided(because, missing, *(row.fact for row in ever))
    if ever:
        left = day_in_words(ever[-1].possible.last)
        because = _capital(f"{member} left {body} on {left}.")
        return _contradicted(question, because, ever[-1], also=declared)
    because = _capital(f"{member} was no member of {body} on {day_in_words(day)}; the record lists")
    return _contradicted(question, f"{because} them all.", also=declared)


def _speaks_of(question: _Question, rows: Sequence[Membership]) -> bool:
    """Whether the text names a time at which it was a member."""
    return any(
        time.interval is not None and row.possible.overlaps(time.interval)
        for time in question.context.tags.times
        for row in rows
    )


def _founded(question: _Question) -> Finding | None:
    rows = question.rows
    founders = [row for row in rows if row.is_founder]
    if founders:
        return _supported(f"{_joined(question, founders[0])}.", founders[0])
    everybody = question.context.packs.facts.members_of(question.body)
    first = everybody[0]
    if not rows or not any(row.is_founder for row in everybody):
        return None
    if rows[0].joined.first <= first.joined.last:
        return None
    began = when_in_words(first.joined)
    because = f"{_joined(question, rows[0])}; {question.names[1]} was founded {began}."
    return _contradicted(question, because, rows[0], first)


def _negated(found: Finding) -> Finding | None:
    """The finding on "it is no member"."""
    if found.verdict is Verdict.CONTRADICTED:
        shown = tuple(
            Evidence(one.pack, one.record, one.quote, Relation.ENTAILMENT, one.url, one.published)
            for one in found.evidence
        )
        return Finding(Verdict.SUPPORTED, found.because, shown)
    if found.verdict is Verdict.SUPPORTED:
        shown = tuple(
            Evidence(
                one.pack, one.record, one.quote, Relation.CONTRADICTION, one.url, one.published
            )
            for one in found.evidence
        )
        return Finding(Verdict.CONTRADICTED, found.because, shown)
    return found

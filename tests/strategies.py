"""Random texts, records and whole ledgers, for the property tests of every stage."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import (
    CausalLink,
    CauseStance,
    Claim,
    ClaimKind,
    ClaimParts,
    Hedge,
    Polarity,
)
from hearsay.records.document import (
    Document,
    Locator,
    LocatorKind,
    Origin,
    Part,
    Sentence,
    Span,
)
from hearsay.records.ledger import Ledger, MadeWith, Note
from hearsay.records.standing import Point, Standing, Status
from hearsay.records.tags import (
    Bound,
    Change,
    Direction,
    Framing,
    Interval,
    Mention,
    MentionKind,
    NumberRange,
    Quantity,
    TimeExpression,
    TimeType,
)

# Any code point, lone surrogates too; now and then the characters that break careless code.
characters = st.one_of(
    st.characters(),
    st.sampled_from("“”‘’\"'«»<>&[]{}|=+-@,;\t\n\r\x00\x1b\x7f\x9b\u202e\u2028\ufeff\ud800é😀"),
)
texts = st.text(characters, min_size=1, max_size=120).filter(lambda text: not _has_split_pair(text))
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
names = st.none() | words
shares = st.floats(0, 1)
dates = st.dates(date(1000, 1, 1))


def _has_split_pair(text: str) -> bool:
    return any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))


def some(strategy, *, least: int = 0, most: int = 3):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


# Strategies are made once: making them anew for each text would cost more than all the rest.
# So spans stand in the first REACH characters, and shorter texts are made longer.
REACH = 24
FILLER = " and so it goes on until it is long enough"
spans = st.tuples(st.integers(0, REACH - 1), st.integers(1, REACH)).map(
    lambda edges: Span(min(edges[0], edges[1] - 1), max(edges[0] + 1, edges[1]))
)
intervals = st.tuples(dates, dates).map(lambda days: Interval(min(days), max(days)))
numbers = st.decimals(allow_nan=False, allow_infinity=False).filter(
    lambda number: str(Decimal(str(number))) == str(number)
)
scores = st.none() | shares
days = st.none() | dates

zones = st.integers(-12 * 60, 14 * 60).map(lambda least: timezone(timedelta(minutes=least)))
moments = st.none() | st.datetimes(datetime(1000, 1, 1), timezones=zones)  # noqa: DTZ001
locators = st.builds(Locator, spans, st.sampled_from(LocatorKind), words)
origins = st.none() | st.builds(
    Origin, texts, some(words), words, words, st.integers(0, 2**53), moments, names, days, some(words),
)  # fmt: skip
sentences = st.builds(Sentence, spans, st.integers(0, 99), st.sampled_from(Part), scores, scores)
mentions = st.builds(Mention, spans, st.sampled_from(MentionKind), words, names)
times = st.builds(
    TimeExpression,
    spans,
    st.sampled_from(TimeType),
    words,
    names,
    st.none() | intervals,
    names,
    names,
)
amounts = st.none() | numbers
ranges = st.tuples(numbers, numbers).map(lambda ends: NumberRange(min(ends), max(ends)))
changes = st.builds(Change, st.sampled_from(Direction), amounts, amounts, amounts)
quantities = st.builds(
    Quantity, spans, amounts, names, names, st.sampled_from(Bound), st.none() | ranges,
    st.none() | changes,
)  # fmt: skip
framings = st.builds(Framing, spans, words, shares, st.none() | spans)
attributions = st.builds(
    Attribution, st.just("a"), some(spans, most=2), some(spans, most=2), some(spans, least=1),
    st.sampled_from(Manner), st.sampled_from(Stance), names, st.sampled_from(SourceKind), names,
    st.none(), shares,
)  # fmt: skip
roles = words | st.sampled_from(("cause", "effect", "asserter", "who", "what", "time", "deadline"))
claims = st.builds(
    Claim, st.just("c"), spans, words, st.sampled_from(ClaimKind), st.none(), st.booleans(),
    st.sampled_from(Hedge), scores, some(st.tuples(roles, spans)).map(ClaimParts),
    st.none() | st.builds(CausalLink, st.sampled_from(Polarity), st.sampled_from(CauseStance)),
)  # fmt: skip
points = st.builds(Point, words, intervals, numbers, words, st.booleans())
evidence = st.builds(Evidence, words, words, words, st.sampled_from(Relation), names, days, days)
notes = st.builds(Note, words, st.none() | spans, words)
makers = st.builds(MadeWith, words, words, some(words))
_several = {
    "sentences": some(sentences), "mentions": some(mentions), "times": some(times),
    "quantities": some(quantities), "framings": some(framings), "attributions": some(attributions),
    "claims": some(claims), "notes": some(notes), "evidence": some(evidence),
    "points": some(points),
    "locators": some(locators), "more evidence": some(evidence, least=1), "authors": some(words),
}  # fmt: skip
_verdicts = st.none() | st.sampled_from(Verdict)
_numbers = st.integers(0, 9)


@st.composite
def documents(draw) -> Document:
    text = draw(texts)
    return Document.make(
        text if len(text) >= REACH else f"{text}{FILLER}",
        title=draw(names),
        authors=draw(_several["authors"]),
        outlet=draw(names),
        url=draw(names),
        published=draw(days),
        origin=draw(origins),
        locators=draw(_several["locators"]),
    )


@st.composite
def ledgers(draw) -> Ledger:
    """Sound ledgers of nonsense: every rule of the records holds, nothing else does."""
    found = {
        name: draw(_several[name])
        for name in ("sentences", "mentions", "times", "quantities", "framings", "notes")
    }
    attributed = _nested(draw, draw(_several["attributions"]))
    ids = [None, *(one.id for one in attributed)]
    claimed = tuple(
        replace(claim, id=f"c{number}", attribution=ids[draw(_numbers) % len(ids)])
        for number, claim in enumerate(draw(_several["claims"]))
    )
    return Ledger(
        document=draw(documents()),
        attributions=attributed,
        claims=claimed,
        checks=_checks(draw, claimed),
        made_with=draw(makers),
        standings=_standings(draw, claimed),
        **found,
    )


def _standings(draw, claimed: tuple[Claim, ...]) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            claim.id, draw(st.sampled_from(Status)), draw(words), draw(words), draw(amounts), "",
            draw(words), None, draw(st.none() | intervals), None, draw(_several["points"]),
            draw(_several["evidence"]),
        )
        for claim in claimed
        if draw(st.booleans())
    )  # fmt: skip


def _nested(draw, drawn: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The same, each perhaps inside an earlier one."""
    made: list[Attribution] = []
    for number, one in enumerate(drawn):
        outer = draw(_numbers) % (number + 1)
        inside = made[outer - 1].id if outer else None
        made.append(replace(one, id=f"a{number}", inside=inside))
    return tuple(made)


def _checks(draw, claimed: tuple[Claim, ...]) -> tuple[Check, ...]:
    made = []
    for number, claim in enumerate(claimed):
        verdict = draw(_verdicts)
        if verdict is None:
            continue
        undecided = verdict is Verdict.NOT_ENOUGH_EVIDENCE
        made.append(
            Check(
                id=f"k{number}",
                claim=claim.id,
                verdict=verdict,
                evidence=draw(_several["evidence" if undecided else "more evidence"]),
                because=draw(words),
                missing=draw(words) or "a date" if undecided else "",
                also=tuple(one.id for one in claimed if draw(_numbers) == 0),
            )
        )
    return tuple(made)

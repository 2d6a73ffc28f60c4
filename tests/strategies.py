"""Random texts, records and whole ledgers, for the property tests of every stage."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, ClaimParts, Hedge
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.ledger import Ledger, MadeWith, Note
from hearsay.records.tags import (
    Bound,
    Framing,
    Interval,
    Mention,
    MentionKind,
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


@st.composite
def spans(draw, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def some(strategy, *, least: int = 0, most: int = 3):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


@st.composite
def intervals(draw) -> Interval:
    return Interval(*sorted((draw(dates), draw(dates))))


def tags(text: str):
    """Strategies for mentions, times, quantities and framings of one text, by name."""
    span = spans(text)
    numbers = st.decimals(allow_nan=False, allow_infinity=False).filter(_keeps_its_digits)
    return {
        "mentions": some(st.builds(Mention, span, st.sampled_from(MentionKind), words, names)),
        "times": some(
            st.builds(
                TimeExpression, span, st.sampled_from(TimeType), words, names,
                st.none() | intervals(), names, names,
            )
        ),
        "quantities": some(
            st.builds(
                Quantity, span, st.none() | numbers, names, names, st.sampled_from(Bound)
            )
        ),
        "framings": some(st.builds(Framing, span, words, shares)),
    }  # fmt: skip


def _keeps_its_digits(number: Decimal) -> bool:
    return str(Decimal(str(number))) == str(number)


@st.composite
def attributions(draw, text: str) -> tuple[Attribution, ...]:
    """A few attributions, each perhaps inside an earlier one."""
    span = spans(text)
    made: list[Attribution] = []
    for number in range(draw(st.integers(0, 3))):
        outer = st.none() | st.sampled_from([one.id for one in made]) if made else st.none()
        made.append(
            Attribution(
                id=f"a{number}",
                source=draw(some(span, most=2)),
                cue=draw(some(span, most=2)),
                content=draw(some(span, least=1)),
                manner=draw(st.sampled_from(Manner)),
                stance=draw(st.sampled_from(Stance)),
                speaker=draw(names),
                source_kind=draw(st.sampled_from(SourceKind)),
                relay=draw(names),
                inside=draw(outer),
                score=draw(shares),
            )
        )
    return tuple(made)


@st.composite
def claims(draw, text: str, attributed: tuple[Attribution, ...]) -> tuple[Claim, ...]:
    span = spans(text)
    voices = st.sampled_from([None, *(one.id for one in attributed)])
    roles = some(st.tuples(words, span)).map(ClaimParts)
    made = st.builds(
        Claim, st.just(""), span, words, st.sampled_from(ClaimKind), voices, st.booleans(),
        st.sampled_from(Hedge), st.none() | shares, roles,
    )  # fmt: skip
    drawn = draw(some(made))
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(drawn))


@st.composite
def checks(draw, claimed: tuple[Claim, ...]) -> tuple[Check, ...]:
    days = st.none() | dates
    evidence = st.builds(
        Evidence, words, words, words, st.sampled_from(Relation), names, days, days
    )
    made = []
    for claim in claimed:
        if draw(st.booleans()):
            verdict = draw(st.sampled_from(Verdict))
            undecided = verdict is Verdict.NOT_ENOUGH_EVIDENCE
            made.append(
                Check(
                    id=claim.id.replace("c", "k"),
                    claim=claim.id,
                    verdict=verdict,
                    evidence=draw(some(evidence, least=0 if undecided else 1)),
                    because=draw(words),
                    missing=draw(words) or "a date" if undecided else "",
                    also=draw(some(st.sampled_from([one.id for one in claimed]))),
                )
            )
    return tuple(made)


@st.composite
def documents(draw) -> Document:
    return Document.make(
        draw(texts),
        title=draw(names),
        authors=draw(some(words)),
        outlet=draw(names),
        url=draw(names),
        published=draw(st.none() | dates),
    )


@st.composite
def ledgers(draw) -> Ledger:
    """Sound ledgers of nonsense: every rule of the records holds, nothing else does."""
    document = draw(documents())
    span = spans(document.text)
    parts = st.sampled_from(Part)
    scores = st.none() | shares
    sentence = st.builds(Sentence, span, st.integers(0, 99), parts, scores, scores)
    attributed = draw(attributions(document.text))
    claimed = draw(claims(document.text, attributed))
    return Ledger(
        document=document,
        sentences=draw(some(sentence)),
        **{name: draw(strategy) for name, strategy in tags(document.text).items()},
        attributions=attributed,
        claims=claimed,
        checks=draw(checks(claimed)),
        notes=draw(some(st.builds(Note, words, st.none() | span, words))),
        made_with=MadeWith(draw(words), draw(words), draw(some(words))),
    )

"""Judgements as training data: what the program read, and what people made of it.

One line of JSON (``hearsay.training/1``) for each document with a judgement that counts. Who judged
is left out: training data are passed on.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from hearsay.records.attribution import Attribution
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.store.documents import find_judged
from hearsay.store.judging import Judged
from hearsay.store.opening import Store
from hearsay.store.tables import attributions, claims
from hearsay.store.wire import to_text

FORMAT = "hearsay.training/1"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Pieces:
    """Who says what."""

    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class AttributionExample:
    """An attribution that people judged."""

    id: str
    decisions: tuple[str, ...]
    right: Pieces  # as people have it
    read: Pieces  # as the program had it


@dataclass(frozen=True, slots=True)
class ClaimExample:
    """A claim that people judged."""

    id: str
    decisions: tuple[str, ...]
    where: Words
    proposition: str
    kind: str
    is_claim: bool
    verdict: str | None  # as people have it
    read: str | None  # the program's


@dataclass(frozen=True, slots=True)
class Example:
    """One document's judgements."""

    format: str
    document: str
    title: str | None
    published: date | None
    text: str
    attributions: tuple[AttributionExample, ...]
    claims: tuple[ClaimExample, ...]


def find_judged_ledgers(store: Store) -> Iterator[Judged]:
    """Each document with a judgement that counts, corrected."""
    asked = (
        select(claims.c.document)
        .where(claims.c.judged != "")
        .union(select(attributions.c.document).where(attributions.c.judged != ""))
    )
    with store.reading() as connection:
        judged = sorted(connection.execute(asked).scalars())
    for document in judged:
        yield find_judged(store, document)


def to_lines(store: Store) -> Iterator[str]:
    """The training data, a line for each document."""
    for judged in find_judged_ledgers(store):
        yield to_text(example_of(judged)) + "\n"


# A way to write training data, and the function that does it.
EXPORTS: Mapping[str, Callable[[Store], Iterator[str]]] = {"jsonl": to_lines}


def example_of(judged: Judged) -> Example:
    """One document's judgements as an example."""
    document = judged.ledger.document
    was = {found.id: found for found in judged.read.attributions}
    return Example(
        FORMAT,
        document.id,
        document.title,
        document.published,
        document.text,
        tuple(
            AttributionExample(
                found.id,
                tuple(decided),
                _pieces(found, document.text),
                _pieces(was[found.id], document.text),
            )
            for found in judged.ledger.attributions
            if (decided := judged.decisions(found.id))
        ),
        tuple(
            _claim(claim, judged) for claim in judged.ledger.claims if judged.decisions(claim.id)
        ),
    )


def _claim(claim: Claim, judged: Judged) -> ClaimExample:
    ledger: Ledger = judged.ledger
    check, verdict = ledger.check_of(claim.id), judged.verdict(claim.id)
    return ClaimExample(
        claim.id,
        tuple(judged.decisions(claim.id)),
        _words(claim.span, ledger.document.text),
        claim.text,
        claim.kind.value,
        judged.is_claim(claim.id),
        None if verdict is None else verdict.value,
        None if check is None else check.verdict.value,
    )


def _pieces(found: Attribution, text: str) -> Pieces:
    source, cue, content = (
        tuple(_words(span, text) for span in spans)
        for spans in (found.source, found.cue, found.content)
    )
    return Pieces(source, cue, content, found.speaker)


def _words(span: Span, text: str) -> Words:
    return Words(span.start, span.end, span.of(text))

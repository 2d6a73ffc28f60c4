"""What is looked for, as one record; and that record as conditions on tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, literal_column, select
from sqlalchemy import text as sql

from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind
from hearsay.store.tables import (
    attributions,
    claims,
    documents,
    evidence,
    passages,
    speakers,
    versions,
)
from hearsay.store.words import find_terms, sign, to_fts5, to_tsquery

Signs = tuple[tuple[str, ...], ...]  # one of each group must be there
# Written out: as a parameter it would be looked up again for every row.
_CONFIG: ColumnElement[str] = literal_column("'hearsay'::regconfig")


@dataclass(frozen=True, slots=True)
class Filter:
    """What documents, claims and passages are looked for; all that is given must hold.

    Speaker, kind, verdict and pack must hold of one claim: "what X said that was contradicted".
    """

    words: str = ""  # as typed: words, "a phrase", begin*, -unwanted
    speaker: str | None = None  # id
    outlet: str | None = None
    kind: ClaimKind | None = None
    verdict: Verdict | None = None
    pack: str | None = None  # that gave evidence
    since: date | None = None  # first day of publication
    until: date | None = None  # last day of publication
    article: str | None = None  # all versions of one article
    document: str | None = None  # the whole id of one document

    @property
    def is_of_claims(self) -> bool:
        """Whether it asks for something of a claim."""
        return (self.kind, self.verdict, self.pack) != (None, None, None)


def document_conditions(given: Filter, *, is_sqlite: bool) -> Iterator[ColumnElement[bool]]:
    """What must hold of a row of ``documents``."""
    yield from _published(given)
    if given.words.strip():
        found = matching(given.words, ((sign("is", "document"),),), is_sqlite=is_sqlite)
        there = select(passages.c.document).where(passages.c.id.in_(found))
        yield documents.c.id.in_(there)
    if given.outlet is not None:
        there = select(versions.c.document).where(versions.c.outlet == given.outlet)
        yield documents.c.id.in_(there)
    if given.article is not None:
        there = select(versions.c.document).where(versions.c.article == given.article)
        yield documents.c.id.in_(there)
    if given.document is not None:
        yield documents.c.id == given.document
    if given.is_of_claims:
        yield documents.c.id.in_(select(claims.c.document).where(*claim_conditions(given)))
    elif given.speaker is not None:
        there = select(attributions.c.document).where(is_speaker(attributions, given.speaker))
        yield documents.c.id.in_(there)


def claim_conditions(given: Filter) -> Iterator[ColumnElement[bool]]:
    """What must hold of a row of ``claims``, leaving what is asked of its document."""
    yield claims.c.is_claim
    if given.speaker is not None:
        yield is_speaker(claims, given.speaker)
    if given.kind is not None:
        yield claims.c.kind == given.kind.value
    if given.verdict is not None:
        yield claims.c.verdict == given.verdict.value
    if given.pack is not None:
        yield (
            select(evidence.c.claim)
            .where(evidence.c.document == claims.c.document, evidence.c.claim == claims.c.id)
            .where(evidence.c.pack == given.pack)
            .exists()
        )


def is_speaker(table: Table, speaker: str) -> ColumnElement[bool]:
    """Whether a row names this speaker, or one that was merged into it."""
    same = speakers.alias("same")
    into = select(same.c.same_as).where(same.c.id == speaker).scalar_subquery()
    return table.c.named.in_(select(speakers.c.id).where(speakers.c.same_as == into))


def matching(words: str, signs: Signs, *, is_sqlite: bool) -> "Select[Any]":
    """Ids of the passages with the words, and with one sign of each group."""
    terms = replace(find_terms(words), signs=signs)
    if is_sqlite:
        fts = sql("passages_fts MATCH :typed").bindparams(typed=to_fts5(terms))
        rowid: ColumnElement[int] = literal_column("passages_fts.rowid")
        return select(rowid.label("id")).select_from(sql("passages_fts")).where(fts)
    vector: ColumnElement[str] = literal_column("passages.vector")
    query = func.to_tsquery(_CONFIG, to_tsquery(terms))
    return select(passages.c.id).where(vector.op("@@")(query))


def rank(words: str, *, is_sqlite: bool) -> ColumnElement[float]:
    """How good a passage is that ``matching`` finds; the least is the best."""
    if is_sqlite:
        return literal_column("bm25(passages_fts)")
    vector: ColumnElement[str] = literal_column("passages.vector")
    # 1: long passages do not win by their length.
    return -func.ts_rank(vector, func.to_tsquery(_CONFIG, to_tsquery(find_terms(words))), 1)


def _published(given: Filter) -> Iterator[ColumnElement[bool]]:
    if given.since is not None:
        yield documents.c.published >= given.since
    if given.until is not None:
        yield documents.c.published <= given.until

"""Search: passages with the words, the best first, and how many documents there are of what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, desc, func, or_, select

from hearsay.store.filters import (
    Filter,
    claim_conditions,
    document_conditions,
    is_speaker,
    matching,
)
from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.snippets import Snippet, cut_snippet
from hearsay.store.tables import (
    attributions,
    claims,
    documents,
    evidence,
    passages,
    readings,
    speakers,
    versions,
)
from hearsay.store.wire import text_of_ledger
from hearsay.store.words import find_terms


class HitKind(StrEnum):
    """What was found."""

    DOCUMENT = "document"
    STATEMENT = "statement"  # what somebody said
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: HitKind
    document: str
    record: str  # id of the claim or the attribution; of a document its own
    title: str  # of the document
    outlet: str | None
    published: date | None
    speaker: str | None  # as shown; None: the outlet, or not known
    speaker_id: str | None
    verdict: str | None
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents have a value."""

    value: str  # what a ``Filter`` takes
    told: str  # what a person reads
    documents: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How the documents looked for divide, the most first; years newest first."""

    total: int
    speakers: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()
    verdicts: tuple[Count, ...] = ()
    packs: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()


def search(
    store: Store,
    given: Filter,
    window: Window = Window(),
    kinds: tuple[HitKind, ...] = tuple(HitKind),
) -> Page[Hit]:
    """What has the words of ``given`` and meets the rest; raises ``InputError`` without words.

    With a kind, a verdict or a pack given only claims can meet it, with a speaker only claims and
    statements.
    """
    find_terms(given.words)  # says what is wrong with them
    with store.reading() as connection:
        rows = connection.execute(_hits(store, given, kinds, window)).mappings()
        return window.page([_hit(connection, row, given.words) for row in rows])


def find_facets(store: Store, given: Filter = Filter(), most: int = 10) -> Facets:
    """How the documents that ``given`` finds divide."""
    found = (
        select(documents.c.id, documents.c.published)
        .where(*document_conditions(given, is_sqlite=store.is_sqlite))
        .cte("found")
    )
    with store.reading() as connection:
        total = connection.execute(select(func.count()).select_from(found)).scalar_one()
        counted = {name: _counts(connection, asked, most) for name, asked in _facets(found).items()}
        years = sorted(counted.pop("years"), key=lambda one: one.value, reverse=True)
        return Facets(int(total), years=tuple(years), **counted)


# --- hits ---------------------------------------------------------------------------------------


def _hits(
    store: Store, given: Filter, kinds: tuple[HitKind, ...], window: Window
) -> "Select[tuple[Any, ...]]":
    ranked = matching(given.words, is_sqlite=store.is_sqlite).cte("ranked")
    is_claim = and_(
        passages.c.kind == HitKind.CLAIM.value,
        claims.c.document == passages.c.document,
        claims.c.id == passages.c.record,
    )
    is_statement = and_(
        passages.c.kind == HitKind.STATEMENT.value,
        attributions.c.document == passages.c.document,
        attributions.c.id == passages.c.record,
    )
    who = func.coalesce(claims.c.named, attributions.c.named)
    shown = speakers.alias("shown")
    joined = (
        ranked.join(passages, passages.c.id == ranked.c.id)
        .join(documents, documents.c.id == passages.c.document)
        .outerjoin(claims, is_claim)
        .outerjoin(attributions, is_statement)
        .outerjoin(speakers, speakers.c.id == who)
        .outerjoin(shown, shown.c.id == speakers.c.same_as)
    )
    rest = replace(given, words="", speaker=None, kind=None, verdict=None, pack=None)
    return (
        select(
            passages.c.kind,
            passages.c.document,
            passages.c.record,
            documents.c.title,
            documents.c.outlet,
            documents.c.published,
            documents.c.reading,
            shown.c.shown.label("speaker"),
            shown.c.id.label("speaker_id"),
            claims.c.verdict,
            claims.c.text.label("claim"),
            attributions.c.content,
        )
        .select_from(joined)
        .where(passages.c.kind.in_([kind.value for kind in kinds]))
        .where(*document_conditions(rest, is_sqlite=store.is_sqlite))
        .where(*_of_record(given))
        .order_by(ranked.c.rank, passages.c.id)
        .offset(window.start)
        .limit(window.size + 1)
    )


def _of_record(given: Filter) -> Iterator[ColumnElement[bool]]:
    """What must hold of the claim or the statement itself."""
    if given.is_of_claims:
        yield and_(passages.c.kind == HitKind.CLAIM.value, *claim_conditions(given))
    elif given.speaker is not None:
        yield or_(is_speaker(claims, given.speaker), is_speaker(attributions, given.speaker))


def _hit(connection: Connection, row: RowMapping, words: str) -> Hit:
    text = row["claim"] or row["content"] or _text_of(connection, row["reading"])
    return Hit(
        HitKind(row["kind"]),
        row["document"],
        row["record"],
        row["title"],
        row["outlet"],
        row["published"],
        row["speaker"],
        row["speaker_id"],
        row["verdict"],
        cut_snippet(text, find_terms(words)),
    )


def _text_of(connection: Connection, reading: int) -> str:
    """The text of a document, out of its ledger."""
    data = connection.execute(select(readings.c.ledger).where(readings.c.id == reading))
    return text_of_ledger(data.scalar_one())


# --- facets -------------------------------------------------------------------------------------


def _facets(found: Any) -> "dict[str, Select[tuple[Any, ...]]]":
    """For each facet: value, what is read, and how many documents."""
    claimed = claims.join(found, found.c.id == claims.c.document)
    said = (
        attributions.join(found, found.c.id == attributions.c.document)
        .join(speakers, speakers.c.id == attributions.c.named)
        .join(shown := speakers.alias("shown"), shown.c.id == speakers.c.same_as)
    )
    seen = versions.join(found, found.c.id == versions.c.document)
    shown_by = evidence.join(found, found.c.id == evidence.c.document)
    count = func.count(found.c.id.distinct()).label("documents")
    year = func.extract("year", found.c.published)

    def of(column: Any, source: Any, told: Any = None) -> "Select[tuple[Any, ...]]":
        read = column if told is None else told
        asked = select(column.label("value"), read.label("told"), count).select_from(source)
        return asked.where(column.is_not(None)).group_by(column, read)

    return {
        "speakers": of(shown.c.id, said, shown.c.shown),
        "outlets": of(versions.c.outlet, seen),
        "kinds": of(claims.c.kind, claimed).where(claims.c.is_claim),
        "verdicts": of(claims.c.verdict, claimed).where(claims.c.is_claim),
        "packs": of(evidence.c.pack, shown_by),
        "years": of(year, found),
    }


def _counts(
    connection: Connection, asked: "Select[tuple[Any, ...]]", most: int
) -> tuple[Count, ...]:
    ordered = asked.order_by(desc("documents"), "told")
    rows = connection.execute(ordered.limit(most))
    return tuple(Count(str(value), str(told), int(count)) for value, told, count in rows)

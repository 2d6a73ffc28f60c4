"""Speakers across documents: who they are, and all they said with what was checked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, select

from hearsay.errors import NotInStore
from hearsay.store.filters import Filter, claim_conditions, document_conditions, is_speaker
from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.tables import attributions, claims, documents, speakers
from hearsay.store.words import fold


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of the store."""

    id: str
    name: str  # as shown
    kind: str
    entity: str | None  # of a pack
    also: tuple[str, ...]  # other names: of speakers that were merged into this one
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list."""

    document: str
    id: str
    title: str  # of the document
    outlet: str | None
    published: date | None
    text: str
    quote: str
    kind: str
    attribution: str | None
    speaker: str | None  # as shown; None: the outlet's own voice, or not known
    speaker_id: str | None
    worth: float | None
    check: str | None
    found: str | None  # the program's verdict
    verdict: str | None  # a person's, where there is one
    because: str
    is_claim: bool
    judged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a speaker said, and the claims in it."""

    document: str
    id: str
    title: str
    outlet: str | None
    published: date | None
    content: str
    manner: str
    stance: str
    relay: str | None
    claims: tuple[ClaimRow, ...]


def list_speakers(store: Store, name: str = "", window: Window = Window()) -> Page[Speaker]:
    """Speakers whose name, or another of their names, has this in it; the most heard first."""
    with store.reading() as connection:
        asked = _speakers()
        if name.strip():
            named = select(speakers.c.same_as).where(
                speakers.c.folded.contains(fold(name.strip()), autoescape=True)
            )
            asked = asked.where(speakers.c.same_as.in_(named))
        found = connection.execute(asked.offset(window.start).limit(window.size + 1)).all()
        return window.page([_speaker(connection, *row) for row in found])


def find_speaker(store: Store, speaker: str) -> Speaker:
    """One speaker by id; of one that was merged, the one it was merged into."""
    with store.reading() as connection:
        into = select(speakers.c.same_as).where(speakers.c.id == speaker).scalar_subquery()
        row = connection.execute(_speakers().where(speakers.c.same_as == into)).first()
        if row is not None:
            return _speaker(connection, *row)
        known = connection.execute(select(into)).scalar()
        if known is None:
            raise NotInStore(f"{speaker[:40]}: there is no speaker of this id")
        return _speaker(connection, known, 0, 0)


def find_names(store: Store, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """For each speaker the id and the name it is shown under: its own, or those it was given."""
    shown = speakers.alias("shown")
    asked = select(speakers.c.id, shown.c.id, shown.c.shown).join(
        shown, shown.c.id == speakers.c.same_as
    )
    with store.reading() as connection:
        rows = connection.execute(asked.where(speakers.c.id.in_(sorted(set(ids)))))
        return {one: (into, name) for one, into, name in rows}


def count_verdicts_of(store: Store, speaker: str) -> dict[str, int]:
    """How many claims of a speaker have which verdict; those without one are left out."""
    asked = (
        select(claims.c.verdict, func.count())
        .where(*claim_conditions(Filter(speaker=speaker)), claims.c.verdict.is_not(None))
        .group_by(claims.c.verdict)
    )
    with store.reading() as connection:
        return {verdict: int(count) for verdict, count in connection.execute(asked)}


def list_statements(store: Store, speaker: str, window: Window = Window()) -> Page[Statement]:
    """All that a speaker said, across documents, newest article first."""
    find_speaker(store, speaker)
    order = documents.c.published.desc().nulls_last(), documents.c.id, attributions.c.place
    there = documents.c.id == attributions.c.document
    wanted = (  # the keys alone are sorted: of a president there are thousands
        select(attributions.c.document, attributions.c.id)
        .join(documents, there)
        .where(is_speaker(attributions, speaker))
        .order_by(*order)
        .offset(window.start)
        .limit(window.size + 1)
        .subquery()
    )
    is_wanted = and_(attributions.c.document == wanted.c.document, attributions.c.id == wanted.c.id)
    asked = (
        select(attributions, documents.c.title, documents.c.outlet, documents.c.published)
        .join(wanted, is_wanted)
        .join(documents, there)
        .order_by(*order)
    )
    with store.reading() as connection:
        rows = connection.execute(asked).mappings().all()
        held = _claims_in(connection, [(row["document"], row["id"]) for row in rows])
        return window.page(
            [_statement(row, held.get((row["document"], row["id"]), ())) for row in rows]
        )


def list_claims(
    store: Store,
    given: Filter = Filter(),
    window: Window = Window(),
    *,
    only_checked: bool = False,
) -> Page[ClaimRow]:
    """The claims looked for, newest article first; ``given.words`` must be in its document."""
    rest = replace(given, speaker=None, kind=None, verdict=None, pack=None)
    asked = (
        _claims()
        .where(*claim_conditions(given), *document_conditions(rest, is_sqlite=store.is_sqlite))
        .order_by(
            documents.c.published.desc().nulls_last(), documents.c.id, claims.c.start, claims.c.id
        )
    )
    if only_checked:
        asked = asked.where(claims.c.verdict.is_not(None))
    with store.reading() as connection:
        rows = connection.execute(asked.offset(window.start).limit(window.size + 1)).mappings()
        return window.page([_claim(row) for row in rows])


def find_claim_row(store: Store, document: str, claim: str) -> ClaimRow:
    """One claim, also one that is said to be none."""
    asked = _claims().where(claims.c.document == document, claims.c.id == claim)
    with store.reading() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotInStore(f"{claim[:40]}: there is no claim of this id in document {document[:40]}")
    return _claim(row)


def _speakers() -> "Select[tuple[Any, ...]]":
    said = func.count(attributions.c.id)
    held = func.count(attributions.c.document.distinct())
    return (
        select(speakers.c.same_as, said, held)
        .join(attributions, attributions.c.named == speakers.c.id)
        .group_by(speakers.c.same_as)
        .order_by(said.desc(), speakers.c.same_as)
    )


def _speaker(connection: Connection, speaker: str, statements: int, held: int) -> Speaker:
    asked = select(speakers).where(speakers.c.same_as == speaker).order_by(speakers.c.name)
    rows = connection.execute(asked).mappings().all()
    own = next(row for row in rows if row["id"] == speaker)
    names = {row[column] for row in rows for column in ("name", "shown")} - {own["shown"]}
    return Speaker(
        speaker, own["shown"], own["kind"], own["entity"], tuple(sorted(names)), statements, held
    )


def _claims() -> "Select[tuple[Any, ...]]":
    shown = speakers.alias("shown")
    return (
        select(
            claims,
            documents.c.title,
            documents.c.outlet,
            documents.c.published,
            shown.c.shown.label("speaker"),
            shown.c.id.label("speaker_id"),
        )
        .join(documents, documents.c.id == claims.c.document)
        .outerjoin(speakers, speakers.c.id == claims.c.named)
        .outerjoin(shown, shown.c.id == speakers.c.same_as)
    )


def _claims_in(
    connection: Connection, held: list[tuple[str, str]]
) -> dict[tuple[str, str], tuple[ClaimRow, ...]]:
    """The claims of each of these attributions."""
    found: dict[tuple[str, str], list[ClaimRow]] = {}
    asked = _claims().where(
        and_(
            claims.c.document.in_({document for document, _ in held}),
            claims.c.attribution.in_({attribution for _, attribution in held}),
            claims.c.is_claim,
        )
    )
    for row in connection.execute(asked.order_by(claims.c.start, claims.c.id)).mappings():
        found.setdefault((row["document"], row["attribution"]), []).append(_claim(row))
    return {key: tuple(rows) for key, rows in found.items()}


def _claim(row: RowMapping) -> ClaimRow:
    told = {name: row[name] for name in ClaimRow.__slots__ if name != "judged"}
    return ClaimRow(**told, judged=tuple(filter(None, row["judged"].split(","))))


def _statement(row: RowMapping, held: tuple[ClaimRow, ...]) -> Statement:
    told = {name: row[name] for name in Statement.__slots__ if name != "claims"}
    return Statement(**told, claims=held)

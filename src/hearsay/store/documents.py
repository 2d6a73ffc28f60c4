"""Documents as the library shows them: lists, one document with its ledger, its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, Select, case, delete, func, select

from hearsay.errors import NotInStore
from hearsay.records.check import Verdict
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json
from hearsay.store.changes import Changes
from hearsay.store.filters import Filter, document_conditions
from hearsay.store.judging import Judged, judge
from hearsay.store.kept import judgements_of
from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.rows import drop_rows
from hearsay.store.tables import articles, claims, documents, judgements, readings, versions
from hearsay.store.wire import from_text


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many claims have which verdict, people's corrections counted."""

    claims: int = 0
    supported: int = 0
    contradicted: int = 0
    qualified: int = 0
    not_enough_evidence: int = 0


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    id: str
    title: str
    outlet: str | None
    url: str | None
    published: date | None
    added: datetime
    added_by: str
    article: str
    version: int  # of its article: 1 is the first text seen there
    versions: int  # how many its article has
    characters: int
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Version:
    """A text seen at an address."""

    article: str
    number: int
    document: str
    outlet: str | None
    url: str | None
    published: date | None
    seen: datetime
    seen_by: str
    changes: Changes | None  # against the version before; None: the first


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of a document, without its ledger."""

    id: int
    hearsay: str
    bundle: str
    packs: tuple[str, ...]
    as_of: date | None
    made: datetime
    made_by: str
    is_shown: bool


def list_documents(
    store: Store, given: Filter = Filter(), window: Window = Window()
) -> Page[DocumentRow]:
    """The documents looked for, last added first."""
    asked = select(documents).where(*document_conditions(given, is_sqlite=store.is_sqlite))
    ordered = asked.order_by(documents.c.added.desc(), documents.c.id)
    with store.reading() as connection:
        return window.page(_rows(connection, ordered.offset(window.start).limit(window.size + 1)))


def find_document(store: Store, document: str) -> DocumentRow:
    """One document; the id may be shortened. Raises ``NotInStore``."""
    with store.reading() as connection:
        return _rows(
            connection, select(documents).where(documents.c.id == _full(connection, document))
        )[0]


def find_ledger_json(store: Store, document: str, reading: int | None = None) -> bytes:
    """The ledger as it was kept, ``hearsay.ledger/1``; the one shown, or an earlier reading."""
    with store.reading() as connection:
        return _ledger_text(connection, _full(connection, document), reading).encode()


def find_ledger(store: Store, document: str, reading: int | None = None) -> Ledger:
    """The ledger as the program made it."""
    return from_json(find_ledger_json(store, document, reading))


def find_judged(store: Store, document: str) -> Judged:
    """The ledger with what people decided of it."""
    with store.reading() as connection:
        full = _full(connection, document)
        ledger = from_json(_ledger_text(connection, full, None).encode())
        return judge(ledger, judgements_of(connection, full))


def find_versions(store: Store, document: str) -> tuple[Version, ...]:
    """Every version of every article this text was seen as, oldest first."""
    with store.reading() as connection:
        full = _full(connection, document)
        mine = select(versions.c.article).where(versions.c.document == full)
        asked = select(versions).where(versions.c.article.in_(mine))
        ordered = asked.order_by(versions.c.article, versions.c.number)
        return tuple(map(_version, connection.execute(ordered).mappings()))


def find_readings(store: Store, document: str) -> tuple[ReadingRow, ...]:
    """How often and with what the document was read, first to last."""
    with store.reading() as connection:
        full = _full(connection, document)
        shown = select(documents.c.reading).where(documents.c.id == full)
        current = connection.execute(shown).scalar_one()
        asked = select(*(column for column in readings.c if column.name != "ledger"))
        rows = connection.execute(asked.where(readings.c.document == full).order_by(readings.c.id))
        return tuple(_reading(row, current) for row in rows.mappings())


def find_version_tag(store: Store, document: str) -> str:
    """Changes whenever the document is read anew or judged, or gets a new version; for ETags."""
    with store.reading() as connection:
        full = _full(connection, document)
        shown = select(readings.c.digest, documents.c.reading).join(
            documents, documents.c.reading == readings.c.id
        )
        digest, reading = connection.execute(shown.where(documents.c.id == full)).one()
        last = connection.execute(select(func.max(judgements.c.id))).scalar()
        mine = select(versions.c.article).where(versions.c.document == full)
        beside = select(func.count()).where(versions.c.article.in_(mine))
        count = connection.execute(beside).scalar()
        return f"{digest[:16]}-{reading}-{last or 0}-{count}"


def remove_document(store: Store, document: str) -> None:
    """Take a document away with its readings and judgements. It cannot be taken back."""
    with store.writing() as connection:
        full = _full(connection, document)
        drop_rows(connection, full)
        mine = set(
            connection.execute(
                select(versions.c.article).where(versions.c.document == full)
            ).scalars()
        )
        mine.add(
            connection.execute(
                select(documents.c.article).where(documents.c.id == full)
            ).scalar_one()
        )
        for table in (versions, readings):
            connection.execute(delete(table).where(table.c.document == full))
        connection.execute(delete(documents).where(documents.c.id == full))
        connection.execute(delete(judgements).where(judgements.c.document == full))
        used = select(versions.c.article).union(select(documents.c.article))
        connection.execute(
            delete(articles).where(articles.c.id.in_(mine), articles.c.id.not_in(used))
        )


# --- rows to records ---------------------------------------------------------------------------


def _rows(connection: Connection, asked: "Select[tuple[object, ...]]") -> list[DocumentRow]:
    rows = list(connection.execute(asked).mappings())
    counted = count_verdicts(connection, [row["id"] for row in rows])
    numbered = _numbers(connection, {row["article"] for row in rows})
    return [
        DocumentRow(
            row["id"],
            row["title"],
            row["outlet"],
            row["url"],
            row["published"],
            row["added"],
            row["added_by"],
            row["article"],
            numbered[row["article"]].get(row["id"], 1),
            max(numbered[row["article"]].values(), default=1),
            row["characters"],
            counted.get(row["id"], Verdicts()),
        )
        for row in rows
    ]


def _numbers(connection: Connection, ids: set[str]) -> dict[str, dict[str, int]]:
    """The number of each text of these articles, the later one of a text that came back."""
    asked = select(versions.c.article, versions.c.document, func.max(versions.c.number))
    found: dict[str, dict[str, int]] = {article: {} for article in ids}
    grouped = asked.group_by(versions.c.article, versions.c.document)
    for article, document, number in connection.execute(grouped.where(versions.c.article.in_(ids))):
        found[article][document] = number
    return found


def count_verdicts(connection: Connection, ids: Iterable[str]) -> dict[str, Verdicts]:
    """The verdicts of each document."""
    counts = [func.sum(case((claims.c.verdict == one.value, 1), else_=0)) for one in Verdict]
    asked = (
        select(claims.c.document, func.count(), *counts)
        .where(claims.c.document.in_(list(ids)), claims.c.is_claim)
        .group_by(claims.c.document)
    )
    found = {}
    for document, total, *each in connection.execute(asked):
        named = {one.value: int(count or 0) for one, count in zip(Verdict, each, strict=True)}
        found[document] = Verdicts(total, **named)
    return found


def full_id(connection: Connection, document: str) -> str:
    """The whole id of a document from its beginning; raises ``NotInStore``."""
    return _full(connection, document)


def _full(connection: Connection, document: str) -> str:
    exact = select(documents.c.id).where(documents.c.id == document)
    found = list(connection.execute(exact).scalars())
    if not found and len(document) >= 4 and document.isalnum():  # 4: shorter ones name too many
        begun = select(documents.c.id).where(documents.c.id.startswith(document)).limit(2)
        found = list(connection.execute(begun).scalars())
    if len(found) == 1:
        return str(found[0])
    what = "more than one document" if found else "no document"
    raise NotInStore(f"{document[:40]}: there is {what} in the store whose id begins so")


def _ledger_text(connection: Connection, document: str, reading: int | None) -> str:
    asked = select(readings.c.ledger).where(readings.c.document == document)
    if reading is None:
        shown = select(documents.c.reading).where(documents.c.id == document).scalar_subquery()
        asked = asked.where(readings.c.id == shown)
    else:
        asked = asked.where(readings.c.id == reading)
    found = connection.execute(asked).scalar()
    if found is None:
        raise NotInStore(f"{document}: it has no reading {reading}")
    return str(found)


def _version(row: RowMapping) -> Version:
    told = row["changes"]
    return Version(
        row["article"],
        row["number"],
        row["document"],
        row["outlet"],
        row["url"],
        row["published"],
        row["seen"],
        row["seen_by"],
        from_text(told, Changes) if told else None,
    )


def _reading(row: RowMapping, current: int) -> ReadingRow:
    return ReadingRow(
        row["id"],
        row["hearsay"],
        row["bundle"],
        tuple(row["packs"].split("\n")) if row["packs"] else (),
        row["as_of"],
        row["made"],
        row["made_by"],
        row["id"] == current,
    )

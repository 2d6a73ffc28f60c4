"""Judgements as they are kept: rows to records and back, and which of them a document has."""

import dataclasses

from sqlalchemy import ColumnElement, Connection, insert, select

from hearsay.records.judgement import Judgement
from hearsay.store.tables import judgements, versions
from hearsay.store.wire import from_text, to_text


def judgements_of(connection: Connection, document: str) -> tuple[Judgement, ...]:
    """Those of a document and of the earlier versions of its articles, first to last; undos too."""
    earlier = versions.alias("earlier")
    asked = (
        select(earlier.c.document)
        .join(
            versions,
            (versions.c.article == earlier.c.article) & (earlier.c.number < versions.c.number),
        )
        .where(versions.c.document == document)
    )
    family = {document, *connection.execute(asked).scalars()}
    return find_kept(connection, judgements.c.document.in_(family))


def judgements_of_speakers(connection: Connection) -> tuple[Judgement, ...]:
    """Merged and renamed speakers, first to last; undos too."""
    return find_kept(connection, judgements.c.document.is_(None))


def find_kept(
    connection: Connection, condition: ColumnElement[bool] | None = None
) -> tuple[Judgement, ...]:
    """The judgements that meet a condition, first to last."""
    asked = select(judgements.c.id, judgements.c.judgement).order_by(judgements.c.id)
    if condition is not None:
        asked = asked.where(condition)
    return tuple(as_judgement(*row) for row in connection.execute(asked))


def keep(connection: Connection, judgement: Judgement) -> Judgement:
    """Append it; the record with the id it got."""
    row = {
        "decision": judgement.decision.value,
        "document": judgement.target.document,
        "record": judgement.target.record,
        "judgement": to_text(judgement),
        "who": judgement.who,
        "moment": judgement.when,
    }
    made = connection.execute(insert(judgements).returning(judgements.c.id), row).scalar_one()
    return _numbered(judgement, made)


def as_judgement(number: int, text: str) -> Judgement:
    """The record in a row."""
    return _numbered(from_text(text, Judgement), number)


def _numbered(judgement: Judgement, number: int) -> Judgement:
    return dataclasses.replace(judgement, id=number)

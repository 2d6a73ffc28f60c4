"""Judgements page by page, newest first."""

from sqlalchemy import select

from hearsay.records.judgement import Judgement
from hearsay.store.kept import as_judgement
from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.tables import judgements


def list_judgements(
    store: Store, window: Window = Window(), *, record: str | None = None
) -> Page[Judgement]:
    """Every judgement, or those of one claim, attribution or speaker; undos too."""
    asked = select(judgements.c.id, judgements.c.judgement).order_by(judgements.c.id.desc())
    if record is not None:
        asked = asked.where(judgements.c.record == record)
    with store.reading() as connection:
        rows = connection.execute(asked.offset(window.start).limit(window.size + 1))
        return window.page([as_judgement(*row) for row in rows])

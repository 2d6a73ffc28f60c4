"""Speakers: all of them, and for each one all that was said, across documents."""

from starlette.responses import Response

from hearsay.report import words
from hearsay.store.deciding import history
from hearsay.store.filters import Filter
from hearsay.store.judging import find_undone
from hearsay.store.pages import MOST, Window
from hearsay.store.searching import find_facets
from hearsay.store.speaking import (
    count_verdicts_of,
    find_speaker,
    list_speakers,
    list_statements,
)
from hearsay.web.visits import NOTHING, Given, Visit


def speakers(visit: Visit) -> Response:
    """Everybody who is quoted somewhere, the most heard first."""
    asked = visit.request.query_params
    name, cursor = asked.get("name", "").strip()[:200], asked.get("cursor") or None
    found = list_speakers(visit.desk.store, name, Window(50, cursor))
    return visit.page(
        "speakers.html", name=name, speakers=found.found, next=found.next,
        is_later=cursor is not None,
    )  # fmt: skip


def speaker(visit: Visit) -> Response:
    """The page of one speaker."""
    return draw_speaker(visit)


def draw_speaker(visit: Visit, given: Given = NOTHING) -> Response:
    """The same, also after a form of it was refused."""
    store = visit.desk.store
    one = find_speaker(store, visit.path("speaker"))
    cursor = visit.request.query_params.get("cursor") or None
    said = list_statements(store, one.id, Window(20, cursor))
    counts = count_verdicts_of(store, one.id)
    judgements = [each for each in history(store, record=one.id) if each.target.document is None]
    others = list_speakers(store, window=Window(MOST)).found
    return visit.page(
        "speaker.html",
        status=400 if given.fault else 200,
        one=one,
        said=said.found,
        next=said.next,
        is_later=cursor is not None,
        counts=[(one, counts[one.value]) for one in words.VERDICTS if one.value in counts],
        outlets=find_facets(store, Filter(speaker=one.id)).outlets,
        judgements=judgements,
        undone=find_undone(judgements),
        others=[each.name for each in others if each.id != one.id],
        given=given.form,
        fault=given.fault,
    )

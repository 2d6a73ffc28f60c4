"""The library: documents with facets, and what a search finds."""

from datetime import date
from typing import Any

from starlette.responses import Response

from hearsay.errors import InputError, NotInStore
from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind
from hearsay.report import words
from hearsay.store.documents import list_documents
from hearsay.store.filters import Filter
from hearsay.store.pages import Window
from hearsay.store.searching import Facets, find_facets, search
from hearsay.store.speaking import find_speaker
from hearsay.text.drafts import read_date
from hearsay.web.visits import Visit

_PARAMETERS = ("q", "speaker", "outlet", "kind", "verdict", "pack", "since", "until")
_FACETS = (  # parameter, what it is called, where it stands in ``Facets``
    ("verdict", "Verdict", "verdicts"),
    ("speaker", "Speaker", "speakers"),
    ("outlet", "Outlet", "outlets"),
    ("kind", "Kind of claim", "kinds"),
    ("pack", "Checked against", "packs"),
)


def library(visit: Visit) -> Response:
    """Documents, or where words are given the passages that have them."""
    given = {name: visit.request.query_params.get(name, "").strip() for name in _PARAMETERS}
    fault, wanted = "", Filter()
    try:
        wanted = _filter(given)
    except InputError as error:
        fault = str(error)
    window = Window(cursor=visit.request.query_params.get("cursor") or None)
    store, hits, documents, facets = visit.desk.store, None, None, Facets(0)
    if not fault:
        try:
            facets = find_facets(store, wanted)
            if wanted.words:
                hits = search(store, wanted, window)
            else:
                documents = list_documents(store, wanted, window)
        except InputError as error:
            fault = str(error)
    page = hits or documents
    return visit.page(
        "library.html",
        given=given,
        is_filtered=any(given.values()),
        facets=list(_drawn_facets(facets, given)),
        years=[_year(one, given) for one in facets.years],
        total=facets.total,
        chips=_chips(visit, given),
        hits=hits.found if hits else (),
        documents=documents.found if documents else (),
        next=page.next if page else None,
        is_later=window.cursor is not None,
        fault=fault,
        status=400 if fault else 200,
    )


def _filter(given: dict[str, str]) -> Filter:
    since, until = (_day(given[name]) for name in ("since", "until"))
    return Filter(
        given["q"],
        given["speaker"] or None,
        given["outlet"] or None,
        _one_of(ClaimKind, given["kind"]),
        _one_of(Verdict, given["verdict"]),
        given["pack"] or None,
        since,
        until,
    )


def _day(typed: str) -> date | None:
    return read_date(typed) if typed else None


def _one_of(closed: Any, typed: str) -> Any:
    """A member of a closed set; None where nothing is given."""
    if not typed:
        return None
    if typed not in {one.value for one in closed}:
        raise InputError(f"{typed[:40]!r} is none of {', '.join(one.value for one in closed)}")
    return closed(typed)


def _drawn_facets(facets: Facets, given: dict[str, str]) -> Any:
    for parameter, title, name in _FACETS:
        found = [
            {"value": one.value, "told": _told(parameter, one.told), "documents": one.documents}
            for one in getattr(facets, name)
            if one.value != given[parameter]
        ]
        if found:
            yield {"parameter": parameter, "title": title, "counts": found}


def _told(parameter: str, value: str) -> str:
    if parameter == "verdict" and value in set(Verdict):
        return words.VERDICT_WORDS[Verdict(value)]
    if parameter == "kind" and value in set(ClaimKind):
        return words.CLAIM_KIND_WORDS[ClaimKind(value)]
    return value


def _year(one: Any, given: dict[str, str]) -> dict[str, Any]:
    first, last = f"{one.value}-01-01", f"{one.value}-12-31"
    is_on = (given["since"], given["until"]) == (first, last)
    return {"told": one.value, "documents": one.documents, "since": first, "until": last,
            "is_on": is_on}  # fmt: skip


def _chips(visit: Visit, given: dict[str, str]) -> list[tuple[str, str]]:
    """What is filtered by, each with the words for it; search words stand in their field."""
    found = []
    for parameter, title, _ in _FACETS:
        if value := given[parameter]:
            told = (
                _speaker_name(visit, value) if parameter == "speaker" else _told(parameter, value)
            )
            found.append((parameter, f"{title}: {told}"))
    found += [("since", f"From {given['since']}")] if given["since"] else []
    found += [("until", f"Until {given['until']}")] if given["until"] else []
    return found


def _speaker_name(visit: Visit, speaker: str) -> str:
    try:
        return find_speaker(visit.desk.store, speaker).name
    except NotInStore:
        return speaker[:40]

"""The audit log, judgements to take away, and whether all is well."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hearsay.errors import HearsayError
from hearsay.models.bundle import code_version
from hearsay.store.adding import count_documents
from hearsay.store.auditing import list_entries
from hearsay.store.pages import Window
from hearsay.store.training import EXPORTS, find_judged_ledgers
from hearsay.web.visits import Visit

_FILES = {  # format -> ending of the file's name, media type
    "jsonl": ("jsonl", "application/jsonl"),
    "conll": ("conll", "text/plain; charset=utf-8"),
    "brat": ("zip", "application/zip"),
}


def audit(visit: Visit) -> Response:
    """Who did what, newest first."""
    cursor = visit.request.query_params.get("cursor") or None
    found = list_entries(visit.desk.store, Window(100, cursor))
    return visit.page("audit.html", entries=found.found, next=found.next,
                      is_later=cursor is not None)  # fmt: skip


def keys(visit: Visit) -> Response:
    """Which key does what, and what the signs mean."""
    return visit.page("keys.html")


def judgements(visit: Visit) -> Response:
    """What people judged, to be taken away in one of several formats."""
    judged = sum(1 for _ in find_judged_ledgers(visit.desk.store))
    return visit.page("judgements.html", judged=judged)


def judgements_file(visit: Visit) -> Response:
    """What people judged as training data; nobody's name is in it."""
    kind = visit.path("format")
    if kind not in EXPORTS:
        raise HTTPException(404, "There is no such format.")
    suffix, media_type = _FILES[kind]
    return visit.file(EXPORTS[kind](visit.desk.store), media_type, f"judgements.{suffix}")


def health(request: Request) -> Response:
    """For whoever watches the desk; tells nothing of what is in it."""
    desk = request.app.state.desk
    try:
        count_documents(desk.store)
        store = "ok"
    except (HearsayError, OSError):
        store = "fault"
    except Exception:  # noqa: BLE001  # whatever the database raises, it is not well
        store = "fault"
    is_well = store == "ok"
    told = {"status": "ok" if is_well else "fault", "version": code_version(), "store": store,
            "reader": "ready" if desk.queue.is_ready else "not running",
            "waiting": desk.queue.count}  # fmt: skip
    return JSONResponse(told, 200 if is_well else 503)

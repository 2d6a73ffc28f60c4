"""What is for those who run the desk: the audit log, and whether all is well."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hearsay.errors import HearsayError
from hearsay.models.bundle import code_version
from hearsay.store.adding import count_documents
from hearsay.store.auditing import list_entries
from hearsay.store.pages import Window
from hearsay.web.visits import Visit


def audit(visit: Visit) -> Response:
    """Who did what, newest first."""
    cursor = visit.request.query_params.get("cursor") or None
    found = list_entries(visit.desk.store, Window(100, cursor))
    return visit.page("audit.html", entries=found.found, next=found.next,
                      is_later=cursor is not None)  # fmt: skip


def keys(visit: Visit) -> Response:
    """Which key does what, and what the signs mean."""
    return visit.page("keys.html")


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

"""The API as an application of its own, to be mounted at ``/api/v1``."""

from collections.abc import Callable
from datetime import date
from functools import cache
from threading import Lock
from typing import Any

from fastapi import FastAPI, Request, Response

from hearsay.models.bundle import code_version
from hearsay.reading import read_document
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.settings import Limits, load_limits
from hearsay.store.accounts import User
from hearsay.store.adding import count_documents
from hearsay.store.opening import Store
from hearsay.web.api import document_routes, judgement_routes, record_routes
from hearsay.web.api.answers import Health, answer, schemas, shape
from hearsay.web.api.problems import add_handlers, responses
from hearsay.web.api.visitors import Api, Reader, Shared

_TOLD = (
    "Who says what, and what the record says of it: the store of hearsay for programs. Records are "
    "those of the files (`hearsay.ledger/1`); faults are problem details (RFC 9457); lists come in "
    "pages, `next` is the cursor of the page after; every answer to GET has an ETag."
)
_ONE_AT_A_TIME = Lock()  # reading takes all processors; a second text waits


def _read_here(document: Document, as_of: date | None) -> Ledger:
    with _ONE_AT_A_TIME:
        return read_document(document, as_of=as_of)


def make_api(
    store: Store,
    *,
    anybody: Callable[[], User | None] = lambda: None,
    read: Callable[[Document, date | None], Ledger] = _read_here,
    limits: Limits | None = None,
) -> FastAPI:
    """The API over a store. ``anybody``: who comes without a token; None: a token is needed.

    Mounted, it knows its place by ``root_path``. It takes bearer tokens only, never cookies, so
    that no other site can act in a visitor's name.
    """
    app = FastAPI(
        title="hearsay", version="1", description=_TOLD, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json", redirect_slashes=False,
    )  # fmt: skip
    app.state.api = Api(store, read, limits or load_limits(), anybody)
    add_handlers(app)
    app.add_api_route("/health", _health, tags=["health"], responses=shape("Health", "It answers."))
    app.add_api_route(
        "/me", _me, tags=["health"], responses=shape("User", "Who you are.") | responses(401)
    )
    for router in (document_routes.routes, record_routes.routes, judgement_routes.routes):
        app.include_router(router, responses=responses(401))
    describe = app.openapi
    app.openapi = cache(lambda: _described(describe()))  # type: ignore[method-assign]  # FastAPI's own way
    return app


def _health(request: Request, api: Shared) -> Response:
    """Tell whether the store answers; needs no token."""
    return answer(request, Health("ok", code_version(), count_documents(api.store)))


def _me(request: Request, visitor: Reader) -> Response:
    """Tell whose token this is and what it may do."""
    return answer(request, visitor)


def _described(openapi: dict[str, Any]) -> dict[str, Any]:
    """OpenAPI with the schemas of our records, and without FastAPI's own of faults."""
    parts = openapi.setdefault("components", {}).setdefault("schemas", {})
    parts |= schemas()
    for name in ("HTTPValidationError", "ValidationError"):
        parts.pop(name, None)
    for path in openapi["paths"].values():
        for operation in path.values():
            told = operation["responses"]
            if "422" in told and "application/json" in told["422"].get("content", {}):
                told["422"] = responses(422)[422]
            ok = told.get("200", {}).get("content", {}).get("application/json", {})
            if ok.get("schema") == {}:  # added by FastAPI beside what we tell
                told.pop("200")
    return openapi

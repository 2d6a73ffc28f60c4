"""The desk as an ASGI application: every address with the function that answers it."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from hearsay.desk_settings import DeskSettings
from hearsay.errors import InputError, NotInStore
from hearsay.settings import Limits
from hearsay.store.accounts import Role, User
from hearsay.store.opening import Store
from hearsay.web.adding import add, adding, progress, progress_data, read_again
from hearsay.web.administration import audit, health, judgements, judgements_file, keys
from hearsay.web.api.application import make_api
from hearsay.web.desk import MOST_FILES, Desk
from hearsay.web.document_page import claims_file, document, ledger_file, remove
from hearsay.web.drawing import static_file
from hearsay.web.drawn_pages import DrawnPages
from hearsay.web.guard import Guard
from hearsay.web.judging_forms import judge_claim, judge_speaker, judge_statement, take_back
from hearsay.web.library import library
from hearsay.web.lockout import Lockout
from hearsay.web.login import log_in, log_out, login
from hearsay.web.logs import note
from hearsay.web.people import People
from hearsay.web.reader import Reader
from hearsay.web.reading_queue import ReadingQueue
from hearsay.web.record_pages import claim, statement
from hearsay.web.speaker_pages import speaker, speakers
from hearsay.web.visits import shown, taken, visit_of

_STATIC = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}


def make_desk(
    store: Store, settings: DeskSettings, limits: Limits, *, person: str = "desk",
    packs: tuple[Path, ...] = (),
) -> Desk:  # fmt: skip
    """A desk over a store. Where there are users they log in; else everybody is ``person``."""
    people = People(store, User(person, Role.ADMIN, datetime.now(UTC)))
    drawn = DrawnPages(store)
    queue = ReadingQueue(
        store,
        Reader(packs, seconds=settings.reading_seconds),
        most=settings.max_waiting,
        stored=drawn.forget,
    )
    mark = f"csrf{secrets.token_hex(16)}"
    return Desk(store, settings, limits, queue, drawn, Lockout(), mark, people)


def make_application(desk: Desk) -> ASGIApp:
    """The application, guarded. The process that reads runs from its start-up to its end."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.queue.start()
        yield
        desk.queue.stop()

    app = Starlette(
        routes=_routes(desk),
        lifespan=lifespan,
        exception_handlers={
            NotInStore: _not_found,
            InputError: _refused,
            HTTPException: _http_fault,
            Exception: _bug,
        },
    )
    app.state.desk = desk
    return Guard(
        app,
        names=desk.settings.names,
        most_bytes=desk.most_bytes,
        large=("/add", "/api/"),
        behind_https=desk.settings.behind_https,
    )


def _routes(desk: Desk) -> list[BaseRoute]:
    one, post = "/documents/{document}", ["POST"]
    longest = desk.most_pasted
    return [
        Route("/", shown(library)),
        Route("/add", shown(adding, Role.EDITOR)),
        Route("/add", taken(add, longest=longest, files=MOST_FILES), methods=post),
        Route("/reading/{job}", shown(progress)),
        Route("/reading/{job}/state", shown(progress_data)),
        Route(one, shown(document)),
        Route(f"{one}/ledger.json", shown(ledger_file)),
        Route(f"{one}/claims.csv", shown(claims_file)),
        Route(f"{one}/read-again", taken(read_again), methods=post),
        Route(f"{one}/remove", taken(remove, Role.ADMIN), methods=post),
        Route(f"{one}/claims/{{claim}}", shown(claim)),
        Route(f"{one}/claims/{{claim}}", taken(judge_claim), methods=post),
        Route(f"{one}/statements/{{statement}}", shown(statement)),
        Route(f"{one}/statements/{{statement}}", taken(judge_statement), methods=post),
        Route("/judgements", shown(judgements, Role.EDITOR)),
        Route("/judgements/as/{format}", shown(judgements_file, Role.EDITOR)),
        Route("/judgements/{judgement}/undo", taken(take_back), methods=post),
        Route("/speakers", shown(speakers)),
        Route("/speakers/{speaker}", shown(speaker)),
        Route("/speakers/{speaker}", taken(judge_speaker), methods=post),
        Route("/login", shown(login, None)),
        Route("/login", taken(log_in, None), methods=post),
        Route("/logout", taken(log_out, None), methods=post),
        Route("/audit", shown(audit, Role.ADMIN)),
        Route("/keys", shown(keys)),
        Route("/health", health),
        Route("/static/{digest}/{name}", _static),
        Route("/favicon.ico", _no_icon),
        Mount("/api/v1", _api(desk)),
    ]


def _api(desk: Desk) -> ASGIApp:
    """The API for programs; without users it is open to this machine, as the pages are."""

    def anybody() -> User | None:
        local = desk.person
        return None if local is None else replace(local, role=Role.EDITOR)

    return make_api(
        desk.store,
        anybody=anybody,
        read=desk.queue.read,
        limits=desk.limits,
    )


def _static(request: Request) -> Response:
    """A style sheet or script; its address changes with its content."""
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404, "There is no such file.")
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(static_file(name), headers=kept, media_type=_STATIC[name])


def _no_icon(_request: Request) -> Response:
    return Response(status_code=204)


# --- what goes wrong ----------------------------------------------------------------------------


def _page(request: Request, status: int, told: str) -> Response:
    return visit_of(request).page("fault.html", status, told=told, code=status)


def _not_found(request: Request, fault: Exception) -> Response:
    return _page(request, 404, str(fault))


def _refused(request: Request, fault: Exception) -> Response:
    return _page(request, 400, str(fault))


def _http_fault(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)  # registered for these alone
    told = fault.detail
    if fault.status_code == 404 and told == "Not Found":
        told = "There is no page at this address."
    response = _page(request, fault.status_code, told)
    for name, value in (fault.headers or {}).items():
        response.headers.setdefault(name, value)
    return response


def _bug(_request: Request, fault: Exception) -> Response:
    """A fault of ours: where, into the log; nothing of it to the browser."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    note("fault", level="error", told=f"{type(fault).__name__} at {where}")
    return PlainTextResponse("Something went wrong in hearsay. The log says where.\n", 500)

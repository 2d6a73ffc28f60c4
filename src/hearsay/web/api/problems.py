"""Faults as problem details (RFC 9457): one line for a person, a status for a program."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from hearsay.errors import InputError, MissingExtra, NotInStore

MEDIA_TYPE = "application/problem+json"
SCHEMA = {
    "type": "object",
    "description": "A fault, after RFC 9457.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status"],
}


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """One fault as it is sent."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return JSONResponse(told, status, dict(headers or {}), MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """What becomes of each exception; one that is not expected tells nothing of itself."""
    app.add_exception_handler(NotInStore, _not_found)
    app.add_exception_handler(MissingExtra, _missing)
    app.add_exception_handler(InputError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(PoolTimeout, _busy)
    app.add_exception_handler(Exception, _bug)


def responses(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The faults an operation can answer with, for its description."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


def _not_found(_request: Request, fault: Exception) -> JSONResponse:
    return problem(404, str(fault))


def _missing(_request: Request, fault: Exception) -> JSONResponse:
    return problem(501, str(fault))


def _refused(_request: Request, fault: Exception) -> JSONResponse:
    return problem(422, str(fault))


def _invalid(_request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, RequestValidationError)  # registered for these alone
    told = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in fault.errors()]
    # What was sent is not repeated: it may be long, or hold what JSON cannot.
    return problem(422, "; ".join(told[:5]).encode("utf-8", "replace").decode())


def _http(_request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, HTTPException)  # registered for these alone
    return problem(fault.status_code, fault.detail, fault.headers)


def _busy(_request: Request, _fault: Exception) -> JSONResponse:
    return problem(503, "the store does not answer; try again", {"Retry-After": "5"})


def _bug(_request: Request, _fault: Exception) -> JSONResponse:
    return problem(500, "something went wrong in hearsay")

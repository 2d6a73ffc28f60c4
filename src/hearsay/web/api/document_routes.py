"""Documents, their ledgers, versions and readings: listed, added, shown, removed."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hearsay.errors import InputError
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json, to_json
from hearsay.store.adding import Outcome, add_ledger
from hearsay.store.auditing import log
from hearsay.store.documents import (
    find_document,
    find_judged,
    find_ledger_json,
    find_readings,
    find_version_tag,
    find_versions,
    list_documents,
    remove_document,
)
from hearsay.store.pages import Page
from hearsay.text.drafts import Draft, Failure
from hearsay.text.readers import About, make_document
from hearsay.web.api.answers import answer, answer_bytes, has_tag, shape
from hearsay.web.api.asked import BIGGEST, Article, Id, Looked, Wanted
from hearsay.web.api.bodies import Body
from hearsay.web.api.problems import responses
from hearsay.web.api.visitors import Admin, Api, Editor, Reader, Shared

routes = APIRouter(tags=["documents"])
_LEDGER_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ledger"}}},
    }
}
_ADDED = shape("Added", "It is kept.", 201) | shape("Added", "It was there already.")


@routes.get("/documents", responses=shape("Documents", "Last added first.") | responses(422))
def documents(
    request: Request, api: Shared, _visitor: Reader, asked: Looked, window: Wanted
) -> Response:
    """List documents."""
    return answer(request, list_documents(api.store, asked.filter, window))


@routes.post("/documents", status_code=201, responses=_ADDED | responses(403, 422))
def add_article(request: Request, api: Shared, visitor: Editor, body: Article) -> Response:
    """Read a text and keep its ledger."""
    draft = Draft(body.text, body.title, body.authors, body.outlet, body.url, body.published)
    document = make_document(draft, About(None, None, None), api.limits)
    if isinstance(document, Failure):
        raise InputError(document.message)
    ledger = api.read(document, body.as_of)
    return _add(request, api, ledger, (visitor.name, body.as_of, body.article))


@routes.post(
    "/ledgers", status_code=201, responses=_ADDED | responses(403, 413, 422),
    openapi_extra=_LEDGER_BODY,
)  # fmt: skip
def add_made_ledger(request: Request, api: Shared, visitor: Editor, body: Body) -> Response:
    """Keep a ledger that was made before, as it is."""
    return _add(request, api, from_json(body), (visitor.name, None, None))


@routes.get("/documents/{document}", responses=shape("Document", "One document.") | responses(404))
def document(request: Request, api: Shared, _visitor: Reader, document: Id) -> Response:
    """Show one document, without its text."""
    return answer(request, find_document(api.store, document))


@routes.delete("/documents/{document}", status_code=204, responses=responses(403, 404))
def remove(api: Shared, visitor: Admin, document: Id) -> Response:
    """Remove a document with its readings and judgements, for good."""
    row = find_document(api.store, document)
    remove_document(api.store, row.id)
    log(api.store, visitor.name, "remove document", row.id)
    return Response(status_code=204)


@routes.get(
    "/documents/{document}/ledger",
    responses=shape("Ledger", "In the format `hearsay.ledger/1`.") | responses(404),
)
def ledger(
    request: Request,
    api: Shared,
    _visitor: Reader,
    document: Id,
    reading: Annotated[int | None, Query(ge=1, le=BIGGEST, description="An earlier one.")] = None,
    corrected: Annotated[bool, Query(description="With what people corrected.")] = False,  # noqa: FBT002  # as FastAPI has it
) -> Response:
    """Show a ledger whole, as the program made it or corrected; the same record as in a file."""
    if corrected:
        return answer_bytes(request, to_json(find_judged(api.store, document).ledger))
    if reading is None:
        tag = f'"{find_version_tag(api.store, document)}"'
        if has_tag(request, tag):
            return Response(None, 304, {"ETag": tag})
        data = find_ledger_json(api.store, document)
        kept = {"ETag": tag, "Cache-Control": "private, no-cache"}
        return Response(data, 200, kept, "application/json")
    return answer_bytes(request, find_ledger_json(api.store, document, reading))


@routes.get(
    "/documents/{document}/versions", responses=shape("Versions", "Oldest first.") | responses(404)
)
def versions(request: Request, api: Shared, _visitor: Reader, document: Id) -> Response:
    """List all versions of the articles this text was seen as, and what changed in each."""
    return answer(request, Page(find_versions(api.store, document)))


@routes.get(
    "/documents/{document}/readings",
    responses=shape("Readings", "First to last.") | responses(404),
)
def readings(request: Request, api: Shared, _visitor: Reader, document: Id) -> Response:
    """List how often and with what versions the document was read."""
    return answer(request, Page(find_readings(api.store, document)))


def _add(
    request: Request, api: Api, ledger: Ledger, by: tuple[str, date | None, str | None]
) -> Response:
    who, as_of, article = by
    added = add_ledger(api.store, ledger, by=who, as_of=as_of, article=article)
    if added.outcome is not Outcome.KNOWN:
        log(api.store, who, "add document", added.document, added.outcome)
    status = 200 if added.outcome is Outcome.KNOWN else 201
    place = f"{request.scope.get('root_path', '')}/documents/{added.document}"
    return answer(request, added, status, Location=place)

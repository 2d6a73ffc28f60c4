"""Judgements: listed, made, taken back."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hearsay.store.auditing import log
from hearsay.store.deciding import decide, decide_on_speaker, undo
from hearsay.store.documents import find_judged
from hearsay.store.history import list_judgements
from hearsay.store.pages import Page
from hearsay.web.api.answers import answer, shape
from hearsay.web.api.asked import Decided, DecidedOn, Id, Number, Text, Wanted, Why
from hearsay.web.api.problems import responses
from hearsay.web.api.visitors import Editor, Reader, Shared

routes = APIRouter(tags=["judgements"])
_KEPT = shape("Judgement", "It is kept.", 201)


@routes.get("/judgements", responses=shape("Judgements", "Newest first.") | responses(422))
def judgements(
    request: Request,
    api: Shared,
    _visitor: Reader,
    window: Wanted,
    record: Annotated[
        Text | None, Query(description="Id of a claim, attribution or speaker.")
    ] = None,
) -> Response:
    """List every judgement, undos too."""
    return answer(request, list_judgements(api.store, window, record=record))


@routes.get(
    "/documents/{document}/judgements",
    responses=shape("AppliedJudgements", "First to last.") | responses(404),
)
def applied(request: Request, api: Shared, _visitor: Reader, document: Id) -> Response:
    """List the judgements of a document and its earlier versions, and what became of each."""
    return answer(request, Page(find_judged(api.store, document).applied))


@routes.post(
    "/documents/{document}/judgements", status_code=201, responses=_KEPT | responses(403, 404, 422)
)
def judge(
    request: Request, api: Shared, visitor: Editor, document: Id, body: DecidedOn
) -> Response:
    """Judge a claim or an attribution."""
    kept = decide(api.store, document, body.record, body.ruling, who=visitor.name)
    log(api.store, visitor.name, "judge", body.record, body.decision)
    return answer(request, kept, 201)


@routes.post(
    "/speakers/{speaker}/judgements", status_code=201, responses=_KEPT | responses(403, 404, 422)
)
def judge_speaker(
    request: Request, api: Shared, visitor: Editor, speaker: Id, body: Decided
) -> Response:
    """Merge a speaker into another, or rename it, for the whole store."""
    kept = decide_on_speaker(api.store, speaker, body.ruling, who=visitor.name)
    log(api.store, visitor.name, "judge", speaker, body.decision)
    return answer(request, kept, 201)


@routes.post(
    "/judgements/{judgement}/undo", status_code=201, responses=_KEPT | responses(403, 404, 422)
)
def take_back(
    request: Request, api: Shared, visitor: Editor, judgement: Number, body: Why
) -> Response:
    """Take a judgement back, by a judgement of its own."""
    kept = undo(api.store, judgement, who=visitor.name, why=body.why)
    log(api.store, visitor.name, "undo", str(judgement))
    return answer(request, kept, 201)

"""Claims, checks, speakers and what they said, and search over all of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hearsay.store.checking import list_checks
from hearsay.store.documents import find_document
from hearsay.store.filters import Filter
from hearsay.store.searching import find_facets, search
from hearsay.store.speaking import (
    find_claim_row,
    find_speaker,
    list_claims,
    list_speakers,
    list_statements,
)
from hearsay.web.api.answers import answer, shape
from hearsay.web.api.asked import Id, Looked, Text, Wanted
from hearsay.web.api.problems import responses
from hearsay.web.api.visitors import Reader, Shared

routes = APIRouter()


@routes.get(
    "/claims", tags=["claims"], responses=shape("Claims", "Newest article first.") | responses(422)
)
def claims(
    request: Request, api: Shared, _visitor: Reader, asked: Looked, window: Wanted
) -> Response:
    """List claims; `words` must stand in their documents."""
    return answer(request, list_claims(api.store, asked.filter, window))


@routes.get(
    "/documents/{document}/claims",
    tags=["claims"],
    responses=shape("Claims", "In the order of the text.") | responses(404, 422),
)
def claims_of(
    request: Request, api: Shared, _visitor: Reader, document: Id, window: Wanted
) -> Response:
    """List the claims of one document."""
    full = find_document(api.store, document).id
    return answer(request, list_claims(api.store, Filter(document=full), window))


@routes.get(
    "/documents/{document}/claims/{claim}",
    tags=["claims"],
    responses=shape("Claim", "One claim.") | responses(404),
)
def claim(request: Request, api: Shared, _visitor: Reader, document: Id, claim: Id) -> Response:
    """Show one claim with its verdict, also one that a person said is none."""
    full = find_document(api.store, document).id
    return answer(request, find_claim_row(api.store, full, claim))


@routes.get(
    "/checks", tags=["checks"], responses=shape("Checks", "Newest article first.") | responses(422)
)
def checks(
    request: Request, api: Shared, _visitor: Reader, asked: Looked, window: Wanted
) -> Response:
    """List claims that have a verdict, with the evidence."""
    return answer(request, list_checks(api.store, asked.filter, window))


@routes.get(
    "/documents/{document}/checks",
    tags=["checks"],
    responses=shape("Checks", "In the order of the text.") | responses(404, 422),
)
def checks_of(
    request: Request, api: Shared, _visitor: Reader, document: Id, window: Wanted
) -> Response:
    """List the checks of one document, with the evidence."""
    full = find_document(api.store, document).id
    return answer(request, list_checks(api.store, Filter(document=full), window))


@routes.get(
    "/speakers",
    tags=["speakers"],
    responses=shape("Speakers", "The most heard first.") | responses(422),
)
def speakers(
    request: Request,
    api: Shared,
    _visitor: Reader,
    window: Wanted,
    name: Annotated[Text, Query(description="Some of a name.")] = "",
) -> Response:
    """List speakers."""
    return answer(request, list_speakers(api.store, name, window))


@routes.get(
    "/speakers/{speaker}",
    tags=["speakers"],
    responses=shape("Speaker", "One speaker.") | responses(404),
)
def speaker(request: Request, api: Shared, _visitor: Reader, speaker: Id) -> Response:
    """Show one speaker; of one that was merged, the one it was merged into."""
    return answer(request, find_speaker(api.store, speaker))


@routes.get(
    "/speakers/{speaker}/statements",
    tags=["speakers"],
    responses=shape("Statements", "Newest article first.") | responses(404, 422),
)
def statements(
    request: Request, api: Shared, _visitor: Reader, speaker: Id, window: Wanted
) -> Response:
    """List all that a speaker said, across documents, with what was checked of it."""
    return answer(request, list_statements(api.store, speaker, window))


@routes.get("/search", tags=["search"], responses=shape("Hits", "The best first.") | responses(422))
def found(
    request: Request,
    api: Shared,
    _visitor: Reader,
    asked: Looked,
    window: Wanted,
) -> Response:
    """Search documents, statements and claims."""
    return answer(request, search(api.store, asked.filter, window))


@routes.get(
    "/facets", tags=["search"], responses=shape("Facets", "The most first.") | responses(422)
)
def facets(request: Request, api: Shared, _visitor: Reader, asked: Looked) -> Response:
    """Count the documents looked for by speaker, outlet, kind, verdict, pack and year."""
    return answer(request, find_facets(api.store, asked.filter))

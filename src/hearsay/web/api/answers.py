"""Records as answers: JSON by msgspec, an ETag, and their schemas for OpenAPI."""

from hashlib import sha256
from typing import Any

import msgspec
from fastapi import Request, Response

from hearsay.records.judgement import Judgement
from hearsay.records.wire import json_schema
from hearsay.store.accounts import User
from hearsay.store.adding import Added
from hearsay.store.checking import CheckRow
from hearsay.store.documents import DocumentRow, ReadingRow, Version
from hearsay.store.judging import Applied
from hearsay.store.pages import Page
from hearsay.store.searching import Facets, Hit
from hearsay.store.speaking import ClaimRow, Speaker, Statement
from hearsay.store.wire import to_text
from hearsay.web.api.problems import SCHEMA as PROBLEM


class Health(msgspec.Struct, frozen=True):
    """Whether the store answers, and what answers."""

    status: str
    hearsay: str
    documents: int


# Everything an operation can answer with, by the name it has in OpenAPI.
ANSWERS: dict[str, Any] = {
    "Health": Health,
    "User": User,
    "Added": Added,
    "Document": DocumentRow,
    "Documents": Page[DocumentRow],
    "Versions": Page[Version],
    "Readings": Page[ReadingRow],
    "Claim": ClaimRow,
    "Claims": Page[ClaimRow],
    "Checks": Page[CheckRow],
    "Speaker": Speaker,
    "Speakers": Page[Speaker],
    "Statements": Page[Statement],
    "Judgement": Judgement,
    "Judgements": Page[Judgement],
    "AppliedJudgements": Page[Applied],
    "Hits": Page[Hit],
    "Facets": Facets,
}
_PLACE = "#/components/schemas/"


def answer(request: Request, record: object, status: int = 200, **headers: str) -> Response:
    """The record as JSON; nothing but its tag where the client has it already."""
    return answer_bytes(request, to_text(record).encode(), status, **headers)


def answer_bytes(request: Request, data: bytes, status: int = 200, **headers: str) -> Response:
    """The same for what is JSON already."""
    if request.method != "GET":
        return Response(data, status, headers, "application/json")
    tag = f'"{sha256(data).hexdigest()[:24]}"'
    kept = headers | {"ETag": tag, "Cache-Control": "private, no-cache"}
    if has_tag(request, tag):
        return Response(None, 304, kept)
    return Response(data, status, kept, "application/json")


def has_tag(request: Request, tag: str) -> bool:
    """Whether the client says that it has this (RFC 9110, If-None-Match; weak comparison)."""
    given = request.headers.get("if-none-match", "")
    return any(one.strip().removeprefix("W/") in {tag, "*"} for one in given.split(","))


def shape(name: str, told: str, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """What an operation answers with, for its description."""
    content = {"application/json": {"schema": {"$ref": f"{_PLACE}{name}"}}}
    return {status: {"description": told, "content": content}}


def schemas() -> dict[str, Any]:
    """The JSON Schemas of all answers; ``Ledger.`` stands before the names of a ledger's parts."""
    named, parts = msgspec.json.schema_components(
        list(ANSWERS.values()), ref_template=_PLACE + "{name}"
    )
    found = dict(zip(ANSWERS, named, strict=True))
    whole = _under(json_schema())
    inner = whole.pop("$defs")
    whole.pop("$schema", None)
    found |= {f"Ledger.{name}": part for name, part in inner.items()}
    aliases = {name for name, part in found.items() if part.get("$ref") == f"{_PLACE}{name}"}
    return (
        {name: part for name, part in found.items() if name not in aliases}
        | parts
        | {"Ledger": whole, "Problem": PROBLEM}
    )


def _under(schema: Any) -> Any:
    """The same schema, its parts looked for among the components."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", f"{_PLACE}Ledger.") if key == "$ref" else _under(value)
            for key, value in schema.items()
        }
    return [_under(one) for one in schema] if isinstance(schema, list) else schema

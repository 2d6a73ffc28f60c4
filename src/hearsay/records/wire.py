"""Ledgers to JSON and back, in the format ``hearsay.ledger/1``, and its JSON Schema.

On disk a span carries its own words, ``{"start": 6, "end": 10, "text": "said"}``, so that a person
can read the file and a damaged one is refused. The wire types below are made from the records, so
that a field is named once: see ``docs/formats/ledger.md``.
"""

import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from hearsay.errors import BadLedger, BrokenRecord, InputError
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger

LEDGER_FORMAT = "hearsay.ledger/1"
ERROR_FORMAT = "hearsay.error/1"


def to_json(ledger: Ledger, *, indent: int = 0) -> bytes:
    """The ledger as UTF-8 JSON: on one line without a line end, or indented for a reader.

    A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape and survives.
    """
    plain = {"format": LEDGER_FORMAT, **_to_wire(Ledger)(ledger, ledger.document.text)}
    return _encode(plain, indent)


def from_json(data: bytes) -> Ledger:
    """The ledger in ``data``; raises ``BadLedger`` where anything in it does not hold together."""
    _check_format(data)
    wired = _decode(data, _wire_type(Ledger))
    try:
        return typing.cast("Ledger", _from_wire(Ledger)(wired, wired.document.text))
    except BrokenRecord as fault:
        raise BadLedger(f"not a sound ledger: {fault}") from None


def format_of(data: bytes) -> str | None:
    """What ``data`` says its format is; None where it is no JSON object that says so."""
    try:
        found: _Envelope = _decode(data, _Envelope)
    except BadLedger:
        return None
    return found.format or None


def to_error_json(line: int, message: str) -> bytes:
    """The line that stands in place of the ledger of document ``line``, which was not read."""
    return _encode({"format": ERROR_FORMAT, "line": line, "message": message}, 0)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``hearsay.ledger/1``, made from the records."""
    schema, parts = msgspec.json.schema_components(
        [_wire_type(Ledger)], ref_template="#/$defs/{name}"
    )
    name = schema[0]["$ref"].rpartition("/")[2]
    ledger = parts.pop(name)
    properties = {"format": {"const": LEDGER_FORMAT}, **ledger["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": LEDGER_FORMAT,
        "description": _first_line(Ledger),
        "type": "object",
        "properties": properties,
        "required": ["format", *ledger["required"]],
        "$defs": dict(sorted(parts.items())),
    }


def json_schema_text() -> str:
    """The JSON Schema as it lies in ``docs/formats/ledger.schema.json``."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


# A stretch of the document with its words; ``text`` must be what stands there.
_WireSpan: Any = msgspec.defstruct(
    "Span",
    [
        ("start", typing.Annotated[int, msgspec.Meta(ge=0)]),
        ("end", typing.Annotated[int, msgspec.Meta(ge=1)]),
        ("text", str),
    ],
    namespace={"__doc__": "The characters start to end of the document's text, and what they are."},
    frozen=True,
)

# One part of a claim. A list of these, not an object: a role may come twice, and order is kept.
_WireRole: Any = msgspec.defstruct(
    "Role",
    [("role", str), ("span", _WireSpan)],
    namespace={"__doc__": "One part of a claim: what it is, and where it stands."},
    frozen=True,
)


class _Envelope(msgspec.Struct, frozen=True):
    format: str = ""


# --- bytes -------------------------------------------------------------------------------------

# Two escapes side by side would be read back as one character, and every later offset be wrong.
_SPLIT_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def _encode(plain: object, indent: int) -> bytes:
    try:
        line = msgspec.json.encode(plain)
    except UnicodeEncodeError:
        loose = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=str)
        if _SPLIT_PAIR.search(loose):
            raise InputError(
                "the text holds a surrogate pair as two characters; decode it as UTF-16 first"
            ) from None
        line = loose.encode("utf-8", "backslashreplace")
    return msgspec.json.format(line, indent=indent) if indent else line


def _decode(data: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as fault:
        raise BadLedger(f"not a sound ledger: {fault}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        return _decode_loosely(data, kind, fault)


def _decode_loosely(data: bytes, kind: Any, first_fault: Exception) -> Any:
    """Read what msgspec will not: the escape of a lone surrogate."""
    try:
        return msgspec.convert(json.loads(data), kind)
    except msgspec.ValidationError as fault:
        raise BadLedger(f"not a sound ledger: {fault}") from None
    except (ValueError, RecursionError):
        raise BadLedger(f"not a ledger: this is not JSON ({first_fault})") from None


def _check_format(data: bytes) -> None:
    found = _decode(data, _Envelope).format
    if found == LEDGER_FORMAT:
        return
    if found == ERROR_FORMAT:
        message = json.loads(data).get("message", "no reason given")
        raise BadLedger(f"this document was not read: {message}")
    if found.startswith("hearsay.ledger/"):
        raise BadLedger(f"the ledger's format is {found}; this version reads {LEDGER_FORMAT}")
    raise BadLedger(f'not a ledger: it does not say "format": "{LEDGER_FORMAT}"')


# --- wire types, made from the records ---------------------------------------------------------

_ROLES = tuple[tuple[str, Span], ...]  # the type of ClaimParts.roles


@cache
def _wire_type(record: type) -> type[msgspec.Struct]:
    hints = typing.get_type_hints(record)
    fields: list[Any] = []
    for field in dataclasses.fields(record):
        kind = _wire_hint(hints[field.name])
        if field.default is dataclasses.MISSING:
            fields.append((field.name, kind))
        else:
            fields.append((field.name, kind, _wire_default(field.default)))
    made = msgspec.defstruct(record.__name__, fields, frozen=True, module=__name__)
    made.__doc__ = _first_line(record)
    return made


def _wire_hint(hint: Any) -> Any:
    """The type on the wire: the same, with each record replaced by its wire type."""
    if hint == _ROLES:
        return tuple[_WireRole, ...]
    if hint is Span:
        return _WireSpan
    if dataclasses.is_dataclass(hint):
        return _wire_type(typing.cast("type", hint))
    if isinstance(hint, types.UnionType):
        whole, *others = map(_wire_hint, hint.__args__)
        for other in others:
            whole |= other
        return whole
    if typing.get_origin(hint) is tuple:
        return typing.cast("Any", tuple)[_wire_hint(hint.__args__[0]), ...]
    return hint


def _wire_default(default: Any) -> Any:
    """The default on the wire; the only records that are defaults are those with no span."""
    if dataclasses.is_dataclass(default) and not isinstance(default, type):
        return _wire_type(type(default))(
            **{field.name: getattr(default, field.name) for field in dataclasses.fields(default)}
        )
    return default


def _first_line(record: type) -> str:
    return (record.__doc__ or "").partition("\n")[0]


# --- records to wire and back: one function for each type, put together once -------------------

_Convert: typing.TypeAlias = Callable[[Any, str], Any]


@cache
def _to_wire(hint: Any) -> _Convert:
    """A function (value, text of the document) to what JSON can hold."""
    if hint == _ROLES:
        return lambda roles, text: [
            {"role": role, "span": _span_to_wire(span, text)} for role, span in roles
        ]
    if hint is Span:
        return _span_to_wire
    if dataclasses.is_dataclass(hint):
        return _record_to_wire(typing.cast("type", hint))
    if (inner := _inside(hint)) is None:
        return _as_it_is
    convert = _to_wire(inner)
    if typing.get_origin(hint) is tuple:
        return lambda values, text: [convert(value, text) for value in values]
    return lambda value, text: None if value is None else convert(value, text)


def _record_to_wire(record: type) -> _Convert:
    hints = typing.get_type_hints(record)
    fields = [(field.name, _to_wire(hints[field.name])) for field in dataclasses.fields(record)]
    return lambda value, text: {
        name: convert(getattr(value, name), text) for name, convert in fields
    }


def _span_to_wire(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


@cache
def _from_wire(hint: Any) -> _Convert:
    """A function (wire value, text of the document) to the record."""
    if hint == _ROLES:
        return lambda roles, text: tuple(
            (role.role, _span_from_wire(role.span, text)) for role in roles
        )
    if hint is Span:
        return _span_from_wire
    if dataclasses.is_dataclass(hint):
        return _record_from_wire(typing.cast("type", hint))
    if (inner := _inside(hint)) is None:
        return _as_it_is
    convert = _from_wire(inner)
    if typing.get_origin(hint) is tuple:
        return lambda values, text: tuple([convert(value, text) for value in values])
    return lambda value, text: None if value is None else convert(value, text)


def _record_from_wire(record: type) -> _Convert:
    hints = typing.get_type_hints(record)
    fields = [(field.name, _from_wire(hints[field.name])) for field in dataclasses.fields(record)]
    return lambda wired, text: record(
        *[convert(getattr(wired, name), text) for name, convert in fields]
    )


def _span_from_wire(wired: Any, text: str) -> Span:
    span = Span(wired.start, wired.end)
    stands = text[span.start : span.end]
    if stands != wired.text:
        raise BadLedger(
            f"the ledger is damaged: it has {_short(wired.text)} at {span.start}:{span.end}, "
            f"where its text has {_short(stands)}"
        )
    return span


def _short(text: str) -> str:
    shown = text if len(text) <= 40 else text[:37] + "..."  # 40: enough to recognise it in one line
    return ascii(shown) if not shown.isprintable() else f'"{shown}"'


def _as_it_is(value: Any, _text: str) -> Any:
    return value


def _inside(hint: Any) -> Any:
    """The one type with spans in ``tuple[X, ...]`` or ``X | None``; None where there is none."""
    if typing.get_origin(hint) is tuple or isinstance(hint, types.UnionType):
        inner = hint.__args__[0]
        if dataclasses.is_dataclass(inner) or _inside(inner) is not None:
            return inner
    return None

"""W3C Web Annotations to ledgers: words tagged source, cue and content become attributions.

Annotations hold no text, so the texts are given beside them. A stretch is taken over only where a
position and a quotation agree on it; all else is an orphan, told in one line and left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hearsay.errors import InputError
from hearsay.exchange.annotated import Read, Told, anchored, ledger_of, quoted, score_of, word_of
from hearsay.exchange.web_annotation import NAMESPACE, document_iri
from hearsay.records.attribution import Manner, SourceKind, Stance
from hearsay.records.document import Document, Span
from hearsay.text.json_values import listed, loaded, text_of

_Node = Mapping[str, Any]
_ROLES = ("source", "cue", "content")
_OF_US = f"{NAMESPACE}attribution:"
MADE_WITH = "web annotations"


@dataclass(slots=True)
class _Group:
    """What the annotations of one attribution say."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    is_lost: bool = False  # part of its content is not in the text


def read_web_annotations(data: bytes, documents: Sequence[Document]) -> tuple[Read, ...]:
    """The ledgers of these documents with what was annotated in them, in the order given."""
    annotations = list(_annotations(loaded(data, "Web Annotation")))
    if not annotations:
        raise InputError("there is no Web Annotation in it: no object of the type Annotation")
    if not documents:
        raise InputError("annotations hold no text: give the texts they are of with --text")
    groups: dict[str, dict[str, _Group]] = {one.id: {} for one in documents}
    orphans: dict[str, list[str]] = {one.id: [] for one in documents}
    for number, one in enumerate(annotations, 1):
        _add(one, number, documents, groups, orphans)
    return tuple(_read(one, groups[one.id], orphans[one.id]) for one in documents)


def _annotations(value: object) -> Iterator[_Node]:
    """Every annotation in a list, a page, a collection or a graph of them."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = [*one, *waiting]
        elif isinstance(one, dict):
            if "Annotation" in (*listed(one.get("type")), *listed(one.get("@type"))):
                yield one
            inner = [one[key] for key in ("first", "items", "@graph", "rows") if key in one]
            waiting = [*inner, *waiting]


def _add(
    one: _Node,
    number: int,
    documents: Sequence[Document],
    groups: dict[str, dict[str, _Group]],
    orphans: dict[str, list[str]],
) -> None:
    facts = _facts(one)
    role = facts.get("role")
    if role is None:
        return
    key = facts.get("attribution", f"annotation {number}")
    for target in listed(one.get("target")):
        document = _document_of(target, documents)
        if document is None:
            orphans[documents[0].id].append(f"annotation {number}: of another text, left out")
            continue
        group = groups[document.id].setdefault(key, _Group())
        group.facts |= facts
        span, words = _anchor(target, document.text)
        if span is None:
            told = (
                f"annotation {number}: {role} {quoted(words)}: position and quotation do not agree"
            )
            orphans[document.id].append(f"{told}, left out")
            group.is_lost = group.is_lost or role == "content"
        else:
            group.spans.setdefault(role, []).append(span)


def _facts(one: _Node) -> dict[str, str]:
    """What the bodies of an annotation say, by key."""
    found: dict[str, str] = {}
    for body in listed(one.get("body")):
        if not isinstance(body, dict):
            continue
        purpose, value = text_of(body.get("purpose")) or "tagging", text_of(body.get("value"))
        source = text_of(body.get("source"))
        if purpose == "tagging" and value and value.casefold() in _ROLES:
            found["role"] = value.casefold()
        elif purpose == "identifying" and source and source.startswith(_OF_US):
            found["attribution"] = source
        elif purpose == "identifying" and value:
            found["speaker"] = value
        elif purpose == "linking" and source and source.startswith(_OF_US):
            found["inside"] = source
        elif purpose == "classifying" and value and ":" in value:
            key, _, told = value.partition(":")
            found[key.strip().casefold()] = told.strip()
    return found


def _document_of(target: object, documents: Sequence[Document]) -> Document | None:
    """The text a target is in: by its name or address, or the only one there is."""
    if len(documents) == 1:
        return documents[0]
    node = target if isinstance(target, dict) else {}
    source = node.get("source")
    named = {text_of(source), text_of(node.get("scope"))}
    if isinstance(source, dict):
        named |= {text_of(source.get("id")), text_of(source.get("@id"))}
    return next((one for one in documents if named & {document_iri(one.id), one.url or ""}), None)


def _anchor(target: object, text: str) -> tuple[Span | None, str]:
    """Where position and quotation agree, and the quotation."""
    node = target if isinstance(target, dict) else {}
    start = end = -1
    exact = ""
    for one in listed(node.get("selector")):
        if not isinstance(one, dict):
            continue
        kinds = (*listed(one.get("type")), *listed(one.get("@type")))
        if "TextPositionSelector" in kinds:
            start, end = _whole(one.get("start")), _whole(one.get("end"))
        elif "TextQuoteSelector" in kinds and isinstance(one.get("exact"), str):
            exact = one["exact"]
    return anchored(text, start, end, exact), exact


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _read(document: Document, groups: Mapping[str, _Group], orphans: list[str]) -> Read:
    told, lines = [], list(orphans)
    for key, group in groups.items():
        if group.spans.get("content") and not group.is_lost:
            told.append(_told(key, group))
        elif not group.is_lost:
            lines.append(f"{key}: no content is annotated, left out")
        else:
            lines.append(f"{key}: part of its content is not in the text, left out")
    return ledger_of(document, told, lines, MADE_WITH)


def _told(key: str, group: _Group) -> Told:
    spans = {role: tuple(sorted(group.spans.get(role, ()))) for role in _ROLES}
    facts = group.facts
    return Told(
        key, spans["content"], spans["source"], spans["cue"], word_of(Manner, facts.get("manner")),
        word_of(Stance, facts.get("stance")) or Stance.NEUTRAL,
        word_of(SourceKind, facts.get("source_kind")) or SourceKind.UNKNOWN,
        facts.get("speaker"), facts.get("relay"), facts.get("inside"),
        score_of(facts.get("score")), key.rpartition(":")[2],
    )  # fmt: skip

"""Ledgers as W3C Web Annotations (JSON-LD): one collection, an annotation for each part found.

Each source, cue, content, claim and check is an annotation of its words, found by a position and
by a quotation with what stands before and behind it. What is known of it is in its bodies: a tag
for what it is, an identity for what it belongs to, and ``key:value`` classes for the rest.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from hearsay.exchange.format import File, Options
from hearsay.exchange.json_text import json_bytes
from hearsay.records.attribution import Attribution
from hearsay.records.check import Check
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.report.layout import shown_checks
from hearsay.report.markup import web_address
from hearsay.report.visible import one_line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:hearsay:"
_AROUND = 32  # characters of prefix and suffix, as annotation tools of the web have it

_Node = dict[str, Any]


def write_web_annotations(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """One file with an AnnotationCollection of all annotations of all documents."""
    items = [one for ledger in ledgers for one in annotations_of(ledger)]
    documents = ":".join(ledger.document.id for ledger in ledgers[:1]) or "empty"
    collection = f"{NAMESPACE}collection:{documents}"
    page: _Node = {
        "id": f"{collection}:page:1",
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }
    yield File(
        "annotations.jsonld",
        json_bytes(
            {
                "@context": CONTEXT,
                "id": collection,
                "type": "AnnotationCollection",
                "label": "Attributions, claims and checks found by hearsay",
                "total": len(items),
                "first": page,
            }
        ),
    )


def annotations_of(ledger: Ledger) -> Iterator[_Node]:
    """The annotations of one document: attributions, then claims, then checks."""
    for one in sorted(ledger.attributions, key=lambda found: (found.hull, found.id)):
        yield from _of_attribution(ledger, one)
    checks = shown_checks(ledger)
    for claim in sorted(ledger.claims, key=lambda found: (found.span, found.id)):
        yield _of_claim(ledger, claim)
        if claim.id in checks:
            yield _of_check(ledger, claim, checks[claim.id])


def document_iri(document: str) -> str:
    """What annotations call the text of a document."""
    return f"{NAMESPACE}document:{document}"


def attribution_iri(document: str, name: str) -> str:
    """What annotations call an attribution."""
    return f"{NAMESPACE}attribution:{document}:{name}"


def _of_attribution(ledger: Ledger, one: Attribution) -> Iterator[_Node]:
    document = ledger.document.id
    whole = _identity(attribution_iri(document, one.id))
    named = [_text("identifying", one.speaker)] if one.speaker else []
    for role, spans in (("source", one.source), ("cue", one.cue)):
        if spans:
            bodies = [_text("tagging", role), whole, *(named if role == "source" else [])]
            yield _annotation(ledger, f"attribution:{document}:{one.id}:{role}", spans, bodies)
    facts = {
        "manner": one.manner.value,
        "stance": one.stance.value,
        "source_kind": one.source_kind.value,
        "score": repr(one.score),
    } | ({"relay": one.relay} if one.relay else {})
    bodies = [_text("tagging", "content"), whole, *named, *_classes(facts)]
    if one.inside:
        bodies.append(_link(attribution_iri(document, one.inside)))
    yield _annotation(ledger, f"attribution:{document}:{one.id}:content", one.content, bodies)


def _of_claim(ledger: Ledger, claim: Claim) -> _Node:
    document = ledger.document.id
    name = f"claim:{document}:{claim.id}"
    facts = {"kind": claim.kind.value, "hedge": claim.hedge.value}
    bodies = [
        _text("tagging", "claim"), _identity(f"{NAMESPACE}{name}"),
        _text("describing", claim.text), *_classes(facts),
    ]  # fmt: skip
    if claim.attribution:
        bodies.append(_link(attribution_iri(document, claim.attribution)))
    return _annotation(ledger, f"{name}:words", (claim.span,), bodies)


def _of_check(ledger: Ledger, claim: Claim, check: Check) -> _Node:
    document = ledger.document.id
    said = check.because if not check.missing else f"{check.because} Missing: {check.missing}"
    bodies = [
        _text("tagging", "check"), _identity(f"{NAMESPACE}check:{document}:{check.id}"),
        _text("commenting", said), *_classes({"verdict": check.verdict.value}),
        _link(f"{NAMESPACE}claim:{document}:{claim.id}"),
    ]  # fmt: skip
    for one in check.evidence:
        bodies.append(
            _text("commenting", f"{one.relation.value}: {one.pack} {one.record}: {one.quote}")
        )
        address = web_address(one.url)
        if address:
            bodies.append(_link(address))
    name = f"check:{document}:{check.id}:{claim.id}"
    return _annotation(ledger, name, (claim.span,), bodies, motivation="assessing")


# --- parts of an annotation ---------------------------------------------------------------------


def _annotation(
    ledger: Ledger,
    name: str,
    spans: Sequence[Span],
    bodies: list[_Node],
    *,
    motivation: str = "classifying",
) -> _Node:
    return {
        "id": f"{NAMESPACE}{name}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": [_target(ledger, span) for span in spans],
    }


def _target(ledger: Ledger, span: Span) -> _Node:
    text, document = ledger.document.text, ledger.document
    made: _Node = {
        "type": "SpecificResource",
        "source": document_iri(document.id),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
    address = web_address(document.url)
    return made | ({"scope": address} if address else {})


def _text(purpose: str, value: str) -> _Node:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": one_line(value),
        "format": "text/plain",
    }


def _classes(facts: dict[str, str]) -> list[_Node]:
    return [_text("classifying", f"{key}:{value}") for key, value in facts.items()]


def _identity(iri: str) -> _Node:
    return {"type": "SpecificResource", "purpose": "identifying", "source": iri}


def _link(iri: str) -> _Node:
    return {"type": "SpecificResource", "purpose": "linking", "source": iri}

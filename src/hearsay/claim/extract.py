"""Cut a document into single claims, each readable alone and filed under who makes it."""

from collections.abc import Sequence
from hashlib import sha256

from hearsay.claim.draft import Draft
from hearsay.claim.event_links import link_events
from hearsay.claim.events import find_events
from hearsay.claim.scene import Scene
from hearsay.records.attribution import Attribution
from hearsay.records.claim import Claim, ClaimParts
from hearsay.records.document import Document, Sentence
from hearsay.records.tags import Tags


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    tags: Tags,
) -> tuple[Claim, ...]:
    """Claims in order of their first character; they may nest and overlap."""
    scene = Scene.make(document, sentences, tags)
    drafts = [*link_events(scene, find_events(scene))]
    return tuple(_claim(document, d, None) for d in sorted(drafts, key=lambda d: (d.span, d.kind)))


def _claim(document: Document, draft: Draft, attribution: str | None) -> Claim:
    offsets = f"{draft.kind}{draft.span.start}:{draft.span.end}"
    digest = sha256(f"{document.id}c{offsets}".encode("utf-8", "surrogatepass")).hexdigest()
    return Claim(
        f"c{digest[:8]}", draft.span, draft.text, draft.kind, attribution,
        draft.negated, draft.hedge, None, ClaimParts(draft.roles),
    )  # fmt: skip

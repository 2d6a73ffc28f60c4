"""Cut a document into single claims, each readable alone and filed under who makes it."""

from collections.abc import Sequence
from hashlib import sha256

from hearsay.claim.asides import find_asides, find_days
from hearsay.claim.cause_claims import draft_causes
from hearsay.claim.cause_readings import with_readings
from hearsay.claim.causes import find_causes
from hearsay.claim.clauses import find_clauses
from hearsay.claim.draft import Draft
from hearsay.claim.event_links import link_events
from hearsay.claim.events import find_events
from hearsay.claim.happenings import find_happenings
from hearsay.claim.members import find_members
from hearsay.claim.offices import find_offices
from hearsay.claim.scene import Scene
from hearsay.claim.voices import Voices
from hearsay.models.readings import Reading
from hearsay.records.attribution import Attribution
from hearsay.records.claim import Claim, ClaimKind, ClaimParts
from hearsay.records.document import Document, Sentence
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Tags


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    tags: Tags,
    causes: Sequence[Reading] = (),
) -> tuple[Claim, ...]:
    """Claims in order of their first character; they may nest and overlap.

    ``causes``: what a model takes for causes, effects and the words between, if there is one.
    """
    scene = Scene.make(document, sentences, tags)
    voices = Voices(scene.sentences, attributions)
    members = tuple(find_members(scene))
    events = link_events(scene, find_events(scene))
    held = SpanIndex(event.span for event in events)
    happenings = (one for one in find_happenings(scene) if not held.overlapping(one.span))
    drafts = (
        *events,
        *happenings,
        *find_offices(scene),
        *members,
        *find_asides(scene),
    )
    told = with_readings(scene, voices, find_causes(scene, voices), causes)
    stated = {draft.span for draft in drafts}
    joined = {draft.span.start for draft in members}
    clauses = (
        one
        for one in find_clauses(scene, voices, told)
        if (one.span not in stated or one.kind is ClaimKind.CAUSE)
        and not (one.kind is ClaimKind.MEMBERSHIP and one.span.start in joined)
    )
    drafts = (*drafts, *clauses)
    drafts = (*drafts, *draft_causes(scene, voices, told, drafts))
    drafts = (*drafts, *find_days(scene, SpanIndex(draft.span for draft in drafts)))
    kept = {(draft.span, draft.kind): draft for draft in reversed(drafts)}
    return tuple(_claim(document, kept[key], voices) for key in sorted(kept))


def _claim(document: Document, draft: Draft, voices: Voices) -> Claim:
    signal = draft.get("signal")
    voice = voices.innermost(draft.span if signal is None else signal)
    offsets = f"{draft.kind}{draft.span.start}:{draft.span.end}"
    digest = sha256(f"{document.id}c{offsets}".encode("utf-8", "surrogatepass")).hexdigest()
    return Claim(
        f"c{digest[:8]}", draft.span, draft.text, draft.kind,
        voice.id if voice is not None else None,
        draft.negated, draft.hedge, None, ClaimParts(draft.roles), draft.link,
    )  # fmt: skip

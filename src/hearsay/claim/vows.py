"""Clauses that are promises by what stands around them: a vow before them, promises announced."""

import re

from hearsay.claim.scene import Scene
from hearsay.claim.wording import cued
from hearsay.records.attribution import Attribution
from hearsay.records.claim import Hedge
from hearsay.records.document import Span

_Roles = tuple[tuple[str, Span], ...]
_ANNOUNCES = re.compile(
    r"\b(?:make|give|makes|gives)\s+(?:you\s+|them\s+)?(?:\w+\s+){0,2}(?:promises|pledges|vows)\b"
)
_WILL = re.compile(r"\b(?:will|shall|would)\b|[’'](?:ll|d)\b")
_MAY = re.compile(r"\b(?:if|unless|may|might|could)\b", re.IGNORECASE)


def announces_promises(text: str, span: Span) -> bool:
    """Whether a sentence says that promises follow: "I will make you three new promises"."""
    return _ANNOUNCES.search(text, span.start, span.end) is not None


def is_vow(scene: Scene, span: Span, voice: Attribution | None, *, is_announced: bool) -> bool:
    """Whether a clause is what somebody vows: "guaranteed that … would"; or was announced so."""
    if _WILL.search(scene.text, span.start, span.end) is None:
        return False
    return is_announced or (voice is not None and cued(scene, voice, "vows"))


def vowed_hedge(text: str, span: Span, hedge: Hedge) -> Hedge:
    """How sure a vow is put: "would" behind "promised that" supposes nothing."""
    is_open = _MAY.search(text, span.start, span.end) is not None
    return hedge if is_open else Hedge.CERTAIN


def with_parts(roles: _Roles, parts: _Roles) -> _Roles:
    """All the parts of a promise; what is its deadline is no longer a mere time."""
    due = {span for role, span in parts if role in {"deadline", "made"}}
    kept = tuple(one for one in roles if one[0] not in {"time", "deadline"} or one[1] not in due)
    return (*kept, *parts)

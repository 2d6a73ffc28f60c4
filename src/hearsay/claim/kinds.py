"""Say what kind of claim a clause makes, how it is hedged, whether it is negated, and its parts."""

import re
from functools import cache

from hearsay.claim.lists import alternatives, words_with
from hearsay.claim.scene import Scene
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Quantity

_BY = re.compile(r"\b(?:by|before|until|within|no later than)\s+(?:the\s+end\s+of\s+)?(?:the\s+)?$")
_CONNECTS_BACK = ("because", "due to", "owing to", "thanks to", "result of", "resulted from",
                  "stemmed from", "stems from", "consequence of", "driven by", "unleashed by",
                  "attributed to", "on account of")  # fmt: skip  # the effect comes first
_SUBORDINATE = re.compile(r"[,;:]|\s(?:that|who|which|because|ensuring|so|if|when|while|as)\s")
_NOT_ONLY = re.compile(r"\s+(?:only|merely|just|simply|least|solely)\b")
_EDGES = ' \t\n,;:."“”‘’()–—'
Roles = tuple[tuple[str, Span], ...]


@cache
def _cues(says: str) -> re.Pattern[str]:
    phrases = alternatives(tuple(words_with("claim_cues.tsv", says)))
    return re.compile(rf"(?:\b|(?=['’n]))(?:{phrases})\b", re.IGNORECASE)


def has_cue(says: str, text: str, span: Span) -> bool:
    """Whether a word or phrase that ``says`` this stands in the span."""
    return _cues(says).search(text, span.start, span.end) is not None


def kind_of(scene: Scene, span: Span, *, is_question: bool) -> tuple[ClaimKind, Roles]:
    """The kind of claim that a clause makes, and the parts that kind has."""
    text = scene.text
    if is_question or has_cue("wish", text, span):
        return ClaimKind.OPINION if not is_question else ClaimKind.OTHER, ()
    quantities = quantities_in(scene, span)
    if has_cue("commitment", text, span):
        return ClaimKind.COMMITMENT, _commitment(scene, span, quantities)
    if cause := _cause(scene, span):
        return ClaimKind.CAUSE, cause
    if has_cue("forecast", text, span):
        return ClaimKind.FORECAST, _times(scene, span)
    if any(found.value is not None for found in quantities):
        return ClaimKind.STATISTIC, (*_quantities(quantities), *_times(scene, span))
    for says in (ClaimKind.DEFINITION, ClaimKind.OPINION, ClaimKind.MEMBERSHIP):
        if has_cue(says, text, span):
            return says, _times(scene, span)
    return ClaimKind.OTHER, _times(scene, span)


def hedge_of(scene: Scene, span: Span, *, is_question: bool) -> Hedge:
    """How sure the clause puts it; questions and hypotheticals are only possible."""
    text = scene.text
    if is_question or has_cue("hypothetical", text, span) or has_cue("wish", text, span):
        return Hedge.POSSIBLE
    if has_cue("reported", text, span):
        return Hedge.REPORTED
    if has_cue("possible", text, span):
        return Hedge.POSSIBLE
    return Hedge.PROBABLE if has_cue("probable", text, span) else Hedge.CERTAIN


def is_negated(scene: Scene, span: Span) -> bool:
    """Whether the main clause denies something: once, not twice, and not by "not only"."""
    inner = _SUBORDINATE.search(scene.text, span.start + 1, span.end)
    end = inner.start() if inner else span.end
    found = _cues("negation").finditer(scene.text, span.start, end)
    return sum(_NOT_ONLY.match(scene.text, match.end()) is None for match in found) == 1


def quantities_in(scene: Scene, span: Span) -> tuple[Quantity, ...]:
    """The quantities in a clause."""
    return tuple(found for found in scene.quantities_in(span) if span.covers(found.span))


def _quantities(quantities: tuple[Quantity, ...]) -> Roles:
    return tuple(("quantity", found.span) for found in quantities)


def _times(scene: Scene, span: Span) -> Roles:
    return tuple(("time", time.span) for time in scene.times_in(span) if span.covers(time.span))


def _commitment(scene: Scene, span: Span, quantities: tuple[Quantity, ...]) -> Roles:
    """Target and deadline: "5% of GDP", "by 2035"."""
    roles: list[tuple[str, Span]] = list(_quantities(quantities))
    for role, time in _times(scene, span):
        is_deadline = _BY.search(scene.text[max(span.start, time.start - 40) : time.start])
        roles.append(("deadline" if is_deadline else role, time))
    return tuple(roles)


def _cause(scene: Scene, span: Span) -> Roles:
    """What brought about what: the words on either side of "led to" or "because of"."""
    match = _cues("cause").search(scene.text, span.start, span.end)
    if match is None:
        return ()
    before = _trimmed(scene.text, span.start, match.start())
    after = _trimmed(scene.text, match.end(), span.end)
    if before is None or after is None:
        return ()
    words = " ".join(match.group().lower().split())
    if any(phrase in words for phrase in _CONNECTS_BACK):
        before, after = after, before
    return (("cause", before), ("effect", after))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None

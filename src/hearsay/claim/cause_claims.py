"""Causes as claims of their own, where no clause is one already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hearsay.claim.causes import Cause
from hearsay.claim.draft import Draft
from hearsay.claim.kinds import Clause, hedge_of, roles_of
from hearsay.claim.scene import Scene
from hearsay.claim.voices import Voices
from hearsay.claim.wording import denied, lowered, sentence, tidy
from hearsay.records.claim import CauseStance, ClaimKind, Hedge
from hearsay.records.document import Span


def draft_causes(
    scene: Scene, voices: Voices, causes: Sequence[Cause], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """A claim for each cause that is not a clause's yet."""
    told = {one.get("signal") for one in drafts if one.kind is ClaimKind.CAUSE}
    taken = {(one.span, one.kind) for one in drafts}
    for one in causes:
        if one.signal in told:
            continue
        span = _span(voices, one)
        if (span, ClaimKind.CAUSE) in taken:
            span = one.signal
        taken.add((span, ClaimKind.CAUSE))
        yield _draft(scene, one, span)


def _draft(scene: Scene, one: Cause, span: Span) -> Draft:
    stance = one.link.stance
    clause = Clause.make(scene, span, asks=stance is CauseStance.SUPPOSED)
    text = _worded(scene, one)
    if stance is CauseStance.DENIED:
        text = denied(text)
    is_no = stance in {CauseStance.NEGATED, CauseStance.DENIED}
    hedge = hedge_of(clause)
    if stance is CauseStance.DOUBTED and hedge is Hedge.CERTAIN:
        hedge = Hedge.POSSIBLE
    return Draft(span, sentence(text), ClaimKind.CAUSE, roles_of(one), is_no, hedge, one.link)


def _span(voices: Voices, one: Cause) -> Span:
    """As much of it as stands in the voice of the words that say so."""
    voice = voices.innermost(one.signal)
    if voices.innermost(one.hull) is voice:
        return one.hull
    parts = [one.signal]
    parts += [part for part in (one.cause, one.effect) if voices.innermost(part) is voice]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _worded(scene: Scene, one: Cause) -> str:
    """Cause, signal and effect as a sentence, in the order they stand in."""
    words = tidy(one.hull.of(scene.text))
    spans = sorted((one.cause, one.signal, one.effect))
    gaps = [
        scene.text[left.end : right.start]
        for left, right in pairwise(spans)
        if left.end < right.start
    ]
    if all(len(gap) < 40 for gap in gaps):
        return words
    first, second = sorted((one.cause, one.effect))
    signal = tidy(one.signal.of(scene.text))
    return f"{tidy(first.of(scene.text))} {signal} {lowered(tidy(second.of(scene.text)))}"

"""Divide a clause at words that lay something to somebody's charge: "X blamed Y on Z"."""

from collections.abc import Sequence

from hearsay.claim.cause_divide import Divided, is_be, negated
from hearsay.claim.cause_parts import Frame, Token, after_verb, before_verb
from hearsay.claim.cause_words import Cue
from hearsay.records.document import Span

# Which word leads to the cause ("on": blamed Y on X) and which to the effect (blamed X for Y).
_TO_CAUSE = {"blame": "on", "attribute": "to", "credit": "to"}
_TO_EFFECT = {"blame": "for", "credit": "with", "held": "for"}
BLAMES = frozenset(_TO_CAUSE) | frozenset(_TO_EFFECT)


def divide_blame(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """The parts that are laid to each other's charge, and by whom; None: nothing is."""
    following = frame.words(cue.end, clause.end)
    before = before_verb(frame, clause, cue.start)
    place = _joint(following, cue.shape)
    if following and following[0].word in {"card", "cards", "rating", "union", "crunch"}:
        return None  # "max out their credit cards for"
    if place is None or (cue.shape == "held" and not _is_held(following, place)):
        return None
    joint = following[place]
    rest = after_verb(frame, clause, joint.end)
    is_to_cause = joint.word == _TO_CAUSE.get(cue.shape)
    stance = negated(is_negated=before.is_negated)
    if (
        before.has_auxiliary
        and (not place or cue.shape == "held")
        and _is_passive(frame, clause, cue)
    ):
        parts = (rest, before.span) if is_to_cause else (before.span, rest)
        return Divided(*parts, stance)
    end = following[place - 2].end if cue.shape == "held" and place > 1 else joint.start
    middle = frame.trimmed(cue.end, end)
    if middle is None or rest is None or not place:
        return None
    parts = (rest, middle) if is_to_cause else (middle, rest)
    return Divided(*parts, stance, before.span)


def _is_passive(frame: Frame, clause: Span, cue: Cue) -> bool:
    return any(is_be(one.word) for one in frame.words(clause.start, cue.start)[-3:])


def _joint(following: Sequence[Token], shape: str) -> int | None:
    """Where the word stands that joins the two; the first of either kind."""
    wanted = {_TO_CAUSE.get(shape), _TO_EFFECT.get(shape)}
    return next((number for number, one in enumerate(following) if one.word in wanted), None)


def _is_held(following: Sequence[Token], place: int) -> bool:
    return place > 0 and following[place - 1].word in {"responsible", "accountable", "liable"}

"""Causes that a model reads, as a second source beside the rules."""

from collections.abc import Sequence

from hearsay.claim.cause_stance import stance_at
from hearsay.claim.cause_words import Cue, Form, find_cues
from hearsay.claim.causes import Cause
from hearsay.claim.scene import Scene
from hearsay.claim.voices import Voices
from hearsay.models.readings import Reading
from hearsay.records.claim import CausalLink, Polarity
from hearsay.records.document import Sentence, Span

# A model's spans alone make a claim from this mean score on; below it the rules are surer.
SURE = 0.9


def with_readings(
    scene: Scene, voices: Voices, told: Sequence[Cause], readings: Sequence[Reading]
) -> tuple[Cause, ...]:
    """The causes of the rules, and those that only the model has read, in order.

    Where both have read one, the rule's stands: it knows which way the words go.
    """
    if not readings:
        return tuple(told)
    by_sentence: dict[int, list[Reading]] = {}
    for one in readings:
        number = scene.sentence_number(one.span.start)
        if number is not None:
            by_sentence.setdefault(number, []).append(one)
    more = [
        made
        for number, found in by_sentence.items()
        if (made := _pair(scene, voices, scene.sentences[number], found)) is not None
        and not any(_is_same(made, one) for one in told)
    ]
    return tuple(sorted((*told, *more), key=lambda one: one.signal))


def _pair(
    scene: Scene, voices: Voices, sentence: Sentence, found: Sequence[Reading]
) -> Cause | None:
    """The surest cause and effect of one sentence, where the model has read both."""
    best = {
        label: max((one for one in found if one.label == label), key=lambda one: one.score)
        for label in {one.label for one in found}
    }
    if not {"cause", "effect"} <= set(best):
        return None
    cause, effect = best["cause"], best["effect"]
    if cause.span.overlaps(effect.span) or (cause.score + effect.score) / 2 < SURE:
        return None
    signal = best["signal"].span if "signal" in best else effect.span
    cues = find_cues(scene.text, sentence.span.start, sentence.span.end)
    at = Cue(signal.start, signal.end, Form.CUE, "read", Polarity.MORE)
    stance = stance_at(scene, sentence, cues, at, voices.innermost(signal))
    return Cause(cause.span, effect.span, signal, CausalLink(_polarity(cues, signal), stance))


def _polarity(cues: Sequence[Cue], signal: Span) -> Polarity:
    """By the words that the model takes for the signal, where the tables have them."""
    within = [one for one in cues if signal.start <= one.start < signal.end]
    return within[0].polarity if within else Polarity.MORE


def _is_same(made: Cause, one: Cause) -> bool:
    """Whether a rule has read the same, whichever way round."""
    if made.signal.overlaps(one.signal):
        return True
    forward = made.cause.overlaps(one.cause) and made.effect.overlaps(one.effect)
    return forward or (made.cause.overlaps(one.effect) and made.effect.overlaps(one.cause))

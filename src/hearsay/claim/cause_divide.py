"""Divide a clause at a causal verb: what brings about what, and what the verb says of it."""

from dataclasses import dataclass

from hearsay.claim.cause_parts import Before, Frame, after_verb, before_verb, is_finite, last_noun
from hearsay.claim.cause_words import Cue, Form, says
from hearsay.claim.shapes import words_as
from hearsay.records.claim import CauseStance
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "got", "get", "gets"})
_LINKING = _BE | {"becomes", "became", "become", "remains", "remained"}
_MODALS = frozenset(
    {"would", "will", "could", "may", "might", "can", "has", "have", "is", "are", "was"}
)
_JOINS_ING = frozenset({"and", "thereby", "thus", "so", "then"})
_CLAUSE = 4  # words; what is shorter before ", causing" is an object, not the clause
_FORCED = frozenset({"forcing", "compelling"})
_CARRIED = frozenset({"after", "before", "when", "while", "because", "that"})


@dataclass(frozen=True, slots=True)
class Divided:
    """Cause and effect as a rule found them; None: it is to be looked for further left."""

    cause: Span | None
    effect: Span | None
    stance: CauseStance = CauseStance.ASSERTED
    asserter: Span | None = None  # whose opinion it is: "X blamed Y on Z"
    is_whole: bool = False  # the cause is a whole clause
    is_told_before: bool = False  # the effect is the sentence before: "That is because"


def is_be(word: str) -> bool:
    """Whether the word is a form of "be", or of "get" as in "got hit"."""
    return word in _BE


def is_linking(word: str) -> bool:
    """Whether the word says that one thing is another."""
    return word in _LINKING


def negated(*, is_negated: bool) -> CauseStance:
    """The stance of a verb with or without "not"."""
    return CauseStance.NEGATED if is_negated else CauseStance.ASSERTED


def divide_verb(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """The parts on either side of a causal verb; None: it is none here."""
    if cue.form is Form.PASSIVE:
        return _passive(frame, clause, cue)
    if cue.form is Form.ING:
        return _participle(frame, clause, cue)
    return _finite(frame, clause, cue)


def _finite(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    previous = _word_before(frame, clause, cue.start)
    if previous in words_as("before_noun") | words_of_class("determiner") - {"that"}:
        return None  # "the cause", "a force"
    if cue.is_weak and is_finite(previous) and previous not in words_as("auxiliary"):
        return None  # "received limited benefits"
    if cue.is_weak and frame.text[: cue.start].endswith(", "):
        return None  # "migration, forced resettlement and war"
    following = frame.text[cue.end + 1 : cue.end + 2]
    if cue.is_back and cue.form is not Form.PASSIVE and following.isupper():
        return None  # "strong results from Orvik"
    if previous == "s" or previous.endswith("'s"):
        return None  # "the firm's slow answer"
    if previous in _BE and cue.form is not Form.BASE:
        return None  # "were forced to leave"
    effect = after_verb(frame, clause, cue.end)
    if effect is None or not _can_be_object(frame, effect, cue):
        return None
    if previous in {"that", "which", "who"}:  # "a fire that sparked new rules was put out"
        effect = after_verb(frame, clause, cue.end, is_modifier=True)
    before = before_verb(frame, clause, cue.start)
    if before.is_to or (cue.form is Form.BASE and not _is_verb_here(frame, before)):
        return None
    if before.span is None and clause.start > frame.span.start:
        return None
    if _is_passive(frame, clause, cue):
        return None
    stance = negated(is_negated=before.is_negated)
    if cue.is_back:
        return Divided(effect, before.span, stance)
    return Divided(before.span, effect, stance, is_whole=before.is_whole)


def _is_passive(frame: Frame, clause: Span, cue: Cue) -> bool:
    """Whether a form of "be" stands right before the verb, adverbs aside: "was later forced"."""
    words = [one.word for one in frame.words(clause.start, cue.start)][-3:]
    while words and (words[-1].endswith("ly") or words[-1] in words_as("no_subject")):
        words.pop()
    return bool(words) and words[-1] in _BE and cue.form is Form.FINITE


def _is_verb_here(frame: Frame, before: Before) -> bool:
    """Whether a form that may also be a noun is a verb: "will cause", "storms cause"."""
    if before.has_auxiliary:
        return True
    if before.span is None:
        return False
    last = frame.words(before.span.start, before.span.end)[-1].word
    return last in {"they", "we", "i", "you", "and", "which", "who"} or (
        last.endswith("s") and not last.endswith(("ss", "us", "'s"))
    )


def _can_be_object(frame: Frame, effect: Span, cue: Cue) -> bool:
    """Whether an object follows: no preposition, no number ("rose, forced up by 5%")."""
    first = frame.words(effect.start, effect.end)[0].word
    second = frame.words(effect.start, effect.end)[1:2]
    if first.endswith("ly") and second and second[0].word == "by":
        return False  # "driven largely by"
    if first in {"or", "and"} or (cue.is_weak and first == "about"):
        return False  # "cannot be cured, prevented or slowed"
    if cue.is_weak and (is_finite(first) or first in {"that", "which", "who"}):
        return False  # "security forces shot", "the cuts that"
    is_preposition = first in words_of_class("preposition") - {"more", "about"}
    text = frame.text[cue.end : effect.start]
    if is_preposition or "," in text or (first[0].isdigit() and cue.is_weak):
        return False
    words = [one.word for one in frame.words(effect.start, effect.end)][1:5]
    if first not in words_of_class("determiner") and any(word in _MODALS for word in words):
        return False  # "that increased spending would help"
    if cue.is_weak and (first in says("no_object") or (first.endswith("ing") and len(first) > 4)):
        return False  # "drives home", "stopped running"
    if cue.shape == "verb" and frame.text[cue.start : cue.end].lower().startswith("ke"):
        return " from " in frame.text[effect.start : effect.end]
    return True


def _participle(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    tokens = frame.words(clause.start, cue.start)
    effect = after_verb(frame, clause, cue.end)
    if effect is None or not _can_be_object(frame, effect, cue):
        return None
    if not tokens:
        has_comma = frame.text[: cue.start].rstrip().endswith(",")
        return Divided(None, effect, is_whole=True) if has_comma and not cue.is_back else None
    last = tokens[-1]
    before = before_verb(frame, clause, cue.start)
    if before.has_auxiliary and before.span is not None:  # "is causing"
        stance = negated(is_negated=before.is_negated)
        parts = (effect, before.span) if cue.is_back else (before.span, effect)
        return Divided(*parts, stance, is_whole=before.is_whole)
    has_comma = "," in frame.text[last.end : cue.start]
    is_forced = has_comma and frame.text[cue.start : cue.end].lower() in _FORCED
    if last.word in words_of_class("preposition") | _CARRIED or (cue.is_weak and not is_forced):
        return None  # "by causing delays", "while reducing costs"
    if cue.is_back:
        noun = last_noun(frame, clause.start, last.end)
        return Divided(effect, noun) if noun else None
    if has_comma or last.word in _JOINS_ING:
        end = last.end if has_comma else (tokens[-2].end if len(tokens) > 1 else last.end)
        whole = before_verb(frame, clause, end)
        start = whole.span.start if whole.span else clause.start
        if len(frame.words(start, end)) < _CLAUSE:
            start = clause.start
        return Divided(frame.trimmed(start, end), effect, is_whole=True)
    return Divided(last_noun(frame, clause.start, last.end), effect)


def _passive(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    cause_first = _word_after(frame, clause, cue.end)
    if not cause_first or cause_first[0].isdigit() or cause_first in {"half", "nearly", "almost"}:
        return None  # "was cut by 5%"
    before = before_verb(frame, clause, cue.start)
    stance = negated(is_negated=before.is_negated)
    if before.has_auxiliary or before.span is None:
        cause = after_verb(frame, clause, cue.end)
        return Divided(cause, before.span, stance) if cause else None
    tokens = frame.words(clause.start, cue.start)
    cause = after_verb(frame, clause, cue.end, is_modifier=True)
    effect = last_noun(frame, clause.start, tokens[-1].end)
    return Divided(cause, effect) if cause and effect else None


def _word_before(frame: Frame, clause: Span, place: int) -> str:
    tokens = frame.words(clause.start, place)
    return tokens[-1].word if tokens else ""


def _word_after(frame: Frame, clause: Span, place: int) -> str:
    tokens = frame.words(place, clause.end)
    if tokens and tokens[0].word == "a" and len(tokens) > 1 and tokens[1].word in _SHARES:
        return "half"
    return tokens[0].word if tokens else ""


_SHARES = frozenset({"third", "quarter", "fifth", "tenth", "half", "further", "total", "record"})

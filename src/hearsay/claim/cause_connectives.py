"""Divide a clause at words that join cause and effect: "because of", "without", "the result of"."""

from collections.abc import Callable, Mapping

from hearsay.claim.cause_divide import Divided, is_be, is_linking, negated
from hearsay.claim.cause_parts import Frame, Token, after_verb, before_verb, last_noun
from hearsay.claim.cause_words import Cue, says
from hearsay.claim.shapes import is_verb, words_as
from hearsay.records.claim import CauseStance
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

_MODALS = frozenset(
    {"would", "will", "could", "might", "may", "can", "cannot", "wouldn't", "won't", "couldn't"}
)
# Words right before "because of": "not only because of".
_MODIFIES = frozenset({"not", "only", "just", "mainly", "largely", "partly", "part", "in", "large"})
_FAR = 6  # words between "is" and "cause of": "is a direct and leading cause of"


def divide_cue(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """The parts on either side of the words; None: they join nothing here."""
    rule = _RULES.get(cue.shape)
    return rule(frame, clause, cue) if rule else None


def _back(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """The effect stands first, or behind a comma: "because of X, Y"."""
    left = list(frame.words(clause.start, cue.start))
    following = frame.words(cue.end, clause.end)
    if not following or _is_no_cause(frame, cue, left[-1].word if left else "", following[0].word):
        return None
    if following[0].word == "which" and cue.shape == "back" and left:
        effect = after_verb(frame, clause, following[0].end)
        return Divided(frame.trimmed(left[0].start, left[-1].end), effect, is_whole=True)
    stance = CauseStance.ASSERTED
    left = _without_report(frame, left, cue)
    while left and (left[-1].word in _MODIFIES or left[-1].word.endswith("ly")):
        stance = CauseStance.NEGATED if left.pop().word == "not" else stance
    if not left:
        return _opening(frame, clause, cue, stance)
    if left[-1].word in {"and", "or"}:
        return None
    if " ".join(one.word for one in left) in says("that_is"):
        return Divided(_reason(frame, clause, cue), None, stance, is_told_before=True)
    before = before_verb(frame, clause, left[-1].end)
    if is_linking(left[-1].word) or left[-1].word == "been":
        is_no = before.is_negated or stance is CauseStance.NEGATED
        stance = negated(is_negated=is_no)
        start, end = (before.span.start, before.span.end) if before.span else (0, 0)
        effect = frame.trimmed(start, end) if end else None
        return Divided(_reason(frame, clause, cue), effect, stance)
    has_verb = any(is_verb(one.word) for one in left)
    is_clause = cue.shape == "back_clause"
    cause = (
        _reason(frame, clause, cue)
        if is_clause
        else after_verb(frame, clause, cue.end, is_modifier=not has_verb)
    )
    start = before.span.start if before.span else left[0].start
    return Divided(cause, frame.trimmed(start, left[-1].end), stance)


def _reason(frame: Frame, clause: Span, cue: Cue) -> Span | None:
    """The clause behind "because", with an opening of its own: "because in May, it broke"."""
    opening = frame.words(cue.end, clause.end)[0]
    first, comma = opening.word, frame.text.find(",", opening.end, clause.end)
    if comma > 0 and first in words_of_class("preposition") | {"following"}:
        return after_verb(frame, clause, comma + 1) or after_verb(frame, clause, cue.end)
    return after_verb(frame, clause, cue.end)


def _without_report(frame: Frame, left: list[Token], cue: Cue) -> list[Token]:
    """Without who says so: "the dam held, engineers said on Friday, because"."""
    if not left or frame.text[left[-1].end : cue.start].strip() != ",":
        return left
    comma = frame.text.rfind(",", left[0].start, left[-1].start)
    report = [one for one in left if one.start > comma]
    is_report = any(one.word in words_as("reports") | {"said", "says"} for one in report)
    return [one for one in left if one.start < comma] if is_report and comma > 0 else left


def _opening(frame: Frame, clause: Span, cue: Cue, stance: CauseStance) -> Divided | None:
    """Of "Because of X, Y" the two sides of the comma; Y is None where X is all there is."""
    comma = frame.text.find(", ", cue.end, clause.end)
    if comma < 0:
        return Divided(after_verb(frame, clause, cue.end), None, stance)
    return Divided(frame.trimmed(cue.end, comma), _rest(frame, clause, comma), stance)


def _rest(frame: Frame, clause: Span, comma: int) -> Span | None:
    return after_verb(frame, clause, comma + 1) or frame.trimmed(comma, clause.end)


def _is_no_cause(frame: Frame, cue: Cue, before: str, after: str) -> bool:
    words = frame.text[cue.start : cue.end].lower()
    if words == "due to":
        return after in says("due") or before in says("owed")
    if words == "in response to":
        following = frame.words(cue.end, frame.span.end)[:3]
        return any(one.word in says("response") for one in following)
    return words.startswith("thanks to") and before in {"my", "our", "many", "with", "your"}


def _back_be(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    left = frame.words(clause.start, cue.start)
    return _noun_back(frame, clause, cue) if left else None


def _back_not(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "the fall had nothing to do with X"."""
    left = frame.words(clause.start, cue.start)
    if not left or left[-1].word not in {"had", "has", "have", "having"}:
        return None
    before = before_verb(frame, clause, left[-1].start)
    return Divided(after_verb(frame, clause, cue.end), before.span, CauseStance.NEGATED)


def _so_that(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    return _two_clauses(frame, clause, cue, CauseStance.INTENDED)


def _two_clauses(frame: Frame, clause: Span, cue: Cue, stance: CauseStance) -> Divided | None:
    left = frame.words(clause.start, cue.start)
    effect = after_verb(frame, clause, cue.end)
    if effect is None:
        return None
    cause = frame.trimmed(left[0].start, left[-1].end) if left else None
    return Divided(cause, effect, stance, is_whole=True)


def _so(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "it rained, so the match was off"; "so hard that the pipes burst"."""
    following = frame.words(cue.end, clause.end)
    if len(following) < 2:
        return None
    first = following[0]
    if first.word in says("asks"):
        return None
    has_comma = frame.text[: cue.start].rstrip().endswith((",", ";", "—"))
    if has_comma and first.word not in says("so"):
        is_name = frame.text[first.start].isupper()
        if is_name or first.word in says("so_subject"):
            return _two_clauses(frame, clause, cue, CauseStance.ASSERTED)
    for number, one in enumerate(following[1:5], 1):
        if one.word == "that" and number + 1 < len(following) and first.word not in says("so"):
            effect = after_verb(frame, clause, one.end)
            left = frame.words(clause.start, one.start)
            opens = (n for n, word in enumerate(left[:-1]) if word.word in says("asserts"))
            begin = left[max(opens, default=-1) + 1]
            cause = frame.trimmed(begin.start, left[-1].end)
            return Divided(cause, effect, is_whole=True) if effect else None
    return None


def _forward(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "rates rose; as a result, …": the cause is the clause before."""
    left = list(frame.words(clause.start, cue.start))
    words = frame.text[cue.start : cue.end].lower()
    while left and left[-1].word in {"and", "but"}:
        left.pop()
    following = frame.words(cue.end, clause.end)
    if words in {"thus", "hence", "therefore"} and left and not _after_comma(frame, cue):
        return None
    if following:
        effect = after_verb(frame, clause, following[0].start)
        if effect is None or (words == "thus" and following[0].word == "far"):
            return None
        cause = frame.trimmed(left[0].start, left[-1].end) if left else None
        return Divided(cause, effect, is_whole=True)
    if not left:
        return None
    return Divided(None, frame.trimmed(left[0].start, left[-1].end), is_whole=True)


def _after_comma(frame: Frame, cue: Cue) -> bool:
    before = frame.text[frame.span.start : cue.start].rstrip()
    return before.endswith((",", ";", ":", "—", " and", " but"))


def _noun(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "X is a leading cause of Y"; "the cause of Y was X"; "X, a cause of Y"."""
    left = list(frame.words(clause.start, cue.start))
    for back in range(1, min(_FAR, len(left)) + 1):
        one = left[-back]
        if one.word in words_of_class("preposition") - {"of", "in", "among"}:
            break  # "are split over the legacy of"
        if not is_linking(one.word) and one.word not in says("comes"):
            continue
        place = one.start if one.word in says("comes") else one.end
        before = before_verb(frame, clause, place)
        is_no = any(other.word in {"not", "no", "never"} for other in left[-back:])
        stance = negated(is_negated=before.is_negated or is_no)
        effect = after_verb(frame, clause, cue.end)
        return Divided(before.span, effect, stance) if effect else None
    if cue.shape == "noun_back_be":
        return None
    if len(left) <= 3 and cue.shape == "noun" and not cue.is_weak:
        return _inverted(frame, clause, cue)
    number = len(left) - 1
    while number > 0 and len(left) - number < _FAR:
        if "," in frame.text[left[number - 1].end : left[number].start]:
            cause = last_noun(frame, clause.start, left[number - 1].end)
            effect = after_verb(frame, clause, cue.end)
            is_apposed = left[number].word in {"a", "an", "the", "one", "another"}
            return Divided(cause, effect) if cause and effect and is_apposed else None
        number -= 1
    return None


def _inverted(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    for one in frame.words(cue.end, clause.end):
        if is_be(one.word) and one.word not in {"be", "been", "being"}:
            effect = frame.trimmed(cue.end, one.start)
            cause = after_verb(frame, clause, one.end)
            is_not = cause is not None and frame.words(one.end, clause.end)[0].word == "not"
            return Divided(cause, effect, negated(is_negated=is_not)) if cause and effect else None
    return None


def _noun_back(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "Y is the result of X"."""
    found = _noun(frame, clause, cue)
    if found is None or found.cause is None:
        return None
    return Divided(found.effect, found.cause, found.stance)


def _without(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "without X, Y would not have happened": something has to be supposed of Y."""
    following = frame.words(cue.end, clause.end)
    if not following or following[0].word.endswith("ing"):
        return None
    if any(one.word in says("without") for one in following[:2]):
        return None
    left = frame.words(clause.start, cue.start)
    if left:
        before = before_verb(frame, clause, left[-1].end)
        start = before.span.start if before.span else left[0].start
        effect = frame.trimmed(start, left[-1].end)
        if not any(one.word in _MODALS for one in left):
            return None
        return Divided(after_verb(frame, clause, cue.end), effect)
    comma = frame.text.find(", ", cue.end, clause.end)
    end = comma
    if comma < 0:
        starts = [one.start for one in following[1:] if one.word in says("so_subject")]
        end = starts[0] if starts else -1
    if end < 0 or not any(one.word in _MODALS for one in frame.words(end, clause.end)):
        return None
    return Divided(
        frame.trimmed(cue.end, end), _rest(frame, clause, end if comma >= 0 else end - 1)
    )


def _purpose(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "the patrols are aimed at …", "policies designed to …"; "raised it in order to …"."""
    left = frame.words(clause.start, cue.start)
    effect = after_verb(frame, clause, cue.end)
    if not left or effect is None or left[-1].word in says("no_purpose"):
        return None
    if frame.text[cue.start : cue.end].lower().endswith(" at") and not _is_deed(frame, effect):
        return None  # "an advertisement aimed at voters"
    before = before_verb(frame, clause, cue.start)
    stance = CauseStance.NEGATED if before.is_negated else CauseStance.INTENDED
    if before.has_auxiliary:
        return Divided(before.span, effect, stance)
    if frame.text[cue.start : cue.start + 3].lower() == "in ":
        start = before.span.start if before.span else left[0].start
        return Divided(frame.trimmed(start, left[-1].end), effect, stance, is_whole=True)
    return Divided(last_noun(frame, clause.start, left[-1].end), effect, stance)


def _is_deed(frame: Frame, effect: Span) -> bool:
    """Whether the words name something done or reached: "cutting waste", "a reduction of"."""
    words = [one.word for one in frame.words(effect.start, effect.end)][:4]
    return any(
        word.endswith(("ing", "tion", "ment", "ance", "ity", "ness", "sion")) for word in words
    )


def _is_phrase(frame: Frame, part: Span) -> bool:
    """Whether it opens with a preposition, so that the verb before it has no object."""
    first = frame.words(part.start, part.end)[0].word
    return first in words_of_class("preposition")


def _purpose_to(frame: Frame, clause: Span, cue: Cue) -> Divided | None:
    """As in: "price controls to ensure peace"; of "failed to prevent" the plain verb."""
    left = frame.words(clause.start, cue.start)
    effect = after_verb(frame, clause, cue.end)
    if not left or effect is None:
        return None
    verb = before_verb(frame, clause, cue.start + 3)
    if verb.has_auxiliary and not verb.is_to:
        return Divided(verb.span, effect, negated(is_negated=verb.is_negated))
    noun = last_noun(frame, clause.start, left[-1].end)
    if noun is None or left[-1].word in says("no_purpose") or _is_phrase(frame, effect):
        return None
    words = frame.words(clause.start, noun.start)
    if not words or words[-1].word in says("brings_in"):
        return Divided(noun, effect, CauseStance.INTENDED)
    before = before_verb(frame, clause, left[-1].end)
    start = before.span.start if before.span else left[0].start
    return Divided(frame.trimmed(start, left[-1].end), effect, CauseStance.INTENDED, is_whole=True)


_RULES: Mapping[str, Callable[[Frame, Span, Cue], Divided | None]] = {
    "back": _back,
    "back_clause": _back,
    "back_be": _back_be,
    "back_not": _back_not,
    "so_that": _so_that,
    "so": _so,
    "forward": _forward,
    "noun": _noun,
    "noun_answerable": _noun,
    "noun_not": _noun,
    "noun_back": _noun_back,
    "noun_back_be": _noun_back,
    "without": _without,
    "but_for": _without,
    "purpose": _purpose,
    "purpose_to": _purpose_to,
}

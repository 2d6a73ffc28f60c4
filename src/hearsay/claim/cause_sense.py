"""Whether a cause and an effect can be what they are taken for, and what "which" stands for."""

from hearsay.claim.cause_parts import Frame, last_noun
from hearsay.claim.cause_stance import has_agent
from hearsay.claim.cause_words import Cue, Form, says
from hearsay.claim.scene import Scene
from hearsay.records.document import Sentence, Span
from hearsay.text.small_words import words_of_class

_SHORTEST = 3  # letters of a part
_LONGEST = 250  # characters; a longer subject is a clause cut wrongly
_SHORT = 2  # words of "in short", "of course"
_PREPOSITION = 3  # letters of "on " before a day
_OPENING = 4  # words at the beginning of a cause in which its subject stands


def antecedent(scene: Scene, sentence: Sentence, cause: Span) -> Span | None:
    """What "which" stands for, of a cause that is no more than that; else the cause itself."""
    if cause.of(scene.text).lower() not in says("relative"):
        return cause
    if cause.start <= sentence.span.start:
        return None
    frame = Frame(scene.text, Span(sentence.span.start, cause.start))
    if not frame.tokens:
        return None
    found = last_noun(frame, sentence.span.start, frame.tokens[-1].end)
    if found is not None and frame.words(found.start, found.end)[0].word in says("pronoun"):
        return None
    return found


def are_parts(scene: Scene, cause: Span, effect: Span, cue: Cue) -> bool:
    """Whether the two can be what they are taken for."""
    text = scene.text
    if not _is_cause(scene, cause, cue) or not _is_effect(scene, effect, cue):
        return False
    if cause.overlaps(effect) or min(len(cause), len(effect)) < _SHORTEST:
        return False
    begins = Span(effect.start, effect.start + 1)
    is_measured = bool(scene.quantities_in(begins) or scene.times_in(begins))
    is_deed = has_agent(scene, cause) or _has_agent_at_end(scene, cause)
    is_deed = is_deed or (cue.form is Form.PASSIVE and _acts(scene, cause))
    is_deed = is_deed or (text[cause.end : cue.start].strip() == "and" and _acts(scene, cause))
    if cue.is_weak and (is_deed or (effect.start >= cue.end and is_measured)):
        return False  # "the council cut the budget", "she drives two hours": a deed
    if any(words in effect.of(text).lower() for words in says("anonymity")):
        return False  # "asked not to be named because"
    head = text[cause.start : cause.end].lower().split()[-1]
    first = text[effect.start : effect.end].lower().split()[0]
    if text[cue.start : cue.end].lower().startswith(("lead", "led")):
        there = {word.lower().strip(",") for word in text[cause.start : cause.end].split()}
        return (
            head not in says("leads_there")
            and not there & says("leads_there")
            and (first not in says("led_to"))
        )
    return not (cue.shape == "noun_answerable" and has_agent(scene, cause))


def _has_agent_at_end(scene: Scene, cause: Span) -> bool:
    """As in: "… at a time when the banks" before "cut rates"."""
    frame = Frame(scene.text, cause)
    noun = last_noun(frame, cause.start, cause.end)
    if noun is None or noun == cause:
        return False
    before = [one.word for one in frame.words(cause.start, noun.start)]
    return before[-1:] != ["to"] and has_agent(scene, noun)


def _is_cause(scene: Scene, cause: Span, cue: Cue) -> bool:
    """Whether the words name something: not "was held when they", not "how it"."""
    words = [one.word for one in Frame(scene.text, cause).tokens]
    if not words or words[0] in says("no_cause"):
        return False
    if scene.text[: cause.start].lower().endswith(" not "):
        return False  # "that, and not his health, was the reason"
    if cue.shape == "without" and len(words) == 1:
        return False  # "without equivocation"
    if cue.shape == "verb" and (len(cause) > _LONGEST or words[0] in says("aside")):
        return False
    is_to = scene.text[: cause.start].endswith(" to ") and cue.form is Form.FINITE
    if is_to and cause.end < cue.start:
        return False  # "an effort to improve roads that has caused"
    if len(words) > 1 and words[-1] in says("pronoun") and words[-2] in says("subordinates"):
        return False
    if words[0] in says("pronoun") and cue.is_weak and cue.form is Form.PASSIVE:
        return False
    if len(words) == 1 and words[0] in says("empty"):
        return False
    is_said = cue.shape == "verb" and cue.form is not Form.PASSIVE and not cue.is_back
    return not (is_said and words[-1] in says("pronoun") and len(words) == 1 and cue.is_weak)


def _is_effect(scene: Scene, effect: Span, cue: Cue) -> bool:
    """Whether the words name what can come about: not "alarm bells", not "their hands"."""
    words = [one.word for one in Frame(scene.text, effect).tokens]
    before = scene.text[: effect.start].rstrip()[-4:].lower()
    if not words or words[0] in says("no_effect") or before == " not":
        return False
    if _is_filler(scene, effect, words):
        return False
    verb = scene.text[cue.start : cue.end].lower()
    objects = words[:_OPENING]
    if cue.shape == "verb" and not says("idiom").isdisjoint(objects):
        return False
    if verb.startswith(("rais", "lift")) and not says("raised").isdisjoint(objects):
        return False
    if verb.startswith("hit") and not says("reached").isdisjoint(objects):
        return False
    is_alone = len(words) == 1
    return not (is_alone and words[0] in says("pronoun" if cue.is_weak else "empty"))


def _is_filler(scene: Scene, effect: Span, words: list[str]) -> bool:
    """Whether the words are no more than "in short", "on Friday", "it isn't", "directly"."""
    is_phrase = words[0] in words_of_class("preposition") or len(words) == 1
    if is_phrase and any(
        len(one.span) + _PREPOSITION >= len(effect) for one in scene.times_in(effect)
    ):
        return True  # "engineers said on Friday, because"
    if " ".join(words) in says("that_is") | says("that_is_not"):
        return True
    if all(word.endswith("ly") or word == "and" for word in words):
        return True
    return len(words) == _SHORT and words[0] in words_of_class("preposition")


def _acts(scene: Scene, cause: Span) -> bool:
    """Whether a cause that is a clause begins with somebody who acts: "villagers felled trees"."""
    frame = Frame(scene.text, cause)
    opening = frame.tokens[:_OPENING]
    return any(has_agent(scene, Span(one.start, one.end)) for one in opening)

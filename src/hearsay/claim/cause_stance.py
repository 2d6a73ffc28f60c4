"""How a text puts it that one thing brings about another, and whether a person or body does it."""

from collections.abc import Sequence

from hearsay.claim.cause_words import Cue, says
from hearsay.claim.scene import Scene
from hearsay.claim.shapes import WORD
from hearsay.records.attribution import Attribution, Stance
from hearsay.records.claim import CauseStance
from hearsay.records.document import Sentence, Span
from hearsay.records.tags import MentionKind
from hearsay.text.bodies import load_bodies
from hearsay.text.people import load_plural_roles, load_roles
from hearsay.text.small_words import words_of_class

_TURNS = (
    ", but ",
    " but ",
    "; ",
    ", and ",
    ". ",
    ", while ",
    " because ",
    ", so ",
    " although ",
    ", although ",
)
_AGENTS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP})


def stance_at(
    scene: Scene, sentence: Sentence, cues: Sequence[Cue], cue: Cue, voice: Attribution | None
) -> CauseStance:
    """What the words around a cue make of it, whatever the cue's own clause says."""
    text = scene.text
    ending = text[max(sentence.span.start, sentence.span.end - 8) : sentence.span.end]
    is_question = ending.rstrip("\"”'’ )").endswith("?")
    if is_question and "." not in text[cue.end : sentence.span.end]:
        return CauseStance.SUPPOSED
    around = [one for one in cues if one.end <= cue.start and not _turns(text, one.end, cue.start)]
    kinds = {one.shape for one in around if one.shape != "deny" or _is_denial(text, one, cue)}
    if "deny" in kinds or (voice is not None and voice.stance is Stance.DENYING):
        return CauseStance.DENIED
    if "doubt" in kinds:
        return CauseStance.DOUBTED
    return CauseStance.SUPPOSED if "suppose" in kinds else CauseStance.ASSERTED


def _is_denial(text: str, one: Cue, cue: Cue) -> bool:
    """Whether what is denied is the cause, and nothing besides: "denied that", "claims that"."""
    between = text[one.end : cue.start]
    return " that " in between and len(between) < 160


def _turns(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return any(turn in between for turn in _TURNS)


def has_agent(scene: Scene, span: Span) -> bool:
    """Whether these words name somebody who acts: a person, a body, "she", "the council"."""
    head = None
    for word in WORD.finditer(scene.text, span.start, span.end):
        lower = word.group().lower()
        is_part = head is not None and head.group().lower() in says("part")
        if lower == "of" and is_part:
            continue  # "a large number of people"
        if head is not None and lower in words_of_class("preposition") | {"that", "who", "which"}:
            break
        head = word
    if head is None:
        return False
    plain = head.group().lower().replace("’", "'")
    if plain in load_roles() or plain in load_plural_roles():
        return True
    if plain in says("agent") or plain in load_bodies() or plain.removesuffix("s") in load_bodies():
        return True
    mention = scene.mention_over(head.start())
    return mention is not None and mention.kind in _AGENTS and mention.span.end >= head.end()

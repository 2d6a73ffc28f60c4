"""Who holds an event, or where it is hosted, where that stands before its noun or beside it."""

import re

from hearsay.claim.scene import BODIES, PLACES, Scene
from hearsay.records.document import Sentence, Span
from hearsay.records.tags import MentionKind

_REACH = 120  # characters looked at before a noun
HOSTS = re.compile(r"\s+(?:(?:has|had|will|would|is|was|to)\s+)*host(?:s|ed|ing)?\s+$")
HOLDS = re.compile(
    r"(?:\s+(?:leaders|allies|members))?\s+(?:(?:has|had|will|would|is|was|to)\s+)*"
    r"(?:hold|holds|held|holding|convened?|convenes|opened|opens)\s+$"
)
_CAPITALS = re.compile(r"(?:(?:[Tt]he\s+)?[A-Z][\w.&–-]*\s+)*[A-Z][\w.&–-]*$")
_BEHIND = re.compile(
    r"(?:['’]s?)?\s+(?:(?:member\s+)?(?:leaders|allies|members|states|countries|nations)|heads\s+of\s+state\s+and\s+"
    r"government)\s+(?:have\s+|had\s+|all\s+)*(?:agreed|pledged|decided|adopted|signed|met|meet|gathered|convened|"
    r"committed|endorsed|declared|reaffirmed|promised|vowed|approved|assembled|invited|set)\b"
)


def body_of_leaders(scene: Scene, sentence: Sentence) -> Span | None:
    """The body whose leaders met or agreed: "at the 2023 summit in Lima, NATO leaders agreed".

    Only where the sentence names no other body, which the event may be of.
    """
    body = only_body(scene, sentence)
    if body is None or _BEHIND.match(scene.text, body.end, sentence.span.end) is None:
        return None
    return body


def subject_of(
    scene: Scene,
    sentence: Sentence,
    left: str,
    verb: re.Pattern[str],
    *,
    wanted: frozenset[MentionKind] | None = None,
) -> Span | None:
    """The body or place that hosts or holds: the name right before the verb that ends ``left``."""
    match = verb.search(left[-_REACH:])
    if match is None:
        return None
    end = sentence.span.start + len(left) - len(left[-_REACH:]) + match.start()
    if wanted is None:
        wanted = PLACES if verb is HOSTS else BODIES
    mention = scene.mention_over(end - 1) if end > sentence.span.start else None
    if mention is not None:
        return mention.span if mention.kind in wanted else None
    named = _CAPITALS.search(scene.text[sentence.span.start : end])
    if named is None or (verb is HOLDS and not named.group()[:2].isupper()):
        return None
    return Span(sentence.span.start + named.start(), sentence.span.start + named.end())


def only_body(scene: Scene, sentence: Sentence) -> Span | None:
    """The one organisation a sentence speaks of, or None."""
    named = scene.mentions_in(sentence.span, MentionKind.ORGANISATION)
    return named[0].span if len({found.name for found in named}) == 1 else None

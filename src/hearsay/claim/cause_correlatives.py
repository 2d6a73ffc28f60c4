"""Causes told by two clauses side by side: "as prices rise, fares follow", "the more …"."""

import re

from hearsay.claim.cause_parts import Frame
from hearsay.claim.cause_words import says
from hearsay.claim.scene import Scene
from hearsay.records.document import Sentence, Span

_THE = re.compile(
    r"The\s+(?:more|less|fewer|[a-z]{2,12}er)\s[^,.;]{3,160},\s+(?:the\s+(?:more|less|fewer|[a-z]{2,12}er)\s)"
)
_OPENING = re.compile(r"[“\"‘(]*(As|The)\s")


def find_correlative(scene: Scene, sentence: Sentence) -> tuple[Span, Span, Span] | None:
    """Cause, effect and signal of such a sentence, or None."""
    text, span = scene.text, sentence.span
    opening = _OPENING.match(text, span.start, span.end)
    if opening is None:
        return None
    if opening[1] == "The":
        found = _THE.match(text, opening.start(1), span.end)
        if found is None:
            return None
        comma = text.index(",", opening.end())
        return _parts(scene, sentence, Span(opening.start(1), opening.end(1)), comma)
    comma = text.find(", ", opening.end(), span.end)
    if comma < 0:
        return None
    frame = Frame(text, span)
    first = {one.word for one in frame.words(opening.end(), comma)}
    second = {one.word for one in frame.words(comma, span.end)}
    if not first & says("change") or not second & (says("change") | says("follows")):
        return None
    return _parts(scene, sentence, Span(opening.start(1), opening.end(1)), comma)


def _parts(
    scene: Scene, sentence: Sentence, signal: Span, comma: int
) -> tuple[Span, Span, Span] | None:
    frame = Frame(scene.text, sentence.span)
    start = signal.end if scene.text[signal.start] == "A" else signal.start
    cause, effect = frame.trimmed(start, comma), frame.trimmed(comma, sentence.span.end)
    return (cause, effect, signal) if cause and effect else None

"""Tell whether a sentence only supposes what it names, tells it as a tale, or calls it false."""

from functools import cache

from hearsay.claim.lists import Phrases, read_list
from hearsay.claim.scene import Scene
from hearsay.records.claim import Hedge
from hearsay.records.document import Sentence, Span

_HOW = {"tale": Hedge.POSSIBLE, "rumour": Hedge.REPORTED, "false": Hedge.DENIED}
_SUPPOSES = ("would", "could", "might", "may")


@cache
def _doubts() -> Phrases:
    return Phrases((row[0], row[1]) for row in read_list("doubts.tsv"))


def is_asked(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence is a question."""
    ending = scene.text[max(sentence.span.start, sentence.span.end - 8) : sentence.span.end]
    return ending.rstrip("\"”'’ )").endswith("?")


def doubt_of(
    scene: Scene, sentence: Sentence, named: Span, *, is_new: bool = False, is_event: bool = False
) -> Hedge:
    """How sure a sentence is of what ``named`` takes for granted; CERTAIN: nothing speaks against.

    ``is_new``: it is not known from before ("a summit"), so that a wish or a plan may be all there
    is of it. ``is_event``: it may also be called off.
    """
    if is_asked(scene, sentence):
        return Hedge.POSSIBLE
    span = sentence.span
    for found in _doubts().find(scene.text, span.start, span.end):
        if found.says in _HOW and not _is_within(found.start, named):
            return _HOW[found.says]
        if is_event and found.says == "off":
            return Hedge.POSSIBLE
        if is_new and found.says == "supposes" and _bears_on(scene, found.start, found.end, named):
            return Hedge.POSSIBLE
    return Hedge.CERTAIN


def _is_within(place: int, named: Span) -> bool:
    return named.start <= place < named.end


def _bears_on(scene: Scene, start: int, end: int, named: Span) -> bool:
    """Whether the word stands before what is named, or right behind it: "a summit would be"."""
    words = scene.text[start:end]
    if words == "May" and scene.times_in(Span(start, end)):
        return False  # the month
    is_next = not scene.text[named.end : start].strip() if start >= named.end else False
    return end <= named.start or (is_next and words in _SUPPOSES)

"""Who speaks a quotation that has no words of saying: the sentences beside it tell."""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribute.discourse import OBJECT, SUBJECT, Discourse, Event
from hearsay.records.attribution import Attribution, SourceKind
from hearsay.records.document import hull

BACK = 5  # sentences looked back
PRESENT = 0.7  # a subject, or a pronoun that stands for one
_CLOSED = ".!?…—"
_AFTER = re.compile(
    r"\s*(?:That (?:was|is)|So said|So says|Thus|Those (?:were|are) the words of"
    r"|The words (?:are|were) those of|The speaker (?:is|was)|The voice (?:is|was) that of) "
)
_REACH = 80  # characters from such words to the end of the name


def beside(world: Discourse, draft: Attribution) -> int | None:
    """The one person whom the words right after or before a whole quoted sentence show speaking.

    None where two people are there, or none, or the quotation is only a part of a sentence; but
    one after a colon is said by the subject: "The cook taps the pot: “Hear that?”"
    """
    text, whole = world.text, hull(draft.content)
    number = world.sentence_at(whole.start)
    if not _is_whole(text, whole.end):
        return None
    if (start := world.sentences[number].span.start) < whole.start - 1:
        is_led = text[start : whole.start].endswith(": ")
        return _one_subject(world, start, whole.start) if is_led else None
    after = _AFTER.match(text, whole.end)
    if after is not None:
        return _first_person(world, after.end())
    return _subject_before(world, number)


def goes_on(
    world: Discourse, draft: Attribution, before: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """What is said in the paragraph before one that is all quotation: he or she speaks on."""
    first = world.sentence_at(draft.hull.start)
    opens = first == 0 or world.sentences[first - 1].paragraph < world.sentences[first].paragraph
    last = world.sentence_at(draft.hull.end - 1)
    closes = last + 1 == len(world.sentences) or (
        world.sentences[last + 1].paragraph > world.sentences[last].paragraph
    )
    is_all = opens and closes and _is_whole(world.text, draft.hull.end)
    if not is_all or world.sentences[last].span.end > draft.hull.end + 1:
        return ()
    wanted = world.sentences[first].paragraph - 1
    said = [
        d for d in before if world.sentences[world.sentence_at(d.hull.start)].paragraph == wanted
    ]
    return tuple(said) if said and world.is_quoted(said[-1].content[-1].start) else ()


def _is_whole(text: str, end: int) -> bool:
    return text[:end][-3:].rstrip("”\"’' ")[-1:] in _CLOSED


def _first_person(world: Discourse, place: int) -> int | None:
    end = world.sentences[world.sentence_at(place)].span.end
    for event in world.after(place, min(end, place + _REACH)):
        if world.referents[event.who].kind is SourceKind.PERSON:
            return event.who
    return None


def _enough(world: Discourse, who: int) -> float:
    """How prominent a person, or a group, must be to be one who may speak."""
    is_person = world.referents[who].kind is SourceKind.PERSON
    return OBJECT if is_person else PRESENT * SUBJECT


def _subject_before(world: Discourse, number: int) -> int | None:
    """The only person of the last sentence before that has any, where that is its subject."""
    paragraph = world.sentences[number].paragraph
    for back in range(number - 1, max(-1, number - BACK - 1), -1):
        sentence = world.sentences[back]
        if sentence.paragraph < paragraph - 1 or (
            paragraph != sentence.paragraph and back < number - 1
        ):
            return None
        if any(_speaking(world, sentence.span.start, sentence.span.end)):
            return _one_subject(world, sentence.span.start, sentence.span.end)
    return None


def _speaking(world: Discourse, start: int, end: int) -> Iterator[Event]:
    """The people and groups of a stretch, outside of quotations."""
    for event in world.after(start, end):
        kind = world.referents[event.who].kind
        if kind in {SourceKind.PERSON, SourceKind.GROUP} and not event.is_quoted:
            yield event


def _one_subject(world: Discourse, start: int, end: int) -> int | None:
    """The only person of a stretch, where that is its subject."""
    events = tuple(_speaking(world, start, end))
    strong = {event.who for event in events if event.weight >= _enough(world, event.who)}
    if len(strong) != 1 or any(world.referents[who].is_plural for who in strong):
        return None
    who = next(iter(strong))
    is_subject = any(e.who == who and e.weight >= PRESENT * SUBJECT for e in events)
    return who if is_subject else None

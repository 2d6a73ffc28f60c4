"""Claims that something with a name happened at a time: "the annexation of Crimea in 2014"."""

import re
from collections.abc import Iterator
from functools import cache

from hearsay.claim.doubts import doubt_of
from hearsay.claim.draft import Draft
from hearsay.claim.lists import Phrases, alternatives
from hearsay.claim.scene import Scene
from hearsay.records.claim import ClaimKind
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import MentionKind, TimeExpression, TimeType
from hearsay.reference.happenings import happening_nouns, happening_verbs
from hearsay.text.small_words import words_of_class

_BEFORE = re.compile(r"(\S+)\s$")
_CAPITAL = re.compile(r"[“\"(]?[A-Z0-9][\w’'./–-]*$")
_LOWER = re.compile(r"[a-z][a-z-]+['’]?$")
_OF = re.compile(
    r"\s+(?:of|on|in|against|from|by)\s+(?:the\s+)?"
    r"(?P<name>[A-Z](?:\.|[\w’'–-]*)(?:\s+(?:(?:of|and|the)\s+){0,2}[A-Z](?:\.(?=\s)|[\w’'–-]*)){0,5})"
)
# What may stand between the name and its time.
_JOINED = re.compile(
    r"\s*(?:\s(?:in|of|on|from|during)\s+|\(\s*|,?\s+(?:which\s+|that\s+)?(?:was\s+|were\s+)?"
    r"(?:signed|held|fought|concluded|agreed|adopted|launched|reached|negotiated|began|started|"
    r"happened|occurred|took\s+place|broke\s+out|erupted|struck|ended)\s+"
    r"(?:[a-z]+\s+)?(?:in\s+[A-Z]\w+\s+)?(?:in|on|from)\s+)(?:the\s+)?(?:early\s+|late\s+)?$"
)
_RANGE = re.compile(r"\s*(?:to|until|through|and|[-–])\s*")
_NAME = r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4})"
_SUBJECT = re.compile(rf"(?:^|[\s“\"])(?:[Tt]he\s+)?{_NAME}\s+$")
_OBJECT = re.compile(rf"\s+(?:the\s+)?{_NAME}")
_WHEN = re.compile(r"\s*(?:in|on)\s+(?:the\s+)?$")
_UNNAMED = frozenset(
    ["war", "conflict", "fighting", "earthquake", "coup", "invasion", "revolution"]
)
_SMALL = 2  # words without a capital inside a name: "Grisby harbour wall collapse"
_LONGEST = 8  # words of a name before its noun
_REACH = 70  # characters between a name and its time


@cache
def _nouns() -> Phrases:
    return Phrases(happening_nouns().items())


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(tuple(happening_verbs()))})\b")


def find_happenings(scene: Scene) -> Iterator[Draft]:
    """Claims in order of their nouns, then those told with a verb."""
    for noun in _nouns().find(scene.text, 0, len(scene.text)):
        sentence = scene.prose_at(noun.start)
        is_common = noun.says == "held" and scene.text[noun.start].islower()
        if sentence is not None and not is_common:
            draft = _named(scene, sentence, Span(noun.start, noun.end))
            if draft is not None:
                yield draft
    for match in _verbs().finditer(scene.text):
        sentence = scene.prose_at(match.start())
        if sentence is not None:
            draft = _told(scene, sentence, Span(match.start(), match.end()))
            if draft is not None:
                yield draft


def _named(scene: Scene, sentence: Sentence, noun: Span) -> Draft | None:
    start, first = _name_start(scene, sentence, noun)
    after = _OF.match(scene.text, noun.end, sentence.span.end)
    if after is not None and scene.time_from(after.start("name")) is not None:
        after = None  # "the war of June 1967"
    end = after.end() if after else noun.end
    places: list[tuple[str, Span]] = []
    if start == noun.start and after is None and scene.text[start].islower():
        found = scene.mentions_in(sentence.span, MentionKind.LOCATION)
        places = [("place", place.span) for place in found]
        if first is None or not places or noun.of(scene.text).lower() not in _UNNAMED:
            return None  # "the war" names none
    times = [first] if first is not None else _times_after(scene, sentence, end)
    if not times:
        return None
    name = Span(start, end)
    last = max(end, times[-1].span.end)
    span = Span(min(start, times[0].span.start), last)
    roles = [("event", noun), ("named", name), *(("time", time.span) for time in times), *places]
    doubt = doubt_of(scene, sentence, span, is_event=True)
    when = " to ".join(_plain(scene, time.span) for time in times)
    joined = "on" if times[0].precision == "day" else "in"
    text = f"The {_plain(scene, name)} was {joined} {when}."
    return Draft(span, text, ClaimKind.EVENT, tuple(roles), hedge=doubt)


def _name_start(scene: Scene, sentence: Sentence, noun: Span) -> tuple[int, TimeExpression | None]:
    """Where the name begins, and the time right before it: "the 1986 Chernobyl disaster"."""
    start = place = noun.start
    small = 0
    for _ in range(_LONGEST):
        before = _BEFORE.search(scene.text, max(sentence.span.start, place - 40), place)
        if before is None:
            break
        time = scene.time_to(before.end(1))
        if time is not None and time.type is TimeType.DATE and small == 0:
            return start, time
        word, place = before[1], before.start(1)
        is_opening = place == sentence.span.start and sentence.part is not Part.HEADLINE
        if (
            _CAPITAL.match(word)
            and word not in {"The", "This", "That"}
            and not (
                is_opening and word.lower() in {"a", "an", "after", "since", "before", "in", "when"}
            )
        ):
            start, small = place, 0
        elif _LOWER.match(word) and small < _SMALL and word not in _stops():
            small += 1
        else:
            break
    return start, None


@cache
def _stops() -> frozenset[str]:
    classes = ("determiner", "preposition", "auxiliary", "conjunction", "relative", "subordinator")
    return frozenset().union(*(words_of_class(name) for name in classes)) | {"the", "a", "an"}


def _times_after(scene: Scene, sentence: Sentence, end: int) -> list[TimeExpression]:
    near = scene.times_in(Span(end, min(sentence.span.end, end + _REACH) + 1))
    times = [time for time in near if time.type is TimeType.DATE]
    if not times or _JOINED.fullmatch(scene.text, end, times[0].span.start) is None:
        return []
    if len(times) > 1 and _RANGE.fullmatch(scene.text, times[0].span.end, times[1].span.start):
        return times[:2]
    return times[:1]


def _told(scene: Scene, sentence: Sentence, verb: Span) -> Draft | None:
    words = " ".join(verb.of(scene.text).lower().split())
    begin = max(sentence.span.start, verb.start - _REACH) - 1  # with the blank before it
    subject = _SUBJECT.search(scene.text, max(0, begin), verb.start)
    if subject is None:
        return None
    whom, end = subject, verb.end
    if happening_verbs()[words][1] == "object":
        found = _OBJECT.match(scene.text, verb.end, sentence.span.end)
        if found is None:
            return None
        whom, end = found, found.end()
    near = scene.times_in(Span(end, min(sentence.span.end, end + _REACH) + 1))
    if not near or near[0].type is not TimeType.DATE:
        return None
    if _WHEN.fullmatch(scene.text, end, near[0].span.start) is None:
        return None
    span = Span(subject.start("name"), near[0].span.end)
    roles = (
        ("event", verb),
        ("undergoer", Span(whom.start("name"), whom.end("name"))),
        ("time", near[0].span),
    )
    doubt = doubt_of(scene, sentence, span, is_event=True)
    text = f"{_plain(scene, span)}."
    return Draft(span, text[0].upper() + text[1:], ClaimKind.EVENT, roles, hedge=doubt)


def _plain(scene: Scene, span: Span) -> str:
    return " ".join(span.of(scene.text).split())

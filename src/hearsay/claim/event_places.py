"""What follows the noun of an event: where, when and by whom it was held."""

import re
from dataclasses import dataclass, field
from functools import cache

from hearsay.claim.lists import alternatives, read_list
from hearsay.claim.scene import BODIES, PLACES, Scene
from hearsay.records.document import Sentence, Span
from hearsay.records.tags import TimeExpression

_LINK = re.compile(
    r"\s*(?:,\s*|\(\s*)?(?:(?:late|early|earlier|later)\s+)?(?:(?:in|at|on|of|from|for|during|between)\s+)?"
    r"(?:the\s+(?=\d|week|month|summer|autumn|winter|spring|fall))?"
)
_IN = re.compile(r"\s+(?:here\s+)?(?:in|at|near)\s+")
# "the summit of 2024, in Tallinn, was": between commas
_APART = re.compile(r",\s+in\s+(?=(?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*(?:,|\.(?:\s|$)))")
_OF = re.compile(r"\s+(?:of|by)\s+(?:the\s+)?")
_COMMA = re.compile(r",\s+")
_HAS_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:and|to|through|until)\s+")
_PLACE = re.compile(
    r"(?:[Tt]he\s+)?[A-Z][\w’'.-]*[\w](?:\s+(?:(?:de|la|da|do)\s+)?[A-Z][\w’'-]*\w)*"
)
_HELD = re.compile(r"\s*(?:,\s*)?(?:(?:which|that|to)\s+)?")


@cache
def _holding() -> tuple[re.Pattern[str], frozenset[str]]:
    rows = read_list("holding_verbs.tsv")
    pattern = re.compile(rf"(?:{alternatives(tuple(row[0] for row in rows))})\b")
    return pattern, frozenset(row[0] for row in rows if row[1] == "future")


@dataclass(slots=True)
class After:
    """What was found after a noun, and where it ends."""

    end: int
    organiser: Span | None = None
    places: list[Span] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    is_future: bool = False
    is_anchor: bool = False


def follow(scene: Scene, sentence: Sentence, end: int, *, is_anchor: bool = False) -> After:
    """Read places, times and the organiser one after the other, up to what is none of them.

    ``is_anchor``: something else is told by the event ("two years after the summit in Lima, in
    June 2024, he"), and a time behind a comma is that other thing's.
    """
    found = After(end, is_anchor=is_anchor)
    while found.end < sentence.span.end:
        if not (
            _take_time(scene, sentence, found)
            or _take_place(scene, sentence, found)
            or _take_organiser(scene, found)
            or _take_verb(scene, sentence, found)
        ):
            break
    return found


def _take_time(scene: Scene, sentence: Sentence, found: After) -> bool:
    link = _LINK.match(scene.text, found.end, sentence.span.end)
    time = scene.time_from(link.end()) if link else None
    if time is None or time.span.end > sentence.span.end:
        return False
    between = scene.text[found.end : time.span.start].strip()
    if found.is_anchor and between.startswith(","):
        return False
    if found.times and between in {",", "and"} and not _HAS_DIGIT.search(time.span.of(scene.text)):
        return False  # "in July 2024, the following summer", "in July 2024 and the summer after"
    while time is not None:
        found.times.append(time.span)
        found.end = time.span.end
        time = _other_end(scene, sentence, time)
    return True


def _other_end(scene: Scene, sentence: Sentence, time: TimeExpression) -> TimeExpression | None:
    """The second half of a range: "25" in "June 24–25"."""
    link = _RANGE.match(scene.text, time.span.end, sentence.span.end)
    other = scene.time_from(link.end()) if link else None
    if other is None or not _HAS_DIGIT.search(other.span.of(scene.text)):
        return None  # "between July 2024 and the following summer" is no time of the event
    return other


def _take_place(scene: Scene, sentence: Sentence, found: After) -> bool:
    link = _IN.match(scene.text, found.end, sentence.span.end)
    if link is None and not found.places and found.times and not found.is_anchor:
        link = _APART.match(scene.text, found.end, sentence.span.end)
    elif link is None and found.places:
        link = _COMMA.match(scene.text, found.end, sentence.span.end)
        mention = scene.mention_over(link.end()) if link else None
        if mention is None or mention.kind not in PLACES:
            return False  # after a comma only a known place: "in Newport, Wales"
    if link is None:
        return False
    place = _place_from(scene, sentence, link.end())
    if place is None:
        return False
    found.places.append(place)
    found.end = place.end
    return True


def _place_from(scene: Scene, sentence: Sentence, start: int) -> Span | None:
    text = scene.text
    for begin in (start, start + 4 if text[start : start + 4].lower() == "the " else start):
        mention = scene.mention_over(begin)
        if mention is not None and mention.span.start == begin:
            if mention.kind not in PLACES:
                return None
            return Span(start, mention.span.end)
    match = _PLACE.match(text, start, sentence.span.end)
    if match is None:
        return None
    span = Span(match.start(), match.end())
    inside = scene.times_in(span)  # "in Brussels Monday"
    end = min([span.end, *(time.span.start for time in inside)])
    end = span.start + len(text[span.start : end].rstrip())
    return Span(span.start, end) if end > span.start else None


def _take_organiser(scene: Scene, found: After) -> bool:
    link = _OF.match(scene.text, found.end)
    mention = scene.mention_over(link.end()) if link else None
    if link is None or mention is None or mention.kind not in BODIES or found.organiser:
        return False
    found.organiser = mention.span
    found.end = mention.span.end
    tail = re.compile(r"(?:['’]s?)?\s+(?:member\s+)?(?:leaders|members|allies|states|countries)\b")
    more = tail.match(scene.text, found.end)
    found.end = more.end() if more else found.end
    return True


def _take_verb(scene: Scene, sentence: Sentence, found: After) -> bool:
    holding, future = _holding()
    link = _HELD.match(scene.text, found.end, sentence.span.end)
    match = holding.match(scene.text, link.end(), sentence.span.end) if link else None
    if match is None or match.start() == found.end:
        return False
    probe = After(match.end())
    taken = _take_time(scene, sentence, probe) or _take_place(scene, sentence, probe)
    if not taken and match.group().endswith(" by"):
        taken = (host := _host(scene, sentence, match.end())) is not None
        if host is not None:
            probe.places.append(host)
            probe.end = host.end
    if not taken:
        return False
    found.places += probe.places
    found.times += probe.times
    found.end = probe.end
    found.is_future = found.is_future or " ".join(match.group().split()) in future
    return True


def _host(scene: Scene, sentence: Sentence, start: int) -> Span | None:
    """As in: "hosted by Lithuania": a host that is a place is where it was held."""
    begin = start + 1
    return _place_from(scene, sentence, begin) if begin < sentence.span.end else None

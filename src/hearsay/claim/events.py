"""Claims that an event took place: its noun with organiser, place and date around it."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from hearsay.claim.doubts import doubt_of
from hearsay.claim.draft import Draft
from hearsay.claim.event_holders import HOLDS, HOSTS, body_of_leaders, only_body, subject_of
from hearsay.claim.event_places import After, follow
from hearsay.claim.lists import Phrases, alternatives, read_list, words_with
from hearsay.claim.scene import BODIES, PLACES, Scene
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.tags import MentionKind, TimeType
from hearsay.reference.event_kinds import event_nouns, kind_of_event

_TOKEN = re.compile(r"[^\s,;:()\"“”\[\]]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_HYPHENS = frozenset("-–/‑")
_LONGEST_NAME = 3  # words of a name marked elsewhere
_REACH = 120  # characters looked at before a noun; no noun phrase of an event is longer
_TO_COME = re.compile(r"\b(?:will|would|to|is|was)\s+(?:host|hold|convene|open)")
_GIVEN = frozenset({"the", "this", "that", "its", "their", "his", "her", "our", "no"})
_ANCHORS = re.compile(
    r"\b(?:after|before|since|until|following|ahead\s+of|prior\s+to|from)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_OF_PLACES = frozenset({"election", "referendum"})  # of the country that holds them
# What may stand between the time a sentence opens with and the event it is the time of.
_COME_TOGETHER = re.compile(
    r"[,\s]*(?:the\s+)?(?:[^,;]{0,60}\b(?:met|gather\w*|conven\w*|attend\w*|assembl\w*|held|hosted|"
    r"joined|agreed|pledged|decided|adopted|signed|arrived|took\s+part)\b[^,;]{0,20})?"
)
_OPENING = re.compile(r"(?:In|On|During|Late in|Early in|Back in)\s+(?:the\s+)?")


@cache
def _nouns() -> Phrases:
    return Phrases(event_nouns().items())


@cache
def _modifiers() -> dict[str, frozenset[str]]:
    roles = ("plain", "stop", "definite", "none", "future")
    return {role: words_with("event_modifiers.tsv", role) for role in roles}


@cache
def _leaders() -> re.Pattern[str]:
    groups = alternatives(tuple(row[0] for row in read_list("leader_groups.tsv")))
    verbs = "met|meet|meeting|gathered|gathering|gather|assembled|convened"
    return re.compile(rf"\b(?:{groups})\s+(?:who\s+)?(?:have\s+|had\s+|were\s+)?(?:{verbs})\b")


@dataclass(slots=True)
class _Before:
    """What stands before the noun."""

    start: int
    organiser: Span | None = None
    places: list[Span] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    determiner: str = ""
    is_future: bool = False
    is_odd: bool = False  # a word that may make it another kind of event: "energy summit"


def find_events(scene: Scene) -> tuple[Draft, ...]:
    """Event claims in order; each has an organiser or a place, and what else is said of it."""
    found: list[Draft] = []
    last = 0
    for noun_found in _nouns().find(scene.text, 0, len(scene.text)):
        if noun_found.start < last:
            continue  # within a longer noun
        sentence = scene.prose_at(noun_found.start)
        noun = Span(noun_found.start, noun_found.end)
        last = noun.end
        if sentence is not None and not _is_name(scene, sentence, noun):
            draft = _draft(scene, sentence, noun)
            if draft is not None:
                found.append(draft)
    for match in _leaders().finditer(scene.text):
        draft = _meeting(scene, Span(match.start(), match.end()))
        if draft is not None:
            found.append(draft)
    return tuple(sorted(found, key=lambda draft: draft.span))


def _is_name(scene: Scene, sentence: Sentence, noun: Span) -> bool:
    """Whether the noun is part of a name: "Summit County"."""
    mention = scene.mention_over(noun.start)
    if mention is not None and mention.span.end > noun.end and mention.kind is not MentionKind.DATE:
        return True
    after = scene.text[noun.end : noun.end + 2]
    is_capital = scene.text[noun.start].isupper() and after[1:].isupper() and after[:1] == " "
    return is_capital and sentence.part is not Part.HEADLINE


def _draft(scene: Scene, sentence: Sentence, noun: Span) -> Draft | None:
    before = _look_before(scene, sentence, noun)
    is_anchor = _ANCHORS.search(scene.text, sentence.span.start, before.start) is not None
    after = follow(scene, sentence, noun.end, is_anchor=is_anchor)
    if before.is_odd:
        return None
    organiser = before.organiser or after.organiser
    left = scene.text[sentence.span.start : before.start]
    places, times = [*before.places, *after.places], [*before.times, *after.times]
    start = before.start
    if not places and (host := subject_of(scene, sentence, left, HOSTS)) is not None:
        places, start = [host], host.start
    if organiser is None and (holder := subject_of(scene, sentence, left, HOLDS)) is not None:
        organiser, start = holder, holder.start
    if organiser is None and kind_of_event(noun.of(scene.text)) in _OF_PLACES:
        holder = subject_of(scene, sentence, left, HOLDS, wanted=PLACES)
        start = holder.start if holder is not None else start
        holder = holder or (places[0] if len(places) == 1 else None)
        organiser, places = holder, [place for place in places if place != holder]
    to_come = _TO_COME.search(scene.text, start, before.start) is not None
    if organiser is None and before.determiner in {"its", "their"}:
        organiser = only_body(scene, sentence)
    if organiser is None and not before.names and (places or times):
        organiser = body_of_leaders(scene, sentence)
    if not times and (start < before.start or organiser is not None):
        times = _opening_time(scene, sentence, start)
    roles = [("event", noun)]
    roles += [("organiser", organiser)] if organiser else []
    roles += [("place", place) for place in places]
    roles += [("name", name) for name in before.names]
    roles += [("time", time) for time in times]
    if before.determiner:
        roles.append(("determiner", Span(before.start, before.start + len(before.determiner))))
    hedge = Hedge.PROBABLE if before.is_future or after.is_future or to_come else Hedge.CERTAIN
    is_new = before.determiner not in _GIVEN  # "a summit" may never have been held, "the" was
    doubt = doubt_of(scene, sentence, Span(start, after.end), is_new=is_new, is_event=True)
    hedge = doubt if doubt is not Hedge.CERTAIN else hedge
    is_negated = before.determiner == "no"
    return Draft(Span(start, after.end), "", ClaimKind.EVENT, tuple(roles), is_negated, hedge)


def _look_before(scene: Scene, sentence: Sentence, noun: Span) -> _Before:
    begin = max(sentence.span.start, noun.start - _REACH)
    tokens = list(_TOKEN.finditer(scene.text, begin, noun.start))
    found = _Before(noun.start)
    number = len(tokens) - 1
    while number >= 0:
        token = tokens[number]
        if scene.text[token.end() : found.start].strip(" \t\n’'s"):
            break
        taken = _take(scene, sentence, token, found)
        if taken is None:
            break
        found.start = min(taken, token.start())  # "mid-2015" holds a time
        while number >= 0 and tokens[number].start() >= found.start:
            number -= 1
    return found


def _take(scene: Scene, sentence: Sentence, token: re.Match[str], found: _Before) -> int | None:
    """Take a word before the noun into ``found``; where it starts, None where the phrase ends."""
    start, word = token.start(), token.group()
    time = scene.time_to(token.end()) or scene.time_to(_bare_end(token))
    if time is not None and time.type is TimeType.DURATION:
        return time.span.start  # "the two-day summit"
    if time is not None and time.type is not TimeType.SET:  # "annual" tells no time
        found.times.insert(0, time.span)
        return time.span.start
    named = _named(scene, sentence, token)
    if named is not None:
        span, kind = named
        if kind in BODIES and found.organiser is None:
            found.organiser = span
        elif kind in PLACES:
            found.places.insert(0, span)
        else:
            found.is_odd = True
            return None
        return span.start
    return _take_word(sentence, Span(start, _bare_end(token)), word, found)


def _named(
    scene: Scene, sentence: Sentence, token: re.Match[str]
) -> tuple[Span, MentionKind] | None:
    """The name that ends with this word: marked here, or elsewhere in the document."""
    mention = scene.mention_over(token.start())
    if mention is not None and _is_joined(scene.text, mention.span):
        return mention.span, MentionKind.GROUP  # "the NATO-Ukraine summit" is of both
    if mention is not None:
        return (mention.span, mention.kind) if mention.kind is not MentionKind.DATE else None
    start, end = token.start(), _bare_end(token)
    for _ in range(_LONGEST_NAME):
        kind = scene.kind_elsewhere(Span(start, end))
        if kind in BODIES | PLACES:
            return Span(start, end), kind
        before = scene.text.rfind(" ", sentence.span.start, max(start - 1, 0))
        if before < 0 or start == sentence.span.start:
            break
        start = before + 1
    return None


def _is_joined(text: str, name: Span) -> bool:
    """Whether a hyphen joins the name to another."""
    before, after = text[max(0, name.start - 1) : name.start], text[name.end : name.end + 2]
    return before in _HYPHENS or (after[:1] in _HYPHENS and after[1:].isalnum())


def _take_word(sentence: Sentence, span: Span, word: str, found: _Before) -> int | None:
    roles, lower = _modifiers(), _POSSESSIVE.sub("", word).lower()
    if lower in roles["definite"] or lower in roles["none"] or lower in {"a", "an"}:
        found.determiner = lower
        found.start = span.start
        return None
    if lower in roles["plain"] or lower in roles["future"]:
        found.is_future = found.is_future or lower in roles["future"]
        return span.start
    if lower in roles["stop"]:
        return None
    if word[0].isdigit():
        return span.start
    is_first = span.start == sentence.span.start or sentence.part is Part.HEADLINE
    is_acronym = word[:2].isupper() and len(word) > 1
    if word[0].isupper() and (is_acronym or not is_first):
        if is_acronym and found.organiser is None:
            found.organiser = span
        else:
            _take_name(found, span)
        return span.start
    if not found.organiser and not found.places and not found.times and not found.names:
        found.is_odd = not word[0].isupper()
    return None


def _take_name(found: _Before, span: Span) -> None:
    """Add a capitalised word, joined to the name it is part of."""
    if found.names and found.names[0].start - span.end == 1:
        found.names[0] = Span(span.start, found.names[0].end)
    else:
        found.names.insert(0, span)


def _bare_end(token: re.Match[str]) -> int:
    """Where a word ends without a possessive ending."""
    ending = _POSSESSIVE.search(token.group())
    return token.start() + ending.start() if ending and ending.start() else token.end()


def _opening_time(scene: Scene, sentence: Sentence, start: int) -> list[Span]:
    """The time a sentence opens with, where it is the event's: "In June 2024, NATO held ..."."""
    opening = _OPENING.match(scene.text, sentence.span.start, sentence.span.end)
    time = scene.time_from(opening.end()) if opening else None
    if time is None or _COME_TOGETHER.fullmatch(scene.text, time.span.end, start) is None:
        return []
    return [time.span]


def _meeting(scene: Scene, words: Span) -> Draft | None:
    """As in: "NATO leaders met in Newport on 4 September": leaders of a body, a place and a day."""
    sentence = scene.prose_at(words.start)
    body = scene.mention_over(words.start - 2) if words.start > 1 else None
    if sentence is None or body is None or body.kind not in BODIES:
        return None
    after: After = follow(scene, sentence, words.end)
    if not after.places or not after.times:
        return None
    roles = [("event", words), ("organiser", body.span)]
    roles += [("place", place) for place in after.places]
    roles += [("time", time) for time in after.times]
    span = Span(body.span.start, after.end)
    return replace(Draft(span, "", ClaimKind.EVENT), roles=tuple(roles))

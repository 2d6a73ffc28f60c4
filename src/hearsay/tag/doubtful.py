"""Names that the reader model read without being sure of them: cut, or put together."""

import re
from collections.abc import Sequence
from functools import cache

from hearsay.models.readings import Reading
from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.text.bodies import load_bodies, load_body_marks
from hearsay.text.people import (
    load_plain_given_names,
    load_plural_roles,
    load_roles,
    load_titles,
)
from hearsay.text.small_words import words_of_class

DOUBT = 0.3  # of the readings below it on English Worldwide Newswire dev 31 % are right
_WORD = re.compile(r"[^\W_][\w’'.-]*")
HALF_SURE = 0.5
LONGEST_SENTENCE = 240  # characters from a name to the pronoun of the next sentence
LONGEST_NAME = 3  # words of a person's name
_OTHERS = frozenset({MentionKind.ORGANISATION, MentionKind.LOCATION, MentionKind.FACILITY})
_GOES_ON = re.compile(r"(?:,? who\b|[^.!?\n]*?(?: (?:his|her)\b|[.!?][”\"]? (?:He|She|His|Her)\b))")
TITLED = 0.6  # what is surer may be somebody of the name of Bishop
_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.FACILITY})
_BEFORE = re.compile(r"(?<![\w.’'-])([A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]) $")
_LINKS = frozenset({"of", "for"})  # the rest of the name follows: "Supreme Court of" + "Kenya"
_COUNTED = frozenset({str(MentionKind.DATE), str(MentionKind.MONEY)})


def sure_part(text: str, reading: Reading) -> Span | None:
    """The span of a reading; of a doubtful one only what looks like a name, or nothing.

    "His counsel" and a date of "said" are nothing; of "Metro boss" only "Metro" is left.
    """
    if reading.label == str(MentionKind.PERSON) and reading.score < TITLED:
        return _after_office(text, reading)
    if reading.score >= DOUBT:
        return reading.span
    if reading.label in _COUNTED:
        said = reading.span.of(text)
        is_counted = any(letter.isdigit() for letter in said)
        is_day = not words_of_class("calendar").isdisjoint(_WORD.findall(said.lower()))
        return reading.span if is_counted or is_day else None
    return _named_part(text, reading.span)


def _after_office(text: str, reading: Reading) -> Span | None:
    """A person's name without the office before it: "President Ana Ruiz"; an office is none."""
    start, end = reading.span.start, reading.span.end
    for word in _WORD.finditer(text, start, end):
        role = load_roles().get(word.group().lower())
        if role is None or not role.is_office:
            break
        start = min(word.end() + 1, end)
    if start >= end:
        return None
    span = Span(start, end)
    return span if reading.score >= DOUBT else _named_part(text, span)


def _named_part(text: str, span: Span) -> Span | None:
    words = list(_WORD.finditer(text, span.start, span.end))
    while words and not _begins_name(words[0].group()):
        words = words[1:]
    while words and words[-1].group().islower() and words[-1].group() not in _LINKS:
        words = words[:-1]
    return Span(words[0].start(), words[-1].end()) if words else None


def _begins_name(word: str) -> bool:
    plain = word.lower()
    return (
        not word[0].islower()
        and not word[0].isdigit()
        and plain not in _small_words()
        and plain not in load_roles()
        and plain not in load_plural_roles()
    )


@cache
def _small_words() -> frozenset[str]:
    names = ("determiner", "preposition", "conjunction", "subordinator", "quantifier", "pronoun")
    return frozenset().union(*(words_of_class(name) for name in names))


Scored = tuple[Span, MentionKind, float]


def join_doubtful(text: str, found: Sequence[Scored]) -> list[Scored]:
    """Readings side by side of which the first is doubtful as one: "Toyo" + "Marine".

    A doubtful surname takes the capitalised word before it: "Boitumelo [Seretse]".
    """
    joined: list[Scored] = []
    for span, kind, score in found:
        before = joined[-1] if joined else None
        if before is not None and _is_one(text, before, (span, kind, score)):
            joined[-1] = _as_one(text, before, (span, kind, score))
            continue
        start = span.start
        if kind is MentionKind.PERSON and score < DOUBT and " " not in span.of(text):
            start = _given_before(text, start, before[0].end if before is not None else 0)
        joined.append((Span(start, span.end), kind, score))
    return joined


def told_as_people(text: str, found: Sequence[Scored]) -> list[Scored]:
    """The readings; a doubtful one of which the text goes on as of "she" or "he" is a person's."""
    starts = [span.start for span, kind, _ in found if kind is MentionKind.PERSON]
    made: list[Scored] = []
    for span, kind, score in found:
        reach = next((start for start in starts if start > span.start), len(text))
        is_told = kind in _OTHERS and score < DOUBT and is_full_name(span.of(text))
        if is_told and _GOES_ON.match(text, span.end, min(reach, span.end + LONGEST_SENTENCE)):
            made.append((span, MentionKind.PERSON, score))
        else:
            made.append((span, kind, score))
    return made


def is_full_name(words: str) -> bool:
    """Whether it is two or three words with capitals of which none marks a body."""
    parts = words.split()
    marks = load_body_marks() | load_bodies().keys()
    return 1 < len(parts) <= LONGEST_NAME and all(
        part[0].isupper()
        and part[-1:].islower()
        and part.lower() not in marks
        and part not in marks
        for part in parts
    )


def _is_one(text: str, one: Scored, other: Scored) -> bool:
    if text[one[0].end : other[0].start] != " " or one[2] >= HALF_SURE:
        return False
    is_named = one[1] in _NAMED or other[1] in _NAMED
    first, last = one[0].of(text), other[0].of(text)
    is_lone = " " not in first and " " not in last  # headlines have many capitals in a row
    is_spelt_so = first[0].isupper() and last[0].isupper()
    return is_named and is_lone and is_spelt_so and first not in load_titles()


def _as_one(text: str, one: Scored, other: Scored) -> Scored:
    kind = one[1] if one[2] > other[2] else other[1]
    if one[0].of(text) in load_plain_given_names():
        kind = MentionKind.PERSON
    elif MentionKind.ORGANISATION in {one[1], other[1]}:
        kind = MentionKind.ORGANISATION
    elif MentionKind.PERSON in {one[1], other[1]}:
        kind = MentionKind.PERSON  # "Pilar", who is somebody, and "Quesada", a place
    return Span(one[0].start, other[0].end), kind, max(one[2], other[2])


def _given_before(text: str, start: int, limit: int) -> int:
    """Where a capitalised word right before a doubtful surname begins that may be its first."""
    before = _BEFORE.search(text, max(limit, start - 30), start)
    if before is None or not _begins_name(before[1]) or before[1] in load_titles():
        return start
    plain = before[1].lower()
    is_small = plain in words_of_class("calendar") or plain.endswith(("ly", "day"))
    return start if is_small else before.start(1)

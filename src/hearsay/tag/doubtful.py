"""What is left of a name that the reader model read without being sure of it."""

import re
from functools import cache

from hearsay.models.readings import Reading
from hearsay.records.document import Span
from hearsay.records.tags import MentionKind
from hearsay.text.people import load_plural_roles, load_roles
from hearsay.text.small_words import words_of_class

DOUBT = 0.3  # below it most readings of English Worldwide Newswire dev are wrong
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_COUNTED = frozenset({str(MentionKind.DATE), str(MentionKind.MONEY)})


def sure_part(text: str, reading: Reading) -> Span | None:
    """The span of a reading; of a doubtful one only what looks like a name, or nothing.

    "His counsel" and a date of "said" are nothing; of "Metro boss" only "Metro" is left.
    """
    if reading.score >= DOUBT:
        return reading.span
    if reading.label in _COUNTED:
        said = reading.span.of(text)
        is_counted = any(letter.isdigit() for letter in said)
        is_day = not words_of_class("calendar").isdisjoint(_WORD.findall(said.lower()))
        return reading.span if is_counted or is_day else None
    words = list(_WORD.finditer(text, reading.span.start, reading.span.end))
    while words and not _begins_name(words[0].group()):
        words = words[1:]
    while words and words[-1].group().islower():
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

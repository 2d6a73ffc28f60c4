"""Tell what nobody says from reports: a sign that says “No entry”, "according to plan", a name.

Things that bear words or show something (`data/silent_things.tsv`) are no sources; nor is a plan
that something goes according to, nor what somebody or something is called.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import read_rows, report_verbs
from hearsay.records.document import Span

BEFORE = 40  # characters before "that says" in which the thing stands

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_WAY = re.compile(
    r"[Aa]ccording to (?P<way>[a-z]+)(?![\w’'-])(?! (?:seen|published|leaked|drawn)\b)"
)
_SHOWING = frozenset(
    {"say", "show", "read", "tell", "point", "indicate", "mark", "mean", "announce", "ask", "urge"}
    | {"warn", "declare", "proclaim", "record", "register", "state", "suggest", "remind", "order"}
)
_HEAD_ENDS = re.compile(
    r",|\b(?:of|on|in|at|by|from|for|with|outside|above|below|near|over|beside|to|that|which|sent"
    r"|taken|published|released|posted|made|shot|held|hung)\b"
)
_CALLED = re.compile(
    r"\b(?:call(?:s|ed)?|nam(?:e|es|ed)|nicknam(?:e|es|ed)|dub(?:s|bed)?|christen(?:s|ed)?"
    r"|know(?:n|s)? as|known)$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\b|^known\b", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:him|her|it|them|me|us|(?:himself|herself|itself|themselves)|[Tt]he [\w’' -]{2,40}?"
    r"|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}) )?"
    r"[“‘\"]?(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:of |the |de |la )?[A-Z][\w’'-]*){0,3}[”’\",.]*$"
)
_VOCATIVE = re.compile(
    r"(?:(?:Mr|Madam|Madame|Mister|Mrs|Ms)\.? (?:Deputy )?(?:Speaker|President|Chair(?:man|woman"
    r"|person)?)|My [Ll]ords|Your Honou?r|My [Ll]ord|(?:Honou?rable )?[Mm]embers), "
)


def without_silent(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that somebody says, without one who is only addressed in their sources."""
    kept = [draft for draft in drafts if not is_silent(text, draft)]
    return [replace(draft, source=_not_addressed(text, draft.source)) for draft in kept]


def is_silent(text: str, draft: Draft) -> bool:
    """Whether nobody says this: a thing shows it, it goes according to plan, it is a name."""
    if not draft.cue:
        return False
    cue = draft.cue[0]
    way = _WAY.match(text, cue.start)
    if way is not None and kinds().get(way["way"]) == "way":
        return True
    return _is_shown(text, draft) or _is_name(text, draft)


def _is_shown(text: str, draft: Draft) -> bool:
    words = _WORD.findall(draft.cue[-1].of(text).lower())
    lemmas = {report_verbs()[word][0] if word in report_verbs() else word for word in words}
    if _SHOWING.isdisjoint(lemmas | {word.removesuffix("s") for word in words}):
        return False
    kind = kinds().get(_thing(text, draft))
    if kind == "picture":
        return text[draft.content[0].start : draft.content[0].start + 5].lower() != "that "
    return kind == "thing"


def _thing(text: str, draft: Draft) -> str:
    """The head of what shows or bears the words: "a sign on the gate", "a sign | that says"."""
    source = draft.source[0] if draft.source else None
    if source is None or source.of(text).lower() in {"that", "which"}:
        end = source.start if source is not None else draft.cue[0].start
        words = _WORD.findall(text[max(0, end - BEFORE) : end].rsplit("\n", 1)[-1])
        is_near = text[max(0, end - 1) : end] == " " and text[max(0, end - 2) : end - 1].isalnum()
        return words[-1].lower() if words and is_near else ""
    head = _HEAD_ENDS.split(source.of(text), maxsplit=1)[0]
    words = _WORD.findall(head)
    return words[-1].lower() if words else ""


def _is_name(text: str, draft: Draft) -> bool:
    """Whether the content is what somebody or something is called: "call the pit La Reina"."""
    if _CALLED.search(draft.cue[-1].of(text)) is None:
        return False
    if _PASSIVE.search(draft.cue[0].of(text)) is not None:
        return not draft.source and _NAME.fullmatch(draft.content[-1].of(text)) is not None
    words = " ".join(piece.of(text) for piece in draft.content)
    return " " in words and _NAME.fullmatch(words) is not None


def _not_addressed(text: str, source: tuple[Span, ...]) -> tuple[Span, ...]:
    if not source:
        return source
    found = _VOCATIVE.match(text, source[0].start)
    if found is None or found.end() >= source[0].end:
        return source
    return (Span(found.end(), source[0].end), *source[1:])


@cache
def kinds() -> dict[str, str]:
    """The kind of each word of the table."""
    return {row[0]: row[1] for row in read_rows("silent_things.tsv")}

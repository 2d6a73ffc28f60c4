"""Passives whose subject or agent is no source: "X is said to be ill", "X was quoted by Y as".

What somebody is said or expected to be nobody named says, least of all he or she; and whoever is
quoted says it, not the agency that quotes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.predicates import subject_before
from hearsay.records.document import Sentence, Span

_WORD = re.compile(r"[^\W\d_]+")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
# what is told of somebody by nobody, before "to"
_TOLD_OF = frozenset(
    {"said", "expected", "believed", "understood", "thought", "reported", "rumoured", "rumored"}
    | {"alleged", "known", "feared", "presumed", "suspected", "reckoned", "tipped", "supposed"}
)
# "is often framed as": by whom, the text keeps to itself
_FRAMED = frozenset(
    {"framed", "portrayed", "described", "cast", "presented", "billed", "touted", "depicted"}
)
_TO = re.compile(r"\s*to\s")
_QUOTED_BY = re.compile(
    r"\b(?P<cue>(?:is|are|was|were|been)(?: also| later| widely)? (?:quoted|cited))"
    r"(?: on [A-Z][a-z]+)? (?:by|in) (?P<agency>[^,.;:“”\n]{2,70}?) "
    r"(?P<as>as (?:say|tell|warn)ing)\b"
)
_QUOTES = re.compile(
    r"\b(?P<cue>(?:has |have |had )?(?:quoted|quotes|quoting|cited|cites)) "
    r"(?P<who>[^.;:“”\"\n]{2,100}?),? (?P<as>as (?:say|tell|warn)ing)\b"
)
LONGEST_SUBJECT = 9  # words
TWO = 2
_WORDS = ("uoted ", "uotes ", "uoting ", "ited ", "ites ")


def with_passives(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Draft, ...]:
    """The drafts, each of these passives with the source it has, or none."""
    quoting = tuple(_quoted_by(text, sentences)) if any(word in text for word in _WORDS) else ()
    found: list[Draft] = []
    for draft in drafts:
        mended: Draft | None = _without_subject(text, draft)
        for passive in quoting:
            mended = passive.mended(text, mended) if mended is not None else None
        if mended is not None:
            found.append(mended)
    return tuple(found)


def _without_subject(text: str, draft: Draft) -> Draft:
    """The draft; who is only told of is part of what is told."""
    if len(draft.source) != 1 or len(draft.cue) != 1:
        return draft
    source, cue = draft.source[0], draft.cue[0]
    words = [word.lower() for word in _WORD.findall(cue.of(text))]
    if words[-1:] == ["as"] and not _BE.isdisjoint(words) and not _FRAMED.isdisjoint(words):
        after = tuple(piece for piece in draft.content if piece.start >= cue.end)
        return replace(draft, source=(), content=after) if after and source < cue else draft
    if words and words[-1] == "to":
        words.pop()
    if len(words) < TWO or words[-1] not in _TOLD_OF or _BE.isdisjoint(words[:-1]):
        return draft
    first = min(draft.content)
    is_before = 0 < cue.start - source.end <= TWO and cue.end <= first.start
    if not is_before or not (_TO.match(text, cue.end) or text[cue.end - 3 : cue.end] == " to"):
        return draft
    return replace(draft, source=(), content=(source, *draft.content))


class _Quoting:
    """One place where somebody is quoted by another."""

    def __init__(self, subject: Span, found: re.Match[str]) -> None:
        self.subject = subject
        self.cue = Span(*found.span("cue"))
        self.saying = Span(*found.span("as"))

    def mended(self, text: str, draft: Draft) -> Draft | None:
        """The draft with whom is quoted for its source; None where it says nothing."""
        around = Span(min(self.subject.start, self.cue.start), self.saying.end)
        if not any(cue.overlaps(around) for cue in draft.cue):
            return draft
        before = tuple(p for p in draft.content if p.end <= around.start)
        after = tuple(p for p in draft.content if p.start >= self.saying.end)
        if not before and (not after or _is_when(text, after)):
            return None
        content = before if before and _is_when(text, after) else (*before, *after)
        return replace(draft, source=(self.subject,), cue=(self.cue, self.saying), content=content)


def _is_when(text: str, pieces: Sequence[Span]) -> bool:
    """Whether what follows only tells when or of what: "as saying | on Monday"."""
    words = " ".join(piece.of(text) for piece in pieces).split()
    return not words or (words[0].lower() in {"on", "in", "of", "at", "to", "late", "this"})


def _quoted_by(text: str, sentences: Sequence[Sentence]) -> Iterator[_Quoting]:
    for found in _QUOTES.finditer(text):
        yield _Quoting(Span(*found.span("who")), found)
    starts = [sentence.span.start for sentence in sentences]
    for found in _QUOTED_BY.finditer(text):
        number = max(0, bisect_right(starts, found.start()) - 1)
        subject = _subject(text, sentences[number].span.start, found.start("cue"))
        if subject is not None:
            yield _Quoting(subject, found)


def _subject(text: str, start: int, cue: int) -> Span | None:
    """Who was quoted: the subject, or what stands between the last comma or mark and the verb."""
    start = max(start, text.rfind("” ", start, cue) + 1, text.rfind('" ', start, cue) + 1)
    while start < cue and text[start] == " ":
        start += 1
    subject = subject_before(text, start, cue)
    comma = text.rfind(", ", start, cue)
    if subject is None and comma >= 0 and len(text[comma:cue].split()) <= LONGEST_SUBJECT:
        subject = Span(comma + 2, cue - 1)
    return subject

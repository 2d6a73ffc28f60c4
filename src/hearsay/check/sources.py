"""The words around a figure in its sentence: another source for it, or a taking back."""

import re
from functools import cache

from hearsay.check.finding import Context
from hearsay.check.lists import words_as
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.tags import MentionKind

_REACH = 250  # characters; what stands farther off is seldom of the same sentence
_NEAR = 40  # characters behind "according to" that name who counted
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")
_COUNTED = re.compile(
    r"\baccording to\b|\b(?:by|on) (?:\w+ ){1,4}(?:count|reckoning|figures|estimates?)\b|"
    r"\b(?:estimates?|figures|data|calculations?|institute|think ?tank|study|survey|report|"
    r"researchers|analysts)\b",
    re.IGNORECASE,
)

_PLAIN = frozenset({"according", "the", "count", "figures", "data", "estimates", "estimate", "own"})


@cache
def _doubts() -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_as("figure_words.tsv", "doubt")))
    return re.compile(rf"(?<![\w'])(?:{words})(?!\w)", re.IGNORECASE)


def around(claim: Claim, context: Context) -> tuple[Span | None, Span | None]:
    """What stands before and behind a claim in its sentence; None: nothing."""
    text, span = context.document.text, claim.span
    first, last = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    ends = [match.end() for match in _END.finditer(text, first, span.start)]
    start = ends[-1] if ends else first
    stop = _END.search(text, span.end, last)
    end = stop.start() + 1 if stop else last
    before = Span(start, span.start) if start < span.start else None
    return before, Span(span.end, end) if span.end < end else None


def tells_otherwise(claim: Claim, context: Context) -> bool:
    """Whether the sentence takes back what the claim says, or says that it counts otherwise.

    As in "it is false that", "per head".
    """
    text, (before, after) = context.document.text, around(claim, context)
    if before is not None and _doubts().search(before.of(text)) is not None:
        return True
    return any(
        word in span.of(text).lower()
        for span in (before, after)
        for word in words_as("figure_words.tsv", "basis")
        if span is not None
    )


def has_own_source(claim: Claim, context: Context, about: str) -> bool:
    """Whether the sentence gives the figure as that of a body that ``about`` does not name."""
    about = about.casefold()
    for span in (*around(claim, context), claim.span):
        if span is None:
            continue
        words = span.of(context.document.text)
        if (found := _COUNTED.search(words)) is not None:
            rest = words[found.start() : found.end() + _NEAR].split(",")[0].casefold()
            named = [
                word
                for word in re.findall(r"[\w-]{3,}", rest)
                if word in about and word not in _PLAIN
            ]
            if not named:
                return True
        for one in context.tags.mentions if span is not claim.span else ():
            is_body = one.kind is MentionKind.ORGANISATION and span.covers(one.span)
            if is_body and one.name.casefold() not in about:
                return True
    return False

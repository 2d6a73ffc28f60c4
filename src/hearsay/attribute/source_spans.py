"""Which words of a source stand for the speaker, where the reader marked too many or others.

"the council when [he]" is he; in "a memo seen by [the Courier] warned" the memo warns.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from hearsay.attribute.grammar import WORD
from hearsay.attribute.phrases import Phrase, PhraseKind
from hearsay.records.attribution import Attribution
from hearsay.records.document import Span, hull
from hearsay.text.small_words import words_of_class

REACH = 90  # characters from the head of a subject to a name at its end
_PRONOUN_LAST = re.compile(r"(?<!and)(?<!or)\s(he|she|they|we|I)$")
_GOVERNS = re.compile(r"\b(?:by|in|on|to|at|from|of|with|which|that)(?: the| this| our)?,? $")
_ADJOINS = re.compile(r"[\s,—–-]*(?:[a-z]+ly )?$")
_BREAKS = re.compile(r"[.;:!?“”\"]|, (?:and|but|so) ")
_BY = re.compile(r"\bby (?:\w+ )?(?:\w+, )?$")


def words_that_speak(text: str, draft: Attribution, phrases: Sequence[Phrase]) -> Span:
    """The stretch of a source to ask about; all of it where nothing tells otherwise."""
    whole = hull(draft.source)
    if not draft.cue or hull(draft.cue).start < whole.end:
        return whole
    last = draft.source[-1]
    if len(draft.source) > 1 and _BY.search(text, max(0, whole.start - REACH), whole.start):
        whole = last  # "examined by X, [the 34-year-old] agreed"
    pronoun = _PRONOUN_LAST.search(text, whole.start, whole.end)
    if pronoun is not None:
        return Span(pronoun.start(1), pronoun.end(1))
    return _writing_before(text, whole, draft.cue[0].start, phrases) or whole


def _writing_before(text: str, source: Span, cue: int, phrases: Sequence[Phrase]) -> Span | None:
    """The writing that is the subject where what was read only says where it was published."""
    start = max(0, source.start - REACH)
    governs = _GOVERNS.search(text, start, source.start)
    is_relative = governs is not None and governs.group().startswith(("which", "that"))
    if governs is None or (is_relative and "," not in text[source.end : cue]):
        return None
    number = bisect_right(phrases, source.start, key=lambda phrase: phrase.span.start) - 1
    while number >= 0 and phrases[number].span.end > start:
        phrase = phrases[number]
        number -= 1
        if phrase.kind is not PhraseKind.WRITING or phrase.span.start >= source.start:
            continue
        between = text[min(phrase.span.end, source.start) : source.start]
        words = WORD.findall(between.lower())
        is_clause = not words_of_class("auxiliary").isdisjoint(words)
        if _BREAKS.search(between) or is_clause:
            return None
        before = text[max(0, phrase.span.start - 40) : phrase.span.start]
        return phrase.span if _is_subject(before, phrase) else None
    return None


def _is_subject(before: str, phrase: Phrase) -> bool:
    """Whether a phrase opens its clause: no preposition or verb stands before it."""
    words = WORD.findall(before.lower())
    if words and words[-1] == phrase.determiner:
        words.pop()
    opens = re.search(r"(?:^|[.!?:;,”\"\n—–])\s*(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ne)?\s*$", before)
    return opens is not None or not words or words[-1] in words_of_class("conjunction")

"""Mend drafts: a source read as content is given back; what nobody says, or says nothing, goes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.stance import find_stance
from hearsay.attribute.verbs import read_rows, report_verbs
from hearsay.records.attribution import Stance
from hearsay.records.document import Span, hull
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_plural_roles, load_roles
from hearsay.text.small_words import words_of_class

LONGEST_SOURCE = 9  # words of a phrase that can be a source read as content
NEAR_CUE = 45  # characters between such a source and its cue: ", on Friday,"

_SPEAKING = {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP}
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NOBODY = re.compile(
    r"(?:nobody|no[ -]one|nothing|none|neither|no(?=[ ][a-z])|not (?:everyone|everybody|all|one)"
    r"|any(?:one|body)|whoever|whatever)\b",
    re.IGNORECASE,
)
_OF_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|any(?:one|body)|whoever)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE
)
_BARE = frozenset(
    {"it", "this", "that", "these", "those", "so", "nothing", "anything", "something", "otherwise"}
    | {"them", "him", "her", "what", "which", "both"}
)
# verbs that with such a word alone tell nothing of what is thought of it
_SAYING = frozenset({"say", "tell", "mean", "know", "see", "hear", "ask"})
BARE_WORDS = 2
PHRASE_REACH = 60  # characters from the beginning of a sentence to a name it is cut at
_GOVERNED = re.compile(
    r"(?:^|\n|[.!?][”\"]? )(?P<phrase>[A-Z][\w’'-]*(?: [a-z][\w’'-]*){0,4}) (?:in|of|at|from|for) $"
)
LONGEST_HOLE = 30  # characters: "upward revision in [FY24 GDP] growth"
_HOLE = re.compile(r"[^.!?;:,“”\"\n]*")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_TOLD_BY = re.compile(
    r"[ ](?P<source>[^,.;:]{2,60}?)(?=[ ](?:that|to|not|of|about|how|why)\b|[,.;:])"
)
_TELLER = re.compile(rf"[ ]by{_TOLD_BY.pattern}")
_JOINED = re.compile(r",? (?:and|but) (?:that )?")
_LEAD = re.compile(r"(?:that|by|from) (?=\S)")
_NOUN_AFTER = re.compile(r"\s([a-z][\w-]*)\b")
_COMMA = re.compile(r",[”\"]? ")
_NOW = re.compile(r"(?:^|\s)(?!(?:is|was|has|does)$)[a-z]+[^s\W]s$")  # third person, present
_WHEN = re.compile(
    r"[ ](?:on|by|in|at|next|this|from|before|after|until|within)[ ][^,.;:!?()“”\"\n]{2,30}"
    r"(?=[.;!?]|\n|$)"
)
_INVERTED = re.compile(r"(?:the|a|an|one|some|many|most|several|[A-Z][\w’'-]*)\b")


def mend(text: str, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> tuple[Draft, ...]:
    """The drafts that say something and that somebody says, with their sources."""
    names = {m.span.end: m for m in mentions if m.kind in _SPEAKING}
    whole = [replace(d, source=_whole_phrases(text, d)) for d in drafts]
    whole = [replace(d, content=_said_after(text, d)) for d in whole]
    kept = [_with_source(text, _by_whom(text, draft), names) for draft in whole]
    kept = _without_holes(text, _with_subjects(text, _with_clauses(text, kept)))
    kept = _with_time(text, kept)
    return tuple(
        draft for draft in kept if not _is_nobody(text, draft) and not _is_bare(text, draft)
    )


def _with_time(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; "on Monday" after "plans to sail again" is when they sail, not when they plan."""
    taken = SpanIndex(p for draft in drafts for p in (*draft.source, *draft.cue, *draft.content))
    return [replace(draft, content=_until(text, draft, taken)) for draft in drafts]


def _until(text: str, draft: Draft, taken: SpanIndex) -> tuple[Span, ...]:
    *before, last = draft.content
    is_plan = bool(draft.cue) and _NOW.search(draft.cue[-1].of(text)) is not None
    when = _WHEN.match(text, last.end) if is_plan else None
    if when is None or not last.of(text).startswith("to "):
        return draft.content
    if taken.overlapping(Span(last.end + 1, when.end())):
        return draft.content
    return (*before, Span(last.start, when.end()))


def _without_holes(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a few words left out amid a content, in which nobody speaks, are part of it."""
    taken = SpanIndex(p for draft in drafts for p in (*draft.source, *draft.cue, *draft.content))
    return [replace(draft, content=_filled(text, draft.content, taken)) for draft in drafts]


def _filled(text: str, content: Sequence[Span], taken: SpanIndex) -> tuple[Span, ...]:
    pieces = [content[0]]
    for piece in content[1:]:
        start, end = pieces[-1].end, piece.start
        is_hole = start < end <= start + LONGEST_HOLE and _HOLE.fullmatch(text, start, end)
        if is_hole and not taken.overlapping(Span(start, end)):
            pieces[-1] = Span(pieces[-1].start, piece.end)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _with_clauses(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where a "what" that is the content takes in the report it opens.

    "She stressed what she called a duty": the content is "what she called a duty".
    """
    starts = {hull((*d.source, *d.cue)).start: d for d in drafts if d.cue}
    found = []
    for draft in drafts:
        opened = _opened(text, draft, starts)
        content = draft.content
        if opened is not None and opened is not draft:
            end = max(piece.end for piece in opened.content)
            kept = [p for p in content if p.end <= content[-1].start or p.start >= end]
            content = tuple(sorted((*kept, Span(content[-1].start, end))))
        found.append(replace(draft, content=content))
    return found


def _opened(text: str, draft: Draft, starts: dict[int, Draft]) -> Draft | None:
    """The draft that begins right after a "what" that ends this one's content."""
    last = draft.content[-1]
    if last.of(text).lower() != "what":
        return None
    other = starts.get(last.end + 1)
    return other if other is not None and min(other.content).start > last.end else None


def _with_subjects(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; "Blaming the frost, the growers said": the growers blame as well."""
    sources = {draft.source[0].start: draft.source for draft in drafts if draft.source}
    found = []
    for draft in drafts:
        if not draft.source and draft.cue and draft.cue[0].of(text).split(" ")[0].endswith("ing"):
            comma = _COMMA.match(text, max(piece.end for piece in draft.content))
            source = sources.get(comma.end()) if comma is not None else None
            found.append(replace(draft, source=source) if source else draft)
        else:
            found.append(draft)
    return found


def _by_whom(text: str, draft: Draft) -> Draft:
    """The draft; who was told is not who says it: "they were told | by the cook | that"."""
    if not draft.cue or not draft.source:
        return draft
    cue, last = draft.cue[0], draft.cue[-1]
    words = cue.of(text).lower().split()
    told = next((word for word in words if word in _heard()), None)
    is_passive = told is not None and not _BE.isdisjoint(words[: words.index(told)])
    if not is_passive or draft.source[0].start > cue.start:
        return draft
    teller = _TELLER.match(text, last.end)
    if teller is None and words[-1] == "by":
        teller = _TOLD_BY.match(text, last.end)
    return replace(draft, source=(Span(*teller.span("source")),) if teller is not None else ())


@cache
def _heard() -> frozenset[str]:
    """The participles of verbs with a hearer: told, warned, reminded."""
    return frozenset(row[3] for row in read_rows("report_verbs.tsv") if row[6] == "yes")


def _whole_phrases(text: str, draft: Draft) -> tuple[Span, ...]:
    """The source without what is only an article or a preposition, and not cut at one.

    In "Trials in Oru showed that …" the source is not Oru.
    """
    small = words_of_class("preposition") | {"the", "a", "an"}
    found = []
    for read in draft.source:
        if all(word in small for word in read.of(text).lower().split()):
            continue
        span = _with_noun(text, read, draft.cue)
        before = _GOVERNED.search(text, max(0, span.start - PHRASE_REACH), span.start)
        is_free = before is not None and not any(
            before.start("phrase") < piece.end and piece.start < span.start
            for piece in (*draft.cue, *draft.content)
        )
        found.append(Span(before.start("phrase"), span.end) if before and is_free else span)
    return tuple(found)


def _said_after(text: str, draft: Draft) -> tuple[Span, ...]:
    """The content without a clause joined before the source: "it will stay, and it expects us"."""
    if len(draft.content) < 2 or not draft.source:
        return draft.content
    first, then = draft.content[0], draft.source[0].start
    is_joined = first.end < then and _JOINED.fullmatch(text, first.end, then) is not None
    return draft.content[1:] if is_joined and draft.content[1].start > then else draft.content


def _with_noun(text: str, span: Span, cues: Sequence[Span]) -> Span:
    """The source with the noun it was cut before, and without a small word before it.

    "[Swedish] prosecutors would not say", "an intention [that Osterland] denies", "by the crew".
    """
    lead = _LEAD.match(text, span.start, span.end)
    start = lead.end() if lead is not None else span.start
    noun = _NOUN_AFTER.match(text, span.end)
    is_role = noun is not None and (noun[1] in load_plural_roles() or noun[1] in load_roles())
    if noun is None or not is_role or any(cue.start < noun.end() for cue in cues):
        return Span(start, span.end)
    return Span(start, noun.end(1))


def _with_source(text: str, draft: Draft, names: dict[int, Mention]) -> Draft:
    """The draft with the content next to its cue for a source, if that can be nothing else."""
    if draft.source or len(draft.content) < 2 or not draft.cue:
        return draft
    cue = hull(draft.cue)
    for piece in draft.content:
        if _is_before(text, piece, cue, names) or _is_inverted(text, draft, piece, cue):
            rest = tuple(other for other in draft.content if other != piece)
            return replace(draft, source=(piece,), content=rest)
    return draft


def _is_before(text: str, piece: Span, cue: Span, names: dict[int, Mention]) -> bool:
    """Whether a short phrase that ends in a name stands before the cue: "X, on Friday, said"."""
    if piece.end not in names or not 0 < cue.start - piece.end <= NEAR_CUE:
        return False
    is_short = len(_WORD.findall(piece.of(text))) <= LONGEST_SOURCE
    return is_short and not re.search(r"[.;:\n“”\"]", text[piece.end : cue.start])


def _is_inverted(text: str, draft: Draft, piece: Span, cue: Span) -> bool:
    """Whether a short phrase follows the verb after a quotation: "“No,” cried the crowd."."""
    first = min(draft.content)
    is_after = 0 < piece.start - cue.end <= 1 and first.end <= cue.start
    if not is_after or text[first.end - 1] not in "”\"’'" or not _INVERTED.match(text, piece.start):
        return False
    return len(_WORD.findall(piece.of(text))) <= LONGEST_SOURCE


def _is_nobody(text: str, draft: Draft) -> bool:
    """Whether the text says that nobody says so: "no laboratory has found", "anyone who thinks"."""
    if not draft.source:
        return False
    source = draft.source[0]
    words = source.of(text)
    if words.lower() in {"who", "that"}:
        return bool(_OF_NOBODY.search(text, max(0, source.start - 30), source.start))
    return _NOBODY.match(words) is not None


def _is_bare(text: str, draft: Draft) -> bool:
    """Whether the content is a pronoun alone that a verb says nothing of: "he has said it before".

    What is denied, doubted, hailed or believed is told before, and that "they say so" is a report.
    """
    words = [w.lower() for piece in draft.content for w in _WORD.findall(piece.of(text))]
    loose = _BARE | words_of_class("preposition")
    is_passed_on = words[:1] == ["it"] and words[1:2] == ["to"]  # "he said it to my mother"
    is_short = len(words) <= BARE_WORDS and all(word in loose for word in words)
    if not words or not (is_short or is_passed_on):
        return False
    cue = [word.lower() for piece in draft.cue for word in _WORD.findall(piece.of(text))]
    lemmas = {report_verbs()[word][0] for word in cue if word in report_verbs()}
    is_told = words[0] == "so" or not lemmas or not lemmas <= _SAYING
    return not is_told and find_stance(text, draft.cue, draft.content) is Stance.NEUTRAL

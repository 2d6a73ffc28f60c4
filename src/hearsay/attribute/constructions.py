"""Attributions shown by a construction more than by a verb of saying.

"The Kremlin's message is clear: …", "a narrative from the ministry: that …", "Beijing's position,
that …", "in his view, …", "is framed as …", "which it asserts led to …", "reportedly". Each pattern
names its source, cue and content.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import noun_pattern, verb_pattern
from hearsay.records.document import Part, Sentence, Span

# What a construction is worth as a score: its share of right ones on bench/voices, tune half.
RULE_SCORE = 0.8

_NAME = r"[A-Z][\w.&-]*(?:[ ](?:of[ ]|for[ ]|the[ ]|de[ ]|van[ ]|von[ ]|bin[ ])?[A-Z][\w.&-]*){0,6}"
_PHRASE = (
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]any|[Ss]ome|[Mm]ost)(?:[ ][\w-]+){1,5}?"
)
_HOLDER = (
    rf"\b(?P<source>(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)(?=[ ])|{_NAME}(?=[’'])"
    rf"|{_PHRASE}(?=[’']))(?:[’']s?)?"
)
_SUBJECT = (
    r"(?P<source>he|she|they|it|[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,4}"
    r"|(?:the|his|her|their|its)(?:[ ][\w-]+){1,3}?)"
)
_SPEECH = (
    r"asserts|claims|says|insists|argues|alleges|maintains|asserted|claimed|said|insisted|argued"
)
_IS = r"(?:is|was|remains|remained|has[ ]been|had[ ]been|has[ ]always[ ]been|could[ ]not[ ]be)"
_VIEW = (
    r"(?:view|opinion|words|telling|estimation|assessment|account|eyes|reading|judgement|judgment"
    r"|mind|book|analysis|thinking|version|phrase)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled once; each has groups source (but the passive), cue and content."""
    noun = rf"(?:{noun_pattern()})"
    described = rf"(?P<cue>(?:[\w-]+[ ])?{noun})"
    loose = r"(?:[ ][\w’'-]+){0,4}?"
    # the Kremlin's message is clear: X · her answer was that X
    message = (
        rf"{_HOLDER}[ ](?P<cue>(?:[\w-]+[ ]){{0,2}}?{noun}{loose}[ ]{_IS}{loose})"
        r"(?::[ ]|[ ](?=that\b))(?P<content>\S.*)"
    )
    # a narrative from the Kremlin: that X · the argument by unions that X
    narrative = (
        r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat)[ ](?:[\w-]+[ ]){0,2}?"
        rf"(?P<cue>{noun}[ ](?:from|by|of|among|in))"
        r"[ ](?P<source>(?:the[ ])?[\w’'-]+(?:[ ][\w’'-]+){0,5}?)"
        r"(?:[:,][ ]|[ ])(?P<content>that\b.*)"
    )
    # Beijing's position, that X, · his belief that X
    position = rf"{_HOLDER}[ ]{described},[ ](?P<content>that[ ][^,;]+)[,;]"
    belief = (
        rf"{_HOLDER}[ ]{described}[ ]"
        r"(?P<content>that[ ](?!(?:is|was|has|have|had|are|were"
        r"|day|night|week|month|year|time)\b).*)"
    )
    # in his view, X · in the ministry's words, X
    view = rf"\b(?P<cue>[Ii]n)[ ]{_HOLDER}[ ](?P<cue2>(?:own[ ])?{_VIEW}),[ ](?P<content>\S.*)"
    # is often framed as X
    framed = (
        r"\b(?P<cue>(?:is|are|was|were|been)[ ](?:\w+ly[ ]|often[ ])?"
        r"(?:framed|portrayed|described|cast|presented|billed|touted|depicted"
        r"|characteri[sz]ed)[ ]as)[ ](?P<content>\S.*)"
    )
    # the verdict of the union: X
    of_them = (
        rf"\b[Tt]he[ ](?P<cue>{noun}[ ](?:of|from|by))[ ](?P<source>[\w’'-]+(?:[ ][\w’'-]+){{0,5}})"
        r":[ ](?P<content>\S.*)"
    )
    # which it asserts led to X
    relative = (
        rf"\b(?:which|who)[ ]{_SUBJECT}[ ](?P<cue>(?:has[ ]|have[ ]|had[ ])?(?:{_SPEECH}))[ ]"
        r"(?P<content>(?!that\b|to\b|it\b|he\b|she\b|they\b|the\b|a\b)\w.*)"
    )
    # was supposedly found in X
    adverb = (
        r"(?P<content>\S.*?),?[ ](?P<cue>reportedly|allegedly|supposedly|purportedly),?[ ]"
        r"(?P<content2>\w.*)"
    )
    # the agency quoted the minister as saying X · X, the agency quoted the minister as saying
    quoted_after = (
        r"\bquoted[ ](?P<source>[^,.;]{2,80}?)[ ](?P<cue>as[ ]saying)[ ](?P<content>\S.*)"
    )
    quoted_before = (
        r"(?P<content>\S.*?),[ ][^,.;]{2,60}?[ ]quoted[ ](?P<source>[^,.;]{2,80}?)[ ]"
        r"(?P<cue>as[ ]saying)(?=[.;]|$)"
    )
    # the dam is safe, says Laos
    told_after = (
        rf"(?P<content>[^,“”\"‘’;:]{{8,160}}),[ ](?P<cue>says|say|said|warns|claims|insists)[ ]"
        rf"(?P<source>{_NAME}|the[ ][\w’' -]{{2,50}}?)(?=[.]?\s*$)"
    )
    found = (
        told_after, message, narrative, position, belief, view, framed, of_them, relative,
        quoted_before, quoted_after, adverb,
    )  # fmt: skip
    return tuple(re.compile(pattern) for pattern in found)


@cache
def _plain_report() -> re.Pattern[str]:
    """Any verb of the table with "that", for what the model passed over: trials showed that X."""
    return re.compile(
        rf"(?P<source>\b[\w’'-]+(?:[ ][\w’'-]+){{0,7}}?)[ ](?P<cue>(?:has[ ]|have[ ]|had[ ])?"
        rf"(?:{verb_pattern()}))[ ](?P<content>that[ ](?!(?:day|night|week|time)\b)\S+[ ].*)"
    )


def find_constructions(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]
) -> tuple[Draft, ...]:
    """``drafts`` and those of the constructions they do not hold yet.

    A construction takes back a content that was linked to a cue of another sentence.
    """
    kept = list(drafts)
    for sentence in sentences:
        if sentence.part in {Part.FURNITURE, Part.DATELINE}:
            continue
        for found in _find_in(text, sentence.span):
            kept = _merge(kept, found, sentence.span)
        kept += _find_plain(text, sentence.span, kept)
    return tuple(kept)


def _find_in(text: str, span: Span) -> list[Draft]:
    found: list[Draft] = []
    for pattern in _patterns():
        match = pattern.search(text, span.start, span.end)
        draft = _draft(text, match) if match else None
        if draft and not any(draft.content[0].overlaps(other.content[0]) for other in found):
            found.append(draft)
    return found


def _draft(text: str, match: re.Match[str]) -> Draft | None:
    groups = match.groupdict()
    named = [name for name in ("content", "content2") if groups.get(name)]
    contents = tuple(c for name in named if (c := _content(text, *match.span(name))))
    if not contents:
        return None
    source = (Span(*match.span("source")),) if groups.get("source") else ()
    cues = [Span(*match.span(name)) for name in ("cue", "cue2") if groups.get(name)]
    return Draft(source, tuple(cues), contents, RULE_SCORE, by_rule=True)


def _find_plain(text: str, span: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """A plain report of a sentence in which nothing has been found yet."""
    match = _plain_report().search(text, span.start, span.end)
    if match is None or text[span.start : match.start()].rstrip()[-1:] not in {"", ",", ";", ":"}:
        return []
    draft = _draft(text, match)
    pieces = [piece for other in drafts for piece in (*other.cue, *other.content)]
    is_new = draft is not None and not any(span.overlaps(piece) for piece in pieces)
    return [draft] if draft is not None and is_new else []


def _content(text: str, start: int, end: int) -> Span | None:
    """The stretch up to a semicolon, without its last stop; None where hardly anything is left."""
    stop = text.find(";", start, end)
    end = stop if stop > start else end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,"):
        end -= 1
    return Span(start, end) if end - start > 2 else None


def _merge(drafts: list[Draft], found: Draft, sentence: Span) -> list[Draft]:
    kept: list[Draft] = []
    is_known = False
    for draft in drafts:
        near = any(sentence.overlaps(piece) for piece in draft.cue)
        shared = [p for p in draft.content if any(p.overlaps(own) for own in found.content)]
        if near and _has_same_cue(draft, found):
            is_known = True
            kept.append(_widened(draft, found, shared))
        elif not shared and not _is_muddled(draft, found):
            kept.append(draft)
        elif near and _is_muddled(draft, found):
            continue
        elif near and _is_same(draft, found):
            is_known = True
            kept.append(draft if draft.source else replace(draft, source=found.source))
        elif near:
            kept.append(draft)  # a report inside the construction's content
        else:
            rest = tuple(piece for piece in draft.content if piece not in shared)
            if rest:
                kept.append(replace(draft, content=rest))
    return kept if is_known else [*kept, found]


def _has_same_cue(draft: Draft, found: Draft) -> bool:
    return any(one.overlaps(other) for one in draft.cue for other in found.cue)


def _is_muddled(draft: Draft, found: Draft) -> bool:
    """Whether the draft takes the construction's source for something said."""
    return any(piece.overlaps(own) for piece in draft.content for own in found.source)


def _widened(draft: Draft, found: Draft, shared: Sequence[Span]) -> Draft:
    """The draft with the construction's content in place of the pieces they share."""
    rest = [piece for piece in draft.content if piece not in shared]
    pieces = tuple(sorted((*rest, *found.content)))
    return replace(draft, source=draft.source or found.source, content=pieces)


def _is_same(draft: Draft, found: Draft) -> bool:
    """Whether both attribute by and large the same words."""
    one, other = draft.content[0], found.content[0]
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * max(len(one), len(other))

"""Claims that clauses make: what a sentence asserts, one thing at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hearsay.claim.causes import Cause
from hearsay.claim.draft import Draft
from hearsay.claim.kinds import Clause, hedge_of, is_negated, kind_of, vow_of
from hearsay.claim.lists import alternatives
from hearsay.claim.promises import promise_roles
from hearsay.claim.scene import Scene
from hearsay.claim.shapes import (
    WORD,
    Shape,
    is_frame,
    is_verb,
    may_assert,
    opens_predicate,
    shape_of,
    words_as,
    words_of,
)
from hearsay.claim.voices import Stretch, Voices
from hearsay.claim.vows import announces_promises, is_vow, vowed_hedge, with_parts
from hearsay.claim.wording import (
    Wording,
    called,
    denied,
    infinitive,
    lowered,
    participle,
    phrase,
    relative,
    sentence,
    tidy,
    with_names,
)
from hearsay.records.attribution import Manner, Stance
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.span_index import SpanIndex

_BOUNDARY = re.compile(
    r"\s*;\s+|\s+[—–]\s+|\s*:\s+|,\s+(?:but|yet|while|whereas|although|though|and|or|so)\s+|"
    r",\s+(?=which\s)|,\s+(?=that\s)|\s+(?:and|but)\s+(?=that\s)|"
    r"\s+(?:but|while|whereas|although)\s+|[.!?][”\"’)]*\s+(?=[“\"‘(]*[A-Z])"
)
_EDGES = ' \t\n\r\u00a0,;:"“”«»()[]–—-'
_OPENING = re.compile(
    r"(?:that(?!\s+(?:is|was|are|were|will|would|has|had|does|did|means?|makes?|can|could|should|may|"
    r"might|must|never|not|isn|wasn|won|doesn|didn|cannot|kind|sort|way|same|year|week|month|day)\b)|"
    r"and|but|yet|or|so|however|whereas|although|though|meanwhile|moreover|q:|a:)(?=[\s,])"
    r"[\s,]*|[QA]:\s+|https?://\S+\s+|(?:yes|no|well|oh|look),\s+",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:,\s*|\s+)(?:and|but|or|that|when|after|before|as|because|while|where|at|so|"
    r"(?:which|who)(?:\s+(?:it|he|she|they))?)$",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bthat[\s“\"‘]*$", re.IGNORECASE)
# What leads up to the words of a source: ", one that", "by", "as", "that the".
_TAIL = re.compile(
    r"(?:,\s+(?:one|something|which|who|what|a\s+\w+)|\s+(?:that|which|who|by|as|of|to|from|with|"
    r"in|on|for|the|and|but|what|because|how|is|was|are|were))(?:\s+that)?\s*$",
    re.IGNORECASE,
)
_RESTRICTS = re.compile(r"\s*who\s")
_POSSESSIVE = re.compile(r"[’']s\s")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f]")  # letters of other scripts than Latin
_MANY_CELLS = re.compile(r"\t|\s\|\s")
_ASKS = re.compile(r"[”\"’'.)\s]*\?")
_LONGEST = 2000  # characters; a longer "sentence" is a list or a damaged text
_AHEAD = 160  # characters of what follows a boundary that show whether it is a clause
_OPENS_A_LEAD = re.compile(
    r"(?:in|on|at|by|for|with|from|after|before|since|until|when|if|as|while|under|over|during|"
    r"because|despite|without|every|last|next|this\s+(?:week|month|year))\b",
    re.IGNORECASE,
)


@cache
def _thought() -> re.Pattern[str]:
    """As in: "the notion that", before what is thought."""
    nouns = alternatives(tuple(words_as("thought")))
    return re.compile(
        rf"(?:(?:the|a|an|any|all|her|his|their|its|such|widespread)\s+)?(?:[a-z]+\s+)?(?:{nouns})s?\s+that\s+",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """One stretch of words that may be a claim, and where it was found."""

    span: Span
    stretch: Stretch
    sentence: Sentence
    is_question: bool
    is_after_that: bool  # "that" stood before it: it is a clause, whatever its verb
    is_beside: bool  # somebody else speaks in the same sentence
    is_announced: bool = False  # "three promises" were announced right before


def find_clauses(scene: Scene, voices: Voices, causes: Sequence[Cause] = ()) -> Iterator[Draft]:
    """One claim for each clause that asserts something, in order; parts by its kind."""
    told = SpanIndex(one.signal for one in causes)
    announced = -1  # the paragraph in which promises were announced
    for number, one in enumerate(scene.sentences):
        if one.part not in {Part.BODY, Part.HEADLINE} or not _is_prose(scene, one):
            continue
        announces = announces_promises(scene.text, one.span)
        announced = one.paragraph if announces else announced
        stretches = [
            found for found in voices.stretches(number, one) if _has_word(scene, found.span)
        ]
        for stretch in _joined(scene.text, stretches):
            if stretch.voice is None and _is_source(scene.text, voices, number, stretch.span):
                continue
            whole = _uncut(scene.text, one, stretch)
            beside = any(found.voice is not None for found in stretches)
            for piece in _pieces(scene, one, whole, is_beside=beside) if whole else ():
                cause = next((causes[n] for n in told.overlapping(piece.span)), None)
                is_announced = one.paragraph == announced and not announces
                draft = _draft(scene, replace(piece, is_announced=is_announced), cause)
                if draft is not None:
                    yield draft


def _has_word(scene: Scene, span: Span) -> bool:
    return WORD.search(scene.text, span.start, span.end) is not None


def _is_source(text: str, voices: Voices, number: int, span: Span) -> bool:
    """Whether the outlet's words lead straight up to a cue: they name who speaks."""
    after = span.end
    while after < len(text) and text[after].isspace():
        after += 1
    has_comma = span.of(text).rstrip().endswith((",", ";", "—", "–", ":"))
    return not has_comma and voices.is_cue(number, after)


def _joined(text: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches; one that only opens what the same source goes on to say is a ``lead``.

    In "This summit, he argued, is no defence" the claim is on "is no defence", and its text has
    "This summit" before it.
    """
    lead: Stretch | None = None
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        goes_on = following is not None and following.voice is stretch.voice is not None
        if lead is None and goes_on and not _is_clause(text, stretch.span):
            lead = stretch
            continue
        is_led = lead is not None and lead.voice is stretch.voice
        yield replace(stretch, lead=lead.span if lead is not None and is_led else None)
        lead = None


def _is_clause(text: str, span: Span) -> bool:
    trimmed = _trim(text, span)
    return trimmed is not None and shape_of(text, trimmed) is Shape.CLAUSE


def _uncut(text: str, one: Sentence, stretch: Stretch) -> Stretch | None:
    """The outlet's words without the tail that leads up to somebody's content.

    "..., one that" before "the government claims" goes, and so does a verb left without object.
    """
    rest = text[stretch.span.end : one.span.end].strip(_EDGES + ".!?…")
    if stretch.voice is not None or not rest:
        return stretch
    if _RESTRICTS.match(text, stretch.span.end) and text[stretch.span.end - 2] != ",":
        return replace(stretch, span=Span(stretch.span.start, one.span.end))
    end = stretch.span.start + len(stretch.span.of(text).rstrip(_EDGES))
    while (tail := _TAIL.search(text, stretch.span.start, end)) is not None:
        end = tail.start()
    words = WORD.findall(text, stretch.span.start, end)
    if not words or is_verb(words[-1].lower().replace("’", "'")):
        return None
    return replace(stretch, span=Span(stretch.span.start, end))


def _pieces(scene: Scene, one: Sentence, stretch: Stretch, *, is_beside: bool) -> Iterator[_Piece]:
    """The stretch cut at the boundaries that leave a clause on either side."""
    text, start, end = scene.text, stretch.span.start, stretch.span.end
    spans = []
    for match in _BOUNDARY.finditer(text, start, end):
        right = match.end()
        if right < end and match.start() > start and _is_clause(text, Span(start, match.start())):
            ahead = Span(right, min(end, right + _AHEAD))
            is_that = stretch.voice is not None and text.startswith("that ", right)
            if is_that or match.group()[0] in ".!?" or _is_clause(text, ahead):
                spans.append(Span(start, match.start()))
                start = right
    spans.append(Span(start, end))
    for span in spans:
        trimmed = _trim(text, span)
        if trimmed is None:
            continue
        asks = _ASKS.match(text, trimmed.end, min(one.span.end, trimmed.end + 8)) is not None
        is_after_that = _THAT.search(text, max(0, trimmed.start - 12), trimmed.start) is not None
        yield _Piece(trimmed, stretch, one, asks, is_after_that, is_beside)


def _draft(scene: Scene, piece: _Piece, cause: Cause | None) -> Draft | None:
    voice = piece.stretch.voice
    thought = _thought().match(scene.text, piece.span.start) if voice is not None else None
    if thought is not None and thought.end() < piece.span.end:
        piece = replace(piece, span=Span(thought.end(), piece.span.end), is_after_that=True)
    worded = _worded(scene, piece)
    if worded is None:
        return None
    is_reported = voice is not None and voice.manner is not Manner.DIRECT
    clause = Clause.make(scene, piece.span, asks=piece.is_question, is_reported=is_reported)
    kind, roles = kind_of(clause, cause)
    negated, text = is_negated(clause), worded.text
    if piece.is_question:
        text = f"{text}?"
    elif voice is not None and voice.stance is Stance.DENYING:
        negated, text = not negated, denied(text)
    hedge = hedge_of(clause)
    if worded.hedge is not None and hedge is Hedge.CERTAIN:
        hedge = worded.hedge
    is_plain = kind in {ClaimKind.OTHER, ClaimKind.STATISTIC, ClaimKind.FORECAST}
    kind = worded.kind if worded.kind is not None and is_plain else kind
    is_vowed = is_vow(scene, piece.span, voice, is_announced=piece.is_announced)
    if is_plain and not piece.is_question and is_vowed:
        kind, hedge = ClaimKind.COMMITMENT, vowed_hedge(scene.text, piece.span, hedge)
    if kind is ClaimKind.COMMITMENT:
        cue = vow_of(clause)
        parts = promise_roles(scene, piece.span, piece.sentence, voice, cue)
        roles = with_parts(roles, parts)
    link = cause.link if cause is not None and kind is ClaimKind.CAUSE else None
    return Draft(piece.span, sentence(text), kind, roles, negated, hedge, link)


def _worded(scene: Scene, piece: _Piece) -> Wording | None:
    """The proposition in words that can be read alone; None where nothing is asserted."""
    voice, span = piece.stretch.voice, piece.span
    words = tidy(span.of(scene.text))
    shape = shape_of(scene.text, span, is_question=piece.is_question)
    if shape is Shape.PHRASE and _is_unknown_clause(scene, piece):
        shape = Shape.CLAUSE
    lead = _lead(scene, piece)
    if voice is None and (subject := _subject_before(scene, piece)) is not None:
        return Wording(f"{subject} {words}")
    if shape is Shape.CLAUSE and voice is None and piece.is_beside and is_frame(scene.text, span):
        return None
    if shape is Shape.CLAUSE:
        if lead and _OPENS_A_LEAD.match(lead):
            return Wording(f"{lead} {lowered(words)}")
        return Wording(with_names(scene, span, words, voice))
    if lead.lower() in {"which", "who"} and shape is Shape.PREDICATE:
        start = piece.stretch.lead.start if piece.stretch.lead else span.start
        return relative(scene, start, f"{lead} {words}", piece.sentence.span.start)
    if lead and shape is Shape.PREDICATE:
        return Wording(f"{lead} {words}")
    if lead and shape in {Shape.PHRASE, Shape.INFINITIVE}:
        return called(scene, lead, words, voice) or phrase(scene, f"{lead} {words}", voice)
    if shape is Shape.RELATIVE:
        return relative(scene, span.start, words, piece.sentence.span.start)
    if shape is Shape.WHETHER and len(words.split()) > 3:
        return Wording(words.split(None, 1)[1], None, Hedge.POSSIBLE)
    made = {Shape.INFINITIVE: infinitive, Shape.PARTICIPLE: participle, Shape.PHRASE: phrase}
    return made[shape](scene, words, voice) if shape in made else None


def _subject_before(scene: Scene, piece: _Piece) -> str | None:
    """The name right before words that open with a verb, where it was cut off as a source."""
    first = WORD.match(scene.text, piece.span.start)
    if first is None or not opens_predicate(first):
        return None
    before = scene.text[piece.sentence.span.start : piece.span.start].rstrip()
    end = piece.sentence.span.start + len(before)
    mention = scene.mention_over(end - 1) if before else None
    return mention.name if mention is not None and mention.span.end == end else None


def _is_unknown_clause(scene: Scene, piece: _Piece) -> bool:
    """Whether words in which no verb was found are a clause all the same."""
    words = words_of(scene.text, piece.span)
    if piece.is_after_that and piece.stretch.voice is not None:
        has_comma = "," in piece.span.of(scene.text)
        return len(words) > 2 and (not has_comma or may_assert(words))
    ending = scene.text[piece.span.end : piece.span.end + 1]
    is_whole = piece.span.start - piece.sentence.span.start <= 2 and ending == "."
    return is_whole and may_assert(words)


def _lead(scene: Scene, piece: _Piece) -> str:
    """The words of the same voice that this piece goes on from; "": none."""
    span = piece.stretch.lead
    if span is None or scene.text[piece.stretch.span.start : piece.span.start].strip(_EDGES):
        return ""
    trimmed = _trim(scene.text, span)
    return tidy(trimmed.of(scene.text)) if trimmed else ""


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    if _POSSESSIVE.match(text, start - 1 if start else 0):
        return None  # it begins within a word
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGES + "‘'":
            start += 1
        opening = _OPENING.match(text, start, end)
        if opening is not None:
            start = opening.end()
        while end > start and text[end - 1] in _EDGES + ".!?…":
            end -= 1
        if end - 1 > start and text[end - 1] in "’'" and text[end - 2] in ",.!?;":
            end -= 1
        ending = _ENDING.search(text, max(start, end - 12), end)
        if ending is not None:
            end = ending.start()
        bracket = text.rfind("(", start, end)
        if bracket > start and text.find(")", bracket, end) < 0:
            end = bracket
        if before == (start, end):
            return Span(start, end) if start < end else None
        if start >= end:
            return None


def _is_prose(scene: Scene, one: Sentence) -> bool:
    """Whether this can be an English sentence, not a table's row or another language's."""
    text = one.span.of(scene.text)
    if len(text) > _LONGEST or _MANY_CELLS.search(text):
        return False
    letters = len(_LETTER.findall(text))
    return letters * 2 > len(text) and (
        text.isascii() or len(_FOREIGN.findall(text)) * 10 < letters
    )

"""A document against itself: one thing told in two places, and not the same both times.

Two people who say different things are no fault of the text, and neither is a figure that moved on.
So only what is told in the same words, in one voice and of one time is compared; in doubt nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from hearsay.check.finding import Context, Finding, is_checked
from hearsay.check.frames import Frame, find_frames
from hearsay.check.headline import Clash, Layout, find_headline_clashes
from hearsay.check.tellings import has_word
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.text.sentences import split_sentences

_LEAD = 2  # sentences of the body that a headline sums up
_AROUND = 45  # characters shown on either side of what clashes
_EDGE = re.compile(r"\S+\s*$|^\s*\S+")


def check_consistency(claim: Claim, context: Context) -> Finding | None:
    """Contradicted by another place of its own document; None where nothing speaks against it."""
    return context.clashes.get(claim.id)


def find_clashes(claims: Sequence[Claim], context: Context) -> Mapping[str, Finding]:
    """By claim: what the document says elsewhere that cannot be right beside it."""
    text = context.document.text
    if has_word("doubted", [text]):
        return {}  # it speaks of such differences itself
    sentences = split_sentences(text, title=context.document.title)
    index = SpanIndex(claim.span for claim in claims)
    found: dict[str, Finding] = {}
    for clash in _clashes(sentences, claims, index, context):
        first = _claim_at(clash.first, claims, index)
        second = _claim_at(clash.second, claims, index)
        is_headline = sentences[0].part is Part.HEADLINE and sentences[0].span.covers(clash.first)
        bearer, other = (first, second) if is_headline else (second, first)
        if bearer is None:
            bearer, other = other, None
        if bearer is not None:
            against = clash.second if bearer is first else clash.first
            around = clash.second_sentence if bearer is first else clash.first_sentence
            place = other.span if other is not None and other.span.covers(against) else around
            also = (other.id,) if other is not None and other is not bearer else ()
            because = _because(clash, text, is_headline=is_headline)
            found.setdefault(bearer.id, _finding(because, place, text, also))
    return found


def _clashes(
    sentences: Sequence[Sentence], claims: Sequence[Claim], index: SpanIndex, context: Context
) -> Iterator[Clash]:
    layout = _layout(sentences)
    if layout is not None:
        yield from find_headline_clashes(layout, context)
    body = [one.span for one in sentences if one.part is Part.BODY]
    same: dict[tuple[str, ...], list[Frame]] = {}
    for frame in find_frames(body, context):
        same.setdefault(frame.key, []).append(frame)
    for frames in same.values():
        for one, other in pairwise(frames):
            if one.clashes_with(other, context) and _is_one_voice(one, other, claims, index):
                yield Clash(one.span, other.span, one.sentence, other.sentence)
                break


def _layout(sentences: Sequence[Sentence]) -> Layout | None:
    if not sentences or sentences[0].part is not Part.HEADLINE:
        return None
    headline = [one.span for one in sentences if one.part is Part.HEADLINE]
    body = [one.span for one in sentences if one.part is Part.BODY]
    if len(headline) != 1 or not body:
        return None
    return Layout(headline[0], tuple(body[:_LEAD]), Span(body[0].start, body[-1].end))


def _is_one_voice(one: Frame, other: Frame, claims: Sequence[Claim], index: SpanIndex) -> bool:
    """Whether both are the outlet's own words, or of one statement."""
    voices = [
        {claims[number].attribution for number in index.overlapping(frame.span)}
        for frame in (one, other)
    ]
    return all(len(voice) < 2 for voice in voices) and (
        (voices[0] or {None}) == (voices[1] or {None})
    )


def _claim_at(span: Span, claims: Sequence[Claim], index: SpanIndex) -> Claim | None:
    """The shortest claim over a place that can have a verdict."""
    near = [claims[number] for number in index.overlapping(span)]
    return min(
        (one for one in near if is_checked(one)), key=lambda one: len(one.span), default=None
    )


def _finding(because: str, place: Span, text: str, also: tuple[str, ...]) -> Finding:
    record = f"{place.start}:{place.end}"
    evidence = Evidence("document", record, place.of(text), Relation.CONTRADICTION)
    return Finding(
        Verdict.CONTRADICTED, because, (evidence,), fault=("document", record), also=also
    )


def _because(clash: Clash, text: str, *, is_headline: bool) -> str:
    first = _words_around(clash.first, clash.first_sentence, text)
    second = _words_around(clash.second, clash.second_sentence, text)
    if is_headline:
        return f"The headline has “{first}”, but the text below it “{second}”."
    return f"The text has “{first}” in one place and “{second}” in another."


def _words_around(span: Span, sentence: Span, text: str) -> str:
    """The words of a sentence around a place, whole words only."""
    start, end = max(sentence.start, span.start - _AROUND), min(sentence.end, span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > sentence.start:
        before = before.partition(" ")[2]
    if end < sentence.end:
        after = after.rpartition(" ")[0]
    return " ".join(f"{before}{span.of(text)}{after}".split()).rstrip(".")

"""What is worth checking: what the model says of sentences, and why, for each claim."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.models.readings import Readings
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Tags, TimeType

_TOLD = (Part.HEADLINE, Part.BODY, Part.CAPTION)  # parts of an article that state something

_OF_KIND = {
    ClaimKind.EVENT: "a named event",
    ClaimKind.OFFICE: "an office",
    ClaimKind.MEMBERSHIP: "a membership",
    ClaimKind.COMMITMENT: "a promise",
    ClaimKind.CAUSE: "a cause and its effect",
    ClaimKind.FORECAST: "a forecast",
    ClaimKind.DEFINITION: "a definition",
}
_OPINION = "an opinion, which no record settles"
_NOTHING = "no number, date, name or event to look up"
_OPINION_SHARE = 0.4  # of its sentence's value that an opinion keeps: so few of them can be checked


def score_sentences(sentences: Sequence[Sentence], readings: Readings) -> tuple[Sentence, ...]:
    """Sentences with how checkable and how check-worthy they are.

    Datelines and furniture are not scored, nor is anything where the model said nothing.
    """
    if len(readings.sentences) != len(sentences):
        return tuple(sentences)
    found = []
    for one, said in zip(sentences, readings.sentences, strict=True):
        if one.part in _TOLD:
            values = round(said.checkable, 3), round(said.check_worthy, 3)
            found.append(replace(one, checkable=values[0], check_worthy=values[1]))
        else:
            found.append(one)
    return tuple(found)


def score_claims(
    claims: Sequence[Claim], sentences: Sequence[Sentence], tags: Tags
) -> tuple[Claim, ...]:
    """Claims with how much they are worth checking, and what in them makes them so.

    A claim has the mean of its sentence's two values, less where it is an opinion. What can be
    looked up in it is the reason and changes no value: whether a name is known must not count.
    Claims of sentences without values are returned as they are.
    """
    places = SpanIndex(sentence.span for sentence in sentences)
    marks = _Marks(tags)
    found = []
    for claim in claims:
        at = places.overlapping(claim.span)
        value = _value(sentences[at[0]]) if at else None
        found.append(claim if value is None else _scored(claim, value, tuple(marks.of(claim))))
    return tuple(found)


def _value(sentence: Sentence) -> float | None:
    if sentence.checkable is None or sentence.check_worthy is None:
        return None
    return (sentence.checkable + sentence.check_worthy) / 2


def _scored(claim: Claim, value: float, reasons: tuple[str, ...]) -> Claim:
    if claim.kind is ClaimKind.OPINION:
        reasons, value = (_OPINION,), value * _OPINION_SHARE
    told = ", ".join(reasons or (_NOTHING,))
    return replace(claim, check_worthiness=round(value, 3), worthy_because=told)


class _Marks:
    """What stands in a claim that a record could be held against."""

    def __init__(self, tags: Tags) -> None:
        self._numbers = SpanIndex(quantity.span for quantity in tags.quantities)
        self._times = SpanIndex(
            time.span
            for time in tags.times
            if time.type in (TimeType.DATE, TimeType.TIME) and not time.value.endswith("_REF")
        )
        self._lengths = SpanIndex(t.span for t in tags.times if t.type is TimeType.DURATION)
        known = [mention.span for mention in tags.mentions if mention.entity is not None]
        self._known = SpanIndex(known)
        self._names = SpanIndex(mention.span for mention in tags.mentions)

    def of(self, claim: Claim) -> Iterator[str]:
        """In plain words, the strongest first."""
        if claim.kind in _OF_KIND:
            yield _OF_KIND[claim.kind]
        if _holds(self._numbers, claim.span):
            yield "a number"
        if _holds(self._times, claim.span):
            yield "a date"
        if _holds(self._lengths, claim.span):
            yield "a length of time"
        if _holds(self._known, claim.span):
            yield "a name in the record"
        elif _holds(self._names, claim.span):
            yield "a name"


def _holds(index: SpanIndex, span: Span) -> bool:
    return any(span.covers(index.spans[number]) for number in index.overlapping(span))

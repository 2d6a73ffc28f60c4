"""A document and its tags, indexed by place, as the finders of claims look at them."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Mention, MentionKind, Quantity, Tags, TimeExpression

BODIES = frozenset({MentionKind.ORGANISATION})
_NEAR = 1000  # characters on either side; hardly any true sentence is as long
PLACES = frozenset({MentionKind.LOCATION, MentionKind.FACILITY})


# A model may read "June 2024 NATO" or "NATO summit" as the name of a body.
_EVENT_AT_END = re.compile(r"\s+summits?$", re.IGNORECASE)
_NAMED_EDGES = BODIES | PLACES


def _without_edges(text: str, mention: Mention, times: Mapping[int, int]) -> Mention:
    """The mention without a time before its name or "summit" behind it."""
    if mention.kind not in _NAMED_EDGES:
        return mention
    start, end = mention.span.start, mention.span.end
    while start in times and times[start] < end:
        start = times[start]
        while start < end and not text[start].isalnum():
            start += 1
    event = _EVENT_AT_END.search(text, start, end)
    end = event.start() if event else end
    if (start, end) == (mention.span.start, mention.span.end) or start >= end:
        return mention
    return Mention(Span(start, end), mention.kind, text[start:end])


def _kinds_of_names(text: str, named: Sequence[Mention]) -> Mapping[str, MentionKind]:
    """The kind of each name by its words, where all its mentions are of one kind."""
    kinds: dict[str, set[MentionKind]] = {}
    for mention in named:
        kinds.setdefault(" ".join(mention.span.of(text).split()), set()).add(mention.kind)
    return {words: next(iter(found)) for words, found in kinds.items() if len(found) == 1}


@dataclass(frozen=True, slots=True)
class Scene:
    """What is where in a document."""

    document: Document
    sentences: tuple[Sentence, ...]
    tags: Tags
    _starts: tuple[int, ...]
    _times: Mapping[int, TimeExpression]
    _times_by_end: Mapping[int, TimeExpression]
    _time_starts: tuple[int, ...]
    _mentions: tuple[Mention, ...]
    _mention_starts: tuple[int, ...]
    _quantity_starts: tuple[int, ...]
    _kinds: Mapping[str, MentionKind]

    @classmethod
    def make(cls, document: Document, sentences: Sequence[Sentence], tags: Tags) -> "Scene":
        """Index the tags; sentences and tags come in order of appearance."""
        times = {time.span.start: time.span.end for time in tags.times}
        named = tuple(
            _without_edges(document.text, found, times)
            for found in tags.mentions
            if found.kind is not MentionKind.ROLE
        )
        return cls(
            document,
            tuple(sentences),
            tags,
            tuple(sentence.span.start for sentence in sentences),
            {time.span.start: time for time in tags.times},
            {time.span.end: time for time in tags.times},
            tuple(time.span.start for time in tags.times),
            named,
            tuple(found.span.start for found in named),
            tuple(found.span.start for found in tags.quantities),
            _kinds_of_names(document.text, named),
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @property
    def titled(self) -> str:
        """The text, with capitals in the names of bodies and places that are written without."""
        letters: list[str] = []
        for one in self._mentions:
            words = one.span.of(self.text)
            if one.kind in _NAMED_EDGES and words.islower():
                letters = letters or list(self.text)
                letters[one.span.start : one.span.end] = words.title()
        titled = "".join(letters)
        return titled if len(titled) == len(self.text) else self.text

    def sentence_number(self, place: int) -> int | None:
        """Index of the sentence that holds this character; None: it lies between sentences."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self.sentences[number].span.end:
            return None
        return number

    def prose_at(self, place: int) -> Sentence | None:
        """The sentence that holds this character, where it is one that asserts something.

        Of an endless "sentence" only what is near, so that reading takes time in proportion.
        """
        number = self.sentence_number(place)
        if number is None:
            return None
        sentence = self.sentences[number]
        if sentence.part in {Part.FURNITURE, Part.DATELINE}:
            return None
        if len(sentence.span) <= 2 * _NEAR:
            return sentence
        first = max(sentence.span.start, place - _NEAR)
        return replace(sentence, span=Span(first, min(sentence.span.end, place + _NEAR)))

    def time_from(self, place: int) -> TimeExpression | None:
        """The time expression that starts here, or None."""
        return self._times.get(place)

    def time_to(self, place: int) -> TimeExpression | None:
        """The time expression that ends here, or None."""
        return self._times_by_end.get(place)

    def times_in(self, span: Span) -> tuple[TimeExpression, ...]:
        """The time expressions that start in ``span``, in order."""
        first = bisect_right(self._time_starts, span.start - 1)
        last = bisect_right(self._time_starts, span.end - 1)
        return self.tags.times[first:last]

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities that start in ``span``, in order."""
        first = bisect_right(self._quantity_starts, span.start - 1)
        last = bisect_right(self._quantity_starts, span.end - 1)
        return self.tags.quantities[first:last]

    def mention_over(self, place: int) -> Mention | None:
        """The mention of a name that covers this character, or None."""
        number = bisect_right(self._mention_starts, place) - 1
        if number >= 0 and place < self._mentions[number].span.end:
            return self._mentions[number]
        return None

    def kind_elsewhere(self, span: Span) -> MentionKind | None:
        """What these words name where the document marks them, if it does so in one way."""
        return self._kinds.get(" ".join(span.of(self.text).split()))

    def mentions_in(self, span: Span, kind: MentionKind) -> tuple[Mention, ...]:
        """The mentions of one kind that start in ``span``, in order."""
        first = bisect_right(self._mention_starts, span.start - 1)
        last = bisect_right(self._mention_starts, span.end - 1)
        return tuple(found for found in self._mentions[first:last] if found.kind is kind)

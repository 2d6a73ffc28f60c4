"""Numbers and dates told of one thing in one form of words: "The factory employs 340 people"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from hearsay.check.finding import Context
from hearsay.check.lists import words_as
from hearsay.check.tellings import Telling, counted_in, has_word, of_length, of_quantity
from hearsay.records.document import Span
from hearsay.records.tags import Interval, MentionKind, TimeExpression

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SHORTEST = 3  # words before a date: subject, verb, preposition
_VERB = 3  # last words before a number, of which one is the verb
_LONGEST = 9  # words before the number; in longer ones the number seldom is the subject's own
_PLACE = re.compile(r"\b(?:in|at|of|near|on) (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) ?")
_WHICH = re.compile(r",? (?:which|who|that) ")
_GIVEN = frozenset({"the", "this"})
_NAMING = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.LOCATION, MentionKind.FACILITY}
)
_ASIDE = re.compile(r", (\d{1,3})(?=,)")
_FAR = 120  # characters from the opening of a sentence to its number
_BEHIND = 40  # characters behind a number that may make another number of it
_BIRTHDAY = 1  # years by which an age may differ within one text
_NEW = (
    "an?|another|second|third|new|other|first|two|three|both|each|every|next|previous|earlier|later"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One number or date with the words that say of what it is; equal keys are of one thing."""

    key: tuple[str, ...]
    span: Span
    sentence: Span
    number: Telling | None  # None: it is a date
    days: Interval | None
    settings: frozenset[str]  # other times and places named in the sentence
    noun: str  # of "the factory" *factory*; "": a name, which is one thing's alone

    def clashes_with(self, other: "Frame", context: Context) -> bool:
        """Whether the two cannot both be right."""
        if not (self.settings <= other.settings or other.settings <= self.settings):
            return False
        if self.number is not None and other.number is not None:
            if self.number.meets(other.number):
                return False
        elif self.days is None or other.days is None or self.days.overlaps(other.days):
            return False
        return not self.noun or _is_one_thing(self.noun, self, other, context)


def find_frames(sentences: Sequence[Span], context: Context) -> Iterator[Frame]:
    """The frames of every sentence that tells one, in order."""
    text = context.document.text
    for sentence in sentences:
        yield from _ages(sentence, context)
        words = sentence.of(text)
        if any(mark in words for mark in '“"?'):
            continue
        numbers = [
            told
            for quantity in context.tags.quantities_in(sentence)
            if quantity.change is None and (told := of_quantity(quantity, context)) is not None
        ]
        times = context.tags.times_in(sentence)
        for number in numbers[:1]:
            frame = _of_number(number, times, sentence, context)
            if frame is not None:
                yield frame
        for time in times:
            frame = _of_time(time, sentence, context)
            if frame is not None:
                yield frame


def _of_number(
    number: Telling, times: Sequence[TimeExpression], sentence: Span, context: Context
) -> Frame | None:
    text = context.document.text
    skeleton = _skeleton(number.span, sentence, context)
    if skeleton is None:
        return None
    words, noun = skeleton
    counted = counted_in(text, number.span.end, sentence.end)
    if number.unit is None and not counted:
        return None
    years = [time for time in times if time.precision == "year"]
    if not years and _states().isdisjoint(words[-_VERB:]):
        return None  # what happened may have happened twice
    settings = _settings(sentence, context) | {time.value for time in times}
    what = (number.unit or "", number.of or "", *counted[:2])
    return Frame((*words, "#", *what), number.span, sentence, number, None, settings, noun)


@cache
def _states() -> frozenset[str]:
    return frozenset(words_as("consistency_words.tsv", "state"))


def _of_time(time: TimeExpression, sentence: Span, context: Context) -> Frame | None:
    """Of what can happen once alone: "was born in 1961", "The dam was finished in 1974"."""
    if time.interval is None or not any(mark.isdigit() for mark in context.words(time.span)):
        return _of_length(time, sentence, context)
    skeleton = _skeleton(time.span, sentence, context, behind=0)
    if skeleton is None:
        return None
    words, noun = skeleton
    if len(words) < _SHORTEST or words[-2] not in words_as("consistency_words.tsv", "once"):
        return None
    settings = _settings(sentence, context)
    return Frame((*words, "@"), time.span, sentence, None, time.interval, settings, noun)


def _settings(sentence: Span, context: Context) -> frozenset[str]:
    """The names in the sentence; of another place or body another figure may be true.

    Without words in small letters, which a reading may take along: "Ubiri", "Ubiri dam".
    """
    named = (one.name for one in context.tags.mentions_in(sentence) if one.kind in _NAMING)
    return frozenset(_capitals(name) or name for name in named)


def _capitals(name: str) -> str:
    return " ".join(word for word in name.split() if word[0].isupper())


def _of_length(time: TimeExpression, sentence: Span, context: Context) -> Frame | None:
    """Of a time that lasts: "sentenced her to four years in prison"."""
    number = of_length(time)
    return _of_number(number, (), sentence, context) if number is not None else None


@cache
def _was() -> re.Pattern[str]:
    """What may stand before "founded in 1921": a comma, or "was"."""
    words = "|".join(words_as("consistency_words.tsv", "once"))
    return re.compile(rf",? (?:(?:was|were|had been|has been) )?(?=(?:{words}) )")


def _skeleton(
    span: Span, sentence: Span, context: Context, *, behind: int = _BEHIND
) -> tuple[tuple[str, ...], str] | None:
    """The words from the subject to the number, plain, and the subject's noun."""
    text = context.document.text
    before = " ".join(text[sentence.start : span.start].split())
    tail = text[span.end : min(sentence.end, span.end + behind)].partition(",")[0]
    if len(before) > _FAR or has_word("other", [before, tail]):
        return None
    if any(mark in before for mark in ";:—–()"):
        return None
    before = _was().sub(" ", _WHICH.sub(" ", before, count=1))
    if "," in before:
        return None
    words = [match.group() for match in _WORD.finditer(_PLACE.sub("", before))]
    if not 2 <= len(words) <= _LONGEST:
        return None
    opening = words[0].lower()
    if opening in _GIVEN and len(words) > 2:
        plain = tuple(word.lower() for word in words[1:])
        noun = "" if words[1][0].isupper() else plain[0]
        return plain, noun
    person = context.tags.mention_at(Span(sentence.start, sentence.start + 1))
    if (
        opening in words_as("consistency_words.tsv", "vague")
        or person is None
        or person.kind is not MentionKind.PERSON
    ):
        return None
    rest = " ".join(text[person.span.end : span.start].split())
    rest = _PLACE.sub("", _was().sub(" ", _WHICH.sub(" ", f" {rest}", count=1)))
    surname = person.name.split()[-1].lower()
    return (surname, *(match.group().lower() for match in _WORD.finditer(rest))), ""


def _ages(sentence: Span, context: Context) -> Iterator[Frame]:
    """As in: "Ana Ruiz, 29," — one person of that surname has one age."""
    text = context.document.text
    for match in _ASIDE.finditer(text, sentence.start, sentence.end):
        person = (
            context.tags.mention_at(Span(match.start() - 1, match.start()))
            if match.start()
            else None
        )
        if (
            person is None
            or person.kind is not MentionKind.PERSON
            or person.span.end != match.start()
        ):
            continue
        names = {
            one.name
            for one in context.tags.mentions
            if one.kind is MentionKind.PERSON and one.name.split()[-1] == person.name.split()[-1]
        }
        if len(names) != 1 or len(person.name.split()) < 2:
            continue
        span = Span(match.start(1), match.end(1))
        age = Decimal(match[1])
        number = Telling(span, age - _BIRTHDAY, age + _BIRTHDAY, "year")
        yield Frame((person.name, "age"), span, sentence, number, None, frozenset(), "")


def _is_one_thing(noun: str, one: Frame, other: Frame, context: Context) -> bool:
    """Whether the text speaks of one thing of this noun alone between the two places."""
    text = context.document.text
    name = re.escape(noun)
    if re.search(rf"\b{name}e?s\b", text, re.IGNORECASE):
        return False
    between = text[one.sentence.start : other.sentence.end]
    return re.search(rf"\b(?:{_NEW})\s+(?:\w+\s+)?{name}\b", between, re.IGNORECASE) is None

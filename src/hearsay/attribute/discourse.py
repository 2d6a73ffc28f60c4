"""Who and what a document speaks of, where, and how prominently: the ground pronouns stand on."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearsay.attribute.grammar import WORD, is_finite, words_of_class
from hearsay.attribute.introductions import Introduction, find_introductions
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import Gender, gender_of_name, load_roles, load_titles

KINDS = {
    MentionKind.PERSON: SourceKind.PERSON,
    MentionKind.ORGANISATION: SourceKind.ORGANISATION,
    MentionKind.FACILITY: SourceKind.ORGANISATION,  # the Kremlin, the White House
    MentionKind.LOCATION: SourceKind.ORGANISATION,  # a state that speaks
    MentionKind.GROUP: SourceKind.GROUP,
    MentionKind.PRODUCT: SourceKind.DOCUMENT,
}
# How much a mention counts by its place in its clause; ordered as in Lappin and Leass (1994).
SUBJECT, OBJECT, POSSESSIVE, OBLIQUE, SOURCE = 1.0, 0.6, 0.55, 0.45, 1.3
VOTES_NEEDED = 2  # pronouns that must agree before they overrule what a given name suggests
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|himself|herself)\b", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?:,[^,.;“”\"]{3,90},)?\s*([a-z]\w+)?")
_LAST_WORD = re.compile(r"([\w’'.-]+)\s*$")


@dataclass(slots=True)
class Referent:
    """Somebody or something the document speaks of."""

    name: str | None  # None: not named anywhere
    kind: SourceKind
    gender: Gender | None = None
    is_plural: bool = False
    introductions: list[Introduction] = field(default_factory=list)
    first: int = 0  # where it is first spoken of
    is_place: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One point of the text at which a referent is spoken of."""

    place: int
    who: int  # index into ``Discourse.referents``
    weight: float
    sentence: int
    is_quoted: bool


class Discourse:
    """Referents of one document and the events at which each is spoken of, in order."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quoted: Sequence[Span],
    ) -> None:
        self.text = document.text
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.quoted = sorted(quoted)
        self._quoted_starts = [span.start for span in self.quoted]
        self.referents: list[Referent] = []
        self.by_name: dict[tuple[str, SourceKind], int] = {}
        self.events: list[Event] = []
        self._add_mentions(mentions)
        self._set_genders(mentions)

    def sentence_at(self, place: int) -> int:
        """Index of the sentence that holds or precedes this place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def is_quoted(self, place: int) -> bool:
        """Whether this place is inside quotation marks."""
        number = bisect_right(self._quoted_starts, place) - 1
        return number >= 0 and place < self.quoted[number].end

    def refer(
        self, name: str | None, kind: SourceKind, place: int, *, is_plural: bool = False
    ) -> int:
        """Index of the referent of this name, made where it is new; unnamed ones are always new."""
        key = (name or "", kind)
        if name is not None and key in self.by_name:
            return self.by_name[key]
        self.referents.append(Referent(name, kind, is_plural=is_plural, first=place))
        if name is not None:
            self.by_name[key] = len(self.referents) - 1
        return len(self.referents) - 1

    def add(self, who: int, place: int, weight: float) -> None:
        """Note that ``who`` is spoken of at ``place``."""
        event = Event(place, who, weight, self.sentence_at(place), self.is_quoted(place))
        insort(self.events, event)

    def weight_of(self, span: Span) -> float:
        """How prominent the phrase at ``span`` is in its clause."""
        return weight_of(self.text, span)

    def before(self, place: int, sentences: int) -> Iterator[Event]:
        """Events before ``place``, nearest first, no more than so many sentences back."""
        here = self.sentence_at(place)
        number = bisect_left(self.events, place, key=lambda event: event.place)
        for index in range(number - 1, -1, -1):
            event = self.events[index]
            if here - event.sentence > sentences:
                return
            yield event

    def after(self, place: int, end: int) -> Iterator[Event]:
        """Events from ``place`` on and before ``end``, in order."""
        number = bisect_left(self.events, place, key=lambda event: event.place)
        while number < len(self.events) and self.events[number].place < end:
            yield self.events[number]
            number += 1

    def _add_mentions(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            kind = KINDS.get(mention.kind)
            if kind is None:
                continue
            who = self.refer(mention.name, kind, mention.span.start)
            referent = self.referents[who]
            referent.is_plural = kind is SourceKind.GROUP
            referent.is_place = mention.kind is MentionKind.LOCATION
            number = self.sentence_at(mention.span.start)
            sentence = self.sentences[number]
            if sentence.part is not Part.HEADLINE:
                referent.introductions += find_introductions(self.text, mention.span, sentence.span)
            weight = weight_of(self.text, mention.span)
            if sentence.part is Part.HEADLINE:
                weight *= 0.5
            quoted = self.is_quoted(mention.span.start)
            self.events.append(Event(mention.span.start, who, weight, number, quoted))
        self.events.sort()

    def _set_genders(self, mentions: Sequence[Mention]) -> None:
        """By title or role, else by the pronouns near the name, else by the given name."""
        shown = self._shown_genders(mentions)
        votes = self._votes()
        for number, referent in enumerate(self.referents):
            if referent.kind is not SourceKind.PERSON or referent.name is None:
                continue
            counted = votes.get(number, {})
            best = max(counted, key=lambda gender: counted[gender], default=None)
            is_clear = best is not None and counted[best] >= max(
                VOTES_NEEDED, 0.75 * sum(counted.values())
            )
            referent.gender = (
                shown.get(number) or (best if is_clear else None) or gender_of_name(referent.name)
            )

    def _shown_genders(self, mentions: Sequence[Mention]) -> dict[int, Gender]:
        titles, roles = load_titles(), load_roles()
        shown: dict[int, Gender] = {}
        for mention in mentions:
            if mention.kind is not MentionKind.PERSON:
                continue
            who = self.by_name[mention.name, SourceKind.PERSON]
            before = _LAST_WORD.search(
                self.text[max(0, mention.span.start - 20) : mention.span.start]
            )
            title = titles.get(before[1]) if before is not None else None
            if title is None:
                title = titles.get(mention.name.split()[0])
            if title is not None and title.gender is not None:
                shown.setdefault(who, title.gender)
        for number, referent in enumerate(self.referents):
            for introduction in referent.introductions:
                role = roles.get(introduction.noun)
                if role is not None and role.gender is not None:
                    shown.setdefault(number, role.gender)
        return shown

    def _votes(self) -> dict[int, dict[Gender, int]]:
        """Pronouns in sentences that, with the one before, speak of one person only."""
        people: dict[int, set[int]] = defaultdict(set)
        for event in self.events:
            if self.referents[event.who].kind is SourceKind.PERSON:
                people[event.sentence].add(event.who)
        votes: dict[int, dict[Gender, int]] = defaultdict(lambda: defaultdict(int))
        for match in _PRONOUN.finditer(self.text):
            if self.is_quoted(match.start()):
                continue
            here = self.sentence_at(match.start())
            near = (
                people[here] | people[here - 1] if here in people else people.get(here - 1, set())
            )
            if len(near) == 1:
                female = match.group().lower() in {"she", "her", "herself"}
                votes[next(iter(near))][Gender.FEMALE if female else Gender.MALE] += 1
        return votes


def weight_of(text: str, span: Span) -> float:
    """How prominent a name is by what stands before and after it."""
    after = text[span.end : span.end + 2]
    if after[:1] in {"'", "’"}:
        return POSSESSIVE
    match = _AFTER_NAME.match(text, span.end, span.end + 140)
    follows = match[1] if match is not None else None
    if follows and is_finite(follows):
        return SUBJECT
    before = WORD.findall(text[max(0, span.start - 40) : span.start])
    while before and (before[-1] in load_titles() or before[-1].lower() in load_roles()):
        before.pop()
    if before and before[-1].lower() in words_of_class("preposition"):
        return OBLIQUE
    return OBJECT

"""Who and what a document speaks of, where, and how prominently: the ground pronouns stand on."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hearsay.attribute.genders import GIVEN_NAME, TITLE, GenderSigns, weight_of_roles
from hearsay.attribute.grammar import WORD, is_finite
from hearsay.attribute.introductions import Introduction, find_introductions
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import Gender, gender_of_name, load_roles, load_titles
from hearsay.text.small_words import words_of_class

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
OPENING = 0.75  # the owner in what opens a sentence: "Mr. X's temperament came under scrutiny"
QUOTED_TICK = 0.2  # how far a sentence that is all quotation takes us from the one before
STRETCH = 5000  # characters
MOST_CALLED = 40  # people looked at for one noun
MOST_EVENTS = 150  # events looked back at, however long the sentences
LONGEST_JOIN = 60  # characters between two people joined by "and"
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|himself|herself)\b", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:\([^)]{1,40}\))?(?: (?:of|in|at|for|from) (?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)?"
    r"\s*(?:,[^,.;“”\"]{3,90},)?\s*"
    r"(?:(?:also|later|then|already|still|never|often|has|[a-z]+ly)\s+)?([a-z]\w+)?"
)
# "and", with titles, parties and places: "X, Republican of Iowa, and Senator Y"
_VERB_AFTER = re.compile(
    r", (?:(?:also|later|then|already|still|never|often|has|[a-z]+ly) )?([a-z]\w+)"
)
_OWNS = ("'s", "’s")
_JOIN = re.compile(
    r"(?: \([^)]{1,20}\))?(?:, (?:[A-Z][\w.’'-]*|of|from|the|a|an| )+,)? (?:and|&) "
    r"(?:(?:[A-Z][\w.’'-]*|the|former|his|her|of|[a-z-]+(?:[eo]r|ist|i?an|ant|ef)) )*"
)
# Prepositions that also open a clause: "since X won", "as X said".
_CLAUSE_WORDS = frozenset({"after", "before", "since", "until", "as", "than", "like"})
_OPENS = re.compile(r"(?:^|[.!?\n][”\"’')]*\s+)(?:(?:[A-Z][\w.]*) ){0,2}$")
_SMALL = re.compile(r"\b[a-z][\w'’-]*")
_NEXT_WORD = re.compile(r"[ -]([\w’']+)")
_CLOSED = ("preposition", "conjunction", "relative", "subordinator", "determiner")
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
    is_it: bool = False  # the text says "it" of it, so that "they" are others
    members: tuple[int, ...] = ()  # of a pair
    is_told: bool = False  # without a name, but told from others: "his lawyer"


@dataclass(frozen=True, slots=True)
class Event:
    """One point of the text at which a referent is spoken of."""

    place: int
    who: int  # index into ``Discourse.referents``
    weight: float
    sentence: int
    is_quoted: bool
    content: Span | None = None  # the reported words it stands in


class Discourse:
    """Referents of one document and the events at which each is spoken of, in order."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quoted: Sequence[Span],
        contents: Sequence[Span] = (),
    ) -> None:
        self.text = document.text
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.quoted = sorted(quoted)
        self._quoted_starts = [span.start for span in self.quoted]
        self._contents = sorted(contents)
        self._content_starts = [span.start for span in self._contents]
        self.referents: list[Referent] = []
        self.by_name: dict[tuple[str, SourceKind], int] = {}
        self._called: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.events: list[Event] = []
        self.clock = self._clock()
        # whom the last description stood for that the text never gave to him or her, and its noun
        self.last_called: tuple[str | None, str] = (None, "")
        self._small: frozenset[str] | None = None  # filled when first asked for
        self._add_mentions(mentions)
        self._set_genders(mentions)
        self._add_pairs(mentions)

    def sentence_at(self, place: int) -> int:
        """Index of the sentence that holds or precedes this place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def apart(self, one: int, other: int) -> float:
        """Sentences from one to the other; those that are all quotation hardly count."""
        return self.clock[other] - self.clock[one]

    def _clock(self) -> list[float]:
        ticks, now = [], 0.0
        for sentence in self.sentences:
            span = sentence.span
            now += QUOTED_TICK if self._is_all_quoted(span) else 1.0
            ticks.append(now)
        return ticks

    def _is_all_quoted(self, span: Span) -> bool:
        number = bisect_right(self._quoted_starts, span.start + 1) - 1
        return number >= 0 and self.quoted[number].end >= span.end - 1

    def is_quoted(self, place: int) -> bool:
        """Whether this place is inside quotation marks."""
        number = bisect_right(self._quoted_starts, place) - 1
        return number >= 0 and place < self.quoted[number].end

    def called(self, noun: str, place: int) -> tuple[int, ...]:
        """Whom the text calls by this noun or a narrower one.

        Those before ``place``, the last few; people it names, also later ones where none is.
        """
        known = self._called.get(noun, [])
        number = bisect_left(known, (place, 0))
        near = known[max(0, number - MOST_CALLED) : number]
        named = [(at, who) for at, who in known[:MOST_CALLED] if self.referents[who].name]
        return tuple(dict.fromkeys(who for _, who in (near or named)))

    def introduce(self, who: int, introduction: Introduction, place: int) -> None:
        """Note what the text calls somebody at ``place``."""
        self.referents[who].introductions.append(introduction)
        role = load_roles().get(introduction.noun)
        nouns = {introduction.noun, introduction.noun.split()[-1]}
        nouns |= {word for word in introduction.modifiers if word.endswith("-year-old")}
        for noun in nouns | (role.wider if role is not None else frozenset()):
            insort(self._called[noun], (place, who))

    def has_word(self, word: str, place: int) -> bool:
        """Whether this noun stands somewhere in the last stretch before ``place``."""
        before = self.text[max(0, place - STRETCH) : place].lower()
        return re.search(rf"\b{re.escape(word)}\b", before) is not None

    def is_never_small(self, word: str) -> bool:
        """Whether this word stands nowhere in the text in small letters."""
        if self._small is None:
            self._small = frozenset(_SMALL.findall(self.text))
        return word not in self._small

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
        insort(self.events, self._event(who, place, weight), key=lambda event: event.place)

    def _event(self, who: int, place: int, weight: float) -> Event:
        number, content = bisect_right(self._content_starts, place) - 1, None
        if number >= 0 and place < self._contents[number].end:
            content = self._contents[number]
        return Event(place, who, weight, self.sentence_at(place), self.is_quoted(place), content)

    def weight_of(self, span: Span) -> float:
        """How prominent the phrase at ``span`` is in its clause."""
        return weight_of(self.text, span)

    def before(self, place: int, sentences: int) -> Iterator[Event]:
        """Events before ``place``, nearest first, no more than so many sentences back."""
        here = self.sentence_at(place)
        number = bisect_left(self.events, place, key=lambda event: event.place)
        for index in range(number - 1, max(-1, number - MOST_EVENTS), -1):
            event = self.events[index]
            if self.apart(event.sentence, here) > sentences:
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
                for one in find_introductions(self.text, mention.span, sentence.span):
                    self.introduce(who, one, mention.span.start)
            weight = weight_of(self.text, mention.span)
            if sentence.part is Part.HEADLINE:
                weight *= 0.5
            if kind is SourceKind.GROUP and _modifies(self.text, mention.span):
                continue  # "Muslim Americans", "Russian troops": no group is meant
            self.events.append(self._event(who, mention.span.start, weight))
        self.events.sort(key=lambda event: event.place)

    def _add_pairs(self, mentions: Sequence[Mention]) -> None:
        """Two people joined by "and" are also one plural."""
        people = [mention for mention in mentions if mention.kind is MentionKind.PERSON]
        for one, other in pairwise(people):
            between = self.text[one.span.end : other.span.start]
            if len(between) < LONGEST_JOIN and _JOIN.fullmatch(between):
                name, place = f"{one.name} and {other.name}", one.span.start
                who = self.refer(name, SourceKind.PERSON, place, is_plural=True)
                self.referents[who].members = tuple(
                    self.by_name[mention.name, SourceKind.PERSON] for mention in (one, other)
                )
                weight = max(weight_of(self.text, one.span), weight_of(self.text, other.span))
                self.add(who, place, weight)

    def _set_genders(self, mentions: Sequence[Mention]) -> None:
        signs, titles, roles = GenderSigns(), load_titles(), load_roles()
        for mention in mentions:
            if mention.kind is MentionKind.PERSON:
                who = self.by_name[mention.name, SourceKind.PERSON]
                start = mention.span.start
                before = _LAST_WORD.search(self.text[max(0, start - 20) : start])
                title = titles.get(before[1]) if before is not None else None
                title = title or titles.get(mention.name.split()[0])
                signs.add(who, title.gender if title is not None else None, TITLE)
        people = [n for n, r in enumerate(self.referents) if r.kind is SourceKind.PERSON]
        for who in people:
            referent = self.referents[who]
            called = [roles[one.noun] for one in referent.introductions if one.noun in roles]
            for gender, weight in weight_of_roles(called):
                signs.add(who, gender, weight)
            signs.add(who, gender_of_name(referent.name or ""), GIVEN_NAME)
        for who, gender in self._pronouns_near():
            signs.add_pronoun(who, gender)
        for who in people:
            self.referents[who].gender = signs.gender_of(who)

    def _pronouns_near(self) -> Iterator[tuple[int, Gender]]:
        """Pronouns in sentences that, with the one before, name one person only, as a subject."""
        people: dict[int, set[int]] = defaultdict(set)
        subjects: dict[int, int] = {}  # where the first subject of a sentence stands
        for event in self.events:
            if self.referents[event.who].kind is SourceKind.PERSON:
                people[event.sentence].add(event.who)
                if event.weight >= SUBJECT:
                    subjects.setdefault(event.sentence, event.place)
        for match in _PRONOUN.finditer(self.text):
            if self.is_quoted(match.start()):
                continue
            here = self.sentence_at(match.start())
            near = people.get(here, set()) | people.get(here - 1, set())
            if len(near) == 1 and subjects.get(here, match.start()) < match.start():
                female = match.group().lower() in {"she", "her", "herself"}
                yield next(iter(near)), Gender.FEMALE if female else Gender.MALE


def _modifies(text: str, span: Span) -> bool:
    """Whether a name stands before a noun it belongs to."""
    after = _NEXT_WORD.match(text, span.end)
    if after is None:
        return False
    return not after[1].islower() or not (
        is_finite(after[1]) or any(after[1] in words_of_class(name) for name in _CLOSED)
    )


def weight_of(text: str, span: Span) -> float:
    """How prominent a name is by what stands before and after it."""
    if text[span.end : span.end + 1] in {"'", "’"}:
        opens = _OPENS.search(text[max(0, span.start - 25) : span.start]) is not None
        return OPENING if opens else POSSESSIVE
    if _is_apposed_subject(text, span):
        return SUBJECT
    before = WORD.findall(text[max(0, span.start - 40) : span.start])
    while before and _may_stand_between(before[-1]):
        before.pop()
    leads = before[-1].lower() if before else ""
    if leads in words_of_class("preposition") and leads not in _CLAUSE_WORDS:
        return OBLIQUE
    match = _AFTER_NAME.match(text, span.end, span.end + 140)
    follows = match[1] if match is not None else None
    if follows and is_finite(follows):
        return SUBJECT
    return OBLIQUE if leads in words_of_class("preposition") else OBJECT


def _is_apposed_subject(text: str, span: Span) -> bool:
    """Whether a name stands between commas after a subject phrase: "her aide, X, left"."""
    if text[span.start - 2 : span.start] != ", " or text[span.end : span.end + 1] != ",":
        return False
    verb = _VERB_AFTER.match(text, span.end)
    if verb is None or not is_finite(verb[1]):
        return False
    before = text[max(0, span.start - 80) : span.start - 2]
    words = WORD.findall(re.split(r"[.;:!?“”\"\n]|, ", before)[-1])
    for number in range(len(words) - 1, -1, -1):
        if words[number].lower() in words_of_class("determiner") or words[number].endswith(_OWNS):
            return number == 0 or words[number - 1].lower() not in words_of_class("preposition")
    return False


def _may_stand_between(word: str) -> bool:
    """Whether a word may stand between a preposition and the name it governs."""
    plain = word.lower()
    return word in load_titles() or plain in load_roles() or plain in words_of_class("determiner")

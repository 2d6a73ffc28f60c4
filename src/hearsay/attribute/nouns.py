"""Who a noun stands for: "the minister", "Putin's administration", "the poll", "US officials"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.descriptions import (
    resolve_body,
    resolve_pair,
    resolve_person_role,
    resolve_relation,
    resolve_salient_person,
)
from hearsay.attribute.discourse import SUBJECT, Discourse
from hearsay.attribute.grammar import WORD, is_plural
from hearsay.attribute.heads import MentionIndex
from hearsay.attribute.introductions import Introduction
from hearsay.attribute.later_names import named_later, told_later
from hearsay.attribute.noun_shapes import (
    DEFINITE,
    is_compatriot,
    is_nation,
    is_new_writing,
    is_of_noun,
    is_one_of_some,
    is_only_placed,
    is_people,
    is_predicate,
    is_said_or_done,
    is_share,
    is_unnamed_few,
    is_writing_of,
    kind_of_few_words,
    kind_of_phrase,
    noun_of,
    owning,
    what_is_owned,
)
from hearsay.attribute.phrases import INDEFINITE, Phrase, PhraseKind
from hearsay.attribute.speaker import NOBODY, UNNAMED, Speaker, speaker_of
from hearsay.attribute.wording import Wording
from hearsay.records.attribution import SourceKind
from hearsay.text.bodies import BodySort, family_of_writing, load_bodies, load_body_marks
from hearsay.text.people import is_demonym, load_proper_roles, load_roles
from hearsay.text.small_words import words_of_class

LONGEST = 90  # characters of a phrase that can serve as the name of a group
PHRASES_BACK = 60  # phrases looked back for the report that "the report" is
AFTER = 20  # characters after a source in which its verb stands
_INDEFINITES = INDEFINITE | {"some", "every", "each", "any", "no"}
_NOT_TOLD = frozenset({"one", "another"})  # "one ministry": which, the text keeps to itself
# "the leg-spinner", "the novelist": a person by trade
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ess")
_PAIRS = frozenset({"pair", "duo", "couple", "two", "twosome"})
_ONE_OF = re.compile(r"one of (?:the|those|these|them)\b", re.IGNORECASE)
_NAMED = re.compile(r" (?:named|called) [A-Z]")
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)


_TAIL = re.compile(r"(?: (?:of|in|at|for|from|with|by|the|a|an|and))+$")  # read too short


class NounSpeakers:
    """Finds the speakers that nouns stand for, in one document."""

    def __init__(self, world: Discourse, index: MentionIndex, phrases: Sequence[Phrase]) -> None:
        self.world = world
        self.index = index
        self.phrases = phrases
        self._ends = [phrase.span.end for phrase in phrases]
        self._bodies: dict[tuple[str, str], str] = {}  # noun and owner: fullest phrase
        self._note_phrases()

    def find(self, wording: Wording, owner: Speaker | None) -> Speaker:
        """The speaker; ``owner`` is who "his" or "X's" at its start stands for."""
        head, modifiers = noun_of(wording)
        if not head:
            return Speaker(None, kind_of_few_words(wording), None)
        if wording.name_at_end:
            return self.named(wording.name_at_end, SourceKind.PERSON, wording)
        kind, noun, plural = kind_of_phrase(wording, head)
        if noun in load_bodies() and " " in noun:
            head, modifiers = noun, modifiers[: len(wording.modifiers) - noun.count(" ")]
        if is_one_of_some(wording, kind):
            return Speaker(None, SourceKind.ANONYMOUS, None)
        if wording.is_owned and is_writing_of(kind, noun):
            return Speaker(None, SourceKind.DOCUMENT, None)  # "their report", "X's log"
        if wording.is_owned and is_said_or_done(kind, head):
            return owner or NOBODY  # "Lavrov's comments", "in his view"
        if wording.determiner in DEFINITE and noun in _PAIRS:
            pair = resolve_pair(self.world, noun, wording.span.start)
            if pair is not None:
                return speaker_of(self.world, pair)
        if _ONE_OF.match(wording.text):
            return self.unnamed(wording)  # "one of the people": who, the text keeps to itself
        follows = self.world.text[wording.span.end : wording.span.end + AFTER]
        is_group = is_people(wording, head) or is_nation(wording, head, follows)
        if kind is PhraseKind.GROUP or is_share(wording) or is_group:
            return self._of_group(wording, noun, owner)
        if kind is PhraseKind.BODY and is_new_writing(wording, noun):
            return self._of_writing(wording, noun)
        if kind is PhraseKind.BODY:
            return self._of_body(wording, noun, owner, modifiers)
        if kind is PhraseKind.WRITING and not wording.is_capital:
            return self._of_writing(wording, noun)
        if kind is PhraseKind.ROLE or head.endswith("-year-old") or is_compatriot(wording, head):
            return self._of_role(wording, head, owner, modifiers)
        if wording.is_capital and not wording.is_owned:
            return self.named(self._short(wording), SourceKind.ORGANISATION, wording)
        if self._is_only_a_name(wording):
            sort = SourceKind.GROUP if is_plural(head) else SourceKind.UNKNOWN
            return self.named(self._short(wording), sort, wording)
        if plural or is_plural(head) or wording.determiner in words_of_class("quantifier"):
            return self._of_group(wording, noun, owner)
        if wording.determiner in DEFINITE and head.endswith(_PERSON_ENDINGS):
            found = resolve_salient_person(self.world, noun, wording.span.start, wording.proper)
            unknown = Speaker(None, SourceKind.PERSON, None)
            return speaker_of(self.world, found) if found is not None else unknown
        return Speaker(None, kind_of_few_words(wording), None)

    def _is_only_a_name(self, wording: Wording) -> bool:
        """Whether a word that begins a sentence is nowhere in the text without a capital."""
        text = self.world.text[wording.main.start : wording.main.end]
        if not text[:1].isupper() or " " in text or wording.determiner:
            return False
        return self.world.is_never_small(text.lower())

    def named(
        self, name: str, kind: SourceKind, wording: Wording, *, plural: bool = False
    ) -> Speaker:
        """The speaker of this name."""
        who = self.world.refer(name, kind, wording.span.start, is_plural=plural)
        return Speaker(name, kind, who)

    def unnamed(self, wording: Wording) -> Speaker:
        """Somebody the text speaks of without a name: "a person familiar with the talks"."""
        plural = is_plural(wording.head)
        kind = SourceKind.GROUP if plural else SourceKind.PERSON
        who = self.world.refer(None, kind, wording.span.start, is_plural=plural)
        return Speaker(None, SourceKind.ANONYMOUS, who)

    def _note_phrases(self) -> None:
        """Make referents of "Putin's administration", "a Pew poll", "voters"."""
        for phrase in self.phrases:
            if phrase.kind is PhraseKind.BODY and phrase.is_named:
                key = (phrase.head, self._key(phrase))
                self._bodies[key] = max(self._bodies.get(key, ""), phrase.text, key=len)
        for phrase in self.phrases:
            if phrase.kind is PhraseKind.BODY and phrase.is_named:
                name = self._bodies[phrase.head, self._key(phrase)]
                self._note(name, SourceKind.ORGANISATION, phrase)
            elif phrase.kind is PhraseKind.ROLE:
                self._note_unnamed(phrase)
            elif phrase.kind is PhraseKind.GROUP:
                self._note(phrase.text, SourceKind.GROUP, phrase)
            elif phrase.kind is PhraseKind.WRITING and not phrase.is_plural:
                self._note(phrase.text, SourceKind.DOCUMENT, phrase)

    def _note_unnamed(self, phrase: Phrase) -> None:
        """Somebody without a name who does something: "a Berlin man posted"."""
        weight = self.world.weight_of(phrase.span)
        if weight < SUBJECT or is_predicate(self.world.text, phrase.span.start):
            return
        if _NAMED.match(self.world.text, phrase.span.end):
            return  # "a woman named X": whom the text names
        who = self.world.refer(None, SourceKind.PERSON, phrase.span.start)
        role = load_roles()[phrase.head]
        self.world.referents[who].gender = role.gender
        one = Introduction(phrase.head, frozenset())
        self.world.introduce(who, one, phrase.span.start)
        self.world.add(who, phrase.span.start, UNNAMED * weight)

    def _key(self, phrase: Phrase) -> str:
        """The name a phrase is built on, in its fullest form."""
        inside = self.index.inside(phrase.span)
        return inside[-1].name if inside else phrase.text.lower()

    def _note(self, name: str, kind: SourceKind, phrase: Phrase) -> None:
        who = self.world.refer(name, kind, phrase.span.start, is_plural=phrase.is_plural)
        self.world.add(who, phrase.span.start, self.world.weight_of(phrase.span))

    def _of_body(
        self, wording: Wording, noun: str, owner: Speaker | None, modifiers: tuple[str, ...]
    ) -> Speaker:
        sort = load_bodies()[noun].sort
        kind = SourceKind.GROUP if sort is BodySort.GROUP else SourceKind.ORGANISATION
        if wording.is_owned:
            if owner is None or owner.name is None:
                return Speaker(None, kind, None)
            name = self._bodies.get((noun.rsplit(maxsplit=1)[-1], owner.name))
            name = name or f"{owning(owner.name)} {what_is_owned(self.world.text, wording)}"
            return self.named(name, kind, wording)
        phrase = self._phrase_of(wording)
        if phrase is not None and phrase.is_named and is_only_placed(wording):
            # "the Kigali-based group" describes a body, it names none
            found = speaker_of(self.world, self._body_meant(noun, wording))
            if found.name is not None and found.name != phrase.text:
                return found
        if phrase is not None and phrase.is_named:
            name = self._bodies.get((phrase.head, self._key(phrase)), phrase.text)
            return self.named(name, kind, wording)
        if wording.determiner in _NOT_TOLD:
            return Speaker(None, kind, None)
        if wording.determiner in DEFINITE:
            who = resolve_body(self.world, noun, modifiers, wording.span.start)
            found = speaker_of(self.world, who)
            if found.name is not None:
                return found
        return self.named(self._short(wording), kind, wording)

    def _body_meant(self, noun: str, wording: Wording) -> int | None:
        """The body a description stands for, which is never the one it would itself name."""
        plain = tuple(word for word in wording.modifiers if word not in wording.proper)
        return resolve_body(self.world, noun, plain, wording.span.start)

    def _of_writing(self, wording: Wording, noun: str) -> Speaker:
        """A report by its fullest phrase before this place with the same noun, or its like."""
        phrase = self._phrase_of(wording)
        is_named = phrase is not None and phrase.is_named
        name = phrase.text if phrase is not None else self._short(wording)
        if wording.determiner in DEFINITE and not is_named:
            last = bisect_right(self._ends, wording.span.start)
            before = self.phrases[max(0, last - PHRASES_BACK) : last]
            told = [
                p for p in before if p.is_named or (p.determiner in INDEFINITE and " " in p.text)
            ]
            writings = [p for p in told if p.kind is PhraseKind.WRITING and not p.is_plural]
            writings = [p for p in writings if p.is_named] or writings
            like = [p for p in writings if family_of_writing(p.head) == family_of_writing(noun)]
            same = [p for p in writings if p.head == noun]
            name = (same or like)[-1].text if same or like else name
        return self.named(name, SourceKind.DOCUMENT, wording)

    def _of_role(
        self, wording: Wording, noun: str, owner: Speaker | None, modifiers: tuple[str, ...]
    ) -> Speaker:
        place = wording.span.start
        if wording.determiner in _INDEFINITES:
            is_one = wording.determiner in {"a", "an"}
            later = self._named_later(wording, noun, is_definite=False) if is_one else None
            return self.unnamed(wording) if later is None else speaker_of(self.world, later)
        if wording.is_owned:
            found = None
            if owner is not None or wording.possessor is None:
                name = owner.name if owner is not None and owner.name is not None else ""
                found = resolve_relation(self.world, noun, name, place)
            return self._untold(wording, noun) if found is None else speaker_of(self.world, found)
        found = resolve_person_role(self.world, noun, modifiers, place, wording.proper)
        is_name = wording.is_capital and not self._is_office(wording, noun)
        is_name = is_name and not is_demonym(noun)
        if found is None and is_name:
            return self.named(self._short(wording), SourceKind.ORGANISATION, wording)
        if found is None and wording.determiner in DEFINITE and not is_of_noun(wording):
            found = resolve_salient_person(self.world, noun, place, wording.proper)
        if found is not None and self._is_of_another(found, wording):
            found = None
        if found is not None:
            return speaker_of(self.world, found)
        return self._untold(wording, noun)

    def _untold(self, wording: Wording, noun: str) -> Speaker:
        """A person whom the text tells from others without a name: "his lawyer", "the vicar"."""
        later = self._named_later(wording, noun, is_definite=True)
        if later is not None:
            return speaker_of(self.world, later)
        who = self.world.refer(None, SourceKind.PERSON, wording.span.start)
        role = load_roles().get(noun)
        self.world.referents[who].gender = role.gender if role is not None else None
        self.world.referents[who].is_told = True
        return Speaker(None, SourceKind.PERSON, who)

    def _named_later(self, wording: Wording, noun: str, *, is_definite: bool) -> int | None:
        """The new name that follows the description, where nothing stands against it."""
        if self.world.is_quoted(wording.span.start) or wording.name_at_end:
            return None
        found = named_later(self.world, noun, wording.span, is_definite=is_definite)
        if found is not None:
            return found
        return told_later(self.world, noun, wording.span, is_definite=is_definite)

    def _is_office(self, wording: Wording, noun: str) -> bool:
        """Whether a capital makes no name: "The Senator from Oru", not "The Economist"."""
        if noun in load_proper_roles():
            return True
        role = load_roles().get(noun)
        before = self.world.text[max(0, wording.span.start - 4) : wording.span.start]
        is_mark = noun.rsplit(maxsplit=1)[-1].capitalize() in load_body_marks()
        if role is not None and role.is_office and not is_mark:
            return wording.determiner in DEFINITE or before.lower() == "the "
        if wording.determiner in DEFINITE and not wording.modifiers and role is not None:
            return noun.capitalize() not in load_body_marks()  # "the Speaker", not "the Observer"
        rest = self.world.text[wording.head_end : wording.main.end]
        return wording.determiner in DEFINITE and rest.startswith((" of ", " from ", " for "))

    def _is_of_another(self, who: int, wording: Wording) -> bool:
        """Whether "the head of the union" is told of something that this person is no head of."""
        rest = self.world.text[wording.head_end : wording.main.end]
        if not rest.startswith((" of ", " for ")):
            return False
        words = {word.lower() for word in WORD.findall(rest)[1:]}
        for sort in ("determiner", "preposition", "quantifier"):
            words -= words_of_class(sort)
        if not words:
            return False  # "the mother of three"
        introductions = self.world.referents[who].introductions
        told = {word for one in introductions for word in (*one.modifiers, one.noun)}
        name = (self.world.referents[who].name or "").lower().split()
        return bool(told) and not words & (told | set(name))

    def _of_group(self, wording: Wording, noun: str, owner: Speaker | None) -> Speaker:
        name = self._short(wording)
        if wording.pronoun is not None and wording.pronoun.is_possessive:
            if owner is None or owner.name is None:
                return Speaker(None, SourceKind.GROUP, None)
            name = f"{owning(owner.name)} {name.split(None, 1)[-1]}"
        elif wording.determiner in DEFINITE and len(name.split()) == 1:
            pair = resolve_pair(self.world, noun, wording.span.start)
            if pair is not None:
                return speaker_of(self.world, pair)
            name = self._fuller_group(noun, wording.span.start) or name
        found = self.named(name, SourceKind.GROUP, wording, plural=True)
        return replace(found, kind=SourceKind.ANONYMOUS) if is_unnamed_few(wording) else found

    def _fuller_group(self, noun: str, place: int) -> str | None:
        """The last group before with the same noun and more words: "Israeli officials"."""
        last = bisect_right(self._ends, place)
        for phrase in reversed(self.phrases[max(0, last - PHRASES_BACK) : last]):
            if phrase.kind is PhraseKind.GROUP and phrase.head == noun and " " in phrase.text:
                return phrase.text
        return None

    def _short(self, wording: Wording) -> str:
        """The main words of a source without article, on one line."""
        text = self.world.text[wording.main.start : wording.main.end]
        return _TAIL.sub("", _ARTICLE.sub("", re.sub(r"\s+", " ", text))[:LONGEST])

    def _phrase_of(self, wording: Wording) -> Phrase | None:
        """The phrase that the head of a source heads."""
        number = bisect_right(self._ends, wording.head_end - 1)
        if number >= len(self.phrases) or self.phrases[number].span.start >= wording.head_end:
            return None
        phrase = self.phrases[number]
        # "the Committee | notes": what follows a body is its verb, not another noun
        is_beyond = wording.head in load_bodies() and phrase.span.end > wording.main.end
        return None if is_beyond else phrase

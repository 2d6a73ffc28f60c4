"""Who one source stands for: a name, a pronoun, a description, a group, a writing, nobody named."""

import csv
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.attribute.descriptions import (
    resolve_body,
    resolve_person_role,
    resolve_salient_person,
)
from hearsay.attribute.discourse import KINDS, Discourse
from hearsay.attribute.grammar import is_plural, words_of_class
from hearsay.attribute.introductions import role_at_end
from hearsay.attribute.phrases import Phrase, PhraseKind, kind_of_noun
from hearsay.attribute.pronouns import resolve_person, resolve_plural, resolve_thing
from hearsay.attribute.relatives import find_antecedent
from hearsay.attribute.wording import MentionIndex, Wording, take_apart
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind

LONGEST = 90  # characters of a phrase that can serve as the name of a group
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "every", "each", "any", "no"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARTICLE = re.compile(r"(?:the|a|an|this|these|those)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks."""

    name: str | None  # None: the text does not say, or does not say surely
    kind: SourceKind
    who: int | None  # index of the referent; None: none that later words could refer to


NOBODY = Speaker(None, SourceKind.UNKNOWN, None)


class SpeakerFinder:
    """Finds the speaker a source stands for, in one document."""

    def __init__(
        self, world: Discourse, mentions: Sequence[Mention], phrases: Sequence[Phrase]
    ) -> None:
        self.world = world
        self.index = MentionIndex(mentions)
        self.phrases = phrases
        self._phrase_ends = [phrase.span.end for phrase in phrases]
        self._bodies: dict[tuple[str, str], str] = {}
        self._note_phrases()

    def find(self, source: Span, *, around: Speaker | None) -> Speaker:
        """The speaker of ``source``; ``around`` is who speaks the quotation it stands in."""
        wording = take_apart(self.world.text, source, self.index)
        if wording.is_pronoun:
            return self._of_pronoun(wording, around)
        if wording.names:
            return self._of_names(wording)
        if _is_anonymous(wording.text):
            return self._unnamed(wording, SourceKind.ANONYMOUS)
        return self._of_description(wording, around)

    # --- phrases of bodies, writings and groups -------------------------------------------------

    def _note_phrases(self) -> None:
        """Make referents of "Putin's administration", "Clinton campaign", "voters"."""
        for phrase in self.phrases:
            if phrase.kind is PhraseKind.BODY and phrase.is_named:
                key = (phrase.head, self._key(phrase))
                known = self._bodies.get(key, "")
                if len(phrase.text) > len(known):
                    self._bodies[key] = phrase.text
        for phrase in self.phrases:
            if phrase.kind is PhraseKind.BODY and phrase.is_named:
                name = self._bodies[phrase.head, self._key(phrase)]
                self._note(name, SourceKind.ORGANISATION, phrase)
            elif phrase.kind is PhraseKind.GROUP:
                self._note(phrase.text, SourceKind.GROUP, phrase)
            elif phrase.kind is PhraseKind.WRITING and not phrase.is_plural:
                self._note(phrase.text, SourceKind.DOCUMENT, phrase)

    def _key(self, phrase: Phrase) -> str:
        """The name a phrase is built on, in its fullest form."""
        inside = self.index.inside(phrase.span)
        return inside[-1].name if inside else phrase.text.lower()

    def _note(self, name: str, kind: SourceKind, phrase: Phrase) -> None:
        place = phrase.span.start
        plural = phrase.is_plural
        who = self.world.refer(name, kind, place, is_plural=plural)
        self.world.add(who, place, self.world.weight_of(phrase.span))

    # --- pronouns -------------------------------------------------------------------------------

    def _of_pronoun(self, wording: Wording, around: Speaker | None) -> Speaker:
        pronoun, place = wording.pronoun, wording.span.start
        if pronoun is None or pronoun.person == "2":
            return NOBODY
        if pronoun.person == "1":
            return around or NOBODY
        excluded = frozenset({around.who}) if around and around.who is not None else frozenset()
        if pronoun.person == "relative":
            return self._of_relative(wording)
        if pronoun.number == "singular":
            return self._referent(resolve_person(self.world, pronoun, place, excluded))
        if pronoun.number == "thing":
            return self._referent(resolve_thing(self.world, place, excluded))
        return self._referent(resolve_plural(self.world, place, excluded))

    def _of_relative(self, wording: Wording) -> Speaker:
        pronoun, place = wording.pronoun, wording.span.start
        sentence = self.world.sentences[self.world.sentence_at(place)].span
        of_person = pronoun is not None and pronoun.word in {"who", "whom"}
        found = find_antecedent(self.world.text, place, sentence, self.index, of_person=of_person)
        if isinstance(found, Mention):
            return self._of_mention(found)
        if found is None:
            return NOBODY
        return self._of_description(take_apart(self.world.text, found, self.index), None)

    def _referent(self, who: int | None) -> Speaker:
        if who is None:
            return NOBODY
        referent = self.world.referents[who]
        kind = referent.kind
        if referent.name is None and kind is SourceKind.PERSON:
            kind = SourceKind.ANONYMOUS
        return Speaker(referent.name, kind, who)

    # --- names ----------------------------------------------------------------------------------

    def _of_names(self, wording: Wording) -> Speaker:
        if len(wording.names) == 1:
            return self._of_mention(wording.names[0])
        names = list(dict.fromkeys(mention.name for mention in wording.names))
        joined = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        kind = KINDS[wording.names[0].kind]
        who = self.world.refer(joined, kind, wording.span.start, is_plural=len(names) > 1)
        return Speaker(joined, kind, who)

    def _of_mention(self, mention: Mention) -> Speaker:
        kind = KINDS.get(mention.kind, SourceKind.UNKNOWN)
        if mention.kind is MentionKind.GROUP:
            return self._named(mention.name, SourceKind.GROUP, mention.span.start, is_plural=True)
        return Speaker(mention.name, kind, self.world.by_name.get((mention.name, kind)))

    def _named(
        self, name: str, kind: SourceKind, place: int, *, is_plural: bool = False
    ) -> Speaker:
        who = self.world.refer(name, kind, place, is_plural=is_plural)
        return Speaker(name, kind, who)

    def _unnamed(self, wording: Wording, kind: SourceKind) -> Speaker:
        referent_kind = SourceKind.GROUP if is_plural(wording.head) else SourceKind.PERSON
        place = wording.span.start
        plural = referent_kind is SourceKind.GROUP
        who = self.world.refer(None, referent_kind, place, is_plural=plural)
        return Speaker(None, kind, who)

    # --- descriptions ---------------------------------------------------------------------------

    def _of_description(self, wording: Wording, around: Speaker | None) -> Speaker:
        head, modifiers = self._noun_of(wording)
        if not head:
            return NOBODY
        kind, noun, plural = kind_of_noun(head.split()[-1])
        owner = self._owner(wording, around)
        if wording.possessor is not None and kind in {PhraseKind.OTHER, PhraseKind.WRITING}:
            return self._of_mention(wording.possessor)
        if wording.pronoun is not None and kind in {PhraseKind.OTHER, PhraseKind.WRITING}:
            return owner or NOBODY
        if kind is PhraseKind.BODY:
            return self._of_body(wording, noun, owner, modifiers)
        if kind is PhraseKind.WRITING:
            return self._of_writing(wording, noun)
        if kind is PhraseKind.ROLE or "-year-old" in wording.text:
            return self._of_role(wording, head, owner, modifiers)
        if plural or is_plural(head) or wording.determiner in words_of_class("quantifier"):
            return self._of_group(wording, owner)
        if wording.determiner in _INDEFINITE:
            return self._unnamed(wording, SourceKind.ANONYMOUS)
        return NOBODY

    def _noun_of(self, wording: Wording) -> tuple[str, tuple[str, ...]]:
        """The longest role at the end of the head, and the other modifiers."""
        words = [*wording.modifiers, wording.head]
        size = role_at_end(words) if wording.head else 0
        if size > 1:
            return " ".join(words[-size:]), tuple(words[:-size])
        return wording.head, wording.modifiers

    def _owner(self, wording: Wording, around: Speaker | None) -> Speaker | None:
        """Who "his", "their" or "X's" stands for."""
        if wording.possessor is not None:
            return self._of_mention(wording.possessor)
        if wording.pronoun is None or not wording.pronoun.is_possessive:
            return None
        first = Span(wording.span.start, wording.span.start + len(wording.pronoun.word))
        found = self._of_pronoun(take_apart(self.world.text, first, self.index), around)
        return found if found.name is not None else None

    def _of_body(
        self, wording: Wording, noun: str, owner: Speaker | None, modifiers: tuple[str, ...]
    ) -> Speaker:
        place = wording.span.start
        if owner is not None and owner.name is not None:
            name = self._bodies.get((noun, owner.name)) or f"{owner.name}'s {noun}"
            return self._named(name, SourceKind.ORGANISATION, place)
        if wording.pronoun is not None:
            return NOBODY
        phrase = self._phrase_at(wording.main)
        if phrase is not None and phrase.is_named:
            name = self._bodies.get((phrase.head, self._key(phrase)), phrase.text)
            return self._named(name, SourceKind.ORGANISATION, place)
        if wording.determiner in _DEFINITE:
            found = self._referent(resolve_body(self.world, noun, modifiers, place))
            if found.name is not None:
                return found
        name = _ARTICLE.sub("", self._short(wording), count=1)
        return self._named(name, SourceKind.ORGANISATION, place)

    def _of_writing(self, wording: Wording, noun: str) -> Speaker:
        """A report by its fullest phrase before this place with the same noun."""
        phrase = self._phrase_at(wording.main)
        name = _ARTICLE.sub(
            "", phrase.text if phrase is not None else self._short(wording), count=1
        )
        if wording.determiner in _DEFINITE and not (phrase is not None and phrase.is_named):
            last = bisect_right(self._phrase_ends, wording.span.start)
            for earlier in reversed(self.phrases[max(0, last - 60) : last]):
                if earlier.head == noun and earlier.is_named and not earlier.is_plural:
                    name = earlier.text
                    break
        return self._named(name, SourceKind.DOCUMENT, wording.span.start)

    def _of_role(
        self, wording: Wording, noun: str, owner: Speaker | None, modifiers: tuple[str, ...]
    ) -> Speaker:
        place = wording.span.start
        if wording.determiner in _INDEFINITE:
            return self._unnamed(wording, SourceKind.ANONYMOUS)
        words = modifiers + tuple((owner.name or "").lower().split() if owner is not None else ())
        found = resolve_person_role(self.world, noun, words, place)
        if found is None and wording.determiner in _DEFINITE:
            found = resolve_salient_person(self.world, noun, place)
        if found is not None:
            return self._referent(found)
        return self._unnamed(wording, SourceKind.PERSON)

    def _of_group(self, wording: Wording, owner: Speaker | None) -> Speaker:
        name = _ARTICLE.sub("", self._short(wording), count=1)
        if wording.pronoun is not None:
            if owner is None or owner.name is None:
                return Speaker(None, SourceKind.GROUP, None)
            name = f"{owner.name}'s {name.split(None, 1)[-1]}"
        return self._named(name, SourceKind.GROUP, wording.span.start, is_plural=True)

    def _short(self, wording: Wording) -> str:
        """The main words of a source on one line."""
        text = self.world.text[wording.main.start : wording.main.end]
        return re.sub(r"\s+", " ", text)[:LONGEST]

    def _phrase_at(self, span: Span) -> Phrase | None:
        """The phrase whose head lies in ``span`` first."""
        number = bisect_right(self._phrase_ends, span.start)
        if number < len(self.phrases) and self.phrases[number].span.start < span.end:
            return self.phrases[number]
        return None


@cache
def _anonymous_words() -> re.Pattern[str]:
    lines = files("hearsay.data").joinpath("anonymous.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    words = "|".join(re.escape(row["words"]) for row in rows)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _is_anonymous(text: str) -> bool:
    return _anonymous_words().search(text) is not None

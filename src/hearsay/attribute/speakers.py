"""Who one source stands for: a name, a pronoun, or what a noun stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from hearsay.attribute.apposed import apposed_person
from hearsay.attribute.discourse import KINDS, Discourse
from hearsay.attribute.grammar import Pronoun
from hearsay.attribute.heads import MentionIndex
from hearsay.attribute.lists import list_of
from hearsay.attribute.nouns import NounSpeakers
from hearsay.attribute.phrases import Phrase
from hearsay.attribute.pronouns import (
    kind_of_pronoun,
    resolve_person,
    resolve_plural,
    resolve_thing,
)
from hearsay.attribute.relatives import find_antecedent
from hearsay.attribute.speaker import NOBODY, Speaker, speaker_of
from hearsay.attribute.wording import Wording, take_apart
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Span, hull
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.small_words import words_of_class
from hearsay.text.tables import read_table

BESIDE = 60  # characters looked at for the names before a cue
_WHO_CLAUSE = re.compile(r",? ?(?:who|speaking|talking) [^,.;:“”\"]+")
# "is said", "has been told"; not "is quoted as saying", "is pleased to announce", "has dismissed"
_PASSIVE = re.compile(
    r"(?:(?:ha[sd]|have|can|could|may|might|must|should|will|would) (?:\w+ly )?(?:been|be)\b"
    r"|(?:is|are|was|were|be|been|being)\b)(?!.*\b(?:quoted|to)\b)",
    re.DOTALL | re.IGNORECASE,
)
_ADJOINS = re.compile(r" (?:(?:ha[sd]|have) )?")
_CLOSES = re.compile(r"[.,;]?(?:\s*\n|\s*$|[.,;])")


@dataclass(frozen=True, slots=True)
class Writers:
    """Who speaks without being told of: the author, who signs letters, who takes turns."""

    author: str | None  # who "I" outside quotations is
    signatures: Sequence[Mention] = ()  # or whose letter it stands in
    labels: Mapping[int, str | None] = field(default_factory=dict)  # names of turns by place


class SpeakerFinder:
    """Finds the speaker a source stands for, in one document."""

    def __init__(
        self,
        world: Discourse,
        index: MentionIndex,
        phrases: Sequence[Phrase],
        writers: Writers,
    ) -> None:
        self.world = world
        self.index = index
        self.nouns = NounSpeakers(world, index, phrases)
        self.writers = writers
        self._turn_takers = frozenset(writers.labels.values())

    def find(
        self,
        source: Span,
        *,
        around: Speaker | None,
        spoken_of: frozenset[int] = frozenset(),
    ) -> Speaker:
        """The speaker of ``source``.

        ``around`` is who speaks the quotation it stands in; ``spoken_of`` are those a pronoun
        does not stand for.
        """
        if source.start in self.writers.labels:
            return self._of_label(source)
        wording = take_apart(self.world.text, source, self.index)
        if wording.is_pronoun:
            return self._of_pronoun(wording, around, spoken_of)
        if (listed := list_of(self.world.text, source)) is not None:
            return self._of_list(listed, source, wording)
        if wording.names:
            return self._of_names(wording)
        if (apposed := apposed_person(self.world.text, source, self.index)) is not None:
            return self._of_mention(apposed)
        if _is_anonymous(wording.text) or self._is_told_unnamed(wording):
            return self.nouns.unnamed(wording)
        found = self.nouns.find(wording, self._owner(wording, around))
        if wording.is_owned:
            return found  # "our study", "my report": who owns it may speak himself
        is_wrong = self._is_author(found) or (
            around is not None and self._takes_turns(found, around)
        )
        return Speaker(None, found.kind, None) if is_wrong else found

    def _is_told_unnamed(self, wording: Wording) -> bool:
        """Whether what follows says so: "A diplomat, who asked not to be named, said"."""
        end = wording.span.end
        if wording.text.startswith(("to be named", "to be identified")):
            return True
        if wording.text.endswith(" who"):
            end -= 4
        follows = _WHO_CLAUSE.match(self.world.text, end, end + 2 * BESIDE)
        return follows is not None and _is_anonymous(follows.group())

    def _is_author(self, found: Speaker) -> bool:
        """Whether it is who writes: that is "I", never "the mayor" or "she"."""
        return found.name is not None and found.name == self.writers.author

    def _takes_turns(self, found: Speaker, around: Speaker) -> bool:
        """Whether a description would stand for one who speaks here, which none does."""
        if found.kind is not SourceKind.PERSON or found.name is None:
            return False
        return found.name == around.name or found.name in self._turn_takers

    def _of_label(self, label: Span) -> Speaker:
        name = self.writers.labels[label.start]
        if name is None:
            return Speaker(None, SourceKind.PERSON, None)
        who = self.world.refer(name, SourceKind.PERSON, label.start)
        return Speaker(name, SourceKind.PERSON, who)

    def find_beside(self, cue: tuple[Span, ...]) -> Speaker:
        """The speaker of a cue whose source was not read: the name right before or after it."""
        text, whole = self.world.text, hull(cue)
        is_passive = _PASSIVE.match(text, whole.start, whole.end) is not None
        before = self.index.inside(Span(max(0, whole.start - BESIDE), whole.start + 1))
        if before and not is_passive and _ADJOINS.fullmatch(text, before[-1].span.end, whole.start):
            start = before[-1].span.start
            if len(before) > 1 and text[before[-2].span.end : start] == " and ":
                start = before[-2].span.start
            governing = text[max(0, start - 20) : start].lower().rsplit(None, 1)[-1:]
            if governing and governing[0] in words_of_class("preposition"):
                return NOBODY  # "Trials in Oru showed"
            return self.find(Span(start, before[-1].span.end), around=None)
        after = self.index.inside(Span(whole.end, whole.end + 2))
        if after and _CLOSES.match(text, after[0].span.end):
            return self._of_mention(after[0])
        return NOBODY

    def _of_pronoun(
        self, wording: Wording, around: Speaker | None, excluded: frozenset[int] = frozenset()
    ) -> Speaker:
        found = self._by_pronoun(wording, around, excluded)
        if wording.pronoun is None or found.kind is not SourceKind.UNKNOWN:
            return found
        return Speaker(None, kind_of_pronoun(wording.pronoun), None)

    def _by_pronoun(
        self, wording: Wording, around: Speaker | None, excluded: frozenset[int]
    ) -> Speaker:
        pronoun, place = wording.pronoun, wording.span.start
        if pronoun is None or pronoun.person == "2":
            return NOBODY
        if pronoun.person == "1":
            return around or self._writer(wording, pronoun)
        if around is not None and around.who is not None:
            excluded |= {around.who}
        writer = self.world.by_name.get((self.writers.author or "", SourceKind.PERSON))
        if writer is not None:
            excluded |= {writer}
        if pronoun.person == "relative":
            return self._of_relative(wording)
        if pronoun.number == "singular":
            found = speaker_of(self.world, resolve_person(self.world, pronoun, place, excluded))
            return NOBODY if self._is_author(found) else found
        if pronoun.number == "thing":
            return speaker_of(self.world, resolve_thing(self.world, place, excluded))
        return speaker_of(self.world, resolve_plural(self.world, place, excluded))

    def _writer(self, wording: Wording, pronoun: Pronoun) -> Speaker:
        """Who writes "I": who signs next, or the author."""
        if pronoun.number != "singular" or self.world.is_quoted(wording.span.start):
            return NOBODY
        place = wording.span.start
        signed = next((m.name for m in self.writers.signatures if m.span.start > place), None)
        name = signed or self.writers.author
        return NOBODY if name is None else self.nouns.named(name, SourceKind.PERSON, wording)

    def _of_relative(self, wording: Wording) -> Speaker:
        pronoun, place = wording.pronoun, wording.span.start
        sentence = self.world.sentences[self.world.sentence_at(place)].span
        of_person = pronoun is not None and pronoun.word in {"who", "whom"}
        found = find_antecedent(self.world.text, place, sentence, self.index, of_person=of_person)
        if isinstance(found, Mention):
            return self._of_mention(found)
        if found is None:
            return NOBODY
        antecedent = take_apart(self.world.text, found, self.index)
        if _is_anonymous(antecedent.text):
            return self.nouns.unnamed(antecedent)
        return self.nouns.find(antecedent, self._owner(antecedent, None))

    def _of_names(self, wording: Wording) -> Speaker:
        names = list(dict.fromkeys(mention.name for mention in wording.names))
        if len(names) == 1:
            return self._of_mention(wording.names[0])
        joined = ", ".join(names[:-1]) + " and " + names[-1]
        return self.nouns.named(joined, KINDS[wording.names[0].kind], wording, plural=True)

    def _of_list(self, listed: str, source: Span, wording: Wording) -> Speaker:
        """Several who speak together, as the text lists them."""
        kinds = {mention.kind for mention in self.index.inside(source)}
        if kinds == {MentionKind.PERSON}:
            sort = SourceKind.PERSON
        else:
            sort = SourceKind.ORGANISATION if kinds else SourceKind.GROUP
        return self.nouns.named(listed, sort, wording, plural=True)

    def _of_mention(self, mention: Mention) -> Speaker:
        held = self._held_by(mention)
        if held is not None:
            return Speaker(held, SourceKind.PERSON, self.world.by_name[held, SourceKind.PERSON])
        kind = KINDS.get(mention.kind, SourceKind.UNKNOWN)
        plural = mention.kind is MentionKind.GROUP
        who = self.world.refer(mention.name, kind, mention.span.start, is_plural=plural)
        return Speaker(mention.name, kind, who)

    def _held_by(self, mention: Mention) -> str | None:
        """The person whose name ends what was read as a body: "Chief of Staff Ana Kolo"."""
        if mention.kind is not MentionKind.ORGANISATION:
            return None
        words = mention.name.split()
        names = (" ".join(words[-size:]) for size in (3, 2) if len(words) > size + 1)
        return next((n for n in names if (n, SourceKind.PERSON) in self.world.by_name), None)

    def _owner(self, wording: Wording, around: Speaker | None) -> Speaker | None:
        """Who "his", "their" or "X's" stands for."""
        if wording.possessor is not None:
            return self._of_mention(wording.possessor)
        if wording.pronoun is None or not wording.pronoun.is_possessive:
            return None
        first = Span(wording.span.start, wording.span.start + len(wording.pronoun.word))
        found = self._of_pronoun(take_apart(self.world.text, first, self.index), around)
        return found if found.name is not None else None


@cache
def _anonymous_words() -> re.Pattern[str]:
    words = "|".join(re.escape(row["words"]) for row in read_table("anonymous.csv"))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _is_anonymous(text: str) -> bool:
    return _anonymous_words().search(text) is not None

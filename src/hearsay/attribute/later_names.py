"""Somebody described first and named afterwards: "The owner of a mill denied it. Ana Ruiz said".

A new name without a description of its own is that of whom the text has just described.
"""

import re

from hearsay.attribute.discourse import OBJECT, SUBJECT, Discourse, Event
from hearsay.attribute.grammar import WORD, load_pronouns
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Part, Span
from hearsay.text.people import Gender, load_roles
from hearsay.text.small_words import words_of_class

AHEAD = 4  # sentences in which the name must come
_SAID = re.compile(r"([a-z]+) (?:[A-Z][\w.]* ){0,2}$")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b")
_DESCRIBED = re.compile(r" \(|, (?:an?|the|one|his|her|its|their|our|of) ")
_DESCRIBED_OR_AGED = re.compile(r" \(|, (?:an?|the|one|his|her|its|their|our|of|who|whose|\d+)\b")
_WHILE = frozenset({"after", "when", "while", "as", "because", "before", "since", "that", "if"})
_CALLED = frozenset({"called", "named", "nicknamed", "dubbed", "identified"})
# who speaks for others is seldom named afterwards
_UNNAMED = frozenset({"spokesman", "spokesperson", "official", "source", "diplomat", "aide"})


def named_later(world: Discourse, noun: str, source: Span, *, is_definite: bool) -> int | None:
    """The person first named soon after ``source``, where that can only be who it describes."""
    here = world.sentence_at(source.start)
    is_lede = world.sentences[here].paragraph <= _first_paragraph(world)
    if not is_definite and (not is_lede or _speaks_for_others(noun)):
        return None
    sentence = world.sentences[here].span
    if not _opens(world, source, sentence, is_definite=is_definite):
        return None
    last = min(here + AHEAD, len(world.sentences) - 1)
    limit = world.sentences[here].paragraph + 1
    while last > here and world.sentences[last].paragraph > limit:
        last -= 1
    for event in world.after(sentence.end, world.sentences[last].span.end):
        referent = world.referents[event.who]
        if event.is_quoted or referent.kind is not SourceKind.PERSON or referent.name is None:
            continue
        if _is_other_gender(referent.gender, noun):
            continue  # "The wife of X": X is not she
        is_new = referent.first >= sentence.end and not referent.is_plural
        is_bare = _is_bare(world, event, is_lede=is_lede)
        if is_new and is_bare and _may_be(world, event, noun, source):
            return event.who if _is_about_one(world, here, event.sentence) else None
        return None
    return None


def told_later(world: Discourse, noun: str, source: Span, *, is_definite: bool) -> int | None:
    """The only person whom the document calls so, named later: "its chairman … The chairman, X,".

    Of one who is told of without an article that points at him only in the first paragraph.
    """
    here = world.sentence_at(source.start)
    is_lede = world.sentences[here].paragraph <= _first_paragraph(world)
    role = load_roles().get(noun)
    is_office = role is not None and role.is_office
    if not is_definite and (not is_lede or not is_office or _speaks_for_others(noun)):
        return None
    last = noun.rsplit(maxsplit=1)[-1]
    called = {
        number
        for number, referent in enumerate(world.referents)
        if referent.kind is SourceKind.PERSON
        and referent.name is not None
        and any(one.noun.rsplit(maxsplit=1)[-1] == last for one in referent.introductions)
    }
    if len(called) != 1:
        return None
    who = called.pop()
    told = [
        one for one in world.referents[who].introductions if one.noun.rsplit(maxsplit=1)[-1] == last
    ]
    words = {word.lower() for word in WORD.findall(source.of(world.text))}
    # "the last warden" is not "the new warden"
    is_same = all(one.modifiers - words_of_class("determiner") <= words for one in told)
    is_later = world.referents[who].first >= source.end and is_same
    return who if is_later and not _is_other_gender(world.referents[who].gender, noun) else None


def _is_other_gender(gender: Gender | None, noun: str) -> bool:
    role = load_roles().get(noun)
    return role is not None and None not in {role.gender, gender} and role.gender is not gender


def _opens(world: Discourse, source: Span, sentence: Span, *, is_definite: bool) -> bool:
    """Whether a source is the subject of the main clause."""
    before = world.text[sentence.start : source.start]
    if not before.strip("“\"‘' "):
        return True
    if not is_definite:
        return False
    words = WORD.findall(before.lower())[-5:]
    return _WHILE.isdisjoint(words)


def _is_about_one(world: Discourse, first: int, last: int) -> bool:
    """Whether the sentences between two are quoted or go on about him or her."""
    for number in range(first + 1, last):
        span = world.sentences[number].span
        word = _PRONOUN.search(span.of(world.text).lower())
        if not world.is_quoted(span.start + 1) and word is None:
            return False
    return True


def _is_bare(world: Discourse, event: Event, *, is_lede: bool) -> bool:
    """Whether a name stands without a description of its own."""
    name = world.referents[event.who].name or ""
    end = event.place + len(name)
    if not world.text.startswith(name, event.place):  # a short form, "Ms Ruiz"
        end = event.place + len(name.rsplit(maxsplit=1)[-1])
    if " " not in name and not is_lede:
        return False
    return (_DESCRIBED if is_lede else _DESCRIBED_OR_AGED).match(world.text, end) is None


def _first_paragraph(world: Discourse) -> int:
    return next((s.paragraph for s in world.sentences if s.part is Part.BODY), 0)


def _speaks_for_others(noun: str) -> bool:
    role = load_roles().get(noun)
    return noun in _UNNAMED or (role is not None and not _UNNAMED.isdisjoint(role.wider))


def _may_be(world: Discourse, event: Event, noun: str, source: Span) -> bool:
    """Whether a name stands as one who speaks or acts, described as nothing else."""
    return (
        _is_subject(world, event)
        and all(_is_like(noun, one.noun) for one in world.referents[event.who].introductions)
        and _has_gender(world, event, noun, source)
    )


def _is_subject(world: Discourse, event: Event) -> bool:
    if event.weight >= SUBJECT:
        return True
    said = _SAID.search(world.text, max(0, event.place - 40), event.place)
    if said is None or event.weight < OBJECT:
        return False
    if said[1] in _CALLED:
        return False
    return said[1] in words_of_class("past") or said[1].endswith(("ed", "ys"))


def _is_like(noun: str, other: str) -> bool:
    """Whether one person may be called both: an owner and a 34-year-old, a chief and an officer."""
    if other.endswith("-year-old") or noun.endswith(f" {other}"):
        return True
    one, two = load_roles().get(noun), load_roles().get(other)
    if one is None or two is None or one is two:
        return False  # "the new warden" is not "the last warden, X"
    return other in one.wider or noun in two.wider


def _has_gender(world: Discourse, event: Event, noun: str, source: Span) -> bool:
    """Whether the gender of a name is that of the noun and of a pronoun after it."""
    role, known = load_roles().get(noun), world.referents[event.who].gender
    shown: Gender | None = role.gender if role is not None else None
    end = world.sentences[world.sentence_at(source.start)].span.end
    word = _PRONOUN.search(world.text, source.end, end)
    if shown is None and word is not None and not world.is_quoted(word.start()):
        shown = load_pronouns()[word.group()].gender
    return shown is None or known is None or shown is known

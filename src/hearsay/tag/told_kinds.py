"""Kinds of names that the words around them tell: a body read as a person, and the reverse."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.records.tags import MentionKind
from hearsay.tag.naming import Naming
from hearsay.text.bodies import load_bodies, load_body_marks
from hearsay.text.people import load_given_names, load_roles, load_titles

MOST_WORDS = 4
_OFFICE = re.compile(r"\b([a-z][a-z-]+),? $")
AROUND = 160  # characters after a name
_HUMAN = re.compile(r"\b(?:he|she|his|her|him|who|whose)\b", re.IGNORECASE)
# "X is selling its mine", "X said it would not"; "X said it was raining" tells nothing
_THING = re.compile(
    r"(?: (?!who\b)[a-z][\w-]*| on [A-Z]\w+day| [a-z]-[a-z]+){1,9}?"
    r" (?:its|it (?:had|has|did|does|will|would not|expects?|plans?|hopes?|wants?|wanted))\b"
)
_NEXT = re.compile(
    r"[^.!?\n]*(?:[.!?][”\"]?|[”\"]\.) (?:Its|It (?:had|has|did|does|will|expects?)) "
)
_APPOSED = re.compile(r", (?:the|a|an|one of|[A-Z]\w+[’']s) ([^,.;“”\"]{3,60})[,.;]")
_WORD = re.compile(r"[a-z][\w-]*")
_MAKERS = frozenset({"maker", "owner"})


def retype(text: str, namings: Sequence[Naming]) -> list[Naming]:
    """The namings, a lone name of which the text says "it" being a body's, not a person's.

    Also one that is the first word of a body's name: "Surya" where "Surya Ports" went before.
    """
    bodies = {n.form.split()[0] for n in namings if _is_long_body(n)}
    people = {n.form.split()[-1] for n in namings if _is_full_person(n)}
    people |= {n.form.split()[0] for n in namings if _is_full_person(n)}
    told: dict[str, list[bool]] = defaultdict(list)
    for naming in namings:
        if naming.kind is MentionKind.PERSON and _may_be_body(naming):
            told[naming.form].extend(_signs(text, naming))
    things = {form for form, signs in told.items() if signs and all(signs)}
    things = {form for form in things if form not in people}
    lone = {n.form for n in namings if n.kind is MentionKind.PERSON and not n.title}
    halves = {form for form in lone & bodies if form not in people and not _no(told[form])}
    bodies_read = [_as_body(naming, things | halves) for naming in namings]
    return [_as_person(text, naming) for naming in bodies_read]


def _as_person(text: str, naming: Naming) -> Naming:
    """A naming after an office, which bodies do not hold: "her deputy, X Y, said"."""
    words = naming.form.split()
    if naming.kind is not MentionKind.ORGANISATION or not 1 < len(words) < MOST_WORDS:
        return naming
    office = _OFFICE.search(text, max(0, naming.span.start - 40), naming.span.start)
    role = load_roles().get(office[1]) if office is not None else None
    is_name = all(word[0].isupper() and word not in load_body_marks() for word in words)
    if role is None or not role.is_office or role.noun in load_bodies() or not is_name:
        return naming
    return replace(naming, kind=MentionKind.PERSON)


def _no(signs: Sequence[bool]) -> bool:
    return False in signs


def _as_body(naming: Naming, forms: set[str]) -> Naming:
    is_body = naming.kind is MentionKind.PERSON and naming.form in forms
    return replace(naming, kind=MentionKind.ORGANISATION) if is_body else naming


def _is_long_body(naming: Naming) -> bool:
    return naming.kind is MentionKind.ORGANISATION and " " in naming.form


def _is_full_person(naming: Naming) -> bool:
    return naming.kind is MentionKind.PERSON and " " in naming.form and not _may_be_body(naming)


def _may_be_body(naming: Naming) -> bool:
    """Whether nothing in a name itself shows that it is a person's."""
    first = naming.form.split()[0]
    if naming.title or naming.gender is not None or first in load_titles():
        return False
    return not any(word in load_given_names() for word in naming.form.split()[:-1] or [naming.form])


def _signs(text: str, naming: Naming) -> Iterator[bool]:
    """True for each place that shows a thing, False for each that shows a person."""
    end = naming.span.end
    after = text[end : end + AROUND]
    sentence = re.split(r"[.!?]\s", after, maxsplit=1)[0]
    if (apposed := _APPOSED.match(after)) is not None:
        nouns = _WORD.findall(apposed[1])
        for noun in nouns:
            if noun in load_bodies() or noun in _MAKERS:
                yield True
            elif noun in load_roles():
                yield False
            if noun in {"of", "for", "in", "at", "from", "who", "that", "which"}:
                break
    if _HUMAN.search(sentence) is not None:
        yield False
    elif _THING.match(after) is not None or _NEXT.match(after) is not None:
        yield True

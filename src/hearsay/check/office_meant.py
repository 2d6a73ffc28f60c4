"""Which office an office claim means: its title, whose it is, and whom the name can mean."""

import re
from dataclasses import dataclass

from hearsay.check.finding import Context
from hearsay.check.wording import with_article
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.reference.facts import Tenure

_SPLIT = re.compile(r"[^\s,]+")
_ENDINGS = re.compile(r"(?:\s+(?:of|for|of the|for the|in|the))+$|^(?:of|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A claim about an office that the packs know, and whose it is."""

    context: Context
    title: str
    body: str
    name: str  # the person as the document names them most fully
    known: frozenset[str]  # entity ids of the people the name fits
    tenures: tuple[Tenure, ...]
    is_explicit: bool  # the text says whose office it is
    words: str  # the title as the text has it, without whose it is

    @property
    def office(self) -> str:
        """The office in words: "foreign minister of Russia"."""
        body = self.context.packs.names.entities[self.body].name
        return f"{self.words} of {with_article(body)}"

    def by_this_person(self) -> list[Tenure]:
        """The tenures of whoever the name fits."""
        return [tenure for tenure in self.tenures if tenure.person in self.known]


def ask(claim: Claim, context: Context) -> Question | None:
    """The office meant; None where the packs do not know it, or more than one can be meant."""
    office, person = claim.parts.get("office"), claim.parts.get("person")
    if office is None or person is None:
        return None
    mention = context.tags.mention_at(person)
    name = mention.name if mention is not None else context.words(person)
    read = _read_title(claim, context, office)
    if read is None:
        return None
    titles, body, words = read
    facts = context.packs.facts
    found = [
        (title, one)
        for title in titles
        for one in ([body] if body is not None else _likely_bodies(title, name, context))
        if facts.tenures_of(title, one)
    ]
    if len({whose for _, whose in found}) != 1:
        return None
    title, whose = found[-1]  # where two packs know the office, the later one is the user's own
    tenures = facts.tenures_of(title, whose)
    known = _people(name, context, whose)
    return Question(context, title, whose, name, known, tenures, body is not None, words)


def _read_title(
    claim: Claim, context: Context, office: Span
) -> tuple[tuple[str, ...], str | None, str] | None:
    """Titles, body (None: not said) and the title's words; None: a title that is not known.

    Two packs may each know a title of this name; whose it is tells them apart.
    """
    names = context.packs.names
    words = context.words(office)
    country = claim.parts.get("country")
    body = None
    if country is not None:
        body = names.entity_of(context.words(country), "body")
        if body is None:
            return None  # "the Academy's president" is none of ours
    titles = names.all_of(words, "title")
    if titles:
        return titles, body, _plain(words)
    inner = _inner_body(words, context)
    if inner is None or (body is not None and inner[1] != body):
        return None
    titles = names.all_of(inner[0], "title")
    return (titles, inner[1], _plain(inner[0])) if titles else None


def _plain(words: str) -> str:
    """A title as it is written within a sentence: without capitals, unless it is all capitals."""
    return words if words.isupper() else words.lower()


def _inner_body(words: str, context: Context) -> tuple[str, str] | None:
    """As in: "Chief of the General Staff of the Russian Armed Forces" as title and body."""
    names = context.packs.names
    tokens = list(_SPLIT.finditer(words))
    for size in range(min(5, len(tokens)), 0, -1):
        for first in range(len(tokens) - size, -1, -1):
            start, end = tokens[first].start(), tokens[first + size - 1].end()
            if not words[start].isupper():
                continue
            body = names.entity_of(words[start:end], "body")
            if body is not None:
                left = _ENDINGS.sub("", words[:start].rstrip())
                right = words[end:].strip().removeprefix("'s").strip()
                joined = f"{left} of the {right}" if left and right else left or right
                return joined, body
    return None


def _people(name: str, context: Context, body: str) -> frozenset[str]:
    """The people that the name fits, among those who held this or another office of the body."""
    people = context.packs.facts.people_of(body)
    return context.packs.names.people_called(name).intersection(people)


def _likely_bodies(title: str, name: str, context: Context) -> list[str]:
    """Whose office is meant where the text does not say: one the person has held, or at home."""
    facts, called = context.packs.facts, context.packs.names.people_called(name)
    if not called:
        return []
    held, home = [], []
    for body in facts.bodies_with(title):
        if any(row.person in called for row in facts.tenures_of(title, body)):
            held.append(body)
        elif len(name.split()) > 1 and not called.isdisjoint(facts.people_of(body)):
            home.append(body)
    return held or home

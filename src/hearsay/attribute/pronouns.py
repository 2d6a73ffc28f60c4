"""Resolve pronouns: who "he", "they", "it", "who" and "I" stand for where they speak."""

import re
from collections.abc import Callable, Iterator

from hearsay.attribute.discourse import SUBJECT, Discourse, Referent
from hearsay.attribute.grammar import Pronoun, load_pronouns
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Span
from hearsay.text.small_words import words_of_class

BACK = 7  # sentences looked back
DECAY = 0.5  # a sentence further back counts half, as in Lappin and Leass (1994)
QUOTED = 0.3  # a name inside somebody's quotation is seldom who speaks next
UNSURE_GENDER = 0.8
MIN_SCORE = 0.1
MIN_LEAD = 1.1  # the best must score so many times the second
CATAPHORA = 1.2  # "Back when he wrote his book, Mr. X said"

_FIRST_WORD = re.compile(r"[\W_]*(\w+)")


def resolve_person(
    world: Discourse, pronoun: Pronoun, place: int, excluded: frozenset[int] = frozenset()
) -> int | None:
    """The person "he" or "she" stands for at ``place``; None where two are as likely."""

    def fits(referent: Referent) -> float:
        if referent.kind is not SourceKind.PERSON or referent.is_plural:
            return 0.0
        if referent.gender is None:
            return UNSURE_GENDER
        return 1.0 if referent.gender is pronoun.gender else 0.0

    return best_of(world, place, fits, excluded)


def resolve_plural(
    world: Discourse, place: int, excluded: frozenset[int] = frozenset()
) -> int | None:
    """The group, pair or body "they" stands for."""

    def fits(referent: Referent) -> float:
        if referent.is_plural:
            return 1.0
        if referent.kind is SourceKind.ORGANISATION and not referent.is_place:
            return 0.6
        return 0.0

    return best_of(world, place, fits, excluded)


def resolve_thing(
    world: Discourse, place: int, excluded: frozenset[int] = frozenset()
) -> int | None:
    """The body or writing "it" stands for."""

    def fits(referent: Referent) -> float:
        if referent.is_plural or referent.kind in {SourceKind.PERSON, SourceKind.GROUP}:
            return 0.0
        return 0.6 if referent.is_place else 1.0

    return best_of(world, place, fits, excluded)


def best_of(
    world: Discourse,
    place: int,
    fits: Callable[[Referent], float],
    excluded: frozenset[int] = frozenset(),
) -> int | None:
    """The most salient referent that fits, or None where none is salient or two are alike."""
    scores = salience(world, place, fits)
    ranked = sorted(
        ((score, who) for who, score in scores.items() if who not in excluded), reverse=True
    )
    if not ranked or ranked[0][0] < MIN_SCORE:
        return None
    if len(ranked) > 1 and ranked[0][0] < MIN_LEAD * ranked[1][0]:
        return None
    return ranked[0][1]


def salience(world: Discourse, place: int, fits: Callable[[Referent], float]) -> dict[int, float]:
    """How present each fitting referent is at ``place``: its best event of each sentence, decayed."""
    here = world.sentence_at(place)
    is_quoted = world.is_quoted(place)
    best: dict[tuple[int, int], float] = {}
    for event in world.before(place, BACK):
        share = fits(world.referents[event.who])
        if share <= 0:
            continue
        weight = event.weight * share * DECAY ** world.apart(event.sentence, here)
        if event.is_quoted and not is_quoted:
            weight *= QUOTED
        key = (event.who, event.sentence)
        best[key] = max(best.get(key, 0.0), weight)
    for who in _announced(world, place, here):
        share = fits(world.referents[who])
        if share > 0:
            best[who, here] = max(best.get((who, here), 0.0), CATAPHORA * share)
    scores: dict[int, float] = {}
    for (who, _), weight in best.items():
        scores[who] = scores.get(who, 0.0) + weight
    return scores


def _announced(world: Discourse, place: int, here: int) -> Iterator[int]:
    """Subjects of the main clause where the pronoun stands in an opening subordinate clause."""
    sentence = world.sentences[here].span
    first = _FIRST_WORD.match(world.text, sentence.start, sentence.end)
    if first is None or first[1].lower() not in words_of_class("subordinator"):
        return
    comma = world.text.find(",", place, sentence.end)
    if comma < 0 or "," in world.text[sentence.start : place]:
        return
    for event in world.after(comma, sentence.end):
        if event.weight >= SUBJECT and event.place - comma < 40:
            yield event.who


def pronoun_at(text: str, span: Span) -> Pronoun | None:
    """The pronoun that is all of this span, or None."""
    return load_pronouns().get(text[span.start : span.end].strip().lower())

"""Resolve pronouns: who "he", "they", "it", "who" and "I" stand for where they speak."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from hearsay.attribute.discourse import SUBJECT, Discourse, Referent
from hearsay.attribute.grammar import Pronoun, load_pronouns
from hearsay.records.attribution import SourceKind
from hearsay.records.document import Span
from hearsay.text.people import Gender
from hearsay.text.small_words import words_of_class

BACK = 7  # sentences looked back
DECAY = 0.5  # a sentence further back counts half, as in Lappin and Leass (1994)
QUOTED = 0.15  # a name inside somebody's quotation is seldom who speaks next
REPORTED = 0.6  # nor a name in what somebody is reported to say
UNLIKELY = 0.25  # nor one whom the words reported of "him" name
UNSURE_GENDER = 0.65
SAME_SENTENCE = 1.2  # who was named in this very sentence is rather meant
PARALLEL = 1.3  # a subject that opens a sentence is rather that of the sentence before
CHAINED_SUBJECT = 0.8  # a subject, or a pronoun that is one
_OPENING = "“\"‘' "
EARLIER = 0.5  # "she" is rather who was last a subject than who was spoken of all along
MIN_SCORE = 0.1
MIN_LEAD = 1.1  # the best must score so many times the second
ANNOUNCED_WITHIN = 40  # characters from the comma to the name
CATAPHORA = 1.2  # "Back when he wrote his book, Mr. X said"

CLEAR_SHARE = 0.75  # so many pronouns must agree to show the gender of a person
_CLAUSE_END = re.compile(r"[,;:()—]| - | -- | (?:but|and|because|while|when|as|if|though) ")
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\W_]*(\w+)")


def resolve_person(
    world: Discourse, pronoun: Pronoun, place: int, excluded: frozenset[int] = frozenset()
) -> int | None:
    """The person "he" or "she" stands for at ``place``; None where two are as likely.

    ``excluded`` are hardly meant: they are spoken of, or speak themselves, where it stands.
    """
    unlikely = frozenset(id(world.referents[who]) for who in excluded)

    def fits(referent: Referent) -> float:
        return _fits_person(referent, pronoun) * (UNLIKELY if id(referent) in unlikely else 1.0)

    later = frozenset() if pronoun.is_possessive else _named_after(world, place)
    return best_of(world, place, fits, later, earlier=EARLIER)


def _fits_person(referent: Referent, pronoun: Pronoun) -> float:
    if referent.kind is not SourceKind.PERSON or referent.is_plural:
        return 0.0
    if referent.gender is None:
        return UNSURE_GENDER
    return 1.0 if referent.gender is pronoun.gender else 0.0


def infer_genders(world: Discourse) -> None:
    """Give people of unknown gender that of the pronouns that can hardly mean anybody else."""
    if all(r.gender or r.kind is not SourceKind.PERSON for r in world.referents):
        return
    signs: dict[int, list[Gender]] = defaultdict(list)
    for match in _PRONOUN.finditer(world.text):
        pronoun = load_pronouns().get(match.group().lower())  # none for a "hıs" without its dot
        if pronoun is None or pronoun.gender is None or world.is_quoted(match.start()):
            continue
        who = resolve_person(world, pronoun, match.start())
        if who is not None and world.referents[who].gender is None:
            here = world.sentence_at(match.start())
            is_near = any(
                e.who == who and e.sentence == here for e in world.before(match.start(), 0)
            )
            signs[who] += [pronoun.gender] * (2 if is_near else 1)
    for who, shown in signs.items():
        for gender in Gender:
            if shown.count(gender) >= CLEAR_SHARE * len(shown):
                world.referents[who].gender = gender


def _named_after(world: Discourse, place: int) -> frozenset[int]:
    """People first named later in the clause: "he said X would go" is not said by X.

    Not so in an opening clause: "As he has before, X …".
    """
    here = world.sentence_at(place)
    if _opens_with_clause(world, place, here):
        return frozenset()
    sentence = world.sentences[here].span
    clause = _CLAUSE_END.search(world.text, place, sentence.end)
    end = clause.start() if clause is not None else sentence.end
    before = {e.who for e in world.before(place, 0) if e.place >= sentence.start}
    return frozenset(event.who for event in world.after(place + 1, end)) - before


def resolve_plural(
    world: Discourse, place: int, excluded: frozenset[int] = frozenset()
) -> int | None:
    """The group, pair or body "they" stands for."""

    def fits(referent: Referent) -> float:
        if referent.is_plural:
            return 1.0
        is_body = referent.kind is SourceKind.ORGANISATION and not referent.is_place
        if is_body and not referent.is_it:
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

    who = best_of(world, place, fits, excluded)
    if who is not None:
        world.referents[who].is_it = True
    return who


def best_of(
    world: Discourse,
    place: int,
    fits: Callable[[Referent], float],
    excluded: frozenset[int] = frozenset(),
    *,
    earlier: float = 1.0,
) -> int | None:
    """The most salient referent that fits, or None where none is salient or two are alike."""
    scores = salience(world, place, fits, earlier=earlier)
    ranked = sorted(
        ((score, who) for who, score in scores.items() if who not in excluded), reverse=True
    )
    if not ranked or ranked[0][0] < MIN_SCORE:
        return None
    if len(ranked) > 1 and ranked[0][0] < MIN_LEAD * ranked[1][0]:
        return None
    return ranked[0][1]


def salience(
    world: Discourse, place: int, fits: Callable[[Referent], float], *, earlier: float = 1.0
) -> dict[int, float]:
    """How present each fitting referent is at ``place``: its best event in a sentence, decayed.

    The sentence in which it is most present counts in full, the others by ``earlier``.
    """
    here, is_quoted = world.sentence_at(place), world.is_quoted(place)
    leads = _subject_before(world, place, here) if earlier < 1 else -1  # of pronouns only
    best: dict[tuple[int, int], float] = {}
    shares: dict[int, float] = {}
    for event in world.before(place, BACK):
        who = event.who
        if who not in shares:
            shares[who] = fits(world.referents[who])
        if not shares[who]:
            continue
        weight = event.weight * shares[who] * DECAY ** world.apart(event.sentence, here)
        if event.is_quoted and not is_quoted:
            weight *= QUOTED
        elif event.content is not None and not event.content.start <= place < event.content.end:
            weight *= REPORTED
        elif event.sentence == here:
            weight *= SAME_SENTENCE
        elif event.place == leads:
            weight *= PARALLEL
        key = (who, event.sentence)
        if weight > best.get(key, 0.0):
            best[key] = weight
    for who in _announced(world, place, here):
        best[who, here] = max(best.get((who, here), 0.0), CATAPHORA * fits(world.referents[who]))
    each: dict[int, list[float]] = defaultdict(list)
    for (who, _), weight in best.items():
        if weight > 0:
            each[who].append(weight)
    return {
        who: max(weights) + earlier * (sum(weights) - max(weights)) for who, weights in each.items()
    }


def _subject_before(world: Discourse, place: int, here: int) -> int:
    """Where the first subject of the sentence before stands, if a pronoun opens this one; or -1."""
    sentence = world.sentences[here].span
    if not here or world.text[sentence.start : place].strip(_OPENING):
        return -1
    before = world.sentences[here - 1].span
    for event in world.after(before.start, before.end):
        is_named = world.referents[event.who].name is not None
        if is_named and event.weight >= CHAINED_SUBJECT and not event.is_quoted:
            return event.place
    return -1


def _announced(world: Discourse, place: int, here: int) -> Iterator[int]:
    """Subjects of the main clause where the pronoun stands in an opening subordinate clause."""
    if not _opens_with_clause(world, place, here):
        return
    end = world.sentences[here].span.end
    comma = world.text.find(",", place, end)
    for event in world.after(comma, min(end, comma + ANNOUNCED_WITHIN)):
        if event.weight >= SUBJECT:
            yield event.who


def _opens_with_clause(world: Discourse, place: int, here: int) -> bool:
    """Whether ``place`` stands in a subordinate clause or phrase that opens its sentence."""
    sentence = world.sentences[here].span
    first = _FIRST_WORD.match(world.text, sentence.start, sentence.end)
    if first is None or first[1].lower() not in words_of_class("subordinator"):
        return False
    before = world.text.find(",", sentence.start, place)
    return before < 0 and world.text.find(",", place, sentence.end) >= 0


def pronoun_at(text: str, span: Span) -> Pronoun | None:
    """The pronoun that is all of this span, or None."""
    return load_pronouns().get(text[span.start : span.end].strip().lower())


def kind_of_pronoun(pronoun: Pronoun) -> SourceKind:
    """What a pronoun tells of whoever it stands for, known or not."""
    if pronoun.number == "thing" or pronoun.word in {"which", "that", "whose"}:
        return SourceKind.UNKNOWN
    return SourceKind.GROUP if pronoun.number == "plural" else SourceKind.PERSON

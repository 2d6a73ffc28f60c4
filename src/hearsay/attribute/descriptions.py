"""Resolve descriptions: "the minister", "the company", "the Russian leader", "his ex-wife"."""

from collections.abc import Iterable, Iterator

from hearsay.attribute.discourse import Discourse, Referent
from hearsay.attribute.introductions import Introduction
from hearsay.attribute.pronouns import best_of, salience
from hearsay.records.attribution import SourceKind
from hearsay.text.bodies import BodySort, is_any_body, is_body_called, load_bodies, load_body_marks
from hearsay.text.people import is_demonym, load_roles
from hearsay.text.places import load_places

EXACT, WIDER, MODIFIER = 1.0, 0.6, 0.35
SAME_STEM = 4  # letters that "Russia" and "Russian", "Florida" and "Floridian" share
SALIENT = 0.45  # a person so present may be meant by a noun the text never gave to him or her
SALIENT_BODY = 0.45  # the same for a body, and for a place
OTHERWISE = 0.5  # somebody who was introduced as something else is less likely meant
PAIR = 2
_KIN = frozenset({"man", "woman", "parent", "child", "sibling", "wife"})
_PUBLIC = frozenset({"politician", "businessman", "writer", "star", "scholar"})
# Nouns that say nothing of whom they mean.
_ANYBODY = frozenset(
    {"man", "woman", "boy", "girl", "person", "child", "victim", "witness", "suspect", "resident"}
    | {"voter", "supporter", "source", "other", "official", "officer", "driver", "worker"}
)
# "The governor" is hardly the deputy governor, where there is one of each.
_LESSER = frozenset(
    {"deputy", "vice", "assistant", "associate", "former", "ex", "shadow", "junior", "acting"}
    | {"then", "onetime", "retired", "late", "would-be", "designate"}
)
# what the only body that a text has named may be called from afar
_ONLY_ONE = frozenset(
    {"company", "firm", "group", "organisation", "organization", "charity", "airline", "lender"}
    | {"manufacturer", "maker", "retailer", "insurer", "hospital", "association", "club"}
)
_ANY_SORT = frozenset({"group", "organisation", "organization", "association"})
_AUTHORITIES = frozenset(
    {"court", "tribunal", "ministry", "council", "parliament", "commission", "committee", "police"}
    | {"department", "government", "army", "senate", "inquiry", "university", "union"}
)
LEAD_LIFE = 1.5  # an age or a country fits everybody, so that less presence tells who is meant
# who is seldom called by age or country, as others are spoken of
_SPEAKING = frozenset({"lawyer", "officer", "official", "prosecutor", "judge", "coroner", "aide"})
SPEAKS_FOR = 0.25
LIFE = 0.2  # how present somebody must be to be called by age, country or family
CALLED_OTHERWISE = 0.25  # who was just called something else is less likely meant
_OWNERS = frozenset({"his", "her", "their"})


def resolve_person_role(
    world: Discourse,
    noun: str,
    modifiers: Iterable[str],
    place: int,
    proper: frozenset[str] = frozenset(),
) -> int | None:
    """The person introduced with this noun, or with one it is a wider word for.

    ``proper`` are modifiers with a capital: "the Vermont senator" is no senator of elsewhere.
    """
    words = frozenset(modifiers)
    scores: dict[int, float] = {}
    for who in _people_called(world, noun, place):
        referent = world.referents[who]
        score = match_role(referent, noun, words)
        if score > 0 and not (proper and _is_of_elsewhere(referent, proper)):
            scores[who] = score
    if noun in load_roles() and not load_roles()[noun].is_office:
        # "the man" is the last one spoken of; "the minister" may be long ago
        present = salience(world, place, lambda _: 1.0)
        scores = {who: score for who, score in scores.items() if who in present}
    return _choose(world, scores, place)


def _people_called(world: Discourse, noun: str, place: int) -> Iterator[int]:
    for who in world.called(noun, place):
        referent = world.referents[who]
        if referent.kind is SourceKind.PERSON and not referent.is_plural:
            yield who


def _is_of_elsewhere(referent: Referent, proper: frozenset[str]) -> bool:
    """Whether names were told of somebody, but none of these."""
    told = {load_places().get(w, w) for one in referent.introductions for w in one.proper}
    wanted = {load_places().get(word, word) for word in proper}
    return bool(told) and not any(_same_stem(w, t) for w in wanted for t in told)


def match_role(referent: Referent, noun: str, modifiers: frozenset[str]) -> float:
    """How well what the text says of somebody fits "the <modifiers> <noun>"; 0: not at all."""
    best = 0.0
    for introduction in referent.introductions:
        score = _noun_score(introduction, noun)
        if not _LESSER.isdisjoint(introduction.modifiers - modifiers):
            score *= WIDER
        if score and referent.gender is not None:
            role = load_roles().get(noun)
            if role is not None and role.gender not in {None, referent.gender}:
                continue
        best = max(best, score)
    if not best:
        return 0.0
    told = {word for one in referent.introductions for word in (*one.modifiers, one.noun)}
    told |= {load_places()[word] for word in told if word in load_places()}
    for modifier in modifiers:
        if any(_same_stem(modifier, word) for word in told):
            best += MODIFIER
    return best


def _noun_score(introduction: Introduction, noun: str) -> float:
    if introduction.noun == noun or (noun.endswith("-year-old") and noun in introduction.modifiers):
        return EXACT
    role = load_roles().get(introduction.noun)
    if role is not None and noun in role.wider:
        return WIDER
    if introduction.noun.endswith(" " + noun):
        return WIDER if introduction.noun.split(" ")[0] in _LESSER else EXACT
    if noun.endswith(" " + introduction.noun):
        return EXACT
    return 0.0


def _same_stem(one: str, other: str) -> bool:
    return one == other or (
        len(one) > SAME_STEM and len(other) >= SAME_STEM and one[:SAME_STEM] == other[:SAME_STEM]
    )


def _choose(world: Discourse, scores: dict[int, float], place: int) -> int | None:
    """The best fit; among equals the one who is most present at ``place``."""
    if not scores:
        return None
    top = max(scores.values())
    fitting = {who for who, score in scores.items() if score >= top - 0.01}
    if len(fitting) == 1:
        return next(iter(fitting))
    present = salience(world, place, lambda _: 1.0)
    return max(fitting, key=lambda who: (present.get(who, 0.0), -world.referents[who].first))


def resolve_body(world: Discourse, noun: str, modifiers: Iterable[str], place: int) -> int | None:
    """The body of this sort: by an apposition, by a word of its name, or the one most present."""
    words = frozenset(modifiers)

    def fits(referent: Referent) -> float:
        if referent.kind is not SourceKind.ORGANISATION or referent.name is None:
            return 0.0
        if match_role(referent, noun, words) > 0:
            return 1.5
        return 1.0 if is_body_called(referent.name, noun) else 0.0

    found = best_of(world, place, fits)
    if found is not None:
        return found
    present = salience(world, place, lambda _: 1.0)
    scores = {who: s for who in present if (s := fits(world.referents[who])) > 0}
    if scores:
        return _choose(world, scores, place)
    sort = load_bodies()[noun].sort

    def any_body(referent: Referent) -> float:
        if referent.kind is not SourceKind.ORGANISATION or referent.name is None:
            return 0.0
        if noun in _ONLY_ONE and noun not in _ANY_SORT and _is_public(referent.name):
            return 0.0  # "the company" is no ministry or court
        if not is_any_body(noun) and _is_known_otherwise(referent):
            return 0.0  # "the federation" is not the club named Dynamo
        return 1.0 if referent.is_place is (sort is BodySort.PLACE) else 0.0

    if sort in {BodySort.OFFICE, BodySort.GROUP} or (words and not is_any_body(noun)):
        return None  # "the civic society" is not the one firm the text has named
    present = salience(world, place, any_body)
    best = max(present, key=lambda who: present[who], default=None)
    if best is not None and present[best] >= SALIENT_BODY:
        return best
    named = [who for who in present if not (world.referents[who].name or "").islower()]
    is_only = len(named) == 1 and noun in _ONLY_ONE and not words
    return named[0] if is_only else None


def _is_public(name: str) -> bool:
    """Whether the last word of a name is that of an authority: a court, a ministry, a council."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last in _AUTHORITIES


def _is_known_otherwise(referent: Referent) -> bool:
    """Whether its name, or what the text calls it, tells what kind of body it is."""
    if any(one.noun in load_bodies() for one in referent.introductions):
        return True
    words = (referent.name or "").split()
    if words and words[-1] in load_bodies():
        return True  # "shop"
    return any(word in load_body_marks() for word in words)


def resolve_pair(world: Discourse, noun: str, place: int) -> int | None:
    """The two people "the senators", "the two" or "the couple" stands for."""

    def fits(referent: Referent) -> float:
        if not referent.members:
            return 0.0
        members = [world.referents[who] for who in referent.members]
        if noun not in load_roles() or any(match_role(m, noun, frozenset()) for m in members):
            return 1.0
        return 0.0

    found = best_of(world, place, fits)
    if found is not None or noun not in load_roles():
        return found
    # "the candidates", where just two people were introduced as such
    people = [
        who
        for who in _people_called(world, noun, place)
        if any(one.noun == noun for one in world.referents[who].introductions)
    ]
    names = [world.referents[who].name for who in people]
    if len(people) != PAIR or None in names:
        return None
    return world.refer(f"{names[0]} and {names[1]}", SourceKind.PERSON, place, is_plural=True)


def resolve_relation(world: Discourse, noun: str, owner: str, place: int) -> int | None:
    """The person who is somebody's lawyer, son or aide, where the text says whose."""
    surname = owner.rsplit(maxsplit=1)[-1].lower() if owner else ""
    is_kin = bool(load_roles()[noun].wider & _KIN) if noun in load_roles() else False
    scores: dict[int, float] = {}
    for number in _people_called(world, noun, len(world.text)):
        referent = world.referents[number]
        if referent.name in {None, owner}:
            continue
        for one in referent.introductions:
            score = _noun_score(one, noun)
            is_told = surname in one.modifiers or bool(one.modifiers & _OWNERS)
            shares_name = (
                bool(owner) and is_kin and (referent.name or "").lower().endswith(" " + surname)
            )
            if score and (is_told or shares_name):
                scores[number] = max(scores.get(number, 0.0), score)
    if not scores:
        return _only_one(world, noun, owner)
    return _choose(world, scores, place)


def _only_one(world: Discourse, noun: str, owner: str) -> int | None:
    """The one person of the document whom it calls just this, of nobody else: "the captain"."""
    called = [
        number
        for number in _people_called(world, noun, len(world.text))
        if world.referents[number].name not in {None, owner}
        and any(one.noun == noun for one in world.referents[number].introductions)
    ]
    if len(called) != 1:
        return None
    told = world.referents[called[0]].introductions
    return None if any(one.proper for one in told if one.noun == noun) else called[0]


def resolve_salient_person(
    world: Discourse, noun: str, place: int, proper: frozenset[str] = frozenset()
) -> int | None:
    """For a noun nobody was introduced with: the one person who is plainly being spoken of."""
    role = load_roles().get(noun)
    is_public = role is not None and (role.is_office or bool(role.wider & _PUBLIC))
    if not is_public and (noun in _ANYBODY or world.has_word(noun, place)):
        return None  # "the woman", "the employee": as likely somebody the text never names

    is_life = _is_of_life(noun)

    def fits(referent: Referent) -> float:
        if referent.kind is not SourceKind.PERSON or referent.is_plural or referent.name is None:
            return 0.0
        if is_life and (_has_other_age(referent, noun) or _has_other_country(referent, noun)):
            return 0.0
        if (
            role is not None
            and role.gender is not None
            and referent.gender not in {None, role.gender}
        ):
            return 0.0
        if proper and _is_of_elsewhere(referent, proper):
            return 0.0
        told = [one for one in referent.introductions if not is_life or _is_spoken_for(one.noun)]
        if role is not None and role.is_office and _holds_other(referent, noun):
            return 0.0
        share = (SPEAKS_FOR if is_life else OTHERWISE) if told else 1.0
        last_name, last_noun = world.last_called
        is_other = last_name == referent.name and last_noun != noun
        return share * (CALLED_OTHERWISE if is_other else 1.0)

    # who is named in this very sentence would be "he", not "the pilot"
    here = world.sentence_at(place)
    named = {event.who for event in world.before(place, 0) if event.sentence == here}

    present = salience(world, place, fits)
    ranked = sorted(((s, who) for who, s in present.items() if who not in named), reverse=True)
    if not ranked or ranked[0][0] < (LIFE if is_life else SALIENT):
        return None
    if len(ranked) > 1 and ranked[0][0] < (LEAD_LIFE if is_life else 2) * ranked[1][0]:
        return None
    who = ranked[0][1]
    world.last_called = (world.referents[who].name, noun)
    if is_life:
        world.introduce(who, Introduction(noun, frozenset()), place)
    return who


def _holds_other(referent: Referent, noun: str) -> bool:
    """Whether the text gives somebody another office: a general secretary is no governor."""
    wider = load_roles()[noun].wider | {noun}
    offices = [
        load_roles()[one.noun]
        for one in referent.introductions
        if one.noun in load_roles() and load_roles()[one.noun].is_office
    ]
    return bool(offices) and all(wider.isdisjoint(o.wider | {o.noun}) for o in offices)


def _is_of_life(noun: str) -> bool:
    """Whether a noun tells age, country or family, which holds for people of every trade."""
    role = load_roles().get(noun)
    if noun.endswith("-year-old") or is_demonym(noun):
        return True
    return role is not None and bool(_KIN & {noun, *role.wider} or "person" in role.wider)


def _is_spoken_for(noun: str) -> bool:
    """Whether such people speak of others for a living: lawyers, officers, spokesmen."""
    role = load_roles().get(noun)
    return role is not None and bool(_SPEAKING & {noun, *role.wider})


def _has_other_country(referent: Referent, noun: str) -> bool:
    """Whether the text calls somebody by another country than "the Kenyan" does."""
    countries = {one.noun for one in referent.introductions if is_demonym(one.noun)}
    return is_demonym(noun) and bool(countries) and noun not in countries


def _has_other_age(referent: Referent, noun: str) -> bool:
    """Whether the text gives somebody another age than that of "the 52-year-old"."""
    ages = {one.noun for one in referent.introductions if one.noun.endswith("-year-old")}
    return noun.endswith("-year-old") and bool(ages) and noun not in ages

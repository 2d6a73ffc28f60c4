"""Names and aliases to pack entities: spellings, transliterations, demonyms; never a guess."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

_Key = TypeVar("_Key")

# What a mention of each kind may name. Other kinds name entities of their own kind alone.
_NAMED_BY: Mapping[str, frozenset[str]] = {
    "person": frozenset({"person", "thing"}),
    "location": frozenset({"country", "place", "thing"}),
    "facility": frozenset({"place", "thing"}),
    "organisation": frozenset({"organisation", "country", "thing"}),
    "group": frozenset({"country", "organisation", "thing"}),
    "product": frozenset({"thing"}),
    "role": frozenset({"title"}),
    "body": frozenset({"organisation", "country", "place"}),
    "": frozenset({"person", "organisation", "country", "place", "title", "thing"}),
}
_DROPPED = frozenset("'’.")
_DESCRIBED = frozenset({"country", "place", "organisation"})  # what adjectives stand for
_SHORT = 3  # letters; shorter surnames begin alike by chance
# Letters that transliterations of one name into English disagree on, after folding of case.
_FOLDS = (("iy", "i"), ("yi", "i"), ("ii", "i"), ("ks", "x"), ("kh", "h"), ("ou", "u"), ("w", "v"))


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing a pack knows by name."""

    id: str
    kind: str  # person, organisation, country, place, title, measure, thing
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()  # "French": names it only where an adjective would
    within: str | None = None  # id of the country or place it lies in; None: not stated
    capital: str | None = None  # of a country: id of the place; None: not stated


@lru_cache(8192)  # names stand in a text again and again
def name_key(text: str) -> str:
    """The form two spellings of one name share: "the U.S." and "US" are both "us"."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
        text = text.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss")
    words = text.casefold().split()
    if not "".join(words).isalnum():
        words = _plain(text.strip()).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class _Letters(dict[int, str]):
    """What each mark becomes in a key, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kept = letter if letter.isalnum() or letter == "_" else " "
        self[code] = "" if letter in _DROPPED else kept
        return self[code]


_LETTERS = _Letters()


def _plain(text: str) -> str:
    """Without a possessive ending, brackets, full stops and apostrophes; other marks as blanks."""
    text = text.removesuffix("s") if text.endswith(("'s", "’s")) else text
    text = text.removesuffix("'").removesuffix("’")
    while (start := text.find("(")) >= 0 and (end := text.find(")", start)) >= 0:
        text = f"{text[:start].rstrip()}{text[end + 1 :]}"
    return text.translate(_LETTERS)


def _fold(word: str) -> str:
    word = word.replace("y", "i").replace("j", "i")
    for old, new in _FOLDS:
        word = word.replace(old, new)
    return word


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up entities by what they are called."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    _keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _people: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, repr=False)
    _spellings: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, repr=False)
    _bearers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _given: Mapping[str, str] = field(default_factory=dict, repr=False)
    _small: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def make(cls, entities: Iterable[Entity], given: Mapping[str, str] | None = None) -> "Names":
        """Index ``entities``; ``given`` joins forms of a given name, "aleksandr" to "alexander"."""
        folded = {_fold(form): _fold(name) for form, name in (given or {}).items()}
        known = {entity.id: entity for entity in entities}
        keys: dict[str, dict[str, None]] = {}
        others: dict[str, dict[str, None]] = {}
        adjectives: dict[str, dict[str, None]] = {}
        people: dict[tuple[str, ...], dict[str, None]] = {}
        spellings: dict[str, tuple[tuple[str, ...], ...]] = {}
        bearers: dict[str, dict[str, None]] = {}
        small: dict[str, dict[str, None]] = {}
        for entity in known.values():
            for name in (entity.name, *entity.aliases) if entity.kind in _DESCRIBED else ():
                words = name.split()
                if name[:1].islower() and len(words[-1]) > _SHORT:
                    small.setdefault(words[words[0] == "the"], {})[name] = None
            named = [name_key(name) for name in (entity.name, *entity.aliases)]
            for key in named:
                keys.setdefault(key, {})[entity.id] = None
                if entity.kind == "measure":
                    others.setdefault(_other_number(key), {})[entity.id] = None
            if entity.kind == "person":
                spellings[entity.id] = tuple(_spelt(key, folded) for key in named)
                for spelt in spellings[entity.id]:
                    people.setdefault(spelt, {})[entity.id] = None
                    for word in spelt:
                        bearers.setdefault(word, {})[entity.id] = None
            for adjective in entity.adjectives:
                adjectives.setdefault(name_key(adjective), {})[entity.id] = None
        keys = {**others, **keys}  # what a row says goes before what follows from it
        return cls(
            known,
            _closed(keys),
            _closed(adjectives),
            _closed(people),
            spellings,
            _closed(bearers),
            folded,
            _closed(small),
        )

    def entity_of(self, text: str, kind: str | None = None) -> str | None:
        """Id of the one entity that ``text`` names; None where there is none, or more than one.

        ``kind`` is the kind of a mention ("location") or of an entity ("country"); None is any. An
        adjective ("French", "Kenyans") names its country where the kind is group or location.
        """
        key = name_key(text)
        if not key or (key.isalpha() and len(key) <= 3 and text.islower()):
            return None  # "us" and "who" are no names
        wanted = _NAMED_BY.get(kind or "", frozenset({kind or ""}))
        found = self._only(self._keys.get(key, ()), wanted)
        if found is None and not wanted.isdisjoint(_DESCRIBED):
            found = self._only(self._adjectives.get(key, ()), wanted)
        if found is None and "person" in wanted:
            found = self._only(self._people.get(_spelt(key, self._given), ()), wanted)
        return found

    def all_of(self, text: str, kind: str) -> tuple[str, ...]:
        """Ids of all entities of this kind that ``text`` names: titles of several packs."""
        found = self._keys.get(name_key(text), ())
        return tuple(known for known in found if self.entities[known].kind == kind)

    def of_adjective(self, text: str) -> str | None:
        """Id of the entity that an adjective or the name of its people names, or None."""
        return self._only(self._adjectives.get(name_key(text), ()), _NAMED_BY["body"])

    def small_names(self, word: str) -> tuple[str, ...]:
        """Names that a pack writes in small letters and that begin so: "eurozone", "the fund"."""
        return self._small.get(word, ())

    def around(self, entity: str) -> tuple[str, ...]:
        """The entity and everything it lies within, nearest first."""
        chain: list[str] = []
        here: str | None = entity
        while here is not None and here not in chain:
            chain.append(here)
            known = self.entities.get(here)
            here = known.within if known else None
        return tuple(chain)

    def _only(self, ids: Iterable[str], wanted: frozenset[str]) -> str | None:
        """The one of ``ids`` of a wanted kind; of a country and a place within it, the country."""
        kept = [known for known in ids if self.entities[known].kind in wanted]
        outer = [known for known in kept if self.entities[known].within not in kept]
        return outer[0] if len(outer) == 1 else None

    def fits(self, text: str, person: str) -> bool:
        """Whether ``text`` can be a name of ``person``: "Lavrov", "S. Lavrov", "Sergei V. Lavrov".

        Every word must be in one of the person's names, or every word of the name in it.
        """
        words = _spelt(name_key(text), self._given)
        return bool(words) and any(
            _within(words, name) or _within(name, words) for name in self._spellings.get(person, ())
        )

    def people_called(self, text: str) -> frozenset[str]:
        """Everybody whose name ``text`` can be."""
        words = _spelt(name_key(text), self._given)
        near = {person for word in words for person in self._bearers.get(word, ())}
        return frozenset(person for person in near if self.fits(text, person))

    def resembles(self, text: str, person: str) -> bool:
        """Whether ``text`` may be a slip for the person's name: last words that begin alike."""
        words = _spelt(name_key(text), self._given)
        if not words or len(words[-1]) <= _SHORT:
            return False
        return any(
            words[-1][:4] == name[-1][:4] for name in self._spellings.get(person, ()) if name
        )


def _other_number(key: str) -> str:
    """The name of a measure in the plural, or a plural in the singular: "average gates"."""
    if key.endswith("s") and not key.endswith(("ss", "us", "is")):
        return f"{key[:-3]}y" if key.endswith("ies") else key[:-1]
    return f"{key[:-1]}ies" if key.endswith("y") and key[-2:-1] not in "aeiou" else f"{key}s"


def _spelt(key: str, given: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a key in a spelling that ignores the ways of transliteration."""
    folded = map(_fold, key.split())
    return tuple(given.get(word, word) for word in folded)


def _within(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether each word, or what it is the initial of, is among the others in the same order."""
    if not any(len(word) > 1 for word in some):
        return False
    rest = iter(others)
    return all(any(_same_word(word, other) for other in rest) for word in some)


def _same_word(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def _closed(index: Mapping[_Key, Mapping[str, None]]) -> dict[_Key, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in index.items()}

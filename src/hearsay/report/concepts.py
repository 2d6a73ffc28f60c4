"""What a causal map is about: phrases that mean one thing made one concept, with the reason shown.

"Higher fuel prices", "the rise in fuel prices" and "fuel prices rose" are one concept, fuel prices,
which each of them says to be more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_AND = re.compile(r",?\s+and\s+|,\s+(?=[a-z])")
_LONGEST_PART = 9  # words of a member of a list that is a concept of its own
_STEM = 5  # letters by which long words are compared: "expand", "expansion"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cause or an effect as a text words it, and what it comes to."""

    words: str  # as they stand
    label: str  # without articles, and without saying whether it is more or less
    key: frozenset[str]  # what is compared
    sign: int  # -1: the words say that it is less


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing of the map, and every wording that was taken for it."""

    number: int
    label: str
    wordings: tuple[str, ...]
    because: str  # why the wordings are one; "" where there is but one


def read_phrases(words: str) -> tuple[Phrase, ...]:
    """The concepts that a cause or an effect names: one, or each member of a plain list."""
    parts = [part for part in _AND.split(words) if part.strip()]
    if len(parts) > 1 and all(_is_member(part) for part in parts):
        return tuple(_phrase(part) for part in parts)
    return (_phrase(words),)


def _is_member(part: str) -> bool:
    found = [word.lower() for word in _WORD.findall(part)]
    if not 0 < len(found) <= _LONGEST_PART or (found[0].endswith("ing") and len(found) > 1):
        return False
    verbs = _said("up_verb") | _said("down_verb") | _VERBS
    return not any(word in verbs for word in found)


_VERBS = frozenset(
    {"is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could", "may"}
    | {"might", "should", "that", "which", "who", "to", "not", "does", "did", "do", "between"}
)


def _phrase(words: str) -> Phrase:
    label, sign = " ".join(words.split()), 1
    changed = True
    while changed:
        changed = False
        lower = label.lower()
        for head, step in _heads():
            if lower.startswith(head) and len(label) > len(head):
                label, sign, changed = label[len(head) :], sign * step, True
                break
    last = label.rsplit(" ", 1)
    if len(last) == 2 and last[1].lower() in _said("up_verb") | _said("down_verb"):
        label = last[0]
        sign = -sign if last[1].lower() in _said("down_verb") else sign
    return Phrase(words, label, _key(label), sign)


@cache
def _heads() -> tuple[tuple[str, int], ...]:
    """What a label is taken without at its beginning, and what that does to its sign."""
    rows: list[tuple[str, int]] = []
    for role, sign in (("up_of", 1), ("down_of", -1), ("up", 1), ("down", -1), ("edge", 1)):
        rows += [(f"{word} ", sign) for word in _said(role)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _key(label: str) -> frozenset[str]:
    found = (_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(label))
    kept = [word for word in found if word and word not in _said("passing")]
    return frozenset(_stem(word) for word in kept or [label.lower()])


def _stem(word: str) -> str:
    word = word.replace("’", "'")
    meant = _synonyms().get(word) or _synonyms().get(word.removesuffix("s")) or word
    if len(meant) > _STEM:
        return meant[:_STEM]
    return meant.removesuffix("s") if len(meant) > 3 else meant


@cache
def _synonyms() -> Mapping[str, str]:
    return {row[0]: row[1] for row in _rows("concept_synonyms.tsv")}


@cache
def _said(role: str) -> frozenset[str]:
    return frozenset(row[0] for row in _rows("concept_words.tsv") if row[1] == role)


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    table = (files("hearsay") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in table.splitlines()[2:] if line)


# --- phrases made one ----------------------------------------------------------------------------


def merge_phrases(phrases: Sequence[Phrase]) -> tuple[tuple[Concept, ...], Mapping[str, int]]:
    """The concepts, in order of appearance, and the number of the concept of each wording.

    Wordings are one where what is left without articles, number and more-or-less is the same, or
    where one has every word of the other and that is two words or more.
    """
    groups: list[list[Phrase]] = []
    by_key: dict[frozenset[str], int] = {}
    for one in phrases:
        at = by_key.get(one.key)
        if at is None:
            at = _containing(one, groups) if len(groups) < _MOST_COMPARED else None
        if at is None:
            at = len(groups)
            groups.append([])
        by_key.setdefault(one.key, at)
        groups[at].append(one)
    concepts = tuple(_concept(number, group) for number, group in enumerate(groups))
    return concepts, {one.words: n for n, group in enumerate(groups) for one in group}


_MOST_COMPARED = 400  # concepts each new one is compared with; so many are beyond drawing


def _containing(one: Phrase, groups: Sequence[Sequence[Phrase]]) -> int | None:
    for number, group in enumerate(groups):
        first = group[0].key
        small, large = sorted((first, one.key), key=len)
        if len(small) > 1 and small <= large:
            return number
    return None


def _concept(number: int, group: Sequence[Phrase]) -> Concept:
    wordings = tuple(dict.fromkeys(one.words for one in group))
    label = min((one.label for one in group), key=len)
    return Concept(number, label, wordings, _because(group) if len(wordings) > 1 else "")


def _because(group: Sequence[Phrase]) -> str:
    keys = {one.key for one in group}
    if len(keys) > 1:
        shared = _named(group, frozenset.intersection(*keys))
        return f"each speaks of {shared}"
    plain = {_plain(one.label) for one in group}
    if len(plain) > 1:
        return "words of one meaning"
    return "the same words, but for articles and for more or less"


def _plain(label: str) -> frozenset[str]:
    """The words of a label, plurals and synonyms told apart from their like no more than needed."""
    return frozenset(
        word.lower().removesuffix("s")
        for word in _WORD.findall(label)
        if word.lower() not in _said("passing")
    )


def _named(group: Iterable[Phrase], key: frozenset[str]) -> str:
    """The words behind a key, as the shortest of the group has them."""
    shortest = min(group, key=lambda one: len(one.label))
    words = [
        word
        for word in _WORD.findall(shortest.label)
        if _stem(_POSSESSIVE.sub("", word).lower()) in key
    ]
    return "“" + " ".join(words) + "”"

"""Run a list of patterns over word classes, at each place only those that can begin there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

OFTEN = 5_000  # places of a class after which its patterns are worth joining into one
ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")


QUANTIFIER = re.compile(r"(?:[?*+]|\{\d+,?\d*\})[?+]?")
OPENING = re.compile(r"\((?:\?(?::|=|!|<=|<!|P<\w+>))?")
INNER_NAME = re.compile(r"\?P<\w+>")


@dataclass(frozen=True)
class Finder:
    """Patterns by name, in order of preference, sorted by the classes they can begin with.

    Compiling takes longer than reading a short text, so a pattern is compiled when a text first
    meets a class it can begin with, and those of a class are joined into one when it is met often.
    """

    patterns: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]  # for each class: the patterns that can begin with it
    starts: re.Pattern[str]  # one class with which any pattern can begin
    compiled: dict[tuple[str, ...], re.Pattern[str]] = field(default_factory=dict)
    met: Counter[tuple[str, ...]] = field(default_factory=Counter)

    @classmethod
    def of(cls, patterns: Mapping[str, str]) -> "Finder":
        """The finder of these patterns; earlier ones are tried first."""
        names: dict[str, list[str]] = {}
        for name, pattern in patterns.items():
            for char in first_chars(pattern):
                names.setdefault(char, []).append(name)
        starts = re.compile("[" + "".join(map(re.escape, sorted(names))) + "]")
        return cls(patterns, {char: tuple(some) for char, some in names.items()}, starts)

    def places(self, classes: str) -> Iterator[int]:
        """Every place where some pattern fits, from left to right."""
        for start in self.starts.finditer(classes):
            place = start.start()
            names = self.names[classes[place]]
            joined = self.compiled.get(names) or self.count(names)
            if joined.match(classes, place) if joined else any(self.matches(classes, place)):
                yield place

    def matches(self, classes: str, place: int) -> Iterator[tuple[str, re.Match[str]]]:
        """What fits at this place, in order of preference."""
        for name in self.names[classes[place]]:
            alone = (name, "alone")
            pattern = self.compiled.get(alone)
            if pattern is None:
                pattern = self.compiled[alone] = re.compile(self.patterns[name])
            match = pattern.match(classes, place)
            if match:
                yield name, match

    def count(self, names: tuple[str, ...]) -> re.Pattern[str] | None:
        """These patterns as one, once they have been asked for often."""
        self.met[names] += 1
        return self.compile(names) if self.met[names] > OFTEN else None

    def compile(self, names: tuple[str, ...]) -> re.Pattern[str]:
        """These patterns as one, kept for the next time."""
        parts = [INNER_NAME.sub("?:", self.patterns[name]) for name in names]
        joined = self.compiled[names] = re.compile("|".join(parts))
        return joined


def first_chars(pattern: str) -> frozenset[str]:
    """The characters with which a match of ``pattern`` can begin.

    Reads what our templates use: groups, sets without negation, assertions, literals, quantifiers.
    A pattern that can match nothing has no first character and is refused.
    """
    chars, is_optional, _ = read_branches(pattern, 0)
    if is_optional:
        raise ValueError(f"a rule that can match nothing: {pattern!r}")
    return frozenset(chars)


def read_branches(pattern: str, place: int) -> tuple[set[str], bool, int]:
    """First characters of alternatives up to a bracket, whether they can be empty, their end."""
    chars: set[str] = set()
    is_optional = False
    while True:
        more, can_be_empty, place = read_sequence(pattern, place)
        chars |= more
        is_optional |= can_be_empty
        if place >= len(pattern) or pattern[place] == ")":
            return chars, is_optional, place + 1
        place += 1  # past the bar


def read_sequence(pattern: str, place: int) -> tuple[set[str], bool, int]:
    """The same of one alternative."""
    chars: set[str] = set()
    is_open = True  # nothing has to have matched so far
    while place < len(pattern) and pattern[place] not in "|)":
        more, can_be_empty, place = read_item(pattern, place)
        quantifier = QUANTIFIER.match(pattern, place)
        if quantifier:
            place = quantifier.end()
            can_be_empty |= quantifier[0][0] in "?*" or quantifier[0].startswith("{0")
        if is_open:
            chars |= more
        is_open &= can_be_empty
    return chars, is_open, place


def read_item(pattern: str, place: int) -> tuple[set[str], bool, int]:
    """The same of one group, set or character."""
    head = pattern[place]
    if head == "(":
        opening = OPENING.match(pattern, place)
        inside = opening.end() if opening else place + 1
        chars, can_be_empty, end = read_branches(pattern, inside)
        if pattern.startswith(ZERO_WIDTH, place):
            return set(), True, end
        return chars, can_be_empty, end
    if head == "[":
        end = pattern.index("]", place + 2)
        return read_set(pattern[place + 1 : end]), False, end + 1
    if head == "$":
        return set(), True, place + 1
    if head == "\\":
        return {pattern[place + 1]}, False, place + 2
    return {head}, False, place + 1


def read_set(inside: str) -> set[str]:
    """The characters of a set, with its ranges."""
    chars = set(inside)
    for low, high in re.findall(r"(\w)-(\w)", inside):
        chars |= {chr(code) for code in range(ord(low), ord(high) + 1)}
    return chars

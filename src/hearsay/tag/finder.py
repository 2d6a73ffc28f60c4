"""Run a list of patterns over word classes, at each place only those that can begin there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")


@dataclass(frozen=True)
class Finder:
    """Patterns by name, in order of preference, sorted by the classes they can begin with."""

    starts: re.Pattern[str]  # one class with which any pattern can begin
    joined: Mapping[str, re.Pattern[str]]  # for each class: all that can begin with it, as one
    named: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]  # the same one by one

    @classmethod
    def of(cls, patterns: Mapping[str, re.Pattern[str]]) -> "Finder":
        """The finder of these patterns; earlier ones are tried first."""
        named: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for name, pattern in patterns.items():
            for char in first_chars(pattern.pattern):
                named.setdefault(char, []).append((name, pattern))
        inner = re.compile(r"\?P<\w+>")
        joined = {
            char: re.compile("|".join(inner.sub("?:", pattern.pattern) for _, pattern in pairs))
            for char, pairs in named.items()
        }
        starts = re.compile("[" + "".join(map(re.escape, sorted(named))) + "]")
        return cls(starts, joined, {char: tuple(pairs) for char, pairs in named.items()})

    def places(self, classes: str) -> Iterator[int]:
        """Every place where some pattern fits, from left to right."""
        for start in self.starts.finditer(classes):
            place = start.start()
            if self.joined[classes[place]].match(classes, place):
                yield place

    def matches(self, classes: str, place: int) -> Iterator[tuple[str, re.Match[str]]]:
        """What fits at this place, in order of preference."""
        for name, pattern in self.named[classes[place]]:
            match = pattern.match(classes, place)
            if match:
                yield name, match


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
        quantifier = re.compile(r"(?:[?*+]|\{\d+,?\d*\})[?+]?").match(pattern, place)
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
        opening = re.compile(r"\((?:\?(?::|=|!|<=|<!|P<\w+>))?").match(pattern, place)
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

"""What robots.txt allows, by RFC 9309: the group of our name, else "*"; the longest rule wins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

AGENT = "hearsay"
MOST = 512_000  # bytes of robots.txt that are looked at, as the standard asks at least
_RULES = 5_000
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A path that is allowed or not; "*" in it is anything, "$" at its end the end."""

    path: str
    allows: bool


def find_rules(text: str) -> tuple[Rule, ...]:
    """The rules that hold for us; none: all is allowed."""
    ours: list[Rule] = []
    others: list[Rule] = []
    is_named = False
    for names, rules in _groups(text):
        if AGENT in names:
            ours += rules
            is_named = True
        elif "*" in names:
            others += rules
    return tuple((ours if is_named else others)[:_RULES])


def is_allowed(rules: tuple[Rule, ...], target: str) -> bool:
    """Whether a path with its query may be fetched. On a tie the rule that allows wins."""
    path = _tidy(target or "/")
    fitting = [rule for rule in rules if _fits(rule.path, path)]
    best = max(fitting, key=lambda rule: (len(rule.path), rule.allows), default=None)
    return best is None or best.allows


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    """The groups: names in small letters without versions, and what is said to them."""
    names: set[str] = set()
    rules: list[Rule] = []
    told = False  # a rule was met since the last name
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.match(line.partition("#")[0])
        if match is None:
            continue
        field, value = match[1].lower(), match[2].strip()
        if field == "user-agent":
            if told:
                yield names, rules
                names, rules, told = set(), [], False
            names.add(value.split("/")[0].strip().lower())
        elif field in {"allow", "disallow"} and names:
            told = True
            if value:
                rules.append(Rule(_tidy(value), field == "allow"))
    yield names, rules


def _tidy(path: str) -> str:
    """One spelling of a path: what need not be escaped is not, the rest is, in capitals."""
    return quote(unquote_to_bytes(path), safe="/?&=*$:@!'(),;+~[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether the pattern is the beginning of the path. Linear: each piece is searched once."""
    is_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if is_end and not pieces:
        return place == len(path)
    for number, piece in enumerate(pieces):
        if is_end and number == len(pieces) - 1:
            return len(path) - len(piece) >= place and path.endswith(piece)
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True

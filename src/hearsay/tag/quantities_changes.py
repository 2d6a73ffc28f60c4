"""Say how quantities moved: "rose from 1.5% to 3%", "up 150 percent", "a fall of 2 points"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from hearsay.records.tags import Change, Direction, Quantity
from hearsay.tag.tokens import read_table, word_set

REACH = 70  # characters before a number in which the word that says so may stand
MOST_MEMBERS = 4  # numbers in one movement
MOST_WORDS = 7  # between that word and the number
ROLES = {"from": "before", "to": "after", "by": "by", "of": "by", "at": "after"}
WORD = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
STOP = re.compile(r"[.;!?:]\s|\n\s*\n")
NEXT_WORD = re.compile(r"[\s-]([a-z]+)")
NOUN_BEHIND = re.compile(r"[\s-](?!and|or|to|of|in|for|from|by|on|at)[a-z]+[\s-]([a-z]+)")
GOES_ON = re.compile(r"[a-z0-9\s-]{0,30}?,?\s(from|to|by)\s(?:about|just|some)?\s?", re.IGNORECASE)
AMOUNTS = frozenset(
    {"percent", "percentage_point", "basis_point", "point", "fraction", "times", "cent", "penny"}
)
# "… last year, down from": the number before is what it came to
ASIDE = re.compile(
    r"(?:[a-z0-9\s-]{0,30},|,|)\s?\(?(?:was\s|is\s|and\s)?(?:up|down|higher|lower)"
    r"(?:\sfrom|\sby)?(?:\sabout|\sjust)?\s?"
)
OTHERWISE = re.compile(r",?\sor\s")
BREAKS = frozenset({"and", "but", "that", "which", "who", "as", "while", "when", "after", "(", ")"})


@dataclass
class Movement:
    """One movement while its numbers are gathered; ``roles`` is kept for each unit apart."""

    direction: Direction | None  # None: the numbers themselves will tell
    members: list[tuple[int, str]] = field(default_factory=list)  # number of the quantity, its role
    ahead: int | None = None  # number of one before "up from", which it moved to


def tell_changes(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The same quantities; those that tell of a movement carry it."""
    told = list(found)
    movement: Movement | None = None
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        lead = lead_of(text, before, one)
        can_move = one.value is not None and one.unit != "rank"
        trigger = find_trigger(lead, one) if can_move else None
        if trigger is not None:
            direction, role, is_adverb = trigger
            is_joined = before is not None and is_adverb and ASIDE.fullmatch(lead) is not None
            is_same = (
                movement is not None
                and movement.direction is direction
                and len(movement.members) < MOST_MEMBERS
            )
            if not (is_joined and movement and is_same and movement.members[-1][0] == place - 1):
                settle(told, movement)
                movement = Movement(direction, ahead=place - 1 if is_joined else None)
            movement.members.append((place, role))
        elif (
            can_move
            and movement
            and before
            and (next_role := role_after(text, movement, place, before, one))
        ):
            movement.members.append((place, next_role))
        else:
            settle(told, movement)
            movement = noun_behind(text, place, one)
    settle(told, movement)
    return told


def lead_of(text: str, before: Quantity | None, one: Quantity) -> str:
    """What stands before a quantity, back to the one before it or to the end of a sentence."""
    start = max(0, one.span.start - REACH, before.span.end if before else 0)
    lead = text[start : one.span.start]
    stops = list(STOP.finditer(lead))
    return lead[stops[-1].end() :] if stops else lead


def find_trigger(lead: str, one: Quantity) -> tuple[Direction | None, str, bool] | None:
    """The direction, the number's role, and whether an adverb said it; None: no movement."""
    words = WORD.findall(lead.lower())
    for distance, word in enumerate(reversed(words)):
        if distance > MOST_WORDS or word in BREAKS:
            return None
        ahead = words[: len(words) - distance - 1]
        for kind in change_words().get(word, ()):
            role = role_of(kind, words[len(words) - distance :], one)
            is_from = kind.startswith("adverb") and role == "before"
            is_adverb = kind.startswith("adverb") and not is_from
            if is_adverb and ahead and ahead[-1] not in word_set("up_after"):
                continue  # "make up 80 percent"
            if not kind.startswith("noun") and ahead and ahead[-1] in word_set("articles"):
                continue  # "the lower 95 percent"
            if role is not None:
                return DIRECTIONS[kind], role, kind.startswith("adverb")
    return None


def role_of(kind: str, tail: Sequence[str], one: Quantity) -> str | None:
    """What the number is to the movement, by the words between; None: it has no part in it."""
    last = tail[-1] if tail else ""
    if any(not word[0].isalnum() for word in tail[:-2]) or (kind == "moved" and last != "from"):
        return None
    if last in ROLES:
        is_noun = kind.startswith("noun")
        if last == "of" and len(tail) > 1:
            return None
        if (last == "of") != is_noun and last in {"of", "at"} and kind != "same":
            return None
        if last == "at" and kind != "same":
            return None
        if kind.startswith("adverb") and len(tail) > 1:
            return None
        return None if is_noun and one.unit is None else ROLES[last]
    if kind in {"same", "moved"} or kind.startswith("noun"):
        return None
    is_amount = one.unit in AMOUNTS or (one.unit or "").isupper()
    if kind in {"raised", "lowered"}:
        is_amount = one.unit in {"percent", "basis_point", "percentage_point", "point"} and not tail
    loose = [word for word in tail if not word.endswith("ly") and word not in SOFTENERS]
    return "by" if is_amount and not loose else None


SOFTENERS = frozenset(
    {"another", "a", "further", "some", "about", "just", "only", "nearly", "almost"}
)


def role_after(
    text: str, movement: Movement, place: int, before: Quantity, one: Quantity
) -> str | None:
    """The role of a number that goes on with the movement: "… from €6.09 billion"."""
    if movement.members[-1][0] != place - 1 or len(movement.members) >= MOST_MEMBERS:
        return None
    between = text[before.span.end : one.span.start]
    if OTHERWISE.fullmatch(between) and movement.members[-1][1] == "by":
        return "by" if before.unit != one.unit else None  # "340 points, or 1.1 percent"
    gap = GOES_ON.fullmatch(between)
    role = ROLES[gap[1].lower()] if gap else None
    return None if role in {known for _, known in movement.members} else role


def noun_behind(text: str, place: int, one: Quantity) -> Movement | None:
    """A movement told by the noun behind a number: "a 3% rise"."""
    words = one.span.of(text).lower()
    if one.unit == "times" and words.endswith("ed") and one.value:  # "doubled"
        return Movement(Direction.UP if one.value > 1 else Direction.DOWN, [(place, "by")])
    if one.unit not in AMOUNTS - {"times", "fraction"} and not (one.unit or "").isupper():
        return None
    for pattern, wanted in ((NEXT_WORD, ("noun", "adverb")), (NOUN_BEHIND, ("noun",))):
        match = pattern.match(text, one.span.end)
        kinds = change_words().get(match[1], ()) if match else ()
        kind = next((kind for kind in kinds if kind.startswith(wanted)), None)
        if kind:
            return Movement(DIRECTIONS[kind], [(place, "by")])
    return None


def settle(told: list[Quantity], movement: Movement | None) -> None:
    """Write a finished movement into its quantities; each unit's numbers apart."""
    if movement is None:
        return
    add_ahead(told, movement)
    ends = [(place, role) for place, role in movement.members if role != "by"]
    units = {told[place].unit for place, _ in ends} - {None}
    if len(units) == 1:
        for place, _ in ends:
            if told[place].unit is None and len(ends) > 1:  # "from 11 points to four"
                told[place] = replace(told[place], unit=next(iter(units)))
    direction = movement.direction or compare(told, ends)
    if direction is None:
        return
    for place, _ in movement.members:
        unit = told[place].unit
        parts: Mapping[str, Decimal | None] = {
            role: told[other].value for other, role in movement.members if told[other].unit == unit
        }
        told[place] = replace(told[place], change=Change(direction, **parts))


def add_ahead(told: Sequence[Quantity], movement: Movement) -> None:
    """Take in what "up from" goes back to: "3.4%, up from 3.0%" has moved to 3.4."""
    ahead, roles = movement.ahead, {role for _, role in movement.members}
    if ahead is None or "after" in roles or told[ahead].change is not None:
        return
    if told[ahead].unit in {told[place].unit for place, _ in movement.members}:
        movement.members.append((ahead, "after"))


def compare(told: Sequence[Quantity], ends: Sequence[tuple[int, str]]) -> Direction | None:
    """Which way two numbers of one unit lie; None where they cannot be compared."""
    values = {role: told[place] for place, role in ends}
    first, last = values.get("before"), values.get("after")
    if first is None or last is None or first.unit != last.unit:
        return None
    if first.value is None or last.value is None:
        return None
    if first.value == last.value:
        return Direction.UNCHANGED
    return Direction.UP if first.value < last.value else Direction.DOWN


DIRECTIONS: Mapping[str, Direction | None] = {
    "up": Direction.UP, "raised": Direction.UP, "noun_up": Direction.UP,
    "adverb_up": Direction.UP, "down": Direction.DOWN, "lowered": Direction.DOWN,
    "noun_down": Direction.DOWN, "adverb_down": Direction.DOWN, "same": Direction.UNCHANGED,
    "moved": None,
}  # fmt: skip


@cache
def change_words() -> Mapping[str, tuple[str, ...]]:
    """The kinds of each word that says that something moved."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, word in pairs():
        kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


def pairs() -> Iterator[tuple[str, str]]:
    """Kind and word, row by row."""
    for row in read_table("change_words.tsv"):
        for word in row["words"].split():
            yield row["kind"], word

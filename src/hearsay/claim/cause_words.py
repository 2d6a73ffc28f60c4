"""Words that join causes to effects: the tables, and where their words stand in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain

from hearsay.claim.lists import Phrases, read_list, words_with
from hearsay.records.claim import Polarity


class Form(StrEnum):
    """The form of a causal verb that was met, or the shape of another cue."""

    FINITE = "finite"  # past or third person: "led to", "causes"
    BASE = "base"  # "will cause", or a noun: "the cause"
    ING = "ing"
    PASSIVE = "passive"  # "caused by"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that may join a cause to its effect."""

    start: int
    end: int
    form: Form
    shape: str  # of a verb "verb"; else as in the table
    polarity: Polarity
    is_weak: bool = False  # a verb that people and bodies do on purpose: "cut", "raise"
    is_back: bool = False  # the effect comes first: "resulted from"


@cache
def says(role: str) -> frozenset[str]:
    """The words of ``causal_words.tsv`` that say ``role``."""
    return words_with("causal_words.tsv", role)


@cache
def _phrases() -> Phrases:
    return Phrases(chain(_verb_rows(), _cue_rows()))


def _cue_rows() -> Iterator[tuple[str, str]]:
    for cue, shape, polarity in read_list("causal_cues.tsv"):
        yield cue, f"{Form.CUE}|{shape}|{polarity}||"


def _verb_rows() -> Iterator[tuple[str, str]]:
    for row in read_list("causal_verbs.tsv"):
        base, third, past, participle, ing, particle, polarity, strength, direction = row
        rest = f"verb|{polarity}|{strength}|{direction}"
        tail = f" {particle}" if particle else ""
        yield f"{base}{tail}", f"{Form.BASE}|{rest}"
        yield f"{third}{tail}", f"{Form.FINITE}|{rest}"
        yield f"{past}{tail}", f"{Form.FINITE}|{rest}"
        yield f"{ing}{tail}", f"{Form.ING}|{rest}"
        if participle != past:
            yield f"{participle}{tail}", f"{Form.FINITE}|{rest}"
        if direction == "forward":
            yield f"{participle}{tail} by", f"{Form.PASSIVE}|{rest}"


def find_cues(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """Every cue in ``text[start:end]``, the longest of those that overlap."""
    found: list[Cue] = []
    for one in _phrases().find(text, start, end):
        if found and one.start < found[-1].end:
            continue  # longer ones come first
        if text[max(0, one.start - 1) : one.start] == "-" or "," in text[one.start : one.end]:
            continue  # "state-generated profits"; "So, that happened"
        form, shape, polarity, strength, direction = one.says.split("|")
        kind = Polarity(polarity) if polarity else Polarity.MORE
        cue = Cue(
            one.start, one.end, Form(form), shape, kind, strength == "weak", direction == "back"
        )
        found.append(cue)
    return tuple(found)


def is_joining(cues: Sequence[Cue]) -> bool:
    """Whether one of the cues joins anything; the others only say how sure it is."""
    return any(cue.shape not in {"doubt", "deny", "suppose"} for cue in cues)

"""Tell from the verb nearest to a time whether it looks back or ahead."""

from dataclasses import dataclass
from functools import cache

from hearsay.tag.times_scan import Draft
from hearsay.tag.tokens import Tokens, read_table

NEAR = 40  # tokens before the time in which a verb counts
AHEAD = 24  # tokens behind it
NEAR_AFTER = 30  # tokens: "will begin airing advertisements after Monday"
MANY_TIMES = 2  # a verb behind the time counts if one before is so many times as far


@cache
def tense_words(kind: str) -> frozenset[str]:
    """One set of the table of words that tell a tense."""
    return frozenset(
        word
        for row in read_table("tense_words.tsv")
        if row["kind"] == kind
        for word in row["words"].split()
    )


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells whether a time is past or to come, and how many tokens off it stands."""

    is_ahead: bool
    distance: int
    is_weak: bool = False  # a present: it tells of a fixed day to come, or of what holds always
    is_sure: bool = False  # "will": spoken on the day of publication


def is_future(draft: Draft) -> bool:
    """Whether the nearest verb or cue speaks of what is to come."""
    cue = tense(draft)
    return cue is not None and cue.is_ahead


def tense(draft: Draft) -> Cue | None:
    """The nearest word that tells whether the time is past or to come; None where none does.

    News tells of a fixed day to come in the present: "the king leaves on Monday".
    """
    before = draft.neighbour(-1)
    if before == "since":
        return Cue(is_ahead=False, distance=0)
    tokens = draft.tokens
    led = tokens.words[max(0, draft.first - 4)].lower()
    is_awaited = before == "of" and led == "ahead"
    if is_awaited or draft.neighbour(1) in tense_words("to_come"):
        return Cue(is_ahead=True, distance=0)
    back = nearest(tokens, range(draft.first - 1, max(-1, draft.first - NEAR), -1))
    if before == "after" and (back is None or back.is_weak or back.distance > NEAR_AFTER):
        return Cue(is_ahead=False, distance=NEAR)
    if back is None and before == "into" and led in tense_words("entering"):
        return Cue(is_ahead=True, distance=0)
    if back is not None and draft.end < len(tokens.words) and tokens.words[draft.end] == ",":
        return back
    ahead = nearest(tokens, range(draft.end, min(len(tokens.words), draft.end + AHEAD)))
    if back is None or (ahead is not None and MANY_TIMES * ahead.distance < back.distance):
        return ahead
    return back


def nearest(tokens: Tokens, places: range) -> Cue | None:
    """The first word that tells a tense; None at a sentence's end, or where a quotation begins."""
    is_back, closed, beyond = places.step < 0, 0, 1
    for distance, place in enumerate(places):
        word = tokens.words[place]
        if is_sentence_end(tokens, place):
            return None
        if word == "“" and is_back and not closed:
            return None
        closed += (word == "”") - (word == "“")
        if not is_back and (word == "," or word in tense_words("joins")):
            beyond = 2  # what stands behind a comma or "but" counts as twice as far
        lower = word.lower()
        told = direction(tokens, place, lower) if word[0].isalpha() else None
        if told is None:
            continue
        is_weak = told and lower in tense_words("copula")
        if is_weak and not is_back and not is_deadline(tokens, place):
            continue
        return Cue(told, distance * beyond, is_weak, lower in {"will", "ll"})
    return None


def is_deadline(tokens: Tokens, place: int) -> bool:
    """Whether "is" tells what a day is for: "Tuesday is the last day to register"."""
    after = [word.lower() for word in tokens.words[place + 1 : place + 5] if not word.isspace()]
    return after[:1] == ["the"] and after[1:] in (["last"], ["first"], ["deadline"])


def direction(tokens: Tokens, place: int, lower: str) -> bool | None:
    """Where this one word looks; None if it does not tell."""
    words = tokens.words
    before = words[place - 2].lower() if place > 1 and words[place - 1].isspace() else ""
    if lower in tense_words("future"):
        if before in {"originally", "initially", "previously", "had"}:
            return False  # "originally scheduled for"
        is_going = lower != "going" or words[place + 2 : place + 3] == ["to"]
        return True if is_going else None
    if lower == "were" and words[place + 2 : place + 3] == ["to"]:
        return True  # "if he were to win in November"
    if lower in tense_words("past") or (lower.endswith("ed") and len(lower) > SHORTEST_ED):
        return past_form(before, lower)
    if lower in tense_words("copula"):
        return copula(tokens, place)
    if lower in tense_words("present") and before not in tense_words("noun_before"):
        return None if words[place][0].isupper() else True
    if lower in tense_words("presents"):
        return plain_form(tokens, place, before)
    return None


SHORTEST_ED = 4
WHOSE = frozenset({"that", "this", "these", "those", "her", "him", "all", "any", "no"})


def past_form(before: str, lower: str) -> bool | None:
    """A form in -ed: "was signed", "to be signed", "is expected", "is accused"."""
    if before == "be" or (before in tense_words("noun_before") and before not in WHOSE):
        return (
            None  # "to be signed": what comes before "be" tells; "a scrambled race" tells nothing
        )
    if before in {"is", "are"} and lower not in tense_words("done_by"):
        return None  # "is closed": "is" tells
    return False


def copula(tokens: Tokens, place: int) -> bool | None:
    """What "is" tells beside a day: "is out on Friday" looks ahead, "is a man" does not tell."""
    if is_deadline(tokens, place):
        return True
    after = [word.lower() for word in tokens.words[place + 1 : place + 6] if word[0].isalpha()]
    if (
        not after
        or after[0] in {"being", "a", "an", "the", "no"}
        or any(word.endswith("ing") for word in after[:2])
    ):
        return None
    return not any(word in tense_words("done_by") for word in after[:2])


def plain_form(tokens: Tokens, place: int, before: str) -> bool | None:
    """A plain form: behind "to" what governs it tells; behind a plural it is the present."""
    if before == "to":
        governor = tokens.words[place - 4].lower() if place > 3 else ""
        return True if governor in tense_words("looking_on") else None
    if before in {"they", "we", "you", "i", "who"} or (before.endswith("s") and len(before) > 3):
        return None if before in tense_words("noun_before") else True
    return None


def is_sentence_end(tokens: Tokens, place: int) -> bool:
    """Whether a sentence ends at this token: not at the stop of "Oct. 29" or "3.5"."""
    words = tokens.words
    if tokens.classes[place] == "\n" or words[place] in {"!", "?", ";"}:
        return True
    if words[place] != ".":
        return False
    before = words[place - 1] if place else ""
    if len(before) == 1 or before in tense_words("shortened"):
        return False
    follows = words[place + 2] if place + 2 < len(words) else "."
    return not (follows[0].islower() or follows[0].isdecimal())

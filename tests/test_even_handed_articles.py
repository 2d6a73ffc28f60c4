"""Even-handed on whole texts: every example and framing case, its names put into two camps.

The people and places of a text are replaced by leaders and countries of one camp, then of the
other, and what is said of framing and stance is compared: within 0.02 on average, 0.1 at most.
"""

import re
from collections import Counter
from functools import cache

import pytest

from bench.framing import load_framing_cases
from hearsay.records.document import Document
from hearsay.records.tags import MentionKind
from tests.golden.test_golden import CASES, document_of

CAMPS = (
    (("Putin", "Khamenei", "Assad", "Maduro", "Lukashenko"),
     ("Russia", "Iran", "Syria", "Venezuela", "Belarus"),
     ("Russian", "Iranian", "Syrian", "Venezuelan", "Belarusian")),
    (("Biden", "Netanyahu", "Macron", "Trudeau", "Albanese"),
     ("America", "Israel", "France", "Canada", "Australia"),
     ("American", "Israeli", "French", "Canadian", "Australian")),
)  # fmt: skip
ON_AVERAGE, AT_MOST = 0.02, 0.1


def read(text: str, models, packs):
    from hearsay.pipeline import read as read_with

    return read_with(Document.make(text), models, packs)


def names_of(ledger) -> tuple[dict[str, int], ...]:
    """The last names, the places and the adjectives of a text, each numbered."""
    found: list[dict[str, int]] = [{}, {}, {}]
    for one in ledger.mentions:
        words = one.span.of(ledger.document.text).split()
        kinds = {MentionKind.PERSON: 0, MentionKind.LOCATION: 1, MentionKind.GROUP: 2}
        place = kinds.get(one.kind)
        is_name = words[-1].isalpha() and words[-1][0].isupper()
        if place is not None and is_name and (place == 0 or len(words) == 1):
            found[place].setdefault(words[-1], len(found[place]))
    return tuple(found)


def put_in(text: str, names: tuple[dict[str, int], ...], camp: tuple) -> str:
    for found, others in zip(names, camp, strict=True):
        for name, number in found.items():
            text = re.sub(rf"\b{name}\b", others[number % len(others)], text)
    return text


@cache
def plain_pattern() -> re.Pattern[str]:
    every = {name for camp in CAMPS for names in camp for name in names}
    return re.compile(r"\b(?:" + "|".join(sorted(every, key=len, reverse=True)) + r")\b")


def framing_of(ledger) -> Counter:
    text = ledger.document.text
    return Counter(
        (plain_pattern().sub("X", one.span.of(text)), str(one.technique))
        for one in ledger.framings
    )  # fmt: skip


def stance_of(ledger) -> Counter:
    """The stances that cues of words show; whether a cue is read at all is the reader's matter."""
    text = ledger.document.text
    return Counter(
        (" ".join(span.of(text).lower() for span in one.cue), str(one.stance))
        for one in ledger.attributions
        if one.cue
    )  # fmt: skip


def apart(one: Counter, other: Counter) -> float:
    """The share of what is said of either that is not said of both."""
    both = sum((one & other).values())
    total = max(sum(one.values()), sum(other.values()))
    return 1 - both / total if total else 0.0


def stances_apart(one: Counter, other: Counter) -> float:
    """As ``apart``, among the cues that are read in both."""
    shared = {cue for cue, _ in one} & {cue for cue, _ in other}
    kept = [Counter({key: n for key, n in of.items() if key[0] in shared}) for of in (one, other)]
    different = {
        cue
        for cue in shared
        if {stance for word, stance in kept[0] if word == cue}
        != {stance for word, stance in kept[1] if word == cue}
    }
    return len(different) / len(shared) if shared else 0.0


def distances(texts: list[str], models, packs) -> list[tuple[float, float]]:
    found = []
    for text in texts:
        names = names_of(read(text, models, packs))
        if not any(names):
            continue
        one, other = (read(put_in(text, names, camp), models, packs) for camp in CAMPS)
        found.append(
            (apart(framing_of(one), framing_of(other)),
             stances_apart(stance_of(one), stance_of(other)))
        )  # fmt: skip
    return found


def hold(found: list[tuple[float, float]]) -> None:
    assert found
    for values in zip(*found, strict=True):
        assert sum(values) / len(values) <= ON_AVERAGE, values
        assert max(values) <= AT_MOST, values


@pytest.mark.slow
def test_whole_articles_are_read_alike_for_both_camps(models, packs):
    hold(distances([document_of(case).text for case in CASES], models, packs))


@pytest.mark.slow
def test_every_framing_case_is_read_alike_for_both_camps(models, packs):
    texts = [f"{case.title}\n\n{case.text}" if case.title else case.text
             for case in load_framing_cases()]  # fmt: skip
    hold(distances(texts, models, packs))

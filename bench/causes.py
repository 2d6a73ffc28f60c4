"""Score causes on the frozen cases: links, direction, polarity, stance, and who says so.

    python -m bench.causes            # by split and kind
    python -m bench.causes --show     # and every failure of the split "tune"

A case names, by words of its text, each cause and its effect. A link is *found* where both of its
parts share half of their letters with the parts of a claim; its direction is *wrong* where they do
so the other way round. Polarity, stance and asserter count over the links found. A case without any
link is a control: it is *false* where anything in it is taken for a cause. The split comes from a
hash of the text: half is only scored. All were labelled before the rules had read them.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.scores import Measure, digest, letters, overlap, share
from bench.showing import print_scores
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger

CASES = tuple(Path(__file__).parent / "causes" / f"{name}.jsonl" for name in ("cases", "kinds"))
SPLITS = ("tune", "held", "fresh")
ENOUGH = 0.5  # shared part of the letters of two spans that are the same thing
GOALS = {"links F1": 85.0, "direction": 98.0, "polarity": 95.0, "stance": 90.0, "controls": 5.0}


@dataclass(frozen=True)
class GoldLink:
    """One cause and its effect, as a careful reader has them."""

    cause: Span
    effect: Span
    polarity: str
    stance: str
    who: str | None  # a word of whoever says so; None: the outlet, or not looked at


@dataclass(frozen=True)
class CauseCase:
    """One short text and what it says brings about what."""

    id: str
    split: str
    kind: str
    text: str
    links: tuple[GoldLink, ...]


def load_cause_cases(paths: Sequence[Path] = CASES) -> tuple[CauseCase, ...]:
    """Every case of the files; words that are not in its text raise ValueError."""
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    return tuple(_case(json.loads(line)) for line in lines if line)


def _case(raw: dict[str, Any]) -> CauseCase:
    text = raw["text"]
    links = tuple(
        GoldLink(
            _place(text, one["cause"]), _place(text, one["effect"]),
            one["polarity"], one["stance"], one.get("who"),
        )
        for one in raw["links"]
    )  # fmt: skip
    return CauseCase(raw["id"], raw["split"], raw["kind"], text, links)


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def measure(models: object, packs: object, _data: object = None) -> list[Measure]:
    """Scores for each split."""
    read = [(case, _read(case, models, packs)) for case in load_cause_cases()]
    found: list[Measure] = []
    for split in SPLITS:
        counts: Counter[str] = Counter()
        for case, ledger in read:
            if case.split == split:
                counts += judge(case, ledger)[0]
        found += _measures(f"causes.{split}", counts)
    return found


def cases_digest(_data: object = None) -> str:
    """Digest of the frozen cases."""
    return digest(CASES)


def _read(case: CauseCase, models: object, packs: object) -> Ledger:
    from hearsay.pipeline import read

    return read(Document.make(case.text), models, packs)  # type: ignore[arg-type]


def judge(case: CauseCase, ledger: Ledger) -> tuple[Counter[str], list[str]]:
    """Counts of one case, and its faults in words."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    told = [claim for claim in ledger.claims if claim.kind is ClaimKind.CAUSE and claim.link]
    counts["found"], counts["gold"] = len(told), len(case.links)
    left = list(told)
    for gold in case.links:
        claim = next(
            (one for one in left if _is_same(case.text, one, gold.cause, gold.effect)), None
        )
        if claim is None:
            turned = any(_is_same(case.text, one, gold.effect, gold.cause) for one in left)
            counts["turned"] += turned
            faults.append("turned round" if turned else f"missing: {_words(case.text, gold)}")
            continue
        left.remove(claim)
        counts["right"] += 1
        for what, is_right in _judged(gold, claim, ledger):
            counts[what] += is_right
            counts[f"{what} asked"] += 1
            if not is_right:
                faults.append(f"{what} of {claim.text!r}")
    if not case.links:
        counts["controls"] += 1
        counts["controls false"] += bool(told)
    faults += [f"false: {_parts(case.text, one)}" for one in left]
    return counts, faults


def _judged(gold: GoldLink, claim: Claim, ledger: Ledger) -> Iterator[tuple[str, bool]]:
    if claim.link is None:
        return
    yield "polarity", claim.link.polarity == gold.polarity
    yield "stance", claim.link.stance == gold.stance
    if gold.who is not None:
        voice, asserter = ledger.attribution(claim.attribution), claim.parts.get("asserter")
        named = [span.of(ledger.document.text) for span in (*(voice.source if voice else ()),)]
        named += [asserter.of(ledger.document.text)] if asserter else []
        named += [voice.speaker] if voice and voice.speaker else []
        yield "who says so", any(gold.who.lower() in one.lower() for one in named)


def _is_same(text: str, claim: Claim, cause: Span, effect: Span) -> bool:
    parts = (claim.parts.get("cause"), cause), (claim.parts.get("effect"), effect)
    return all(
        one is not None and overlap(letters(text, [one]), letters(text, [other])) >= ENOUGH
        for one, other in parts
    )


def _words(text: str, gold: GoldLink) -> str:
    return f"{gold.cause.of(text)!r} -> {gold.effect.of(text)!r}"


def _parts(text: str, claim: Claim) -> str:
    cause, effect = claim.parts.get("cause"), claim.parts.get("effect")
    return f"{cause and cause.of(text)!r} -> {effect and effect.of(text)!r}"


def _measures(name: str, counts: Counter[str]) -> list[Measure]:
    right, found, gold = counts["right"], counts["found"], counts["gold"]
    directed = right + counts["turned"]
    false = share(counts["controls false"], counts["controls"])
    told = [
        Measure(f"{name}.links F1", 200 * right / max(1, found + gold), goal=GOALS["links F1"]),
        Measure(f"{name}.direction", share(right, directed), goal=GOALS["direction"]),
    ]
    for what in ("polarity", "stance", "who says so"):
        value = share(counts[what], counts[f"{what} asked"])
        told.append(Measure(f"{name}.{what}", value, goal=GOALS.get(what)))
    last = f"{name}.controls taken for causes"
    return [*told, Measure(last, false, goal=GOALS["controls"], higher_is_better=False)]


def failures(models: object, packs: object) -> Iterator[tuple[str, list[str]]]:
    """Cases of the split for tuning, and their faults."""
    for case in load_cause_cases():
        if case.split == "tune":
            yield f"{case.kind}: {case.text}", judge(case, _read(case, models, packs))[1]


if __name__ == "__main__":
    print_scores(__doc__, measure, failures)

"""Score promises on the frozen cases: what is one, its parts, and where it stands.

    python -m bench.promises            # by split
    python -m bench.promises --show     # and every failure of the split "tune"

A promise is *found* where a ledger holds a standing; a case without one is a control, *false* where
it holds any. Parts are right where they share half of their letters with the words of the case.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.scores import Measure, digest, letters, overlap, share
from bench.showing import print_scores
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.records.standing import Standing

CASES = Path(__file__).parent / "promises" / "cases.jsonl"
PACK = Path(__file__).parent / "checks" / "tidewater"  # the invented pack they are held against
SPLITS = ("tune", "held")
# What a case calls a part, and the roles it may have in a claim.
PARTS = {"who": "who", "what": "what", "target": "target", "measure": "measure", "by": "deadline",
         "made": "made", "if": "condition"}  # fmt: skip
ENOUGH = 0.5
GOALS = {"found": 90.0, "false": 5.0, "parts": 85.0, "status": 90.0}


@dataclass(frozen=True)
class PromiseCase:
    """One short text and the promise it holds, by the words of its parts; None: none."""

    id: str
    split: str
    published: date
    text: str
    promise: dict[str, str] | None


def load_promise_cases(path: Path = CASES) -> tuple[PromiseCase, ...]:
    """Every case of the file."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
    return tuple(
        PromiseCase(
            row["id"], row["split"], date.fromisoformat(row["published"]), row["text"],
            row["promise"],
        )
        for row in rows
    )  # fmt: skip


def cases_digest(_data: object = None) -> str:
    """Digest of the frozen cases and the pack they are held against."""
    return digest([CASES, *sorted(PACK.iterdir())])


def measure(models: object, packs: object, _data: object = None) -> list[Measure]:
    """Scores for each split."""
    del packs
    found: list[Measure] = []
    judged = [(case, judge(case, ledger)[0]) for case, ledger in run(models)]
    for split in SPLITS:
        counts: Counter[str] = Counter()
        for case, one in judged:
            if case.split == split:
                counts += one
        found += _measures(f"promises.{split}", counts)
    return found


def run(models: object) -> list[tuple[PromiseCase, Ledger]]:
    """Read every case with the shipped packs and the invented one."""
    from hearsay.pipeline import read
    from hearsay.reference.packs import load_packs

    packs = load_packs([PACK])
    return [
        (case, read(Document.make(case.text, published=case.published), models, packs))  # type: ignore[arg-type]
        for case in load_promise_cases()
    ]


def judge(case: PromiseCase, ledger: Ledger) -> tuple[Counter[str], list[str]]:
    """Counts of one case, and its faults in words."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    told = ledger.standings
    if case.promise is None:
        counts["controls"], counts["false"] = 1, bool(told)
        return counts, [f"false: {_words(ledger, one)}" for one in told]
    counts["wanted"] = 1
    if not told:
        return counts, ["missing"]
    counts["found"] = 1
    for name, role in PARTS.items():
        if (wanted := case.promise.get(name)) is None:
            continue
        counts["parts asked"] += 1
        is_right = any(_has(case.text, ledger, one, role, wanted) for one in told)
        counts["parts"] += is_right
        faults += [] if is_right else [f"{name} is not {wanted!r}: {_words(ledger, told[0])}"]
    if status := case.promise.get("status"):
        counts["status asked"] += 1
        is_right = told[0].status == status
        counts["status"] += is_right
        faults += [] if is_right else [f"{told[0].status}, not {status}: {told[0].because}"]
    return counts, faults


def _has(text: str, ledger: Ledger, one: Standing, role: str, wanted: str) -> bool:
    claim = ledger.claim(one.claim)
    span = claim.parts.get(role) if claim else None
    start = text.index(wanted)
    gold = Span(start, start + len(wanted))
    if span is not None and overlap(letters(text, [span]), letters(text, [gold])) >= ENOUGH:
        return True
    return (role == "who" and wanted.lower() in one.who.lower()) or (
        role == "deadline" and span is not None and gold.covers(span)
    )


def _words(ledger: Ledger, one: Standing) -> str:
    claim = ledger.claim(one.claim)
    text = ledger.document.text
    return str([(role, span.of(text)) for role, span in claim.parts.roles] if claim else "")


def _measures(name: str, counts: Counter[str]) -> list[Measure]:
    def told(what: str, whole: str, goal: str) -> Measure:
        return Measure(f"{name}.{what}", share(counts[what], counts[whole]), goal=GOALS[goal])

    false = share(counts["false"], counts["controls"])
    last = f"{name}.no promise, taken for one"
    return [
        told("found", "wanted", "found"),
        told("parts", "parts asked", "parts"),
        told("status", "status asked", "status"),
        Measure(last, false, goal=GOALS["false"], higher_is_better=False),
    ]


def failures(models: object, _packs: object) -> Iterator[tuple[str, list[str]]]:
    """Cases of the split for tuning, and their faults."""
    for case, ledger in run(models):
        if case.split == "tune":
            yield case.text, judge(case, ledger)[1]


if __name__ == "__main__":
    print_scores(__doc__, measure, failures)

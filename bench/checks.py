"""Score the checks on the frozen cases: verdicts by kind, and whether anything is wrongly accused.

    python -m bench.checks            # by split and kind
    python -m bench.checks --show     # and every failure of the split "tune"

A case names, by words of its text, the claims that must get a verdict. A verdict is *found* where a
check with it stands on a claim that shares a character with those words. A "contradicted" that
stands on no words that are to be contradicted is *wrong*; precision counts over every check made.
Cases without any expected verdict are controls: they are *accused* where anything in them is
contradicted or qualified. Where a fault shows in two places, each of the words of a list may carry
the verdict. A case with a ``twin`` is the same text with other names, of which the same is true:
the verdicts have to be the same. The split comes from a hash of the text: half is only scored.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.scores import Measure, digest, render_measures, share
from hearsay.records.check import Verdict
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger

CASES = Path(__file__).parent / "checks" / "cases.jsonl"
PACKS = Path(__file__).parent / "checks"  # a folder each; written from docs/formats/pack.md
SPLITS = ("tune", "held", "fresh")
GOALS = {
    "supported": 85.0, "contradicted": 85.0, "qualified": 80.0, "not_enough_evidence": 80.0,
    "precision": 98.0, "accused": 1.0, "twins": 100.0,
}  # fmt: skip


@dataclass(frozen=True)
class CheckCase:
    """One short text with its date, and the verdicts it must get."""

    id: str
    split: str
    kind: str
    published: date
    text: str
    expect: tuple[tuple[tuple[Span, ...], str], ...]  # places, any of which may have the verdict
    twin: str | None = None  # the id of the case with other names
    pack: str = "tidewater"  # the one it is read with, beside ours


@dataclass
class Outcome:
    """What became of some cases; ``faults`` are lines for a person."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    contradicted: int = 0
    wrong: int = 0
    controls: int = 0
    accused: int = 0
    verdicts: list[str] = field(default_factory=list)  # of every check, in order of the alphabet
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Add up every count."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def load_check_cases(path: Path = CASES) -> tuple[CheckCase, ...]:
    """Every case of the file; words that are not in its text raise ValueError."""
    return tuple(_case(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line)


def _case(raw: dict[str, object]) -> CheckCase:
    text = str(raw["text"])
    expect = []
    for words, verdict in raw["expect"]:  # type: ignore[attr-defined]
        places = tuple(_place(text, one) for one in ([words] if isinstance(words, str) else words))
        expect.append((places, str(Verdict(verdict))))
    day = date.fromisoformat(str(raw["published"]))
    name, split, kind = (str(raw[key]) for key in ("id", "split", "kind"))
    twin, pack = raw.get("twin"), str(raw.get("pack", "tidewater"))
    return CheckCase(name, split, kind, day, text, tuple(expect), twin, pack)  # type: ignore[arg-type]


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def measure(models: object, packs: object, _data: object = None) -> list[Measure]:
    """Scores for each split and for all of them; each case has ours and a pack of its own."""
    del packs
    outcomes = run(models)
    found: list[Measure] = []
    for split in (*SPLITS, "all"):
        total = total_of(o for case, o in outcomes if split in (case.split, "all"))
        found += measures_of(f"checks.{split}", total)
    return [*found, twins_of("checks.twins with the same verdicts", outcomes)]


def cases_digest(_data: object = None) -> str:
    """Digest of the frozen cases and their packs."""
    return digest([CASES, *sorted(PACKS.glob("*/*"))])


def run(
    models: object, cases: Sequence[CheckCase] = (), folder: Path = PACKS
) -> list[tuple[CheckCase, Outcome]]:
    """Read every case and judge it; without cases those of this file."""
    from hearsay.pipeline import read
    from hearsay.reference.packs import load_packs

    cases = cases or load_check_cases()
    packs = {name: load_packs([folder / name]) for name in sorted({case.pack for case in cases})}
    outcomes = []
    for case in cases:
        document = Document.make(case.text, published=case.published)
        ledger = read(document, models, packs[case.pack])  # type: ignore[arg-type]
        outcomes.append((case, judge(case, ledger)))
    return outcomes


def judge(case: CheckCase, ledger: Ledger) -> Outcome:
    """Compare one ledger with what its case expects."""
    spans = {claim.id: claim.span for claim in ledger.claims}
    made = Outcome(controls=not case.expect)
    checks = [(spans[one.claim], one) for one in ledger.checks]
    for places, verdict in case.expect:
        made.wanted[verdict] += 1
        near = [one for span, one in checks if any(map(span.overlaps, places))]
        if any(str(one.verdict) == verdict for one in near):
            made.found[verdict] += 1
        else:
            told = "; ".join(f"{one.verdict}: {one.because}" for one in near) or "no check"
            made.faults.append(f"wanted {verdict} on {places[0].of(case.text)!r}: {told}")
    guilty = [
        place for places, verdict in case.expect for place in places if verdict == "contradicted"
    ]
    for span, one in checks:
        if one.verdict is Verdict.CONTRADICTED:
            made.contradicted += 1
            if not any(span.overlaps(place) for place in guilty):
                made.wrong += 1
                made.faults.append(f"WRONG: {one.because}")
    made.verdicts = sorted(str(one.verdict) for _, one in checks)
    accusing = (Verdict.CONTRADICTED, Verdict.QUALIFIED)
    made.accused = not case.expect and any(one.verdict in accusing for _, one in checks)
    return made


def total_of(outcomes: Iterable[Outcome]) -> Outcome:
    total = Outcome()
    for outcome in outcomes:
        total.add(outcome)
    return total


def measures_of(name: str, total: Outcome) -> list[Measure]:
    right = total.contradicted - total.wrong
    found = [
        Measure(f"{name}.{verdict}", share(total.found[verdict], total.wanted[verdict]),
                goal=GOALS[verdict])
        for verdict in ("supported", "contradicted", "qualified", "not_enough_evidence")
    ]  # fmt: skip
    precision = Measure(
        f"{name}.precision of contradicted", share(right, total.contradicted),
        goal=GOALS["precision"],
    )  # fmt: skip
    accused = Measure(
        f"{name}.controls accused", 100 * total.accused / max(1, total.controls),
        goal=GOALS["accused"], higher_is_better=False,
    )  # fmt: skip
    return [*found, precision, accused]


def twins_of(name: str, outcomes: Sequence[tuple[CheckCase, Outcome]]) -> Measure:
    """How many of the pairs that differ in names alone got the same verdicts."""
    by_id = {case.id: outcome for case, outcome in outcomes}
    pairs = [(by_id[case.twin], outcome) for case, outcome in outcomes if case.twin]
    same = 0
    for one, other in pairs:
        if one.verdicts == other.verdicts:
            same += 1
        else:
            told = (", ".join(found.verdicts) or "no check" for found in (one, other))
            other.faults.append(f"its twin got otherwise: {' / '.join(told)}")
    return Measure(name, share(same, len(pairs)), goal=GOALS["twins"])


def render_table(outcomes: Sequence[tuple[CheckCase, Outcome]]) -> str:
    """One row for each kind and split."""
    rows = [f"{'kind':14s} split  texts  found/wanted                     wrong  accused"]
    for kind in sorted({case.kind for case, _ in outcomes}):
        for split in SPLITS:
            some = [o for case, o in outcomes if (case.kind, case.split) == (kind, split)]
            total = total_of(some)
            cells = " ".join(
                f"{verdict[:4]} {total.found[verdict]}/{total.wanted[verdict]}"
                for verdict in sorted(total.wanted)
            )
            texts = f"{kind:14s} {split:5s} {len(some):5d}"
            rows.append(f"{texts}   {cells:32s} {total.wrong:3d} {total.accused:6d}")
    return "\n".join(rows)


def main() -> None:
    """Print the table, the measures and, if asked, the failures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the failures")
    parser.add_argument("--split", choices=SPLITS, default="tune", help="whose failures")
    options = parser.parse_args()
    from hearsay.models.bundle import load_models

    outcomes = run(load_models())
    print(render_table(outcomes), "\n")
    for split in (*SPLITS, "all"):
        some = total_of(o for case, o in outcomes if split in (case.split, "all"))
        print(render_measures(measures_of(split, some)), "\n")
    print(render_measures([twins_of("twins with the same verdicts", outcomes)]), "\n")
    for case, outcome in outcomes if options.show else ():
        if outcome.faults and case.split == options.split:
            print(f"\n{case.id} [{case.kind}, {case.published}] {case.text}")
            print("\n".join(f"  - {fault}" for fault in outcome.faults))


if __name__ == "__main__":
    main()

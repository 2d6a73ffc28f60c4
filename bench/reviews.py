"""Score claims against published reviews: what they decide, and that they never decide more.

    python -m bench.reviews --show

The cases are frozen as those of ``checks.py`` are, and judged alike. Each is there twice, with the
names of the speakers exchanged in text and reviews: the verdicts have to be the same.
"""

import argparse
from pathlib import Path

from bench.checks import CheckCase, Outcome, load_check_cases, measures_of, total_of, twins_of
from bench.checks import run as run_checks
from bench.scores import Measure, digest, render_measures

PACKS = Path(__file__).parent / "reviews"  # a folder each
CASES = PACKS / "cases.jsonl"


def measure(models: object, packs: object, _data: object = None) -> list[Measure]:
    """Scores of all cases; each has a pack of its own."""
    del packs
    outcomes = run(models)
    total = total_of(outcome for _, outcome in outcomes)
    twins = twins_of("reviews.twins with the same verdicts", outcomes)
    return [*measures_of("reviews", total), twins]


def cases_digest(_data: object = None) -> str:
    """Digest of the frozen cases and their packs."""
    return digest([CASES, *sorted(PACKS.glob("*/*"))])


def run(models: object) -> list[tuple[CheckCase, Outcome]]:
    """Read every case and judge it."""
    return run_checks(models, load_check_cases(CASES), PACKS)


def main() -> None:
    """Print the measures and, if asked, the failures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the failures")
    options = parser.parse_args()
    from hearsay.models.bundle import load_models
    from hearsay.reference.packs import load_packs

    print(render_measures(measure(load_models(), load_packs())))
    for case, outcome in run(load_models()) if options.show else ():
        if outcome.faults:
            print(f"\n{case.id} [{case.kind}, {case.published}] {case.text}")
            print("\n".join(f"  - {fault}" for fault in outcome.faults))


if __name__ == "__main__":
    main()

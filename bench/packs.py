"""How fast packs open: the shipped ones at a cold start, and a compiled one of a million facts.

    python -m bench.packs               # both; a minute or two, and some gigabytes while compiling
    python -m bench.packs --facts 50000

Every opening is timed in a process of its own. A look-up is timed cold, each key asked for once.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUBJECTS, PERIODS = 400, 25
COLUMNS = ("id", "subject", "measure", "unit", "period", "value", "edition", "known_from",
           "source_url")  # fmt: skip
# The cold start of everything below the packs, then with them: what loading them adds.
COLD = """
import time
start = time.perf_counter()
import hearsay.text.readers, hearsay.records.wire, json, csv, decimal, hashlib
below = time.perf_counter()
from hearsay.reference.packs import load_packs
packs = load_packs()
after = time.perf_counter()
packs.names.entity_of("Russia", "location")
print((after - below) * 1000)
"""
OPEN = """
import json, resource, sys, time
from pathlib import Path
from hearsay.reference.packs import load_packs
start = time.perf_counter()
packs = load_packs([Path(sys.argv[1])])
opened = time.perf_counter()
keys = json.loads(sys.argv[2])
before = time.perf_counter()
for subject, measure in keys:
    of = packs.names.entity_of
    found = packs.facts.values_of(of(subject) or "", of(measure, "measure") or "")
    assert found, (subject, measure)
after = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([opened - start, (after - before) / len(keys) * 1000, peak]))
"""


def main() -> None:
    """Print both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    given = parser.parse_args()
    cold = sorted(float(_run(COLD)) for _ in range(5))
    print(f"shipped packs at a cold start  {cold[2]:6.1f} ms (median of 5; best {cold[0]:.1f})")
    with tempfile.TemporaryDirectory() as place:
        _measure_large(Path(place), given.facts)


def _measure_large(place: Path, facts: int) -> None:
    measures = max(1, facts // (SUBJECTS * PERIODS))
    folder = place / "large"
    _write_pack(folder, measures)
    start = time.perf_counter()
    _run_command("pack", "compile", str(folder), "--into", str(place / "large.shelf"))
    compiled = time.perf_counter() - start
    size = (place / "large.shelf").stat().st_size / 1e6
    keys = [(f"Port {n % SUBJECTS}", f"measure {n % measures}") for n in range(0, 2000, 7)]
    opened, look_up, peak = json.loads(_run(OPEN, str(place / "large.shelf"), json.dumps(keys)))
    count = SUBJECTS * PERIODS * measures
    print(f"{count:,} facts: compiled in {compiled:.0f} s to {size:.0f} MB")
    print(f"{count:,} facts: opened in {opened:.3f} s, peak memory {peak:.0f} MB")
    print(
        f"{count:,} facts: {look_up:.2f} ms for one subject's {PERIODS} figures, asked for by name"
    )


def _write_pack(folder: Path, measures: int) -> None:
    folder.mkdir()
    about = {"name": "large", "version": "1"}
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    with (folder / "series.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for subject in range(SUBJECTS):
            for measure in range(measures):
                for period in range(PERIODS):
                    rows.writerow(_row(subject, measure, 2000 + period))


def _row(subject: int, measure: int, year: int) -> tuple[object, ...]:
    return (
        f"s{subject}-{measure}-{year}", f"Port {subject}", f"measure {measure}", "tonne", year,
        f"{subject + measure / 7 + year % 7:.2f}", f"Yearbook {year + 1}", f"{year + 1}-03-01",
        "https://example.org/yearbook",
    )  # fmt: skip


def _run(code: str, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    ).stdout


def _run_command(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "hearsay", *words], capture_output=True, check=True)


if __name__ == "__main__":
    main()

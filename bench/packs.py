"""How fast packs open: the shipped ones at a cold start, and a compiled one of a million facts.

    python -m bench.packs               # both; a minute or two, and some gigabytes while compiling
    python -m bench.packs --facts 50000
    python -m bench.run --only packs            # a pack of a million facts, told like any stage

Every opening is timed in a process of its own. A look-up is timed cold, each key asked for once.
A claim is what a reporter would write of one figure; its check is timed from the claim to the
verdict, each claim once, after ten others that load the word lists; the median is told.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.scores import Measure

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
from datetime import date
from hearsay.check.verdict import check_claims
from hearsay.claim.extract import find_claims
from hearsay.records.document import Document
from hearsay.records.tags import Tags
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences
day, spent, verdicts = date(2026, 1, 1), [], []
for number, (subject, measure) in enumerate(keys):
    text = f"{subject}'s {measure} was 1234567 tonnes in 2004."
    document, times = Document.make(text, published=day), find_times(text, day)
    tags = Tags((), times, find_quantities(text, times))
    claims = find_claims(document, split_sentences(text), (), tags)
    begun = time.perf_counter()
    checks = check_claims(document, claims, tags, packs, day)
    if number >= 10:
        spent.append(time.perf_counter() - begun)
    verdicts += [str(check.verdict) for check in checks]
found = verdicts.count("contradicted") / len(keys)
whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([opened - start, (after - before) / len(keys) * 1000, max(peak, whole),
                  sorted(spent)[len(spent) // 2] * 1000, found]))
"""


@dataclass(frozen=True)
class Opened:
    """What opening a large pack, and using it, cost."""

    facts: int
    compiling: float  # seconds
    size: float  # megabytes on disk
    opening: float  # seconds
    look_up: float  # milliseconds
    peak: float  # megabytes
    check: float  # milliseconds for a claim
    found: float  # share of the claims that were checked; 1


def measure(models: object, packs: object, data: object = None) -> list[Measure]:
    """What the shipped packs add to a cold start, and what a million facts cost."""
    del models, packs, data
    with tempfile.TemporaryDirectory() as place:
        large = _measure_large(Path(place), 1_000_000)
    told = [
        ("cold start, added by the shipped packs", _cold(), "ms", 50.0),
        ("a million facts, opened", large.opening, "s", 2.0),
        ("a million facts, peak memory", large.peak, "MB", 400.0),
        ("a million facts, a claim checked", large.check, "ms", 1.0),
    ]
    return [
        Measure(f"packs.{name}", value, unit, goal=goal, higher_is_better=False, is_pinned=False)
        for name, value, unit, goal in told
    ]


def main() -> None:
    """Print both measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=1_000_000)
    given = parser.parse_args()
    print(f"shipped packs at a cold start  {_cold():6.1f} ms (median of 5)")
    with tempfile.TemporaryDirectory() as place:
        large = _measure_large(Path(place), given.facts)
    count = f"{large.facts:,} facts:"
    print(f"{count} compiled in {large.compiling:.0f} s to {large.size:.0f} MB")
    print(f"{count} opened in {large.opening:.3f} s, peak memory {large.peak:.0f} MB")
    print(f"{count} {large.look_up:.2f} ms for one subject's {PERIODS} figures, asked for by name")
    print(f"{count} {large.check:.2f} ms for the check of a claim; {large.found:.0%} were checked")


def _cold() -> float:
    """Milliseconds that the shipped packs add to a cold start: the median of five."""
    return sorted(float(_run(COLD)) for _ in range(5))[2]


def _measure_large(place: Path, facts: int) -> Opened:
    measures = max(1, facts // (SUBJECTS * PERIODS))
    folder = place / "large"
    _write_pack(folder, measures)
    start = time.perf_counter()
    _run_command("pack", "compile", str(folder), "--into", str(place / "large.shelf"))
    compiled = time.perf_counter() - start
    size = (place / "large.shelf").stat().st_size / 1e6
    keys = [(_port(n % SUBJECTS), _catch(n % measures)) for n in range(0, 2000, 7)]
    told = json.loads(_run(OPEN, str(place / "large.shelf"), json.dumps(keys)))
    return Opened(SUBJECTS * PERIODS * measures, compiled, size, *told)


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
        f"s{subject}-{measure}-{year}", _port(subject), _catch(measure), "tonne", year,
        f"{subject + measure / 7 + year % 7:.2f}", f"Yearbook {year + 1}", f"{year + 1}-03-01",
        "https://example.org/yearbook",
    )  # fmt: skip


def _port(number: int) -> str:
    """A name for a subject, as a text would have it: "Port Badu"."""
    return f"Port {_letters(number).title()}"


def _catch(number: int) -> str:
    """A name for a measure: "badu landings"."""
    return f"{_letters(number)} landings"


def _letters(number: int) -> str:
    consonants, vowels = "bdfgklmnprstvz", "aeiou"
    syllables = []
    for _ in range(3):
        number, place = divmod(number, len(consonants) * len(vowels))
        syllables.append(consonants[place // len(vowels)] + vowels[place % len(vowels)])
    return "".join(syllables)


def _run(code: str, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    ).stdout


def _run_command(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "hearsay", *words], capture_output=True, check=True)


if __name__ == "__main__":
    main()

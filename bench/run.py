"""Score every stage, compare with the floors, append a line to the history.

    python -m bench.run                          # what needs no annotated data
    python -m bench.run --data DATA              # everything
    python -m bench.run --data DATA --update     # and pin what was reached
    python -m bench.run --only voices entities   # some runners
    python -m bench.run --bundle DIR             # another bundle: what int8 costs, a new training

A runner is a module with ``measure(models, packs, data) -> list[Measure]`` and
``cases_digest(data) -> str``; without what it needs it measures nothing. Exit 1: a score is below
its floor, or the cases changed.
"""

import argparse
import csv
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.floors import Lowered, find_faults, load_floors, pin, save_floors
from bench.scores import Measure, render_measures

HERE = Path(__file__).parent
HISTORY = HERE / "history.csv"
RUNNERS = (
    "voices", "speakers", "times", "times_taggers", "quantities", "attribution", "entities",
    "checks", "reviews", "causes", "promises", "framing", "framing_public", "packs", "heads",
    "speed",
)  # fmt: skip
# Column of the history and the measure it tells; a run that measures less leaves cells empty.
COLUMNS = {
    "voices content": "voices.all.content",
    "voices speaker": "voices.all.speaker",
    "voices stance": "voices.all.stance",
    "voices own voice": "voices.all.own voice",
    "voices false": "voices.all.false",
    "speakers right": "speakers.right",
    "source F1": "attribution.spans.source",
    "cue F1": "attribution.spans.cue",
    "content F1": "attribution.spans.content",
    "whole F1": "attribution.whole",
    "entities F1": "entities.micro",
    "checkable": "heads.checkable sentences",
    "check-worthy F1": "heads.check-worthy sentences",
    "cause F1": "heads.cause sentences",
    "cause spans F1": "heads.cause spans",
    "loaded F1": "heads.loaded sentences, BABE",
    "s per 1,000 words": "speed.seconds per 1,000 words",
    "bare passes": "speed.read, in bare passes",
    "cold s": "speed.cold read",
    "peak MiB": "speed.cold read, peak memory",
}


def main() -> int:
    """Run the runners; the exit status."""
    options = _options()
    from hearsay.models.bundle import load_models
    from hearsay.reference.packs import load_packs

    models, packs = load_models(options.bundle), load_packs()
    measures: list[Measure] = []
    digests: dict[str, str] = {}
    for runner in _runners(options.only):
        start = time.perf_counter()
        found = runner.measure(models, packs, options.data)
        if not found:
            print(f"{_name(runner)}: not measured, its data is not here\n")
            continue
        print(render_measures(found))
        print(f"  ({_name(runner)}: {time.perf_counter() - start:.0f} s)\n", flush=True)
        measures += found
        if hasattr(runner, "cases_digest"):
            digests[_name(runner)] = runner.cases_digest(options.data)
    if not options.no_history:
        append_history(measures, models.name)
    return _judge(options, measures, digests)


def _judge(options: argparse.Namespace, measures: list[Measure], digests: dict[str, str]) -> int:
    floors = load_floors()
    if options.update:
        try:
            save_floors(pin(floors, measures, digests, allow_regression=options.allow_regression))
        except Lowered as fault:
            print(f"floors kept: {fault}", file=sys.stderr)
            return 1
        print("floors.json: pinned")
        return 0
    faults = find_faults(floors, measures, digests)
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print("every floor holds")
    return 1 if faults else 0


def _runners(only: Sequence[str]) -> list[ModuleType]:
    names = only or [name for name in RUNNERS if (HERE / f"{name}.py").is_file()]
    return [import_module(f"bench.{name}") for name in names]


def _name(runner: ModuleType) -> str:
    return runner.__name__.rpartition(".")[2]


def append_history(measures: Sequence[Measure], bundle: str, path: Path = HISTORY) -> None:
    """One line for this run; the first writes the heading."""
    values = {found.name: found.value for found in measures}
    row: dict[str, Any] = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
        "commit": _commit(),
        "bundle": bundle,
    }
    row |= {
        column: f"{values[name]:.3g}" if abs(values[name]) < 10 else f"{values[name]:.1f}"
        for column, name in COLUMNS.items() if name in values
    }  # fmt: skip
    is_new = not path.is_file()
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["date", "commit", "bundle", *COLUMNS], lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow(row)


def _commit() -> str:
    """Short hash of the commit, with "+" where files differ from it; "" outside a repository."""
    git = ["git", "-C", str(HERE)]
    try:
        head = subprocess.run(
            [*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
        ).stdout.strip()
        changed = subprocess.run([*git, "diff", "--quiet", "HEAD"], check=False).returncode
    except (OSError, subprocess.CalledProcessError):
        return ""
    return head + ("+" if changed else "")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the annotated sets")
    parser.add_argument("--bundle", type=Path, help="a bundle folder; left out: the shipped one")
    parser.add_argument("--only", nargs="+", choices=RUNNERS, default=())
    parser.add_argument("--update", action="store_true", help="pin what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="floors may go down")
    parser.add_argument("--no-history", action="store_true", help="append no line to history.csv")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())

"""Measure speed and memory: warm reading in bare passes, cold start, growth with length, size.

    python -m bench.speed [--document FILE] [--published 2025-12-18] [--install]

The unit is a *bare pass*: each token of the document once through the int8 network, in 512-token
windows without overlap, in the same session with the same threads, timed in the same run, in turn
with the reading it is compared with. Medians of at least 20. Times differ between machines and with
what else runs on them; multiples of a bare pass differ much less.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from bench.scores import Measure, render_measures
from hearsay.records.document import Document

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "examples" / "strait-briefing.json"
ROUNDS = 20
COLD_ROUNDS = 5
WINDOW = 510  # tokens beside the first and the last mark of a 512-token window
MEBIBYTE = 1024 * 1024


def measure(models: Any, packs: Any, _data: Path | None) -> list[Measure]:
    """Every measure but the install size, on the shipped example."""
    return score(models, packs, load_document(DOCUMENT, None), DOCUMENT)


def score(models: Any, packs: Any, document: Document, path: Path) -> list[Measure]:
    """Every measure but the install size."""
    return [
        *warm(models, packs, document),
        *growth(models, packs, document),
        *cold(path, document.published),
    ]


def load_document(path: Path, published: date | None) -> Document:
    """The document in ``path``, with this published date if one is given."""
    from hearsay.text.readers import load_file

    found = next(iter(load_file(path)))
    if not isinstance(found, Document):
        raise SystemExit(f"{path}: {found}")
    return replace(found, published=published or found.published)


# --- warm --------------------------------------------------------------------------------------


def warm(models: Any, packs: Any, document: Document) -> list[Measure]:
    """Reading against a bare pass, and how much of it is the network and how much the rest."""
    from bench.attribution import read_parts
    from hearsay.pipeline import read

    bare, whole, encoder = _in_turn(
        bare_pass(models, document.text),
        lambda: read(document, models, packs),
        lambda: read_parts(document.text, models),
    )
    words = len(document.text.split())
    return [
        _time("read", 1000 * whole, "ms"),
        _time("bare pass", 1000 * bare, "ms"),
        _time("read, in bare passes", whole / bare, "passes", 2.0),
        _time("encoder with decoding, in bare passes", encoder / bare, "passes"),
        _time("everything but the encoder", 1000 * (whole - encoder), "ms"),
        Measure("speed.words a second", words / whole, "words/s", is_pinned=False),
        _time("seconds per 1,000 words", 1000 * whole / words, "s"),
    ]


def bare_pass(models: Any, text: str) -> Callable[[], None]:
    """A function that sends each token of ``text`` once through the network, and nothing else."""
    from hearsay.models.features import token_features
    from hearsay.text.quotemarks import find_quotations

    encoding = models.encoder.tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64)
    quoted = [found.span for found in find_quotations(text) if not found.is_nested]
    features = token_features(text, offsets, quoted)
    ids = np.array(encoding.ids, dtype=np.int64)
    feeds = []
    for start in range(0, len(ids), WINDOW):
        piece = ids[start : start + WINDOW]
        padded = np.zeros((1, len(piece) + 2, features.shape[1]), dtype=np.int64)
        padded[0, 1:-1] = features[start : start + WINDOW]
        feeds.append({"ids": np.concatenate([[101], piece, [102]])[None], "features": padded})

    def run() -> None:
        for feed in feeds:
            models.encoder.session.run(None, feed)

    return run


def _in_turn(*tasks: Callable[[], object]) -> list[float]:
    """Median seconds of each task, one round of all of them after another."""
    for task in tasks:
        for _ in range(3):
            task()
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(ROUNDS):
        for task, taken in zip(tasks, times, strict=True):
            start = time.perf_counter()
            task()
            taken.append(time.perf_counter() - start)
    return [median(taken) for taken in times]


def growth(models: Any, packs: Any, document: Document) -> list[Measure]:
    """Seconds per 1,000 words at 1, 8 and 64 times the length; proportional growth keeps them."""
    from hearsay.pipeline import read

    rates = []
    for times in (1, 8, 64):
        text = "\n\n".join([document.text] * times)
        longer = Document.make(text, published=document.published)
        taken = []
        for _ in range(9 if times == 1 else 2 if times == 8 else 1):
            start = time.perf_counter()
            read(longer, models, packs)
            taken.append(time.perf_counter() - start)
        rates.append(1000 * min(taken) / len(text.split()))
    return [
        _time("seconds per 1,000 words, 8 times as long", rates[1], "s"),
        _time("seconds per 1,000 words, 64 times as long", rates[2], "s"),
        _time("growth: rate at 64 times over rate at 8", rates[2] / rates[1], "times", 1.5),
    ]


# --- cold --------------------------------------------------------------------------------------


def cold(path: Path, published: date | None) -> list[Measure]:
    """Wall time and peak memory of ``hearsay read`` in a process of its own, and of ``--help``."""
    dated = ["--published", published.isoformat()] if published else []
    runs = [_spawn("read", str(path), *dated) for _ in range(COLD_ROUNDS)]
    helps = [_spawn("--help") for _ in range(COLD_ROUNDS)]
    return [
        _time("cold read", median(run[0] for run in runs), "s", 1.5),
        _time("cold read, processor time of all cores", median(run[1] for run in runs), "s"),
        _time("cold read, peak memory", max(run[2] for run in runs), "MiB", 400.0),
        _time("hearsay --help", median(run[0] for run in helps), "s", 0.3),
        _time("hearsay --help, processor time", median(run[1] for run in helps), "s"),
    ]


# Linux counts what a process held before it turned into another program, so a small one is put
# between this large one and the command.
_LAUNCHER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]))
sys.exit(done.returncode)
"""


def _spawn(*arguments: str) -> tuple[float, float, float]:
    """(wall seconds, processor seconds, peak mebibytes) of the command line in a fresh process."""
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCHER, sys.executable, "-m", "hearsay", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr}")
    seconds, busy, peak = json.loads(done.stdout)
    return seconds, busy, peak / MEBIBYTE  # Linux tells the peak in KiB


def install_size() -> list[Measure]:
    """What the base install puts on disk; makes a fresh environment, which takes minutes."""
    script = Path(__file__).with_name("install_size.sh")
    lines = subprocess.run(
        ["bash", str(script)], capture_output=True, text=True, check=False
    ).stdout
    total = next(
        (line.split()[2] for line in lines.splitlines() if line.startswith("base install")), None
    )
    if total is None:
        raise SystemExit(f"{script.name} told no size:\n{lines}")
    return [_time("base install without pip", float(total), "MB", 350.0)]


def _time(name: str, value: float, unit: str, goal: float | None = None) -> Measure:
    return Measure(f"speed.{name}", value, unit, goal, higher_is_better=False, is_pinned=False)


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument("--published", type=date.fromisoformat)
    parser.add_argument("--install", action="store_true", help="also the base install's size")
    options = parser.parse_args()
    from hearsay.models.bundle import load_models
    from hearsay.reference.packs import load_packs

    document = load_document(options.document, options.published)
    print(render_measures(score(load_models(), load_packs(), document, options.document)))
    if options.install:
        print(render_measures(install_size()))


if __name__ == "__main__":
    main()

"""Measures of the two runners that also stand alone: speakers, and times with quantities."""

import json
from pathlib import Path
from typing import Any

from bench.scores import Measure, digest

HERE = Path(__file__).parent
CASES = tuple(HERE / name / "cases.jsonl" for name in ("speakers", "times"))


def measure(models: Any, _packs: Any, data: Path | None) -> list[Measure]:
    """Speakers on the labelled sources of PolNeAR dev, times and quantities on our cases."""
    return [
        *_times(data),
        *(_speakers(models, data) if data and (data / "polnear").is_dir() else ()),
    ]


def cases_digest(_data: Path | None) -> str:
    """Digest of both files of cases."""
    return digest(CASES)


def _times(data: Path | None) -> list[Measure]:
    from bench import times

    ours, quantities = times.time_cases(errors=False), times.quantity_cases(errors=False)
    found = [
        Measure("times.extent", ours["strict"], "F1"),
        Measure("times.value", ours["value"], "F1"),
        Measure("quantities.right", quantities["right_percent"]),
    ]
    if data and (data / "wikiwars").is_dir():
        wars = times.score(times.wikiwars(data))
        found.append(Measure("times.wikiwars, relaxed", wars["relaxed"], "F1"))
        found.append(Measure("times.wikiwars, value", wars["value"], "F1"))
    return found


def _speakers(models: Any, data: Path) -> list[Measure]:
    from bench import speakers

    cases = [json.loads(line) for line in CASES[0].read_text(encoding="utf-8").splitlines()]
    articles = speakers.read_articles(str(data / "polnear" / "dev.jsonl.gz"))
    named = {article["doc"]: speakers.name_sources(article, models) for article in articles}
    counts = speakers.score_cases(named, cases, show=False)["all"]
    total = sum(counts.values())
    sourced = [one for _, found in named.values() for one in found if one.source]
    unknown = [
        one
        for one in sourced
        if one.speaker is None and one.source_kind not in speakers.KNOWN_WITHOUT_NAME
    ]
    return [
        Measure("speakers.right", 100 * counts["right"] / total, goal=85.0),
        Measure("speakers.wrong", 100 * counts["wrong"] / total, "%", 6.0, higher_is_better=False),
        Measure(
            "speakers.unknown of all sources", 100 * len(unknown) / len(sourced), "%", 12.0,
            higher_is_better=False,
        ),
    ]  # fmt: skip

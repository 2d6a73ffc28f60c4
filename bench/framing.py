"""Score framing on the frozen cases: loaded wording, neutral sentences, headlines.

    python -m bench.framing            # by split
    python -m bench.framing --show     # and every failure of the splits for tuning

A stretch is *found* where a mark shares a character with it; its technique is right where the mark
names it. A neutral sentence is *marked* where anything in it is. A headline is right where what is
said of it is what the case says, nothing included. ``tune`` and ``held`` were labelled by whoever
wrote the lists right afterwards: they tell that nothing broke. ``fresh`` was labelled after the
lists and is only scored: it tells how much wording the lists do not know.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scores import Measure, digest, share
from bench.showing import print_scores
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Technique

CASES = tuple(
    Path(__file__).parent / "framing" / f"{name}.jsonl" for name in ("cases", "broad", "fresh2")
)
SPLITS = ("tune", "held", "fresh", "broad", "fresh2")
GOALS = {"found": 75.0, "technique": 85.0, "marked": 3.0, "precision": 85.0, "headlines": 85.0}
_HEADLINE = {
    "attribution dropped": Technique.ATTRIBUTION_DROPPED,
    "stronger": Technique.STRONGER_HEADLINE,
}


@dataclass(frozen=True)
class FramingCase:
    """One sentence with its loaded stretches, or a headline with the text below it."""

    id: str
    split: str
    kind: str  # loaded, neutral or headline
    text: str
    spans: tuple[tuple[Span, str], ...] = ()
    title: str | None = None
    fault: str | None = None


def load_framing_cases(paths: Sequence[Path] = CASES) -> tuple[FramingCase, ...]:
    """Every case of the files."""
    lines = (line for path in paths for line in path.read_text("utf-8").splitlines())
    rows = (json.loads(line) for line in lines if line)
    return tuple(
        FramingCase(
            row["id"], row["split"], row["kind"], row["text"],
            tuple((_place(row["text"], words), name) for words, name in row.get("spans", ())),
            row.get("title"), row.get("fault"),
        )
        for row in rows
    )  # fmt: skip


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def cases_digest(_data: object = None) -> str:
    """Digest of the frozen cases."""
    return digest(CASES)


def measure(models: object, packs: object, _data: object = None) -> list[Measure]:
    """Scores for each split."""
    found: list[Measure] = []
    judged = [
        (case, judge(case, read_case(case, models, packs))[0]) for case in load_framing_cases()
    ]
    for split in SPLITS:
        counts: Counter[str] = Counter()
        for case, one in judged:
            if case.split == split:
                counts += one
        found += _measures(f"framing.{split}", counts)
    return found


def read_case(case: FramingCase, models: object, packs: object) -> Ledger:
    """The ledger of one case; a title stands above its text."""
    from hearsay.pipeline import read

    text = f"{case.title}\n\n{case.text}" if case.title else case.text
    return read(Document.make(text, title=case.title), models, packs)  # type: ignore[arg-type]


def judge(case: FramingCase, ledger: Ledger) -> tuple[Counter[str], list[str]]:
    """Counts of one case, and its faults in words."""
    counts: Counter[str] = Counter()
    marks = ledger.framings
    text = ledger.document.text
    if case.kind == "headline":
        named = {one.technique for one in marks if one.technique in set(_HEADLINE.values())}
        wanted = {_HEADLINE[case.fault]} if case.fault else set()
        counts["headlines"], counts["headlines right"] = 1, named == wanted
        return counts, [] if named == wanted else [f"headline: {named} not {wanted}"]
    counts["marks"] = len(marks)
    faults = []
    if case.kind == "neutral":
        counts["neutral"], counts["marked"] = 1, bool(marks)
        return counts, [f"marked: {one.span.of(text)!r} ({one.technique})" for one in marks]
    used = set()
    for span, name in case.spans:
        counts["gold"] += 1
        at = [one for one in marks if one.span.overlaps(span)]
        used |= {one.span for one in at}
        counts["found"] += bool(at)
        counts["technique"] += any(one.technique == name for one in at)
        if not at:
            faults.append(f"missing: {span.of(text)!r} ({name})")
        elif not any(one.technique == name for one in at):
            faults.append(f"{at[0].technique}, not {name}: {span.of(text)!r}")
    counts["right marks"] = len(used)
    faults += [
        f"extra: {one.span.of(text)!r} ({one.technique})" for one in marks if one.span not in used
    ]
    return counts, faults


def _measures(name: str, counts: Counter[str]) -> list[Measure]:
    def told(what: str, part: str, whole: str, goal: str, *, is_more: bool = True) -> Measure:
        value = share(counts[part], counts[whole])
        return Measure(f"{name}.{what}", value, goal=GOALS[goal], higher_is_better=is_more)

    measures = [
        told("found", "found", "gold", "found"),
        told("technique", "technique", "found", "technique"),
        told("precision", "right marks", "marks", "precision"),
        told("neutral sentences marked", "marked", "neutral", "marked", is_more=False),
    ]
    if counts["headlines"]:
        measures.append(told("headlines", "headlines right", "headlines", "headlines"))
    return measures


def failures(models: object, packs: object) -> Iterator[tuple[str, list[str]]]:
    """Cases of the splits for tuning, and their faults."""
    for case in load_framing_cases():
        if case.split in {"tune", "broad"}:
            yield f"{case.title or ''} {case.text}", judge(case, read_case(case, models, packs))[1]


if __name__ == "__main__":
    print_scores(__doc__, measure, failures)

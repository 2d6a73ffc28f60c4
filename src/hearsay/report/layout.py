"""The text of a ledger cut up for drawing: paragraphs, and in each the runs with the same marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from hearsay.records.attribution import Attribution
from hearsay.records.check import Check
from hearsay.records.claim import Claim
from hearsay.records.document import Part, Span
from hearsay.records.ledger import Ledger
from hearsay.report.voices import depths


class Naming(StrEnum):
    """What words outside a content do for an attribution."""

    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text over which nothing changes."""

    span: Span
    said: tuple[Attribution, ...] = ()  # whose content it is part of, the outermost first
    naming: tuple[tuple[Naming, Attribution], ...] = ()  # whose source or cue it is part of
    checked: tuple[tuple[Claim, Check], ...] = ()  # claims it is part of, those that were checked
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; every visible character of the text is in exactly one run of one block."""

    part: Part
    runs: tuple[Run, ...]

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.runs[0].span.start, self.runs[-1].span.end)


def find_blocks(ledger: Ledger) -> tuple[Block, ...]:
    """The paragraphs of the document with their runs, in order; one sweep over the text."""
    spans = _block_spans(ledger)
    edges = sorted({edge for span, _ in spans for edge in (span.start, span.end)})
    runs = list(_find_runs(ledger, edges))
    starts = [run.span.start for run in runs]
    blocks = []
    for span, part in spans:
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1)
        blocks.append(Block(part, tuple(runs[first:last])))
    return tuple(blocks)


def title_of(ledger: Ledger) -> str:
    """The title given, or the headline, or the first words of the text."""
    if ledger.document.title:
        return ledger.document.title
    text = ledger.document.text
    for sentence in ledger.sentences:
        if sentence.part is Part.HEADLINE:
            return sentence.span.of(text)
    first = text.strip().partition("\n")[0]
    # 80: what fits one line of a terminal and of a browser's tab
    return first if len(first) <= 80 else f"{first[:79].rstrip()}…"


def shown_checks(ledger: Ledger) -> dict[str, Check]:
    """The check shown with each claim: its own, or the one of a claim with the same fault."""
    shown = {name: check for check in reversed(ledger.checks) for name in check.also}
    return shown | {check.claim: check for check in ledger.checks}


def _block_spans(ledger: Ledger) -> list[tuple[Span, Part]]:
    """Where each paragraph stands, its white space at both ends left out."""
    text = ledger.document.text
    begins: list[tuple[int, Part]] = []
    paragraph: int | None = None
    for sentence in sorted(ledger.sentences, key=lambda one: one.span):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            begins.append((sentence.span.start, sentence.part))
        elif begins[-1][1] is not sentence.part:
            begins[-1] = (begins[-1][0], Part.BODY)  # a dateline before its sentence
    if not begins or text[: begins[0][0]].strip():
        begins.insert(0, (0, Part.BODY))
    if len(begins) == 1:
        begins += [(gap.end(), Part.BODY) for gap in re.finditer(r"\n[ \t]*\n", text)]
    ends = [begin for begin, _ in begins[1:]] + [len(text)]
    return [
        (span, part)
        for (begin, part), end in zip(begins, ends, strict=True)
        if (span := _stripped(text, begin, end)) is not None
    ]


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None where nothing is left."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    kept = inside.strip()
    return Span(start + left, start + left + len(kept)) if kept else None


# --- runs: one sweep over the text ---------------------------------------------------------------

_Mark = Attribution | tuple[Naming, Attribution] | tuple[Claim, Check] | Part


def _find_runs(ledger: Ledger, edges: Iterable[int]) -> Iterator[Run]:
    """The whole text cut at every edge of a mark or a paragraph."""
    depth = depths(ledger.attributions)
    opens: dict[int, list[tuple[Span, _Mark]]] = {}
    cuts = {0, len(ledger.document.text), *edges}
    for span, mark in _marks(ledger):
        opens.setdefault(span.start, []).append((span, mark))
        cuts |= {span.start, span.end}
    active: list[tuple[Span, _Mark]] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        active = [found for found in active if found[0].end > start] + opens.get(start, [])
        yield _run(Span(start, end), active, depth)


def _marks(ledger: Ledger) -> Iterator[tuple[Span, _Mark]]:
    for one in ledger.attributions:
        yield from ((piece, one) for piece in one.content)
        yield from ((piece, (Naming.SOURCE, one)) for piece in one.source)
        yield from ((piece, (Naming.CUE, one)) for piece in one.cue)
    claims = {claim.id: claim for claim in ledger.claims}
    shown = shown_checks(ledger)
    yield from ((claims[name].span, (claims[name], check)) for name, check in shown.items())
    yield from ((one.span, one.part) for one in ledger.sentences)


def _run(span: Span, active: list[tuple[Span, _Mark]], depth: dict[str, int]) -> Run:
    said: dict[str, tuple[Span, Attribution]] = {}
    naming: list[tuple[Naming, Attribution]] = []
    checked: list[tuple[Claim, Check]] = []
    part = Part.BODY
    for around, mark in active:
        match mark:
            case Attribution():
                said[mark.id] = around, mark
            case Part():
                part = mark
            case (Naming() as role, Attribution() as one):
                naming.append((role, one))
            case (Claim() as claim, Check() as check):
                checked.append((claim, check))
    ordered = sorted(said.values(), key=lambda one: (depth[one[1].id], -len(one[0]), one[0]))
    return Run(span, tuple(one for _, one in ordered), tuple(naming), tuple(checked), part)

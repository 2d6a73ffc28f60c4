"""Attributions as brat standoff: a .txt and a .ann for each document, and brat's configuration.

An attribution is an event. Its cue is the trigger, source and content are arguments, manner,
stance and kind of source are attributes; what one stands inside of is an argument too. See
``docs/formats/brat.md``; ``brat_reading.py`` reads it back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearsay.exchange.brat_spans import fragments_of, is_in_order, joined
from hearsay.exchange.format import File, Options, file_names
from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.report.layout import shown_checks
from hearsay.report.visible import one_line
from hearsay.report.voices import depths

_UNWRITABLE = re.compile("[\ud800-\udfff]")  # one character for one: no offset moves


def write_brat(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """The configuration, then text and annotations of each document."""
    yield File("annotation.conf", _configuration().encode())
    yield File("visual.conf", _LOOKS.encode())
    for name, ledger in zip(file_names(ledgers, ""), ledgers, strict=True):
        yield File(f"{name}.txt", _written(ledger.document.text))
        yield File(f"{name}.ann", _written(annotations_of(ledger)))


def annotations_of(ledger: Ledger) -> str:
    """The lines of the .ann file of one document."""
    lines = _Lines(ledger.document.text)
    depth = depths(ledger.attributions)
    events: dict[str, str] = {}
    for one in sorted(ledger.attributions, key=lambda found: (depth[found.id], found.hull)):
        event = _add_event(lines, one, events)
        if event is not None:
            events[one.id] = event
    _add_claims(lines, ledger)
    return "".join(lines.written)


@dataclass(slots=True)
class _Lines:
    """The lines so far, and the last number of each kind of annotation."""

    text: str
    written: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, told: str) -> str:
        """A line of this kind; its id."""
        number = self.numbers[kind] = self.numbers.get(kind, 0) + 1
        self.written.append(f"{kind}{number}\t{told}\n")
        return f"{kind}{number}"

    def add_note(self, kind: str, target: str, words: str) -> None:
        """What brat shows beside an annotation."""
        self.add("#", f"{kind} {target}\t{one_line(words)}")

    def add_spans(self, kind: str, spans: Sequence[Span]) -> str | None:
        """A text-bound annotation; None where the spans hold nothing that can be seen."""
        fragments = fragments_of(self.text, spans)
        if not fragments:
            return None
        places = ";".join(f"{one.start} {one.end}" for one in fragments)
        words = " ".join(one.of(self.text) for one in fragments)
        name = self.add("T", f"{kind} {places}\t{words}")
        if joined(self.text, fragments) != tuple(spans):
            self.add("#", f"Spans {name}\t{';'.join(f'{s.start} {s.end}' for s in spans)}")
        return name

    def add_groups(self, kind: str, spans: Sequence[Span]) -> list[str]:
        """As ``add_spans``; one annotation, or one for each span where they overlap."""
        groups = [spans] if is_in_order(spans) else [(span,) for span in spans]
        found = [self.add_spans(kind, group) for group in groups if group]
        return [name for name in found if name is not None]


def _add_event(lines: _Lines, one: Attribution, events: dict[str, str]) -> str | None:
    contents = lines.add_groups("Content", one.content)
    if not contents:
        return None
    sources = lines.add_groups("Source", one.source)
    cues = lines.add_groups("Attribution", one.cue)
    # brat knows no event without a trigger: without a cue the content's own words are it.
    trigger = cues[0] if cues else lines.add_spans("Attribution", one.content[:1])
    if trigger is None:
        trigger = lines.add_spans("Attribution", one.content) or contents[0]
    arguments = [
        *_numbered("Source", sources), *_numbered("Cue", cues[1:]), *_numbered("Content", contents),
    ]  # fmt: skip
    if one.inside in events:
        arguments.append(f"Inside:{events[one.inside]}")
    event = lines.add("E", " ".join((f"Attribution:{trigger}", *arguments)))
    if not cues:
        lines.add("A", f"WithoutCue {event}")
    lines.add("A", f"Manner {event} {one.manner.value}")
    lines.add("A", f"Stance {event} {one.stance.value}")
    lines.add("A", f"SourceKind {event} {one.source_kind.value}")
    lines.add_note("Id", event, one.id)
    lines.add_note("Score", event, repr(one.score))
    for kind, words in (("Speaker", one.speaker), ("Relay", one.relay)):
        if words is not None and one_line(words):
            lines.add_note(kind, event, words)
    return event


def _numbered(role: str, targets: Sequence[str]) -> list[str]:
    """Arguments of one role: the second is numbered 2, as brat has it."""
    return [f"{role}{number if number > 1 else ''}:{one}" for number, one in enumerate(targets, 1)]


def _add_claims(lines: _Lines, ledger: Ledger) -> None:
    checks = shown_checks(ledger)
    for claim in sorted(ledger.claims, key=lambda found: (found.span, found.id)):
        name = lines.add_spans("Claim", (claim.span,))
        if name is None:
            continue
        lines.add("A", f"Kind {name} {claim.kind.value}")
        lines.add_note("AnnotatorNotes", name, claim.text)
        check = checks.get(claim.id)
        if check is not None:
            lines.add("A", f"Verdict {name} {check.verdict.value}")
            lines.add_note("Because", name, check.because)


def _written(text: str) -> bytes:
    return _UNWRITABLE.sub("\ufffd", text).encode("utf-8")


def _configuration() -> str:
    """What brat must know to show and change these annotations."""
    values = {
        "Manner": (Manner, "<EVENT>"), "Stance": (Stance, "<EVENT>"),
        "SourceKind": (SourceKind, "<EVENT>"), "Kind": (ClaimKind, "Claim"),
        "Verdict": (Verdict, "Claim"),
    }  # fmt: skip
    attributes = "".join(
        f"{name}\tArg:{on}, Value:{'|'.join(one.value for one in kind)}\n"
        for name, (kind, on) in values.items()
    )
    return (
        "[entities]\nSource\nContent\nClaim\n\n[relations]\n\n[events]\n"
        "Attribution\tSource*:Source, Content+:Content, Cue*:Attribution, Inside?:Attribution\n\n"
        f"[attributes]\n{attributes}WithoutCue\tArg:<EVENT>\n"
    )


_LOOKS = """[labels]
Attribution | Attribution | Cue

[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgrey, borderColor:darken
ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5
Source\tbgColor:#9ecae1
Attribution\tbgColor:#fdd0a2
Content\tbgColor:#c7e9c0
Claim\tbgColor:#dadaeb
Verdict\tposition:left, glyph:(?)
"""

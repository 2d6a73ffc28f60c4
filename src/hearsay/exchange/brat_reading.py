"""brat standoff to ledgers: events with a content become attributions.

An event of any name is taken where it has an argument whose role begins with "Content"; its
trigger is the cue, "Source" the source. The words that a .ann file repeats must be the words that
stand at its offsets; an annotation whose words are elsewhere is an orphan, told and left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hearsay.errors import InputError
from hearsay.exchange.annotated import Read, Told, ledger_of, quoted, score_of, word_of
from hearsay.exchange.brat_spans import fragments_of, joined
from hearsay.records.attribution import Manner, SourceKind, Stance
from hearsay.records.document import Document, Span

_PLACES = re.compile(r"\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*")
_LINES = re.compile(r"\r\n|\n|\r")
_WHITE = re.compile(r"\s")
MADE_WITH = "annotations of brat"


@dataclass(frozen=True, slots=True)
class _Event:
    name: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]  # role without its number, target

    def targets(self, role: str) -> tuple[str, ...]:
        return tuple(target for name, target in self.arguments if name == role)


@dataclass(slots=True)
class _Ann:
    """What a .ann file holds, by id."""

    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    events: dict[str, _Event] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)  # (id, attribute or note)
    orphans: list[str] = field(default_factory=list)


def read_brat(text: str, annotations: str, name: str = "", about: Document | None = None) -> Read:
    """The ledger of one text and its .ann file; ``about`` is what else is known of the document."""
    document = about or Document.make(text)
    found = _parse(document.text, annotations, name)
    told = [one for event in found.events.values() if (one := _told(found, event, name))]
    return ledger_of(document, told, found.orphans, MADE_WITH)


def _parse(text: str, annotations: str, name: str) -> _Ann:
    found = _Ann()
    notes: dict[str, str] = {}
    for number, line in enumerate(_LINES.split(annotations), 1):
        fields = line.split("\t")
        if not line.strip() or len(fields) < 2:
            continue
        if line[0] == "T":
            _parse_span(found, text, fields, f"{name}:{number}")
        elif line[0] == "E":
            event = _event(fields[0], fields[1])
            found.events[event.name] = event
        elif line[0] in "AM":
            attribute, target, *value = fields[1].split(" ", 2)
            found.values[target, attribute] = value[0] if value else "yes"
        elif line[0] == "#" and " " in fields[1]:
            kind, _, target = fields[1].partition(" ")
            words = "\t".join(fields[2:])
            found.values[target, kind] = words
            if kind == "Spans":
                notes[target] = words
    for target, words in notes.items():
        _apply(found, text, target, words)
    return found


def _parse_span(found: _Ann, text: str, fields: list[str], where: str) -> None:
    _, _, places = fields[1].partition(" ")
    if not _PLACES.fullmatch(places):
        raise InputError(f"{where}: {quoted(fields[1])} has no offsets; is this a .ann file?")
    fragments = _spans(places)
    words = "\t".join(fields[2:])
    if fragments is None or any(one.end > len(text) for one in fragments):
        found.orphans.append(f"{where}: {fields[0]} {quoted(words)}: not in the text, left out")
        return
    stands = " ".join(one.of(text) for one in fragments)
    # brat writes a line break in the words as a blank, which is as long.
    if _WHITE.sub(" ", stands) != _WHITE.sub(" ", words):
        told = f"the text has {quoted(stands)} there"
        found.orphans.append(f"{where}: {fields[0]} {quoted(words)}: {told}, left out")
        return
    found.spans[fields[0]] = joined(text, fragments)


def _spans(places: str) -> tuple[Span, ...] | None:
    """The spans in "0 5;7 9"; None where one is empty or backward."""
    pairs = [tuple(map(int, one.split(" "))) for one in places.split(";")]
    if not all(start < end for start, end in pairs):
        return None
    return tuple(Span(start, end) for start, end in pairs)


def _apply(found: _Ann, text: str, target: str, words: str) -> None:
    """The exact spans that a note of ours tells, unless the annotation was changed since."""
    spans = _spans(words) if _PLACES.fullmatch(words) else None
    if spans is None or target not in found.spans or spans[-1].end > len(text):
        return
    if joined(text, fragments_of(text, spans)) == found.spans[target]:
        found.spans[target] = spans


def _event(name: str, told: str) -> _Event:
    trigger, *others = told.split()
    pairs = [one.partition(":") for one in others if ":" in one]
    arguments = tuple((role.rstrip("0123456789").casefold(), target) for role, _, target in pairs)
    return _Event(name, trigger.partition(":")[2], arguments)


def _told(found: _Ann, event: _Event, name: str) -> Told | None:
    """One event as an attribution; None where it is none, or nothing is left of its content."""
    if not event.targets("content"):
        return None
    content = _all(found.spans, event.targets("content"))
    if not content:
        found.orphans.append(f"{name}: {event.name}: none of its content is in the text, left out")
        return None

    def value(kind: str) -> str | None:
        return found.values.get((event.name, kind))

    cue = () if value("WithoutCue") else _all(found.spans, (event.trigger, *event.targets("cue")))
    inside = event.targets("inside")
    return Told(
        event.name, content, _all(found.spans, event.targets("source")), cue,
        word_of(Manner, value("Manner")), word_of(Stance, value("Stance")) or Stance.NEUTRAL,
        word_of(SourceKind, value("SourceKind")) or SourceKind.UNKNOWN, value("Speaker"),
        value("Relay"), inside[0] if inside else None, score_of(value("Score")), value("Id"),
    )  # fmt: skip


def _all(spans: Mapping[str, tuple[Span, ...]], names: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(_each(spans, names))


def _each(spans: Mapping[str, tuple[Span, ...]], names: tuple[str, ...]) -> Iterator[Span]:
    for name in names:
        yield from spans.get(name, ())

"""What one encoder pass says of a document, decoded: plain records, easy to fake in a test."""

from dataclasses import dataclass

from hearsay.records.document import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text with the label one head gives it."""

    span: Span
    label: str  # "source", "cue", "content"; or an entity kind
    score: float  # probability that its edges and label are right, 0 to 1


@dataclass(frozen=True, slots=True)
class Link:
    """A source or content and the cue it goes with, as indices into ``Readings.parts``."""

    part: int
    cue: int
    score: float  # probability among the cues near it, 0 to 1


@dataclass(frozen=True, slots=True)
class Readings:
    """Decoded output of every head, in order of appearance; spans of one head never overlap."""

    parts: tuple[Reading, ...] = ()  # sources, cues and contents
    links: tuple[Link, ...] = ()  # best first for each part
    entities: tuple[Reading, ...] = ()
    causes: tuple[Reading, ...] = ()  # labels cause, effect, signal
    loaded: tuple[Reading, ...] = ()  # label loaded

"""What one encoder pass says of a document, decoded: plain records, easy to fake in a test."""

from dataclasses import dataclass

from hearsay.records.document import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text with the label one head gives it."""

    span: Span
    label: str  # "source", "cue", "content"; an entity kind; "cause", "effect", "signal"; "loaded"
    score: float  # probability that its edges and label are right, 0 to 1


@dataclass(frozen=True, slots=True)
class Link:
    """A source or content and the cue it goes with, as indices into ``Readings.parts``."""

    part: int
    cue: int
    score: float  # probability among the cues near it, 0 to 1


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What is said of a whole sentence, as probabilities from 0 to 1."""

    checkable: float  # it states a fact that could be verified
    check_worthy: float  # readers would want that fact checked
    causal: float  # it tells of a cause and its effect
    loaded: float  # its wording takes sides


@dataclass(frozen=True, slots=True)
class Readings:
    """Decoded output of every head, in order of appearance.

    Spans of one head never overlap, save that a signal may stand inside a cause or an effect.
    """

    parts: tuple[Reading, ...] = ()  # sources, cues and contents
    links: tuple[Link, ...] = ()  # best first for each part
    entities: tuple[Reading, ...] = ()
    causes: tuple[Reading, ...] = ()  # labels cause, effect, signal
    loaded: tuple[Reading, ...] = ()  # label loaded
    sentences: tuple[SentenceReading, ...] = ()  # one for each sentence that was asked about

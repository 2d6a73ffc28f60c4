"""Who says what: a source, a cue and a content that belong together."""

from dataclasses import dataclass
from enum import StrEnum

from hearsay.errors import BrokenRecord
from hearsay.records.document import Span, hull


class Manner(StrEnum):
    """Whether the content is given in the source's own words (PARC 3)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the cue does to the content."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    DENYING = "denying"
    CONCEDING = "conceding"
    ENDORSING = "endorsing"


class SourceKind(StrEnum):
    """What kind of source speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution. Source, cue and content are in pieces because real quotations are."""

    id: str
    source: tuple[Span, ...]  # empty: nobody is named
    cue: tuple[Span, ...]  # empty: shown by quotation marks or a colon alone
    content: tuple[Span, ...]  # never empty
    manner: Manner
    stance: Stance = Stance.NEUTRAL
    speaker: str | None = None  # fullest name in the document; None: not known, never guessed
    source_kind: SourceKind = SourceKind.UNKNOWN
    relay: str | None = None  # who passed it on: "told Reuters"; None: nobody is named
    inside: str | None = None  # id of the attribution whose content this one stands in
    score: float = 0.0  # how likely it is right, 0 to 1: share of right ones with such readings

    def __post_init__(self) -> None:
        """Refuse an attribution of nothing."""
        if not self.content:
            raise BrokenRecord(f"attribution {self.id} has no content")

    @property
    def hull(self) -> Span:
        """The shortest span around source, cue and content."""
        return hull((*self.source, *self.cue, *self.content))

    def holds(self, span: Span) -> bool:
        """Whether ``span`` lies in one piece of the content, or between its first and last."""
        if any(piece.covers(span) for piece in self.content):
            return True
        around = hull(self.content)
        outside = (*self.source, *self.cue)
        return around.covers(span) and not any(span.overlaps(piece) for piece in outside)

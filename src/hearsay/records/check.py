"""What the record says of a claim."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearsay.errors import BrokenRecord


class Relation(StrEnum):
    """What one piece of evidence does to a claim."""

    ENTAILMENT = "entailment"
    CONTRADICTION = "contradiction"
    NEUTRAL = "neutral"


class Verdict(StrEnum):
    """What all the evidence comes to."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    QUALIFIED = "qualified"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact quotation from a record of a pack, from the document, or a computation."""

    pack: str  # name of the pack; "document", "arithmetic" or "calendar"
    record: str  # id of the record; "start:end" in the document; the computation
    quote: str
    relation: Relation
    url: str | None = None
    published: date | None = None
    known_from: date | None = None  # since when this was the published figure


@dataclass(frozen=True, slots=True)
class Check:
    """One verdict on one claim, with the evidence it rests on."""

    id: str
    claim: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    because: str  # a sentence a reporter could print
    missing: str = ""  # what would settle it, where there is not enough evidence
    also: tuple[str, ...] = ()  # ids of other claims with the same fault

    def __post_init__(self) -> None:
        """Refuse a verdict without evidence, and an abstention that names nothing missing."""
        undecided = self.verdict is Verdict.NOT_ENOUGH_EVIDENCE
        if not undecided and not self.evidence:
            raise BrokenRecord(f"check {self.id} says {self.verdict} without evidence")
        if undecided and not self.missing:
            raise BrokenRecord(f"check {self.id} does not say what would settle it")

"""What a checker is given and what it hands back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Document, Span
from hearsay.records.fact import Fact
from hearsay.records.tags import Tags
from hearsay.reference.packs import Packs


@dataclass(frozen=True, slots=True)
class Context:
    """All that a claim may be compared with."""

    document: Document
    tags: Tags
    packs: Packs
    as_of: date | None  # the day the article speaks from; None: not known

    def words(self, span: Span) -> str:
        """The characters of a span, white space made single blanks."""
        return " ".join(span.of(self.document.text).split())


@dataclass(frozen=True, slots=True)
class Finding:
    """What one checker says of one claim."""

    verdict: Verdict
    because: str  # a sentence a reporter could print
    evidence: tuple[Evidence, ...] = ()
    missing: str = ""  # what would settle it; filled where there is not enough evidence
    fault: tuple[str, ...] = ()  # claims with equal faults share one check


Checker = Callable[[Claim, Context], Finding | None]


def evidence_of(fact: Fact, relation: Relation) -> Evidence:
    """A row of a pack as evidence, quoted as it stands there."""
    address = fact.source if fact.source and fact.source.startswith("http") else None
    return Evidence(fact.pack, fact.record, fact.quote, relation, address, fact.published)


def undecided(because: str, missing: str, *rows: Fact) -> Finding:
    """Not enough evidence, with what would settle it and the rows that come nearest."""
    shown = tuple(evidence_of(row, Relation.NEUTRAL) for row in rows)
    return Finding(Verdict.NOT_ENOUGH_EVIDENCE, because, shown, missing)

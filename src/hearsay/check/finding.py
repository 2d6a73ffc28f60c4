"""What a checker is given and what it hands back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hearsay.records.attribution import Attribution
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Document, Span
from hearsay.records.fact import Fact
from hearsay.records.tags import Tags
from hearsay.reference.packs import Packs

_UNCHECKED = frozenset({ClaimKind.OPINION, ClaimKind.FORECAST})
_UNSAID = frozenset({Hedge.POSSIBLE, Hedge.REPORTED})  # questions, hypotheticals, rumours


@dataclass(frozen=True, slots=True)
class Context:
    """All that a claim may be compared with."""

    document: Document
    tags: Tags
    packs: Packs
    as_of: date | None  # the day the article speaks from; None: not known
    said: Mapping[str, Attribution] = field(default_factory=dict)  # attributions by id
    clashes: Mapping[str, "Finding"] = field(default_factory=dict)  # by claim: see consistency.py
    memo: dict[object, object] = field(default_factory=dict, compare=False, repr=False)  # speed

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
    also: tuple[str, ...] = ()  # ids of claims that are the other side of the fault


def is_checked(claim: Claim) -> bool:
    """Whether a claim can be held against anything: not an opinion, a forecast, a mere guess."""
    return claim.kind not in _UNCHECKED and claim.hedge not in _UNSAID


Checker = Callable[[Claim, Context], Finding | None]


def evidence_of(fact: Fact, relation: Relation) -> Evidence:
    """A row of a pack as evidence, quoted as it stands there."""
    address = fact.source if fact.source and fact.source.startswith("http") else None
    return Evidence(fact.pack, fact.record, fact.quote, relation, address, fact.published)


def undecided(because: str, missing: str, *rows: Fact) -> Finding:
    """Not enough evidence, with what would settle it and the rows that come nearest."""
    shown = tuple(evidence_of(row, Relation.NEUTRAL) for row in rows)
    return Finding(Verdict.NOT_ENOUGH_EVIDENCE, because, shown, missing)

"""Claims in the order in which a checker would take them up."""

from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.ledger import Ledger
from hearsay.records.span_index import SpanIndex

# Where no model has scored a claim: figures and dated events first, what cannot be checked last.
# An order for reading, no measurement; "check-worthiness" is shown only where it was scored.
_OF_KIND = {
    ClaimKind.STATISTIC: 0.75, ClaimKind.EVENT: 0.6, ClaimKind.OFFICE: 0.55,
    ClaimKind.MEMBERSHIP: 0.6, ClaimKind.COMMITMENT: 0.55, ClaimKind.CAUSE: 0.45,
    ClaimKind.DEFINITION: 0.3, ClaimKind.OTHER: 0.35, ClaimKind.FORECAST: 0.2,
    ClaimKind.OPINION: 0.1,
}  # fmt: skip
_FIGURE, _TIME, _NAME, _HEDGED = 0.12, 0.06, 0.05, -0.08


def by_worth(ledger: Ledger) -> tuple[Claim, ...]:
    """All claims, those most worth a check first; of two alike the earlier in the text."""
    figures = SpanIndex([one.span for one in ledger.quantities])
    times = SpanIndex([one.span for one in ledger.times])
    names = SpanIndex([one.span for one in ledger.mentions])

    def worth(claim: Claim) -> float:
        if claim.check_worthiness is not None:
            return claim.check_worthiness
        told = ((figures, _FIGURE), (times, _TIME), (names, _NAME))
        added = sum(weight for index, weight in told if index.overlapping(claim.span))
        hedged = _HEDGED if claim.hedge in {Hedge.POSSIBLE, Hedge.PROBABLE} else 0.0
        return _OF_KIND[claim.kind] + added + hedged

    return tuple(sorted(ledger.claims, key=lambda one: (-worth(one), one.span, one.id)))

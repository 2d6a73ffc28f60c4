"""What a fact-checker should look at next: the claims most worth checking that nothing settles."""

from hearsay.records.check import Verdict
from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger

FEWEST = 0.5  # a claim less worth checking than this is not put forward
MOST = 12  # claims put forward


def by_worth(ledger: Ledger) -> tuple[Claim, ...]:
    """Every claim, the most worth checking first; those without a value last, in order."""
    return tuple(sorted(ledger.claims, key=lambda one: (-(one.check_worthiness or 0.0), one.span)))


def open_claims(ledger: Ledger) -> tuple[Claim, ...]:
    """The claims to check by hand, best first: worth it, and not settled by the record.

    Of claims that stand in one another the first is named alone.
    """
    settled = {
        check.claim for check in ledger.checks if check.verdict is not Verdict.NOT_ENOUGH_EVIDENCE
    }
    settled |= {name for check in ledger.checks if check.claim in settled for name in check.also}
    named: list[Claim] = []
    for claim in by_worth(ledger):
        if len(named) == MOST or (claim.check_worthiness or 0.0) < FEWEST:
            break
        if claim.id not in settled and not any(claim.span.overlaps(one.span) for one in named):
            named.append(claim)
    return tuple(named)

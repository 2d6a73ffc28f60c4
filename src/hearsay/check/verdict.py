"""Hold each claim against what is known and say what it comes to: ``CHECKERS`` is the list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from hearsay.check.arithmetic import check_arithmetic
from hearsay.check.calendar import check_calendar
from hearsay.check.commitments import check_commitment
from hearsay.check.consistency import check_consistency, find_clashes
from hearsay.check.events import check_event
from hearsay.check.finding import Checker, Context, Finding, is_checked
from hearsay.check.members import check_member
from hearsay.check.named_events import check_named_event
from hearsay.check.offices import check_office
from hearsay.check.reviews import check_review
from hearsay.check.series import check_series
from hearsay.check.sums import check_sum
from hearsay.records.attribution import Attribution
from hearsay.records.check import Check, Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Document
from hearsay.records.tags import Tags
from hearsay.reference.packs import Packs

CHECKERS: tuple[Checker, ...] = (
    check_event, check_named_event, check_office, check_member, check_commitment, check_series,
    check_calendar, check_arithmetic, check_sum, check_consistency, check_review,
)  # fmt: skip


def check_claims(
    document: Document,
    claims: Sequence[Claim],
    tags: Tags,
    packs: Packs,
    as_of: date | None,
    said: Sequence[Attribution] = (),
) -> tuple[Check, ...]:
    """At most one check for each claim, in the order of the claims.

    Claims that no checker recognises have none. Claims with the same fault share one check, on
    the claim that states it most fully; ``also`` names the others.
    """
    context = Context(document, tags, packs, as_of, {one.id: one for one in said})
    context = replace(context, clashes=find_clashes(claims, context))
    found = [(claim, finding) for claim in claims if (finding := _find(claim, context))]
    leading, sharing = _leaders(found), _sharing(found)
    checks = []
    told: set[tuple[str, ...]] = set()
    for claim, finding in found:
        if (
            finding.verdict is Verdict.CONTRADICTED
            and leading.get(finding.fault, claim) is not claim
        ):
            continue  # told with the claim that states the fault most fully
        if finding.verdict is Verdict.NOT_ENOUGH_EVIDENCE:
            if (finding.because, finding.missing) in told:
                continue  # the same gap need not be told twice
            told.add((finding.because, finding.missing))
        others = [one for one in sharing.get(finding.fault, ()) if one is not claim]
        checks.append(_check(document, claim, finding, others))
    return tuple(checks)


def _find(claim: Claim, context: Context) -> Finding | None:
    if not is_checked(claim):
        return None
    undecided = None
    for checker in CHECKERS:
        finding = checker(claim, context)
        if finding is not None and finding.verdict is not Verdict.NOT_ENOUGH_EVIDENCE:
            return finding
        undecided = undecided or finding
    return undecided


def _leaders(found: Sequence[tuple[Claim, Finding]]) -> dict[tuple[str, ...], Claim]:
    """For each fault the contradicted claim with most of its parts inside its own words."""
    leading: dict[tuple[str, ...], Claim] = {}
    for claim, finding in found:
        if finding.verdict is Verdict.CONTRADICTED and finding.fault:
            before = leading.get(finding.fault)
            if before is None or _own_parts(claim) > _own_parts(before):
                leading[finding.fault] = claim
    return leading


def _sharing(found: Sequence[tuple[Claim, Finding]]) -> dict[tuple[str, ...], list[Claim]]:
    """The claims with each fault."""
    sharing: dict[tuple[str, ...], list[Claim]] = {}
    for claim, finding in found:
        if finding.fault:
            sharing.setdefault(finding.fault, []).append(claim)
    return sharing


def _own_parts(claim: Claim) -> int:
    return sum(claim.span.covers(span) for _, span in claim.parts.roles)


def _check(document: Document, claim: Claim, finding: Finding, others: Sequence[Claim]) -> Check:
    offsets = f"{claim.kind}{claim.span.start}:{claim.span.end}"
    digest = sha256(f"{document.id}k{offsets}".encode("utf-8", "surrogatepass")).hexdigest()
    made = Check(
        f"k{digest[:8]}", claim.id, finding.verdict, finding.evidence, finding.because,
        finding.missing,
    )  # fmt: skip
    shared = (*(other.id for other in others), *finding.also)
    return replace(made, also=tuple(dict.fromkeys(shared)))

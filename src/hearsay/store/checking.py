"""Checks across documents: what the record says of which claim, with its evidence."""

from dataclasses import dataclass

from sqlalchemy import select

from hearsay.store.filters import Filter
from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.speaking import ClaimRow, list_claims
from hearsay.store.tables import evidence


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence; the ledger has all of it."""

    pack: str
    record: str
    relation: str
    quote: str
    url: str | None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A checked claim and what its check rests on."""

    claim: ClaimRow
    evidence: tuple[EvidenceRow, ...]


def list_checks(
    store: Store, given: Filter = Filter(), window: Window = Window()
) -> Page[CheckRow]:
    """The claims looked for that have a verdict, newest article first."""
    page = list_claims(store, given, window, only_checked=True)
    found: dict[tuple[str, str], list[EvidenceRow]] = {}
    asked = (
        select(evidence)
        .where(evidence.c.document.in_({claim.document for claim in page.found}))
        .where(evidence.c.claim.in_({claim.id for claim in page.found}))
        .order_by(evidence.c.document, evidence.c.claim, evidence.c.place)
    )
    with store.reading() as connection:
        for row in connection.execute(asked).mappings():
            one = EvidenceRow(*(row[name] for name in EvidenceRow.__slots__))
            found.setdefault((row["document"], row["claim"]), []).append(one)
    rows = [CheckRow(one, tuple(found.get((one.document, one.id), ()))) for one in page.found]
    return Page(tuple(rows), page.next)

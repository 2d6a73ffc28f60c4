"""What to check next: open claims, the most worth checking first, each with its reason."""

from dataclasses import replace

from hypothesis import given

from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.page import render_page
from hearsay.report.worth import FEWEST, MOST, by_worth, open_claims
from tests.strategies import ledgers

TEXT = "Profits fell 9%. Exports rose 4%. It rained. The port closed on 3 May. All is well."


def claim(text: str, value: float | None, because: str = "a number") -> Claim:
    start = TEXT.index(text)
    span = Span(start, start + len(text))
    made = Claim(f"c-{start}", span, text, ClaimKind.STATISTIC)
    return replace(made, check_worthiness=value, worthy_because=because if value else "")


CLAIMS = (
    claim("Profits fell 9%", 0.7),
    claim("Exports rose 4%", 0.9),
    claim("It rained", 0.2, "no number, date, name or event to look up"),
    claim("The port closed on 3 May", 0.8, "a date"),
    claim("All is well", None),
)

EVIDENCE = Evidence("pack", "exports:1", "4", Relation.ENTAILMENT)


def ledger(*checks: Check) -> Ledger:
    return Ledger(Document(id="sha256:0", text=TEXT), claims=CLAIMS, checks=checks)


def texts(claims: tuple[Claim, ...]) -> list[str]:
    return [one.text for one in claims]


def test_claims_without_a_value_come_last():
    assert texts(by_worth(ledger()))[0] == "Exports rose 4%"
    assert texts(by_worth(ledger()))[-1] == "All is well"


def test_what_is_little_worth_is_not_put_forward():
    found = texts(open_claims(ledger()))
    assert found == ["Exports rose 4%", "The port closed on 3 May", "Profits fell 9%"]


def test_what_the_record_settles_is_done_and_what_it_leaves_open_is_not():
    supported = Check("k-1", CLAIMS[1].id, Verdict.SUPPORTED, (EVIDENCE,), "as recorded")
    left_open = Check("k-2", CLAIMS[0].id, Verdict.NOT_ENOUGH_EVIDENCE, (), "no record", "a record")
    found = texts(open_claims(ledger(supported, left_open)))
    assert found == ["The port closed on 3 May", "Profits fell 9%"]


def test_the_page_says_what_to_check_next_and_why():
    page = render_page(ledger())
    assert 'id="next"' in page
    assert "worth checking 90%: a number" in page
    assert "worth checking 80%: a date" in page


def test_a_claim_without_a_value_says_nothing_of_it():
    assert words.worth(CLAIMS[4]) == ""


@given(ledgers())
def test_of_any_ledger_the_open_claims_are_few_and_apart(made):
    found = open_claims(made)
    assert len(found) <= MOST
    assert all((one.check_worthiness or 0) >= FEWEST for one in found)
    assert not any(one.span.overlaps(two.span) for one in found for two in found if one is not two)

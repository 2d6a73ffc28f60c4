"""The commitments of a ledger as rows: who, what, how much, by when, and where each stands."""

from dataclasses import dataclass

from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger
from hearsay.records.standing import Standing, Status
from hearsay.records.tags import Interval
from hearsay.report import words
from hearsay.report.visible import one_line

STATUS_WORDS = {
    Status.NOT_DUE: "not due",
    Status.ON_COURSE: "on course",
    Status.MET: "met",
    Status.MISSED: "missed",
    Status.UNCLEAR: "unclear",
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment, its parts in words; "" where the text and the record do not say."""

    standing: Standing
    claim: Claim
    who: str
    what: str
    target: str
    measure: str
    due: str
    made: str
    condition: str
    review: str

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The parts that are known, each with its name."""
        named = (
            ("target", self.target), ("of", self.measure), ("by", self.due), ("made", self.made),
            ("on condition that", self.condition), ("to be reviewed", self.review),
        )  # fmt: skip
        return tuple((name, value) for name, value in named if value)


def find_promises(ledger: Ledger) -> tuple[Promise, ...]:
    """The commitments in order of appearance."""
    text = ledger.document.text
    claims = {claim.id: claim for claim in ledger.claims}

    def part(claim: Claim, role: str) -> str:
        span = claim.parts.get(role)
        return one_line(span.of(text)) if span else ""

    found = []
    for standing in ledger.standings:
        claim = claims[standing.claim]
        due, made = standing.deadline, standing.made
        promise = Promise(
            standing, claim, one_line(standing.who), part(claim, "what"), part(claim, "target"),
            part(claim, "measure"), days(due) if due else part(claim, "deadline"),
            days(made) if made else part(claim, "made"), part(claim, "condition"),
            days(standing.review) if standing.review else "",
        )  # fmt: skip
        found.append(promise)
    return tuple(found)


def days(time: Interval) -> str:
    """A day, a month, a year or a stretch of days, as it is printed."""
    first, last = time.first, time.last
    if first == last:
        return words.day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month):
        return words.day(first).removeprefix("1 ")
    return f"{words.day(first)} to {words.day(last)}"

"""What to check next, on a page: open claims by how much they are worth checking, and why."""

from hearsay.records.claim import Claim
from hearsay.report import words
from hearsay.report.markup import Html, element, join
from hearsay.report.page_checks import in_text
from hearsay.report.page_parts import Parts
from hearsay.report.visible import one_line
from hearsay.report.worth import open_claims


def render_worth(parts: Parts) -> Html | None:
    """The section; None where nothing is open that is worth checking."""
    found = open_claims(parts.ledger)
    if not found:
        return None
    return element(
        "section",
        element("h2", "What to check next"),
        element(
            "p", "Claims that the record does not settle, those most worth checking first.",
            class_="hint",
        ),
        element("ol", *(_claim(parts, one) for one in found), class_="next"),
        id="next",
    )  # fmt: skip


def _claim(parts: Parts, claim: Claim) -> Html:
    link = element(
        "a",
        element("bdi", one_line(claim.text)),
        href=f"{parts.links.page}#{in_text(parts, claim)}",
    )
    facts = [parts.speaker(claim)]
    facts += [element("span", fact) for fact in words.about_claim(claim)]
    return element("li", element("p", link), element("p", join(facts), class_="facts"))

"""Checks as ClaimReview drafts (schema.org, JSON-LD), for a fact-checker to finish and publish.

Who reviews and where is told by the user, never made up; without it nothing is written. A verdict
becomes the words of a rating and a number from 1 (contradicted) to 5 (supported). Where there is
not enough evidence there is no number: a middle one would say "half true".
"""

from collections.abc import Iterator, Sequence
from typing import Any

from hearsay.errors import InputError
from hearsay.exchange.format import File, Options, Reviewer
from hearsay.exchange.json_text import json_bytes
from hearsay.records.attribution import Attribution, SourceKind
from hearsay.records.check import Check, Verdict
from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger
from hearsay.report.markup import web_address
from hearsay.report.visible import one_line

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
# A convention: the ends of the scale for what the record bears out or rules out, its middle for
# what is true in part.
RATINGS = {Verdict.CONTRADICTED: WORST, Verdict.QUALIFIED: 3, Verdict.SUPPORTED: BEST}
RATING_WORDS = {
    Verdict.CONTRADICTED: "Contradicted by the record",
    Verdict.QUALIFIED: "True in part",
    Verdict.SUPPORTED: "Supported by the record",
    Verdict.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
}
_AUTHOR_TYPES = {SourceKind.PERSON: "Person", SourceKind.ORGANISATION: "Organization"}

_Node = dict[str, Any]


def write_claim_reviews(ledgers: Sequence[Ledger], options: Options) -> Iterator[File]:
    """One file: a review, or a graph of several; ``InputError`` where nobody reviews them."""
    reviewer = options.reviewer
    if reviewer is None:
        raise InputError(
            "a ClaimReview says who reviews and where: give --author NAME and --url ADDRESS"
        )
    if web_address(reviewer.page) is None:
        raise InputError(f"--url {reviewer.page}: give the address of the page, https://…")
    chosen = [
        (ledger, check)
        for ledger in ledgers
        for check in ledger.checks
        if check.verdict in options.verdicts
    ]
    reviews = [_review(one, check, reviewer, is_one=len(chosen) == 1) for one, check in chosen]
    if len(reviews) == 1:
        plain: _Node = {"@context": CONTEXT, **reviews[0]}
    else:
        plain = {"@context": CONTEXT, "@graph": reviews}
    yield File("claimreview.json", json_bytes(plain))


def _review(ledger: Ledger, check: Check, reviewer: Reviewer, *, is_one: bool) -> _Node:
    claim = ledger.claim(check.claim)
    if claim is None:  # a ledger refuses to be made so
        raise InputError(f"{check.id}: its claim is not in the ledger")
    # Several reviews of one page are told apart by an anchor in it.
    page = reviewer.page if is_one else f"{reviewer.page.partition('#')[0]}#{check.id}"
    author: _Node = {"@type": reviewer.kind.value, "name": one_line(reviewer.name)}
    if reviewer.site:
        author["url"] = reviewer.site
    sources = dict.fromkeys(filter(None, (web_address(one.url) for one in check.evidence)))
    made: _Node = {
        "@type": "ClaimReview",
        "url": page,
        "claimReviewed": one_line(claim.text) or one_line(claim.span.of(ledger.document.text)),
        "author": author,
        "creativeWorkStatus": "Draft",
        "reviewRating": _rating(check),
        "itemReviewed": _claim(ledger, claim),
        "reviewBody": one_line(check.because),
    }
    if sources:
        made["citation"] = list(sources)
    return made


def _rating(check: Check) -> _Node:
    said = [one_line(check.because)]
    if check.missing:
        said.append(f"What would settle it: {one_line(check.missing)}.")
    made: _Node = {
        "@type": "Rating",
        "alternateName": RATING_WORDS[check.verdict],
        "ratingExplanation": " ".join(said),
    }
    value = RATINGS.get(check.verdict)
    if value is not None:
        made |= {"ratingValue": value, "worstRating": WORST, "bestRating": BEST}
    return made


def _claim(ledger: Ledger, claim: Claim) -> _Node:
    document = ledger.document
    made: _Node = {"@type": "Claim", "text": one_line(claim.span.of(document.text))}
    author = _author(ledger, ledger.attribution(claim.attribution))
    if author:
        made["author"] = author
    if document.published:
        made["datePublished"] = document.published.isoformat()
    address = web_address(document.url)
    if address:
        appearance: _Node = {"@type": "NewsArticle", "url": address}
        if document.title:
            appearance["headline"] = one_line(document.title)
        made["appearance"] = appearance
    return made


def _author(ledger: Ledger, said: Attribution | None) -> _Node | None:
    """Who made the claim; None where that is not known, rather than a guess."""
    if said is None:
        outlet = ledger.document.outlet
        return {"@type": "Organization", "name": one_line(outlet)} if outlet else None
    if not said.speaker:
        return None
    kind = _AUTHOR_TYPES.get(said.source_kind)
    return {"@type": kind, "name": one_line(said.speaker)} if kind else None

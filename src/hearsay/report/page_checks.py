"""The checks of a page: each verdict with the words it is about, the reason and the evidence."""

from hearsay.records.check import Check, Evidence, Verdict
from hearsay.records.claim import Claim
from hearsay.report import words
from hearsay.report.locations import evidence_span, place_words
from hearsay.report.markup import Html, element, host_of, join, web_address
from hearsay.report.page_parts import Parts, quoted, verdict_label
from hearsay.report.visible import one_line


def render_checks(parts: Parts) -> Html:
    """A card for each decided check, those that contradict first; then a list of the undecided."""
    cards = [
        _card(parts, check)
        for verdict in words.VERDICTS[:-1]
        for check in words.checks_with(parts.ledger, verdict)
    ]
    undecided = words.checks_with(parts.ledger, Verdict.NOT_ENOUGH_EVIDENCE)
    if not cards and not undecided:
        cards = [element("p", "No claim of this text was checked.", class_="none")]
    return element(
        "section",
        element("h2", "What the record says"),
        *cards,
        _undecided(parts, undecided) if undecided else None,
        id="checks",
    )


def _card(parts: Parts, check: Check) -> Html:
    claim = parts.claims[check.claim]
    also = [
        element("p", "The same fault at ", _exact(parts, parts.claims[name]), class_="also")
        for name in check.also
    ]
    return element(
        "article",
        element("h3", verdict_label(check.verdict), element("code", check.id, class_="id")),
        element("p", _exact(parts, claim), " ", parts.speaker(claim), class_="claim"),
        _meaning(parts, claim),
        element("p", check.because, class_="because"),
        *also,
        element(
            "ul",
            *(_evidence(parts, one) for one in check.evidence),
            class_="evidence",
            aria_label="Evidence",
        ),
        id=check.id,
        class_=f"card {check.verdict.value}",
    )


def _exact(parts: Parts, claim: Claim) -> Html:
    """The exact words of a claim, as a link to where they stand in the text."""
    exact = quoted(parts.exact(claim.span))
    link = element("a", exact, href=f"#{in_text(parts, claim)}", class_="exact")
    where = place_words(parts.ledger.document, claim.span)
    return join((link, " ", element("span", where, class_="place"))) if where else link


def in_text(parts: Parts, claim: Claim) -> str:
    """The id of the place in the text where a claim stands."""
    return f"in-{claim.id}" if claim.id in parts.marked else parts.paragraph(claim.span)


def _meaning(parts: Parts, claim: Claim) -> Html | None:
    """The proposition, where the exact words alone do not say it."""
    exact, meant = (one.casefold().rstrip(".") for one in (parts.exact(claim.span), claim.text))
    if exact == meant:
        return None
    return element("p", element("span", "Read as "), one_line(claim.text), class_="meaning")


def _evidence(parts: Parts, one: Evidence) -> Html:
    label = words.RELATION_WORDS[one.relation]
    about = [element("span", fact) for fact in words.about_evidence(one)]
    return element(
        "li",
        element("span", label, class_=f"relation {one.relation.value}"),
        element(
            "div",
            element("blockquote", quoted(one_line(one.quote))),
            element("p", join(about), _source(parts, one), class_="facts"),
        ),
    )


def _source(parts: Parts, one: Evidence) -> Html | None:
    """A link to where the evidence is from: the web, or a place in this text."""
    if address := web_address(one.url):
        named = f"{host_of(address)}\u00a0↗"  # no line ends before the arrow
        return element("a", named, href=address, rel="noopener noreferrer", class_="source-link")
    if one.url:
        return element("span", one_line(one.url))
    place = evidence_span(parts.ledger.document, one)
    if place is None:
        return None
    where = place_words(parts.ledger.document, place)
    told = f"in the text, {where}" if where else "in the text"
    return element("a", told, href=f"#{parts.paragraph(place)}")


def _undecided(parts: Parts, checks: tuple[Check, ...]) -> Html:
    rows = []
    for check in checks:
        claim = parts.claims[check.claim]
        rows.append(
            element(
                "li",
                element("p", _exact(parts, claim), " ", parts.speaker(claim)),
                element("p", element("span", "Would settle it: "), check.missing, class_="missing"),
                element("p", check.because, class_="reason") if check.because else None,
                id=check.id,
            )
        )
    return element(
        "div",
        element("h3", verdict_label(Verdict.NOT_ENOUGH_EVIDENCE)),
        element("ul", *rows, class_="open"),
        class_="undecided",
    )

"""Commitments on a page: who promised what by when, where it stands, and the figures behind it."""

from hearsay.report import words
from hearsay.report.charts import draw_series
from hearsay.report.markup import Html, element, host_of, join, web_address
from hearsay.report.page_checks import in_text
from hearsay.report.page_parts import Parts, quoted
from hearsay.report.promises import STATUS_WORDS, Promise, find_promises
from hearsay.report.visible import one_line

_FEWEST = 2  # figures that make a line
_MOST_DRAWN = 40  # pictures


def render_promises(parts: Parts) -> Html | None:
    """The section; None where nobody promises anything."""
    found = find_promises(parts.ledger)
    if not found:
        return None
    cards = [_card(parts, one, number) for number, one in enumerate(found, 1)]
    return element("section", element("h2", "What was promised"), *cards, id="commitments")


def _card(parts: Parts, one: Promise, number: int) -> Html:
    standing = one.standing
    facts = join(
        element("span", element("b", name), " ", element("bdi", value)) for name, value in one.facts
    )
    told = STATUS_WORDS[standing.status]
    status = element("span", told, class_=f"status {standing.status.value}")
    place = f"#{in_text(parts, one.claim)}"
    what = element("a", quoted(one.what), href=place, class_="exact")
    is_drawn = len(standing.series) >= _FEWEST and number <= _MOST_DRAWN
    name = f"series-{number}"
    chart = element("figure", draw_series(standing, name), _table(one)) if is_drawn else None
    return element(
        "article",
        element("h3", element("bdi", one.who), " ", status),
        element("p", what, class_="claim"),
        element("p", facts, class_="facts") if one.facts else None,
        element("p", one_line(standing.because), class_="because"),
        chart,
        _sources(one),
        class_="card promise",
    )  # fmt: skip


def _table(one: Promise) -> Html:
    """The figures of the picture as a table, closed until somebody asks for it."""
    rows = [
        element(
            "tr", element("td", element("bdi", point.subject)),
            element("td", str(point.period.first.year)),
            element("td", f"{round(point.value, 2)}", class_="number"),
            element("td", "estimate" if point.is_estimate else ""),
        )
        for point in one.standing.series
    ]  # fmt: skip
    head = element(
        "tr",
        *(
            element("th", name, scope="col")
            for name in ("Of", "Year", one.standing.unit or "Figure", "")
        ),
    )
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("details", element("summary", "The figures"), table)


def _sources(one: Promise) -> Html | None:
    rows = []
    for evidence in one.standing.evidence:
        about = [element("span", fact) for fact in words.about_evidence(evidence)]
        address = web_address(evidence.url)
        link = (
            element(
                "a",
                f"{host_of(address)}\u00a0↗",
                href=address,
                rel="noopener noreferrer",
                class_="source-link",
            )
            if address
            else None
        )
        rows.append(
            element(
                "li",
                quoted(one_line(evidence.quote)),
                element("p", join(about), link, class_="facts"),
            )
        )
    return element("ul", *rows, class_="sources", aria_label="Evidence") if rows else None

"""A ledger's page inside a frame, to stand in somebody else's page such as a notebook's."""

from hearsay.records.ledger import Ledger
from hearsay.report.layout import title_of
from hearsay.report.markup import element
from hearsay.report.page import render_page
from hearsay.report.visible import one_line

# Links to sources may open a new tab; nothing else is allowed, no script above all.
ALLOWED = "allow-popups allow-popups-to-escape-sandbox"


def render_frame(ledger: Ledger) -> str:
    """An ``iframe`` that holds the whole page and runs nothing."""
    return element(
        "iframe",
        srcdoc=render_page(ledger),
        sandbox=ALLOWED,
        title=f"Claim ledger: {one_line(title_of(ledger))}",
        width="100%",
        height="640",
        style="border:1px solid #8884;border-radius:4px",
    )

"""Pages, parts and times in words, and where reports show them."""

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from hearsay.records.attribution import Attribution, Manner
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Locator, LocatorKind, Origin, Sentence, Span
from hearsay.records.ledger import Ledger
from hearsay.report.locations import evidence_span, origin_words, place_words, places_of
from hearsay.report.page import render_page
from hearsay.report.terminal import LedgerView
from hearsay.report.why import find_reasons

TEXT = "Ana said rain.\n\nTom said snow.\n\nNobody said hail."
SPANS = (Span(0, 14), Span(16, 30), Span(32, 49))


def document(kind: LocatorKind, *values: str, **about) -> Document:
    found = tuple(Locator(span, kind, value) for span, value in zip(SPANS, values, strict=False))
    return Document.make(TEXT, locators=found, **about)


PAGES = document(LocatorKind.PAGE, "1", "1-2", "3")
TIMES = document(
    LocatorKind.TIME,
    "00:00:01.000-00:00:02.500",
    "00:59:59.000-01:00:04.000",
    "01:00:04.000-01:00:09.000",
)


@pytest.mark.parametrize(
    ("found", "span", "words"),
    [
        (PAGES, Span(0, 3), "p. 1"),
        (PAGES, Span(20, 22), "pp. 1–2"),
        (PAGES, Span(0, 49), "pp. 1–3"),
        (PAGES, Span(14, 16), ""),
        (TIMES, Span(0, 3), "at 00:01 to 00:02"),
        (TIMES, Span(16, 49), "at 59:59 to 01:00:09"),
        (document(LocatorKind.PART, "body", "body", "footnotes"), Span(32, 33), "footnotes"),
        (
            document(LocatorKind.PART, "1.1 text/plain", "1.2 text/html"),
            Span(0, 3),
            "part 1.1 text/plain",
        ),
        (document(LocatorKind.PART, "1 text/plain", "1 text/plain"), Span(0, 3), ""),
        (document(LocatorKind.PAGE, "iv\nx"), Span(0, 3), "p. iv x"),
        (Document.make(TEXT), Span(0, 3), ""),
    ],
)
def test_a_place_is_told_in_words(found, span, words):
    assert place_words(found, span) == words


def test_where_nothing_changes_nothing_is_told():
    assert list(places_of(PAGES, SPANS)) == ["p. 1", "pp. 1–2", "p. 3"]
    assert list(places_of(document(LocatorKind.PAGE, "1", "1", "2"), SPANS)) == ["p. 1", "", "p. 2"]
    assert list(places_of(TIMES, SPANS)) == ["at 00:01", "at 59:59", "at 01:00:04"]
    assert list(places_of(Document.make(TEXT), SPANS)) == ["", "", ""]


def test_the_file_is_told_with_its_hash_and_when_it_was_fetched():
    origin = Origin("week.zip", ("a.pdf",), "pdf", "ab" * 32, 10)
    assert (
        origin_words(Document.make(TEXT, origin=origin))
        == "week.zip: a.pdf, SHA-256 abababababababab…"
    )
    fetched = Origin(
        "https://a.example",
        address="https://b.example",
        retrieved=datetime(2025, 3, 4, 5, 6, tzinfo=UTC),
    )
    told = origin_words(Document.make(TEXT, origin=fetched))
    assert told == "https://a.example, fetched 4 March 2025, 05:06 UTC, from https://b.example"
    assert origin_words(Document.make(TEXT)) == ""
    assert origin_words(Document.make(TEXT, origin=Origin("-"))) == "standard input"


@pytest.mark.parametrize(
    ("record", "span"),
    [
        ("0:3", Span(0, 3)),
        ("3:3", None),
        ("0:999", None),
        ("x:3", None),
        ("-1:3", None),
        ("٠:٣", None),
    ],
)
def test_evidence_of_the_document_has_its_span(record, span):
    assert evidence_span(PAGES, Evidence("document", record, "x", Relation.NEUTRAL)) == span
    assert evidence_span(PAGES, Evidence("nato", record, "x", Relation.NEUTRAL)) is None


@pytest.fixture
def ledger() -> Ledger:
    """A claim on page 3 that page 1 contradicts."""
    origin = Origin("report.pdf", format="pdf", sha256="cd" * 32, size=9)
    return Ledger(
        document(LocatorKind.PAGE, "1", "2", "3", origin=origin),
        tuple(Sentence(span, number) for number, span in enumerate(SPANS)),
        attributions=(Attribution("a1", (Span(16, 19),), (Span(20, 24),), (Span(25, 29),), Manner.INDIRECT),),
        claims=(Claim("c1", SPANS[2], "Nobody said hail", ClaimKind.OTHER),),
        checks=(
            Check("k1", "c1", Verdict.CONTRADICTED,
                  (Evidence("document", "0:14", "Ana said rain.", Relation.CONTRADICTION),), "Ana did."),
        ),
    )  # fmt: skip


def test_the_terminal_shows_pages(ledger):
    console = Console(width=100, file=io.StringIO())
    with console.capture() as shown:
        console.print(LedgerView(ledger), crop=False)
    lines = shown.get().splitlines()
    assert "  “Nobody said hail.” — own voice · p. 3" in lines
    assert "  against in this document · 0:14 · p. 1" in lines
    assert [line.strip() for line in lines if line.strip().startswith("p. ")] == [
        "p. 1",
        "p. 2",
        "p. 3",
    ]
    assert "read from report.pdf, SHA-256 cdcdcdcdcdcdcdcd…" in lines


def test_the_page_shows_pages(ledger):
    page = render_page(ledger)
    assert page.count(' data-place="p. ') == 3
    assert '<span class="place">p. 3</span>' in page
    assert ">in the text, p. 1</a>" in page
    assert "Read from report.pdf, SHA-256" in page


def test_why_tells_pages(ledger):
    lines = [(line.label, line.text) for line in find_reasons(ledger, "k1")]
    assert ("stands at", "p. 3") in lines
    assert ("stands at", "p. 1") in lines
    assert ("read from", "report.pdf, SHA-256 cdcdcdcdcdcdcdcd…") in lines
    assert ("stands at", "p. 2") in [(line.label, line.text) for line in find_reasons(ledger, "a1")]

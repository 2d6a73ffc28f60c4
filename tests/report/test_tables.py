"""Claims as CSV and Markdown: right rows, and nothing in them that a program would run."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Locator, LocatorKind, Span
from hearsay.records.ledger import Ledger
from hearsay.report import EXPORTS
from hearsay.report.tables import SHOWN, render_csv, render_markdown
from tests.invented import invented_ledger
from tests.strategies import ledgers


def rows_of(*ledgers: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(render_csv(ledgers)))))


def test_each_claim_is_a_row_with_speaker_verdict_and_sources():
    rows = {row["claim"]: row for row in rows_of(invented_ledger())}
    assert len(rows) == 8
    bridge = rows["c0000008"]
    assert bridge["title"].startswith("Sarn bridge to close again")
    assert bridge["claim_text"] == "The 2019 river summit took place in Veldmark"
    assert bridge["exact_words"] == "the 2019 river summit in Veldmark"
    assert bridge["speaker"] == "the report"
    assert (bridge["manner"], bridge["stance"]) == ("indirect", "neutral")
    assert (bridge["kind"], bridge["verdict"]) == ("event", "contradicted")
    assert "Lower Sarn" in bridge["because"]
    assert bridge["sources"].startswith("https://rivers.example/summits/2019?a=1&b=2 | rivers ev")
    assert rows["c0000007"]["verdict"] == ""


def test_the_outlets_own_voice_has_a_name_and_a_shared_fault_the_check_where_it_is_told():
    rows = {row["claim"]: row for row in rows_of(invented_ledger())}
    assert (rows["c0000001"]["voice"], rows["c0000001"]["speaker"]) == ("own", "")
    assert rows["c0000001"]["check"] == rows["c0000008"]["check"] != ""
    drawn = "".join(render_markdown([invented_ledger()])).splitlines()
    cells = [dict(zip(SHOWN, line[2:-2].split(" | "), strict=False)) for line in drawn[4:]]
    assert (cells[0]["claim"], cells[0]["speaker"]) == ("c0000001", "own voice")
    assert (cells[7]["claim_text"][:8], cells[7]["speaker"]) == ("The 2019", "the report")


def test_a_claim_of_a_file_with_pages_is_told_with_its_page():
    ledger = invented_ledger()
    pages = (Locator(Span(0, len(ledger.document.text)), LocatorKind.PAGE, "3"),)
    paged = replace(ledger, document=replace(ledger.document, locators=pages))
    assert {row["place"] for row in rows_of(paged)} == {"p. 3"}
    assert {row["place"] for row in rows_of(ledger)} == {""}


def test_a_claim_is_one_line_and_moves_no_cursor():
    text = "The ferry\nsank \x1b[31m in \u202eMay"
    claim = Claim("c1", Span(0, len(text)), text, ClaimKind.OTHER)
    written = "".join(render_csv([Ledger(Document.make(text), claims=(claim,))]))
    assert written.count("\n") == 2
    assert written.isprintable() or set(written) - {"\n"} == {
        one for one in written if one.isprintable()
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t="])
def test_a_cell_that_looks_like_a_formula_is_disarmed(start):
    text = f"{start}HYPERLINK('x')"
    claim = Claim("c1", Span(0, len(text)), text, ClaimKind.OTHER)
    (row,) = rows_of(Ledger(Document.make(text), claims=(claim,)))
    assert row["claim_text"].startswith("'")
    assert row["exact_words"].startswith("'")


def test_markdown_escapes_what_would_be_marked_up():
    text = "a | b <script> [x](javascript:y) *c* _d_ `e` & f"
    claim = Claim("c1", Span(0, len(text)), text, ClaimKind.OTHER)
    drawn = "".join(render_markdown([Ledger(Document.make(text), claims=(claim,))]))
    row = drawn.splitlines()[-1]
    assert r"a \| b \<script\> \[x\](javascript:y) \*c\* \_d\_ \`e\` &amp; f" in row
    assert row.replace(r"\|", "").count("|") == len(SHOWN) + 1


def test_many_ledgers_are_one_csv_table_and_one_markdown_table_each():
    two = [invented_ledger(), invented_ledger(title="Second")]
    assert len(rows_of(*two)) == 16
    assert "".join(render_markdown(two)).count("\n| --- |") == 2


def test_rows_are_given_as_ledgers_come():
    def endless():
        while True:
            yield invented_ledger()

    lines = render_csv(endless())
    assert next(lines).startswith("document,title,published,claim,")
    assert next(lines)


@given(ledgers())
@settings(max_examples=40)
def test_any_ledger_is_a_table(ledger):
    assert len(rows_of(ledger)) == len(ledger.claims)
    for export in EXPORTS:
        "".join(export.render([ledger])).encode()

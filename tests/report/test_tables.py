"""Claims as CSV and Markdown: right rows, and nothing in them that a program would run."""

import csv
import io

import pytest
from hypothesis import given, settings

from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.report import EXPORTS
from hearsay.report.tables import COLUMNS, find_rows, render_csv, render_markdown
from tests.invented import invented_ledger
from tests.strategies import ledgers


def rows_of(*ledgers: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(render_csv(ledgers)))))


def test_each_claim_is_a_row_with_speaker_verdict_and_sources():
    rows = {row["id"]: row for row in rows_of(invented_ledger())}
    assert len(rows) == 8
    bridge = rows["c0000008"]
    assert bridge["document"].startswith("Sarn bridge to close again")
    assert bridge["claim"] == "The 2019 river summit took place in Veldmark"
    assert bridge["exact_words"] == "the 2019 river summit in Veldmark"
    assert bridge["speaker"] == "the report"
    assert (bridge["manner"], bridge["stance"]) == ("indirect", "neutral")
    assert (bridge["kind"], bridge["verdict"]) == ("event", "contradicted")
    assert "Lower Sarn" in bridge["because"]
    assert bridge["sources"].startswith("https://rivers.example/summits/2019?a=1&b=2 | rivers ev")
    assert rows["c0000007"]["verdict"] == ""


def test_the_outlets_own_voice_has_a_name_and_a_shared_fault_says_where_it_is_told():
    headline = next(row for row in rows_of(invented_ledger()) if row["id"] == "c0000001")
    assert headline["speaker"] == "own voice"
    assert headline["because"].startswith("Same fault as c0000008: ")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t="])
def test_a_cell_that_looks_like_a_formula_is_disarmed(start):
    text = f"{start}HYPERLINK('x')"
    claim = Claim("c1", Span(0, len(text)), text, ClaimKind.OTHER)
    (row,) = rows_of(Ledger(Document.make(text), claims=(claim,)))
    assert row["claim"].startswith("'")
    assert row["exact_words"].startswith("'")


def test_markdown_escapes_what_would_be_marked_up():
    text = "a | b <script> [x](javascript:y) *c* _d_ `e` & f"
    claim = Claim("c1", Span(0, len(text)), text, ClaimKind.OTHER)
    drawn = "".join(render_markdown([Ledger(Document.make(text), claims=(claim,))]))
    row = drawn.splitlines()[-1]
    assert r"a \| b \<script\> \[x\](javascript:y) \*c\* \_d\_ \`e\` &amp; f" in row
    assert row.replace(r"\|", "").count("|") == len(COLUMNS)


def test_many_ledgers_are_one_csv_table_and_one_markdown_table_each():
    two = [invented_ledger(), invented_ledger(title="Second")]
    assert len(rows_of(*two)) == 16
    assert "".join(render_markdown(two)).count("\n| --- |") == 2


def test_rows_are_given_as_ledgers_come():
    def endless():
        while True:
            yield invented_ledger()

    lines = render_csv(endless())
    assert next(lines).startswith("document,id,claim")
    assert next(lines)


@given(ledgers())
@settings(max_examples=40)
def test_any_ledger_is_a_table(ledger):
    assert len(rows_of(ledger)) == len(ledger.claims) == len(list(find_rows(ledger)))
    for export in EXPORTS:
        "".join(export.render([ledger])).encode()

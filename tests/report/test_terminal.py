"""The terminal: checks first, voices told apart without colour, lines that fit, nothing obeyed."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from hearsay.records.document import Document
from hearsay.records.ledger import Ledger, Note
from hearsay.report.terminal import LedgerView
from hearsay.report.terminal_why import ReasonsView
from hearsay.report.why import find_reasons
from tests.invented import TEXT, invented_ledger
from tests.strategies import ledgers


def drawn(view, width: int = 80, *, colour: bool = False, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    console = Console(
        file=out, width=width, force_terminal=colour, markup=False, highlight=False, emoji=False
    )
    console.print(view, crop=False)
    out.flush()
    return raw.getvalue().decode(encoding)


@pytest.fixture(scope="module")
def plain() -> str:
    return drawn(LedgerView(invented_ledger()))


def test_contradicted_comes_before_qualified_supported_and_the_text(plain):
    places = [
        plain.index(words)
        for words in ("Veldmark Courier · 4 June 2025", "CONTRADICTED", "QUALIFIED", "SUPPORTED",
                      "NOT ENOUGH EVIDENCE", "The text, and whose voice", "Voices ─")
    ]  # fmt: skip
    assert places == sorted(places)


def test_evidence_stands_under_its_check_with_pack_row_day_and_source(plain):
    check = plain[plain.index("CONTRADICTED") : plain.index("QUALIFIED")]
    assert "“the 2019 river summit in Veldmark” — the report [F]" in check
    assert "against rivers · events.csv:4 · published 12 October 2019" in check
    assert "https://rivers.example/summits/2019?a=1&b=2" in check
    assert "The same fault at “summit of March 2019” — own voice" in check


def test_what_is_open_says_what_would_settle_it(plain):
    assert "would settle it: a traffic count of 2025" in plain


def test_voices_are_told_apart_by_brackets_and_a_letter_in_the_margin(plain):
    assert "A⟨the Sarn bridge “is the oldest road bridge on the river" in plain
    assert re.search(r"^AB │ Brandt told the Courier that A⟨engineers", plain, re.MULTILINE)
    assert "strength”⟩⟩." in plain
    assert re.search(r"^   │ For now, it is the ferries", plain, re.MULTILINE)


def test_verdicts_are_marked_in_the_text(plain):
    assert "opened in 1931≈, carries" in plain


def test_stances_and_unnamed_speakers_are_told_under_voices(plain):
    voices = plain[plain.index("Voices ─") :]
    assert "denying: “his party had blocked the repairs in 2019”" in voices
    assert "A person familiar with the inspection: “the report" in voices


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_line_is_too_wide_or_ends_in_a_blank(width):
    for line in drawn(LedgerView(invented_ledger()), width).splitlines():
        assert cell_len(line) <= min(width, 100) or "https:" in line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_word_of_the_text_is_broken(width):
    told = drawn(LedgerView(invented_ledger()), width)
    text = re.sub(
        r"^.{3} │ ?|[A-F?]?⟨|⟩|[✗≈✓]", "", told.partition("whose voice")[2], flags=re.MULTILINE
    )
    assert set(TEXT.split()) <= set(text.split())


def test_a_long_address_stays_whole():
    long = "https://rivers.example/" + "summit-" * 20
    ledger = invented_ledger()
    check = replace(ledger.checks[1], evidence=(replace(ledger.checks[1].evidence[0], url=long),))
    ledger = replace(ledger, checks=(check,))
    assert long in drawn(LedgerView(ledger), 60)
    assert long in drawn(ReasonsView(find_reasons(ledger, check.id)), 60)


def test_without_unicode_the_signs_are_plain():
    told = drawn(LedgerView(invented_ledger()), encoding="ascii")
    assert "x CONTRADICTED" in told
    assert "A<the Sarn bridge" in told
    assert "⟨" not in told


def test_colour_is_left_out_on_request_and_letters_stay(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    told = drawn(LedgerView(invented_ledger()), colour=True)
    assert not re.search(r"\x1b\[[0-9;]*(3[0-9]|38;)", told)
    assert "A⟨" in re.sub(r"\x1b\[[0-9;]*m", "", told)


def test_markup_and_control_characters_of_the_text_do_nothing():
    text = "[bold red]loud[/] \x1b[31m \x1b]0;title\x07 :smile: [link=http://x]y[/link]"
    ledger = Ledger(
        Document.make(text, title="[b]T[/b]\x1b[2J", outlet="\x9b31m"),
        notes=(Note("x", None, "[red]n\x07"),),
    )
    told = drawn(LedgerView(ledger), colour=True)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", told)
    assert "\x1b" not in bare
    assert "\x07" not in bare
    assert "\x9b" not in bare
    for words in (
        "[bold red]loud[/]",
        "␛[31m",
        ":smile:",
        "[link=http://x]y[/link]",
        "[b]T[/b]␛[2J",
    ):
        assert words in bare


def test_reasons_are_labelled_lines():
    told = drawn(ReasonsView(find_reasons(invented_ledger(), "k0000002")), 60)
    assert re.search(r"^CONTRADICTED  k0000002$", told, re.MULTILINE)
    assert re.search(r"^source +https://rivers\.example", told, re.MULTILINE)
    assert max(map(cell_len, told.splitlines())) <= 60


@given(ledgers())
@settings(max_examples=40)
def test_any_ledger_can_be_drawn(ledger):
    told = drawn(LedgerView(ledger), 60)
    assert "\x1b" not in told

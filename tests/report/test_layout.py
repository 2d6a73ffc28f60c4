"""Blocks and runs: the text cut up for drawing, with nothing lost and nothing twice."""

import itertools

from hypothesis import given, settings

from hearsay.records.document import Document, Part, Sentence, Span
from hearsay.records.ledger import Ledger
from hearsay.report.layout import Naming, find_blocks, title_of
from tests.invented import TEXT, invented_ledger, place
from tests.strategies import ledgers


def run_at(words: str):
    span = place(words)
    runs = [run for block in find_blocks(invented_ledger()) for run in block.runs]
    return next(run for run in runs if run.span.covers(span))


def test_paragraphs_are_blocks_with_the_part_they_belong_to():
    blocks = find_blocks(invented_ledger())
    assert blocks[0].part is Part.HEADLINE
    assert len(blocks) == len([line for line in TEXT.splitlines() if line])
    assert blocks[1].part is Part.BODY  # a dateline and then a sentence
    assert blocks[1].runs[0].part is Part.DATELINE


def test_a_run_knows_the_voices_it_stands_in_outermost_first():
    run = run_at("a third of their strength")
    assert [one.id for one in run.said] == ["a0000002", "a0000003"]


def test_a_run_knows_whose_source_or_cue_it_is():
    assert [(role, one.id) for role, one in run_at("had told her").naming] == [
        (Naming.CUE, "a0000003")
    ]


def test_a_claim_with_the_same_fault_is_shown_with_that_check():
    checked = run_at("summit of March 2019").checked
    assert [(claim.id, check.id) for claim, check in checked] == [("c0000001", "k0000002")]


@given(ledgers())
@settings(max_examples=40)
def test_every_visible_character_is_in_one_run_in_order(ledger):
    text = ledger.document.text
    drawn = [run.span for block in find_blocks(ledger) for run in block.runs]
    assert all(a.end <= b.start for a, b in itertools.pairwise(drawn))
    assert "".join("".join(span.of(text).split()) for span in drawn) == "".join(text.split())


def test_a_ledger_without_sentences_is_cut_at_blank_lines():
    blocks = find_blocks(Ledger(Document.make("One.\n\nTwo.\nThree.")))
    assert [len(block.runs) for block in blocks] == [1, 1]


def test_the_title_is_the_one_given_or_the_headline_or_the_first_words():
    headline = Sentence(Span(0, 5), 0, Part.HEADLINE)
    assert title_of(invented_ledger(title="Given")) == "Given"
    assert title_of(Ledger(Document.make("Tides\n\nIt rained."), (headline,))) == "Tides"
    assert title_of(Ledger(Document.make("\n It rained.\nAgain."))) == "It rained."
    assert len(title_of(Ledger(Document.make("word " * 90)))) <= 80

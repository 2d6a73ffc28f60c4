"""brat standoff: what another library reads in it, and that nothing is lost on the way back."""

import re
import warnings
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from hearsay.exchange.brat import annotations_of, write_brat
from hearsay.exchange.brat_reading import read_brat
from hearsay.exchange.exports import export
from hearsay.exchange.format import Options
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from tests.exchange.examples import example_ledgers, odd_ledgers, plain
from tests.invented import invented_ledger
from tests.strategies import ledgers

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the library's own making
    from bratly import (
        AttributeAnnotation,
        EntityAnnotation,
        EventAnnotation,
    )
    from bratly import (
        Document as BratDocument,
    )
    from bratly.io import parse_ann_file


def read_by_bratly(ledger: Ledger, folder: Path):
    """The annotations as the library bratly reads the two files, its own checks passed."""
    for file in write_brat([ledger], Options()):
        (folder / file.name).write_bytes(file.data)
    (ann,) = folder.glob("*.ann")
    # The library knows no event as argument of an event, which brat's own description has.
    lines = re.sub(r" Inside:E\d+", "", ann.read_text(encoding="utf-8"))
    found = parse_ann_file(lines, str(ann), no_duplicates=False, sorting=False, renumerotize=False)
    document = BratDocument(fullpath=str(ann.with_suffix(".txt")), annotation_collections=[found])
    assert document.check_ann_compatibility_with_txt()
    return found


def spans_by_role(found) -> set[tuple[str, tuple[tuple[int, int], ...]]]:
    return {
        (one.label, tuple((piece.start, piece.end) for piece in one.fragments))
        for one in found.get_annotations(descendant_type=EntityAnnotation)
        if one.label != "Claim"
    }


def expected(ledger: Ledger) -> set[tuple[str, tuple[tuple[int, int], ...]]]:
    roles = (("Source", "source"), ("Attribution", "cue"), ("Content", "content"))
    return {
        (label, tuple((span.start, span.end) for span in getattr(one, name)))
        for one in ledger.attributions
        for label, name in roles
        if getattr(one, name)
    }


def test_another_library_reads_events_with_the_cue_as_trigger(tmp_path):
    ledger = invented_ledger()
    found = read_by_bratly(ledger, tmp_path)
    events = found.get_annotations(descendant_type=EventAnnotation)
    assert len(events) == len(ledger.attributions)
    assert spans_by_role(found) == expected(ledger)
    stances = [
        one
        for one in found.get_annotations(descendant_type=AttributeAnnotation)
        if one.label == "Stance"
    ]
    assert sorted(value for one in stances for value in one.values) == sorted(
        one.stance.value for one in ledger.attributions
    )


@pytest.mark.slow
def test_every_example_is_read_by_another_library_and_comes_back_whole(tmp_path, models):
    for number, ledger in enumerate(example_ledgers()):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = read_by_bratly(ledger, folder)
        assert len(found.get_annotations(descendant_type=EventAnnotation)) == len(
            ledger.attributions
        )
        back = read_brat(ledger.document.text, annotations_of(ledger), "a.ann")
        assert back.orphans == ()
        assert plain(back.ledger) == plain(ledger)


@given(odd_ledgers())
@settings(max_examples=150)
def test_attributions_in_odd_texts_come_back_as_they_were(ledger):
    back = read_brat(ledger.document.text, annotations_of(ledger), "a.ann")
    assert back.orphans == ()
    assert plain(back.ledger) == plain(ledger)


@given(ledgers())
@settings(max_examples=60)
def test_nothing_that_a_ledger_may_hold_breaks_a_line(ledger):
    for line in annotations_of(ledger).splitlines():
        assert line.count("\t") >= 1
        assert line[0] in "TEA#"
    read_brat(ledger.document.text, annotations_of(ledger), "a.ann")


def ledger_of(text: str, *contents: str, cue: str = "") -> Ledger:
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    said = Attribution(
        "a0000000", (), (place(cue),) if cue else (), tuple(map(place, contents)), Manner.INDIRECT
    )
    return Ledger(Document.make(text), attributions=(said,))


@pytest.mark.parametrize(("text", "content", "fragments"), [
    ("one\ntwo", "one\ntwo", "0 3;4 7"),
    ("one\r\ntwo", "one\r\ntwo", "0 3;5 8"),
    ("a 😀\tb", "a 😀\tb", "0 3;4 5"),
    ("a\u2028b", "a\u2028b", "0 1;2 3"),
    ("e\u0301a", "e\u0301a", "0 3"),
])  # fmt: skip
def test_a_span_over_lines_is_written_in_pieces_and_read_as_one(text, content, fragments):
    ledger = ledger_of(text, content)
    annotations = annotations_of(ledger)
    assert f"Content {fragments}\t" in annotations
    assert plain(read_brat(text, annotations).ledger) == plain(ledger)


def test_without_a_cue_the_content_triggers_and_is_no_cue_on_the_way_back():
    ledger = ledger_of("“No,” he", "“No,”")
    annotations = annotations_of(ledger)
    assert "WithoutCue E1" in annotations
    assert read_brat(ledger.document.text, annotations).ledger.attributions[0].cue == ()


def test_words_that_are_not_where_they_say_are_orphans_and_never_moved():
    text = "Ana said the ferry sank."
    annotations = annotations_of(ledger_of(text, "the ferry sank", cue="said"))
    moved = read_brat(f"Yesterday {text}", annotations, "a.ann")
    assert moved.ledger.attributions == ()
    assert len(moved.orphans) == 3  # cue, content, and the event without content
    assert moved.orphans[0].startswith("a.ann:1: T1 “the ferry sank”: the text has “")
    assert [note.code for note in moved.ledger.notes if note.code == "orphan"] == ["orphan"] * 3


def test_events_of_another_tool_are_read():
    text = "Ana said the ferry sank."
    annotations = (
        "T1\tSpeech 4 8\tsaid\nT2\tPerson 0 3\tAna\nT3\tQuote 9 23\tthe ferry sank\n"
        "E1\tSpeech:T1 Source:T2 Content:T3\nA1\tStance E1 Denying\nR1\tKnows Arg1:T2 Arg2:T3\n*\tEquiv T1 T2\n"
    )
    (one,) = read_brat(text, annotations).ledger.attributions
    assert (one.source, one.cue, one.content) == ((Span(0, 3),), (Span(4, 8),), (Span(9, 23),))
    assert one.stance == "denying"
    assert one.manner == "indirect"


def test_several_documents_have_names_of_their_own():
    names = [file.name for file in export([invented_ledger(), invented_ledger()], "brat")]
    assert len(names) == len(set(names)) == 6


@example("")
@given(odd_ledgers().map(annotations_of))
@settings(max_examples=40)
def test_annotations_of_one_text_read_with_another_raise_nothing(annotations):
    read_brat("A text of its own. “Yes,” she said.", annotations, "a.ann")

"""Voices: whose mark is whose, and how much of the text each one has."""

import pytest
from hypothesis import given, settings

from hearsay.records.attribution import Attribution, Manner, SourceKind
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.report.voices import find_voices, voice_by_attribution
from tests.invented import invented_ledger
from tests.strategies import ledgers


def said(number: int, start: int, end: int, speaker: str | None, **more) -> Attribution:
    return Attribution(
        f"a{number}", (), (), (Span(start, end),), Manner.INDIRECT, speaker=speaker, **more
    )


def test_the_outlet_comes_first_and_unknown_speakers_last():
    voices = find_voices(invented_ledger())
    assert [(voice.mark, voice.name) for voice in voices[:3]] == [
        ("", "Veldmark Courier, own voice"),
        ("A", "Ilse Brandt"),
        ("B", "engineers"),
    ]
    assert voices[-1].mark == "?"
    assert [one.source_kind for one in voices[-1].attributions] == [SourceKind.ANONYMOUS]


def test_attributions_and_claims_are_filed_under_their_speaker_in_order_of_the_text():
    okell = find_voices(invented_ledger())[3]
    assert [one.id for one in okell.attributions] == ["a0000004", "a0000005"]
    assert [claim.id for claim in okell.claims] == ["c0000006"]


def test_nested_words_count_for_the_inner_voice():
    document = Document.make("aaaa bbbb cc")
    ledger = Ledger(
        document, attributions=(said(1, 0, 9, "Outer"), said(2, 5, 9, "Inner", inside="a1"))
    )
    shares = {voice.name: voice.share for voice in find_voices(ledger)}
    assert shares == {"Own voice": 0.2, "Outer": 0.4, "Inner": 0.4}


def test_after_z_marks_go_on_as_in_a_spreadsheet():
    text = "x" * 60
    ledger = Ledger(
        Document.make(text), attributions=tuple(said(n, n, n + 1, f"S{n:02}") for n in range(53))
    )
    marks = [voice.mark for voice in find_voices(ledger)]
    assert marks[26:29] == ["Z", "AA", "AB"]
    assert marks[53] == "BA"
    assert len(set(marks)) == len(marks)


@given(ledgers())
@settings(max_examples=40)
def test_every_attribution_and_claim_has_one_voice_and_shares_add_up(ledger):
    voices = find_voices(ledger)
    assert set(voice_by_attribution(voices)) == {one.id for one in ledger.attributions}
    assert sorted(c.id for v in voices for c in v.claims) == sorted(c.id for c in ledger.claims)
    has_words = bool(ledger.document.text.strip())
    assert sum(voice.share for voice in voices) == pytest.approx(1.0 if has_words else 0.0)

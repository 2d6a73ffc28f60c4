"""The frozen voice cases hold together, and their judge can tell right from wrong."""

import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from bench.cases import SPLITS, VOICES, BadCase, load_voice_cases
from bench.floors import find_faults, load_floors
from bench.voices import cases_digest, judge, measure, render_table
from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.document import Document, Span, hull
from hearsay.records.ledger import Ledger

CASES = load_voice_cases()
FIRST = load_voice_cases(VOICES / "cases.jsonl")  # those of which two halves were made


def ledger_of(case, **changes):
    """The ledger of a reader who files everything as the gold does, but for ``changes``."""
    made = []
    for number, gold in enumerate(case.attributions):
        made.append(
            Attribution(
                f"a{number}", gold.source, gold.cue, gold.content, Manner(gold.manner[0]),
                Stance(gold.stance[0]), gold.speaker[0], SourceKind(gold.source_kind[0]), gold.relay,
                None if gold.inside is None else f"a{gold.inside}",
            )
        )  # fmt: skip
    return Ledger(Document.make(case.text), attributions=tuple(replace(a, **changes) for a in made))


def test_there_are_enough_cases_in_two_like_halves():
    splits = Counter(case.split for case in FIRST)
    assert splits["tune"] + splits["held"] >= 130
    assert abs(splits["tune"] - splits["held"]) <= len(FIRST) / 20
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({case.text for case in CASES}) == len(CASES)


def test_the_third_split_is_large_enough_to_tell_and_much_of_it_says_nothing():
    fresh = [case for case in CASES if case.split == "fresh"]
    assert {case.split for case in CASES} == set(SPLITS)
    assert len(fresh) >= 80
    assert sum(not case.attributions for case in fresh) >= len(fresh) / 4


def test_every_category_is_in_both_halves():
    categories = {
        split: {c.category for c in FIRST if c.split == split} for split in ("tune", "held")
    }
    assert categories["tune"] == categories["held"]


def test_a_quarter_of_the_texts_is_mostly_own_voice():
    mostly = [
        case
        for case in CASES
        if sum(map(len, case.own_voice)) > sum(len(s) for a in case.attributions for s in a.content)
    ]
    assert len(mostly) >= len(CASES) / 4


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_gold_is_of_the_closed_sets_and_own_voice_is_nobodys_content(case):
    for gold in case.attributions:
        assert {*map(Manner, gold.manner)}
        assert {*map(Stance, gold.stance)}
        assert {*map(SourceKind, gold.source_kind)}
        contents = gold.content
        assert not any(own.overlaps(piece) for own in case.own_voice for piece in contents)
        if gold.inside is not None:
            outer = case.attributions[gold.inside].content
            assert any(piece.covers(hull(gold.content)) for piece in outer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_reader_who_agrees_with_the_gold_has_no_fault(case):
    made = judge(case, ledger_of(case))
    assert made.faults == []
    assert (made.found, made.speaker, made.stance, made.kept, made.false) == (
        made.gold, made.gold, made.gold, made.own, 0,
    )  # fmt: skip


def case_named(name):
    return next(case for case in CASES if case.id == name)


def test_a_wrong_name_is_a_wrong_speaker_and_a_copied_source_is_none():
    case = case_named("pronoun-1")
    assert judge(case, ledger_of(case, speaker="Maputo")).speaker == 0
    assert judge(case, ledger_of(case, speaker=None)).speaker == 0
    assert judge(case, ledger_of(case, speaker="Prime Minister Teresa Malele")).speaker == 2


def test_where_nobody_is_named_the_words_of_the_source_are_no_wrong_name():
    case = case_named("anonymous-2")
    assert judge(case, ledger_of(case, speaker="senior European diplomat")).speaker == 1
    assert judge(case, ledger_of(case, speaker="Jean Monnet")).speaker == 0


def test_words_in_nobodys_mouth_are_a_false_attribution_and_own_voice_taken():
    case = case_named("forecast-1")
    whole = Attribution("a0", (), (), (Span(0, len(case.text)),), Manner.INDIRECT)
    made = judge(case, Ledger(Document.make(case.text), attributions=(whole,)))
    assert (made.false, made.kept) == (1, 0)


@pytest.mark.parametrize(("speaker", "false"), [(None, 0), ("Wiremu Tapsell", 0), ("Jane Doe", 1)])
def test_a_second_name_on_the_same_words_is_false_and_a_piece_of_them_is_not(speaker, false):
    case = case_named("paragraphs-1")
    whole = ledger_of(case)
    start = case.attributions[0].content[0].start
    piece = Attribution("a9", (), (), (Span(start, start + 20),), Manner.DIRECT, speaker=speaker)
    twice = replace(whole, attributions=(*whole.attributions, piece))
    assert judge(case, twice).false == false


@pytest.mark.parametrize(
    ("stretch", "message"),
    [("Nobody", "0 times"), ("a", "say which"), (["said", 3], "no occurrence 3")],
)
def test_a_stretch_that_is_missing_or_ambiguous_is_refused(tmp_path, stretch, message):
    line = {
        "id": "x", "split": "tune", "register": "wire", "category": "direct", "note": "",
        "text": "She said a said thing again.", "attributions": [], "own_voice": [stretch],
        "either": [],
    }  # fmt: skip
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(BadCase, match=message):
        load_voice_cases(path)


def test_a_split_that_nobody_scores_is_refused(tmp_path):
    line = {
        "id": "x", "split": "spare", "register": "wire", "category": "direct", "note": "",
        "text": "She said so.", "attributions": [], "own_voice": [], "either": [],
    }  # fmt: skip
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(BadCase, match="no split 'spare'"):
        load_voice_cases(path)


def test_every_split_has_its_own_cells_in_the_table():
    outcomes = [(case, judge(case, ledger_of(case))) for case in CASES]
    table = render_table(outcomes).splitlines()
    assert all(split in table[0] for split in SPLITS)
    assert {row.count("|") for row in table} == {len(SPLITS)}


def test_the_cases_are_those_the_floors_were_pinned_on():
    pinned = load_floors().digests.get("voices")
    assert pinned in {None, cases_digest()}


@pytest.mark.slow
def test_the_voice_cases_meet_their_floors(models, packs):
    floors = load_floors()
    assert find_faults(floors, measure(models, packs), {"voices": cases_digest()}) == ()


def test_an_id_is_used_once_in_all_the_files_of_a_folder(tmp_path):
    line = {
        "id": "x", "split": "tune", "register": "wire", "category": "direct", "note": "",
        "text": "She said so.", "attributions": [], "own_voice": [], "either": [],
    }  # fmt: skip
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(BadCase, match="used twice: x"):
        load_voice_cases(tmp_path)


def test_no_text_that_is_scored_was_trained_on():
    trained = {
        block.partition("\n")[2].partition("\n---")[0].strip()
        for path in (VOICES.parents[1] / "training" / "texts").rglob("*.txt")
        for block in path.read_text(encoding="utf-8").split("### ")[1:]
    }
    plain = {re.sub(r"\{[SCT]\d+ |\}", "", marked) for marked in trained}
    assert len(plain) > 2000
    assert not plain & {case.text.strip() for case in CASES}

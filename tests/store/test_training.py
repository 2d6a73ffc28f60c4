"""Judgements as training data: what was read, what is right, and nobody's name."""

import json

from hearsay.records.judgement import Decision
from hearsay.store.adding import add_ledger
from hearsay.store.deciding import Ruling, decide
from hearsay.store.training import to_lines
from tests.stored import HARBOUR, a_ledger, span_of


def test_each_judged_document_is_a_line_with_what_was_read_and_what_is_right(store):
    ledger = a_ledger(title="Harbour")
    added = add_ledger(store, ledger).document
    add_ledger(store, a_ledger("Jo said that it rained."))
    attribution, claim = ledger.attributions[0].id, ledger.claims[1].id
    cue = Ruling(Decision.CUE, pieces=(span_of(HARBOUR, "said that"),), why="secret reason")
    decide(store, added, attribution, cue, who="ana")
    decide(store, added, claim, Ruling(Decision.VERDICT, "supported", why="x"), who="ana")
    (line,) = to_lines(store)
    told = json.loads(line)
    assert (told["format"], told["document"], told["text"]) == (
        "hearsay.training/1",
        added,
        HARBOUR,
    )
    (one,) = told["attributions"]
    assert (one["decisions"], one["right"]["cue"][0]["text"]) == (["cue"], "said that")
    assert one["read"]["cue"] == [{"start": 11, "end": 15, "text": "said"}]
    (one,) = told["claims"]
    assert (one["is_claim"], one["verdict"], one["read"]) == (True, "supported", "contradicted")
    assert "ana" not in line.replace("Ana Duarte", "")
    assert "secret" not in line


def test_what_was_taken_back_or_does_not_apply_is_left_out(store):
    from hearsay.store.deciding import undo

    ledger = a_ledger()
    added = add_ledger(store, ledger).document
    kept = decide(store, added, ledger.claims[0].id, Ruling(Decision.NOT_A_CLAIM), who="ana")
    undo(store, kept.id, who="ana")
    assert list(to_lines(store)) == []

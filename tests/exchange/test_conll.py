"""CoNLL-U Plus: read back by the library of the Universal Dependencies, the spans are the same."""

import conllu
import pytest
from hypothesis import given, settings

from hearsay.exchange.conll import find_tokens, write_conll
from hearsay.exchange.format import Options
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from tests.exchange.examples import example_ledgers, odd_ledgers
from tests.invented import invented_ledger
from tests.strategies import ledgers


def parsed(*written: Ledger):
    (file,) = write_conll(written, Options())
    return conllu.parse(file.data.decode("utf-8"))


def spans_in(sentences) -> set[tuple[str, str, int, int]]:
    """Attribution and piece, label, first and last place of each piece."""
    found: dict[tuple[str, str], list[int]] = {}
    for sentence in sentences:
        layers = [key for key in (sentence[0] if sentence else {}) if key.startswith("hearsay:bio")]
        for layer in layers:
            before = "O"
            for token in sentence:
                label, link = token[layer], token[layer.replace("bio", "piece")]
                assert (label == "O") == (link in {"_", None})
                if label.startswith("I-"):
                    assert before[2:] == label[2:], "BIO is sound in every sentence"
                before = label
                if label != "O":
                    places = map(int, token["misc"]["TokenRange"].split(":"))
                    found.setdefault((link, label[2:]), []).extend(places)
    return {(link, label, min(places), max(places)) for (link, label), places in found.items()}


def spans_of(ledger: Ledger) -> set[tuple[str, str, int, int]]:
    return {
        (f"{one.id}/{number}", label, span.start, span.end)
        for one in ledger.attributions
        for label, spans in (("SOURCE", one.source), ("CUE", one.cue), ("CONTENT", one.content))
        for number, span in enumerate(spans)
    }


def test_read_back_the_spans_are_the_same():
    ledger = invented_ledger()
    assert spans_in(parsed(ledger)) == spans_of(ledger)


@pytest.mark.slow
def test_every_example_read_back_has_the_same_spans(models):
    for ledger in example_ledgers():
        assert spans_in(parsed(ledger)) == spans_of(ledger)
    together = parsed(*example_ledgers())
    assert len(spans_in(together)) == sum(len(spans_of(ledger)) for ledger in example_ledgers())


@given(odd_ledgers())
@settings(max_examples=150)
def test_in_odd_texts_too(ledger):
    assert spans_in(parsed(ledger)) == spans_of(ledger)


@given(ledgers())
@settings(max_examples=60)
def test_any_ledger_is_read_by_the_library(ledger):
    for sentence in parsed(ledger):
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))


def test_what_is_nested_goes_to_the_next_layer():
    ledger = invented_ledger()
    sentences = parsed(ledger)
    words = {token["form"]: token for sentence in sentences for token in sentence}
    assert words["engineers"]["hearsay:bio1"] == "B-CONTENT"
    assert words["engineers"]["hearsay:bio2"] == "B-SOURCE"


def test_a_sentence_says_what_it_is_of():
    sentence = parsed(invented_ledger())[2]
    assert sentence.metadata["text"].startswith("Transport Minister Ilse Brandt said")
    assert sentence.metadata["sent_id"] == "cb58be641c7cf3d0-s3"


@pytest.mark.parametrize(("text", "cuts", "tokens"), [
    ("It’s 5%.", set(), ["It’s", "5", "%", "."]),
    ("e\u0301t", set(), ["e\u0301", "t"]),
    ("👩‍👧 a_b", set(), ["👩‍👧", "a", "_", "b"]),
    ("ferry", {3}, ["fer", "ry"]),
    ("a\r\nb", set(), ["a", "b"]),
])  # fmt: skip
def test_tokens(text, cuts, tokens):
    found = find_tokens(text, Span(0, len(text)), cuts)
    assert [span.of(text) for span in found] == tokens

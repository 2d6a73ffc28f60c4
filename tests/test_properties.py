"""What holds for every text: nothing crashes, nothing moves, the same text reads the same."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hearsay.models.bundle import Models
from hearsay.models.readings import Readings
from hearsay.pipeline import read
from hearsay.records.document import Document, Sentence
from hearsay.records.ledger import Ledger
from hearsay.records.tags import TimeExpression
from hearsay.records.wire import from_json, to_json
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences
from tests.odd_texts import articles, days, documents, paragraphs, readings_of, texts


@dataclass(frozen=True)
class Said:
    """An encoder that says what it was told to say."""

    readings: Readings

    def read(self, text: str, quotations: object, sentences: object) -> Readings:
        return self.readings


def read_with(document: Document, readings: Readings, packs) -> Ledger:
    return read(document, Models(Said(readings), "fake 0", "0"), packs)


def places(text: str) -> set[int]:
    return {i for i, letter in enumerate(text) if not letter.isspace()}


@given(texts)
@example("\x00")
@example("“" * 200)
@example("a\u2029b\x85c")
def test_every_visible_character_is_in_exactly_one_sentence(text):
    sentences = split_sentences(text)
    covered = [i for s in sentences for i in range(s.span.start, s.span.end)]
    visible = {i for i in places(text) if text[i].isprintable()}
    assert len(covered) == len(set(covered))
    assert visible <= set(covered)


@given(texts, days)
def test_times_and_quantities_fit_and_stay_apart(text, day):
    times = find_times(text, day)
    found = [time.span for time in times], [one.span for one in find_quantities(text, times)]
    for spans in found:
        assert all(span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(texts)
def test_quotations_fit(text):
    assert all(quotation.span.end <= len(text) for quotation in find_quotations(text))


@settings(max_examples=60)
@given(data=st.data())
def test_no_readings_of_any_text_crash_a_stage(data, packs):
    document = data.draw(documents)
    readings = data.draw(readings_of(document.text))
    ledger = read_with(document, readings, packs)  # Ledger itself checks offsets and references
    assert ledger.document == document
    assert from_json(to_json(ledger)) == ledger
    assert read_with(document, readings, packs) == ledger


@given(articles, paragraphs, days)
def test_a_paragraph_added_at_the_end_moves_nothing_before_it(text, more, day):
    longer = f"{text}\n\n{more}"
    before, after = split_sentences(text), split_sentences(longer)
    assert list(map(place, after[: len(before)])) == list(map(place, before))
    times, more_times = find_times(text, day), find_times(longer, day)
    # Places and types only: whether a text tells news or history, and so what "Monday" means in it,
    # is decided from the whole of it.
    assert list(map(kind, more_times[: len(times)])) == list(map(kind, times))
    quantities = find_quantities(text, times)
    assert find_quantities(longer, more_times)[: len(quantities)] == quantities


def place(sentence: Sentence) -> tuple[object, ...]:
    return sentence.span, sentence.paragraph


def kind(time: TimeExpression) -> tuple[object, ...]:
    return time.span, time.type


@pytest.mark.slow
@settings(max_examples=40)
@given(document=documents)
def test_the_model_reads_any_text_the_same_way_twice(models, packs, document):
    ledger = read(document, models, packs)
    assert ledger.document.text == document.text
    assert read(document, models, packs) == ledger


@pytest.mark.slow
def test_reading_depends_on_the_date_it_is_given_alone(models, packs):
    document = Document.make("Officials said on Monday that the bridge would open in May.")
    early, late = (read(document, models, packs, date(year, 3, 3)) for year in (1999, 2031))
    assert early.claims == late.claims
    assert early.times == late.times

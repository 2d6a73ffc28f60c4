"""Damaged texts through the whole pipeline: none crashes, none changes, time grows with length."""

import re
import time

import pytest

from hearsay.models.bundle import Models
from hearsay.models.readings import Link, Reading, Readings
from hearsay.pipeline import read
from hearsay.records.document import Document, Span
from hearsay.records.wire import from_json, to_json
from tests.dirty import dirty_texts

pytestmark = pytest.mark.slow

TEXTS = dirty_texts()
PLAIN = (
    "The harbour authority said on Monday that the eastern quay would stay shut until June. “We will not"
    " open half a quay,” Rosa Deng, its director, told reporters. The union denies that 140 jobs are at risk."
)


def test_there_are_at_least_500_and_no_two_are_alike():
    assert len(TEXTS) == len(set(TEXTS)) >= 500


@pytest.mark.parametrize("start", range(0, 500, 50))
def test_a_damaged_text_is_read_and_not_changed(models, packs, start):
    for text in TEXTS[start : start + 50]:
        document = Document.make(text)
        ledger = read(document, models, packs)
        assert ledger.document.text == text
        assert from_json(to_json(ledger)) == ledger


class ByPattern:
    """An encoder for `PLAIN` that costs nothing: source, cue and content by a pattern."""

    def read(self, text: str, quotations: object, sentences: object) -> Readings:
        named = {"c": "content", "s": "source", "q": "cue"}
        pattern = r"(?P<c>“[^”]*”)|(?P<s>Rosa Deng)|(?P<q>told reporters)"
        found = list(re.finditer(pattern, text))
        parts = tuple(Reading(Span(*m.span()), named[m.lastgroup], 0.9) for m in found)
        links = tuple(
            Link(part, cue, 0.9) for cue in range(2, len(parts), 3) for part in (cue - 2, cue - 1)
        )
        return Readings(parts, links, tuple(part for part in parts if part.label == "source"))


def seconds(text: str, models, packs) -> float:
    """Processor time: what else the machine does shows less in it than in a clock on the wall."""
    document = Document.make(text)
    started = time.process_time()
    read(document, models, packs)
    return time.process_time() - started


@pytest.mark.alone
@pytest.mark.parametrize("joint", ["\n\n", " ", "\n"])
def test_time_grows_in_proportion_to_length(models, packs, joint):
    seconds(PLAIN, models, packs)
    one = seconds(joint.join([PLAIN] * 25), models, packs)
    eight = seconds(joint.join([PLAIN] * 200), models, packs)
    # 8 times the text; half as much again is allowed, for the caches of the processor.
    assert eight < 12 * one


@pytest.mark.alone
def test_200_000_words_cost_eight_times_what_25_000_do(packs):
    """The stages around the model; its own cost is measured by `make bench`."""
    models = Models(ByPattern(), "fake 0", "0")
    some, many = half_in_one_paragraph(25_000), half_in_one_paragraph(200_000)
    assert len(many.split()) >= 200_000
    seconds(PLAIN, models, packs)
    some_seconds, many_seconds = (seconds(text, models, packs) for text in (some, many))
    assert many_seconds < 12 * some_seconds


def half_in_one_paragraph(words: int) -> str:
    """What grows with the square of a paragraph, or of their number, shows in the half it is in."""
    times = words // (2 * len(PLAIN.split())) + 1
    return " ".join([PLAIN] * times) + "\n\n" + "\n\n".join([PLAIN] * times)

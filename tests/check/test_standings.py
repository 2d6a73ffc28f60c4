"""Standings: where a promise stands by the record, and that a belief is none."""

from datetime import date
from pathlib import Path

import pytest

from hearsay.check.standings import find_standings
from hearsay.claim.extract import find_claims
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Span
from hearsay.records.standing import Standing
from hearsay.records.tags import Tags
from hearsay.reference.packs import load_packs
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences

TODAY = date(2025, 6, 20)
PACK = Path(__file__).parents[2] / "bench" / "checks" / "tidewater"


@pytest.fixture(scope="module")
def tidewater():
    return load_packs([PACK])


def standings(
    text: str, packs, as_of: date | None = TODAY, voices: tuple[Attribution, ...] = ()
) -> tuple[Standing, ...]:
    document = Document.make(text, published=as_of)
    times = find_times(text, as_of)
    tags = Tags((), times, find_quantities(text, times))
    claims = find_claims(document, split_sentences(text), voices, tags)
    return find_standings(document, claims, voices, tags, packs, as_of)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Orvik pledged to spend 7% of revenue on dredging by 2030.", "on_course"),
        ("Sundhaven pledged to spend 7% of revenue on dredging by 2030.", "not_due"),
        ("Talmere pledged to spend 6.5% of revenue on dredging by 2022.", "met"),
        ("Sundhaven pledged to spend 3% of revenue on dredging by 2023.", "missed"),
        ("The Tidewater League agreed to spend 6% of revenue on dredging by 2030.", "not_due"),
        ("The council pledged to plant 90 trees by 2027.", "not_due"),
        ("The council pledged to plant 90 trees by 2020.", "unclear"),
        ("The council pledged to plant 90 trees.", "unclear"),
    ],
)
def test_a_promise_stands_where_the_record_has_it(text, status, tidewater):
    (found,) = standings(text, tidewater)
    assert found.status == status
    assert found.because


def test_the_series_behind_a_promise_is_shown_with_its_source(tidewater):
    (found,) = standings("Orvik pledged to spend 7% of revenue on dredging by 2030.", tidewater)
    assert [point.period.first.year for point in found.series] == list(range(2019, 2025))
    assert found.evidence
    assert found.unit == "percent of revenue"


def test_what_was_not_known_on_the_day_is_not_used(tidewater):
    text = "Orvik pledged to spend 7% of revenue on dredging by 2030."
    (found,) = standings(text, tidewater, date(2024, 6, 1))
    assert found.series == ()


def test_a_promise_told_twice_stands_once(tidewater):
    text = "Members reaffirmed their commitment to spend 2% of GDP on research by 2032."
    found = standings(text, tidewater)
    assert len(found) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The general believes that the war will end by Christmas.",
        "The evening promises to be long.",
        "The council did not promise to build a school.",
        "He is committed to the idea of open science.",
        "Will the council keep its promise?",
        "Critics urged the firm to commit to a date.",
        "The treaty is full of empty promises.",
    ],
)
def test_what_is_no_promise_has_no_standing(text, tidewater):
    assert standings(text, tidewater) == ()


def test_without_the_day_of_the_article_nothing_is_said(tidewater):
    (found,) = standings("The council pledged to plant 90 trees by 2027.", tidewater, None)
    assert found.status == "unclear"


def test_who_promises_is_looked_up_in_the_words_of_the_source_too(tidewater):
    text = (
        "The meeting saw Tidewater League members reaffirm their commitment to spend 6% of revenue"
        " on dredging by 2030."
    )
    source, cue, said = Span(16, 40), Span(12, 15), Span(41, len(text) - 1)
    voice = Attribution("a1", (source,), (cue,), (said,), Manner.INDIRECT, speaker=source.of(text))
    (found,) = standings(text, tidewater, voices=(voice,))
    assert found.evidence, "the pledge of the league is not found"
    assert found.made is not None

"""Quantities: every rule by its example, the frozen cases, what is no quantity, odd texts."""

import json
import time
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.records.tags import Bound
from hearsay.tag.grammar import load_grammar
from hearsay.tag.quantities import TABLES, find_quantities
from hearsay.tag.times import find_times
from hearsay.tag.tokens import read_table

CASES = Path(__file__).parents[2] / "bench" / "times" / "cases.jsonl"
DAY = date(2025, 6, 18)
RULES = [row for row in read_table("quantity_grammar.tsv") if row["kind"] == "rule"]


def read(text: str):
    return find_quantities(text, find_times(text, DAY))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_every_rule_finds_its_own_example(rule):
    grammar = load_grammar(*TABLES)
    classes = grammar.lexicon.cut(rule["example"]).classes
    found = {
        name
        for place in grammar.finder.places(classes)
        for name, _ in grammar.finder.matches(classes, place)
    }
    assert rule["name"] in found


def rounded(value: object) -> Decimal | None:
    return None if value is None else round(Decimal(str(value)), 4)


def test_the_frozen_cases_stay_right():
    wrong = []
    for line in CASES.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "quantity":
            continue
        found = [
            (q.span.of(row["text"]), rounded(q.value), q.unit, q.of, q.bound.value)
            for q in read(row["text"])
        ]
        gold = [
            (g["text"], rounded(g["value"]), g["unit"], g["of"], g["bound"])
            for g in row["quantities"]
        ]
        if found != gold:
            wrong.append((row["text"], found, gold))
    assert len(wrong) <= 2, wrong  # known misses; bench/times.py lists them


@pytest.mark.parametrize(
    ("text", "value", "unit", "of", "bound"),
    [
        ("at least 3.5% of GDP", "3.5", "percent", "GDP", Bound.AT_LEAST),
        ("up to 1.5 per cent of its budget", "1.5", "percent", "budget", Bound.AT_MOST),
        ("nearly 20 villages", "20", None, None, Bound.ABOUT),
        ("0.5 percentage points", "0.5", "percentage_point", None, Bound.EXACTLY),
        ("$5.2 billion", "5200000000", "USD", None, Bound.EXACTLY),
        ("€300m", "300000000", "EUR", None, Bound.EXACTLY),
        ("more than half of voters", "0.5", "fraction", "voters", Bound.MORE_THAN),
        ("two and a half million people", "2500000", None, None, Bound.EXACTLY),
        ("200 square kilometres", "200", "square_kilometre", None, Bound.EXACTLY),
        ("minus 5 degrees Celsius", "-5", "degree_celsius", None, Bound.EXACTLY),
        ("50 or more ships", "50", None, None, Bound.AT_LEAST),
    ],
)
def test_a_number_has_value_unit_whole_and_bound(text, value, unit, of, bound):
    [found] = read(text)
    assert found.value == Decimal(value)
    assert (found.unit, found.of, found.bound) == (unit, of, bound)


def test_the_ends_of_a_range_share_their_unit():
    assert [(q.value, q.unit) for q in read("between 5 and 6 percent")] == [
        (5, "percent"),
        (6, "percent"),
    ]
    assert [(q.value, q.unit) for q in read("3–4 million dollars")] == [
        (3_000_000, "USD"),
        (4_000_000, "USD"),
    ]


def test_a_vague_count_has_no_value():
    [many] = read("Many countries agreed.")
    assert (many.value, many.bound) == (None, Bound.ABOUT)


@pytest.mark.parametrize(
    "text",
    [
        "The F-35 and the Su-57 met over Article 5 at the G7.",
        "It ended 3-1 in 2024, for the third time since 1990.",
        "Call 555-0134 or +44 20 7946 0958.",
        "On 24 June 2025 at 10:30 he turned 50 years old.",
        "No one knew which one of them it was.",
        "COVID-19, Formula 1, Channel 4, Room 101",
        "192.168.0.1 and version 2.0.1",
    ],
)
def test_names_dates_scores_and_telephones_are_no_quantities(text):
    assert read(text) == ()


words = st.sampled_from(
    [row["word"] for name in TABLES[1:] for row in read_table(name)]
    + [rule["example"] for rule in RULES]
    + [
        "24",
        "0",
        "2024",
        "0/0",
        "1/2",
        "1,5",
        "1.2.3",
        "in 2024",
        "%",
        "-",
        "–",
        ".",
        ",",
        "\n",
        "٣",
        "²",
        "½",
        "9" * 40,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=25), st.sampled_from([" ", "", "-", ", "]))
def test_quantities_of_odd_texts_lie_apart_from_each_other_and_from_times(pieces, glue):
    text = glue.join(pieces)
    times = find_times(text, DAY)
    found = find_quantities(text, times)
    spans = sorted([one.span for one in times] + [one.span for one in found])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_crashes_the_reader_of_quantities(text):
    find_quantities(text, ())


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "and ",
        "1,",
        "1.",
        "1-",
        "5% of ",
        "$1 ",
        "a hundred and ",
        "two-",
        "more than ",
        "rose 5% to 6%, ",
        "up from 3% ",
        "5 per 1,000 ",
        "the biggest ",
        "Line 4 ",
        "half a ",
        "5 to ",
    ],
)
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        began = time.process_time()
        find_quantities(text, ())
        return time.process_time() - began

    seconds(1_000)
    short = max(seconds(20_000), 0.002)
    assert seconds(160_000) < 40 * short  # eight times the length; room for a busy machine

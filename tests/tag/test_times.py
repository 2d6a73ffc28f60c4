"""Times: every rule by its example, the frozen cases, odd texts, and speed in proportion to length."""

import json
import re
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.records.tags import TimeType
from hearsay.tag.grammar import load_grammar
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import TABLES, find_times
from hearsay.tag.tokens import read_table

CASES = Path(__file__).parents[2] / "bench" / "times" / "cases.jsonl"
WEDNESDAY = date(2025, 6, 18)
RULES = [row for row in read_table("time_grammar.tsv") if row["kind"] == "rule"]
# A TIMEX3 value: a date or part of one, a time, a duration, a reference, or nothing.
DAY = r"(?:BC)?(?:\d{4}|XXXX|\d{2,3}|XXX|XX)(?:-(?:\d\d|XX|SP|SU|FA|WI|Q[1-4X]|H[12]|W(?:\d\d|XX)(?:-(?:\d|WE))?))?(?:-(?:\d\d|XX))?"
VALUE = re.compile(
    rf"|{DAY}|{DAY}T(?:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?|MO|AF|EV|NI|DT|MI|XX)"
    r"|P(?:T)?(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|Q|H|S|DE|CE|ML|WE)|(?:PAST|PRESENT|FUTURE)_REF"
)


def frozen() -> list[dict]:
    rows = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [row for row in rows if row["kind"] == "time"]


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


def test_the_frozen_cases_stay_right():
    wrong = []
    for row in frozen():
        day = date.fromisoformat(row["published"]) if row["published"] else None
        found = [
            (t.span.of(row["text"]), t.type.value, t.value) for t in find_times(row["text"], day)
        ]
        gold = [(g["text"], g["type"], g["value"]) for g in row["times"]]
        if found != gold:
            wrong.append((row["text"], found, gold))
    assert len(wrong) <= 4, wrong  # known misses; bench/times.py lists them


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("by 2035", "2035", "2035-01-01", "2035-12-31"),
        ("in the second quarter of 2024", "2024-Q2", "2024-04-01", "2024-06-30"),
        ("in the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("in June 2024", "2024-06", "2024-06-01", "2024-06-30"),
        ("in winter 2023", "2023-WI", "2023-12-01", "2024-02-29"),
        ("last week", "2025-W24", "2025-06-09", "2025-06-15"),
        ("since the 19th century", "18", "1800-01-01", "1899-12-31"),
    ],
)
def test_a_time_knows_its_first_and_last_day(text, value, first, last):
    [found] = find_times(text, WEDNESDAY)
    assert found.value == value
    assert found.interval is not None
    assert (found.interval.first.isoformat(), found.interval.last.isoformat()) == (first, last)


def test_both_ends_of_a_written_range_carry_the_whole_range():
    text = "The June 2024 forum was loud. The forum, held on June 24–25, ended early."
    summit, first, last = find_times(text, date(2025, 12, 18))
    assert (first.value, last.value) == ("2024-06-24", "2024-06-25")
    assert first.interval == last.interval
    assert first.anchor == f"{summit.span.start}:{summit.span.end}"


def test_the_tense_of_the_verb_chooses_the_side_of_a_weekday():
    [past] = find_times("They met on Friday.", WEDNESDAY)
    [future] = find_times("They will meet on Friday.", WEDNESDAY)
    assert (past.value, future.value) == ("2025-06-13", "2025-06-20")
    assert past.anchor == future.anchor == "2025-06-18"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on June 24", "XXXX-06-24"),
        ("last week", "XXXX-WXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("two years ago", "XXXX"),
    ],
)
def test_without_a_published_date_relative_times_stay_relative(text, value):
    [found] = find_times(text, None)
    assert found.value == value
    assert found.interval is None


def test_a_story_of_the_past_is_told_from_its_own_dates():
    text = (
        "In 1805 the fleet sailed. On 21 October it met the enemy; the next day a storm rose. "
        "The war went on until 1814 and began again in 1815."
    )
    values = [found.value for found in find_times(text, date(2020, 1, 1))]
    assert values[:3] == ["1805", "1805-10-21", "1805-10-22"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May I march? She may. They march on.",
        "Flight 370, Room 1408, Resolution 1325, 6-4, 555-0134",
        "It cost $2020 and weighed 1984 kg.",
        "31 February 2023",
        "Read it in News Daily, said a reporter of Paper Today.",
    ],
)
def test_what_is_no_time_is_left_alone(text):
    assert find_times(text, WEDNESDAY) == ()


words = st.sampled_from(
    [row["word"] for name in TABLES[1:] for row in read_table(name)]
    + [rule["example"] for rule in RULES]
    + [
        "24",
        "31",
        "0",
        "2024",
        "1999",
        "$",
        "%",
        "'s",
        "–",
        "-",
        ",",
        ".",
        ":",
        "\n",
        "٣",
        "²",
        "9" * 40,
    ]
)
days = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2024, 2, 29)])


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=25), st.sampled_from([" ", "", "-", ", "]), days)
def test_odd_texts_give_well_formed_times(pieces, glue, day):
    text = glue.join(pieces)
    place = 0
    for found in find_times(text, day):
        assert place <= found.span.start < found.span.end <= len(text)
        assert VALUE.fullmatch(found.value), found.value
        assert found.value or found.interval is None
        place = found.span.end
    assert find_times(text, day) == find_times(text, day)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), days)
def test_no_text_crashes_the_reader_of_times(text, day):
    find_times(text, day)


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "and ",
        "x",
        "1,",
        "1/1/",
        "June 24, ",
        "Monday, ",
        "the ",
        "two hundred and ",
        "\n",
        "a year ",
        "24–25–",
        "is on Monday, ",
        "in June he said ",
        "6 to 8 p.m. on ",
        "Oct. ",
        "1/2/2020 ",
        "“in May ",
    ],
)
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        began = time.process_time()
        find_times(text, WEDNESDAY)
        return time.process_time() - began

    seconds(1_000)
    short = max(seconds(20_000), 0.002)
    assert seconds(160_000) < 40 * short  # eight times the length; room for a busy machine


@pytest.mark.alone
@settings(max_examples=12, deadline=None)
@given(st.lists(words, min_size=1, max_size=6).map(" ".join).filter(str.strip))
def test_whatever_is_repeated_is_read_in_proportion_to_length(piece):
    def seconds(length: int) -> float:
        text = (f"{piece} " * (length // len(piece) + 1))[:length]
        began = time.process_time()
        find_quantities(text, find_times(text, WEDNESDAY))
        return time.process_time() - began

    seconds(1_000)
    assert seconds(48_000) < 24 * seconds(8_000) + 0.2  # six times the length


def test_durations_that_end_at_publication_have_their_days():
    [found] = find_times("over the past decade", date(2025, 12, 18))
    assert found.type is TimeType.DURATION
    assert found.interval is not None
    assert found.interval.last - found.interval.first > timedelta(3650)

"""Movements: which way, from where, to where, by how much; and what only looks like one."""

from decimal import Decimal

import pytest

from hearsay.records.tags import Change, Direction
from hearsay.tag.quantities import find_quantities

UP, DOWN, SAME = Direction.UP, Direction.DOWN, Direction.UNCHANGED


def number(text):
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("text", "direction", "before", "after", "by"),
    [
        ("Prices rose from 1.5% to 3%.", UP, "1.5", "3", None),
        ("The rate stands at 3.4%, up from 3.1%.", UP, "3.1", "3.4", None),
        ("It drew 1.2 million guests last year, down from 1.7 million.", DOWN, "1700000", "1200000", None),
        ("The rate was unchanged at 2.1%.", SAME, None, "2.1", None),
        ("Output went from 40 tonnes to 30 tonnes.", DOWN, "40", "30", None),
        ("Shares fell $2 to $48.", DOWN, None, "48", "2"),
        ("Rents are 5% higher.", UP, None, None, "5"),
        ("They asked for a 3% rise.", UP, None, None, "3"),
        ("They saw an increase of 3%.", UP, None, None, "3"),
        ("Her lead shrank from 11 points to four.", DOWN, "11", "4", None),
        ("Use is up 150 percent.", UP, None, None, "150"),
        ("The bank cut rates by 25 basis points.", DOWN, None, None, "25"),
    ],
)  # fmt: skip
def test_every_number_of_a_movement_carries_all_of_it(text, direction, before, after, by):
    change = Change(direction, number(before), number(after), number(by))
    assert {found.change for found in find_quantities(text, ())} == {change}


def test_numbers_of_another_unit_keep_to_themselves():
    percent, money = find_quantities("Profit rose 14 percent to $310 million.", ())
    assert percent.change == Change(UP, by=Decimal(14))
    assert money.change == Change(UP, after=Decimal(310_000_000))


@pytest.mark.parametrize(
    "text",
    [
        "They make up 80 percent of the staff.",
        "The lower 95 percent pay nothing.",
        "A loss of $5 million was booked.",
        "He sat down with 12 men and grew 5 acres of corn.",
        "The tax rose, and firms moved to 12 towns.",
    ],
)
def test_what_only_looks_like_a_movement_is_none(text):
    assert [found.change for found in find_quantities(text, ()) if found.change] == []


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("between 5% and 6%", "5", "6"),
        ("3–4 million dollars", "3000000", "4000000"),
        ("20,000-50,000 rubles", "20000", "50000"),
        ("dozens of ships", "24", "99"),
        ("tens of thousands of people", "20000", "99999"),
        ("several hundred guests", "300", "999"),
        ("most of the staff", "0.5", "1"),
    ],
)
def test_ranges_and_vague_counts_say_least_and_most(text, least, most):
    for found in find_quantities(text, ()):
        assert found.range is not None
        assert (found.range.least, found.range.most) == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Peru is the third-largest maker.", "3"),
        ("It is the world's biggest exporter.", "1"),
        ("She ranked fifth.", "5"),
        ("It is second only to Chile.", "2"),
        ("the fourth most populous state", "4"),
    ],
)
def test_a_rank_is_a_quantity_of_its_own_unit(text, rank):
    [found] = find_quantities(text, ())
    assert (found.value, found.unit) == (Decimal(rank), "rank")


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the biggest banks.",
        "The wealthiest members of our club pay more.",
        "It was decided at the highest level.",
        "It was the third time and the second train.",
        "Turnout was the lowest since the war.",
    ],
)
def test_where_nothing_is_ranked_there_is_no_rank(text):
    assert find_quantities(text, ()) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "of"),
    [
        ("3.9 deaths per 100,000 people", "3.9", "per_100000", "people"),
        ("420 parts per million", "420", "part_per_million", None),
        ("1,300 kilowatt hours", "1300", "kilowatt_hour", None),
        ("45 km²", "45", "square_kilometre", None),
        ("a quarter of a million dollars", "250000", "USD", None),
        ("Rs 3 crore", "30000000", "INR", None),
        ("two dozen ships", "24", None, None),
        ("fined five thousand pounds", "5000", "GBP", None),
        ("half a percentage point", "0.5", "percentage_point", None),
        ("one-quarter of U.S. adults", "0.25", "fraction", "U.S. adults"),
    ],
)
def test_a_number_has_its_unit_and_its_whole(text, value, unit, of):
    [found] = find_quantities(text, ())
    assert (found.value, found.unit, found.of) == (Decimal(value), unit, of)


@pytest.mark.parametrize(
    "text",
    [
        "Tram 12 and bus 7 left gate 4.",
        "The server gave error 500 on port 443.",
        "The film “12 Angry Men” and iOS 17",
        "Call 020 7946 0991 or dial 911.",
        "the Group of 20 and the 2+2 talks",
        "16- to 24-year-olds at 221B Baker Street",
        "He gave her a high-five at one point.",
    ],
)
def test_a_number_that_names_is_no_quantity(text):
    from hearsay.tag.times import find_times

    assert find_quantities(text, find_times(text, None)) == ()

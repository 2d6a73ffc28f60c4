"""Figures and their units: what a pack writes and what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from hearsay.errors import BadPack
from hearsay.records.tags import Interval
from hearsay.reference.editions import (
    When,
    announced_counts,
    count_members,
    history,
    known_later,
    known_on,
    other_definitions,
    ranking,
    values_at,
)
from hearsay.reference.packs import Packs, load_packs
from hearsay.reference.values import Threshold, split_unit
from tests.reference.worlds import pack_of

YEAR = Interval(date(2022, 1, 1), date(2022, 12, 31))
SERIES = """
id,subject,measure,unit,period,value,edition,known_from,known_to,status,definition,rank,aggregate,threshold
v1,Amsel,catch,thousand tonne,2022,12.5,spring,2023-03-01,,estimate,landed,,,
v2,Amsel,catch,thousand tonne,2022,11.80,autumn,2023-09-01,,actual,landed,,,
v3,Amsel,catch,thousand tonne,2022,14,autumn,2023-09-01,,actual,caught,,,
v4,Vell,catch,thousand tonne,2022,9.99,autumn,2023-09-01,,actual,landed,,,
v5,Vell,catch,thousand tonne,2022,99,autumn,2023-09-01,,actual,landed,deprecated,,
v6,Harbour League,catch,thousand tonne,2022,22,autumn,2023-09-01,,actual,landed,,total,
v7,Harbour League,catch,harbour,2022,2,spring,2023-03-01,,actual,landed,,count,>=9.99
v8,Torrin,fleet,count,2023-Q2,40,,,,,,,,
"""
MEMBERS = """
id,member,body,first
m1,Amsel,Harbour League,1990
m2,Vell,Harbour League,1990
m3,Torrin,Harbour League,1994-05-01
"""


@pytest.fixture
def packs(tmp_path) -> Packs:
    return load_packs([pack_of(tmp_path, series=SERIES, members=MEMBERS)])


def ids(packs: Packs, *names: str) -> list[str]:
    found = []
    for name in names:
        one = packs.names.entity_of(name) or packs.names.entity_of(name, "measure")
        assert one, name
        found.append(one)
    return found


def test_the_edition_that_stood_on_the_day_is_taken_and_later_ones_are_told(packs):
    amsel, catch = ids(packs, "Amsel", "catch")
    rows = values_at(packs.facts.values_of(amsel, catch), YEAR)
    assert known_on(rows, date(2023, 2, 1)) == ()
    (spring,) = known_on(rows, date(2023, 6, 1))
    assert (spring.value, str(spring.value), spring.is_measured) == (12500, "1.25E+4", False)
    assert [one.fact.record for one in known_later(rows, spring)] == ["v2"]
    autumn = known_on(rows, date(2024, 1, 1))
    assert [one.fact.record for one in autumn] == ["v2", "v3"]
    assert [one.fact.record for one in known_on(rows, None)] == ["v2", "v3"]
    assert [one.fact.record for one in other_definitions(rows, spring)] == ["v3"]


def test_members_are_counted_against_a_threshold_by_definition(packs):
    league, catch, torrin = ids(packs, "Harbour League", "catch", "Torrin")
    bound = Threshold(">=", Decimal(10_000))
    counts = count_members(packs.facts, league, catch, bound, When(YEAR, date(2024, 1, 1)))
    landed, caught = counts
    assert [one.fact.record for one in landed.met] == ["v2"]
    assert [one.fact.record for one in landed.missed] == ["v4"]
    assert (landed.least, landed.most, landed.without) == (1, 2, (torrin,))
    assert [one.fact.record for one in caught.met] == ["v3"]


def test_an_announced_count_is_found_by_its_threshold(packs):
    league, catch = ids(packs, "Harbour League", "catch")
    when = When(YEAR, date(2023, 4, 1))
    found = announced_counts(packs.facts, league, catch, Threshold(">=", Decimal("9.99")), when)
    assert [(one.fact.record, one.value) for one in found] == [("v7", 2)]
    assert announced_counts(packs.facts, league, catch, Threshold(">", Decimal(2)), when) == ()


def test_a_quarter_is_a_period_and_a_row_without_an_edition_was_always_known(packs):
    torrin, fleet = ids(packs, "Torrin", "fleet")
    (row,) = packs.facts.values_of(torrin, fleet)
    assert row.period == Interval(date(2023, 4, 1), date(2023, 6, 30))
    assert known_on([row], date(1999, 1, 1)) == (row,)
    assert packs.facts.subjects_of(fleet) == (torrin,)
    assert packs.facts.measures_of(torrin) == (fleet,)


def test_a_deprecated_row_is_never_found(packs):
    vell, catch = ids(packs, "Vell", "catch")
    assert [row.fact.record for row in packs.facts.values_of(vell, catch)] == ["v4"]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("percent of GDP", (0, "percent", "GDP")),
        ("million USD", (6, "USD", None)),
        ("billion", (9, "count", None)),
        ("tonne", (0, "tonne", None)),
        ("percent", (0, "percent", None)),
    ],
)
def test_a_unit_is_taken_apart(cell, parts):
    assert split_unit(cell) == parts


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("12.5", "12,5 t", "row 2: 15 cells"),
        ("12.5", "much", 'row 2, column value: "much" is not a number'),
        ("12.5", "", "row 2, column value: empty"),
        ("2023-Q2", "2023-Q5", 'row 9, column period: "2023-Q5" is not a period'),
        ("2023-Q2", "2023-05/2023-02", "row 9, column period: "),
        (">=9.99", "9.99", 'row 8, column threshold: "9.99" is not a bound'),
        ("count,>=9.99", ",>=9.99", "row 8, column threshold: given, but"),
        ("total", "sum", 'row 7, column aggregate: "sum" is not one of total'),
        ("estimate", "guess", 'row 2, column status: "guess" is not one of actual'),
        ("2023-03-01,,estimate", "2023-03-01,2023-01-01,estimate", "row 2, column known_to: "),
    ],
)  # fmt: skip
def test_a_fault_in_a_series_is_told_with_row_and_column(tmp_path, old, new, fault):
    assert old in SERIES
    folder = pack_of(tmp_path, series=SERIES.replace(old, new, 1))
    with pytest.raises(BadPack) as told:
        load_packs([folder])
    assert str(told.value).startswith(f"{folder / 'series.csv'}: {fault}")


def test_subjects_are_ranked_and_a_history_is_in_order(packs):
    amsel, vell, catch = ids(packs, "Amsel", "Vell", "catch")
    when = When(YEAR, date(2024, 1, 1))
    rows = ranking(packs.facts, catch, when)
    assert [one.fact.record for one in rows] == ["v3", "v2", "v4"]
    assert [one.fact.record for one in ranking(packs.facts, catch, when, {vell})] == ["v4"]
    assert [one.fact.record for one in history(packs.facts, amsel, catch, date(2023, 4, 1))] == [
        "v1"
    ]

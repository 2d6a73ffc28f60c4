"""Floors: a score may not fall unseen, cases may not change unseen, noise fails nothing."""

import pytest

from bench.floors import EPSILON, Floors, Lowered, find_faults, load_floors, pin, save_floors
from bench.scores import Measure

PINNED = Floors({"stage.f1": 80.0, "stage.false": 0.05}, {"stage": "aaaa"})
SAME_CASES = {"stage": "aaaa"}


def f1(value: float) -> Measure:
    return Measure("stage.f1", value)


def false(value: float) -> Measure:
    return Measure("stage.false", value, "a text", higher_is_better=False)


@pytest.mark.parametrize(
    ("measures", "fault"),
    [
        ([f1(80.0)], None),
        ([f1(85.0)], None),
        ([f1(80.0 - EPSILON / 2)], None),
        ([f1(80.0 - EPSILON * 2)], "stage.f1: 78.80 is below the floor of 80.00"),
        ([false(0.01)], None),
        ([false(0.06)], None),
        ([false(0.2)], "stage.false: 0.20 is above the ceiling of 0.05"),
        ([Measure("stage.new", 1.0)], None),
        ([], None),
    ],
)
def test_only_a_score_that_is_clearly_worse_is_a_fault(measures, fault):
    assert find_faults(PINNED, measures, SAME_CASES) == (() if fault is None else (fault,))


@pytest.mark.parametrize(
    ("digests", "is_fault"),
    [({"stage": "aaaa"}, False), ({"stage": "bbbb"}, True), ({"stage": ""}, False), ({}, False)],
)
def test_changed_cases_are_a_fault_and_absent_ones_are_not(digests, is_fault):
    assert bool(find_faults(PINNED, [], digests)) is is_fault


def test_pinning_raises_a_floor_and_keeps_what_was_not_measured():
    pinned = pin(PINNED, [f1(82.0)], SAME_CASES)
    assert pinned.limits == {"stage.f1": 82.0, "stage.false": 0.05}


def test_pinning_keeps_the_better_of_two_where_the_difference_is_noise():
    assert pin(PINNED, [f1(80.0 - EPSILON / 2)], SAME_CASES).limits["stage.f1"] == 80.0


@pytest.mark.parametrize("worse", [f1(70.0), false(0.4)])
def test_pinning_refuses_to_lower_a_floor_unless_told_to(worse):
    with pytest.raises(Lowered, match=r"--allow-regression"):
        pin(PINNED, [worse], SAME_CASES)
    assert pin(PINNED, [worse], SAME_CASES, allow_regression=True).limits[worse.name] == worse.value


def test_pinning_takes_up_the_digest_of_changed_cases_but_no_empty_one():
    assert pin(PINNED, [], {"stage": "bbbb"}).digests == {"stage": "bbbb"}
    assert pin(PINNED, [], {"stage": ""}).digests == {"stage": "aaaa"}


def test_what_varies_by_machine_is_not_pinned():
    told = Measure("speed.read", 40.0, "ms", is_pinned=False)
    assert "speed.read" not in pin(PINNED, [told], {}).limits


def test_floors_are_read_as_they_were_written(tmp_path):
    path = tmp_path / "floors.json"
    save_floors(PINNED, path)
    assert load_floors(path) == PINNED


def test_without_a_file_nothing_is_pinned(tmp_path):
    assert load_floors(tmp_path / "none.json") == Floors()

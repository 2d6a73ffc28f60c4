"""Promises against an invented record: each rule with a text of its own."""

from datetime import date

import pytest

from tests.check.ports import NAMES, cases, checks_of, swap

CASES = cases("promise")


@pytest.mark.parametrize(("about", "published", "wanted", "text"), CASES)
def test_each_text_gets_its_verdicts(about, published, wanted, text, league):
    checks = checks_of(text, league, date.fromisoformat(published))
    found = "+".join(sorted(check.verdict for check in checks)) or "none"
    assert found == wanted, [check.because for check in checks]


@pytest.mark.parametrize(("about", "published", "wanted", "text"), CASES)
def test_names_swapped_in_text_and_record_change_nothing(
    about, published, wanted, text, league, swapped_league
):
    day = date.fromisoformat(published)
    before = [str(check.verdict) for check in checks_of(text, league, day)]
    after = [str(check.verdict) for check in checks_of(swap(text, NAMES), swapped_league, day)]
    assert before == after


def test_a_wrong_deadline_is_told_with_the_right_one(league):
    text = "The Gull League pledged to spend 6% of revenue on dredging by 2026."
    (check,) = checks_of(text, league, date(2024, 5, 1))
    assert check.because == (
        "The Gull League's promise of 14 May 2022 is to spend at least 6% of revenue on "
        "dredging by 2030, not by 2026."
    )

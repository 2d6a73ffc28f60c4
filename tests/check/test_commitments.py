"""Promises against an invented record: each rule with a text of its own."""

from datetime import date

from tests.check.ports import checks_of


def test_a_wrong_deadline_is_told_with_the_right_one(league):
    text = "The Gull League pledged to spend 6% of revenue on dredging by 2026."
    (check,) = checks_of(text, league, date(2024, 5, 1))
    assert check.because == (
        "The Gull League's promise of 14 May 2022 is to spend at least 6% of revenue on "
        "dredging by 2030, not by 2026."
    )

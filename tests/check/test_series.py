"""Figures against an invented record: each rule with a text of its own."""

from datetime import date

from hearsay.records.check import Relation
from tests.check.ports import checks_of


def test_a_contradiction_shows_the_row_and_its_edition(league):
    text = "Orvik's herring catch was 15.5 thousand tonnes in 2022."
    (check,) = checks_of(text, league, date(2024, 5, 1))
    assert check.because == (
        "Orvik's herring catch was 12,500 tonnes in 2022 (Yearbook 2024), not 15.5 thousand tonnes."
    )
    assert {one.relation for one in check.evidence} == {Relation.CONTRADICTION}


def test_a_later_edition_is_told_beside_the_one_known_then(league):
    text = "Orvik's herring catch was 11.7 thousand tonnes in 2022."
    (check,) = checks_of(text, league, date(2023, 5, 1))
    assert check.because.endswith("A later edition says 12,500 tonnes (Yearbook 2024).")
    assert [one.record for one in check.evidence] == ["a3", "a2"]


def test_what_would_settle_it_is_named(league):
    text = "Sundhaven's herring catch was 8.8 thousand tonnes in 2023."
    (check,) = checks_of(text, league, date(2024, 5, 1))
    assert check.missing == "a final figure for 2023; the record has an estimate"

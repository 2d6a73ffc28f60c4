"""The rules of evidence behind a finding, one by one: what was known when, plans, precision, gaps."""

from datetime import date

import pytest

from hearsay.records.check import Verdict
from tests.check.ports import checks_of, ports
from tests.check.worlds import read

RULES = [
    # what was known on the day comes first
    ("known then", "2023-06-01", "Orvik's herring catch was 11.7 thousand tonnes in 2022.",
     "supported"),
    ("overtaken", "2024-06-01", "Orvik's herring catch was 11.7 thousand tonnes in 2022.",
     "qualified"),
    # an estimate never contradicts by itself
    ("estimate", "2024-06-01", "Sundhaven's herring catch was 5 thousand tonnes in 2023.",
     "not_enough_evidence"),
    ("measured", "2024-06-01", "Orvik's herring catch was 5 thousand tonnes in 2023.",
     "contradicted"),
    # two definitions never contradict each other
    ("one definition", "2024-06-01", "Talmere's herring catch was 5.0 thousand tonnes in 2023.",
     "supported"),
    ("the other", "2024-06-01", "Talmere's herring catch was 5.6 thousand tonnes in 2023.",
     "supported"),
    # half of the last printed digit is no difference
    ("rounded", "2025-06-01", "Orvik spent 2% of revenue on dredging in 2024.", "supported"),
    ("coarser", "2024-06-01", "Orvik's herring catch was 12 thousand tonnes in 2021.",
     "supported"),
    # what is not in the record contradicts nothing, unless the record lists everything
    ("no row", "2024-06-01", "Orvik's herring catch was 9 thousand tonnes in 2011.",
     "not_enough_evidence"),
    ("listed in full", "2024-06-01", "The Gull League has five members.", "contradicted"),
    # an open end holds up to its last confirmation, and a while longer for support
    ("confirmed", "2025-06-01", "Orvik is a member of the Gull League.", "supported"),
    ("a while longer", "2026-06-01", "Orvik is a member of the Gull League.", "supported"),
    ("too long ago", "2029-06-01", "Orvik is a member of the Gull League.",
     "not_enough_evidence"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "day", "text", "verdict"), RULES)
def test_each_rule_of_evidence_decides_a_text(about, day, text, verdict, league):
    checks = checks_of(text, league, date.fromisoformat(day))
    assert [str(check.verdict) for check in checks] == [verdict], [one.because for one in checks]


def test_a_later_edition_is_told_with_the_figure_known_then(league):
    (check,) = checks_of(RULES[0][2], league, date(2023, 6, 1))
    assert "Yearbook 2023" in check.because
    assert "later edition says 12,500 tonnes" in check.because


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Orvik's herring catch was 9 thousand tonnes in 2011.", "2011"),
        ("The Tidewater conference was long. She spoke at the NATO summit in Madrid.", "date"),
        ("The Maastricht Treaty of 1993 changed the rules.", "came into force"),
    ],
)
def test_what_would_settle_it_is_named(text, missing, league):
    found = checks_of(text, league, date(2024, 6, 1)) or read(text, date(2024, 6, 1))[1]
    (check,) = found
    assert check.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert missing in check.missing


def test_the_day_of_the_record_may_be_another_than_the_articles(tmp_path):
    packs = ports(tmp_path)
    text = "Orvik's herring catch was 11.7 thousand tonnes in 2022."
    then = checks_of(text, packs, date(2023, 6, 1))
    later = checks_of(text, packs, date(2024, 6, 1))
    assert [str(one.verdict) for one in (*then, *later)] == ["supported", "qualified"]

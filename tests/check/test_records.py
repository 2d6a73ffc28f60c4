"""Members, figures and promises against an invented record: each rule with a text of its own."""

from datetime import date
from pathlib import Path

import pytest

from hearsay.records.check import Relation, Verdict
from hearsay.reference.packs import Packs
from tests.check.ports import checks_of, ports, swap

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("record_cases.tsv").read_text("utf-8").splitlines()[2:]
]
NAMES = {"Orvik": "Sundhaven", "Talmere": "Pellworth"}
DAY = date(2024, 5, 1)


@pytest.fixture(scope="module")
def packs(tmp_path_factory) -> Packs:
    return ports(tmp_path_factory.mktemp("ports"))


@pytest.fixture(scope="module")
def swapped(tmp_path_factory) -> Packs:
    return ports(tmp_path_factory.mktemp("swapped"), **NAMES)


def verdicts(text: str, packs: Packs, day: date) -> list[str]:
    return sorted(str(check.verdict) for check in checks_of(text, packs, day))


@pytest.mark.parametrize(("about", "published", "wanted", "text"), CASES)
def test_each_text_gets_its_verdicts(about, published, wanted, text, packs):
    checks = checks_of(text, packs, date.fromisoformat(published))
    found = "+".join(sorted(check.verdict for check in checks)) or "none"
    assert found == wanted, [check.because for check in checks]


@pytest.mark.parametrize(("about", "published", "wanted", "text"), CASES)
def test_names_swapped_in_text_and_record_change_nothing(
    about, published, wanted, text, packs, swapped
):
    day = date.fromisoformat(published)
    assert verdicts(swap(text, NAMES), swapped, day) == verdicts(text, packs, day)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (
            "Sundhaven joined the Gull League in 1990.",
            "Sundhaven joined the Gull League on 1 September 1988, not in 1990.",
        ),
        (
            "The Gull League's four members met.",
            "The Gull League had 3 members on 1 May 2024, not 4: the last change was on "
            "30 June 2020; it had 4 from 15 March 2011 to 30 June 2020.",
        ),
        (
            "Orvik's herring catch was 15.5 thousand tonnes in 2022.",
            "Orvik's herring catch was 12,500 tonnes in 2022 (Yearbook 2024), "
            "not 15.5 thousand tonnes.",
        ),
        (
            "The Gull League pledged to spend 6% of revenue on dredging by 2026.",
            "The Gull League's promise of 14 May 2022 is to spend at least 6% of revenue on "
            "dredging by 2030, not by 2026.",
        ),
    ],
)
def test_a_finding_is_a_sentence_that_can_be_printed(text, because, packs):
    (check,) = checks_of(text, packs, DAY)
    assert check.because == because
    assert {one.relation for one in check.evidence} == {Relation.CONTRADICTION}


def test_a_later_edition_is_told_beside_the_one_known_then(packs):
    text = "Orvik's herring catch was 11.7 thousand tonnes in 2022."
    (check,) = checks_of(text, packs, date(2023, 5, 1))
    assert check.because.endswith("A later edition says 12,500 tonnes (Yearbook 2024).")
    assert [one.record for one in check.evidence] == ["a3", "a2"]


def test_what_would_settle_it_is_named(packs):
    text = "Sundhaven's herring catch was 8.8 thousand tonnes in 2023."
    (check,) = checks_of(text, packs, DAY)
    assert check.missing == "a final figure for 2023; the record has an estimate"


def test_without_a_date_nothing_that_depends_on_it_is_settled(packs):
    (check,) = checks_of("The Gull League's four members met.", packs, None)
    assert (check.verdict, check.missing) == (
        Verdict.NOT_ENOUGH_EVIDENCE,
        "the date of the article",
    )


def test_a_count_shows_its_sum(packs):
    (check,) = checks_of("In 2015 the Gull League had four members.", packs, DAY)
    assert check.evidence[0].quote.startswith("4 = 4 joined - 0 left | ")

"""Checks of offices: rows shown, spellings, the day in question, and what is left open."""

from datetime import date

import pytest

from hearsay.records.check import Verdict
from tests.check.worlds import read

PUBLISHED = date(2025, 12, 18)


def test_the_holder_and_the_person_named_are_both_shown():
    _, (check,) = read("NATO Secretary General Jens Stoltenberg said no.", PUBLISHED)
    assert [row.record for row in check.evidence] == [
        "office-nato-secretary-general-2024-10-01",
        "office-nato-secretary-general-2014-10-01",
    ]
    assert check.because == (
        "On 18 December 2025 the secretary general of NATO was Mark Rutte, "
        "not Jens Stoltenberg, who left office on 1 October 2024."
    )


@pytest.mark.parametrize("name", ["Sergei Lavrov", "Sergey Lavrov"])
def test_spellings_of_a_name_are_one_person(name):
    _, (check,) = read(f"Foreign Minister {name} said no.", PUBLISHED)
    assert check.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("published", "verdict"),
    [
        (date(2024, 9, 30), Verdict.SUPPORTED),
        (date(2024, 10, 1), Verdict.SUPPORTED),
        (date(2024, 10, 2), Verdict.CONTRADICTED),
    ],
)
def test_the_day_of_the_article_decides(published, verdict):
    _, (check,) = read("NATO Secretary General Jens Stoltenberg said no.", published)
    assert check.verdict is verdict


def test_without_the_articles_date_it_is_not_enough():
    _, (check,) = read("NATO Secretary General Jens Stoltenberg said no.", None)
    assert check.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert check.missing == "the date of the article"


def test_long_after_it_was_last_confirmed_an_open_end_supports_nothing():
    _, (check,) = read("Tomas Brandt, the chair of the Harbour League, said no.", date(2030, 1, 5))
    assert check.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert check.because.endswith("when last confirmed, on 1 August 2023.")
    assert check.missing == "a record of who was chair of the Harbour League on 5 January 2030"


def test_a_name_close_to_the_holders_may_be_a_slip():
    _, (check,) = read("Harbour League chair Tomas Brandtner said no.", date(2023, 3, 1))
    assert check.verdict is Verdict.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei Lavrov", "Valery Gerasimov"), ("Mark Rutte", "Sergei Shoigu")],
)
def test_the_verdict_does_not_depend_on_who_is_named(one, other):
    first, second = (
        read(f"Russian Prime Minister {name} said no.", PUBLISHED)[1] for name in (one, other)
    )
    assert [check.verdict for check in first] == [check.verdict for check in second]
    assert [check.verdict for check in first] == [Verdict.CONTRADICTED]


def test_an_office_said_twice_in_one_article_is_one_fault():
    text = "Foreign Minister Sergei Shoigu said no. Later Foreign Minister Sergei Shoigu said yes."
    claims, checks = read(text, PUBLISHED)
    (check,) = checks
    offices = [claim.id for claim in claims if str(claim.kind) == "office"]
    assert [check.claim, *check.also] == offices

"""Members against an invented record: each rule with a text of its own."""

from datetime import date

import pytest

from tests.check.ports import checks_of


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (
            "Sundhaven joined the Gull League in 1990.",
            "Sundhaven joined the Gull League on 1 September 1988, not in 1990.",
        ),
        (
            "The Gull League's four members met.",
            (
                "The Gull League had 3 members on 1 May 2024, not 4: the last change was on "
                "30 June 2020; it had 4 from 15 March 2011 to 30 June 2020."
            ),
        ),
    ],
)
def test_a_finding_is_a_sentence_that_can_be_printed(text, because, league):
    (check,) = checks_of(text, league, date(2024, 5, 1))
    assert check.because == because


def test_without_a_date_nothing_that_depends_on_it_is_settled(league):
    (check,) = checks_of("The Gull League's four members met.", league, None)
    assert check.missing == "the date of the article"


def test_a_count_shows_its_sum(league):
    (check,) = checks_of("In 2015 the Gull League had four members.", league, date(2024, 5, 1))
    assert check.evidence[0].quote.startswith("4 = 4 joined - 0 left | ")

"""Checks of events: which rows are shown, what is shared, what depends on the date."""

from datetime import date

from hearsay.records.check import Relation, Verdict
from tests.check.worlds import read

PUBLISHED = date(2025, 12, 18)


def test_a_wrong_year_shows_the_event_meant_and_what_was_held_that_year():
    _, (check,) = read("The June 2024 NATO summit in The Hague was tense.", PUBLISHED)
    assert check.verdict is Verdict.CONTRADICTED
    assert [row.record for row in check.evidence] == [
        "nato-summit-2025-06-24",
        "nato-summit-2024-07-09",
    ]
    assert {row.relation for row in check.evidence} == {Relation.CONTRADICTION}
    assert check.because == (
        "NATO's summit in The Hague was on 24–25 June 2025, not in June 2024; "
        "its summit of that year was in Washington on 9–11 July 2024."
    )


def test_evidence_quotes_the_row_and_names_its_source():
    _, (check,) = read("The NATO summit in Vilnius in July 2023 was tense.", PUBLISHED)
    (row,) = check.evidence
    assert row.quote == "NATO summit | Vilnius | 2023-07-11 | 2023-07-12"
    assert row.pack == "nato"
    assert row.url is not None


def test_one_mistake_in_two_places_is_one_finding():
    text = "Allies Recall 2024 Summit Pledges\n\nThe June 2024 NATO summit in The Hague was tense."
    claims, checks = read(text, PUBLISHED)
    (check,) = checks
    told = {claim.id: claim.span.of(text) for claim in claims}
    assert told[check.claim] == "The June 2024 NATO summit in The Hague"
    assert [told[other] for other in check.also] == ["2024 Summit"]


def test_a_headline_that_is_right_by_itself_is_not_drawn_in():
    text = "Allies Recall 2025 Summit Pledges\n\nThe June 2024 NATO summit in The Hague was tense."
    _, (check,) = read(text, PUBLISHED)
    assert check.also == ()


def test_a_year_carried_over_is_told_as_such():
    text = "The June 2024 NATO summit in The Hague was tense.\n\nThe summit in The Hague, held on June 24–25, cost a lot."
    _, (wrong, carried) = read(text, PUBLISHED)
    assert carried.verdict is Verdict.QUALIFIED
    assert "carried over from “June 2024”" in carried.because
    assert carried.also == (wrong.claim,)


def test_a_full_date_needs_no_date_of_the_article():
    _, (check,) = read("The June 2024 NATO summit in The Hague was tense.", None)
    assert check.verdict is Verdict.CONTRADICTED


def test_without_the_articles_date_a_relative_time_is_not_enough():
    _, (check,) = read("Last year's NATO summit in Vilnius was tense.", None)
    assert check.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert check.missing == "the date of the article"


def test_what_is_still_to_come_is_never_refuted():
    _, checks = read("Next year's NATO summit in Vilnius was brought forward.", date(2020, 5, 4))
    assert [check.verdict for check in checks if check.verdict is Verdict.CONTRADICTED] == []

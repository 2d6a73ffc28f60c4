"""Event claims: organiser, place and date, together from one noun phrase or clause."""

from datetime import date

import pytest

from hearsay.claim.extract import find_claims
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Document, Span
from hearsay.records.tags import Mention, MentionKind, Tags
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences
from tests.check.worlds import read


def events(text: str):
    return [claim for claim in read(text, date(2025, 12, 18))[0] if claim.kind is ClaimKind.EVENT]


def roles(text: str) -> dict[str, list[str]]:
    (claim,) = events(text)
    found: dict[str, list[str]] = {}
    for role, span in claim.parts.roles:
        found.setdefault(role, []).append(span.of(text))
    return found


@pytest.mark.parametrize(
    ("text", "organiser", "places", "times"),
    [
        ("It marked the June 2024 NATO summit in The Hague.", "NATO", ["The Hague"], ["June 2024"]),
        ("It marked NATO's 2023 Vilnius summit.", "NATO", ["Vilnius"], ["2023"]),
        ("In June 2024, NATO held its summit in Riga.", "NATO", ["Riga"], ["June 2024"]),
        ("Lithuania hosted the NATO summit in July 2023.", "NATO", ["Lithuania"], ["July 2023"]),
        ("NATO leaders met in Newport on 4 September 2014.", "NATO", ["Newport"], ["4 September 2014"]),
        ("The Vell conference of the Harbour League in 2021 was calm.", "Harbour League", ["Vell"], ["2021"]),
        ("The Harbour League conference was held in Vell in 2021.", "Harbour League", ["Vell"], ["2021"]),
        ("The Harbour League conference opened in Vell on 3 May 2021.", "Harbour League", ["Vell"], ["3 May 2021"]),
        ("The Mill Guild festival (5 May 2021) was calm.", "Mill Guild", None, ["5 May 2021"]),
    ],
)  # fmt: skip
def test_the_parts_of_an_event_are_found(text, organiser, places, times):
    found = roles(text)
    assert found["organiser"] == [organiser]
    assert found.get("place") == places
    assert found["time"] == times


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The June 2024 NATO summit in Riga was calm.", "NATO held a summit in Riga in June 2024."),
        ("The NATO summit in Riga on 3 May 2024 was calm.", "NATO held a summit in Riga on 3 May 2024."),
        ("There was no NATO summit in Riga in 2024.", "NATO held no summit in Riga in 2024."),
        ("The next NATO summit will be held in Riga in 2030.", "NATO is to hold a summit in Riga in 2030."),
        ("Last year's NATO summit in Riga was calm.", "NATO held a summit in Riga last year."),
    ],
)  # fmt: skip
def test_an_event_is_told_in_a_sentence_of_its_own(text, told):
    assert [claim.text for claim in events(text)] == [told]


def test_a_later_mention_takes_organiser_and_year_from_an_earlier_one():
    text = "The June 2024 NATO summit in Riga was calm.\n\nThe summit in Riga, held on June 24–25, cost a lot."
    later = events(text)[1]
    taken = {role: span.of(text) for role, span in later.parts.roles}
    assert taken["organiser"] == "NATO"
    assert taken["year"] == "June 2024"
    assert later.span.of(text) == "The summit in Riga, held on June 24–25"


def test_another_place_is_another_event():
    text = "The June 2024 NATO summit in Riga was calm.\n\nThe summit in Oslo in 2025 was not."
    assert len(events(text)) == 1


def test_a_headline_takes_its_event_from_the_body():
    text = "Guild Cites 2021 Conference Plans\n\nThe May 2021 Harbour League conference in Vell was calm."
    headline, body = events(text)
    assert headline.span.of(text) == "2021 Conference"
    assert {span.of(text) for role, span in headline.parts.roles if role == "place"} == {"Vell"}
    assert body.span.start > headline.span.end


@pytest.mark.parametrize(
    "text",
    [
        "They reached the summit of the mountain in May 2024.",
        "Summit County in Ohio voted in June 2024.",
        "The NATO energy summit in Oslo in 2024 was sold out.",
        "The summit in Oslo in 2024 was sold out.",
        "The Trump-Putin summit in Oslo in 2024 was sold out.",
        "NATO held talks in Oslo in 2024.",
    ],
)
def test_what_is_another_thing_is_left_alone(text):
    assert events(text) == []


def test_an_event_asked_about_or_wished_for_is_only_possible():
    for text in (
        "Will NATO hold a summit in Kyiv in 2027?",
        "If NATO held a summit in Kyiv in 2027, so what.",
    ):
        assert [claim.hedge for claim in events(text)] in ([Hedge.POSSIBLE], [])


def test_a_date_read_into_the_name_of_a_body_is_taken_out_again():
    text = "It marked the June 2024 NATO summit in Riga."
    start = text.index("June")
    body = Mention(
        Span(start, text.index("summit") - 1), MentionKind.ORGANISATION, "June 2024 NATO"
    )
    document = Document.make(text, published=date(2025, 12, 18))
    tags = Tags((body,), find_times(text, document.published))
    claims = find_claims(document, split_sentences(text), (), tags)
    assert "NATO held a summit in Riga in June 2024." in [claim.text for claim in claims]


def test_a_time_within_a_word_ends_the_search_before_the_noun():
    assert roles("The mid-2024 NATO summit in Washington was calm.")["organiser"] == ["NATO"]


def test_leaders_who_agree_tell_whose_summit_it_was():
    assert roles("At the 2023 summit in Riga, NATO leaders agreed on a goal.")["organiser"] == [
        "NATO"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At the 2023 summit in Riga, NATO leaders were missed.",
        "At the 2023 summit in Riga, G7 and NATO leaders agreed on a goal.",
    ],
)
def test_leaders_at_anothers_summit_tell_nothing(text):
    assert events(text) == []


def test_a_name_marked_elsewhere_is_a_name_in_the_headline():
    text = "Envoy Recalls 2021 Grumbleton Summit\n\nThe NATO summit in Grumbleton in 2021 was calm."
    assert next(claim.text for claim in events(text)) == "NATO held a summit in Grumbleton in 2021."

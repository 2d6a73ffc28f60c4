"""Which side of publication a day lies on: by the verb, and by what is near."""

from datetime import date

import pytest

from hearsay.tag.times import find_times

THURSDAY = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor said Tuesday that it was over.", "2024-03-12"),
        ("The mayor leaves on Tuesday for a week.", "2024-03-19"),
        ("Voters go to the polls on Sunday.", "2024-03-17"),
        ("The book is out on Friday.", "2024-03-15"),
        ("The pair are accused of robbing a bank on Friday.", "2024-03-08"),
        ("Since Tuesday the road is closed.", "2024-03-12"),
        ("Both sides agreed to meet on Monday.", "2024-03-18"),
        ("Crowds gathered to protest on Monday.", "2024-03-11"),
        ("He spoke ahead of Sunday's vote.", "2024-03-17"),
        ("If she were to lose on Sunday, the party would split.", "2024-03-17"),
        ("Sunday is the last day to register.", "2024-03-17"),
        ("“We will win,” she said on Sunday.", "2024-03-10"),
        ("He was jailed on Oct. 3 and freed on Nov. 9.", "2023-10-03"),
        ("The law takes effect in September.", "2024-09"),
        ("The law took effect in September.", "2023-09"),
        ("She vowed to stay in the race through the April 7 primary.", "2024-04-07"),
        ("The plan is to be ready by 2035, he said in February.", "2035"),
    ],
)
def test_a_verb_tells_the_side_of_a_day(text, value):
    assert find_times(text, THURSDAY)[0].value == value


def test_a_year_to_come_is_not_the_year_of_what_was_said():
    assert [t.value for t in find_times("Ready by 2035, he said in February.", THURSDAY)] == [
        "2035",
        "2024-02",
    ]


def test_a_leap_day_falls_in_a_year_that_has_one():
    [found] = find_times("All papers were handed in by Feb. 29.", date(2023, 3, 1))
    assert found.value == "2024-02-29"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kick-off was at 19:45 on Tuesday.", ["2024-03-12T19:45", "2024-03-12"]),
        (
            "It was open from 6pm to 8 p.m. on 6 January.",
            ["2024-01-06T18:00", "2024-01-06T20:00", "2024-01-06"],
        ),
        ("At noon the bells rang.", ["2024-03-14T12:00"]),
    ],
)
def test_clock_times_take_the_day_beside_them(text, values):
    assert [found.value for found in find_times(text, THURSDAY)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sent 24/06/2023, paid 03/07/2023.", [("2023-06-24", None), ("2023-07-03", None)]),
        ("Sent 6/24/2023, paid 7/3/2023.", [("2023-06-24", None), ("2023-07-03", None)]),
        ("Paid 03/07/2023.", [("2023-03-07", "APPROX")]),
    ],
)
def test_the_order_of_figures_is_learned_from_the_text_or_doubted(text, values):
    assert [(found.value, found.mod) for found in find_times(text, THURSDAY)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last winter", "2022-WI"),
        ("this winter", "2023-WI"),
        ("this past weekend", "2024-W10-WE"),
        ("a year ago today", "2023-03-14"),
        ("a quarter-century ago", "1999"),
        ("every other year", "P2Y"),
        ("in twenty-five years", "P25Y"),
        ("at 1435 GMT", "2024-03-14T14:35Z"),
    ],
)
def test_one_time_has_one_value(text, value):
    [found] = find_times(text, date(2024, 2, 1) if "winter" in text else THURSDAY)
    assert found.value == value


@pytest.mark.parametrize(
    "text", ["the Arab Spring protests", "the Daily Post", "“Morning Call” host"]
)
def test_a_name_with_a_time_word_is_no_time(text):
    assert find_times(text, THURSDAY) == ()


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Three days after June 24, 2020", "P3D", "2020-06-27", "2020-06-27"),
        ("A week before Christmas 2020", "P1W", "2020-12-18", "2020-12-18"),
        ("two years after 2014", "P2Y", "2016-01-01", "2016-12-31"),
        ("six months before May 2020", "P6M", "2019-11-01", "2019-11-30"),
    ],
)
def test_a_length_told_from_a_date_leads_to_days(text, value, first, last):
    length, told = find_times(text, THURSDAY)
    assert length.value == value
    assert length.anchor == f"{told.span.start}:{told.span.end}"
    assert length.interval is not None
    assert (length.interval.first.isoformat(), length.interval.last.isoformat()) == (first, last)


def test_a_length_told_from_an_event_leads_nowhere():
    [length] = find_times("Two days after the vote he left.", THURSDAY)
    assert (length.value, length.interval) == ("P2D", None)


def test_days_long_past_go_on_within_a_paragraph():
    text = "The revolt broke out in April 1916. Its leaders were shot in early May."
    assert [found.value for found in find_times(text, THURSDAY)] == ["1916-04", "1916-05"]


def test_a_story_goes_on_after_a_look_aside():
    text = (
        "In 1805 the fleet sailed. In March it met the enemy, as papers found in 1990 show. "
        "On 21 October it was sunk. The war began again in 1815 and ended in 1818."
    )
    values = [found.value for found in find_times(text, date(2020, 1, 1))]
    assert values[1:4] == ["1805-03", "1990", "1805-10-21"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began at 11 p.m. on Sunday; two hours later it was over.", "2024-03-11T01:00"),
        ("Shots fell at 2 a.m. Sunday and, 30 minutes earlier, in the port.", "2024-03-10T01:30"),
    ],
)
def test_hours_are_counted_from_a_clock_time_just_named(text, value):
    assert find_times(text, THURSDAY)[-1].value == value

"""Events with names of their own, by the day on record."""

from datetime import date

import pytest

from tests.check.worlds import read

DAY = date(2025, 12, 18)
CASES = [
    ("The annexation of Crimea in March 2014 ended the talks.", "supported"),
    ("The annexation of Crimea in 2016 ended the talks.", "contradicted"),
    ("Many date it to the Brexit referendum of 23 June 2016.", "supported"),
    ("Many date it to the Brexit referendum of June 2017.", "contradicted"),
    ("The 1986 Chernobyl disaster is taught in every school.", "supported"),
    ("The 1988 Chernobyl disaster is taught in every school.", "contradicted"),
    ("The Berlin Wall fell in 1989.", "supported"),
    ("The Berlin Wall fell in 1991.", "contradicted"),
    ("Russia annexed Crimea in 2014.", "supported"),
    ("The Maidan revolution in 2013–2014 is blamed.", "supported"),
    ("The Six-Day War of June 1967 was short.", "supported"),
    ("The Six-Day War of 1963 was short.", "contradicted"),
    ("The Maastricht Treaty, signed in 1997, changed the rules.", "contradicted"),
    # a treaty may be dated by its coming into force
    ("The Maastricht Treaty of 1993 changed the rules.", "not_enough_evidence"),
    ("The Maastricht Treaty of 1989 changed the rules.", "contradicted"),
    # a war that went on for years
    ("The Bosnian War in 1994 cost lives.", "supported"),
    # the time may be that of what the sentence tells beside it
    ("She protested against the annexation of Crimea in 2016.", "none"),
    ("He left after the annexation of Crimea in 2016.", "none"),
    ("He left after the annexation of Crimea in 2012.", "contradicted"),
    ("A film about the Velvet Revolution came out in 1993.", "none"),
    ("In 2015, a year after the annexation of Crimea, he left.", "none"),
    # many events have like names
    ("The Paris attacks of January 2015 shook the city.", "none"),
    ("The war in Iraq in 2015 drove them out.", "none"),
    ("The Haiti earthquake of 2016 was small.", "none"),
    ("If the Berlin Wall fell in 1991, he was not there?", "none"),
]


@pytest.mark.parametrize(("text", "verdict"), CASES)
def test_a_named_event_is_held_against_its_day_where_the_time_is_surely_its_own(text, verdict):
    _, checks = read(text, DAY)
    assert [str(check.verdict) for check in checks] == ([] if verdict == "none" else [verdict])

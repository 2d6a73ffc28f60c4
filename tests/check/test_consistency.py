"""A document against itself: what cannot be right in both places, and what can."""

from datetime import date

import pytest

from hearsay.records.check import Verdict
from tests.check.worlds import read

DAY = date(2025, 11, 20)
CLASHES = [
    (
        "Mill Blaze Kills 7 in Porto\n\nNine people died in a blaze at a mill in Porto.",
        "Nine people died in a blaze at a mill in Porto",
    ),
    (
        (
            "Gallery Sells Vase for $1.2 Million\n\nThe gallery sold the vase for $2.1 million at a "
            "sale in Lyon."
        ),
        "The gallery sold the vase for $2.1 million at a sale in Lyon",
    ),
    (
        "Tower That Fell in 2016 Was Rotten\n\nThe Hask tower, which fell in 2017, was rotten.",
        "The Hask tower, which fell in 2017, was rotten",
    ),
    (
        (
            "The pact was signed in 1994 in a tent. Nobody kept it. The pact, which was signed in "
            "1949, has two pages."
        ),
        "The pact was signed in 1994 in a tent",
    ),
    (
        (
            "The statue is 12 metres tall. Children climb it. The statue, which is 21 metres tall, "
            "faces the sea."
        ),
        "The statue is 12 metres tall",
    ),
    (
        "Mira Okon, 29, was hurt. A nurse sent Mira Okon, 39, home.",
        "Mira Okon, 29, was hurt",
    ),
]
FINE = [
    # rounding, bounds, sums and what is left
    "About 1,200 Lose Jobs at Works\n\nThe works laid off 1,187 people on Friday.",
    "Nearly 500 Arrested at Protest\n\nPolice arrested 487 people at a protest on Saturday.",
    "At Least 30 Dead in Landslide\n\nA landslide killed 34 people on Sunday.",
    "Strike Hits 40 Schools\n\nTeachers at 25 primary schools struck. So did 15 others.",
    "Oil Tops $80\n\nOil rose to $81.20 a barrel on Monday.",
    # another time, another place, another thing, another part
    "The flood had killed 28 people by Wednesday. By Friday the flood had killed 34 people.",
    "The factory employs 340 people. Before the war the factory employed 430 people.",
    "The council in Riga has 41 members. The council in Oslo has 31 members.",
    "The ferry carries 212 passengers a trip. The ferry carries 1,200 passengers a day.",
    "Fire Kills 12, Injures 15\n\nTwelve people were killed and fifteen people were hurt in it.",
    "The company cut 300 jobs. The company cut 500 jobs.",
    "The bridge opened in 1974. The bridge reopened in 2019 after repairs.",
    "The strike began in 1998. A second strike began in 2004. The strike began in May 2004.",
    # another voice
    "Army Says 12 Rebels Killed\n\nThe rebels said that 3 rebels were killed.",
    "In an earlier version we said the statue is 21 metres tall. The statue is 12 metres tall.",
    "“The statue is 21 metres tall,” she said. The statue is 12 metres tall.",
]


@pytest.mark.parametrize(("text", "against"), CLASHES)
def test_what_cannot_be_right_twice_is_one_finding_that_shows_both_places(text, against):
    claims, checks = read(text, DAY)
    assert [check.verdict for check in checks] == [Verdict.CONTRADICTED]
    (check,) = checks
    (evidence,) = check.evidence
    start, end = map(int, evidence.record.split(":"))
    assert evidence.pack == "document"
    assert evidence.quote == against == text[start:end]
    told = {claim.id: claim.span.of(text) for claim in claims}
    assert [told[also] for also in check.also] == [against]


@pytest.mark.parametrize("text", FINE)
def test_what_may_be_right_twice_is_left_alone(text):
    assert read(text, DAY)[1] == ()


def test_a_headline_bears_the_verdict_and_else_the_later_place():
    claims, checks = read(CLASHES[0][0], DAY)
    told = {claim.id: claim.span for claim in claims}
    assert told[checks[0].claim].start == 0
    claims, checks = read(CLASHES[4][0], DAY)
    told = {claim.id: claim.span for claim in claims}
    assert told[checks[0].claim].start > 0
    assert checks[0].because == (
        "The text has “The statue is 12 metres tall” in one place and “The statue, which is 21 "
        "metres tall, faces the sea” in another."
    )

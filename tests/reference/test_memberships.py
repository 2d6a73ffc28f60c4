"""Members: who belongs, since when, as the how-manyth; and where the record says nothing."""

from datetime import date

import pytest

from hearsay.errors import BadPack
from hearsay.records.tags import Interval
from hearsay.reference.packs import Packs, load_packs
from tests.reference.worlds import pack_of

MEMBERS = """
id,member,body,first,last,last_confirmed,role,founder,order,slack_days
m1,Amsel,Harbour League,1990-01-01,,2024-06-01,,yes,,
m2,Vell,Harbour League,1990-01-01,2020-01-31,,,yes,,
m3,Torrin,Harbour League,1994-05-01,,,,,,3
m4,Grumbleton,Harbour League,1995,,,candidate,,,
m5,Ulm,Mill Guild,2001-02-03,,,,,7,
"""
COMPLETE = {
    "complete": [
        {
            "table": "members",
            "where": {"body": "Harbour League"},
            "first": "1990-01-01",
            "last": "2024-06-01",
        }
    ]
}


@pytest.fixture
def packs(tmp_path) -> Packs:
    return load_packs([pack_of(tmp_path, COMPLETE, members=MEMBERS)])


def named(packs: Packs, name: str) -> str:
    return packs.names.entity_of(name) or ""


def test_members_of_a_day_are_those_who_had_joined_and_not_left(packs):
    league = named(packs, "Harbour League")
    then = [row.fact.record for row in packs.facts.members_of(league, date(2019, 1, 1))]
    now = [row.fact.record for row in packs.facts.members_of(league, date(2022, 1, 1))]
    assert (then, now) == (["m1", "m2", "m3"], ["m1", "m3"])


def test_members_are_counted_only_where_the_pack_is_complete(packs):
    league, guild = named(packs, "Harbour League"), named(packs, "Mill Guild")
    assert packs.facts.count_of_members(league, date(1994, 5, 1)) == 3
    assert packs.facts.count_of_members(league, date(2025, 1, 1)) is None
    assert packs.facts.count_of_members(guild, date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("member", "body", "places"),
    [
        ("Amsel", "Harbour League", (1, 2)),
        ("Vell", "Harbour League", (1, 2)),
        ("Torrin", "Harbour League", (3, 3)),
        ("Grumbleton", "Harbour League", None),
        ("Ulm", "Mill Guild", (7, 7)),
    ],
)
def test_the_place_in_the_order_of_joining(packs, member, body, places):
    (row,) = packs.facts.memberships_of(named(packs, member), named(packs, body))
    assert packs.facts.places_of(row) == places


def test_an_open_end_is_sure_as_far_as_it_was_confirmed(packs):
    amsel = packs.facts.memberships_of(named(packs, "Amsel"), named(packs, "Harbour League"))[0]
    torrin = packs.facts.memberships_of(named(packs, "Torrin"), named(packs, "Harbour League"))[0]
    assert amsel.is_open
    assert amsel.is_founder
    assert amsel.certain == Interval(date(1990, 1, 1), date(2024, 6, 1))
    assert torrin.certain == Interval(date(1994, 5, 1), date(1994, 5, 1))
    assert torrin.began_within(Interval(date(1994, 5, 3), date(1994, 5, 9)))
    assert not torrin.began_within(Interval(date(1994, 5, 5), date(1994, 5, 9)))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("candidate", "guest", 'row 5, column role: "guest" is not one of member, associate'),
        (",7,", ",seventh,", 'row 6, column order: "seventh" is not a whole number'),
        ("2020-01-31", "1989", 'row 3, column last: "1989" is before 1990-01-01'),
        (",yes,", ",true,", 'row 2, column founder: "true" is not one of yes, no'),
    ],
)
def test_a_fault_is_told_with_row_and_column(tmp_path, old, new, fault):
    folder = pack_of(tmp_path, members=MEMBERS.replace(old, new, 1))
    with pytest.raises(BadPack) as told:
        load_packs([folder])
    assert str(told.value).startswith(f"{folder / 'members.csv'}: {fault}")

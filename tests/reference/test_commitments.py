"""Promises: target, deadline, parts, when first made, and the rows they name."""

from datetime import date
from decimal import Decimal

import pytest

from hearsay.errors import BadPack
from hearsay.records.tags import Interval
from hearsay.reference.packs import load_packs
from tests.reference.worlds import pack_of

EVENTS = "id,kind,name,first\nconf,conference,League conference,2021-09-17\n"
PROMISES = """
id,who,what,measure,comparison,target,unit,per,deadline,made,event,part_of,replaces,reaffirmed,exceptions,force,last
old,Harbour League,halve the catch,catch,<=,6,thousand tonne,,2025,2019,,,,2020-05;2021,,aim,2021-09-17
new,Harbour League,limit the catch,catch,<=,4.5,thousand tonne,year,2030,2021-09-17,conf,,old,,Vell,legal,
part,Harbour League,close Torrin in spring,,,,,,2026-05,2021-09-17,conf,new,,,,,
"""


def test_a_promise_has_a_target_a_deadline_and_a_day_it_was_made(tmp_path):
    packs = load_packs([pack_of(tmp_path, events=EVENTS, commitments=PROMISES)])
    old, new, part = packs.facts.commitments_of(packs.names.entity_of("Harbour League") or "")
    assert (new.comparison, new.target, new.unit, new.per) == ("<=", Decimal(4500), "tonne", "year")
    assert new.deadline == Interval(date(2030, 1, 1), date(2030, 12, 31))
    assert (new.event, new.replaces, part.part_of) == ("conf", "old", "new")
    assert new.exceptions == (packs.names.entity_of("Vell"),)
    assert (part.target, part.comparison, part.unit) == (None, "", None)
    assert [one.first.year for one in old.reaffirmed] == [2020, 2021]
    assert old.stands_on(date(2021, 9, 17))
    assert not old.stands_on(date(2022, 1, 1))
    assert new.is_new_on(Interval(date(2021, 9, 1), date(2021, 9, 30)))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2021-09-17,conf,,old", "2021-09-17,other,,old", 'row 3, column event: "other" is the id of no'),
        ("conf,new,", "conf,newer,", 'row 4, column part_of: "newer" is the id of no commitment'),
        (",<=,6,", ",about,6,", 'row 2, column comparison: "about" is not one of >=, >, =, <=, <'),
        ("4.5,thousand tonne", "4.5,", "row 3, column unit: empty; a target needs one"),
        ("2020-05;2021", "2020-05;soon", 'row 2, column reaffirmed: "soon" is not a date'),
        ("legal,", "legal,2020", 'row 3, column last: "2020" is before 2021-09-17'),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_row_and_column(tmp_path, old, new, fault):
    assert old in PROMISES
    folder = pack_of(tmp_path, events=EVENTS, commitments=PROMISES.replace(old, new, 1))
    with pytest.raises(BadPack) as told:
        load_packs([folder])
    assert str(told.value).startswith(f"{folder / 'commitments.csv'}: {fault}")

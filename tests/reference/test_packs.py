"""Packs: what is loaded from a folder, and the one line that tells a fault."""

import csv
import json
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.errors import BadPack
from hearsay.records.tags import Interval
from hearsay.reference.columns import columns
from hearsay.reference.digests import TABLES
from hearsay.reference.editions import rows_known_on
from hearsay.reference.folder import read_folder
from hearsay.reference.packs import build_packs, find_faults, load_packs
from tests.check.worlds import invented_pack
from tests.reference.worlds import pack_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return invented_pack(tmp_path)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def day(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text))


def test_the_shipped_packs_load_with_their_versions():
    versions = load_packs().versions
    assert [version.split()[0] for version in versions] == [
        "countries", "events", "holders", "leaders", "nato", "offices",
    ]  # fmt: skip
    assert all(len(version.split()) == 3 for version in versions)


def test_a_pack_of_the_user_comes_after_the_shipped_ones(folder):
    packs = load_packs([folder])
    assert packs.versions[-1].startswith("harbours 1 ")
    league = packs.names.entity_of("the Harbour League", "organisation")
    assert league is not None
    assert [e.fact.record for e in packs.facts.events_of(league, "conference")] == [
        "hl-2019", "hl-2021", "hl-2023",
    ]  # fmt: skip


def test_the_version_changes_with_the_content(folder):
    before = load_packs([folder]).versions[-1]
    change(folder / "events.csv", "2019-05-05", "2019-05-06")
    assert load_packs([folder]).versions[-1] != before


def test_an_open_end_is_certain_only_as_far_as_it_was_confirmed(folder):
    facts, names = load_packs([folder]).facts, load_packs([folder]).names
    league = names.entity_of("Harbour League", "organisation") or ""
    title = names.entity_of("chair", "title") or ""
    _, brandt = facts.tenures_of(title, league)
    assert brandt.certain == Interval(date(2022, 4, 30), date(2023, 8, 1))
    assert brandt.trusted.last == date(2023, 8, 1)
    assert brandt.is_open


def test_a_pack_is_complete_only_where_and_when_it_says(folder):
    packs = load_packs([folder])
    league = packs.names.entity_of("Harbour League", "organisation") or ""
    where = {"organiser": league, "kind": "conference"}
    assert packs.facts.is_complete("events", day("2020-01-01"), **where)
    assert not packs.facts.is_complete("events", day("2024-01-01"), **where)
    assert not packs.facts.is_complete("events", day("2020-01-01"), organiser=league, kind="summit")


def test_a_bare_first_of_january_is_its_year(folder):
    change(folder / "offices.csv", "2018-01-15", "2018-01-01")
    packs = load_packs([folder])
    league = packs.names.entity_of("Harbour League", "organisation") or ""
    okon, _ = packs.facts.tenures_of(packs.names.entity_of("chair", "title") or "", league)
    assert okon.certain is not None
    assert okon.possible.first == date(2018, 1, 1)
    assert okon.certain.first == date(2018, 12, 31)


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("events.csv", "2019-05-03", "2019-13-03", 'row 2, column first: "2019-13-03" is not a date'),
        ("events.csv", "2019-05-05", "2019-05-01", 'row 2, column last: "2019-05-01" is before'),
        ("events.csv", "hl-2021", "hl-2019", "row 3, column id: "),
        ("events.csv", "hl-2021,", ",", "row 3, column id: empty"),
        ("events.csv", ",first,", ",begin,", "row 1, column first: missing"),
        ("events.csv", ",last\n", ",last,colour\n", "row 1, column colour: not known"),
        ("events.csv", ",last\n", ",last,last\n", "row 1, column last: named twice"),
        ("events.csv", ",2019-05-05\n", "\n", "row 2: 6 cells where the header has 7"),
        ("offices.csv", "2022-04-30,,", "2022,,", None),
        ("offices.csv", "2022-04-30,,", "22 April,,", "row 3, column first: "),
        ("offices.csv", "Tomas Brandt", "", "row 3, column person: empty"),
        ("events.csv", "id,kind,name,organiser,place,first,last", "id;kind;name", "row 1: no commas"),
        ("offices.csv", "Tomas Brandt", "Tomas\0Brandt", "row 3: not plain text"),
        ("offices.csv", "Tomas Brandt", '"Tomas Brandt', "row 3: a quotation mark"),
        ("datapackage.json", '"kind": "conference"', '"organiser": "Harbor Leage"', '"complete" 1 names'),
        ("datapackage.json", '"version": "1"', '"version": ""', '"version" must be'),
        ("datapackage.json", '"first": "2019"', '"begin": "2019"', '"complete" 1 must be'),
        ("datapackage.json", "{", "[", "not JSON"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_one_line_with_file_row_and_column(folder, table, old, new, fault):
    change(folder / table, old, new)
    if fault is None:
        load_packs([folder])
        return
    with pytest.raises(BadPack) as told:
        load_packs([folder])
    message = str(told.value)
    assert fault in message
    assert message.startswith(str(folder / table))
    assert "\n" not in message


def test_every_fault_is_found_at_once(tmp_path):
    folder = pack_of(
        tmp_path,
        {"complete": [{"table": "event", "where": {}, "first": "2019", "last": "2020"}]},
        events="id,kind,name,first,last\na,summit,,2019-13,2018\nb,summit,x,2019-02-30,y\n",
        offices="id,title,person,first,colour\n",
        members="id,member,body,first\nm,Amsel,,soon\nm,Vell,League\n",
        event="id\n",
    )
    (folder / "series.csv").write_bytes(
        b"id,subject,measure,unit,period,value\nv,Caf\xff,a,b,2020,1\n"
    )
    found = [fault.removeprefix(f"{folder}/").split(": ")[:2] for fault in find_faults(folder)]
    assert sorted(map(tuple, found)) == sorted(
        [
            ("event.csv", "not a table of packs, which are entities.csv, events.csv, offices.csv, members.csv, series.csv, commitments.csv, reviews.csv"),
            ("series.csv", "row 2"),
            ("events.csv", "row 2, column name"),
            ("events.csv", "row 2, column first"),
            ("events.csv", "row 3, column first"),
            ("events.csv", "row 3, column last"),
            ("offices.csv", "row 1, column body"),
            ("offices.csv", "row 1, column colour"),
            ("members.csv", "row 2, column body"),
            ("members.csv", "row 2, column first"),
            ("members.csv", "row 3"),
            ("datapackage.json", '"complete" 1 names a table "event"; the tables are events, offices, members, series, commitments'),
        ]
    )  # fmt: skip


def test_a_sound_pack_has_no_faults_and_may_hold_comments(folder):
    (folder / "events.csv").write_text(
        "# what was held\n" + (folder / "events.csv").read_text("utf-8") + "# the end\n",
        encoding="utf-8",
    )
    assert find_faults(folder) == ()
    assert len(load_packs([folder]).facts.called["harbour league conference"]) == 3


def test_a_folder_without_a_description_is_no_pack(tmp_path):
    with pytest.raises(BadPack, match=r"no datapackage\.json"):
        load_packs([tmp_path])


def test_a_name_of_two_entities_is_a_fault(folder):
    (folder / "entities.csv").write_text(
        "id,kind,name\na,place,Vell\nb,place,Vell\n", encoding="utf-8"
    )
    with pytest.raises(BadPack, match=r"row 3, column place: .*use an id"):
        load_packs([folder])


def test_a_later_pack_cannot_spoil_an_earlier_one(folder, tmp_path_factory):
    """Its names are for its own rows; what it calls by an earlier entity's name is that entity."""
    later = pack_of(
        tmp_path_factory.mktemp("later"),
        {"name": "later"},
        entities="id,kind,name,aliases\nt,title,chair,head of it\nl,organisation,Harbour League,HL\n"
        "v1,place,Vell,\nv2,place,Vell,\nx,person,Mira Okon,\n",
        offices="id,title,body,person,first\no,t,l,x,2024-01-01\n",
    )
    packs = load_packs([folder, later])
    league = packs.names.entity_of("HL", "organisation")
    assert league == packs.names.entity_of("Harbour League", "organisation")
    title = packs.names.entity_of("head of it", "title")
    assert title == packs.names.entity_of("chair", "title")
    rows = packs.facts.tenures_of(title or "", league or "")
    assert [row.fact.record for row in rows] == ["chair-okon", "chair-brandt", "o"]
    assert rows[0].person == rows[2].person
    assert packs.names.entity_of("Vell") is None  # three of them by now


def test_an_entity_keeps_its_kind(folder):
    (folder / "entities.csv").write_text("id,kind,name\nRUS,place,Russia\n", encoding="utf-8")
    with pytest.raises(BadPack, match=r"row 2, column kind: "):
        load_packs([folder])


def test_every_shipped_row_names_its_source():
    facts = load_packs().facts
    rows = [row.fact for rows in facts.tenures.values() for row in rows]
    rows += [row.fact for rows in facts.events.values() for row in rows]
    assert [row.record for row in rows if row.is_confirmed and row.source is None] == []


def test_share_alike_material_is_kept_apart():
    packs = Path(load_packs.__code__.co_filename).parents[1] / "packs"
    for path in packs.glob("*/datapackage.json"):
        licences = {one["name"] for one in json.loads(path.read_text("utf-8"))["licenses"]}
        assert ("CC-BY-SA-4.0" in licences) == (path.parent / "NOTICE").is_file()


@pytest.mark.alone
def test_the_shipped_packs_load_fast():
    load_packs()
    before = time.process_time()
    load_packs()
    assert time.process_time() - before < 0.15  # seconds; usually 0.03


@given(
    table=st.sampled_from(TABLES),
    cells=st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "",
                    "9999-12-31",
                    "0001",
                    "2014/2013",
                    "-5",
                    "1e9",
                    ";;",
                    "=",
                    "yes",
                    "#",
                    "x",
                    "٣",
                ]
            ),
            st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=8),
        ),
        min_size=30,
        max_size=30,
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_in_a_row_it_loads_or_has_faults_of_one_line(table, cells):
    names = [column.name for column in columns()[table]]
    with TemporaryDirectory() as place:
        folder = pack_of(Path(place), {"open_ends_trusted_for_days": 36_500})
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(names)
            rows.writerow(cells[: len(names)])
            rows.writerow(["id", *cells[1 : len(names)]])
        faults: list[str] = []
        try:
            build_packs([read_folder(folder, faults)])
        except BadPack as fault:
            faults.append(str(fault))
    assert all("\n" not in one and one.startswith(place) for one in faults)


def test_offices_are_found_by_their_holder_and_rows_by_what_was_known(tmp_path):
    folder = pack_of(
        tmp_path,
        offices="id,title,body,person,first,last,known_from,known_to\n"
        "a,chair,Mill Guild,Ana Duarte,2020-01-05,,,2021-06-30\n"
        "b,chair,Mill Guild,Ana Duarte,2020-02-05,,2021-07-01,\n"
        "c,speaker,Torrin,Ana Duarte,2018-03-01,2019-01-02,,\n",
    )
    packs = load_packs([folder])
    rows = packs.facts.tenures_by(packs.names.entity_of("Ana Duarte", "person") or "")
    assert [row.fact.record for row in rows] == ["c", "a", "b"]
    assert [row.fact.record for row in rows_known_on(rows, date(2021, 1, 1))] == ["c", "a"]
    assert [row.fact.record for row in rows_known_on(rows, None)] == ["c", "b"]

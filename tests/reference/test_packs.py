"""Packs: what is loaded from a folder, and the one line that tells a fault."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from hearsay.errors import BadPack
from hearsay.records.tags import Interval
from hearsay.reference.packs import load_packs
from tests.check.worlds import invented_pack


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
        "countries", "holders", "leaders", "nato", "offices",
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


def test_a_folder_without_a_description_is_no_pack(tmp_path):
    with pytest.raises(BadPack, match=r"no datapackage\.json"):
        load_packs([tmp_path])


def test_a_name_of_two_entities_is_a_fault(folder):
    (folder / "entities.csv").write_text(
        "id,kind,name\na,place,Vell\nb,place,Vell\n", encoding="utf-8"
    )
    with pytest.raises(BadPack, match=r"row 3, column place: .*use an id"):
        load_packs([folder])


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


def test_the_shipped_packs_load_fast():
    load_packs()
    before = time.process_time()
    load_packs()
    assert time.process_time() - before < 0.15  # seconds; usually 0.03

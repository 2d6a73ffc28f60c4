"""Compiled packs: the same look-ups from one file, and files that are not what they seem."""

import pickle
import random
from dataclasses import fields

import pytest

from hearsay.errors import BadPack
from hearsay.reference.compiled import open_compiled, save_compiled
from hearsay.reference.folder import read_folder
from hearsay.reference.packs import (
    COMPILED,
    Packs,
    build_packs,
    compile_packs,
    load_packs,
    shipped_folders,
)
from hearsay.reference.shelf import Shelf, ShelfWriter
from tests.reference.worlds import pack_of


def differences(some: Packs, others: Packs) -> list[str]:
    """The look-ups in which two packs differ."""
    return [
        one.name
        for part, other in ((some.names, others.names), (some.facts, others.facts))
        for one in fields(part)
        if (one.name == "complete" and part.complete != other.complete)
        or (one.name != "complete" and dict(getattr(part, one.name)) != dict(getattr(other, one.name)))
    ]  # fmt: skip


def test_the_shipped_packs_are_compiled_as_they_stand():
    """If not: hearsay pack compile --into src/hearsay/packs/compiled.shelf."""
    built = build_packs([read_folder(path) for path in shipped_folders()])
    assert COMPILED.is_file()
    packs = load_packs([COMPILED])
    assert packs.versions == built.versions
    assert differences(packs, built) == []


def test_packs_of_the_user_are_compiled_with_the_shipped_ones(tmp_path):
    folder = pack_of(
        tmp_path,
        {"complete": [{"table": "members", "where": {"body": "L"}, "first": "2019", "last": "2020"}]},
        events="id,kind,name,first,organiser,aliases\ne,fair,Vell Fair,2019,L,Fair of Vell\n",
        members="id,member,body,first,founder\nm,Vell,L,2019-02-03,yes\n",
        series="id,subject,measure,unit,period,value,aggregate,threshold,known_from\n"
        "s,L,catch,million EUR,2019,1.50,count,>=2,2020-01-01\n",
        commitments="id,who,what,made,target,unit,deadline,reaffirmed\nc,L,more,2019,2.5,percent,2030,2020;2021\n",
    )  # fmt: skip
    path = tmp_path / "all.shelf"
    compile_packs([folder], path)
    packs = load_packs([path])
    assert differences(packs, load_packs([folder])) == []
    assert packs.versions[-1].startswith("invented 1 ")
    assert pickle.loads(pickle.dumps(packs)) == packs  # noqa: S301  # our own bytes
    assert len(packs.facts.values) == len(load_packs([folder]).facts.values)
    assert packs.facts.values.get(("nobody", "nothing")) is None


def test_a_compiled_pack_stands_alone_and_fits_the_shipped_ones(tmp_path, monkeypatch):
    path = tmp_path / "all.shelf"
    compile_packs([], path)
    with pytest.raises(BadPack, match="alone"):
        load_packs([path, tmp_path])
    monkeypatch.setattr("hearsay.reference.packs._FORM", 0)
    with pytest.raises(BadPack, match="compile it again"):
        load_packs([path])
    assert isinstance(load_packs().names.entities, dict)  # read from the tables instead


def look_up_all(path, keys) -> None:
    packs = load_packs([path])
    for key in keys:
        packs.facts.values.get(key)


@pytest.mark.parametrize("damage", ["empty", "short", "other", "cut", "bits"])
def test_a_damaged_file_is_told_in_one_line(tmp_path, damage):
    path = tmp_path / "all.shelf"
    compile_packs([], path)
    raw = bytearray(path.read_bytes())
    if damage == "bits":
        chance = random.Random(1)  # noqa: S311  # any damage will do
        for _ in range(4000):
            raw[chance.randrange(16, len(raw))] = chance.randrange(256)
    spoilt = {"empty": b"", "short": b"hearsay", "other": b"x" * 500, "cut": bytes(raw[:-9]), "bits": bytes(raw)}  # fmt: skip
    path.write_bytes(spoilt[damage])
    keys = list(load_packs().facts.values)
    with pytest.raises(BadPack) as told:
        look_up_all(path, keys)
    assert "\n" not in str(told.value)


def test_a_shelf_finds_what_was_put_on_it(tmp_path):
    path = tmp_path / "a.shelf"
    given = {f"key {n}".encode(): f"value {n}".encode() for n in range(1000)}
    with path.open("wb") as file:
        writer = ShelfWriter(file)
        for key, value in given.items():
            writer.add(key, value)
        place = writer.add(b"", b"by its place alone")
        writer.finish({"about": 1})
    shelf = Shelf(path)
    assert {key: shelf.get(key) for key in given} == given
    assert shelf.get(b"key 1000") is None
    assert shelf.get(b"") is None
    assert shelf.at(place) == b"by its place alone"
    assert sorted(shelf.keys(b"key 99")) == sorted(
        key for key in given if key.startswith(b"key 99")
    )
    assert shelf.head() == {"about": 1}


def test_what_was_opened_can_be_saved_again(tmp_path):
    names, facts, about = open_compiled(COMPILED)
    save_compiled(names, facts, tmp_path / "b.shelf", {"packs": about["packs"]})
    again, _, _ = open_compiled(tmp_path / "b.shelf")
    assert dict(again.entities) == dict(names.entities)

"""Names swapped, same verdicts: two ports of whom a pack says the same, in the same sentences."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from hearsay.pipeline import read
from hearsay.records.document import Document
from hearsay.reference.packs import Packs, load_packs

DAY = date(2025, 11, 20)
TEXTS = (
    "{place}'s catch was 12.5 thousand tonnes in 2023.",
    "The catch in {place} was 19 thousand tonnes in 2023, a fisherman said.",
    "{place} cut its catch by a half between 2021 and 2023.",
    "{place} joined the {body} in 2001.",
    "In 1994, {place} joined the {body}.",
    "{place} is a member of the {body}.",
    "{place} left the {body} in 2015, according to the mayor.",
    "The {body} forum in {place} in 2019 raised the tolls.",
    "The oldest of them spoke at the {body} forum in {place} in 2018.",
    "Delegates met in {place} for the {body} forum in May 2019.",
    "The {body} held its 2020 forum in {place}.",
    "{place} mayor {person} cut the ribbon.",
    "{person}, the mayor of {place}, said on Tuesday that it would rain.",
    "{place}'s former mayor {person} has written a memoir.",
    "The mayor of {place}, {person}, became a member of the board.",
    "“We shall see,” said {place} mayor {person}.",
    "The {body}'s three ports must agree, {person} told the council of {place}.",
    "{place} promised to cut its catch to 10 thousand tonnes by 2030.",
)


def _word(chance: random.Random) -> str:
    syllables = [chance.choice("bdfghklmnprstv") + chance.choice("aeiou") for _ in range(2)]
    return "".join(syllables).title() + chance.choice(["", "n", "rk", "ld", "sen", "th", "m"])


def _name(chance: random.Random) -> str:
    """A port's name of one word or two."""
    return chance.choice(["", "", "Port ", "New ", "Saint "]) + _word(chance)


def _pack(folder: Path, chance: random.Random) -> tuple[Packs, str, list[dict[str, str]]]:
    """A pack in which two ports are alike in all but their names."""
    body = f"{_word(chance)} {chance.choice(['League', 'Union', 'Compact', 'Council'])}"
    twins = [
        {"place": place, "person": f"{_word(chance)} {_word(chance)}"}
        for place in (_name(chance), _name(chance))
    ]
    tables = {
        "entities": [f"id,kind,name\nleague,organisation,{body}\ncatch,measure,catch"],
        "members": ["id,member,body,first"],
        "series": ["id,subject,measure,unit,period,value"],
        "offices": ["id,title,body,person,first,last_confirmed"],
        "events": ["id,kind,name,organiser,place,first"],
        "commitments": ["id,who,what,made,measure,comparison,target,unit,deadline"],
    }
    for number, twin in enumerate(twins):
        place, key = twin["place"], str(number)
        tables["entities"].append(f"p{key},place,{place}")
        tables["members"].append(f"{key},p{key},league,2001-03-05")
        tables["series"] += [
            f"{key}-{year},p{key},catch,thousand tonne,{year},{value}"
            for year, value in (("2021", "25.0"), ("2022", "16.0"), ("2023", "12.5"))
        ]
        tables["offices"].append(f"{key},mayor,p{key},{twin['person']},2020-01-09,2025-12-31")
        tables["events"].append(f"{key},forum,forum,league,p{key},2019-05-0{number + 3}")
        tables["commitments"].append(
            f"{key},p{key},cut the catch,2022-02-02,catch,<=,10,thousand tonne,2030"
        )
    days = {"first": "2001-03-05", "last": "2025-12-31"}
    wheres = [("events", {"organiser": "league"}), ("members", {"body": "league"})]
    wheres += [("offices", {"body": f"p{key}"}) for key in "01"]
    complete = [{"table": table, "where": where, **days} for table, where in wheres]
    about = {"name": "twins", "version": "1", "complete": complete}
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    for table, rows in tables.items():
        (folder / f"{table}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load_packs([folder]), body, twins


@pytest.mark.parametrize("seed", range(8))
def test_whoever_is_named_the_verdicts_are_the_same(tmp_path, models, seed: int) -> None:
    packs, body, twins = _pack(tmp_path, random.Random(seed))  # noqa: S311  # names, no secrets
    told = []
    for text in TEXTS:
        verdicts = []
        for twin in twins:
            document = Document.make(text.format(body=body, **twin), published=DAY)
            ledger = read(document, models, packs)
            verdicts.append(sorted(str(check.verdict) for check in ledger.checks))
        if verdicts[0] != verdicts[1]:
            told.append((text.format(body=body, **twins[0]), twins[1], *verdicts))
    assert not told

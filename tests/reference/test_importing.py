"""Other people's formats: small samples of their shapes, written for these tests, into packs."""

import json
from datetime import date
from decimal import Decimal

import pytest

from hearsay.cli.commands import IMPORTS, PACK_TABLES
from hearsay.errors import InputError
from hearsay.reference.digests import TABLES
from hearsay.reference.importing.draft import Hints, country_of
from hearsay.reference.importing.into_pack import IMPORTERS, save_imported
from hearsay.reference.importing.sheet import day_of
from hearsay.reference.importing.statistics import measure_of, period_of
from hearsay.reference.packs import Packs, find_faults, load_packs

DAY = date(2024, 7, 1)


def bring_in(tmp_path, kind: str, text: str, **hints) -> tuple[Packs, tuple[str, ...]]:
    """The shipped packs and one made of this file, and what was left out."""
    imported = IMPORTERS[kind](text.encode(), Hints(**hints))
    folder = tmp_path / "made"
    save_imported(imported, folder)
    assert find_faults(folder) == ()
    return load_packs([folder]), imported.left_out


def sparql(*rows: dict[str, str]) -> str:
    """A SPARQL result in JSON: values that are ids of things are addresses of them."""

    def cell(value: str) -> dict[str, str]:
        if value == "unknown":
            return {"type": "bnode", "value": "t1"}
        if value[:1] == "Q" and value[1:].isdigit():
            return {"type": "uri", "value": f"http://www.wikidata.org/entity/{value}"}
        if value[4:5] == "-" and len(value) == 10:
            return {"type": "literal", "value": f"{value}T00:00:00Z"}
        return {"type": "literal", "value": value, "xml:lang": "en"}

    names = list(dict.fromkeys(name for row in rows for name in row))
    bindings = [{name: cell(value) for name, value in row.items()} for row in rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}})


def test_offices_of_wikidata(tmp_path):
    text = sparql(
        {"person": "Q901", "personLabel": "Mira Okon", "position": "Q902",
         "positionLabel": "Prime Minister of Torrin", "bodyLabel": "Torrin",
         "start": "2019-05-01", "startPrecision": "10", "end": "2022-04-30"},
        {"person": "Q903", "personLabel": "Tomas Brandt", "position": "Q902",
         "positionLabel": "Prime Minister", "bodyLabel": "Torrin", "start": "2022-04-30"},
        {"person": "Q904", "personLabel": "Q904", "position": "Q902",
         "positionLabel": "Prime Minister", "bodyLabel": "Torrin", "start": "unknown"},
    )  # fmt: skip
    packs, left_out = bring_in(tmp_path, "wikidata", text, published=DAY)
    torrin = packs.names.entity_of("Torrin", "body") or ""
    okon, brandt = packs.facts.tenures_of("title:prime-minister", torrin)
    assert (okon.possible.first, okon.possible.last) == (date(2019, 5, 1), date(2022, 4, 30))
    assert okon.certain.first == date(2019, 5, 31)
    assert brandt.certain.last == DAY
    assert okon.fact.source == "https://www.wikidata.org/wiki/Q901"
    assert left_out == ("result 3: no person and no first",)


def test_events_of_wikidata(tmp_path):
    text = sparql(
        {"event": "Q911", "eventLabel": "Vell Flood", "date": "2016-06-20", "placeLabel": "Vell"},
        {"event": "Q912", "eventLabel": "Torrin Fair", "start": "2017-03-01", "end": "2017-03-04",
         "kindLabel": "Fair", "organiserLabel": "Harbour League"},
    )  # fmt: skip
    packs, _ = bring_in(tmp_path, "wikidata", text)
    (flood,) = packs.facts.events_called("Vell flood")
    assert (flood.days.first, flood.fact.record) == (date(2016, 6, 20), "wd-Q911")
    league = packs.names.entity_of("Harbour League", "organisation") or ""
    assert packs.facts.events_of(league, "fair")[0].days.last == date(2017, 3, 4)


def test_members_of_wikidata(tmp_path):
    text = sparql(
        {"member": "Q921", "memberLabel": "Vell", "body": "Q922", "bodyLabel": "Harbour League",
         "start": "1990-01-01", "startPrecision": "9"},
    )  # fmt: skip
    packs, _ = bring_in(tmp_path, "wikidata", text)
    (row,) = packs.facts.members_of(packs.names.entity_of("Harbour League") or "")
    assert row.joined.last == date(1990, 12, 31)


WORLD_BANK = json.dumps(
    [
        {"page": 1, "pages": 1, "total": 3, "lastupdated": "2024-06-28"},
        [
            {"indicator": {"id": "X.Y", "value": "Fish landings (% of GDP)"},
             "country": {"id": "FR", "value": "France"}, "countryiso3code": "FRA",
             "date": "2022", "value": 2.04, "unit": "", "obs_status": "", "decimal": 1},
            {"indicator": {"id": "X.Y", "value": "Fish landings (% of GDP)"},
             "country": {"id": "1W", "value": "World"}, "countryiso3code": "WLD",
             "date": "2022", "value": 3.1, "unit": "", "obs_status": "", "decimal": 1},
            {"indicator": {"id": "X.Y", "value": "Fish landings (% of GDP)"},
             "country": {"id": "FR", "value": "France"}, "countryiso3code": "FRA",
             "date": "2023", "value": None, "unit": "", "obs_status": "", "decimal": 1},
        ],
    ]
)  # fmt: skip
WORLD_BANK_TABLE = (
    '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022"\n'
    '"France","FRA","Fish landings (% of GDP)","X.Y","","2.04"\n'
)


@pytest.mark.parametrize("text", [WORLD_BANK, WORLD_BANK_TABLE])
def test_series_of_the_world_bank(tmp_path, text):
    packs, _ = bring_in(tmp_path, "worldbank", text)
    measure = packs.names.entity_of("fish landings", "measure") or ""
    (row,) = packs.facts.values_of("FRA", measure)
    assert (row.value, row.unit, row.of) == (Decimal("2.04"), "percent", "GDP")
    assert (row.period.first, row.known_from) == (date(2022, 1, 1), date(2024, 6, 28))


def test_series_of_sdmx(tmp_path):
    text = (
        "DATAFLOW,REF_AREA: Reference area,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\n"
        "OECD:FISH(1.0),FR: France,Catch,2023-Q2,12.5,tonne,3,E\n"
        "OECD:FISH(1.0),de,Catch,2023M04,NaN,tonne,3,A\n"
        "OECD:FISH(1.0),de,Catch,2023M04,7,tonne,0,A\n"
    )
    packs, _ = bring_in(tmp_path, "sdmx", text, published=DAY, edition="2024")
    catch = packs.names.entity_of("catch", "measure") or ""
    (france,), (germany,) = packs.facts.values_of("FRA", catch), packs.facts.values_of("DEU", catch)
    assert (france.value, france.unit, france.is_measured) == (12500, "tonne", False)
    assert germany.period.last == date(2023, 4, 30)
    assert germany.known_from == DAY


def test_offices_and_members_of_followthemoney(tmp_path):
    things = [
        {"id": "p1", "schema": "Person", "properties": {"name": ["Mira Okon"]}},
        {"id": "o1", "schema": "Organization", "properties": {"name": ["Harbour League"]}},
        {"id": "x1", "schema": "Position", "properties": {"name": ["Minister of Fish"], "country": ["fr"]}},
        {"id": "c1", "schema": "Occupancy",
         "properties": {"holder": ["p1"], "post": ["x1"], "startDate": ["2020-03"], "endDate": []}},
        {"id": "c2", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["x1"]}},
        {"id": "m1", "schema": "Membership",
         "properties": {"member": ["p1"], "organization": ["o1"], "startDate": ["2021-01-02"]}},
    ]  # fmt: skip
    text = "\n".join(json.dumps(thing) for thing in things)
    packs, left_out = bring_in(tmp_path, "ftm", text)
    title = packs.names.entity_of("minister of fish", "title") or ""
    assert [row.fact.record for row in packs.facts.tenures_of(title, "FRA")] == ["ftm-c1"]
    assert len(packs.facts.members_of(packs.names.entity_of("Harbour League") or "")) == 1
    assert left_out == ("entity c2: no first",)


def test_offices_and_members_of_popolo(tmp_path):
    text = json.dumps(
        {
            "persons": [{"id": "1", "name": "Mira Okon"}, {"id": "2", "name": "Tomas Brandt"}],
            "organizations": [{"id": "o", "name": "Torrin Assembly"}],
            "posts": [{"id": "s", "label": "Speaker", "organization_id": "o"}],
            "memberships": [
                {"person_id": "1", "post_id": "s", "start_date": "2020-01-15"},
                {"person_id": "2", "organization_id": "o", "role": "member", "start_date": "2020"},
                {"person_id": "3", "organization_id": "o", "role": "member", "start_date": "2020"},
            ],
        }
    )
    packs, left_out = bring_in(tmp_path, "popolo", text)
    body = packs.names.entity_of("Torrin Assembly") or ""
    title = packs.names.entity_of("speaker", "title") or ""
    assert len(packs.facts.tenures_of(title, body)) == 1
    assert len(packs.facts.members_of(body)) == 1
    assert left_out == ("membership 3: no member",)


def test_a_sheet_with_everyday_headings(tmp_path):
    text = (
        "Event;Type;Start date;Until;City;Colour\n"
        "Vell Fair;fair;4 April 2019;April 6, 2019;Vell;red\n"
        "Torrin Fair;fair;14.05.2020;;Torrin;blue\n;fair;2021;;Vell;\n"
    )
    packs, left_out = bring_in(tmp_path, "sheet", text, table="events")
    (vell,), (torrin,) = (packs.facts.events_called(name) for name in ("Vell Fair", "Torrin Fair"))
    assert (vell.days.first, vell.days.last) == (date(2019, 4, 4), date(2019, 4, 6))
    assert torrin.days.first == date(2020, 5, 14)
    assert left_out == ("row 4: no name",)


def test_a_sheet_of_figures_takes_what_it_does_not_say_from_the_user(tmp_path):
    text = 'Who,Year,Figure\nVell,2022,"12,500"\nTorrin,2022,"1,100.5"\n'
    packs, _ = bring_in(
        tmp_path, "sheet", text, table="series", measure="catch", unit="tonne", published=DAY
    )
    catch = packs.names.entity_of("catch", "measure") or ""
    (row,) = packs.facts.values_of(packs.names.entity_of("Vell") or "", catch)
    assert (row.value, row.known_from) == (12500, DAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4 April 1949", "1949-04-04"),
        ("April 4, 1949", "1949-04-04"),
        ("Apr 1949", "1949-04"),
        ("04.04.1949", "1949-04-04"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
        ("4/5/2020", "4/5/2020"),
        ("2020-Q3", "2020-Q3"),
        ("soon", "soon"),
    ],
)
def test_dates_of_sheets(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "period"),
    [("2024Q1", "2024-Q1"), ("2024-M03", "2024-03"), ("2024-S2", "2024-07/2024-12"), ("2024", "2024")],
)  # fmt: skip
def test_periods_of_sdmx(text, period):
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("indicator", "found"),
    [
        ("Military expenditure (% of GDP)", ("Military expenditure", "percent of GDP")),
        ("GDP (current US$)", ("GDP", "USD")),
        ("Population, total", ("Population, total", "")),
    ],
)
def test_measures_of_the_world_bank(indicator, found):
    assert measure_of(indicator) == found


def test_codes_of_countries_are_their_ids():
    names = [country_of(code) for code in ("FR", "uk", "EL", "FR: France", "Q9: World", "World")]
    assert names == ["FRA", "GBR", "GRC", "FRA", "World", "World"]


def test_rows_are_added_and_none_is_changed(tmp_path):
    folder = tmp_path / "made"
    first = IMPORTERS["sheet"](b"event,kind,first\nA,fair,2019\n", Hints(table="events"))
    save_imported(first, folder)
    (folder / "events.csv").write_text(
        "# kept\n" + (folder / "events.csv").read_text("utf-8"), encoding="utf-8"
    )
    second = IMPORTERS["sheet"](b"event,kind,first,city\nB,fair,2020,Vell\n", Hints(table="events"))
    save_imported(second, folder)
    with pytest.raises(InputError, match="already"):
        save_imported(first, folder)
    assert [e.name for e in load_packs([folder]).facts.events_called("B")] == ["B"]
    assert [e.name for e in load_packs([folder]).facts.events_called("A")] == ["A"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("wikidata", "{}"),
        ("wikidata", '{"head": {"vars": ["x"]}, "results": {"bindings": []}}'),
        ("worldbank", "a,b\n1,2\n"),
        ("worldbank", "[1"),
        ("sdmx", "a,b\n1,2\n"),
        ("ftm", "{"),
        ("popolo", "[]"),
        ("sheet", "a,b\n1,2\n"),
    ],
)
def test_a_file_of_another_format_is_refused_in_one_line(kind, text):
    with pytest.raises(InputError) as told:
        IMPORTERS[kind](text.encode(), Hints(table="events"))
    assert "\n" not in str(told.value)


def test_the_command_line_knows_every_importer_and_table():
    assert tuple(IMPORTERS) == IMPORTS
    assert PACK_TABLES == TABLES

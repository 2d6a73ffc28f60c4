"""Series as statistics offices publish them: World Bank (its API, its tables), SDMX-CSV."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from hearsay.errors import InputError
from hearsay.reference.importing.draft import (
    Cells,
    Draft,
    Hints,
    Imported,
    country_codes,
    country_of,
    id_of,
)

_NEEDED = "id subject measure unit period value"
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")
_DOLLARS = re.compile(r"\bUS\$|\bUSD\b")
_TIME = re.compile(r"(\d{4})(?:-?([QMS])(\d{1,2})|-(\d\d)(?:-(\d\d))?)?")
_MULTIPLIERS = {"0": "", "3": "thousand ", "6": "million ", "9": "billion ", "12": "trillion "}
_STATUSES = {"E": "estimate", "P": "estimate", "F": "planned", "I": "estimate"}
_UNIT_CODES = {
    "PC_GDP": "percent of GDP", "PT_B1GQ": "percent of GDP", "PC": "percent", "PT": "percent",
    "NR": "count", "PS": "people", "PERS": "people", "XDC": "",
}  # fmt: skip
# What publishers call the columns of SDMX-CSV, in order of preference; upper case.
_SUBJECTS = ("REF_AREA", "GEO", "LOCATION", "COUNTRY", "COU")
_MEASURES = ("INDICATOR", "MEASURE", "SUBJECT", "NA_ITEM", "SERIES", "VARIABLE")
_UNITS = ("UNIT_MEASURE", "UNIT", "UNIT_CODE")
_STATUS = ("OBS_STATUS", "OBS_FLAG", "FLAGS")


def import_worldbank(data: bytes, hints: Hints) -> Imported:
    """The answer of the World Bank's API in JSON, or a table downloaded from its site as CSV."""
    text = data.decode("utf-8-sig", "replace")
    rows = _api_rows(text) if text.lstrip().startswith("[") else _site_rows(text)
    draft = Draft()
    for where, subject, indicator, period, value, updated in rows:
        if not value:
            continue  # no figure for this year
        name, unit = measure_of(indicator)
        edition = hints.edition or (f"World Bank, {updated}" if updated else "")
        cells = {
            "id": id_of("wb", subject, hints.measure or name, period, updated),
            "subject": subject, "measure": hints.measure or name, "unit": hints.unit or unit,
            "period": period, "value": plain(value), "edition": edition,
            "known_from": hints.day or updated, "definition": indicator,
            "source": "World Bank", "source_url": "https://data.worldbank.org/",
            "source_date": hints.day or updated,
        }  # fmt: skip
        draft.add("series", where, _NEEDED, cells)
    return draft.done()


def import_sdmx(data: bytes, hints: Hints) -> Imported:
    """SDMX-CSV, versions 1 and 2: one observation a line."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace")))
    if not {"TIME_PERIOD", "OBS_VALUE"} <= {_code(name) for name in rows.fieldnames or ()}:
        raise InputError("not SDMX-CSV: it has no columns TIME_PERIOD and OBS_VALUE")
    draft = Draft()
    for row in rows:
        cells = {_code(name): (cell or "").strip() for name, cell in row.items() if name}
        if cells["OBS_VALUE"] not in {"", "NaN", ":"}:
            made = _observation(cells, hints)
            draft.add("series", f"line {rows.line_num}", _NEEDED, made)
    return draft.done()


def measure_of(indicator: str) -> tuple[str, str]:
    """What is measured, and in what: "Military expenditure (% of GDP)"."""
    found = _BRACKETS.match(indicator)
    if found is None:
        return indicator.strip(), ""
    name, unit = found[1].strip(), found[2].strip()
    if unit.startswith("%"):
        return name, f"percent{unit[1:]}".strip()
    if _DOLLARS.search(unit):
        return name, "USD"
    return name, unit.split(",")[0].strip()


def plain(value: str) -> str:
    """A number in digits, as packs write it: "2.78E12" is "2780000000000"."""
    if "e" not in value.lower():
        return value
    try:
        return f"{Decimal(value):f}"
    except InvalidOperation:
        return value


def period_of(text: str) -> str:
    """A period as packs write it: "2024Q1" is "2024-Q1", "2024M03" "2024-03", "2024-S2" a half."""
    found = _TIME.fullmatch(text.strip())
    if found is None or found[2] is None:
        return text.strip()
    year, sort, number = found[1], found[2], int(found[3])
    if sort == "Q":
        return f"{year}-Q{number}"
    if sort == "M":
        return f"{year}-{number:02d}"
    return f"{year}-01/{year}-06" if number == 1 else f"{year}-07/{year}-12"


def _api_rows(text: str) -> Iterator[tuple[str, str, str, str, str, str]]:
    try:
        head, rows = json.loads(text)
        updated = str(head.get("lastupdated") or "")
    except (ValueError, AttributeError, TypeError):
        raise InputError("not an answer of the World Bank's API: [about, [rows]]") from None
    for number, row in enumerate(rows or (), 1):
        if isinstance(row, Mapping):
            subject = row.get("countryiso3code") or _inner(row, "country")
            value = "" if row.get("value") is None else str(row["value"])
            yield (
                f"row {number}", _named(str(subject), row), _inner(row, "indicator"),
                period_of(str(row.get("date", ""))), value, updated,
            )  # fmt: skip


def _named(code: str, row: Mapping[str, Any]) -> str:
    """The country's id, or the name of what is no country: an aggregate such as "World"."""
    return code if code in country_codes().values() else _inner(row, "country")


def _inner(row: Mapping[str, Any], key: str) -> str:
    given = row.get(key)
    return str(given.get("value", "")) if isinstance(given, Mapping) else ""


def _site_rows(text: str) -> Iterator[tuple[str, str, str, str, str, str]]:
    lines = list(csv.reader(io.StringIO(text)))
    start = next((i for i, cells in enumerate(lines) if cells[:1] == ["Country Name"]), None)
    if start is None:
        raise InputError("not a table of the World Bank: no line begins with Country Name")
    updated = next((c[1] for c in lines[:start] if c[:1] == ["Last Updated Date"]), "")
    header = lines[start]
    for number, cells in enumerate(lines[start + 1 :], start + 2):
        row = dict(zip(header, cells, strict=False))
        for year in header:
            if year.isdigit() and len(year) == 4:
                yield (
                    f"line {number}", row["Country Name"], row.get("Indicator Name", ""), year,
                    row.get(year, ""), updated,
                )  # fmt: skip


def _code(name: str) -> str:
    """The id of a column: "REF_AREA: Reference area" is REF_AREA."""
    return name.partition(":")[0].strip().upper()


def _observation(cells: Cells, hints: Hints) -> dict[str, str]:
    subject, measure = _first(cells, _SUBJECTS), hints.measure or _label(_first(cells, _MEASURES))
    period = period_of(_first(cells, ("TIME_PERIOD",)))
    times = _MULTIPLIERS.get(_first(cells, ("UNIT_MULT",)).partition(":")[0].strip(), "")
    unit = hints.unit or _unit(_label(_first(cells, _UNITS)))
    flow = _first(cells, ("DATAFLOW", "STRUCTURE_ID"))
    status = _first(cells, _STATUS).partition(":")[0].strip().upper()
    return {
        "id": id_of("sdmx", _label(subject), measure, period, hints.edition or hints.day),
        "subject": country_of(subject), "measure": measure,
        "unit": unit if hints.unit else f"{times}{unit}".strip(), "period": period,
        "value": plain(cells["OBS_VALUE"]), "edition": hints.edition or "",
        "known_from": hints.day, "status": _STATUSES.get(status, ""), "definition": flow,
        "source": f"SDMX {flow}".strip(), "source_date": hints.day,
    }  # fmt: skip


def _first(cells: Cells, names: tuple[str, ...]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _label(cell: str) -> str:
    """The label of "FR: France", the cell itself where there is none."""
    return cell.partition(":")[2].strip() or cell.strip()


def _unit(unit: str) -> str:
    """A unit as packs write it; "" for a code that says nothing to a reader."""
    return _UNIT_CODES.get(unit.upper(), unit)

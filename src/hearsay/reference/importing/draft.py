"""What an importer hands back: rows of tables, and what it had to leave out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from hearsay.reference.names import name_key

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says about a file that the file itself may not."""

    table: str | None = None  # of a sheet: the table its rows are for
    measure: str | None = None
    unit: str | None = None
    body: str | None = None  # whose offices, or what the members belong to
    edition: str | None = None
    published: date | None = None  # when the file's content was published

    @property
    def day(self) -> str:
        """The day of publication as a cell."""
        return self.published.isoformat() if self.published else ""


@dataclass(frozen=True, slots=True)
class Imported:
    """Rows for the tables of a pack, and a line for each thing that was left out."""

    rows: tuple[tuple[str, Cells], ...] = ()  # table and cells by column
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """Rows while a file is read."""

    rows: list[tuple[str, Cells]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, table: str, where: str, needed: str, cells: Cells) -> None:
        """A row; left out where a needed column is empty, which is told with where it stands."""
        missing = [name for name in needed.split() if not cells.get(name)]
        if missing:
            self.left_out.append(f"{where}: no {' and no '.join(missing)}")
            return
        self.rows.append((table, {name: cell for name, cell in cells.items() if cell}))

    def done(self) -> Imported:
        """The finished import; of rows with one id the first is kept."""
        kept: dict[tuple[str, str], Cells] = {}
        for table, cells in self.rows:
            if (table, cells["id"]) in kept:
                self.left_out.append(f"{cells['id']}: given twice, kept once")
            kept.setdefault((table, cells["id"]), cells)
        return Imported(
            tuple((table, cells) for (table, _), cells in kept.items()), tuple(self.left_out)
        )


Importer = Callable[[bytes, Hints], Imported]


def id_of(*parts: str) -> str:
    """An id out of words: "office", "Ana Duarte", "2020" is "office-ana-duarte-2020"."""
    return "-".join("-".join(name_key(part).split()) for part in parts if part)


@cache
def country_codes() -> Mapping[str, str]:
    """Two-letter codes of countries, to the ids of the shipped pack of countries."""
    table = (files("hearsay") / "data" / "country_codes.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines()[2:])


def country_of(code: str) -> str:
    """What a cell names: "FR", "fr" and "FR: France" are a country's id; else the text itself."""
    short, _, label = code.partition(":")
    found = country_codes().get(short.strip().upper()) if len(short.strip()) == 2 else None
    return found or (label.strip() or code.strip())

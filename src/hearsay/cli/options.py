"""The options that several commands share, as records and as decorators that fill them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from hearsay.settings import Settings, load_settings

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day written as 2025-12-18."""

    name = "day"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002
    ) -> date:
        """The day; raises ``InputError``, which says how to write one."""
        from hearsay.errors import InputError  # noqa: PLC0415  # not for --help
        from hearsay.text.drafts import read_date  # noqa: PLC0415  # not for --help

        if isinstance(value, date):
            return value
        try:
            return read_date(str(value))
        except InputError as error:
            option = max(param.opts, key=len) if param else "day"
            raise InputError(f"{option}: {error}") from None


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read what is given."""

    title: str | None
    outlet: str | None
    published: date | None
    format: str | None
    pack: tuple[Path, ...]
    as_of: date | None
    allow_private: bool
    settings: Settings = Settings()  # what holds where no option says otherwise


@dataclass(frozen=True, slots=True)
class Showing:
    """Where the ledgers go."""

    json: bool
    table: str | None
    page: Path | None
    out: Path | None
    sides: tuple[str, ...] = ()

    @property
    def is_page_printed(self) -> bool:
        """Whether the page goes to standard output, in place of all else."""
        return self.page == Path("-")


# A test keeps them equal to READERS.
FORMATS = (
    "txt", "md", "html", "json", "jsonl", "eml", "vtt", "srt", "docx", "pdf", "zip", "feed",
)  # fmt: skip
TABLES = ("csv", "markdown", "graphml", "fcm", "svg")  # a test keeps them equal to EXPORTS
_A_FILE = click.Path(path_type=Path, dir_okay=False)
_A_FOLDER = click.Path(path_type=Path, file_okay=False)

_READING = (
    click.option("--published", type=Day(), metavar="DAY",
                 help="Day the article was published, as 2025-12-18. Relative times need it."),
    click.option("--title", help="Title of the article; only for one document."),
    click.option("--outlet", help="Who published it."),
    click.option("--format", type=click.Choice(FORMATS),
                 help="Format of the input; else told by the ending of its name."),
    click.option("--pack", type=click.Path(path_type=Path), multiple=True, metavar="DIR",
                 help="Folder of reference data to check against as well; may be given again. "
                      "Or a file made by pack compile."),
    click.option("--as-of", type=Day(), metavar="DAY",
                 help="Check against the record as of this day, not the day of publication."),
    click.option("--allow-private", is_flag=True,
                 help="Fetch also from addresses of this machine and its own network."),
)  # fmt: skip
_SHOWING = (
    click.option("--json", is_flag=True, help="Print one ledger a line as JSON."),
    click.option("--as", "table", type=click.Choice(TABLES),
                 help="Print the claims as a table; or the causes as a graph (graphml), as the "
                      "matrix of a fuzzy cognitive map (fcm) or as a picture (svg)."),
    click.option("--page", type=_A_FILE, metavar="OUT.html",
                 help="Also write a self-contained page; only for one document. With -, print it "
                      "instead."),
    click.option("--out", type=_A_FOLDER, metavar="DIR",
                 help="Write a ledger (JSON) and a page for each document into this folder."),
)  # fmt: skip


SIDES = {  # a test keeps their names equal to those of the report
    "voices": "Who speaks, how much, and with which stance.",
    "claims": "Every claim, with its kind and verdict.",
    "checks": "What the record says.",
    "timeline": "What the text dates, in order of time.",
    "commitments": "Who promised what by when, and where it stands.",
    "causes": "What is said to bring about what, and by whom.",
    "framing": "Loaded wording, and in whose voice.",
}


def side_options(command: _Command) -> _Command:
    """Add an option for each side of a ledger that can be shown alone."""
    named = [click.option(f"--{name}", is_flag=True, help=told) for name, told in SIDES.items()]
    return _with(tuple(named), command)


def reading_options(command: _Command) -> _Command:
    """Add the options of ``Reading`` to a command."""
    return _with(_READING, command)


def showing_options(command: _Command) -> _Command:
    """Add the options of ``Showing`` to a command."""
    return _with(_SHOWING, command)


def take_reading(given: dict[str, Any]) -> Reading:
    """The reading options out of what click gives; what is not given, as it is set."""
    settings = load_settings()
    named = {name: given[name] for name in Reading.__slots__ if name != "settings"}
    named["pack"] = named["pack"] or settings.packs
    named["as_of"] = named["as_of"] or settings.as_of
    return Reading(**named, settings=settings)


def take_showing(given: dict[str, Any]) -> Showing:
    """The showing options out of what click gives."""
    kept = {name: given[name] for name in Showing.__slots__ if name != "sides"}
    showing = Showing(**kept, sides=tuple(name for name in SIDES if given.get(name)))
    if showing.json and showing.table:
        raise click.UsageError("--json and --as are two ways to print: give one")
    if showing.sides and (showing.json or showing.table or showing.out):
        raise click.UsageError(
            f"--{showing.sides[0]} is for the terminal: leave out --json, --as and --out"
        )
    if showing.is_page_printed and (showing.json or showing.table or showing.sides):
        raise click.UsageError("--page - prints a page: leave out --json, --as and the sides")
    if showing.page and showing.out:
        raise click.UsageError("--out writes pages too: give --page or --out")
    return showing


def _with(options: tuple[Callable[[Any], Any], ...], command: _Command) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command

"""The commands of hearsay, each a few lines: what it takes, what it calls, how it ends."""

from pathlib import Path
from typing import Any

import click

from hearsay.cli.completion import SHELLS, Input, PackName, RecordId
from hearsay.cli.exchange_commands import EXCHANGE_COMMANDS
from hearsay.cli.group import Commands
from hearsay.cli.options import (
    Day,
    reading_options,
    showing_options,
    side_options,
    take_reading,
    take_showing,
)
from hearsay.cli.upkeep_commands import DESK_COMMANDS

# Imports inside functions keep ``hearsay --help`` instant.
# ruff: noqa: PLC0415

_A_FILE = click.Path(path_type=Path, dir_okay=False)
_A_PLACE = click.Path(path_type=Path)
_A_FOLDER = click.Path(path_type=Path, file_okay=False)
IMPORTS = (
    "wikidata",
    "worldbank",
    "sdmx",
    "ftm",
    "popolo",
    "sheet",
    "claimreview",
)  # a test: as IMPORTERS
PACK_TABLES = (
    "entities",
    "events",
    "offices",
    "members",
    "series",
    "commitments",
    "reviews",
)  # as TABLES
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _print_version(ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001  # as click calls it
    if is_asked:
        from hearsay.models.bundle import code_version

        click.echo(f"hearsay {code_version()}")
        ctx.exit()


@click.group(cls=Commands, context_settings=CONTEXT)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="Print the version and exit.",
)  # fmt: skip
def main() -> None:
    """Read news articles into claim ledgers: who says what, and what the record says of it."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=Input(), metavar="FILE... | URL | -")
@reading_options
@showing_options
@click.pass_context
def read(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Read articles and print their ledgers.

    FILE is a text, Markdown, HTML, PDF, Word or JSON file, JSON lines with one document each, a
    mail, subtitles, an RSS or Atom feed, a zip archive, a folder of such files, or an address that
    begins with https; - is standard input, plain text unless --format says otherwise.

    Exit code 0: all read; 2: nothing read, or wrong usage; 3: some read, some not.
    """
    from hearsay.cli.output import show_all
    from hearsay.cli.sources import read_sources

    reading, showing = take_reading(given), take_showing(given)
    ctx.exit(show_all(read_sources(files, reading), showing))


@main.command()
@click.argument("ledger", type=Input())
@side_options
@reading_options
@showing_options
@click.pass_context
def show(ctx: click.Context, /, ledger: str, **given: Any) -> None:
    """Print ledgers that were made before.

    LEDGER is a ledger's JSON, JSON lines, or - for standard input; an article is read first.
    With --causes, --commitments and their like only that side of them is shown.
    """
    from hearsay.cli.output import show_all
    from hearsay.cli.sources import load_sources

    reading, showing = take_reading(given), take_showing(given)
    ctx.exit(show_all(load_sources(ledger, reading), showing))


@main.command()
@click.argument("ledger", type=Input())
@click.argument("id", type=RecordId())
@reading_options
def why(ledger: str, id: str, **given: Any) -> None:  # noqa: A002  # the word users read in the help
    """Show what one check rests on: claim, speaker, rule, rows, editions, sources.

    LEDGER is a ledger's JSON, JSON lines, - or an article; ID the id of a check, a claim or an
    attribution, or the start of one.
    """
    from hearsay.cli.output import print_reasons
    from hearsay.cli.sources import load_sources

    print_reasons(load_sources(ledger, take_reading(given)), id)


@main.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, files and ids.

    For this session: eval "$(hearsay completion bash)". For all: write it to the file that the
    guide names for SHELL.
    """
    from hearsay.cli.completion import script_for

    click.echo(script_for(shell, main), nl=False)


@main.command()
def man() -> None:
    """Print the man page; to read it: hearsay man | man -l -."""
    from hearsay.cli.man_page import render_man_page

    click.echo(render_man_page(main), nl=False)


@main.group()
def pack() -> None:
    """Reference packs: what claims are checked against."""


@pack.command("list")
@click.option("--pack", multiple=True, type=_A_PLACE, metavar="DIR", help="A folder of yours.")
@click.option("--json", is_flag=True, help="Print one pack a line as JSON.")
def list_packs(pack: tuple[Path, ...], json: bool) -> None:  # noqa: FBT001  # as click calls it
    """List the packs with their versions, dates and licences."""
    from hearsay.cli.about import print_packs

    print_packs(pack, as_json=json)


@pack.command("check")
@click.argument("folders", nargs=-1, required=True, metavar="DIR...", type=_A_FOLDER)
@click.pass_context
def check_packs(ctx: click.Context, /, folders: tuple[Path, ...]) -> None:
    """Check packs and print every fault, one line each, with file, row and column.

    Exit code 0: no faults; 2: some.
    """
    from hearsay.cli.packs import check_folders

    ctx.exit(check_folders(folders))


@pack.command("show")
@click.argument("name", metavar="NAME | DIR", type=PackName())
def show_pack(name: str) -> None:
    """Show what a pack holds: its tables, rows, sources, and what it lists in full."""
    from hearsay.cli.packs import show_pack as show_one

    show_one(name)


@pack.command("new")
@click.argument("folder", metavar="DIR", type=_A_FOLDER)
def new_pack(folder: Path) -> None:
    """Write a pack to start from into a new folder: every table, its columns explained."""
    from hearsay.cli.packs import write_new

    write_new(folder)


@pack.command("compile")
@click.argument("folders", nargs=-1, metavar="[DIR]...", type=_A_FOLDER)
@click.option("--into", required=True, type=_A_FILE, metavar="FILE", help="The file to write.")
def compile_packs(folders: tuple[Path, ...], into: Path) -> None:
    """Write the shipped packs and those in the folders into one file that opens at once.

    Give it to --pack instead of the folders. Needed only for packs of many thousand rows.
    """
    from hearsay.cli.packs import compile_into

    compile_into(folders, into)


@pack.command("import")
@click.argument("file", type=_A_FILE)
@click.option("--from", "kind", required=True, type=click.Choice(IMPORTS), help="What FILE is.")
@click.option(
    "--into",
    required=True,
    type=_A_FOLDER,
    metavar="DIR",
    help="The pack to add the rows to; made where there is none.",
)
@click.option("--table", type=click.Choice(PACK_TABLES), help="Of a sheet: which table it is for.")
@click.option("--measure", help="What is measured, where FILE does not say it well.")
@click.option("--unit", help="Its unit, such as 'percent of GDP'.")
@click.option("--body", help="Whose offices, or what the members belong to.")
@click.option("--edition", help="The publication that FILE is, by name or date.")
@click.option("--published", type=Day(), metavar="DAY", help="When it was published.")
def import_into_pack(file: Path, kind: str, into: Path, **given: Any) -> None:
    """Add what a file holds to a pack: rows of offices, events, members or series.

    FILE is a SPARQL result of Wikidata in JSON, an answer or a table of the World Bank, SDMX-CSV,
    entities of FollowTheMoney (one a line), a Popolo document, ClaimReview in JSON or in a web
    page, or a sheet saved as CSV; - is standard input.
    """
    from hearsay.cli.packs import import_file

    import_file(file, kind, into, given)


@main.command()
@click.option("--store", "place", metavar="PLACE", help="Where the store lies: a file, or "
              "postgresql://…; else what is set (HEARSAY_STORE, hearsay.toml).")  # fmt: skip
@click.option("--host", metavar="ADDRESS", help="Address to listen at; else HEARSAY_HOST, else "
              "127.0.0.1. Any other than this machine's own needs users.")  # fmt: skip
@click.option("--port", type=click.IntRange(1, 65_535), help="Port; else HEARSAY_PORT, else 8350.")
@click.option("--name", "names", multiple=True, metavar="HOST",
              help="A host name the desk answers to; may be given again.")  # fmt: skip
@click.option("--pack", multiple=True, type=click.Path(path_type=Path), metavar="DIR",
              help="Folder of reference data to check against as well.")  # fmt: skip
def serve(place: str | None, pack: tuple[Path, ...], **given: Any) -> None:
    """Serve the desk: paste or upload articles, read, judge and search them in a browser."""
    from hearsay.cli.serving import serve_desk

    serve_desk(place, given["host"], given["port"], given["names"], pack)


@main.command()
@click.option("--json", is_flag=True, help="Print one finding a line as JSON.")
@click.pass_context
def doctor(ctx: click.Context, /, json: bool) -> None:  # noqa: FBT001  # as click calls it
    """Show versions, model, packs and settings, and prove that reading opens no socket."""
    from hearsay.cli.about import print_doctor

    ctx.exit(print_doctor(as_json=json))


for _command in (*EXCHANGE_COMMANDS, *DESK_COMMANDS):
    main.add_command(_command)

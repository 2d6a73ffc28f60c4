"""The commands ``export`` and ``import``: ledgers in the formats of other programs, and back."""

from pathlib import Path
from typing import Any

import click

from hearsay.cli.completion import Input
from hearsay.cli.group import Command
from hearsay.cli.options import reading_options, take_reading

# Imports inside functions keep ``hearsay --help`` instant.
# ruff: noqa: PLC0415

# Tests keep these equal to what the library has.
EXPORTS = (
    "csv", "parquet", "markdown", "webanno", "brat", "conll", "claimreview", "graphml", "fcm",
    "html",
)  # fmt: skip
EXPORT_TABLES = (
    "documents", "sentences", "attributions", "claims", "checks", "evidence", "causes",
    "commitments", "mentions", "times", "quantities", "framings", "notes",
)  # fmt: skip
ANNOTATIONS = ("brat", "webanno", "claimreview")
VERDICTS = ("supported", "contradicted", "qualified", "not_enough_evidence")
_A_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("export", cls=Command)
@click.argument("ledger", type=Input())
@click.option("--as", "kind", required=True, type=click.Choice(EXPORTS), help="The format.")
@click.option(
    "-o",
    "--output",
    "target",
    default="-",
    metavar="FILE | DIR | -",
    help="Where to: a file, a zip archive, a folder, or - for standard output.",
)
@click.option(
    "--table",
    multiple=True,
    type=click.Choice(EXPORT_TABLES),
    help="Of csv and parquet: only this table; may be given again.",
)
@click.option("--author", metavar="NAME", help="Of claimreview: who publishes the review.")
@click.option(
    "--author-is",
    type=click.Choice(("organisation", "person")),
    default="organisation",
    help="What the author is.",
)
@click.option("--author-url", metavar="ADDRESS", help="Address of the author.")
@click.option("--url", metavar="ADDRESS", help="Of claimreview: the page that shows the review.")
@click.option(
    "--verdict",
    multiple=True,
    type=click.Choice(VERDICTS),
    help="Of claimreview: only checks with this verdict; may be given again.",
)
@reading_options
@click.pass_context
def export_ledgers(ctx: click.Context, /, ledger: str, **given: Any) -> None:
    """Write ledgers in the format of another program.

    LEDGER is a ledger's JSON, JSON lines, or - for standard input; an article is read first. Csv
    and parquet are a file for each table, html one for each document, brat two for each document:
    these go to a folder or a zip archive. Without -o the first prints one table, claims.
    """
    from hearsay.cli.exchange import export_all
    from hearsay.cli.sources import load_sources

    ctx.exit(export_all(load_sources(ledger, take_reading(given)), given))


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=Input(), metavar="FILE... | -")
@click.option("--from", "kind", required=True, type=click.Choice(ANNOTATIONS), help="What FILE is.")
@click.option(
    "--text",
    multiple=True,
    metavar="FILE",
    help="Of webanno: a text or ledger the annotations are of; may be given again.",
)
@click.option(
    "--into",
    type=_A_FOLDER,
    metavar="DIR",
    help="Of claimreview: the pack to add the reviews to; made where there is none.",
)
@click.option(
    "-o",
    "--output",
    "target",
    default="-",
    metavar="FILE | -",
    help="Where the ledgers go, one a line.",
)
@click.pass_context
def import_files(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Read annotations into ledgers, or published reviews into a pack.

    FILE is a .ann file of brat, a folder or a zip archive of them, Web Annotations in JSON, or
    ClaimReview in JSON or in a web page. Annotations whose words are not where they say are told
    in one line each and left out.

    Exit code 0: all taken over; 2: nothing, or wrong usage; 3: some left out.
    """
    from hearsay.cli.exchange import import_all

    ctx.exit(import_all(files, given))


EXCHANGE_COMMANDS = (export_ledgers, import_files)

"""The commands of the store: keep, list, search, show, judge, undo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from hearsay.cli.group import Family
from hearsay.cli.options import Day, reading_options, take_reading

# Imports inside functions keep ``hearsay --help`` instant.
# ruff: noqa: PLC0415

_A_FILE = click.Path(path_type=Path, dir_okay=False)
DECISIONS = ("accept", "verdict", "not_a_claim", "speaker", "source", "cue", "content")
VERDICTS = ("supported", "contradicted", "qualified", "not_enough_evidence")
KINDS = (
    "statistic", "event", "office", "membership", "commitment", "cause", "forecast", "opinion",
    "definition", "other",
)  # fmt: skip
JUDGED_AS = ("jsonl", "conll", "brat")  # a test keeps them equal to EXPORTS

STORE_OPTION = click.option(
    "--store", "place", metavar="FILE | URL",
    help="A file or a postgresql:// address; else what is set (HEARSAY_STORE, hearsay.toml).",
)  # fmt: skip
_JSON = click.option("--json", "is_json", is_flag=True, help="Print one record a line as JSON.")
_LIMIT = click.option(
    "--limit", type=click.IntRange(1, 200), default=20, help="How many at most (20)."
)
_OUTLET = click.option("--outlet", help="Only of this outlet.")
_SINCE = click.option(
    "--since", type=Day(), metavar="DAY", help="Only published on this day or later."
)
_UNTIL = click.option(
    "--until", type=Day(), metavar="DAY", help="Only published on this day or before."
)
_WHO = click.option("--as", "who", metavar="NAME", help="Whose judgement it is; else the login.")
_WHY = click.option("--why", default="", metavar="TEXT", help="The reason; kept and shown.")


def _judging_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """In which store, whose judgement, and why."""
    return STORE_OPTION(_WHO(_WHY(command)))


@click.group(cls=Family)
def store() -> None:
    """Ledgers kept, searched and judged: hearsay.db, or PostgreSQL."""


@store.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILE... | URL | LEDGER | -")
@STORE_OPTION
@reading_options
@click.option("--article", metavar="ID", help="The text is the next version of this article.")
@click.pass_context
def add_to_store(ctx: click.Context, /, files: tuple[str, ...], **given: Any) -> None:
    """Read articles and keep their ledgers; ledgers (JSON) are kept as they are.

    What is there already is stored once; another text at a known address is its next version, and
    what changed in its claims is told.
    """
    from hearsay.cli.stored import add_all

    place, article = given.pop("place"), given.pop("article")
    ctx.exit(add_all(place, files, take_reading(given), article))


@store.command("list")
@STORE_OPTION
@_OUTLET
@click.option("--speaker", metavar="NAME", help="Only where this speaker is heard.")
@click.option("--kind", type=click.Choice(KINDS), help="Only with a claim of this kind.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="Only with a claim so judged.")
@click.option("--pack", help="Only where this pack gave evidence.")
@_SINCE
@_UNTIL
@_LIMIT
@_JSON
def list_store(place: str | None, limit: int, is_json: bool, **given: Any) -> None:  # noqa: FBT001  # as click calls it
    """List the documents of the store, last added first."""
    from hearsay.cli.stored import print_documents

    print_documents(place, given, limit, is_json=is_json)


@store.command("search")
@click.argument("words", nargs=-1, required=True)
@STORE_OPTION
@_OUTLET
@click.option("--speaker", metavar="NAME", help="Only what this speaker said.")
@click.option("--kind", type=click.Choice(KINDS), help="Only claims of this kind.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="Only claims so judged.")
@click.option("--pack", help="Only claims for which this pack gave evidence.")
@_SINCE
@_UNTIL
@_LIMIT
@_JSON
def search_store(
    words: tuple[str, ...], place: str | None, limit: int, is_json: bool, **given: Any  # noqa: FBT001  # as click calls it
) -> None:  # fmt: skip
    """Search documents, statements and claims, the best first.

    All WORDS must be there, in any order; "a phrase" in its order, begin* with any ending; put
    -word after -- to leave a word out.
    """
    from hearsay.cli.stored import print_hits

    print_hits(place, given | {"words": " ".join(words)}, limit, is_json=is_json)


@store.command("show")
@click.argument("document", metavar="ID")
@STORE_OPTION
@click.option("--reading", type=int, metavar="N", help="An earlier reading; see store history.")
@click.option("--json", "is_json", is_flag=True, help="Print the ledger as JSON.")
def show_stored(document: str, place: str | None, reading: int | None, is_json: bool) -> None:  # noqa: FBT001  # as click calls it
    """Show one ledger of the store, with what people corrected in it; --json as it was read."""
    from hearsay.cli.stored import print_ledger

    print_ledger(place, document, reading, is_json=is_json)


@store.command("speakers")
@click.argument("name", default="")
@STORE_OPTION
@_LIMIT
@_JSON
def list_speakers(name: str, place: str | None, limit: int, is_json: bool) -> None:  # noqa: FBT001  # as click calls it
    """List speakers, the most heard first; with a NAME that one person means, all they said."""
    from hearsay.cli.stored import print_speakers

    print_speakers(place, name, limit, is_json=is_json)


@store.command("history")
@click.argument("document", metavar="[ID]", default="")
@STORE_OPTION
@_JSON
def show_history(document: str, place: str | None, is_json: bool) -> None:  # noqa: FBT001  # as click calls it
    """Show versions, readings and judgements of a document; without ID every judgement."""
    from hearsay.cli.judged import print_history

    print_history(place, document, is_json=is_json)


@store.command("judge")
@click.argument("document", metavar="ID")
@click.argument("record", metavar="CLAIM | ATTRIBUTION")
@click.argument("decision", type=click.Choice(DECISIONS))
@click.argument("value", nargs=-1)
@_judging_options
def judge_record(
    document: str, record: str, decision: str, value: tuple[str, ...], **given: Any
) -> None:
    """Decide of a claim: accept, verdict VERDICT, not_a_claim; of an attribution: accept,
    speaker NAME, or source, cue, content with their stretches (120:180 190:201).

    The ledger stays as it was read; the judgement is kept beside it and can be undone.
    """  # noqa: D205  # one sentence over two lines
    from hearsay.cli.judged import judge_one

    judge_one(given, document, record, (decision, value))


@store.command("merge")
@click.argument("speaker", metavar="SPEAKER")
@click.argument("into", metavar="SPEAKER")
@_judging_options
def merge_speakers(speaker: str, into: str, **given: Any) -> None:
    """Say that the first speaker (name or id) is the second."""
    from hearsay.cli.judged import merge

    merge(given, speaker, into)


@store.command("rename")
@click.argument("speaker", metavar="SPEAKER")
@click.argument("name")
@_judging_options
def rename_speaker(speaker: str, name: str, **given: Any) -> None:
    """Show a speaker (name or id) under another NAME."""
    from hearsay.cli.judged import rename

    rename(given, speaker, name)


@store.command("undo")
@click.argument("judgement", type=int, metavar="NUMBER")
@_judging_options
def undo_judgement(judgement: int, **given: Any) -> None:
    """Take a judgement back; an undo can be undone too."""
    from hearsay.cli.judged import undo_one

    undo_one(given, judgement)


@store.command("judgements")
@STORE_OPTION
@click.option("--to", "kind", type=click.Choice(JUDGED_AS), default="jsonl", help="The format.")
@click.option("--out", type=_A_FILE, metavar="FILE", help="Write here, not to standard output.")
def export_judgements(place: str | None, kind: str, out: Path | None) -> None:
    """Print what people judged as training data: what was read, what is right, nobody's name."""
    from hearsay.cli.judged import export_training

    export_training(place, kind, out)


@store.command("remove")
@click.argument("document", metavar="ID")
@STORE_OPTION
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(document: str, place: str | None, yes: bool) -> None:  # noqa: FBT001  # as click calls it
    """Remove a document with its readings and judgements, for good."""
    from hearsay.cli.stored import remove_one

    remove_one(place, document, is_sure=yes)


@store.command("migrate")
@STORE_OPTION
@click.option("--to", metavar="VERSION", help="Another version than this hearsay's, or base.")
def migrate(place: str | None, to: str | None) -> None:
    """Bring the tables of a store to this version of hearsay. Back up first."""
    from hearsay.cli.stored import migrate_one

    migrate_one(place, to)

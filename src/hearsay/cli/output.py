"""Where ledgers go: JSON lines, a table, the terminal, pages and folders; and how it all ended."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text

from hearsay.cli.console import PlainConsole
from hearsay.cli.files import FreshNames, check_can_write, make_folder, save_whole
from hearsay.cli.group import ALL_READ, NOTHING_READ, SOME_READ, say, tell
from hearsay.cli.options import Showing
from hearsay.cli.progress import with_progress
from hearsay.cli.sources import Aside, Batch, Outcomes, Read, Unread
from hearsay.errors import InputError
from hearsay.records.ledger import Ledger
from hearsay.records.wire import to_error_json, to_json
from hearsay.report import EXPORTS, words
from hearsay.report.page import render_page
from hearsay.report.terminal import LedgerView
from hearsay.report.terminal_views import SidesView
from hearsay.report.terminal_why import ReasonsView
from hearsay.report.visible import one_line
from hearsay.report.voices import find_voices
from hearsay.report.why import find_reasons


def show_all(batch: Batch, showing: Showing) -> int:
    """Print and write everything; the exit code says how much of it was read."""
    if showing.page is not None:
        if not showing.is_page_printed:
            check_can_write(showing.page, batch.paths)
        if batch.is_many:
            raise click.UsageError("--page is for one document; use --out DIR for many")
    if showing.out is not None:
        make_folder(showing.out)
    count = _Count()
    to_terminal = not (showing.json or showing.table or showing.out or showing.is_page_printed)
    outcomes = count.counting(
        with_progress(batch, is_shown=not to_terminal or not sys.stdout.isatty())
    )
    if showing.out is not None:
        outcomes = _saved(outcomes, showing.out, batch)
    if showing.page is not None and not showing.is_page_printed:
        outcomes = _with_page(outcomes, showing.page)
    _print(outcomes, showing, batch)
    return count.exit_code()


class _Count:
    """How many documents were read and how many were not."""

    def __init__(self) -> None:
        self.read, self.unread = 0, 0

    def counting(self, outcomes: Outcomes) -> Iterator[Read | Unread]:
        """The same outcomes, counted; what was not read, or left out, is told on standard error."""
        for outcome in outcomes:
            if isinstance(outcome, Aside):
                tell(outcome.message)
                continue
            if isinstance(outcome, Unread):
                self.unread += 1
                say(outcome.message)
            else:
                self.read += 1
            yield outcome

    def exit_code(self) -> int:
        """All read, some, or nothing."""
        if not self.read:
            return NOTHING_READ
        return SOME_READ if self.unread else ALL_READ


# --- ways to print -----------------------------------------------------------------------------


def _print(outcomes: Iterator[Read | Unread], showing: Showing, batch: Batch) -> None:
    if showing.json:
        _print_json(outcomes)
    elif showing.table is not None:
        _print_table(outcomes, showing.table)
    elif showing.out is not None:
        _print_summaries(outcomes)
    elif showing.is_page_printed:
        _print_page(outcomes)
    else:
        _print_views(outcomes, showing.sides, is_many=batch.is_many)


def _print_json(outcomes: Iterator[Read | Unread]) -> None:
    """One line for each document, read or not, so that line N answers document N."""
    out = sys.stdout.buffer
    for number, outcome in enumerate(outcomes, 1):
        if isinstance(outcome, Unread):
            out.write(to_error_json(number, outcome.message) + b"\n")
        else:
            out.write(to_json(outcome.ledger) + b"\n")
        out.flush()


def _print_table(outcomes: Iterator[Read | Unread], name: str) -> None:
    out = sys.stdout.buffer
    (export,) = (one for one in EXPORTS if one.name == name)
    ledgers = (outcome.ledger for outcome in outcomes if isinstance(outcome, Read))
    for piece in export.render(ledgers):
        out.write(piece.encode("utf-8", "replace"))
        out.flush()


def _print_page(outcomes: Iterator[Read | Unread]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, Read):
            sys.stdout.buffer.write(_page(outcome.ledger))
            sys.stdout.buffer.flush()


def _print_views(
    outcomes: Iterator[Read | Unread], sides: tuple[str, ...], *, is_many: bool
) -> None:
    console = PlainConsole()
    for outcome in outcomes:
        if isinstance(outcome, Read):
            if is_many:
                console.rule(Text(one_line(outcome.told)))
            ledger = outcome.ledger
            view = SidesView(ledger, sides) if sides else LedgerView(ledger)
            console.print(view, crop=False)


def _print_summaries(outcomes: Iterator[Read | Unread]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, Read):
            click.echo(f"{one_line(outcome.told)}: {_summary(outcome.ledger)}")


def _summary(ledger: Ledger) -> str:
    voices = words.counted(len(find_voices(ledger)) - 1, "voice")
    claims = words.counted(len(ledger.claims), "claim")
    return ", ".join((voices, claims, *words.tally(ledger)))


def print_reasons(batch: Batch, name: str) -> None:
    """Print all that a check, claim or attribution rests on; the first ledger that has it."""
    fault: InputError | None = None
    for outcome in batch.outcomes:
        if not isinstance(outcome, Read):
            say(outcome.message)
            continue
        try:
            reasons = find_reasons(outcome.ledger, name)
        except InputError as error:
            fault = fault or error
        else:
            PlainConsole().print(ReasonsView(reasons), crop=False)
            return
    raise fault or InputError("there is no ledger to look in")


# --- files -------------------------------------------------------------------------------------


def _with_page(outcomes: Iterator[Read | Unread], path: Path) -> Iterator[Read | Unread]:
    for outcome in outcomes:
        yield outcome
        if isinstance(outcome, Read):
            save_whole(path, _page(outcome.ledger))
            tell(f"page written to {path}")


def _saved(
    outcomes: Iterator[Read | Unread], folder: Path, batch: Batch
) -> Iterator[Read | Unread]:
    """The same outcomes, each ledger saved as JSON and as a page before it is handed on."""
    names = FreshNames()
    for outcome in outcomes:
        if isinstance(outcome, Read):
            name = names.next_for(outcome.name, place=outcome.place)
            for path, data in (
                (folder / f"{name}.ledger.json", to_json(outcome.ledger, indent=2) + b"\n"),
                (folder / f"{name}.ledger.html", _page(outcome.ledger)),
            ):
                check_can_write(path, batch.paths)
                save_whole(path, data)
        yield outcome


def _page(ledger: Ledger) -> bytes:
    return render_page(ledger).encode("utf-8", "replace")

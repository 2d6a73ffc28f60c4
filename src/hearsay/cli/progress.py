"""A bar on standard error while many documents are read; silent where that is no terminal."""

import sys

from hearsay.cli.group import is_quiet, is_verbose
from hearsay.cli.sources import Batch, Outcomes


def with_progress(batch: Batch, *, is_shown: bool) -> Outcomes:
    """The outcomes of a batch, counted on a bar where there is more than one and it can be seen.

    The bar goes away in the end, and is not shown where ledgers are printed to the same terminal.
    """
    is_asked = batch.is_many and is_shown and not is_quiet() and not is_verbose()
    if not (is_asked and sys.stderr.isatty()):
        yield from batch.outcomes
        return
    from rich.console import Console  # noqa: PLC0415  # only where a bar is seen
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True, markup=False, highlight=False)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=batch.count)
        for outcome in batch.outcomes:
            progress.advance(task)
            yield outcome

"""Completion of commands, options and values by the shell; loads nothing that takes time."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# What completes is imported while a line is completed, not for --help.
# ruff: noqa: PLC0415

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_HEARSAY_COMPLETE"  # as click names it for a program called hearsay
_MOST_BYTES = 20_000_000  # of a ledger that is looked into for its ids


def script_for(shell: str, command: click.Command) -> str:
    """The script that makes a shell ask hearsay how a line could go on."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # click knows all of SHELLS
    asker = kind(command, {}, "hearsay", _VARIABLE)
    # Not ``source()``: of bash it asks for the version first, and starts a process to do so.
    return f"{asker.source_template % asker.source_vars()}\n"


class Input(click.ParamType[str]):
    """A file, a folder, an address or -; completed as files are."""

    name = "file"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Let the shell offer its files."""
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(incomplete, type="file")]


class RecordId(click.ParamType[str]):
    """The id of a record in the ledger that was named before it."""

    name = "id"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The ids of its checks, each with what it found."""
        from click.shell_completion import CompletionItem

        del param
        checks = _checks_of(str(ctx.params.get("ledger") or ""))
        return [
            CompletionItem(name, help=told) for name, told in checks if name.startswith(incomplete)
        ]


class PackName(click.ParamType[str]):
    """A shipped pack by name, or a folder."""

    name = "pack"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The names of the shipped packs, or the folders there are."""
        from click.shell_completion import CompletionItem

        del ctx, param
        shipped = Path(__file__).parents[1] / "packs"
        names = sorted(path.parent.name for path in shipped.glob("*/datapackage.json"))
        fitting = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return fitting or [CompletionItem(incomplete, type="dir")]


def _checks_of(name: str) -> list[tuple[str, str]]:
    """The checks in a file of one ledger, or several, one a line; none where it is no such file."""
    import json

    try:
        if os.stat(name).st_size > _MOST_BYTES:  # noqa: PTH116  # a name may be no path at all
            return []
        data = Path(name).read_bytes()
        first = data.lstrip()[:1_000].partition(b"\n")[0]
        whole = b'"hearsay.ledger/' in first and b'"document"' in first
        ledgers = [json.loads(line) for line in data.splitlines()] if whole else [json.loads(data)]
        return [one for ledger in ledgers for one in _checks_in(ledger)]
    except (OSError, ValueError, RecursionError):
        return []  # no time to tell what is wrong: the shell is waiting


def _checks_in(ledger: Any) -> list[tuple[str, str]]:
    checks = ledger.get("checks") if isinstance(ledger, dict) else None
    return [
        (str(one["id"]), f"{one.get('verdict')}: {one.get('because')}".replace("\n", " "))
        for one in checks or ()
        if isinstance(one, dict) and "id" in one
    ]

"""How every command speaks and ends: quiet or verbose, exit codes, one line for a mistake."""

import gc
import io
import os
import sys
from enum import StrEnum
from typing import Any

import click

from hearsay.errors import InputError, ModelMismatch

ALL_READ = 0
NOTHING_READ = 2  # or wrong usage; click ends with 2 for that too
SOME_READ = 3
# 1 is left to bugs: Python itself ends with 1 after a traceback.
INTERRUPTED = 130  # as shells have it for a program stopped by Ctrl-C
# Between two collections; at Python's 700 they take a tenth of a cold read, whose tables all stay.
ALLOCATIONS = 50_000
PIPE_CLOSED = 141  # as shells have it for a program whose reader went away


class Loudness(StrEnum):
    """How much is told on standard error beside errors."""

    QUIET = "quiet"  # nothing
    PLAIN = "plain"  # what was left out and what was written
    VERBOSE = "verbose"  # also what was read from where, versions, and what took how long


def _set_loudness(ctx: click.Context, param: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001  # as click calls it
    if not is_asked:
        return
    meta = ctx.find_root().meta
    asked = Loudness(str(param.name))
    if meta.setdefault(_LOUDNESS, asked) is not asked:
        raise click.UsageError("--quiet and --verbose are opposites: give one")


_LOUDNESS = "hearsay.loudness"
LOUDNESS_OPTIONS = {
    Loudness.QUIET: "Tell only results and errors.",
    Loudness.VERBOSE: "Tell also what was read from where, versions, and what took how long.",
}


def _loudness_options() -> list[click.Parameter]:
    return [
        click.Option(
            [f"-{loudness[0]}", f"--{loudness}"],
            is_flag=True,
            expose_value=False,
            callback=_set_loudness,
            help=told,
        )
        for loudness, told in LOUDNESS_OPTIONS.items()
    ]


class Command(click.Command):
    """A command that can be told to be quiet or verbose."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.params += _loudness_options()


class Family(click.Group):
    """A group of commands inside the group of all."""

    command_class = Command


class Commands(click.Group):
    """A group of commands that ends as described above, however a command ends."""

    command_class = Command
    group_class = Family

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.params += _loudness_options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments before the name of the command; what is wrong with them, in one line."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            _say_usage(error)
            ctx.exit(NOTHING_READ)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what it raises into an exit code and at most one line."""
        gc.set_threshold(ALLOCATIONS)
        _never_fail_to_print()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (InputError, ModelMismatch) as error:
            say(str(error))
            ctx.exit(NOTHING_READ)
        except click.UsageError as error:
            _say_usage(error)
            ctx.exit(NOTHING_READ)
        except BrokenPipeError:
            _forget_output()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            say("stopped")
            ctx.exit(INTERRUPTED)
        return result


def loudness() -> Loudness:
    """How much the command that is running was asked to tell."""
    ctx = click.get_current_context(silent=True)
    asked = ctx.find_root().meta.get(_LOUDNESS) if ctx else None
    return Loudness.PLAIN if asked is None else asked


def is_verbose() -> bool:
    """Whether all is to be told."""
    return loudness() is Loudness.VERBOSE


def is_quiet() -> bool:
    """Whether nothing is to be told but results and errors."""
    return loudness() is Loudness.QUIET


def tell(message: str) -> None:
    """One line on standard error that is no error: what was left out, what was written."""
    if not is_quiet():
        say(message)


def explain(message: str) -> None:
    """One line on standard error for whoever asked to be told more."""
    if is_verbose():
        say(message)


def say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    from hearsay.report.visible import one_line  # noqa: PLC0415  # not for --help

    click.echo(f"hearsay: {one_line(message)}", err=True)


def _say_usage(error: click.UsageError) -> None:
    """What is wrong with a line that was typed; where it only began, what could follow."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    path = error.ctx.command_path if error.ctx else "hearsay"
    say(f"{error.format_message()} (see {path} --help)")


def _never_fail_to_print() -> None:
    """Where standard output cannot hold a character, print a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _forget_output() -> None:
    """Point standard output nowhere, so that Python does not complain of the pipe as it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # standard output is no file: nothing is left to flush

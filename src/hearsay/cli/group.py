"""How every command ends: exit codes, one line for a user's mistake, silence for a closed pipe."""

import gc
import io
import os
import sys
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


class Commands(click.Group):
    """A group of commands that ends as described above, however a command ends."""

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
            path = error.ctx.command_path if error.ctx else "hearsay"
            say(f"{error.format_message()} (see {path} --help)")
            ctx.exit(NOTHING_READ)
        except BrokenPipeError:
            _forget_output()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            say("stopped")
            ctx.exit(INTERRUPTED)
        return result


def say(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    from hearsay.report.visible import one_line  # noqa: PLC0415  # not for --help

    click.echo(f"hearsay: {one_line(message)}", err=True)


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

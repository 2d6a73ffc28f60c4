"""The man page, made from the commands as they are; ``make man`` writes it."""

import re
from collections.abc import Iterator

import click

from hearsay.cli.group import LOUDNESS_OPTIONS
from hearsay.settings import FILE, KEYS, NAMED_FILE

_CODES = (
    ("0", "All was read; there was nothing wrong."),
    ("2", "Wrong usage, or nothing could be read, or a fault was found."),
    ("3", "Some was read and some was not."),
    ("130", "Stopped with Ctrl-C."),
    ("141", "Whoever was reading the output went away."),
    ("1", "A bug: please report it with its traceback."),
)
_FILES = (
    f"{FILE} in the working folder or the nearest folder around it",
    f"~/.config/hearsay/{FILE} (or in $XDG_CONFIG_HOME/hearsay)",
)
_EXAMPLES = (
    ("Read an article, and write its page too:", "hearsay read article.html --page out.html"),
    ("Read what another program gives:", "cat story.txt | hearsay read - --published 2025-12-18"),
    ("Ledgers of a folder, one a line:", "hearsay read letters/ --json > letters.jsonl"),
    ("What one check rests on:", "hearsay why letters.jsonl k26d"),
)


def render_man_page(main: click.Group) -> str:
    """The page in roff, the same for the same commands: no date and no version in it."""
    return "\n".join(_lines(main)) + "\n"


def _lines(main: click.Group) -> Iterator[str]:
    yield '.\\" Made from the commands by `make man`: change them, not this file.'
    yield '.TH HEARSAY 1 "" "hearsay" "User Commands"'
    yield ".SH NAME"
    yield _plain(f"hearsay - {_first(main).rstrip('.').lower()}")
    yield ".SH SYNOPSIS"
    for path, command in _commands(main):
        yield ".br"
        yield f"\\fBhearsay {_plain(path)}\\fR {_plain(_usage(path, command))}"
    yield ".SH DESCRIPTION"
    yield _plain(
        "hearsay reads news articles and writes a claim ledger of each: who says what, which of "
        "it can be checked, and what the record says, with the evidence under each verdict. It "
        "runs on this machine alone and opens no connection unless an address is named."
    )
    yield ".SH COMMANDS"
    for path, command in _commands(main):
        yield f".SS hearsay {_plain(path)}"
        yield from _paragraphs(command.help or "")
        yield from _options(command)
    yield ".SH OPTIONS OF EVERY COMMAND"
    for loudness, told in LOUDNESS_OPTIONS.items():
        yield from _item(f"-{loudness[0]}, --{loudness}", told)
    yield from _item("-h, --help", "Show what a command takes, and exit.")
    yield ".SH ENVIRONMENT"
    yield from _item(NAMED_FILE, f"The one file of settings to use; empty: none. Else: {FILE}.")
    for key in KEYS:
        if key.variable:
            yield from _item(key.variable, f"As {key.name} in {FILE}: {key.allowed}.")
    yield from _item("NO_COLOR", "When set to anything, output has no colour.")
    yield ".SH FILES"
    for one in _FILES:
        yield ".TP"
        yield _plain(one)
    yield ".SH EXIT STATUS"
    for code, told in _CODES:
        yield from _item(code, told)
    yield ".SH EXAMPLES"
    for told, line in _EXAMPLES:
        yield from (".PP", _plain(told), ".PP", ".RS 4", ".nf", _plain(line), ".fi", ".RE")
    yield ".SH SEE ALSO"
    yield _plain("The guide that comes with hearsay, in docs/guide.")


def _commands(main: click.Group) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(main.commands.items()):
        if isinstance(command, click.Group):
            yield from ((f"{name} {one}", sub) for one, sub in sorted(command.commands.items()))
        else:
            yield name, command


def _usage(path: str, command: click.Command) -> str:
    ctx = click.Context(command, info_name=path)
    return " ".join(command.collect_usage_pieces(ctx))


def _options(command: click.Command) -> Iterator[str]:
    ctx = click.Context(command)
    for option in command.params:
        is_common = option.name in {*LOUDNESS_OPTIONS}
        is_told = isinstance(option, click.Option) and not is_common
        record = option.get_help_record(ctx) if is_told else None
        if record is not None:
            yield from _item(record[0], record[1])


def _item(name: str, told: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_plain(name)}\\fR"
    yield _plain(told)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        yield ".PP"
        yield _plain(" ".join(paragraph.split()))


def _first(command: click.Command) -> str:
    return " ".join((command.help or "").strip().partition("\n\n")[0].split())


def _plain(text: str) -> str:
    """Text that roff takes as text: no escape, no request, hyphens that can be copied."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    signs = {"“": "\\(lq", "”": "\\(rq", "’": "\\(cq", "…": "...", "–": "\\(en", "—": "\\(em"}
    for sign, written in signs.items():
        escaped = escaped.replace(sign, written)
    return f"\\&{escaped}" if escaped.startswith(".") else escaped

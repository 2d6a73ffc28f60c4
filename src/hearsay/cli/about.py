"""Prints what hearsay is made of: its packs, and the findings of the doctor."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.style import Style
from rich.text import Text

from hearsay.cli.console import PlainConsole
from hearsay.cli.group import ALL_READ, NOTHING_READ
from hearsay.doctor import examine, pack_findings
from hearsay.report.terminal_text import wrapped
from hearsay.report.visible import one_line
from hearsay.settings import load_settings

LABELS = 26  # columns for names; "HEARSAY_MAX_CHARACTERS" fits


def print_packs(folders: tuple[Path, ...], *, as_json: bool) -> None:
    """A line for each pack, ours and those that are given, or else set."""
    console = PlainConsole()
    for name, told in pack_findings(folders or load_settings().packs):
        if as_json:
            click.echo(json.dumps({"pack": name, "told": told}, ensure_ascii=False))
        else:
            _print_pair(console, name, told)


def print_doctor(*, as_json: bool) -> int:
    """Every finding under its section; the exit code says whether all is well."""
    if as_json:
        return _print_findings()
    console, section, is_well = PlainConsole(), "", True
    for finding in examine():
        if finding.section != section:
            section = finding.section
            console.print(Text(f"\n{section}", Style(bold=True)))
        is_well = is_well and finding.is_well
        sign = "" if finding.is_well else "✗ "
        _print_pair(console, f"  {sign}{finding.what}", finding.told)
    console.print(Text("\nall is well" if is_well else "\nnot all is well", Style(bold=True)))
    return ALL_READ if is_well else NOTHING_READ


def _print_findings() -> int:
    """A finding a line, as JSON."""
    is_well = True
    for finding in examine():
        is_well = is_well and finding.is_well
        click.echo(json.dumps(asdict(finding), ensure_ascii=False))
    return ALL_READ if is_well else NOTHING_READ


def _print_pair(console: PlainConsole, name: str, told: str) -> None:
    for number, line in enumerate(wrapped(Text(one_line(told)), console, console.width - LABELS)):
        label = "" if number else f"{'' if name[:1] != ' ' else '  '}{one_line(name)}"
        console.print(Text().append(f"{label:<{LABELS}}", Style(dim=True)).append_text(line))

"""Prints what hearsay is made of: its packs, and the findings of the doctor."""

from pathlib import Path

from rich.style import Style
from rich.text import Text

from hearsay.cli.console import PlainConsole
from hearsay.cli.group import ALL_READ, NOTHING_READ
from hearsay.doctor import examine, pack_findings
from hearsay.report.terminal_text import wrapped
from hearsay.report.visible import one_line

LABELS = 26  # columns for names; "HEARSAY_MAX_CHARACTERS" fits


def print_packs(folders: tuple[str, ...]) -> None:
    """A line for each pack."""
    console = PlainConsole()
    for name, told in pack_findings(tuple(Path(folder) for folder in folders)):
        _print_pair(console, name, told)


def print_doctor() -> int:
    """Every finding under its section; the exit code says whether all is well."""
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


def _print_pair(console: PlainConsole, name: str, told: str) -> None:
    for number, line in enumerate(wrapped(Text(one_line(told)), console, console.width - LABELS)):
        label = "" if number else f"{'' if name[:1] != ' ' else '  '}{one_line(name)}"
        console.print(Text().append(f"{label:<{LABELS}}", Style(dim=True)).append_text(line))

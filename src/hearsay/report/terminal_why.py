"""The reasons for one verdict at a terminal: labels on the left, facts on the right."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from hearsay.report.terminal import WIDEST
from hearsay.report.terminal_text import address, wrapped
from hearsay.report.why import Line

LABELS = 17  # columns, enough for "would settle it" and a gap


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """Labelled facts that a rich console can print."""

    lines: tuple[Line, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """A heading stands alone, a fact beside its label."""
        width = min(options.max_width, WIDEST)
        for line in self.lines:
            if line.is_heading:
                yield Text()
                heading = Text().append(line.label.upper(), Style(bold=True))
                yield heading.append(f"  {line.text}", Style(dim=True)) if line.text else heading
                continue
            if line.is_address:
                yield address(f"{line.label:<{LABELS}}", line.text)
                continue
            for number, piece in enumerate(wrapped(Text(line.text), console, width - LABELS)):
                label = "" if number else line.label
                yield Text().append(f"{label:<{LABELS}}", Style(dim=True)).append_text(piece)
        yield Text()

"""The text of a ledger in a terminal: brackets around each voice's words, letters in the margin."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from rich.text import Text

from hearsay.records.attribution import Attribution
from hearsay.records.check import Check, Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Part
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.layout import Block, Run, find_blocks
from hearsay.report.locations import places_of
from hearsay.report.markup import web_address
from hearsay.report.visible import one_line, shown
from hearsay.report.voices import Voice

# Colours of the 256-colour table that can be read on a light and on a dark ground.
SHADES = ("color(32)", "color(133)", "color(29)", "color(166)", "color(97)", "color(64)",
          "color(168)", "color(31)")  # fmt: skip
VERDICT_STYLES = {
    Verdict.CONTRADICTED: Style(color="red", bold=True),
    Verdict.QUALIFIED: Style(color="dark_orange3", bold=True),
    Verdict.SUPPORTED: Style(color="green", bold=True),
    Verdict.NOT_ENOUGH_EVIDENCE: Style(dim=True),
}
MARGIN = 5  # columns: letters of the voices in a line, and a bar
LETTERS = 3  # of these letters, when more voices than fit share a line

_Checked = tuple[tuple[Claim, Check], ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs to draw with: those of Unicode, or what a terminal without it can show."""

    is_plain: bool = False

    @classmethod
    def of(cls, encoding: str) -> "Signs":
        """The signs that this encoding can hold."""
        return cls(not encoding.lower().startswith("utf"))

    @property
    def dot(self) -> str:
        """Between facts on one line."""
        return " - " if self.is_plain else " · "

    @property
    def dash(self) -> str:
        """Before who says it."""
        return "--" if self.is_plain else "—"

    @property
    def rule(self) -> str:
        """One cell of a line across."""
        return "-" if self.is_plain else "─"

    @property
    def margin(self) -> str:
        """Between margin and text."""
        return "|" if self.is_plain else "│"

    @property
    def brackets(self) -> tuple[str, str]:
        """Around the words of a voice."""
        return ("<", ">") if self.is_plain else ("⟨", "⟩")

    def quoted(self, text: str) -> str:
        """Exact words in quotation marks."""
        return f'"{text}"' if self.is_plain else words.quoted(text)

    def verdict(self, verdict: Verdict) -> str:
        """The sign of a verdict."""
        plain = {"✗": "x", "≈": "~", "✓": "+", "?": "?"}
        sign = words.VERDICT_SIGNS[verdict]
        return plain[sign] if self.is_plain else sign

    def bar(self, share: float, size: int) -> str:
        """A share as a bar in ``size`` cells; at least one is filled where there is any."""
        filled = max(round(share * size), size > 0 and share > 0)
        return (("#" if self.is_plain else "█") * filled).ljust(size)


def shade(voice: Voice | None, *, bold: bool = False) -> Style:
    """The colour of a voice; the outlet's own voice and unknown speakers have none."""
    if voice is None or voice.is_own or not voice.is_known:
        return Style(bold=bold)
    number = sum((ord(letter) - 64) * 26**place for place, letter in enumerate(voice.mark[::-1]))
    return Style(color=SHADES[(number - 1) % len(SHADES)], bold=bold)


def wrapped(text: Text, console: Console, width: int) -> Iterable[Text]:
    """The lines of a text, cut between words and, in a word that is too long, inside it."""
    for line in text.wrap(console, max(width, 8), overflow="fold", tab_size=4):
        line.rstrip()
        yield line


def address(indent: str, url: str) -> Text:
    """An address on one line however long it is, so that it can be clicked and copied whole.

    What prints it must not crop: rich's ``Console.print`` with ``crop=False``.
    """
    link = Style(underline=True, link=web_address(url))
    return Text(indent, no_wrap=True, overflow="ignore").append(one_line(url), link)


def draw_text(
    ledger: Ledger, voices: Mapping[str, Voice], console: Console, width: int, signs: Signs
) -> Iterator[Text]:
    """Every paragraph, wrapped, behind a margin; a blank line between two.

    Where a page, a part or a time begins, a line of its own says so.
    """
    painter = _Painter(ledger.document.text, voices, signs)
    blocks = find_blocks(ledger)
    places = places_of(ledger.document, [block.span for block in blocks])
    for number, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if number:
            yield Text()
        if place:
            yield Text(f"{' ' * MARGIN}{place}", Style(dim=True, italic=True))
        for line in wrapped(painter.paint(block), console, width - MARGIN):
            yield _margin(line, signs).append_text(line)


def _margin(line: Text, signs: Signs) -> Text:
    """The letters of the voices that speak in this line, then a bar."""
    speaking: dict[str, Style] = {}
    for span in line.spans:
        if isinstance(span.style, Style) and (mark := span.style.meta.get("voice")):
            speaking[str(mark)] = Style(color=span.style.color, bold=True)
    drawn = Text()
    for mark, style in sorted(speaking.items(), key=lambda one: (one[0] == "?", *_order(one[0]))):
        if drawn.cell_len + len(mark) > LETTERS:
            drawn.append("+")
            break
        drawn.append(mark, style)
    drawn.append(" " * (MARGIN - 2 - drawn.cell_len))
    return drawn.append(f"{signs.margin} ", Style(dim=True))


def _order(mark: str) -> tuple[int, str]:
    """Marks in the order they are given out: Z before AA."""
    return len(mark), mark


class _Painter:
    """Turns a block into one rich text, its voices bracketed and its checks marked."""

    def __init__(self, text: str, voices: Mapping[str, Voice], signs: Signs) -> None:
        self.text, self.voices, self.signs = text, voices, signs

    def paint(self, block: Block) -> Text:
        """The words of the block, with brackets and signs between them."""
        painted = Text()
        open_now: tuple[Attribution, ...] = ()
        checked: _Checked = ()
        for run in block.runs:
            self._mark_ended(painted, checked, run.checked)
            self._change(painted, open_now, run.said)
            open_now, checked = run.said, run.checked
            painted.append(shown(run.span.of(self.text)), self._style(block, run))
        self._mark_ended(painted, checked, ())
        self._change(painted, open_now, ())
        return painted

    def _change(
        self, painted: Text, before: tuple[Attribution, ...], now: tuple[Attribution, ...]
    ) -> None:
        """Close the brackets that end here and open those that begin."""
        same = 0
        while same < min(len(before), len(now)) and before[same] is now[same]:
            same += 1
        opening, closing = self.signs.brackets
        for one in reversed(before[same:]):
            painted.append(closing, self._bracket(one))
        for one in now[same:]:
            painted.append(f"{self.voices[one.id].mark}{opening}", self._bracket(one))

    def _bracket(self, one: Attribution) -> Style:
        return self._voiced(one) + Style(bold=True)

    def _voiced(self, one: Attribution) -> Style:
        """The colour of a voice, and its mark, which the margin reads."""
        voice = self.voices[one.id]
        return shade(voice) + Style(meta={"voice": voice.mark})

    def _mark_ended(self, painted: Text, before: _Checked, now: _Checked) -> None:
        """Put the sign of a verdict behind the words it is about."""
        for _, check in (found for found in before if found not in now):
            if check.verdict is not Verdict.NOT_ENOUGH_EVIDENCE:
                sign = self.signs.verdict(check.verdict)
                painted.append(sign, VERDICT_STYLES[check.verdict])

    def _style(self, block: Block, run: Run) -> Style:
        style = self._voiced(run.said[-1]) if run.said else Style()
        if any(check.verdict is not Verdict.NOT_ENOUGH_EVIDENCE for _, check in run.checked):
            style += Style(underline=True)
        if block.part is Part.HEADLINE:
            style += Style(bold=True)
        if run.part in {Part.DATELINE, Part.CAPTION, Part.FURNITURE}:
            style += Style(dim=True)
        return style

"""Lines to paragraphs: hard-wrapped lines are joined, one-line paragraphs and lists are not.

A decision looks only at the two lines and at what stands before them, so that a paragraph added
at the end changes nothing above it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.text.stops import ends_with_stop

_CELLS = re.compile(r"\t|\||\S {3,}\S")
_ITEM = re.compile(r"(?:[-*•·▪◦‣●○+]|\(?\d{1,3}[.)]|\(?[a-z]\)|#{1,6}|>+)\s")
_NARROWEST, _WIDEST = 40, 120  # characters a wrapped line has; mail and agencies wrap at 60 to 80
_LINE = re.compile(r"[^\S\r\n]*(?:\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty, white space at its edges left out."""

    start: int
    end: int
    text: str
    opens: bool  # an empty line, or nothing, stands before it


def find_lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of ``text[start:end]`` that are not empty."""
    place, opens = start, True
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = place + len(line) - len(line.lstrip())
            yield Line(first, first + len(stripped), stripped, opens)
        opens = not stripped
        place += len(line)


def find_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last offset of each paragraph of ``text[start:end]``, in order."""
    above: Line | None = None
    begun = widest = 0
    is_wrapped = False  # a sentence was seen running over a line end: this text is hard-wrapped
    for line in find_lines(text, start, end):
        if above is None:
            begun, widest = line.start, len(line.text)
        elif line.opens or not _goes_on(above.text, line.text, widest, is_wrapped=is_wrapped):
            yield begun, above.end
            begun = line.start
            widest = len(line.text) if line.opens else max(widest, len(line.text))
        else:
            is_wrapped = is_wrapped or not ends_with_stop(above.text)
            widest = max(widest, len(line.text))
        above = line
    if above is not None:
        yield begun, above.end


def _goes_on(above: str, below: str, widest: int, *, is_wrapped: bool) -> bool:
    """Whether ``below`` carries on the paragraph of ``above``, the line right before it."""
    if _CELLS.search(above, 0, 400) or _CELLS.search(below, 0, 400) or _ITEM.match(below):
        return False
    first = below.split(None, 1)[0]
    # A line is broken where its next word would have passed the width, and never passes it.
    full = len(above) + 1 + len(first)
    is_full = _NARROWEST <= len(above) <= _WIDEST and full > widest and len(below) < full
    if ends_with_stop(above):
        return is_wrapped and is_full
    if below[0].islower():
        return len(above) >= 30 or above[-1] in ",-–—"
    return is_full and (len(below) >= _NARROWEST or ends_with_stop(below))

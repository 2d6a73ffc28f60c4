"""Tables and lists in running text, by the look of their lines."""

import re
from collections.abc import Callable, Iterator

from hearsay.records.document import Span
from hearsay.records.ledger import Note
from hearsay.text.paragraphs import Line, find_lines

_BAR = re.compile(r"\t+|\s*\|\s*")
_GAP = re.compile(r" {3,}")
_RULE = re.compile(r"[-+=|:_\s]+")
_ITEM = re.compile(r"(?:[-*•·▪◦‣●○]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_LONGEST_ROW = 400  # characters; a longer line is text that holds a bar or a tab by chance
_LONGEST_POINT = 300  # characters; a longer one is a numbered paragraph, read like any other
_FEWEST = 3  # lines; fewer look like a table or list by chance


def find_tables(text: str) -> Iterator[Note]:
    """A note for each stretch of three and more lines in a row that are cut into cells."""
    told = "This looks like a table: its rows are taken as they stand, not as sentences."
    for span in _runs(text, _is_row, over_gaps=False):
        yield Note("table", span, told)


def find_lists(text: str) -> Iterator[Note]:
    """A note for each stretch of three and more lines that begin with a mark or a number."""
    told = "This is a list: its points may belong to the words before it."
    for span in _runs(text, _is_item, over_gaps=True):
        yield Note("list", span, told)


def _runs(text: str, is_member: Callable[[str], bool], *, over_gaps: bool) -> Iterator[Span]:
    """Stretches of lines that are members; empty lines break them unless ``over_gaps``."""
    run: list[Line] = []
    for line in find_lines(text, 0, len(text)):
        is_in = is_member(line.text)
        if run and (not is_in or (line.opens and not over_gaps)):
            yield from _span(run)
            run = []
        if is_in:
            run.append(line)
    yield from _span(run)


def _span(run: list[Line]) -> Iterator[Span]:
    if len(run) >= _FEWEST:
        yield Span(run[0].start, run[-1].end)


def _is_row(line: str) -> bool:
    if len(line) > _LONGEST_ROW:
        return False
    if "|" in line or "\t" in line:
        return sum(bool(cell) for cell in _BAR.split(line)) >= 2 or bool(_RULE.fullmatch(line))
    return len(_GAP.split(line)) >= 2 and any(map(str.isdigit, line))


def _is_item(line: str) -> bool:
    return len(line) <= _LONGEST_POINT and bool(_ITEM.match(line))

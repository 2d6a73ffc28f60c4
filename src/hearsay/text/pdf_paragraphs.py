"""Lines of pages to paragraphs: hyphens undone, page headers and footers left out, pages joined."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hearsay.text.pdf_lines import Line
from hearsay.text.stops import ends_with_stop

_EDGE = 3  # lines at the top and at the bottom of a page that may be its header or footer
_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|von|sur|\|)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_OFTEN = 3  # pages, of however many: the headers of a chapter are not on all of them
_NAME = re.compile(r"[^\W\d_]{3}")
_DIGITS = re.compile(r"\d+")
_OTHER_SIZE = 1.12  # times as large: another kind of text, such as a heading
_SMALL = 0.88  # of the usual size: notes below the text
_NOT_RARE = 0.2  # of all steps between lines
_WIDE_STEP = 1.3  # times the usual step between lines: an empty line
_ROW_STEP = 2.2  # the same between the rows of a table
_INDENT, _DEEP = 0.7, 6.0  # of the size: a first line moved in by so much begins a paragraph
_SHORT = 0.85  # of the width of the column: a line that ends before it was not full
_POINT = re.compile(r"(?:[•·▪◦‣●○*–—-]|\(?\d{1,2}[.)]|\([a-z]\))\s")
_LABEL = re.compile(r"[A-Z][A-Z .’'-]{2,40}:\s")  # a turn of a transcript begins
_BROKEN = re.compile(r"[^\W\d_](?:-|\u00ad|\u2010)$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CELL = " | "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together, and the pages they stand on, counted from 1."""

    text: str
    first: int
    last: int
    size: float  # of its letters

    @property
    def pages(self) -> str:
        """As a locator writes it: "3" or "3-4"."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def find_paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[Paragraph, ...]:
    """The paragraphs of all pages in order, those running over a column or a page joined."""
    kept = _without_furniture(pages)
    words = frozenset(
        word.lower() for page in kept for line in page for word in _WORDS.findall(line.text)
    )
    usual = _usual_size(kept)
    step = _usual_step(kept, usual)
    found: list[Paragraph] = []
    for number, page in enumerate(kept, 1):
        for lines in _cut(page, step):
            _add(found, _joined(lines, words, number), words, usual)
    return tuple(found)


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size most letters are set in."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page:
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


# --- headers and footers -----------------------------------------------------------------------


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines at their edges that come again on other pages, or count pages."""
    times: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        times.update({_look(line) for line in _edges(page)})
    with_text = sum(bool(page) for page in pages)
    enough = max(2, min(_OFTEN, with_text // 2))
    kept: list[list[Line]] = []
    for page in pages:
        edge = {id(line) for line in _edges(page) if _is_furniture(line, times, enough)}
        kept.append([line for line in page if id(line) not in edge])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    by_place = sorted(page, key=lambda line: -line.y)
    top, bottom = by_place[:_EDGE], by_place[-_EDGE:]
    return list({id(line): line for line in (*top, *bottom)}.values())


def _is_furniture(line: Line, times: Counter[tuple[str, int, int]], enough: int) -> bool:
    if _NUMBER.fullmatch(line.text):
        return True
    return times[_look(line)] >= enough and _NAME.search(line.text) is not None


def _look(line: Line) -> tuple[str, int, int]:
    """What makes two lines the same header: words, any digits, size of letters, and height."""
    return _DIGITS.sub("0", line.text).casefold(), round(line.size), round(line.y / 12)


# --- paragraphs --------------------------------------------------------------------------------


def _cut(page: Sequence[Line], step: float) -> list[list[Line]]:
    """The lines of a page cut into paragraphs."""
    found: list[list[Line]] = []
    for line in page:
        if found and not _begins(found[-1], line, step):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _usual_step(pages: Sequence[Sequence[Line]], usual: float) -> float:
    """From one baseline to the next in running text: the smallest step that is not rare."""
    steps: Counter[float] = Counter()
    for page in pages:
        for above, below in pairwise(page):
            apart = above.y - below.y
            if above.block == below.block and 0 < apart < 4 * max(usual, 1):
                steps[round(apart * 2) / 2] += 1
    frequent = [step for step, times in steps.items() if times >= _NOT_RARE * steps.total()]
    return min(frequent, default=1.2 * usual)


def _begins(above: list[Line], line: Line, step: float) -> bool:
    """Whether a line begins another paragraph than the lines above it."""
    last = above[-1]
    if last.block != line.block or _POINT.match(line.text) or _LABEL.match(line.text):
        return True
    larger, smaller = max(last.size, line.size), min(last.size, line.size)
    if larger > _OTHER_SIZE * smaller:
        return True
    is_row = _CELL in line.text
    if (_CELL in last.text) != is_row:
        return True
    if last.y - line.y > (_ROW_STEP if is_row else _WIDE_STEP) * max(step, line.size):
        return True
    if is_row:
        return False
    if _is_indented(above, line):
        return True
    left, right = line.column
    is_full = last.right - left >= _SHORT * (right - left)
    return not is_full and ends_with_stop(last.text)


def _is_indented(above: list[Line], line: Line) -> bool:
    """Whether a line is moved in and the one above it is not: a first line."""
    by = line.left - above[-1].left
    starts_paragraph = len(above) == 1 and above[0].left > line.column[0] + _INDENT * line.size
    return _INDENT * line.size < by < _DEEP * line.size and not (
        starts_paragraph or _POINT.match(above[0].text)
    )


def _joined(lines: Sequence[Line], words: frozenset[str], page: int) -> Paragraph:
    text = lines[0].text
    is_table = all(_CELL in line.text for line in lines)
    for line in lines[1:]:
        text = f"{text}\n{line.text}" if is_table else _continued(text, line.text, words)
    return Paragraph(text, page, page, lines[0].size)


def _continued(text: str, more: str, words: frozenset[str]) -> str:
    """Two lines as one, the hyphen of a word broken between them undone.

    It stays where the document has the word with it elsewhere, or goes on with a capital.
    """
    if not _BROKEN.search(text) or not more[:1].islower():
        return f"{text} {more}" if not _BROKEN.search(text) else f"{text}{more}"
    last = re.split(r"[\s(\[“\"]", text)[-1]
    match = _WORDS.match(more)
    with_hyphen = f"{last[:-1]}-{match[0] if match else ''}".lower()
    if text.endswith("-") and with_hyphen in words:
        return f"{text}{more}"
    return f"{text[:-1]}{more}"


def _add(found: list[Paragraph], fresh: Paragraph, words: frozenset[str], usual: float) -> None:
    """Add a paragraph, or the rest of one that was broken off by the end of a column or page.

    Notes below the text stand between the two and are stepped over.
    """
    place = len(found) - 1
    is_usual = abs(fresh.size - usual) < 0.1 * usual
    while place >= 0 and is_usual and found[place].size < _SMALL * usual:
        place -= 1
    if place >= 0 and is_usual and _goes_on(found[place], fresh, usual):
        before = found[place]
        text = _continued(before.text, fresh.text, words)
        found[place] = replace(before, text=text, last=fresh.last)
    else:
        found.append(fresh)


def _goes_on(before: Paragraph, fresh: Paragraph, usual: float) -> bool:
    same = abs(before.size - usual) < 0.1 * usual
    is_open = not ends_with_stop(before.text) and not before.text.endswith(":")
    return (
        same
        and is_open
        and fresh.text[:1].islower()
        and not _POINT.match(fresh.text)
        and _CELL not in before.text
        and fresh.first - before.last <= 1
    )

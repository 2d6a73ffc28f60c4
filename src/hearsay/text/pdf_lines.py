"""Runs of letters to lines in the order they are read: rows, columns, tables.

Two stretches of one row are parted by a gutter or by the gap of a table. A gutter is a strip that
stays free over several rows with lines of text on both sides; the columns it parts are read one
after the other. Cells of a table are joined by " | ".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from hearsay.text.pdf_runs import Run

_SAME_ROW = 0.4  # of the size of letters: baselines this near are one row
_WORD_GAP = 0.13  # of the size: a wider gap is a space; letters of one word are nearer
_GAP = 1.05  # of the size: a wider gap may be a gutter; spaces of justified lines are narrower
_CELL_GAP = 1.9  # of the size: outside columns, a wider gap parts two cells
_FEWEST = 3  # lines on each side of a gutter
_LETTERS = 18  # on average in a line of a column of text; cells of a table have fewer
_LARGER = 1.2  # times the size of letters in the columns: no line of theirs
_MOST = 2_000  # stretches of a page that gutters are looked for in: the search is quadratic
_BULLET = re.compile(r"(?:[-–—•·▪◦‣●○*]|\(?[0-9a-zA-Z]{1,3}[.)])\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column, or a row of a table."""

    left: float
    right: float
    y: float
    size: float
    text: str
    column: tuple[float, float]  # left and right edge of what it is set in
    block: int  # lines of one column of one stretch of the page share a number


def find_lines(runs: Iterable[Run]) -> tuple[Line, ...]:
    """The lines of a page in the order they are read."""
    stretches = _stretches(runs)
    lines: list[Line] = []
    block = 0
    for group in _in_reading_order(stretches):
        rows = _rows_of(group)
        if rows:
            column = (min(row.left for row in rows), max(row.right for row in rows))
            lines += (Line(r.left, r.right, r.y, r.size, r.text, column, block) for r in rows)
            block += 1
    return tuple(lines)


# --- rows --------------------------------------------------------------------------------------


def _stretches(runs: Iterable[Run]) -> list[Run]:
    """Runs joined where they touch or are a space apart; from the top down, left to right."""
    found: list[Run] = []
    for row in _in_rows(run for run in runs if run.text.strip() or run.text == " "):
        open_one: Run | None = None
        for run in sorted(row, key=lambda run: run.left):
            if open_one is not None and _is_drawn_twice(open_one, run):
                continue
            if open_one is None or run.left - open_one.right > _GAP * max(open_one.size, run.size):
                if open_one is not None:
                    found.append(open_one)
                open_one = run
            else:
                open_one = _joined(open_one, run)
        if open_one is not None:
            found.append(open_one)
    return [tidy for run in found if (tidy := _tidy(run)).text]


def _in_rows(runs: Iterable[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if rows and abs(rows[-1][0].y - run.y) <= _SAME_ROW * max(rows[-1][0].size, run.size, 1):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _is_drawn_twice(one: Run, other: Run) -> bool:
    """Whether the same letters stand on themselves, as some programs print bold."""
    near = 0.2 * other.size
    return (
        one.text.endswith(other.text) and abs(one.right - other.right) < near and other.text != " "
    )


def _joined(one: Run, other: Run) -> Run:
    apart = other.left - one.right > _WORD_GAP * max(one.size, other.size)
    has_space = one.text.endswith(" ") or other.text.startswith(" ")
    text = one.text + (" " if apart and not has_space else "") + other.text
    larger = one if len(one.text.strip()) >= len(other.text.strip()) else other
    return Run(one.left, max(one.right, other.right), larger.y, larger.size, text)


def _tidy(run: Run) -> Run:
    return Run(run.left, run.right, run.y, run.size, " ".join(run.text.split()))


# --- columns -----------------------------------------------------------------------------------


def _in_reading_order(stretches: list[Run]) -> list[list[Run]]:
    """Groups of stretches, each a column or what runs over the whole width."""
    if len(stretches) > _MOST:
        return [stretches]
    groups: list[list[Run]] = []
    wide: list[Run] = []
    start = 0
    while start < len(stretches):
        end, columns = _columns_from(stretches, start)
        if columns:
            groups += [wide, *columns]
            wide = []
            start = end
        else:
            wide.append(stretches[start])
            start += 1
    return [group for group in (*groups, wide) if group]


def _columns_from(stretches: Sequence[Run], start: int) -> tuple[int, list[list[Run]]]:
    """The columns that begin with this stretch, and where they end; none where there are none."""
    bands: list[tuple[float, float]] = []  # what the columns cover, from left to right
    end = start
    for place in range(start, len(stretches)):
        one = stretches[place]
        merged = _covered(bands, one)
        if len(merged) < len(bands) or (len(merged) == 1 and place - start > _FEWEST * 2):
            break
        bands, end = merged, place + 1
    while len(bands) > 1:
        group = stretches[start:end]
        if group[0].size > _LARGER * median(one.size for one in group):
            break  # the last line of a heading above the columns, as narrow as one of them
        columns = [[one for one in group if _is_in(one, band)] for band in bands]
        if all(map(_is_text, columns)):
            return end, columns
        weakest = min(range(len(columns)), key=lambda number: len(columns[number]))
        if len(columns) == 2 or len(columns[weakest]) >= _FEWEST:
            break
        # A few short lines of their own, such as a page number: the rest may be columns still.
        end = start + next(
            number for number, one in enumerate(group) if _is_in(one, bands[weakest])
        )
        bands = []
        for one in stretches[start:end]:
            bands = _covered(bands, one)
    return start, []


def _covered(bands: list[tuple[float, float]], one: Run) -> list[tuple[float, float]]:
    """The strips that are covered once this stretch is too; near ones have grown together."""
    left, right = one.left, one.right
    apart: list[tuple[float, float]] = []
    for band in bands:
        if left - band[1] > _GAP * 0.7 * one.size or band[0] - right > _GAP * 0.7 * one.size:
            apart.append(band)
        else:
            left, right = min(left, band[0]), max(right, band[1])
    return sorted([*apart, (left, right)])


def _is_in(one: Run, band: tuple[float, float]) -> bool:
    return band[0] <= one.left and one.right <= band[1]


def _is_text(column: Sequence[Run]) -> bool:
    return len(column) >= _FEWEST and fmean(len(one.text) for one in column) >= _LETTERS


def _rows_of(group: Sequence[Run]) -> list[Run]:
    """The lines of a group: stretches of one row joined by a space, or as the cells of a table."""
    lines: list[Run] = []
    for row in _in_rows(group):
        ordered = sorted(row, key=lambda one: one.left)
        line = ordered[0]
        for one in ordered[1:]:
            is_cell = one.left - line.right > _CELL_GAP * one.size
            is_point = _BULLET.fullmatch(line.text) is not None
            between = " | " if is_cell and not is_point else " "
            size = median((line.size, one.size))
            line = Run(line.left, one.right, line.y, size, f"{line.text}{between}{one.text}")
        lines.append(line)
    return lines

"""Pictures of times and figures, drawn as wide as there is room; their words keep their size."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from hearsay.records.standing import Point, Standing
from hearsay.report.markup import Html, element, join
from hearsay.report.timeline import Moment

_COLUMNS = 13  # of the timeline: a dot is 20 pixels wide, a telephone has 340
_ROW, _AXIS = 24, 26  # height of a row of dots, of the years below
_SHOWN = 60  # moments; more are only listed
_HEIGHT = 170  # of a chart of figures
_TOP, _BOTTOM = 22, 28  # of it, kept for words
_LEFT, _WIDE = 2.0, 94.0  # where its figures begin and how much room they take, in per cent
_TICKS = 5


def draw_timeline(moments: Sequence[Moment], name: str = "timeline") -> Html:
    """A dot for each moment, numbered as in the list below, above an axis of years."""
    shown = moments[:_SHOWN]
    first, last = _day(shown[0].days.first), max(_day(one.days.first) for one in shown)
    length = max(last - first, 1)
    stacked: dict[int, int] = {}
    places = []
    for one in shown:
        column = round((_day(one.days.first) - first) / length * (_COLUMNS - 1))
        stacked[column] = stacked.get(column, -1) + 1
        places.append((column, stacked[column]))
    height = (max(stacked.values()) + 1) * _ROW + _AXIS
    base = height - _AXIS
    dots = [
        _dot(number, _across(column), base - 14 - row * _ROW, is_due=one.is_deadline)
        for number, ((column, row), one) in enumerate(zip(places, shown, strict=True), 1)
    ]
    line = element("line", x1="0", x2="100%", y1=str(base), y2=str(base), class_="axis")
    told = f"{len(shown)} dated statements from {shown[0].when} to {shown[-1].when}; listed below"
    return element(
        "svg", element("title", "Timeline", id=f"{name}-title"),
        element("desc", told, id=f"{name}-desc"), line, *_years(first, length, base), *dots,
        width="100%", height=str(height), class_="chart", role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def _day(given: date) -> int:
    return given.toordinal()


def _across(column: int) -> str:
    return f"{4 + 92 * column / (_COLUMNS - 1):.2f}%"


def _dot(number: int, x: str, y: int, *, is_due: bool) -> Html:
    kind = "dot due" if is_due else "dot"
    circle = element("circle", cx=x, cy=str(y), r="10", class_=kind)
    return join([circle, element("text", str(number), x=x, y=str(y + 4), class_="in-dot")])


def _years(first: int, length: int, base: int) -> list[Html]:
    """Years along the axis, few enough not to touch one another on a telephone."""
    start, end = date.fromordinal(first).year, date.fromordinal(first + length).year
    count = min(_TICKS, end - start + 1)
    years = sorted({start + round(n * (end - start) / max(count - 1, 1)) for n in range(count)})
    ticks = []
    for year in years:
        share = min(max((date(year, 1, 1).toordinal() - first) / length, 0), 1)
        anchor = "start" if share < 0.06 else "end" if share > 0.94 else "middle"
        x = f"{4 + 92 * share:.2f}%"
        ticks.append(
            element("text", str(year), x=x, y=str(base + 18), text_anchor=anchor, class_="tick")
        )
    return _spaced(years, ticks, first, length)


def _spaced(years: Sequence[int], ticks: Sequence[Html], first: int, length: int) -> list[Html]:
    """The ticks that stand a seventh of the width or more from the one before."""
    kept: list[Html] = []
    before = -1.0
    for year, tick in zip(years, ticks, strict=True):
        share = min(max((date(year, 1, 1).toordinal() - first) / length, 0), 1)
        if share - before >= 1 / 7 or not kept:
            kept.append(tick)
            before = share
    return kept


# --- a commitment against its series -------------------------------------------------------------


def draw_series(standing: Standing, name: str) -> Html:
    """The figures as lines, the target as a broken line, the deadline at the right edge."""
    points, target = standing.series, standing.target or Decimal(0)
    years = [one.period.first.year for one in points]
    due = standing.deadline.last.year if standing.deadline else max(years)
    first, last = min(years), max(*years, due)
    values = [one.value for one in points]
    low, high = min(*values, target, Decimal(0)), max(*values, target)
    span = (high - low) or Decimal(1)

    def across(year: int) -> float:
        return _LEFT + _WIDE * (year - first) / max(last - first, 1)

    def down(value: Decimal) -> float:
        return float(_TOP + (high - value) / span * (_HEIGHT - _TOP - _BOTTOM))

    lines = [_line(group, across, down) for group in _by_subject(points)]
    at = down(target)
    told = f"{_amount(target)} {standing.unit}".strip()
    marks = [
        element("line", x1="0", x2="100%", y1=f"{at:.1f}", y2=f"{at:.1f}", class_="target"),
        element(
            "text", f"target {told}", x="100%", y=f"{at - 6:.1f}", text_anchor="end", class_="tick"
        ),
        *_dots(points, across, down),
        *_ticks(first, last, across),
    ]
    return element(
        "svg", element("title", f"The figures against the target of {told}", id=f"{name}-title"),
        element("desc", in_words(standing), id=f"{name}-desc"), *lines, *marks,
        width="100%", height=str(_HEIGHT), class_="chart", role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def in_words(standing: Standing) -> str:
    """The figures of each subject, year by year."""
    return "; ".join(
        f"{group[0].subject}: "
        + ", ".join(f"{one.period.first.year} {_amount(one.value)}" for one in group)
        for group in _by_subject(standing.series)
    )


def _by_subject(points: Sequence[Point]) -> list[list[Point]]:
    grouped: dict[str, list[Point]] = {}
    for one in points:
        grouped.setdefault(one.subject, []).append(one)
    return list(grouped.values())


def _line(
    group: Sequence[Point], across: Callable[[int], float], down: Callable[[Decimal], float]
) -> Html:
    """A line that stretches with the picture: drawn on a hundred by the height."""
    path = " ".join(f"{across(one.period.first.year):.2f},{down(one.value):.1f}" for one in group)
    drawn = element("polyline", points=path, class_="series", vector_effect="non-scaling-stroke")
    return element(
        "svg", drawn, viewBox=f"0 0 100 {_HEIGHT}", preserveAspectRatio="none",
        width="100%", height=str(_HEIGHT),
    )  # fmt: skip


def _dots(
    points: Sequence[Point], across: Callable[[int], float], down: Callable[[Decimal], float]
) -> list[Html]:
    """A dot for each figure; the latest of a single series with its value."""
    dots = [
        element(
            "circle", r="3.5",
            cx=f"{across(one.period.first.year):.2f}%", cy=f"{down(one.value):.1f}",
            class_="figure estimate" if one.is_estimate else "figure",
        )
        for one in points
    ]  # fmt: skip
    groups = _by_subject(points)
    if len(groups) == 1:
        last = groups[0][-1]
        x, y = f"{across(last.period.first.year):.2f}%", f"{down(last.value) + 18:.1f}"
        dots.append(
            element("text", _amount(last.value), x=x, y=y, text_anchor="middle", class_="tick")
        )
    return dots


def _ticks(first: int, last: int, across: Callable[[int], float]) -> list[Html]:
    count = min(_TICKS, last - first + 1)
    years = sorted({first + round(n * (last - first) / max(count - 1, 1)) for n in range(count)})
    ticks = []
    for year in years:
        x = across(year)
        anchor = "start" if x < 8 else "end" if x > 92 else "middle"
        ticks.append(
            element(
                "text",
                str(year),
                x=f"{x:.2f}%",
                y=str(_HEIGHT - 8),
                text_anchor=anchor,
                class_="tick",
            )
        )
    return ticks


def _amount(value: Decimal) -> str:
    rounded = round(value, 2)
    return f"{rounded:,.2f}".rstrip("0").rstrip(".")

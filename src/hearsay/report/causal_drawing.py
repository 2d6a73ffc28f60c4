"""The causal map as pictures: one for each group of linked concepts, boxes with arcs beside.

Sizes are in pixels and do not shrink, so that the words can be read on a telephone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hearsay.records.ledger import Ledger
from hearsay.report.causal_map import CausalMap, MapLink, find_map
from hearsay.report.markup import Html, element, join
from hearsay.report.visible import one_line, shortened

WIDTH = 338  # of a picture: what a telephone of 390 pixels leaves
_BOX = 252  # width of a box
_LINE, _PAD, _GAP = 17, 9, 34  # height of a line, room above and below the words, between boxes
_CHARACTERS = 33  # on a line of a box, at 13 pixels
_LINES = 4  # of a box; the list beside the picture has the words in full
_STRAIGHT = 26  # where an arrow to the box right below runs, from the left
_NEAREST, _STEP, _FARTHEST = 18, 13, 72  # how far arcs stand out from the boxes


@dataclass(frozen=True, slots=True)
class _Box:
    number: int
    lines: tuple[str, ...]
    top: int

    @property
    def height(self) -> int:
        return 2 * _PAD + _LINE * len(self.lines)

    @property
    def bottom(self) -> int:
        return self.top + self.height


def draw_groups(found: CausalMap, name: str = "map") -> tuple[Html, ...]:
    """A picture for each group of concepts that are linked, the largest first."""
    groups = _groups(found)
    return tuple(_draw(found, group, f"{name}-{n}") for n, group in enumerate(groups, 1))


def render_svg(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """The whole map as one SVG file with its own colours, for light and for dark."""
    found = find_map(ledgers)
    pictures, top = [], 0
    for number, group in enumerate(_groups(found), 1):
        drawn, height = _picture(found, group, f"map-{number}")
        pictures.append(
            element("svg", drawn, x="8", y=str(top + 8), width=str(WIDTH), height=str(height))
        )
        top += height + 24
    told = element("text", "No causes were found.", x="8", y="24") if not pictures else None
    svg = element(
        "svg", element("title", "Causal map"), element("desc", _in_words(found, found.links)),
        element("style", Html(_style())), told, *pictures,
        xmlns="http://www.w3.org/2000/svg", width=str(WIDTH + 16), height=str(max(top, 40)),
        viewBox=f"0 0 {WIDTH + 16} {max(top, 40)}", class_="causal", role="img",
    )  # fmt: skip
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'


@cache
def _style() -> str:
    """The parts of the page's style that a picture of the map needs."""
    whole = (files("hearsay.report") / "page.css").read_text(encoding="utf-8")
    colours = whole[: whole.index("/* end of colours */")]
    start, end = whole.index("/* causal map */"), whole.index("/* end of causal map */")
    return colours + whole[start:end]


# --- groups and their order ----------------------------------------------------------------------


def _groups(found: CausalMap) -> list[list[int]]:
    """Concepts that are linked with one another, causes before effects as far as that goes."""
    near: dict[int, set[int]] = {one.number: set() for one in found.concepts}
    for link in found.links:
        near[link.cause].add(link.effect)
        near[link.effect].add(link.cause)
    groups, seen = [], set[int]()
    for start in near:
        if start in seen:
            continue
        group, waiting = set[int](), [start]
        while waiting:
            one = waiting.pop()
            if one not in group:
                group.add(one)
                waiting += near[one] - group
        seen |= group
        groups.append(_ordered(found.links, group))
    return sorted(groups, key=lambda group: (-len(group), group))


def _ordered(links: Sequence[MapLink], group: set[int]) -> list[int]:
    following: dict[int, list[int]] = {one: [] for one in group}
    reached = dict.fromkeys(group, 0)
    for link in links:
        if link.cause in group:
            following[link.cause].append(link.effect)
            reached[link.effect] += 1
    ordered: list[int] = []
    for start in sorted(group, key=lambda one: (reached[one] > 0, one)):
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in ordered:
                ordered.append(one)
                waiting += sorted(following[one], reverse=True)
    return ordered


# --- drawing -------------------------------------------------------------------------------------


def _draw(found: CausalMap, group: Sequence[int], name: str) -> Html:
    drawn, height = _picture(found, group, name)
    links = [link for link in found.links if link.cause in group]
    return element(
        "svg", element("title", _title(found, group), id=f"{name}-title"),
        element("desc", _in_words(found, links), id=f"{name}-desc"), drawn,
        width=str(WIDTH), height=str(height), class_="causal", role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def _title(found: CausalMap, group: Sequence[int]) -> str:
    return f"Causes and effects around {shortened(found.label(group[0]), 60)}"


def _in_words(found: CausalMap, links: Iterable[MapLink]) -> str:
    return "; ".join(
        f"{one_line(found.label(one.cause))} → {'more' if one.sign > 0 else 'less'}: "
        f"{one_line(found.label(one.effect))} ({', '.join(one.who)})"
        for one in links
    )


def _picture(found: CausalMap, group: Sequence[int], name: str) -> tuple[Html, int]:
    del name
    boxes: dict[int, _Box] = {}
    top = 1
    for number in group:
        box = _Box(number, _wrapped(found.label(number)), top)
        boxes[number] = box
        top = box.bottom + _GAP
    place = {number: n for n, number in enumerate(group)}
    links = [link for link in found.links if link.cause in place]
    drawn: list[Html] = []
    used: set[int] = set()
    arcs: list[MapLink] = []
    for link in links:
        if place[link.effect] == place[link.cause] + 1 and place[link.cause] not in used:
            used.add(place[link.cause])
            drawn.append(_arrow(boxes[link.cause], boxes[link.effect], link))
        else:
            arcs.append(link)
    arcs.sort(key=lambda one: abs(place[one.cause] - place[one.effect]))
    for level, link in enumerate(arcs):
        drawn.append(_arc(boxes[link.cause], boxes[link.effect], link, level))
    rects = [_boxed(found, box) for box in boxes.values()]
    return join([*drawn, *rects]), top - _GAP + 2


def _wrapped(label: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in one_line(label).split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= _CHARACTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word[:_CHARACTERS])
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: _CHARACTERS - 1]}…"]
    return tuple(lines)


def _boxed(found: CausalMap, box: _Box) -> Html:
    loops = [one.name for one in found.loops if box.number in one.concepts]
    words = [
        element("text", line, x="12", y=str(box.top + _PAD + _LINE * n + 13), class_="words")
        for n, line in enumerate(box.lines)
    ]
    mark = (
        element("text", " ".join(loops), x=str(_BOX - 6), y=str(box.top + 13), class_="loop")
        if loops
        else None
    )
    rect = element(
        "rect", x="1", y=str(box.top), width=str(_BOX), height=str(box.height), rx="4", class_="box"
    )
    return join([rect, *words, mark])


def _kind(link: MapLink) -> str:
    sign = "plus" if link.sign > 0 else "minus"
    return f"{sign} open" if not link.is_held else sign


def _sign(link: MapLink) -> str:
    return "+" if link.sign > 0 else "−"


def _arrow(cause: _Box, effect: _Box, link: MapLink) -> Html:
    """Straight down to the box right below, with who says so beside it."""
    x, start, end = _STRAIGHT, cause.bottom, effect.top
    who = shortened(_who(link), 38)
    return element(
        "g",
        element("path", d=f"M{x} {start}V{end - 6}", class_="link"),
        element("path", d=f"M{x} {end}l-5 -8h10z", class_="head"),
        element("text", _sign(link), x=str(x - 18), y=str(start + 22), class_="sign-of"),
        element("text", who, x=str(x + 12), y=str(start + 21), class_="who"),
        class_=_kind(link),
    )


def _who(link: MapLink) -> str:
    first, *others = link.who
    more = f" and {len(others)} more" if others else ""
    stance = next((one.stance.value for one in link.tellings), "")
    told = "" if link.is_held and stance == "asserted" else f" ({stance})"
    return f"{first}{more}{told}"


def _arc(cause: _Box, effect: _Box, link: MapLink, level: int) -> Html:
    """From the right side of one box to that of another, around what lies between."""
    is_down = cause.top < effect.top
    start = cause.top + cause.height // 2 + (5 if is_down else -5)
    end = effect.top + effect.height // 2 + (-5 if is_down else 5)
    edge = _BOX + 1
    out = edge + min(_NEAREST + _STEP * level, _FARTHEST)
    turn = 8 if is_down else -8
    path = (
        f"M{edge} {start}H{out - 8}Q{out} {start} {out} {start + turn}V{end - turn}"
        f"Q{out} {end} {out - 8} {end}H{edge + 6}"
    )
    middle = (start + end) // 2
    return element(
        "g",
        element("path", d=path, class_="link"),
        element("path", d=f"M{edge} {end}l8 -5v10z", class_="head"),
        element("circle", cx=str(out), cy=str(middle), r="8", class_="disc"),
        element("text", _sign(link), x=str(out), y=str(middle + 4), class_="sign-of middle"),
        class_=_kind(link),
    )

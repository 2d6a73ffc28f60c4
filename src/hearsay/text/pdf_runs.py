"""What a page of a PDF draws as text: runs of letters with place and size (ISO 32000-1, 9).

pypdf parses the file, decodes the letters and knows their widths; where each run stands is kept
here, because columns, headers and paragraphs are told apart by place alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
_STILL: Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST = 8  # forms drawn within forms
_MOST_RUNS = 200_000  # on one page; a page of a newspaper has some thousand


@dataclass(frozen=True, slots=True)
class Run:
    """Letters drawn at once. Points of 1/72 inch; y grows upwards, as on the page."""

    left: float
    right: float
    y: float  # of the baseline
    size: float  # height of the letters, as printed
    text: str


@dataclass(frozen=True, slots=True)
class _Font:
    """One state of the text operators; 9.3 of the standard names its fields."""

    font: Any = None  # None: none was chosen, and no text is read
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0


@dataclass(slots=True)
class _Pen:
    """Where text is drawn next. The one thing here that changes: it follows the operators."""

    place: Matrix = _STILL  # of the page
    look: _Font = field(default_factory=_Font)
    text: Matrix = _STILL
    line: Matrix = _STILL
    kept: list[tuple[Matrix, _Font]] = field(default_factory=list)
    artifact: list[bool] = field(default_factory=list)  # marked content that is open


@dataclass(frozen=True, slots=True)
class _Drawn:
    run: Run
    turn: int  # quarters of a circle that the letters are turned by


def find_runs(page: Any) -> tuple[Run, ...]:
    """The runs of a page as seen when most of its text is upright; the rest is left out.

    Left out are also what the file itself marks as an artifact (page headers, page numbers) and
    what is turned: stamps and watermarks.
    """
    drawn: list[_Drawn] = []
    contents = page.get_contents()
    if contents is None:
        return ()
    for one in _draw(contents, page, page.pdf, _Pen(), 0):
        drawn.append(one)
        if len(drawn) >= _MOST_RUNS:
            break
    letters: Counter[int] = Counter()
    for one in drawn:
        letters[one.turn] += len(one.run.text.strip())
    upright = letters.most_common(1)[0][0] if letters else 0
    return tuple(one.run for one in drawn if one.turn == upright)


def _draw(stream: Any, holder: Any, pdf: Any, pen: _Pen, depth: int) -> Iterator[_Drawn]:
    """Follow the operators of a content stream; ``holder`` has the resources they name."""
    from pypdf.generic import ContentStream  # noqa: PLC0415  # heavy: only for PDF

    resources = _resources(holder)
    fonts = _Fonts(resources)
    for operands, operator in ContentStream(stream, pdf).operations:
        name = operator.decode("latin-1")
        if name == "Do" and operands and depth < _DEEPEST:
            yield from _draw_form(resources, operands[0], holder, pdf, pen, depth)
        elif name in _SHOW:
            yield from _show(name, operands, pen)
        elif name == "Tf" and len(operands) > 1:
            pen.look = replace(pen.look, font=fonts.get(operands[0]), size=_number(operands[1]))
        elif name in _MOVE:
            _move(name, operands, pen)


def _draw_form(
    resources: Any, name: Any, holder: Any, pdf: Any, pen: _Pen, depth: int
) -> Iterator[_Drawn]:
    forms = _got(resources, "/XObject")
    form = _got(forms, name)
    if form is None or form.get("/Subtype") != "/Form":
        return
    place, look = pen.place, pen.look
    matrix = [_number(one) for one in form.get("/Matrix", _STILL)]
    inner = _Pen(_times(_matrix(matrix), place), look, artifact=list(pen.artifact))
    source = form if _got(form, "/Resources") is not None else holder
    yield from _draw(form, source, pdf, inner, depth + 1)


class _Fonts:
    """The fonts of a page, read when they are chosen."""

    def __init__(self, resources: Any) -> None:
        self._named = _got(resources, "/Font")
        self._read: dict[str, Any] = {}

    def get(self, name: Any) -> Any:
        """The font, or None where the page has none of this name or it tells no letters."""
        from pypdf.generic._font import Font  # noqa: PLC0415  # pypdf keeps widths nowhere else

        if name not in self._read:
            given = _got(self._named, name)
            font = None if given is None else Font.from_font_resource(given)
            self._read[name] = font if font is not None and font.interpretable else None
        return self._read[name]


# --- operators ---------------------------------------------------------------------------------

_SHOW = {"Tj", "TJ", "'", '"'}
_MOVE = {
    "q", "Q", "cm", "BT", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "BMC", "BDC", "EMC",
}  # fmt: skip


def _move(name: str, operands: list[Any], pen: _Pen) -> None:
    numbers = [_number(one) for one in operands]
    first = numbers[0] if numbers else 0.0
    if name == "q":
        pen.kept.append((pen.place, pen.look))
    elif name == "Q" and pen.kept:
        pen.place, pen.look = pen.kept.pop()
    elif name == "cm":
        pen.place = _times(_matrix(numbers), pen.place)
    elif name == "BT":
        pen.text = pen.line = _STILL
    elif name == "Tm":
        pen.text = pen.line = _matrix(numbers)
    elif name in {"Td", "TD"} and len(numbers) > 1:
        if name == "TD":
            pen.look = replace(pen.look, leading=-numbers[1])
        _next_line(pen, numbers[0], numbers[1])
    elif name == "T*":
        _next_line(pen, 0, -pen.look.leading)
    elif name in {"BMC", "BDC"}:
        pen.artifact.append(bool(operands) and operands[0] == "/Artifact")
    elif name == "EMC" and pen.artifact:
        pen.artifact.pop()
    else:
        _set(name, first, pen)


def _set(name: str, value: float, pen: _Pen) -> None:
    if name == "Tc":
        pen.look = replace(pen.look, letter_space=value)
    elif name == "Tw":
        pen.look = replace(pen.look, word_space=value)
    elif name == "Tz":
        pen.look = replace(pen.look, stretch=value / 100)
    elif name == "TL":
        pen.look = replace(pen.look, leading=value)


def _next_line(pen: _Pen, right: float, up: float) -> None:
    pen.line = _times((1, 0, 0, 1, right, up), pen.line)
    pen.text = pen.line


def _show(name: str, operands: list[Any], pen: _Pen) -> Iterator[_Drawn]:
    if name in {"'", '"'}:
        _next_line(pen, 0, -pen.look.leading)
    if name == '"' and len(operands) > 2:
        word, letter = _number(operands[0]), _number(operands[1])
        pen.look = replace(pen.look, word_space=word, letter_space=letter)
    given = operands[-1] if operands else ()
    for piece in given if name == "TJ" and isinstance(given, list) else [given]:
        if isinstance(piece, int | float):
            _forward(pen, -_number(piece) / 1000 * pen.look.size * pen.look.stretch)
        elif pen.look.font is not None:
            drawn = _drawn(_bytes(piece), pen)
            if drawn is not None and not any(pen.artifact):
                yield drawn


def _forward(pen: _Pen, by: float) -> None:
    pen.text = _times((1, 0, 0, 1, by, 0), pen.text)


def _drawn(data: bytes, pen: _Pen) -> _Drawn | None:
    """The run that these bytes draw; the pen moves on behind it."""
    look = pen.look
    if isinstance(look.font.encoding, str):
        codes = data.decode(look.font.encoding, "replace")
        letters = codes
    else:
        codes = data.decode("latin-1")
        letters = "".join(look.font.encoding.get(byte, chr(byte)) for byte in data)
    text = "".join(look.font.character_map.get(letter, letter) for letter in letters)
    width = look.font.get_text_width(codes) / 1000 * look.size
    width += len(codes) * look.letter_space + codes.count(" ") * look.word_space
    start = _times(pen.text, pen.place)
    _forward(pen, width * look.stretch)
    end = _times(pen.text, pen.place)
    if not text:
        return None
    across = abs(start[0]) >= abs(start[1])
    turn = (0 if start[0] >= 0 else 2) if across else (1 if start[1] > 0 else 3)
    size = abs(look.size) * (start[2] ** 2 + start[3] ** 2) ** 0.5
    left, right, y = _seen(start, end, turn)
    return _Drawn(Run(min(left, right), max(left, right), y, size, text), turn)


def _seen(start: Matrix, end: Matrix, turn: int) -> tuple[float, float, float]:
    """Left edge, right edge and baseline, the page turned so that the letters stand upright."""
    if turn == 0:
        return start[4], end[4], start[5]
    if turn == 1:
        return start[5], end[5], -start[4]
    if turn == 2:
        return -start[4], -end[4], -start[5]
    return -start[5], -end[5], start[4]


# --- what pypdf hands over ---------------------------------------------------------------------


def _resources(holder: Any) -> Any:
    """The resources of a page, which it may have from the pages it belongs to, or of a form."""
    seen = 0
    while holder is not None and seen < 50:
        found = _got(holder, "/Resources")
        if found is not None:
            return found
        holder, seen = _got(holder, "/Parent"), seen + 1
    return {}


def _got(holder: Any, name: Any) -> Any:
    """What a dictionary of the file has under a name, references followed; None: nothing."""
    found: Any = holder.get(name) if isinstance(holder, dict) else None
    return found.get_object() if hasattr(found, "get_object") else found


def _bytes(piece: Any) -> bytes:
    if isinstance(piece, bytes):
        return piece
    original = getattr(piece, "original_bytes", None)
    return original if isinstance(original, bytes) else str(piece).encode("latin-1", "replace")


def _number(given: Any) -> float:
    """A number of the file; 0 for what is none, or beyond any page."""
    value = float(given) if isinstance(given, int | float) else 0.0
    return value if -1e7 < value < 1e7 else 0.0


def _matrix(numbers: list[float]) -> Matrix:
    if len(numbers) != 6:
        return _STILL
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip

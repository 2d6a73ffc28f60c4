"""Pair quotation marks: straight, curly, low, angled, nested, running over paragraphs.

Never fails: a mark that has no partner is left alone, or runs to the end of its paragraph where
its shape says plainly that it opens. One pass, time in proportion to length.
"""

import re
from dataclasses import dataclass

from hearsay.records.document import Span

# One paragraph is one run of text without a line break.
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚'\u02bb\u300c\u300d]")
_OPENS_AFTER = frozenset(" \t\u00a0([{-–—/:\"“‘„«'…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One paragraph's worth of quoted text, marks included in ``span``, excluded from ``inner``."""

    span: Span
    inner: Span
    is_single: bool  # single marks: 'so' or ‘so’
    is_nested: bool  # inside another quotation
    continues: bool  # carries on the quotation of the paragraph before, which was left open
    is_open: bool  # no closing mark in this paragraph


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    kind: str
    continues: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in order of their first character; a nested one follows the one around it."""
    found: list[Quotation] = []
    carried: str | None = None  # kind of the quotation the last paragraph left open
    paragraphs = list(_PARAGRAPH.finditer(text))
    for number, paragraph in enumerate(paragraphs):
        if not paragraph.group().strip():
            continue
        following = _next_text(text, paragraphs, number)
        carried = _pair_in(text, paragraph.start(), paragraph.end(), carried, following, found)
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _next_text(text: str, paragraphs: list[re.Match[str]], number: int) -> str:
    """First character of the next paragraph that has one, or ""."""
    for paragraph in paragraphs[number + 1 : number + 4]:
        stripped = paragraph.group().lstrip()
        if stripped:
            return stripped[0]
    return ""


def _pair_in(
    text: str,
    start: int,
    end: int,
    carried: str | None,
    following: str,
    found: list[Quotation],
) -> str | None:
    """Pair the marks of ``text[start:end]`` into ``found``; the kind left open, if it goes on."""
    stack: list[_Open] = []
    at_start = True
    for match in _MARK.finditer(text, start, end):
        mark, place = match.group(), match.start()
        first = at_start and not text[start:place].strip()
        at_start = False
        kind, opens, closes = _role(text, match, start, end, stack)
        if kind is None:
            continue
        partner = _partner(stack, kind) if closes else None
        if partner is not None and not (opens and not closes):
            opening = stack[partner]
            del stack[partner:]
            _add(found, opening, place, match.end(), bool(stack), is_open=False)
        elif opens:
            stack.append(_Open(place, match.end(), kind, bool(first and carried == kind)))
        del mark
    return _leave_open(text, end, following, stack, found)


def _leave_open(
    text: str, end: int, following: str, stack: list[_Open], found: list[Quotation]
) -> str | None:
    """What is still open at the end of a paragraph: carried on, closed there, or dropped."""
    if not stack:
        return None
    opening = stack[0]
    goes_on = _kind_of_opening(following) == opening.kind and opening.kind != "single"
    # A curly or angled mark can only open; a straight one without partner may be an inch mark.
    if (goes_on or opening.kind in {"curly", "low", "angle", "corner"}) and opening.inner < end:
        last = end
        while last > opening.inner and text[last - 1].isspace():
            last -= 1
        if last > opening.inner:
            inner = Span(opening.inner, last)
            span = Span(opening.start, last)
            found.append(Quotation(span, inner, False, False, opening.continues, True))
    return opening.kind if goes_on else None


def _add(
    found: list[Quotation], opening: _Open, place: int, end: int, nested: bool, *, is_open: bool
) -> None:
    if place <= opening.inner:
        return  # nothing between the marks
    span, inner = Span(opening.start, end), Span(opening.inner, place)
    single = opening.kind == "single"
    found.append(Quotation(span, inner, single, nested, opening.continues, is_open))


def _kind_of_opening(mark: str) -> str | None:
    kinds = {"“": "curly", '"': "straight", "„": "low", "«": "angle", "`": "latex", "「": "corner"}
    return kinds.get(mark)


def _partner(stack: list[_Open], kind: str) -> int | None:
    """Index in ``stack`` of the nearest opening that ``kind`` closes."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        opened = stack[index].kind
        if opened == kind or (kind == "curly" and opened in {"low", "straight"}):
            return index
        if kind == "straight" and opened in {"curly", "latex"}:
            return index
    return None


def _role(
    text: str, match: re.Match[str], start: int, end: int, stack: list[_Open]
) -> tuple[str | None, bool, bool]:
    """(kind, may open, may close) of one mark; kind None: it quotes nothing."""
    mark, place = match.group(), match.start()
    before = text[place - 1] if place > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in "“„‟«「":
        if mark == "“" and stack and stack[-1].kind == "low":
            return "low", False, True
        return _kind_of_opening(mark) or "curly", True, False
    if mark == "”":
        # Swedish and OCR use the closing shape on both sides.
        opens = before.isspace() and not after.isspace() and _partner(stack, "curly") is None
        return "curly", opens, not opens
    if mark == "»":
        return "angle", False, True
    if mark == "」":
        return "corner", False, True
    if mark == "``":
        return "latex", True, False
    if mark == "''":
        return ("latex" if _partner(stack, "latex") is not None else "straight"), True, True
    if mark == '"':
        return _straight(before, after, stack)
    return _single(mark, before, after, stack)


def _straight(before: str, after: str, stack: list[_Open]) -> tuple[str | None, bool, bool]:
    is_open = _partner(stack, "straight") is not None
    if not is_open and before.isdigit() and not after.isalpha():
        return None, False, False  # an inch mark: 6" pipe
    may_open = before in _OPENS_AFTER and not after.isspace()
    if is_open:
        # Inside: a mark that can only open starts a new one where the last was never closed.
        return (
            "straight",
            may_open and before.isspace() and after.isalnum(),
            not (may_open and before.isspace()),
        )
    return "straight", may_open, False


def _single(
    mark: str, before: str, after: str, stack: list[_Open]
) -> tuple[str | None, bool, bool]:
    is_open = _partner(stack, "single") is not None
    if mark in "‘‚\u02bb":
        return "single", not before.isalnum() and not after.isspace(), False
    if before.isalnum() and after.isalnum():
        return None, False, False  # an apostrophe
    if is_open and not before.isspace():
        # "the ministers' plan": a plural possessive closes only when nothing better follows.
        return "single", False, not (before == "s" and after.isspace())
    opens = mark == "'" and before in _OPENS_AFTER and (after.isalpha() and after.isupper())
    return ("single" if opens else None), opens, False

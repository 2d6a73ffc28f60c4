"""Pair quotation marks: straight, curly, low, angled, nested, running over paragraphs.

Never fails: a mark that has no partner is left alone, or runs to the end of its paragraph where
its shape says plainly that it opens. One pass, time in proportion to length.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearsay.records.document import Span

# One paragraph is one run of text without a line break.
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚'\u02bb「」『』]")
_OPENS_AFTER = frozenset(" \t\u00a0([{-–—/:\"“‘„«'…")
_ENDS = frozenset(' \t\u00a0.,;:!?)]}…–—-”"')
_OPENING = {
    "“": "curly",
    "‟": "curly",
    '"': "straight",
    "„": "low",
    "«": "angle",
    "`": "latex",
    "「": "corner",
    "『": "white corner",
}
_CLOSING = {"」": "corner", "』": "white corner"}
# Kinds whose shape says that they open: without a partner they run to the end of the paragraph.
_PLAIN = frozenset({"curly", "low", "angle", "corner", "white corner"})
# Words that begin with an apostrophe: rock 'n' roll, 'cause, 'til, 'em.
_CLIPPED = re.compile(r"(?:n|em|im|er|cause|cos|till?|tis|twas|bout|round|neath)\b", re.IGNORECASE)
_SINGLE_REACH = 6  # single marks looked at for the one that closes 'a joke'

_Role = tuple[str | None, bool, bool]  # kind, may open, may close; kind None: it quotes nothing


@dataclass(frozen=True, slots=True)
class Quotation:
    """One paragraph's worth of quoted text, marks included in ``span``, excluded from ``inner``."""

    span: Span
    inner: Span
    is_single: bool  # single marks: 'so' or ‘so’
    is_nested: bool  # inside another quotation
    continues: bool  # carries on the quotation of the paragraph before, which was left open
    is_open: bool  # no closing mark in this paragraph


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in order of their first character; a nested one follows the one around it."""
    found: list[Quotation] = []
    carried = unclosed = None
    matches = [match for match in _PARAGRAPH.finditer(text) if not match.group().isspace()]
    firsts = [text[_first(match)] for match in matches]
    for match, following in zip(matches, [*firsts[1:], ""], strict=False):
        paragraph = _Paragraph(text, match.start(), match.end(), following)
        paragraph.pair(carried, unclosed)
        carried, unclosed = paragraph.carries, paragraph.left
        found += paragraph.found
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _first(paragraph: re.Match[str]) -> int:
    """Offset of the first character of a paragraph that is not white space."""
    return paragraph.end() - len(paragraph.group().lstrip())


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    kind: str
    continues: bool


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph while they are paired."""

    text: str
    start: int
    end: int
    following: str  # first character of the next paragraph, or ""
    found: list[Quotation] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)  # opened and not closed, outermost first
    straight: int = 0  # straight marks from the one looked at to the end of the paragraph
    left: str | None = None  # kind of the quotation that is open at the end
    carries: str | None = None  # the same, where the next paragraph opens with that mark again

    def pair(self, carried: str | None, unclosed: str | None) -> None:
        """Pair every mark; ``carried`` and ``unclosed`` are what the paragraph above left."""
        marks = list(_MARK.finditer(self.text, self.start, self.end))
        self.straight = sum(match.group() == '"' for match in marks)
        for number, match in enumerate(marks):
            is_first = number == 0 and not self.text[self.start : match.start()].strip()
            kind, opens, closes = self._role(marks, number)
            self.straight -= match.group() == '"'
            if kind is None:
                continue
            partner = self._partner(kind) if closes else None
            if partner is not None and not (opens and not closes):
                opening = self.stack[partner]
                del self.stack[partner:]
                self._add(opening, match)
            elif opens:
                goes_on = is_first and carried == kind
                self.stack.append(_Open(match.start(), match.end(), kind, goes_on))
            elif number == 0 and not is_first and kind == unclosed == "curly":
                self._carry_on(match)
        self._leave_open()

    def _add(self, opening: _Open, closing: re.Match[str]) -> None:
        if closing.start() <= opening.inner:
            return  # nothing between the marks
        span = Span(opening.start, closing.end())
        inner = Span(opening.inner, closing.start())
        single, nested = opening.kind == "single", bool(self.stack)
        self.found.append(Quotation(span, inner, single, nested, opening.continues, False))

    def _carry_on(self, closing: re.Match[str]) -> None:
        """A quotation of two paragraphs with no mark at the head of the second."""
        start = self.end - len(self.text[self.start : self.end].lstrip())
        span, inner = Span(start, closing.end()), Span(start, closing.start())
        self.found.append(Quotation(span, inner, False, False, True, False))

    def _leave_open(self) -> None:
        """What is still open at the end: carried on, closed there, or dropped."""
        opening = next((one for one in self.stack if one.kind != "single"), None)
        if opening is None:
            return
        goes_on = _OPENING.get(self.following) == opening.kind
        # A curly or angled mark can only open; a straight one without partner may be inches.
        if goes_on or opening.kind in _PLAIN:
            last = self.start + len(self.text[self.start : self.end].rstrip())
            if last > opening.inner:
                span, inner = Span(opening.start, last), Span(opening.inner, last)
                self.found.append(Quotation(span, inner, False, False, opening.continues, True))
            self.left = opening.kind
        self.carries = opening.kind if goes_on else None

    def _partner(self, kind: str) -> int | None:
        """Index in ``stack`` of the nearest opening that ``kind`` closes."""
        for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 4), -1):
            opened = self.stack[index].kind
            if opened == kind or (kind == "curly" and opened in {"low", "straight"}):
                return index
            if kind == "straight" and opened in {"curly", "latex"}:
                return index
        return None

    def _role(self, marks: Sequence[re.Match[str]], number: int) -> _Role:
        match = marks[number]
        mark = match.group()
        before = self.text[match.start() - 1] if match.start() > self.start else " "
        after = self.text[match.end()] if match.end() < self.end else " "
        if mark == '"':
            return self._straight(before, after)
        if mark in "“„‟「『":
            # German closes with the shape that opens in English, and some keyboards do.
            if mark == "“" and before not in " \u00a0“„" and after in _ENDS and self.stack:
                return self.stack[-1].kind, False, self.stack[-1].kind in {"low", "curly"}
            return _OPENING[mark], True, False
        if mark == "”":
            # Swedish and scanners use the closing shape on both sides.
            opens = before.isspace() and not after.isspace() and self._partner("curly") is None
            return "curly", opens, not opens
        if mark in "«»":
            return self._angle(mark, before, after)
        if mark in _CLOSING:
            return _CLOSING[mark], False, True
        if mark == "``":
            return "latex", True, False
        if mark == "''":
            return ("latex" if self._partner("latex") is not None else "straight"), True, True
        return self._single(marks, number, before, after)

    def _straight(self, before: str, after: str) -> _Role:
        is_open = self._partner("straight") is not None
        # An inch mark: 6" pipe. Inside a quotation, only where a later mark would be left alone.
        is_spare = not is_open or (self.straight % 2 == 0 and after.isspace())
        if before.isdigit() and not after.isalpha() and is_spare:
            return None, False, False
        may_open = before in _OPENS_AFTER and not after.isspace()
        if is_open:
            # A mark that can only open starts a new one where the last was never closed.
            return (
                "straight",
                may_open and before.isspace() and after.isalnum(),
                not (may_open and before.isspace()),
            )
        return "straight", may_open, False

    def _angle(self, mark: str, before: str, after: str) -> _Role:
        """«French», « French » and »German«."""
        is_open = self._partner("angle") is not None
        points_in = mark == "«"
        if is_open and (not points_in or (not before.isspace() and after in _ENDS)):
            return "angle", False, True
        opens = points_in or (before in _OPENS_AFTER and not after.isspace())
        return "angle", opens, not opens

    def _single(
        self, marks: Sequence[re.Match[str]], number: int, before: str, after: str
    ) -> _Role:
        mark = marks[number].group()
        is_open = self._partner("single") is not None
        if mark in "‘‚\u02bb":
            if is_open and mark == "‘" and not before.isspace() and after in _ENDS:
                return "single", False, True  # German: ‚so‘
            return "single", not before.isalnum() and not after.isspace(), False
        if before.isalnum() and after.isalnum():
            return None, False, False  # an apostrophe
        if is_open and not before.isspace():
            # "the ministers' plan": a plural possessive closes only when nothing better follows.
            return "single", False, not (before == "s" and after.isspace())
        may_open = mark == "'" and before in _OPENS_AFTER and after.isalpha()
        opens = may_open and (after.isupper() or self._closes_soon(marks, number))
        return ("single" if opens else None), opens, False

    def _closes_soon(self, marks: Sequence[re.Match[str]], number: int) -> bool:
        """Whether the mark before a small letter opens ``'a joke'``, and is no apostrophe."""
        place = marks[number].end()
        if _CLIPPED.match(self.text, place, self.end):
            return False
        for match in marks[number + 1 : number + 1 + _SINGLE_REACH]:
            before = self.text[match.start() - 1]
            after = self.text[match.end()] if match.end() < self.end else " "
            if match.group() == "'" and not before.isspace() and after in _ENDS:
                return before != "s" or not after.isspace()
        return False

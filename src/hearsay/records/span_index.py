"""Look spans up by place, so that work on a long document grows with its length, not its square."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hearsay.records.document import Span

_CELL = 256  # characters; about two sentences, so that few spans fall into more than two cells


class SpanIndex:
    """Spans of one document, in the order given, found by the characters they share.

    >>> index = SpanIndex([Span(0, 9), Span(5, 7), Span(20, 30)])
    >>> index.overlapping(Span(6, 21))
    [0, 1, 2]
    >>> index.covering(Span(6, 7))
    [0, 1]
    """

    __slots__ = ("_cells", "spans")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = tuple(spans)
        self._cells: dict[int, list[int]] = defaultdict(list)
        for number, span in enumerate(self.spans):
            for cell in _cells(span):
                self._cells[cell].append(number)

    def overlapping(self, span: Span) -> list[int]:
        """Numbers of the spans that share a character with ``span``, lowest first."""
        return [number for number in self._near(span) if self.spans[number].overlaps(span)]

    def covering(self, span: Span) -> list[int]:
        """Numbers of the spans that hold every character of ``span``, lowest first."""
        first = self._cells.get(span.start // _CELL, ())
        return [number for number in first if self.spans[number].covers(span)]

    def _near(self, span: Span) -> Iterator[int]:
        cells = [found for cell in _cells(span) if (found := self._cells.get(cell))]
        if len(cells) <= 1:
            return iter(cells[0] if cells else ())
        return iter(sorted(set().union(*cells)))


def _cells(span: Span) -> range:
    return range(span.start // _CELL, (span.end - 1) // _CELL + 1)

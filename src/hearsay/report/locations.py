"""Where in its file a stretch of the text stands, in words: "p. 3", "at 01:02", "footnotes"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hearsay.records.check import Evidence
from hearsay.records.document import Document, Locator, LocatorKind, Span
from hearsay.report.visible import one_line
from hearsay.report.words import day


def place_words(document: Document, span: Span) -> str:
    """The page, part or time of a stretch; empty where the file has none.

    A stretch over several is told from the first to the last: "pp. 3–4", "at 00:58 to 01:04". A
    part is told only where a document has several.
    """
    if _is_one_part(document.locators):
        return ""
    found = _around(document.locators, span)
    return _words(found[0], found[-1]) if found else ""


def places_of(document: Document, spans: Sequence[Span]) -> Iterator[str]:
    """For each of the spans, in order: where it begins, told where that is new; else empty."""
    told = ""
    if _is_one_part(document.locators):
        yield from ("" for _ in spans)
        return
    for span in spans:
        found = _around(document.locators, Span(span.start, span.start + 1))
        found = found or _around(document.locators, span)[:1]
        place = _words(found[0], found[0], begins=True) if found else ""
        yield place if place != told else ""
        told = place or told


def evidence_span(document: Document, one: Evidence) -> Span | None:
    """Where in the document the evidence stands, when it is from there."""
    start, _, end = one.record.partition(":")
    # 12 digits: more than any offset has, and no work for int()
    given = all(edge.isascii() and edge.isdecimal() and len(edge) < 12 for edge in (start, end))
    if one.pack != "document" or not given or not int(start) < int(end) <= len(document.text):
        return None
    return Span(int(start), int(end))


def origin_words(document: Document) -> str:
    """The file or address the text was read from, and by which bytes it is known again."""
    origin = document.origin
    if origin is None:
        return ""
    got = origin.retrieved
    facts = (
        f"fetched {day(got.date())}, {got:%H:%M %Z}".rstrip() if got else "",
        f"from {origin.address}" if origin.address not in {None, origin.source} else "",
        f"SHA-256 {origin.sha256[:16]}…" if origin.sha256 else "",
    )
    name = "standard input" if origin.source == "-" else origin.source
    return one_line(", ".join(filter(None, (": ".join((name, *origin.within)), *facts))))


def _is_one_part(locators: Sequence[Locator]) -> bool:
    """Whether there is nothing to tell apart: no places, or one part that has all of the text."""
    return all(one.kind is LocatorKind.PART and one.value == locators[0].value for one in locators)


def _around(locators: Sequence[Locator], span: Span) -> list[Locator]:
    """The locators that share a character with the span; they are in order and do not overlap."""
    first = bisect_right(locators, span.start, key=lambda one: one.span.end)
    last = first
    while last < len(locators) and locators[last].span.start < span.end:
        last += 1
    return [one for one in locators[first:last] if one.span.overlaps(span)]


def _words(first: Locator, last: Locator, *, begins: bool = False) -> str:
    match first.kind:
        case LocatorKind.PAGE:
            return _pages(first.value, last.value)
        case LocatorKind.TIME:
            start, end = first.value.partition("-")[0], last.value.partition("-")[2]
            start, end = _clock(start), _clock(end)
            return f"at {start}" if begins or start == end or not end else f"at {start} to {end}"
    name = one_line(first.value)
    return f"part {name}" if name[:1].isdigit() else name


def _pages(first: str, last: str) -> str:
    """One page, or from the first to the last: either may be pages itself, "3-4"."""
    start, end = one_line(first.partition("-")[0]), one_line(last.rpartition("-")[2])
    return f"p. {start}" if start == end else f"pp. {start}–{end}"


def _clock(time: str) -> str:
    """A time of a recording without its thousandths, and without hours where there are none."""
    whole = one_line(time.partition(".")[0])
    return whole.removeprefix("00:") if whole.count(":") == 2 else whole

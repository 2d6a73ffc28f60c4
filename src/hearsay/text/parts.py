"""What a paragraph or sentence belongs to: headline, dateline, caption, furniture or body."""

import re
from functools import cache
from importlib.resources import files

from hearsay.records.document import Part, Span
from hearsay.text.dateline import find_dateline
from hearsay.text.stops import ends_with_stop

__all__ = ["find_dateline", "find_headline", "part_of_paragraph", "part_of_sentence"]

_HEADLINE = 200  # characters of a first line that may be a headline (the format says so)
_SHORT = 200  # characters of a paragraph that furniture can fill
_LONG = 700  # characters of a paragraph that furniture or a caption can begin or close
_TAIL = 140  # characters of the longest credit at the end of a caption
_BREAK = re.compile(r"[^\S\n\r]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
_MARKUP = re.compile(r"[\s\ufeff#*_]*")


def find_headline(text: str, title: str | None) -> int:
    """Where the headline ends; 0: there is none.

    A title given is the headline where the text begins with it. Else it is a first line of at
    most 200 characters without a final full stop, with an empty line after it.
    """
    start = _MARKUP.match(text).end()  # type: ignore[union-attr]  # matches ""
    if title and title.strip():
        wanted = title.strip()
        if text.startswith(wanted, start):
            end = start + len(wanted)
            rest = _line_end(text, end)
            if not text[end:rest].strip(" \t#*_") or ends_with_stop(wanted):
                return rest if not text[end:rest].strip(" \t#*_") else end
    return _first_line(text)


def _first_line(text: str) -> int:
    start = len(text) - len(text.lstrip())
    end = _line_end(text, start, _HEADLINE + 1)
    first_break = _BREAK.match(text, end)
    if first_break is None or not 0 < end - start <= _HEADLINE:
        return 0
    if not _BREAK.match(text, first_break.end()):
        return 0
    line = text[start:end].rstrip().rstrip("\"”’')]»")
    if line.endswith((".", "。", "．")) or part_of_paragraph(text, start, end) is Part.FURNITURE:
        return 0
    return 0 if find_dateline(text, start, end) == end else end


def _line_end(text: str, start: int, reach: int | None = None) -> int:
    """Where the line that holds ``start`` ends, looked for within ``reach`` characters."""
    stop = len(text) if reach is None else min(len(text), start + reach)
    match = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]").search(text, start, stop)
    return match.start() if match else stop


def part_of_paragraph(text: str, start: int, end: int) -> Part:
    """The part that a whole paragraph of the body is."""
    size = end - start
    if size > _LONG:
        return Part.BODY
    patterns = _patterns()
    if size <= _SHORT and patterns["furniture whole"].fullmatch(text, start, end):
        return Part.FURNITURE
    if patterns["furniture start"].match(text, start, end):
        return Part.FURNITURE
    if patterns["caption start"].match(text, start, end) or _has_credit(text, start, end):
        return Part.CAPTION
    return Part.BODY


def part_of_sentence(text: str, span: Span) -> Part:
    """The part of a sentence of a body paragraph: furniture may follow on its last line."""
    if len(span) > _LONG:
        return Part.BODY
    patterns = _patterns()
    starts = patterns["furniture start"].match(text, span.start, span.end)
    if starts or patterns["furniture any"].search(text, span.start, span.end):
        return Part.FURNITURE
    return Part.BODY


def _has_credit(text: str, start: int, end: int) -> bool:
    """Whether the paragraph closes with the credit of a picture."""
    near = max(start, end - _TAIL)
    found = _patterns()["caption end"].finditer(text, near, end)
    return any(match.end() == end for match in found)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The rows of the table as one pattern for each part and place: "furniture whole"."""
    lines = (files("hearsay") / "data" / "furniture.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines[2:]:
        place, part, pattern, _ = line.split("\t")
        found.setdefault(f"{part} {place}", []).append(f"(?:{pattern})")
    return {name: re.compile("|".join(patterns)) for name, patterns in found.items()}

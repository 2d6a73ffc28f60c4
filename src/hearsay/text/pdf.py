"""Reader of PDF files: the text a person would read, column by column, with the page of each part.

Scripts, forms to fill in, attachments and links in the file are not looked at. A page without text
is a picture to us: it is named, and a file of such pages is refused.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

from hearsay.errors import UnreadableDocument
from hearsay.records.document import LocatorKind
from hearsay.settings import Limits
from hearsay.text.drafts import Draft, join_blocks
from hearsay.text.pdf_lines import Line, find_lines
from hearsay.text.pdf_paragraphs import Paragraph, find_paragraphs
from hearsay.text.pdf_runs import find_runs

_HEAD = 1_024  # bytes in which the mark of a PDF stands, whatever is before it
_MOST_PAGES = 2_000
_STREAM = 30_000_000  # bytes that one stream of the file may unpack to
_LARGER = 1.2  # times the usual size of letters: a title
_TITLE = 200  # characters of the longest one
_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NAMED = 5  # pages named one by one where they hold no text


def read_pdf(data: bytes, limits: Limits) -> Iterator[Draft]:
    """The one text of the file; what is set largest on its first page is the title."""
    if b"%PDF-" not in data[:_HEAD]:
        raise UnreadableDocument("this is no PDF file")
    with _defused() as faults:
        pages: list[tuple[Line, ...]] = []
        left_out: list[str] = []
        made, size = None, 0
        try:
            reader = _opened(data)
            made = _day(reader)
            for page in _pages(reader):
                lines, fault = _lines_of(page, faults)
                if fault:
                    left_out.append(f"page {len(pages) + 1}: {fault}")
                size += sum(len(line.text) for line in lines)
                if size > limits.max_characters:
                    told = f"more than {limits.max_characters:,} characters of text, the limit"
                    raise UnreadableDocument(f"{told} (HEARSAY_MAX_CHARACTERS)")
                pages.append(lines)
        except faults as error:
            raise UnreadableDocument(f"the PDF is damaged: {_short(error)}") from error
    if not any(pages):
        raise UnreadableDocument(_why_empty(left_out))
    paragraphs = find_paragraphs(pages)
    title = _title(paragraphs)
    text, locators = join_blocks(((one.text, one.pages) for one in paragraphs), LocatorKind.PAGE)
    yield Draft(
        text,
        title=title,
        title_in_text=title is not None,
        locators=locators,
        made=made,
        left_out=tuple(_shortened(left_out)),
    )


@contextmanager
def _defused() -> Iterator[Any]:
    """Pypdf bounded and silent while the block runs; gives the errors it raises on bad files."""
    from pypdf import apply_configuration  # noqa: PLC0415  # heavy: only for PDF
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL)  # faults that it steps over are not ours to print
    faults = (
        PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError,
        NotImplementedError, OSError, RecursionError, TypeError, ValueError,
    )  # fmt: skip
    try:
        with apply_configuration(
            zlib_maximum_output_length=_STREAM,
            lzw_maximum_output_length=_STREAM,
            run_length_maximum_output_length=_STREAM,
            array_based_stream_maximum_output_length=_STREAM,
            page_tree_maximum_entries=_MOST_PAGES + 1,
            jbig2dec_binary=None,
        ):
            yield faults
    finally:
        log.setLevel(before)


def _opened(data: bytes) -> Any:
    """The file, decrypted where it opens without a password."""
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError  # noqa: PLC0415

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        try:
            is_open = reader.decrypt("") != PasswordType.NOT_DECRYPTED
        except DependencyError:
            is_open = False
        if not is_open:
            raise UnreadableDocument("the PDF is protected with a password; save it without")
    return reader


def _pages(reader: Any) -> Iterator[Any]:
    for number, page in enumerate(reader.pages, 1):
        if number > _MOST_PAGES:
            raise UnreadableDocument(f"the PDF has more than {_MOST_PAGES:,} pages")
        yield page


def _lines_of(page: Any, faults: Any) -> tuple[tuple[Line, ...], str]:
    """The lines of one page, and why there are none; "" where there are some."""
    try:
        lines = find_lines(find_runs(page))
    except faults:
        return (), "damaged"
    return lines, "" if lines else "no text"


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    """The text set largest on the first page, where it is larger than what most is set in."""
    letters: dict[float, int] = {}
    for one in paragraphs:
        letters[round(one.size)] = letters.get(round(one.size), 0) + len(one.text)
    usual = max(letters, key=lambda size: letters[size])
    first = [one for one in paragraphs if one.first == 1 and len(one.text) <= _TITLE]
    largest = max(first, key=lambda one: one.size, default=None)
    if largest is None or largest.size < _LARGER * usual:
        return None
    return largest.text


def _why_empty(left_out: list[str]) -> str:
    if not left_out:
        return "the PDF has no pages"
    if any(told.endswith("damaged") for told in left_out):
        return "the PDF is damaged: no page of it can be read"
    pages = "its one page" if len(left_out) == 1 else f"any of its {len(left_out)} pages"
    return f"there is no text on {pages}: it is scanned; run it through OCR"


def _shortened(left_out: list[str]) -> Iterator[str]:
    yield from left_out[:_NAMED]
    if len(left_out) > _NAMED:
        yield f"{len(left_out) - _NAMED} more pages"


def _day(reader: Any) -> date | None:
    """The day the file says it was changed or made; None: it says none that can be."""
    about = reader.metadata or {}
    for name in ("/ModDate", "/CreationDate"):
        found = _MADE.match(str(about.get(name) or ""))
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def _short(error: BaseException) -> str:
    told = " ".join(str(error).split()) or type(error).__name__
    return told if len(told) <= 80 else told[:79] + "…"

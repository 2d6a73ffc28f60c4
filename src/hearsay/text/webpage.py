"""Reader of web pages: the article's text, and what the page says of it; never a script."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from hearsay.errors import InputError, UnreadableDocument
from hearsay.records.document import Part
from hearsay.text.decoding import decode
from hearsay.text.drafts import Draft, Failure, read_date
from hearsay.text.parts import part_of_paragraph
from hearsay.text.stops import ends_with_stop

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4_096  # bytes in which a page names its encoding
_PAGE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LEAST, _SHORT = 10, 250  # characters of a find; trafilatura's own limit is 250
_FEWEST_WORDS = 5  # of a sentence that shows that a page holds an article
# Dates in running text and copyright lines are not looked at: no date is better than a wrong one.
_DATES = {"extensive_search": False, "original_date": True}


def read_page(data: bytes) -> Iterator[Draft | Failure]:
    """The article of a page, without menus, cookie notices and links to other articles.

    Paragraphs are set apart by an empty line, list points begin with "- ", the cells of a table
    row are joined by " | ". Title, authors, outlet, address and date are what the page says.
    """
    page = decode(data, declared=_declared(data))
    if not _PAGE.search(page):
        page = f"<html><body>{page}</body></html>"
    found = _extract(page)
    blocks = [] if found is None or found.body is None else _blocks(found.body)
    if not any(_is_sentence(block) for block in blocks):
        size = f"{len(data) / 1000:,.0f} kB" if len(data) >= 1000 else f"{len(data)} bytes"
        raise UnreadableDocument(
            f"no article text found in {size} of HTML; give the article's own page, or its text"
        )
    yield Draft(
        "\n\n".join(blocks),
        title=_title(found),
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        outlet=found.sitename or None,
        url=found.url or None,
        published=_date(found.date),
    )


def _extract(page: str) -> Any:
    """What trafilatura finds, with what the page says of itself; None: nothing at all.

    Its last resort for short texts takes words apart at every tag, so a short find is kept
    unless the last resort finds far more.
    """
    first = _extract_with(page, _LEAST)
    size = len(first.text or "") if first else 0
    if size >= _SHORT:
        return first
    second = _extract_with(page, _SHORT)
    return second if second and len(second.text or "") > 2 * size else first


def _extract_with(page: str, least: int) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415  # heavy: only for pages
    from trafilatura.settings import DEFAULT_CONFIG  # noqa: PLC0415

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["min_extracted_size"] = str(least)
    return bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
        config=config,
    )


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, _HEAD)
    return match[1].decode("ascii", "replace") if match else None


def _title(found: Any) -> str | None:
    """The headline shown above the article; else what the page is called."""
    first = next(iter(found.body), None)
    if first is not None and first.tag == "head" and first.get("rend") == "h1":
        return _inline(first) or found.title
    return found.title or None


def _date(given: str | None) -> date | None:
    """A page's own date; None also where the page gives one that is no date."""
    try:
        return read_date(given) if given else None
    except InputError:
        return None


def _is_sentence(block: str) -> bool:
    is_body = part_of_paragraph(block, 0, len(block)) is Part.BODY
    return is_body and len(block.split()) >= _FEWEST_WORDS and ends_with_stop(block)


def _blocks(body: Any) -> list[str]:
    """Paragraphs, headings, lists and tables in order, each as one block of text."""
    found: list[str] = []
    for element in body:
        if element.tag == "list":
            found.append("\n".join(_items(element)))
        elif element.tag == "table":
            found.append("\n".join(_rows(element)))
        elif element.tag in {"quote", "div"} and len(element):
            found += [_trimmed(element.text), *_blocks(element)]
        else:
            found += re.split(r"\n{2,}", _inline(element))
        found.append(_trimmed(element.tail))
    return [block for block in found if block]


def _items(element: Any) -> list[str]:
    return [f"- {text}" for item in element.iter("item") if (text := _one_line(item))]


def _rows(element: Any) -> list[str]:
    rows = ([_one_line(cell) for cell in row.iter("cell")] for row in element.iter("row"))
    return [" | ".join(cells) for cells in rows if any(cells)]


def _one_line(element: Any) -> str:
    return " ".join(_inline(element).split("\n"))


def _inline(element: Any) -> str:
    """The text of an element; white space is one space, and ``<br>`` is a line end."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag == "lb" else _inline(child))
        pieces.append(child.tail or "")
    lines = "".join(pieces).split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip("\n")


def _trimmed(text: str | None) -> str:
    return _SPACES.sub(" ", text or "").strip()

"""HTML of mails and feeds to text: every word that is shown, in blocks; nothing is fetched or run.

A web page has menus around its article, which ``webpage.py`` looks for. These have not.
"""

import re
from collections.abc import Iterator
from typing import Any

from hearsay.errors import UnreadableDocument

_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "script style head title template noscript object embed iframe svg math select button"
        " textarea form map audio video canvas",
    )
)
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp"
        " small span strike strong sub sup time tt u var wbr ruby rb rt rp nobr img",
    )
)
_CELL = 80  # characters of a cell that can be one of data; layout tables hold paragraphs


def read_fragment(html: str) -> tuple[str, ...]:
    """The blocks of text that a reader sees, in order: paragraphs, headings, points, table rows.

    White space is one space, ``<br>`` a line end; a list point begins with "- "; the cells of a
    row of data are joined by " | ".
    """
    from lxml import etree  # noqa: PLC0415  # heavy: only for mails and feeds with HTML
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    if not html.strip():
        return ()
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        # Bytes, because lxml refuses a str that declares its encoding.
        data = html.encode("utf-8", "replace")
        root = document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableDocument("its HTML cannot be read") from error
    blocks = (_tidy(block) for block in _Blocks().found_in(root))
    return tuple(block for block in blocks if block)


def _tidy(block: str) -> str:
    lines = [_SPACES.sub(" ", line).strip() for line in block.split("\v")]
    return "\n".join(lines).strip("\n")


class _Blocks:
    """Cuts a tree into blocks. A line end in the text is written as a vertical tab till the end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def found_in(self, root: Any) -> Iterator[str]:
        """The blocks of the tree and, last, what is left."""
        yield from self._walk(root)
        yield from self._cut()

    def _cut(self) -> Iterator[str]:
        if self._pieces:
            yield "".join(self._pieces)
            self._pieces = []

    def _walk(self, element: Any) -> Iterator[str]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or not tag or _is_hidden(element):
            return
        if tag == "br":
            self._pieces.append("\v")
        elif tag == "hr":
            yield from self._cut()
        elif tag == "tr" and (row := _row(element)):
            yield from self._cut()
            yield row
        elif tag in _INLINE:
            yield from self._inside(element)
        else:
            yield from self._cut()
            if tag == "li":
                self._pieces.append("- ")
            yield from self._inside(element, as_it_is=tag == "pre")
            yield from self._cut()

    def _inside(self, element: Any, *, as_it_is: bool = False) -> Iterator[str]:
        text = element.text or ""
        self._pieces.append(text.replace("\n", "\v") if as_it_is else text)
        for child in element:
            yield from self._walk(child)
            self._pieces.append(child.tail or "")


def _is_hidden(element: Any) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _row(element: Any) -> str:
    """A row of data in one line; "" where its cells are those of a layout."""
    cells = [child for child in element if child.tag in {"td", "th"}]
    if any(next(cell.iter("table", "p", "div", "ul", "br"), None) is not None for cell in cells):
        return ""
    texts = [_SPACES.sub(" ", cell.text_content()).strip() for cell in cells]
    texts = [text for text in texts if text]
    return " | ".join(texts) if len(texts) > 1 and max(map(len, texts)) <= _CELL else ""

"""Reader of Word documents (.docx, OOXML): paragraphs, points and tables as they are shown.

What was struck out is left aside and what was inserted is kept; so are macros, comments, page
headers and footers, pictures and everything outside the file left aside. Notes come at the end.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hearsay.errors import InputError, UnreadableDocument
from hearsay.records.document import LocatorKind
from hearsay.settings import Limits
from hearsay.text.drafts import Draft, join_blocks, read_date
from hearsay.text.unpacking import open_archive, unpack
from hearsay.text.xmltree import read_tree

_OLD = b"\xd0\xcf\x11\xe0"  # an OLE file: Word before 2007, or an encrypted document of any year
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnotes"), ("word/endnotes.xml", "endnotes"))
_GONE = {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sdtPr", "annotation"}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BREAKS = {"page", "column"}  # a ``br`` that breaks no line of a paragraph
_DEEPEST = 50  # tables in tables in text boxes


def read_word(data: bytes, limits: Limits) -> Iterator[Draft]:
    """The one text of the document.

    Its title is the paragraph in the style "Title", or a "Heading 1" that opens the document.
    """
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise UnreadableDocument("the document is protected with a password; save it without")
        raise UnreadableDocument("this is an old Word document; save it as .docx")
    archive = open_archive(data, what="Word document")
    package = _Package(archive, limits.max_bytes)
    main = package.tree(_MAIN)
    if main is None:
        raise UnreadableDocument("this is a zip archive, but no Word document: add --format zip")
    shown = _Shown(package.tree("word/styles.xml"))
    blocks = [(block, "body") for block in shown.blocks(main)]
    for name, label in _NOTES:
        notes = package.tree(name)
        if notes is not None:
            blocks += [(block, label) for block in shown.notes(notes)]
    text, locators = join_blocks(blocks, LocatorKind.PART)
    yield Draft(
        text,
        title=shown.title,
        title_in_text=True,
        locators=locators if any(one.value != "body" for one in locators) else (),
        made=_made(package.tree("docProps/core.xml")),
    )


class _Package:
    """The parts of an office file; all of them together unpack to a bounded size."""

    def __init__(self, archive: Any, most: int) -> None:
        self._archive, self._left = archive, most
        self._members = {member.filename: member for member in archive.infolist()}

    def tree(self, name: str) -> Any:
        """The root of one part, or None where the document has no such part."""
        member = self._members.get(name)
        if member is None:
            return None
        try:
            data = unpack(self._archive, member, self._left)
            self._left -= len(data)
            return read_tree(data)
        except UnreadableDocument as error:
            raise UnreadableDocument(f"{name}: {error}") from error


class _Shown:
    """What is shown of a document, and the title met on the way."""

    def __init__(self, styles: Any) -> None:
        self.title: str | None = None
        self._is_first = True  # no paragraph with text was met yet
        self._names = _style_names(styles)

    def blocks(self, root: Any, depth: int = 0) -> Iterator[str]:
        """Paragraphs, points and table rows, in order."""
        if depth > _DEEPEST:
            raise UnreadableDocument("its tables are nested too deep")
        for element in root:
            name = _local(element)
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                yield "\n".join(row for row in self._rows(element, depth) if row)
            elif name not in _GONE:
                yield from self.blocks(element, depth + 1)

    def notes(self, root: Any) -> Iterator[str]:
        """The footnotes or endnotes; separators are none."""
        for note in root:
            if _attribute(note, "type") is None:
                yield " ".join(self.blocks(note)).strip()

    def _paragraph(self, element: Any, depth: int) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[Any] = []
        _collect(element, pieces, boxes)
        text = "".join(pieces).strip()
        if text:
            style = self._style(element)
            opens = style == "heading 1" and self._is_first
            if (style == "title" or opens) and self.title is None:
                self.title = " ".join(text.split())
            self._is_first = False
            yield f"- {text}" if _is_point(element) and not style.startswith("heading") else text
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _rows(self, table: Any, depth: int) -> Iterator[str]:
        for row in _children(table, "tr"):
            cells = [
                " ".join(" ".join(self.blocks(cell, depth + 1)).split())
                for cell in _children(row, "tc")
            ]
            yield " | ".join(cells) if any(cells) else ""

    def _style(self, paragraph: Any) -> str:
        """The name of its style in English and small letters; "" for none."""
        given = next(_children(paragraph, "pPr"), None)
        style = None if given is None else next(_children(given, "pStyle"), None)
        named = None if style is None else _attribute(style, "val")
        return self._names.get(named or "", named or "").lower()


def _style_names(styles: Any) -> dict[str, str]:
    """Ids of styles, which are in the language of the writer's Word, to their English names."""
    found: dict[str, str] = {}
    for style in () if styles is None else _children(styles, "style"):
        name = next(_children(style, "name"), None)
        if name is not None:
            found[_attribute(style, "styleId") or ""] = _attribute(name, "val") or ""
    return found


def _collect(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """The text of a paragraph into ``pieces``, the boxes that hang in it into ``boxes``."""
    todo = list(reversed(element))
    while todo:
        one = todo.pop()
        name = _local(one)
        if name == "t":
            pieces.append(one.text or "")
        elif name in _MARKS and _attribute(one, "type") not in _BREAKS:
            pieces.append(_MARKS[name])
        elif name == "txbxContent":
            boxes.append(one)
        elif name not in _GONE and not (name == "r" and _is_hidden(one)):
            todo += reversed(one)


def _is_hidden(run: Any) -> bool:
    given = next(_children(run, "rPr"), None)
    mark = None if given is None else next(_children(given, "vanish"), None)
    return mark is not None and _attribute(mark, "val") not in {"0", "false"}


def _is_point(paragraph: Any) -> bool:
    """Whether the paragraph is numbered or has a bullet."""
    given = next(_children(paragraph, "pPr"), None)
    return given is not None and next(_children(given, "numPr"), None) is not None


def _made(core: Any) -> date | None:
    """The day the document was last saved, or made; None: it does not say, or not in a date."""
    told = {} if core is None else {_local(one): (one.text or "") for one in core}
    for name in ("modified", "created"):
        try:
            return read_date(told[name])
        except (InputError, KeyError):
            continue
    return None


def _local(element: Any) -> str:
    """The name without its namespace, of which there are two: transitional and strict."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _local(child) == name)


def _attribute(element: Any, name: str) -> str | None:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)

"""Archives and office files made by hand, sound and unsound ones."""

import io
import struct
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DAY = (2025, 3, 14, 9, 0, 0)


def packed(members: dict[str, bytes | str]) -> bytes:
    """A zip archive of files by name, the same bytes every time."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = ZipInfo(name, DAY)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """The same archive, its first member marked as encrypted."""
    changed = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        changed[place + flags] |= 1
    return bytes(changed)


def lying(name: str, size: int) -> bytes:
    """An archive whose one member says it is ten bytes long and unpacks to ``size`` zeros."""
    data = packed({name: b"\x00" * size})
    changed = bytearray(data)
    struct.pack_into("<L", changed, changed.find(b"PK\x03\x04") + 22, 10)
    struct.pack_into("<L", changed, changed.find(b"PK\x01\x02") + 24, 10)
    return bytes(changed)


def spoilt(data: bytes) -> bytes:
    """The same archive with a few bytes of its first member changed."""
    place = data.find(b"PK\x03\x04") + 60
    return data[:place] + bytes(byte ^ 0xFF for byte in data[place : place + 6]) + data[place + 6 :]


def word(body: str, *, space: str = WORD, **parts: str) -> bytes:
    """A Word document with this body; ``parts`` are footnotes, styles or core by name."""
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{space}">'
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{head}<w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        path = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
        members[path] = inner.replace("XMLNS", f'xmlns:w="{space}"')
    return packed(members)


def paragraph(text: str, *, style: str = "", point: bool = False) -> str:
    """One paragraph of a Word document."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if point else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{run(text)}</w:p>"


def run(text: str, *, hidden: bool = False) -> str:
    """One run of a paragraph."""
    look = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'

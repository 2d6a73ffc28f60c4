"""PDF files made by hand: pages of text at places, and what can go wrong with them."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter

WIDE, HIGH = 595, 842  # A4 in points


@dataclass(frozen=True)
class Text:
    """Words at a place on a page, from the lower left corner."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "F1"  # F1 Helvetica, F2 Courier


def column(x: float, top: float, lines: Sequence[str], *, size: float = 10) -> list[Text]:
    """Lines under each other, 1.2 times their size apart; "" is an empty line."""
    step = 1.2 * size
    return [Text(x, top - step * place, line, size) for place, line in enumerate(lines) if line]


def drawn(pieces: Sequence[Text]) -> str:
    """The operators that draw these words."""
    return "\n".join(
        f"BT /{one.font} {one.size} Tf 1 0 0 1 {one.x} {one.y} Tm {literal(one.words)} Tj ET"
        for one in pieces
    )


def literal(words: str) -> str:
    """A string of a content stream, in WinAnsi."""
    escaped = "".join(f"\\{letter}" if letter in "()\\" else letter for letter in words)
    data = escaped.encode("cp1252")
    return "(" + "".join(chr(b) if 31 < b < 127 else f"\\{b:03o}" for b in data) + ")"


def paper(*pages: Sequence[Text] | str, info: str = "") -> bytes:
    """A PDF file of pages, each drawn from its texts or from operators as they are."""
    fonts = (
        "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        " /F2 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> >>"
    )
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    box = f"/MediaBox [0 0 {WIDE} {HIGH}] /Resources << /Font {fonts} >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} {box} >>",
        f"<< {info} >>",
    ]
    for place, page in enumerate(pages):
        content = page if isinstance(page, str) else drawn(page)
        packed = zlib.compress(content.encode("latin-1")).decode("latin-1")
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * place} 0 R >>")
        objects.append(
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream"
        )
    return _assembled(objects)


def _assembled(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R >>\n"
    return data + f"{end}{trailer}startxref\n{len(data)}\n%%EOF\n".encode("latin-1")


def locked(data: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    """The same file, encrypted so that it opens with this password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)  # noqa: S106  # of a test
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()

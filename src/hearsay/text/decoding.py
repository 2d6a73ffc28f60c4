"""Bytes to characters: byte order marks, UTF-8, older encodings; binary files are refused."""

import codecs
import re
from collections import Counter

from hearsay.errors import UnreadableDocument

# Longest mark first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_INSTEAD = "give its text instead"
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "add --format pdf"),
    (b"PK\x03\x04", "a zip archive or office document", "add --format docx or zip"),
    (b"\xd0\xcf\x11\xe0", "an old office document", _INSTEAD),
    (b"{\\rtf", "an RTF document", _INSTEAD),
    (b"\x89PNG", "a picture", _INSTEAD),
    (b"\xff\xd8\xff", "a picture", _INSTEAD),
    (b"GIF8", "a picture", _INSTEAD),
    (b"\x1f\x8b", "a compressed file", _INSTEAD),
    (b"\x7fELF", "a program", _INSTEAD),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_SAMPLE = 100_000  # bytes shown to the guesser; it gains nothing from more

# What a text in Latin letters holds beside ASCII, in Windows-1252: letters and typography.
_WESTERN = re.compile(rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb-\xbd\xbf-\xff]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of ``data``, its byte order mark left out; ``UnreadableDocument`` if binary.

    ``declared`` is the encoding the file names itself; it counts where the bytes are not UTF-8.
    """
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"this is {what}, not text; {advice}")
    text = data.decode(_encoding_of(data, declared), errors="replace")
    controls = len(_CONTROLS.findall(text))
    # Text may hold a few; packed data has one in eight characters and more.
    if controls * 4 > len(text) or (controls > 10 and controls * 20 > len(text)):
        raise UnreadableDocument("this is a binary file, not text")
    return text


def _encoding_of(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data[:_SAMPLE])
    if _is_utf8(data):
        return "utf-8"
    return (_known(declared) if declared else None) or _older(data)


def _known(declared: str) -> str | None:
    """Python's name of a declared encoding; None: there is none, or it cannot be right."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    # What calls itself Latin-1 is Windows-1252 on the web (WHATWG Encoding Standard).
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(name, name)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark has its zero bytes in every other place."""
    zeros = Counter(place % 2 for place, byte in enumerate(sample) if byte == 0)
    if zeros[1] * 4 > len(sample) and zeros[0] * 20 < zeros[1]:
        return "utf-16-le"
    if zeros[0] * 4 > len(sample) and zeros[1] * 20 < zeros[0]:
        return "utf-16-be"
    return "utf-8"


def _is_utf8(data: bytes) -> bool:
    """Whether this is UTF-8, or was before a few bytes of it were damaged."""
    damaged = data.decode("utf-8", errors="replace").count("\ufffd")
    damaged -= data.count("\ufffd".encode())
    if damaged <= 0:
        return True
    whole = sum(len(run) for run in re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    return damaged * 10 < whole


def _older(data: bytes) -> str:
    sample = data[:_SAMPLE]
    beyond = re.findall(rb"[\x80-\xff]", sample)
    alone = re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", sample)
    # Accents and quotation marks stand alone between ASCII letters: Western. A guess from the few
    # there are in English text misleads; other scripts come in words, and are guessed well.
    if (
        len(alone) * 10 >= len(beyond) * 8
        and len(_WESTERN.findall(sample)) * 20 >= len(beyond) * 19
    ):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  # heavy: only for older encodings

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def split_lines(data: bytes) -> list[bytes]:
    r"""The lines of a batch, each to be decoded alone; a line ends at ``\n`` and nowhere else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        data = decode(data).encode("utf-8", "surrogatepass")
    return data.split(b"\n")

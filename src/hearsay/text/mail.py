"""Reader of mails: the text of the message as one document, and each attachment as a file to read.

Of two versions of a part the plain one is taken, unless it is a stub. Nothing that the mail points
to is fetched. Headers are read by their own rules (RFC 2047, 5322); a broken one counts as missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from hearsay.errors import UnreadableDocument
from hearsay.records.document import LocatorKind
from hearsay.text.decoding import decode
from hearsay.text.drafts import Draft, Enclosed, Failure, join_blocks
from hearsay.text.fragments import read_fragment
from hearsay.text.media_types import ending_of

_HEADERS = ("From", "Date", "Subject", "Received", "Message-ID", "To")  # one is in every mail
_REPLY = re.compile(r"\s*(?:(?:re|aw|sv|fwd?|wg|tr)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_SEALS = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "text/calendar", "text/x-vcard", "text/vcard", "message/delivery-status",
}  # fmt: skip
_STUB = 0.4  # of the words of the HTML version: with fewer, the plain one only points to it
_PARTS = 1_000  # a mail of more is none that a person wrote


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a mail: its number as IMAP counts (RFC 3501), and itself."""

    number: str
    message: Message

    @property
    def label(self) -> str:
        """What its locator says: "1.2 text/html"."""
        return f"{self.number or 1} {self.message.get_content_type()}"


def read_mail(data: bytes) -> Iterator[Draft | Failure | Enclosed]:
    """The message, then what is attached to it.

    The subject is the title, the sender the author, the day in the sender's time zone the date.
    """
    try:
        message = message_from_bytes(data)
        texts, attached = _sorted_out(message)
    except RecursionError as error:
        raise UnreadableDocument("its parts are nested too deep") from error
    if not any(message[name] for name in _HEADERS):
        raise UnreadableDocument("this is no mail: it has no sender, date or subject")
    day = _day(message)
    text, locators = join_blocks(
        ((block, part.label) for part in texts for block in _blocks(part)), LocatorKind.PART
    )
    if text.strip():
        yield Draft(
            text,
            title=_REPLY.sub("", _header(message, "Subject"), count=1).strip() or None,
            authors=_names(message),
            published=day,
            locators=locators,
        )
    elif message.get_content_type() in _ENCRYPTED:
        raise UnreadableDocument("the mail is encrypted; save it decrypted")
    elif not attached:
        raise UnreadableDocument("there is no text in this mail")
    for place, part in enumerate(attached, 1):
        yield Enclosed(_file_name(part.message, place), _bytes(part.message), day)


# --- parts -------------------------------------------------------------------------------------


def _sorted_out(message: Message) -> tuple[list[_Part], list[_Part]]:
    """The parts that are the text of the message, and those attached to it."""
    texts: list[_Part] = []
    attached: list[_Part] = []
    for part in _leaves(_Part("", message)):
        kind = part.message.get_content_type()
        is_text = kind in {"text/plain", "text/html"} and not _is_attached(part.message)
        if is_text:
            texts.append(part)
        elif kind not in _SEALS and kind not in _ENCRYPTED and not _is_picture(part.message):
            attached.append(part)
        if len(texts) + len(attached) > _PARTS:
            raise UnreadableDocument(f"the mail has more than {_PARTS:,} parts")
    return texts, attached


def _leaves(part: _Part) -> Iterator[_Part]:
    """Parts that hold no others, in order; of alternatives only the one to read."""
    message = part.message
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield part
        return
    top = f"{part.number}." if part.number else ""
    inner = [
        _Part(f"{top}{place}", one)
        for place, one in enumerate(message.get_payload(), 1)
        if isinstance(one, Message)
    ]
    if message.get_content_subtype() == "alternative":
        inner = _chosen([leaf for one in inner for leaf in _leaves(one)])
        yield from inner
        return
    for one in inner:
        yield from _leaves(one)


def _chosen(versions: list[_Part]) -> list[_Part]:
    """Of the versions of one text the plain one, unless it is a stub; and what came with them."""
    plain = [one for one in versions if one.message.get_content_type() == "text/plain"]
    pages = [one for one in versions if one.message.get_content_type() == "text/html"]
    rest = [one for one in versions if one not in plain and one not in pages]
    if plain and pages and _words(plain) < _STUB * _words(pages):
        plain = []
    return (plain or pages) + rest


def _words(parts: list[_Part]) -> int:
    return sum(len(block.split()) for part in parts for block in _blocks(part))


def _is_attached(message: Message) -> bool:
    return message.get_content_disposition() == "attachment" or (
        message.get_filename() is not None and message.get_content_disposition() != "inline"
    )


def _is_picture(message: Message) -> bool:
    """Logos, pictures, sounds: nothing to read, and in most mails."""
    return message.get_content_maintype() in {"image", "audio", "video", "font"}


# --- what a part holds -------------------------------------------------------------------------


def _bytes(message: Message) -> bytes:
    if message.get_content_type() == "message/rfc822":
        held = message.get_payload()
        inner = held[0] if isinstance(held, list) and held else None
        return inner.as_bytes() if isinstance(inner, Message) else b""
    found = message.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _blocks(part: _Part) -> list[str]:
    """The text of a part in blocks, each one or more paragraphs."""
    data = _bytes(part.message)
    if not data.strip():
        return []
    text = decode(data, declared=part.message.get_content_charset()).replace("\r\n", "\n")
    if part.message.get_content_type() == "text/html":
        return list(read_fragment(text))
    if str(part.message.get_param("format", "")).lower() == "flowed":
        is_cut = str(part.message.get_param("delsp", "")).lower() == "yes"
        text = _unflowed(text, is_cut=is_cut)
    return [block for block in re.split(r"\n(?:[ \t]*\n)+", text) if block.strip()]


def _unflowed(text: str, *, is_cut: bool) -> str:
    """Lines that end with a space joined to the next one (RFC 3676); quoted lines stay."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        plain = line.removeprefix(" ")
        if goes_on and not plain.startswith(">") and plain != "-- ":
            lines[-1] += plain
        else:
            lines.append(plain)
        goes_on = plain.endswith(" ") and plain != "-- " and not plain.startswith(">")
        if goes_on and is_cut:
            lines[-1] = lines[-1][:-1]
    return "\n".join(line if line == "-- " else line.rstrip(" ") for line in lines)


def _file_name(message: Message, place: int) -> str:
    """The name of an attachment; one is made where it has none, with the ending of its kind."""
    given = message.get_filename()
    kind = message.get_content_type()
    if given:
        name = re.sub(r"[\x00-\x1f\x7f]+", " ", _decoded(given)).strip()
        if kind != "message/rfc822" or name.lower().endswith(".eml"):
            return name
        return f"{name}.eml"
    return f"part {place}{ending_of(kind)}"


# --- headers -----------------------------------------------------------------------------------


def _header(message: Message, name: str) -> str:
    found = message[name]
    return " ".join(_decoded(str(found)).split()) if found is not None else ""


def _decoded(header: str) -> str:
    """A header with its encoded words read; as it stands, where they are broken."""
    try:
        return str(make_header(decode_header(header)))
    except (MessageError, LookupError, ValueError):
        return header


def _names(message: Message) -> tuple[str, ...]:
    """The senders, by name; by address where there is none."""
    found = getaddresses([str(one) for one in message.get_all("From", [])][:10])
    named = (_decoded(name).strip() or address for name, address in found)
    return tuple(name for name in named if name)


def _day(message: Message) -> date | None:
    """The day the mail was sent; None: its header tells no day."""
    try:
        return parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError, OverflowError):
        return None

"""What lies at an address, read: fetched, its format told, its origin kept."""

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

from hearsay.errors import InputError, UnreadableDocument
from hearsay.fetch.fetching import fetch
from hearsay.records.document import Origin
from hearsay.settings import Limits
from hearsay.text.decoding import decode
from hearsay.text.formats import PLAIN, reader_of
from hearsay.text.media_types import ending_of
from hearsay.text.readers import About, Outcome, read_documents

_TELLS_LITTLE = {".txt", ".xml", ".zip", ""}  # kinds that servers give what they do not know
_OF_TEXT = {"txt", "md", "html", "json", "vtt", "srt"}  # decoded as the server says


def load_address(
    address: str, as_format: str | None, about: About, limits: Limits, *, allow_private: bool
) -> Iterator[Outcome]:
    """The documents at an address. The only place from which the network is used."""
    try:
        found = fetch(address, limits=limits, allow_private=allow_private)
    except InputError as error:
        raise UnreadableDocument(f"{address}: {error}") from error
    origin = Origin(
        address,
        sha256=sha256(found.data).hexdigest(),
        size=len(found.data),
        retrieved=found.retrieved,
        address=found.address,
    )
    data = found.data
    as_format = as_format or _format_of(found.media_type, found.address, data)
    if found.charset and as_format in _OF_TEXT:
        data = decode(data, declared=found.charset).encode("utf-8", "surrogatepass")
    yield from read_documents(
        data, address, as_format=as_format, about=about, limits=limits, origin=origin
    )


def _format_of(media_type: str, address: str, data: bytes) -> str:
    """The format of what was fetched: by what the server says of it, else by its name."""
    told = ending_of(media_type)
    named = reader_of(urlsplit(address).path)
    if told in _TELLS_LITTLE and named is not None:
        return named.format
    reader = reader_of(told) if told else None
    if reader is None and data[:1_024].lstrip()[:1] == b"<":
        return "html"  # a page, whatever its name
    return (reader or PLAIN).format

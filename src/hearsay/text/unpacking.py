"""Open zip archives and office files: sizes are counted while unpacking, and not believed."""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from hearsay.errors import UnreadableDocument

MOST_MEMBERS = 10_000
_LONGEST_LIST = 4_000_000  # bytes of the archive's list of members: 400 for each of the most
_END = b"PK\x05\x06"
_CHUNK = 65_536
_IS_ENCRYPTED = 0x1  # of the flags of a member


def open_archive(data: bytes, *, what: str) -> ZipFile:
    """The archive, its list of members read; ``UnreadableDocument`` where there is none.

    The size of that list is looked at first: reading it makes an object of each member.
    """
    place = data.rfind(_END)
    if not data.startswith(b"PK") or place < 0 or len(data) < place + 22:
        raise UnreadableDocument(f"this is no {what}, or a damaged one")
    (size,) = struct.unpack_from("<L", data, place + 12)
    if size > len(data):
        raise UnreadableDocument(f"this is no {what}, or a damaged one")
    if size > _LONGEST_LIST:
        raise UnreadableDocument(f"the {what} has more than {MOST_MEMBERS:,} files in it")
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
        raise UnreadableDocument(f"this is no {what}, or a damaged one") from error
    if len(archive.filelist) > MOST_MEMBERS:
        raise UnreadableDocument(f"the {what} has more than {MOST_MEMBERS:,} files in it")
    return archive


def unpack(archive: ZipFile, member: ZipInfo, most: int) -> bytes:
    """The bytes of a member; refused as soon as they are more than ``most``, or damaged."""
    if member.flag_bits & _IS_ENCRYPTED:
        raise UnreadableDocument("it is protected with a password; unpack it first")
    found, size = [], 0
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise UnreadableDocument(f"it unpacks to more than {most:,} bytes")
                found.append(chunk)
    except (
        BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error,
        struct.error,
    ) as error:  # fmt: skip
        raise UnreadableDocument("it is damaged: it cannot be unpacked") from error
    return b"".join(found)

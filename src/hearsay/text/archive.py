"""Reader of zip archives: each file in it to be read by its own reader; nothing is written to disk.

What a file in it unpacks to is counted, one by one and together. Names are only names: a member
called "../x" is told as such and leads nowhere.
"""

from collections.abc import Callable, Iterator

from hearsay.errors import UnreadableDocument
from hearsay.settings import Limits
from hearsay.text.drafts import Enclosed, Failure
from hearsay.text.unpacking import open_archive, unpack

TOGETHER = 10  # times the largest file: what all files of an archive may unpack to
_OF_SYSTEMS = ("__MACOSX/", "Thumbs.db", "desktop.ini")


def read_archive(
    data: bytes, limits: Limits, is_read: Callable[[str], bool]
) -> Iterator[Enclosed | Failure]:
    """The files in the order of the archive; of those that ``is_read`` refuses only the name."""
    archive = open_archive(data, what="zip archive")
    left, counted = TOGETHER * limits.max_bytes, 0
    for member in archive.infolist():
        name = member.filename
        if not name or name.endswith("/") or is_hidden(name):  # of folders, and of nothing
            continue
        if not is_read(name):
            yield Enclosed(name, b"")
            continue
        counted += 1
        if left <= 0:
            raise UnreadableDocument(
                f"its files unpack to more than {TOGETHER * limits.max_bytes:,} bytes: "
                f"what follows {name} is not read"
            )
        try:
            unpacked = unpack(archive, member, min(limits.max_bytes, left))
        except UnreadableDocument as error:
            left -= limits.max_bytes  # it may have unpacked to as much before it was refused
            yield Failure(1, str(error), (name,))
            continue
        left -= len(unpacked)
        yield Enclosed(name, unpacked)
    if not counted:
        raise UnreadableDocument("there is no file in it that is read")


def is_hidden(name: str) -> bool:
    """Whether a path is one that systems keep for themselves: ".git/x", "__MACOSX/._a.txt"."""
    pieces = name.replace("\\", "/").split("/")
    hidden = any(piece.startswith(".") and piece not in {".", ".."} for piece in pieces)
    return hidden or name.startswith(_OF_SYSTEMS[0]) or pieces[-1] in _OF_SYSTEMS

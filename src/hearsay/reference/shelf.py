"""A file of values by key, written once and looked up in place: after cdb by D. J. Bernstein.

Opening it reads nothing but its head, and a look-up touches two places, so that a file of a
million facts opens at once and costs little memory. Integers are little-endian.

    magic | records: length of key, length of value, key, value | slots: CRC-32 of key, offset |
    head as JSON | offset of slots, number of slots, offset of head
"""

import json
import mmap
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

from hearsay.errors import BadPack

_MAGIC = b"hearsay.shelf/1\n"
_RECORD = struct.Struct("<II")  # bytes of the key, bytes of the value
_SLOT = struct.Struct("<IQ")  # CRC-32 of the key, offset of its record; 0: nothing here
_FOOT = struct.Struct("<QQQ")  # offset of the slots, their number, offset of the head
_LOAD = 3  # slots for each two records, at least


class Shelf:
    """An open file; ``get`` finds a value by its key, ``at`` by its place."""

    __slots__ = ("_count", "_head", "_map", "_path", "_slots")

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise BadPack(f"{path}: cannot be opened: {error}") from None
        self._path = path
        size = len(self._map)
        if self._map[: len(_MAGIC)] != _MAGIC or size < len(_MAGIC) + _FOOT.size:
            raise BadPack(f"{path}: not a compiled pack of this version; compile it again")
        self._slots, self._count, head = _FOOT.unpack(self._map[size - _FOOT.size :])
        is_whole = self._slots + self._count * _SLOT.size == head <= size - _FOOT.size
        if not is_whole or not self._count:
            raise BadPack(f"{path}: damaged; compile it again")
        self._head = self._map[head : size - _FOOT.size]

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    def head(self) -> Any:
        """What was said of the file as a whole."""
        try:
            return json.loads(self._head)
        except ValueError:
            raise BadPack(f"{self._path}: damaged; compile it again") from None

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, or None."""
        wanted = crc32(key)
        slot = wanted % self._count
        for _ in range(self._count):  # no further, should a damaged file have no empty slot
            found, offset = _SLOT.unpack_from(self._map, self._slots + slot * _SLOT.size)
            if not offset:
                return None
            if found == wanted and self._key(offset) == key:
                return self.at(offset)
            slot = (slot + 1) % self._count
        return None

    def at(self, offset: int) -> bytes:
        """The value of the record that begins at ``offset``."""
        key, value = _RECORD.unpack_from(self._map, offset)
        start = offset + _RECORD.size + key
        return self._map[start : start + value]

    def keys(self, prefix: bytes) -> Iterator[bytes]:
        """All keys that begin so, in no order that means anything."""
        for slot in range(self._count):
            _, offset = _SLOT.unpack_from(self._map, self._slots + slot * _SLOT.size)
            if offset:
                key = self._key(offset)
                if key.startswith(prefix):
                    yield key

    def _key(self, offset: int) -> bytes:
        length, _ = _RECORD.unpack_from(self._map, offset)
        return self._map[offset + _RECORD.size : offset + _RECORD.size + length]


class ShelfWriter:
    """Writes a shelf; ``add`` returns the place of each record."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._file.write(_MAGIC)
        self._at = len(_MAGIC)
        self._offsets: list[tuple[int, int]] = []

    def add(self, key: bytes, value: bytes) -> int:
        """One record; with an empty key it is found by its place alone."""
        offset = self._at
        self._file.write(_RECORD.pack(len(key), len(value)) + key + value)
        self._at += _RECORD.size + len(key) + len(value)
        if key:
            self._offsets.append((crc32(key), offset))
        return offset

    def finish(self, head: Mapping[str, Any]) -> None:
        """The slots, the head and the foot."""
        count = len(self._offsets) * _LOAD // 2 + 2
        slots = bytearray(count * _SLOT.size)
        for crc, offset in self._offsets:
            slot = crc % count
            while _SLOT.unpack_from(slots, slot * _SLOT.size)[1]:
                slot = (slot + 1) % count
            _SLOT.pack_into(slots, slot * _SLOT.size, crc, offset)
        self._file.write(slots)
        self._file.write(json.dumps(head, ensure_ascii=False).encode())
        self._file.write(_FOOT.pack(self._at, count, self._at + len(slots)))

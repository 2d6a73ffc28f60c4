"""JSON written for other programs: readable, UTF-8, and whole whatever characters a text has."""

import json
import re

from hearsay.errors import InputError

# Two escapes side by side would be read back as one character, and every later offset be wrong.
_SPLIT_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def json_bytes(plain: object) -> bytes:
    """The value as indented JSON with a line end; a lone surrogate is written as its escape."""
    written = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    if _SPLIT_PAIR.search(written):
        raise InputError(
            "the text holds a surrogate pair as two characters; decode it as UTF-16 first"
        )
    return written.encode("utf-8", "backslashreplace")

"""Untrusted text made safe to show: characters that steer a terminal or a page become visible."""

import re

# Characters that would move the cursor, change colours, reorder a line or break an encoding:
# C0 and C1 controls except line feed and tab, line and paragraph separators, bidi controls,
# lone surrogates, the byte order mark.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_WHITE = re.compile(r"\s+")


def shown(text: str) -> str:
    """The text with every steering character as a picture of it: ESC is shown as "␛"."""
    return _STEERING.sub(_picture, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on one line: every stretch of white space is one space."""
    return shown(_WHITE.sub(" ", text).strip())


def shortened(text: str, size: int) -> str:
    """The same on one line of at most ``size`` characters, cut between words where it can be."""
    line = one_line(text)
    if len(line) <= size:
        return line
    kept = line[: size - 1]
    head, space, _ = kept.rpartition(" ")
    # A cut that would lose more than a third of the line is made inside the word instead.
    return f"{(head if space and len(head) > size * 2 // 3 else kept).rstrip()}…"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0D:
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if code in {0x2028, 0x2029, 0x85}:
        return "\n"
    return "" if code == 0xFEFF else f"‹U+{code:04X}›"

"""Reader of subtitles, WebVTT and SubRip: cues joined into the paragraphs that a reader would read.

The text kept is what is said, with "NAME: " where a speaker's turn begins (decision 15); the time
of each cue is kept as the locator of its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from hearsay.errors import UnreadableDocument
from hearsay.records.document import Locator, LocatorKind, Span
from hearsay.text.decoding import decode
from hearsay.text.drafts import Draft
from hearsay.text.stops import ends_with_stop

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
_ARROW = re.compile(r"-{1,2}>")
_HEADER = re.compile(r"WEBVTT(?:[ \t]+(?:-[ \t]+)?(?P<title>[^\r\n]*))?")
_FIELD = re.compile(r"\s*[\w-]+\s*[:=]")  # "Kind: captions" after WEBVTT is no title
_NOT_CUES = ("NOTE", "STYLE", "REGION")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)*[ \t]+([^>]+)>")
_TAG = re.compile(r"</?[^<>]{0,200}>|\{\\[^{}]{0,100}\}")  # <i>, <00:00:01.000>, {\an8}
_CHANGE = re.compile(r"(?:>>+|&gt;&gt;)[ \t]*")  # of speaker, in broadcast captions
_WORD = r"(?:[A-Z][\w.’'-]*|of|the|de|van|bin|al|el)"
_LABEL = re.compile(
    rf"(?P<name>(?=[A-Z]){_WORD}(?: {_WORD}){{0,5}})(?: ?\([^)\n]{{1,40}}\))?:(?=\s|$)"
)
_DASH = re.compile(r"[-–—][ \t]?(?=\S)")
_ASIDE = re.compile(r"[\[(♪♫#].*[\])♪♫#]", re.DOTALL)
_PAUSE = 4.0  # seconds of silence after which another paragraph begins
_LONG = 600  # characters after which a paragraph ends with its sentence, where nobody is named


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is shown at one time, its lines still with their tags."""

    start: float  # seconds
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one cue said by one voice."""

    cue: _Cue
    text: str
    voice: str | None  # as the file names it; None: it does not
    turns: bool  # another voice than before, named or not


def read_subtitles(data: bytes) -> Iterator[Draft]:
    """The one text of a subtitle file; a time that is no time is told with its line."""
    text = decode(data).removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header = _HEADER.fullmatch(lines[0])
    cues = list(_without_repeats(_find_cues(lines)))
    if not cues:
        raise UnreadableDocument("no subtitles in it: no line tells two times, with --> between")
    title = (header["title"] or "").strip() if header else ""
    joined, locators = _join(_pieces(cues))
    yield Draft(
        joined, title=title if title and not _FIELD.match(title) else None, locators=locators
    )


# --- cues --------------------------------------------------------------------------------------


def _find_cues(lines: list[str]) -> Iterator[_Cue]:
    times: tuple[float, float] | None = None
    held: list[str] = []
    skips = False  # inside a block that is no cue
    for number, line in enumerate([*lines, ""], 1):
        if not line.strip():
            if times and held:
                yield _Cue(*times, tuple(held))
            times, held, skips = None, [], False
        elif times is None and line.strip().startswith(_NOT_CUES) and not _ARROW.search(line):
            skips = True
        elif not skips and _ARROW.search(line) and (times is None or _TIMES.fullmatch(line)):
            if times and held:  # no empty line before this cue: its number stands on the last line
                kept = held[:-1] if held[-1].strip().isdigit() else held
                yield _Cue(*times, tuple(kept))
            times, held = _read_times(line, number), []
        elif times is not None:
            held.append(line)


def _read_times(line: str, number: int) -> tuple[float, float]:
    match = _TIMES.fullmatch(line)
    if match is None:
        told = "expected two times as 00:01:02.500 --> 00:01:04.000"
        raise UnreadableDocument(f"line {number}: {told}")
    return _seconds(match.groups()[:4]), _seconds(match.groups()[4:])


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = clock
    return (
        int(hours or 0) * 3600
        + int(minutes or 0) * 60
        + int(seconds or 0)
        + int((rest or "0").ljust(3, "0")) / 1000
    )


def _without_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """The cues without lines that rolled up from the cue before, as automatic captions do."""
    above: tuple[str, ...] = ()
    ended = 0.0
    for cue in cues:
        plain = tuple(line for raw in cue.lines if (line := _plain(raw)))
        fresh = plain
        if cue.start - ended < 0.5:
            for size in range(min(len(above), len(plain)), 0, -1):
                if above[-size:] == plain[:size]:
                    fresh = plain[size:]
                    break
        above, ended = plain or above, cue.end
        kept = tuple(raw for raw in cue.lines if _plain(raw))[len(plain) - len(fresh) :]
        if kept:
            yield _Cue(cue.start, cue.end, kept)


def _plain(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", line)).split())


# --- voices ------------------------------------------------------------------------------------


def _pieces(cues: list[_Cue]) -> Iterator[_Piece]:
    for cue in cues:
        whole = "\n".join(cue.lines)
        marks = list(_VOICE.finditer(whole))
        if marks:
            yield from _voiced(cue, whole, marks)
            continue
        for text in _split_at_changes(whole):
            plain, turns = text, False
            if (change := _CHANGE.match(plain)) or _has_dashes(whole):
                plain, turns = plain[change.end() :] if change else plain, True
            if words := _plain(plain):
                label = _LABEL.match(words)
                name = label["name"] if label else None
                yield _Piece(cue, words, name, turns or bool(label))


def _voiced(cue: _Cue, whole: str, marks: list[re.Match[str]]) -> Iterator[_Piece]:
    """The stretches of a cue after each ``<v NAME>``, with the name set before the words."""
    ends = [mark.start() for mark in marks[1:]] + [len(whole)]
    if before := _plain(whole[: marks[0].start()]):
        yield _Piece(cue, before, None, turns=True)
    for mark, end in zip(marks, ends, strict=True):
        name = _plain(mark[1])
        if words := _plain(whole[mark.end() : end]):
            yield _Piece(cue, words, name, turns=True)


def _split_at_changes(whole: str) -> list[str]:
    """A cue cut where its lines say that another speaks: ">>", or a dash before each line."""
    lines = whole.split("\n")
    if _has_dashes(whole):
        return lines
    found: list[str] = []
    for line in lines:
        plain = _TAG.sub("", line).strip()
        if found and not (_CHANGE.match(plain) or _LABEL.match(plain)):
            found[-1] += f"\n{line}"
        else:
            found.append(plain if _CHANGE.match(plain) else line)
    return found


def _has_dashes(whole: str) -> bool:
    lines = [_TAG.sub("", line).strip() for line in whole.split("\n")]
    return len(lines) > 1 and all(_DASH.match(line) for line in lines)


# --- paragraphs --------------------------------------------------------------------------------


class _Text:
    """The text as it grows, with a locator for the words of each cue."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = self._begun = 0  # characters; where the paragraph begins
        self.locators: list[Locator] = []

    @property
    def paragraph(self) -> int:
        """How long the paragraph is."""
        return self._size - self._begun

    def begin(self) -> None:
        """Begin a paragraph."""
        if self._size:
            self._write("\n\n")
        self._begun = self._size

    def add(self, words: str, cue: _Cue) -> None:
        """Add the words of a cue to the paragraph."""
        if self.paragraph:
            self._write(" ")
        span = Span(self._size, self._size + len(words))
        self._write(words)
        when = f"{_clock(cue.start)}-{_clock(cue.end)}"
        self.locators.append(Locator(span, LocatorKind.TIME, when))

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._size += len(piece)

    def __str__(self) -> str:
        return "".join(self._pieces)


def _join(pieces: Iterator[_Piece]) -> tuple[str, tuple[Locator, ...]]:
    """Paragraphs: a turn of a named voice is one; others end at pauses and with long sentences."""
    text, voice, ended, last = _Text(), None, 0.0, ""
    for piece in pieces:
        is_aside = bool(_ASIDE.fullmatch(piece.text))
        is_named = piece.voice is not None and not is_aside
        changes = is_named and piece.voice != voice
        rests = voice is None and (
            piece.cue.start - ended > _PAUSE or (text.paragraph > _LONG and ends_with_stop(last))
        )
        unnamed = piece.turns and piece.voice is None
        if not text.paragraph or changes or unnamed or rests or is_aside or _ASIDE.fullmatch(last):
            text.begin()
        words = piece.text
        if changes and not words.startswith(f"{piece.voice}:"):
            words = f"{piece.voice}: {words}"
        elif is_named and not changes and words.startswith(f"{piece.voice}:"):
            words = words[len(piece.voice or "") + 1 :].lstrip() or words
        text.add(words, piece.cue)
        voice = piece.voice if is_named else None if unnamed else voice
        ended, last = piece.cue.end, words
    return str(text), tuple(text.locators)


def _clock(seconds: float) -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{rest:03}"

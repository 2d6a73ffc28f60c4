"""The frozen voice cases: short texts with hand-made gold, loaded with offsets.

A line of a file in ``voices/`` names every stretch by its words, so that a person can edit it; a
stretch that stands in the text more than once is written ``["words", n]``, the n-th of them.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.records.document import Span

VOICES = Path(__file__).parent / "voices"  # every *.jsonl in it, in the order of their names
# "tune" may be looked at while rules are written. "held" was only scored at first, but its
# failures have since been read. "fresh", "wide" and "wider" came later and are only scored.
SPLITS = ("tune", "held", "fresh", "wide", "wider")
UNSEEN = ("fresh", "wide", "wider")  # whose failures nobody has read


class BadCase(ValueError):
    """A line of a cases file that does not fit its own text."""


@dataclass(frozen=True)
class Gold:
    """One attribution as a careful reader files it; tuples of words hold accepted alternatives."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: tuple[str | None, ...]  # None: the right answer is that nobody is named
    manner: tuple[str, ...]
    stance: tuple[str, ...]
    source_kind: tuple[str, ...]
    inside: int | None  # number of the attribution of this case whose content it stands in
    relay: str | None


@dataclass(frozen=True)
class VoiceCase:
    """One short text, its attributions, and what must stay the outlet's own voice."""

    id: str
    split: str  # one of SPLITS
    register: str
    category: str
    note: str
    text: str
    attributions: tuple[Gold, ...]
    own_voice: tuple[Span, ...]
    either: tuple[Span, ...]  # may be attributed or not: careful readers differ


def load_voice_cases(path: Path = VOICES) -> tuple[VoiceCase, ...]:
    """Every case of a file, or of all files of a folder.

    Raises ``BadCase`` where a stretch is missing or ambiguous, or an id is used twice.
    """
    cases = tuple(case for file in voice_files(path) for case in _cases(file))
    twice = [name for name, times in Counter(case.id for case in cases).items() if times > 1]
    if twice:
        raise BadCase(f"ids used twice: {', '.join(twice)}")
    return cases


def voice_files(path: Path = VOICES) -> tuple[Path, ...]:
    """The files that hold the cases, in the order of their names."""
    return tuple(sorted(path.glob("*.jsonl"))) if path.is_dir() else (path,)


def _cases(path: Path) -> Iterator[VoiceCase]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        raw = json.loads(line)
        try:
            yield _case(raw)
        except (BadCase, KeyError) as fault:
            raise BadCase(f"{path.name}:{number} ({raw.get('id')}): {fault}") from None


def _case(raw: dict[str, Any]) -> VoiceCase:
    text = raw["text"]
    if raw["split"] not in SPLITS:
        raise BadCase(f"there is no split {raw['split']!r}")
    return VoiceCase(
        raw["id"], raw["split"], raw["register"], raw["category"], raw["note"], text,
        tuple(_gold(found, text) for found in raw["attributions"]),
        _places(raw["own_voice"], text),
        _places(raw["either"], text),
    )  # fmt: skip


def _gold(raw: dict[str, Any], text: str) -> Gold:
    pieces = {name: _places(raw[name], text) for name in ("source", "cue", "content")}
    if not pieces["content"]:
        raise BadCase("an attribution without content")
    alternatives = {
        name: tuple(raw[name]) for name in ("speaker", "manner", "stance", "source_kind")
    }
    return Gold(**pieces, **alternatives, inside=raw["inside"], relay=raw["relay"])


def _places(stretches: list[Any], text: str) -> tuple[Span, ...]:
    return tuple(_place(stretch, text) for stretch in stretches)


def _place(stretch: str | list[Any], text: str) -> Span:
    words, wanted = (stretch, None) if isinstance(stretch, str) else stretch
    starts = []
    at = text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    if wanted is None and len(starts) != 1:
        raise BadCase(f"{words!r} stands {len(starts)} times in the text; say which")
    if wanted is not None and not 1 <= wanted <= len(starts):
        raise BadCase(f"there is no occurrence {wanted} of {words!r}")
    start = starts[(wanted or 1) - 1]
    return Span(start, start + len(words))

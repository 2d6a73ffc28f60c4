"""Loaded and persuasive wording as rows: what it is, where, and in whose voice."""

from dataclasses import dataclass

from hearsay.records.attribution import Attribution
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.records.span_index import SpanIndex
from hearsay.records.tags import Framing, Technique
from hearsay.report.visible import one_line
from hearsay.report.voices import Voice, find_voices, voice_by_attribution

HEADLINE = frozenset({Technique.STRONGER_HEADLINE, Technique.ATTRIBUTION_DROPPED})


@dataclass(frozen=True, slots=True)
class Loaded:
    """One mark with the voice that it stands in."""

    framing: Framing
    exact: str
    voice: Voice
    attribution: Attribution | None
    beside: str = ""  # of a headline: what the text says


def find_loaded(ledger: Ledger) -> tuple[Loaded, ...]:
    """Every mark in order of appearance."""
    voices = find_voices(ledger)
    voice_of = voice_by_attribution(voices)
    pieces = [(piece, one) for one in ledger.attributions for piece in one.content]
    index = SpanIndex(piece for piece, _ in pieces)
    text = ledger.document.text
    found = []
    for one in ledger.framings:
        holding = [pieces[n] for n in index.overlapping(one.span) if pieces[n][0].covers(one.span)]
        inner = min(holding, key=lambda held: len(held[0]), default=None)
        attribution = inner[1] if inner and one.technique not in HEADLINE else None
        voice = voice_of[attribution.id] if attribution else voices[0]
        beside = _exact(text, one.beside) if one.beside else ""
        found.append(Loaded(one, _exact(text, one.span), voice, attribution, beside))
    return tuple(found)


def by_voice(rows: tuple[Loaded, ...]) -> tuple[tuple[Voice, tuple[Loaded, ...]], ...]:
    """The rows of each voice, the outlet's own first, then in order of appearance."""
    grouped: dict[str, list[Loaded]] = {}
    for one in rows:
        grouped.setdefault(one.voice.mark, []).append(one)
    ordered = sorted(grouped.values(), key=lambda group: not group[0].voice.is_own)
    return tuple((group[0].voice, tuple(group)) for group in ordered)


def _exact(text: str, span: Span) -> str:
    return one_line(span.of(text))

"""The voices of a ledger: who speaks, under which mark, how much of the text is theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from hearsay.records.attribution import Attribution, SourceKind
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger

UNKNOWN_MARK = "?"
OWN_MARK = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with everything that is filed under the name; marks are "A", "B" … "Z", "AA"."""

    mark: str  # "": the outlet's own voice; "?": speakers that are not known
    name: str
    kind: SourceKind
    attributions: tuple[Attribution, ...]  # in order of appearance
    claims: tuple[Claim, ...]  # in order of appearance
    share: float  # of the visible characters, 0 to 1; what is nested counts for the inner voice

    @property
    def is_own(self) -> bool:
        """Whether this is the outlet's own voice."""
        return self.mark == OWN_MARK

    @property
    def is_known(self) -> bool:
        """Whether we can say who speaks."""
        return self.mark != UNKNOWN_MARK


def find_voices(ledger: Ledger) -> tuple[Voice, ...]:
    """The outlet's own voice first, then speakers in order of appearance, those not known last."""
    said = _by_speaker(ledger.attributions)
    speaker_of = {one.id: speaker for speaker, ones in said.items() for one in ones}
    visible = _visible_by_speaker(ledger, speaker_of)
    total = sum(visible.values()) or 1
    claimed: dict[str | None, list[Claim]] = {}
    for claim in sorted(ledger.claims, key=lambda one: one.span):
        speaker = speaker_of.get(claim.attribution or "", _OWN)
        claimed.setdefault(speaker, []).append(claim)

    def voice(mark: str, name: str, speaker: str | None) -> Voice:
        ones = tuple(said.get(speaker, ()))
        claims = tuple(claimed.get(speaker, ()))
        return Voice(mark, name, _kind(ones), ones, claims, visible.get(speaker, 0) / total)

    named = [speaker for speaker in said if speaker is not None]
    known = [voice(mark, name, name) for mark, name in zip(_marks(len(named)), named, strict=True)]
    own = voice(OWN_MARK, own_name(ledger), _OWN)
    unknown = [voice(UNKNOWN_MARK, "Speaker not known", None)] if None in said else []
    return (own, *known, *unknown)


def voice_by_attribution(voices: Iterable[Voice]) -> dict[str, Voice]:
    """The voice each attribution is filed under, by the attribution's id."""
    return {one.id: voice for voice in voices for one in voice.attributions}


def own_name(ledger: Ledger) -> str:
    """What to call the outlet's own voice."""
    return f"{ledger.document.outlet}, own voice" if ledger.document.outlet else "Own voice"


_OWN = "\0own"  # stands for the outlet among speakers; no name contains a NUL


def _by_speaker(attributions: Iterable[Attribution]) -> dict[str | None, list[Attribution]]:
    said: dict[str | None, list[Attribution]] = {}
    for one in sorted(attributions, key=lambda one: (one.hull, one.id)):
        said.setdefault(one.speaker, []).append(one)
    return said


def _kind(attributions: Iterable[Attribution]) -> SourceKind:
    """The kind most of them have; the first of those where two are as common."""
    kinds = [one.source_kind for one in attributions if one.source_kind is not SourceKind.UNKNOWN]
    return max(kinds, key=kinds.count, default=SourceKind.UNKNOWN)


def _marks(count: int) -> Iterator[str]:
    """A, B … Z, AA, AB …: as columns of a spreadsheet are named."""
    for number in range(count):
        mark, left = "", number
        while left >= 0:
            mark, left = ascii_uppercase[left % 26] + mark, left // 26 - 1
        yield mark


# --- whose words: the innermost voice at each place ----------------------------------------------


def depths(attributions: Iterable[Attribution]) -> dict[str, int]:
    """How many attributions each one stands inside of, by id."""
    outer = {one.id: one.inside for one in attributions}
    found: dict[str, int] = {}
    for name in outer:
        chain = []
        here: str | None = name
        while here is not None and here not in found:
            chain.append(here)
            here = outer.get(here)
        depth = -1 if here is None else found[here]
        for one in reversed(chain):
            depth += 1
            found[one] = depth
    return found


def outer_to_inner(ledger: Ledger) -> list[tuple[Span, Attribution]]:
    """Every piece of content with its attribution, the outermost first."""
    depth = depths(ledger.attributions)
    pieces = [(piece, one) for one in ledger.attributions for piece in one.content]
    return sorted(pieces, key=lambda found: (depth[found[1].id], -len(found[0]), found[0]))


def _visible_by_speaker(ledger: Ledger, speaker_of: dict[str, str | None]) -> dict[str | None, int]:
    text = ledger.document.text
    whose: list[str | None] = [_OWN] * len(text)
    for piece, one in outer_to_inner(ledger):
        whose[piece.start : piece.end] = [speaker_of[one.id]] * len(piece)
    counted: dict[str | None, int] = {}
    for speaker, character in zip(whose, text, strict=True):
        if not character.isspace():
            counted[speaker] = counted.get(speaker, 0) + 1
    return counted

"""A ledger as people judged it: which judgements apply to it, and what they make of it.

Pure functions; the program's own ledger is kept beside what is corrected in it.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hearsay.records.attribution import Attribution
from hearsay.records.check import Verdict
from hearsay.records.claim import Claim
from hearsay.records.document import Span
from hearsay.records.judgement import OF_PIECES, Decision, Judgement, Target
from hearsay.records.ledger import Ledger
from hearsay.store.anchors import attribution_of, find_attribution, find_claim, spans_of


class State(StrEnum):
    """What became of a judgement in one ledger."""

    APPLIES = "applies"
    CARRIED = "carried"  # applies; it was made on an earlier version of the article
    OUTDATED = "outdated"  # what was accepted reads differently now
    SETTLED = "settled"  # the program now reads it as the person did
    SUPERSEDED = "superseded"  # a later one is on the same thing
    UNDONE = "undone"
    ORPHAN = "orphan"  # what was judged is not there


@dataclass(frozen=True, slots=True)
class Applied:
    """A judgement, and what became of it."""

    judgement: Judgement
    state: State
    record: str | None = None  # id of the claim or attribution here; None: an orphan

    @property
    def counts(self) -> bool:
        """Whether it changes what is shown."""
        return self.state in {State.APPLIES, State.CARRIED}


@dataclass(frozen=True, slots=True)
class Judged:
    """A ledger and what people made of it."""

    ledger: Ledger  # corrected: speakers, sources, cues and contents as people say
    read: Ledger  # as the program read it
    applied: tuple[Applied, ...] = ()  # every judgement, first to last, whatever became of it

    def of(self, record: str) -> tuple[Applied, ...]:
        """The judgements of one claim or attribution, first to last."""
        return tuple(one for one in self.applied if one.record == record)

    def decisions(self, record: str) -> tuple[Decision, ...]:
        """What stands decided of one claim or attribution."""
        return tuple(one.judgement.decision for one in self.of(record) if one.counts)

    def is_claim(self, claim: str) -> bool:
        """Whether nobody says that it is none."""
        return Decision.NOT_A_CLAIM not in self.decisions(claim)

    def verdict(self, claim: str) -> Verdict | None:
        """A person's verdict where there is one, else the program's; None: not checked."""
        for one in reversed(self.of(claim)):
            if one.counts and one.judgement.decision is Decision.VERDICT:
                return Verdict(one.judgement.value)
        check = self.ledger.check_of(claim)
        return None if check is None else check.verdict

    @property
    def orphans(self) -> tuple[Applied, ...]:
        """Judgements of what is not there any more."""
        return tuple(one for one in self.applied if one.state is State.ORPHAN)


def find_undone(judgements: Iterable[Judgement]) -> frozenset[int]:
    """Ids of the judgements that were taken back; taking back an undo brings them back."""
    undone: set[int] = set()
    for judgement in sorted(judgements, key=lambda one: one.id, reverse=True):
        if judgement.decision is Decision.UNDO and judgement.id not in undone:
            undone.add(int(judgement.value))
    return frozenset(undone)


def judge(ledger: Ledger, judgements: Iterable[Judgement]) -> Judged:
    """The ledger with what people decided of it; ``judgements`` of it and its earlier versions."""
    listed = sorted(judgements, key=lambda one: one.id)
    undone = find_undone(listed)
    placed = [
        _placed(one, ledger, is_undone=one.id in undone)
        for one in listed
        if one.decision is not Decision.UNDO
    ]
    applied = _without_superseded(placed)
    return Judged(_corrected(ledger, applied), ledger, tuple(applied))


def what_is_said(ledger: Ledger, record: Claim | Attribution) -> str:
    """What the program has of a record: its verdict, or its speaker."""
    if isinstance(record, Attribution):
        return record.speaker or ""
    check = ledger.check_of(record.id)
    return check.verdict.value if check is not None else ""


def _placed(judgement: Judgement, ledger: Ledger, *, is_undone: bool) -> Applied:
    target = judgement.target
    find = find_claim if target.record.startswith("c") else find_attribution
    record: Claim | Attribution | None = find(target, ledger)
    if is_undone:
        return Applied(judgement, State.UNDONE, record.id if record else None)
    if record is None:
        settled = _settled(judgement, ledger)
        return Applied(judgement, State.SETTLED if settled else State.ORPHAN, settled)
    if judgement.decision in OF_PIECES and spans_of(judgement.pieces, target, ledger) is None:
        return Applied(judgement, State.ORPHAN)
    if judgement.decision is Decision.ACCEPT and what_is_said(ledger, record) != target.said:
        return Applied(judgement, State.OUTDATED, record.id)
    is_same = target.document == ledger.document.id
    return Applied(judgement, State.APPLIES if is_same else State.CARRIED, record.id)


def _settled(judgement: Judgement, ledger: Ledger) -> str | None:
    """The attribution that now has the content a person gave it."""
    if judgement.decision is not Decision.CONTENT:
        return None
    found = attribution_of(judgement.pieces, judgement.target, ledger)
    return found.id if found is not None else None


def _without_superseded(placed: list[Applied]) -> list[Applied]:
    """The last word on each side of a record counts."""
    told: set[tuple[str | None, str]] = set()
    kept = []
    for one in reversed(placed):
        side = _side(one)
        if one.counts and (one.record, side) in told:
            kept.append(dataclasses.replace(one, state=State.SUPERSEDED))
            continue
        if one.counts:
            told.add((one.record, side))
            told.add((one.record, "accept"))  # what is corrected later was accepted before
        kept.append(one)
    return kept[::-1]


def _side(applied: Applied) -> str:
    """Which side of a record is judged; all decisions on a claim are on the same."""
    if (applied.record or "").startswith("c"):
        return "claim"
    return applied.judgement.decision.value


# --- corrections --------------------------------------------------------------------------------


def _corrected(ledger: Ledger, applied: Iterable[Applied]) -> Ledger:
    changed: dict[str, Attribution] = {found.id: found for found in ledger.attributions}
    for one in applied:
        correct = _CORRECTIONS.get(one.judgement.decision)
        if one.counts and correct is not None and one.record in changed:
            changed[one.record] = correct(changed[one.record], one.judgement, ledger)
    return dataclasses.replace(ledger, attributions=tuple(changed.values()))


def _with_speaker(found: Attribution, judgement: Judgement, _ledger: Ledger) -> Attribution:
    return dataclasses.replace(found, speaker=judgement.value or None)


def _with_source(found: Attribution, judgement: Judgement, ledger: Ledger) -> Attribution:
    return dataclasses.replace(found, source=_pieces(judgement, ledger))


def _with_cue(found: Attribution, judgement: Judgement, ledger: Ledger) -> Attribution:
    return dataclasses.replace(found, cue=_pieces(judgement, ledger))


def _with_content(found: Attribution, judgement: Judgement, ledger: Ledger) -> Attribution:
    return dataclasses.replace(found, content=_pieces(judgement, ledger) or found.content)


def _pieces(judgement: Judgement, ledger: Ledger) -> tuple[Span, ...]:
    target: Target = judgement.target
    return spans_of(judgement.pieces, target, ledger) or ()


_CORRECTIONS: Mapping[Decision, Callable[[Attribution, Judgement, Ledger], Attribution]] = {
    Decision.SPEAKER: _with_speaker,
    Decision.SOURCE: _with_source,
    Decision.CUE: _with_cue,
    Decision.CONTENT: _with_content,
}

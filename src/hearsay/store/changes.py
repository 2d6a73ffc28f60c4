"""What changed between two versions of an article, told by their claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger

# 0.6: as difflib's own advice for a close match; below it two sentences share only small words.
_LEAST_LIKENESS = 0.6
_MOST_PAIRS = 40_000  # compared; of articles with more new and gone claims none are paired


class ChangeKind(StrEnum):
    """What became of a claim."""

    ADDED = "added"
    GONE = "gone"
    REWORDED = "reworded"
    SPEAKER = "speaker"  # the same words, another speaker
    VERDICT = "verdict"  # the same words, another verdict


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that is not as it was."""

    kind: ChangeKind
    before: str  # the words, the speaker or the verdict; "" for what was added
    after: str  # "" for what is gone
    claim_before: str | None = None  # id in the earlier version
    claim_after: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed, in the order of the later version; what is gone at the end."""

    changed: tuple[Change, ...] = ()
    same: int = 0  # claims that stayed as they were


def find_changes(before: Ledger, after: Ledger) -> Changes:
    """Compare claims by their words first, then by likeness, one with one."""
    old = _by_words(before)
    changed: list[tuple[int, Change]] = []
    same, fresh = 0, []
    for place, claim in enumerate(after.claims):
        match = _taken(old, _key(claim, after))
        if match is None:
            fresh.append((place, claim))
            continue
        found = list(_differences(before, match, after, claim))
        changed += [(place, change) for change in found]
        same += not found
    left = [claim for claims in old.values() for claim in claims]
    changed += _reworded(before, left, after, fresh)
    ordered = [change for _, change in sorted(changed, key=lambda one: one[0])]
    return Changes(tuple(ordered), same)


def _by_words(ledger: Ledger) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in ledger.claims:
        found.setdefault(_key(claim, ledger), []).append(claim)
    return found


def _key(claim: Claim, ledger: Ledger) -> tuple[str, str]:
    return " ".join(claim.span.of(ledger.document.text).split()), claim.kind.value


def _taken(old: dict[tuple[str, str], list[Claim]], key: tuple[str, str]) -> Claim | None:
    claims = old.get(key)
    return claims.pop(0) if claims else None


def _differences(before: Ledger, old: Claim, after: Ledger, new: Claim) -> Iterable[Change]:
    for kind, was, now in (
        (ChangeKind.SPEAKER, _speaker(before, old), _speaker(after, new)),
        (ChangeKind.VERDICT, _verdict(before, old), _verdict(after, new)),
    ):
        if was != now:
            yield Change(kind, was, now, old.id, new.id)


def _speaker(ledger: Ledger, claim: Claim) -> str:
    found = ledger.attribution(claim.attribution)
    return (found.speaker or "") if found is not None else ""


def _verdict(ledger: Ledger, claim: Claim) -> str:
    check = ledger.check_of(claim.id)
    return check.verdict.value if check is not None else ""


def _reworded(
    before: Ledger, left: list[Claim], after: Ledger, fresh: list[tuple[int, Claim]]
) -> list[tuple[int, Change]]:
    """What is new and what is gone, paired where the words are alike, the most alike first."""
    was = {claim.id: claim.span.of(before.document.text) for claim in left}
    now = {claim.id: claim.span.of(after.document.text) for _, claim in fresh}
    pairs = []
    if len(left) * len(fresh) <= _MOST_PAIRS:
        pairs = [
            (likeness, place, old, new)
            for place, new in fresh
            for old in left
            if old.kind is new.kind
            and (likeness := _likeness(was[old.id], now[new.id])) >= _LEAST_LIKENESS
        ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1]))
    told: set[str] = set()
    found: list[tuple[int, Change]] = []
    for _, place, old, new in pairs:
        if f"-{old.id}" not in told and f"+{new.id}" not in told:
            told |= {f"-{old.id}", f"+{new.id}"}
            change = Change(ChangeKind.REWORDED, was[old.id], now[new.id], old.id, new.id)
            found.append((place, change))
    end = len(after.claims)
    found += [
        (place, Change(ChangeKind.ADDED, "", now[new.id], None, new.id))
        for place, new in fresh
        if f"+{new.id}" not in told
    ]
    found += [
        (end, Change(ChangeKind.GONE, was[old.id], "", old.id, None))
        for old in left
        if f"-{old.id}" not in told
    ]
    return found


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The quick bounds first: most pairs are nothing alike.
    if matcher.real_quick_ratio() < _LEAST_LIKENESS or matcher.quick_ratio() < _LEAST_LIKENESS:
        return 0.0
    return matcher.ratio()

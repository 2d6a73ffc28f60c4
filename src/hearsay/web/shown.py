"""The ledger a reader is shown: the program's, with what people decided put in its place.

A verdict of a person stands beside the program's evidence as a piece of evidence of its own, so
that every part of the page tells the same and nobody takes one for the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim
from hearsay.records.judgement import Decision, Judgement
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.store.judging import Judged
from hearsay.store.opening import Store
from hearsay.store.rows import speaker_ids
from hearsay.store.speaking import find_names

BY_HAND = "judgement"  # in place of a pack's name
_RELATIONS = {
    Verdict.SUPPORTED: Relation.ENTAILMENT,
    Verdict.CONTRADICTED: Relation.CONTRADICTION,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A judged ledger as it is drawn, and where its speakers have their pages."""

    judged: Judged
    ledger: Ledger
    speakers: Mapping[str, str]  # name as shown -> id


def show(store: Store, judged: Judged) -> Shown:
    """The ledger with people's names, verdicts and claims."""
    ids = speaker_ids(judged)
    named = find_names(store, ids.values())
    shown = {name: named[one] for name, one in ids.items() if one in named}
    ledger = _without_non_claims(judged)
    renamed = tuple(
        replace(one, speaker=shown[one.speaker][1]) if one.speaker in shown else one
        for one in ledger.attributions
    )
    checks = tuple(_checks(judged, ledger))
    return Shown(
        judged,
        replace(ledger, attributions=renamed, checks=checks),
        {name: one for one, name in shown.values()},
    )


def _without_non_claims(judged: Judged) -> Ledger:
    """The corrected ledger without what people say is no claim, and what was said of it."""
    ledger = judged.ledger
    gone = {claim.id for claim in ledger.claims if not judged.is_claim(claim.id)}
    if not gone:
        return ledger
    return replace(
        ledger,
        claims=tuple(one for one in ledger.claims if one.id not in gone),
        checks=tuple(
            replace(one, also=tuple(other for other in one.also if other not in gone))
            for one in ledger.checks
            if one.claim not in gone
        ),
        standings=tuple(
            replace(one, also=tuple(other for other in one.also if other not in gone))
            for one in ledger.standings
            if one.claim not in gone
        ),
    )


def _checks(judged: Judged, ledger: Ledger) -> Iterator[Check]:
    checked = {check.claim: check for check in ledger.checks}
    decided = {
        claim.id: said for claim in ledger.claims if (said := decided_verdict(judged, claim))
    }
    for check in ledger.checks:
        said = decided.get(check.claim)
        yield check if said is None else _corrected(check, said)
    for claim, said in decided.items():
        if claim not in checked:
            yield _corrected(Check(f"k{claim[1:]}", claim, _OPEN, (), "", "a record of it"), said)


_OPEN = Verdict.NOT_ENOUGH_EVIDENCE


def decided_verdict(judged: Judged, claim: Claim) -> Judgement | None:
    """The judgement that gives a claim its verdict; None: the program's stands."""
    found = None
    for one in judged.of(claim.id):
        if one.counts and one.judgement.decision is Decision.VERDICT:
            found = one.judgement
    return found


def _corrected(check: Check, said: Judgement) -> Check:
    verdict = Verdict(said.value)
    was = words.VERDICT_WORDS[check.verdict]
    told = f"{said.who}, {words.day(said.when.date())}: {said.why}"
    evidence = Evidence(
        BY_HAND, f"by {said.who}", said.why or verdict.value,
        _RELATIONS.get(verdict, Relation.NEUTRAL), published=said.when.date(),
    )  # fmt: skip
    program = f" The program had: {was}. {check.because or check.missing}".rstrip()
    missing = check.missing or "what the judgement names" if verdict is _OPEN else ""
    return replace(
        check,
        verdict=verdict,
        because=f"{told}{program}",
        evidence=(evidence, *check.evidence),
        missing=missing,
    )

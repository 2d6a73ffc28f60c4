"""Everything one verdict rests on: the claim and who makes it, the rule, the rows, the sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.errors import InputError
from hearsay.records.attribution import Attribution
from hearsay.records.check import Check, Evidence, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.report.locations import evidence_span, origin_words, place_words
from hearsay.report.visible import one_line
from hearsay.report.voices import find_voices, voice_by_attribution

# In what every check against a published review says: see ``check/reviews.py``.
REVIEWED = " rated this"
REVIEW_RULE = (
    "The words are compared with those of published reviews. A review decides where the same "
    "speaker said the same on the same occasion; else it is shown, and decides nothing."
)
# How claims of a kind are compared with the record (ARCHITECTURE, sections 4 and 7).
RULES = {
    ClaimKind.EVENT: "Place and time of the event are compared with the record, at the coarser "
    "precision of the two.",
    ClaimKind.OFFICE: "The person is compared with whoever held the office on the day the claim is "
    "about.",
    ClaimKind.STATISTIC: "The figure is compared with the one published on the article's date, to "
    "half of the last digit printed; later editions are shown beside it.",
    ClaimKind.MEMBERSHIP: "Membership is compared with the record on the day the claim is about.",
    ClaimKind.COMMITMENT: "Who, what and by when are compared with the commitment as it was made.",
    ClaimKind.FORECAST: "A plan can be supported by a record that says it is planned; it is never "
    "contradicted.",
}
_OPEN = "What no record settles is left open; absence from a pack contradicts nothing unless the "
_OPEN += "pack says it is complete."
COMPUTED = frozenset({"arithmetic", "calendar"})


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled fact; a line without a label goes on with the one before it."""

    label: str
    text: str
    is_heading: bool = False
    is_address: bool = False


def find_reasons(ledger: Ledger, name: str) -> tuple[Line, ...]:
    """What there is to say of the check, claim or attribution with this id, or the start of one.

    Raises ``InputError`` where no record, or more than one, answers to it.
    """
    found = _named(ledger, name)
    if isinstance(found, Attribution):
        return tuple(_of_attribution(ledger, found))
    if isinstance(found, Check):
        claim = ledger.claim(found.claim)
        assert claim is not None  # a ledger refuses a check of nothing
        return tuple(_of_claim(ledger, claim, found))
    return tuple(_of_claim(ledger, found, ledger.check_of(found.id)))


def _named(ledger: Ledger, name: str) -> Check | Claim | Attribution:
    records: list[Check | Claim | Attribution] = [
        *ledger.checks, *ledger.claims, *ledger.attributions,
    ]  # fmt: skip
    exact = [record for record in records if record.id == name]
    found = exact or [record for record in records if name and record.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(record.id for record in found[:4])
        raise InputError(f"{name!r} could be {some}; give more of the id")
    known = ", ".join(check.id for check in ledger.checks[:6]) or "none; nothing was checked"
    raise InputError(f"no record {name!r} in this ledger; its checks are {known}")


def _of_claim(ledger: Ledger, claim: Claim, check: Check | None) -> Iterator[Line]:
    if check is None:
        yield Line("not checked", "", is_heading=True)
    else:
        yield Line(f"{words.VERDICT_WORDS[check.verdict]}", check.id, is_heading=True)
        yield Line("because", one_line(check.because))
        if check.missing:
            yield Line("would settle it", one_line(check.missing))
    yield Line("claim", one_line(claim.text))
    span = claim.span
    exact = one_line(span.of(ledger.document.text))
    yield Line("exact words", f"{words.quoted(exact)} (characters {span.start} to {span.end})")
    if where := place_words(ledger.document, span):
        yield Line("stands at", where)
    around = (one.span for one in ledger.sentences if one.span.covers(span))
    yield from (Line("sentence", one_line(one.of(ledger.document.text))) for one in around)
    yield from _voice(ledger, claim.attribution)
    yield Line("kind", ", ".join(words.about_claim(claim)))
    for role, part in claim.parts.roles:
        yield Line(one_line(role), words.quoted(one_line(part.of(ledger.document.text))))
    if check is not None:
        yield from _of_check(ledger, claim, check)
    if origin := origin_words(ledger.document):
        yield Line("read from", origin)
    yield Line("record", f"{claim.id}, in document {ledger.document.id}")
    yield Line("made with", words.made_with(ledger))
    for number, evidence in enumerate(check.evidence if check else (), 1):
        yield from _of_evidence(ledger, evidence, number)


def _rule(claim: Claim, check: Check) -> str:
    return REVIEW_RULE if REVIEWED in check.because else RULES.get(claim.kind, "")


def _of_check(ledger: Ledger, claim: Claim, check: Check) -> Iterator[Line]:
    undecided = check.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    rule = _rule(claim, check)
    if rule or undecided:
        yield Line("rule", " ".join(part for part in (rule, _OPEN if undecided else "") if part))
    for name in check.also:
        if (other := ledger.claim(name)) is not None:
            exact = one_line(other.span.of(ledger.document.text))
            yield Line("same fault at", f"{words.quoted(exact)} ({other.id})")


def _of_evidence(ledger: Ledger, evidence: Evidence, number: int) -> Iterator[Line]:
    relation = words.RELATION_WORDS[evidence.relation]
    yield Line(f"evidence {number}", f"{relation} the claim", is_heading=True)
    if evidence.pack in COMPUTED:
        yield Line("computation", one_line(evidence.record))
    elif evidence.pack == "document":
        yield Line("in the text", f"characters {one_line(evidence.record).replace(':', ' to ')}")
        place = evidence_span(ledger.document, evidence)
        if place is not None and (where := place_words(ledger.document, place)):
            yield Line("stands at", where)
    else:
        yield Line("pack", one_line(evidence.pack))
        yield Line("row", one_line(evidence.record))
    yield Line("says", words.quoted(one_line(evidence.quote)))
    edition = [
        f"published {words.day(evidence.published)}" if evidence.published else "",
        f"the published figure since {words.day(evidence.known_from)}"
        if evidence.known_from
        else "",
    ]
    if any(edition):
        yield Line("edition", ", ".join(filter(None, edition)))
    if evidence.url:
        yield Line("source", one_line(evidence.url), is_address=True)


def _voice(ledger: Ledger, attribution: str | None) -> Iterator[Line]:
    """Who says it, inside whose words, down to the outlet."""
    voices = find_voices(ledger)
    voice_of = voice_by_attribution(voices)
    label = "said by"
    one = ledger.attribution(attribution)
    while one is not None:
        name = words.speaker_words(ledger, voice_of[one.id], one)
        told = ", ".join(words.about_attribution(one))
        yield Line(label, f"{name} ({told}; {one.id})")
        label, one = "as told by", ledger.attribution(one.inside)
    if attribution is None:
        yield Line(label, f"{one_line(voices[0].name)}: nobody is named as its source")


def _of_attribution(ledger: Ledger, one: Attribution) -> Iterator[Line]:
    text = ledger.document.text
    yield Line("attribution", one.id, is_heading=True)
    yield from _voice(ledger, one.id)
    for label, spans in (("source", one.source), ("cue", one.cue), ("content", one.content)):
        pieces = " … ".join(one_line(span.of(text)) for span in spans)
        yield Line(label, words.quoted(pieces) if pieces else "none")
    if where := place_words(ledger.document, one.hull):
        yield Line("stands at", where)
    if origin := origin_words(ledger.document):
        yield Line("read from", origin)
    yield Line("certainty", f"{one.score:.0%} of attributions that read like this are right")
    for claim in ledger.claims:
        if claim.attribution == one.id:
            check = ledger.check_of(claim.id)
            verdict = words.VERDICT_WORDS[check.verdict] if check else "not checked"
            yield Line("claim", f"{one_line(claim.text)} ({claim.id}; {verdict})")
    yield Line("made with", words.made_with(ledger))

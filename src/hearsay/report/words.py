"""What the reports call things: one wording for the terminal, the page and the tables."""

from datetime import date

from hearsay.records.attribution import Attribution, SourceKind, Stance
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.ledger import Ledger
from hearsay.report.visible import one_line
from hearsay.report.voices import Voice

# The order in which verdicts are told: what a reader must know first comes first.
VERDICTS = (
    Verdict.CONTRADICTED,
    Verdict.QUALIFIED,
    Verdict.SUPPORTED,
    Verdict.NOT_ENOUGH_EVIDENCE,
)
VERDICT_WORDS = {
    Verdict.CONTRADICTED: "contradicted",
    Verdict.QUALIFIED: "qualified",
    Verdict.SUPPORTED: "supported",
    Verdict.NOT_ENOUGH_EVIDENCE: "not enough evidence",
}
VERDICT_SIGNS = {
    Verdict.CONTRADICTED: "✗",
    Verdict.QUALIFIED: "≈",
    Verdict.SUPPORTED: "✓",
    Verdict.NOT_ENOUGH_EVIDENCE: "?",
}
RELATION_WORDS = {
    Relation.ENTAILMENT: "for",
    Relation.CONTRADICTION: "against",
    Relation.NEUTRAL: "beside",
}
STANCE_WORDS = {
    Stance.NEUTRAL: "says",
    Stance.DISTANCING: "claims",
    Stance.DENYING: "denies",
    Stance.CONCEDING: "concedes",
    Stance.ENDORSING: "confirms",
}
SOURCE_KIND_WORDS = {
    SourceKind.PERSON: "person",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.GROUP: "group",
    SourceKind.ANONYMOUS: "not named",
    SourceKind.DOCUMENT: "document",
    SourceKind.UNKNOWN: "",
}
CLAIM_KIND_WORDS = {kind: kind.value for kind in ClaimKind} | {ClaimKind.OTHER: "other claim"}
HEDGE_WORDS = {
    Hedge.CERTAIN: "",
    Hedge.PROBABLE: "put as probable",
    Hedge.POSSIBLE: "put as possible",
    Hedge.REPORTED: "put as reported",
    Hedge.DENIED: "denied",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_OPENING, _CLOSING = frozenset("“‘\"'«„"), frozenset("”’\"'»“")


def day(given: date) -> str:
    """A day as it is written in a British newspaper: "4 June 2025"."""
    return f"{given.day} {_MONTHS[given.month - 1]} {given.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 voice", "2 voices"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share of the text: "11%", "under 1%"."""
    return "under 1%" if 0 < share < 0.01 else f"{share:.0%}"


def about_document(ledger: Ledger) -> tuple[str, ...]:
    """Outlet, day, authors and length, those that are known, ready to be joined."""
    document = ledger.document
    words = counted(len(document.text.split()), "word")
    published = day(document.published) if document.published else "no date given"
    authors = one_line(", ".join(document.authors))
    outlet = one_line(document.outlet or "")
    return tuple(part for part in (outlet, published, authors and f"by {authors}", words) if part)


def about_attribution(one: Attribution) -> tuple[str, ...]:
    """Manner, stance and relay of an attribution, ready to be joined."""
    stance = "" if one.stance is Stance.NEUTRAL else one.stance.value
    relay = f"by way of {one_line(one.relay)}" if one.relay else ""
    return tuple(part for part in (one.manner.value, stance, relay) if part)


def about_claim(claim: Claim) -> tuple[str, ...]:
    """Kind, hedge and negation of a claim and what it is worth, ready to be joined."""
    negated = "negated" if claim.negated and claim.hedge is not Hedge.DENIED else ""
    parts = (CLAIM_KIND_WORDS[claim.kind], HEDGE_WORDS[claim.hedge], negated, worth(claim))
    return tuple(part for part in parts if part)


def worth(claim: Claim) -> str:
    """How much a claim is worth checking, and why: "worth checking 82%: a number, a date"."""
    if claim.check_worthiness is None:
        return ""
    return f"worth checking {percent(claim.check_worthiness)}: {claim.worthy_because}"


def about_evidence(evidence: Evidence) -> tuple[str, ...]:
    """Pack, row and days of a piece of evidence, ready to be joined."""
    published = f"published {day(evidence.published)}" if evidence.published else ""
    known = f"known since {day(evidence.known_from)}" if evidence.known_from else ""
    pack = one_line(evidence.pack)
    where = "in this document" if evidence.pack == "document" else pack
    return tuple(part for part in (where, one_line(evidence.record), published, known) if part)


def quoted(exact: str) -> str:
    """Exact words in quotation marks: double ones, or single ones around double ones."""
    if exact[:1] in _OPENING and exact[-1:] in _CLOSING:
        return exact
    return f"‘{exact}’" if set(exact) & set('“”"') else f"“{exact}”"


def source_words(ledger: Ledger, one: Attribution) -> str:
    """The words of the text that name who speaks; empty where nobody is named."""
    return " … ".join(one_line(span.of(ledger.document.text)) for span in one.source)


def speaker_words(ledger: Ledger, voice: Voice, one: Attribution | None) -> str:
    """The name of the voice; where it is not known, the words the text has for it."""
    if voice.is_own:
        return "own voice"  # whose it is, the head of the report tells
    named = source_words(ledger, one) if one is not None and not voice.is_known else ""
    return named or one_line(voice.name)


def checks_with(ledger: Ledger, verdict: Verdict) -> tuple[Check, ...]:
    """The checks with this verdict, in order of their claims in the text."""
    place = {claim.id: claim.span for claim in ledger.claims}
    found = [check for check in ledger.checks if check.verdict is verdict]
    return tuple(sorted(found, key=lambda check: place[check.claim]))


def tally(ledger: Ledger) -> tuple[str, ...]:
    """How many checks came to what: "1 contradicted", "3 supported"."""
    counts = {verdict: len(checks_with(ledger, verdict)) for verdict in VERDICTS}
    return tuple(f"{counts[one]:,} {VERDICT_WORDS[one]}" for one in VERDICTS if counts[one])


def made_with(ledger: Ledger) -> str:
    """The versions of code, bundle and packs on one line."""
    made = ledger.made_with
    code = f"hearsay {made.hearsay}" if made.hearsay else "hearsay"
    packs = f"packs: {', '.join(made.packs)}" if made.packs else "no packs"
    return one_line(" · ".join(part for part in (code, made.bundle, packs) if part))

"""Small ledgers put together by hand, so that tests of the store need no model."""

import re
from datetime import date
from hashlib import sha256

from hearsay.records.attribution import Attribution, Manner, SourceKind
from hearsay.records.check import Check, Evidence, Relation, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Sentence, Span
from hearsay.records.ledger import Ledger, MadeWith
from hearsay.records.tags import Mention, MentionKind

MADE = MadeWith("0.1.0 abc", "reader 3", ("nato 1 aa", "offices 1 bb"))
HARBOUR = (
    "Ana Duarte said that the harbour reopened in June 2024. "
    "Ilona Desh said that the ferry sank in May 2023. "
    "Nobody else spoke."
)
_SAID = re.compile(r"(?P<who>[^.\n]+?) (?P<cue>said) that (?P<what>(?:[^.]|\.(?=\d))+)\.")


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def made_id(letter: str, document: Document, *spans: Span) -> str:
    key = document.id + letter + str([(span.start, span.end) for span in spans])
    return letter + sha256(key.encode()).hexdigest()[:8]


def a_ledger(
    text: str = HARBOUR,
    *,
    verdicts: tuple[Verdict | None, ...] = (Verdict.SUPPORTED, Verdict.CONTRADICTED),
    made: MadeWith = MADE,
    kind: ClaimKind = ClaimKind.EVENT,
    **about: object,
) -> Ledger:
    """A ledger in which every "X said that Y." is an attribution, and each Y a claim."""
    document = Document.make(text, **({"published": date(2024, 7, 1)} | about))
    attributions, claims, checks, mentions = [], [], [], []
    for number, match in enumerate(_SAID.finditer(text)):
        who, cue, what = (Span(*match.span(name)) for name in ("who", "cue", "what"))
        name = " ".join(match["who"].split())
        said = Attribution(
            made_id("a", document, cue, what), (who,), (cue,), (what,), Manner.INDIRECT,
            speaker=name, source_kind=SourceKind.PERSON, score=0.9,
        )  # fmt: skip
        attributions.append(said)
        mentions.append(Mention(who, MentionKind.PERSON, name))
        claim = Claim(made_id("c", document, what), what, match["what"], kind, said.id)
        claims.append(claim)
        verdict = verdicts[number] if number < len(verdicts) else None
        if verdict is not None:
            checks.append(_check(document, claim, verdict))
    sentences = (Sentence(Span(0, len(text)), 0),) if text else ()
    return Ledger(
        document, sentences, tuple(mentions), attributions=tuple(attributions),
        claims=tuple(claims), checks=tuple(checks), made_with=made,
    )  # fmt: skip


def _check(document: Document, claim: Claim, verdict: Verdict) -> Check:
    relation = Relation.CONTRADICTION if verdict is Verdict.CONTRADICTED else Relation.ENTAILMENT
    found = (Evidence("nato", "event-1", "NATO summit | Vilnius", relation),)
    missing = "a record" if verdict is Verdict.NOT_ENOUGH_EVIDENCE else ""
    return Check(made_id("k", document, claim.span), claim.id, verdict, found, "It is so.", missing)

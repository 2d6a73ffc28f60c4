"""Claims against published reviews: the same words, by the same speaker, on the same occasion.

A review judges one statement at one time, so that it decides little: a claim in nearly the same
words (see ``claim_key``), attributed to whoever made the claim that was reviewed, in an article of
the week after it was made, with nothing in it that a day's difference could change. Whatever falls
short of that is shown beside the claim, and decides nothing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from hearsay.check.finding import Context, Finding, evidence_of, undecided
from hearsay.check.sources import tells_otherwise
from hearsay.check.wording import day_in_words, listed
from hearsay.records.attribution import Attribution, Stance
from hearsay.records.check import Relation, Verdict
from hearsay.records.claim import CauseStance, Claim, Hedge
from hearsay.reference.names import name_key
from hearsay.reference.reviews import Review

# Days between a statement and an article that tells of it. After a week it may have been said
# again, of other times.
_SOON = timedelta(days=7)
_TAKEN_BACK = frozenset({Stance.DENYING})
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without)\b|n[’']t\b", re.IGNORECASE
)
# A whole statement: at the beginning or end of what is said, or parted from the rest by a stop or
# "and". After a comma alone may come "if".
_BEFORE = re.compile(r"(?:^|[.;:!?]|,? (?:and|but))[\"'“”‘’\s]*(?:that\s+)?[\"'“”‘’]*$|^that\s+$")
_AFTER = re.compile(r"[\"'“”‘’]*(?:[,.]?[\"'“”‘’]*$|[.;!?]|,? (?:and|but)\b)")


class _Says(StrEnum):
    """What a rating says of the claim."""

    TRUE = "true"
    FALSE = "false"
    PART = "part"


_VERDICTS = {
    _Says.TRUE: (Verdict.SUPPORTED, Relation.ENTAILMENT),
    _Says.FALSE: (Verdict.CONTRADICTED, Relation.CONTRADICTION),
    _Says.PART: (Verdict.QUALIFIED, Relation.NEUTRAL),
}


def check_review(claim: Claim, context: Context) -> Finding | None:
    """What published reviews say of a claim; None where nobody reviewed these words."""
    found = _reviews(claim, context)
    if not found:
        return None
    reasons = {id(one): _reason_against(claim, one, context) for one in found}
    deciding = [one for one in found if not reasons[id(one)]]
    if not deciding:
        return _beside(found, reasons[id(found[0])])
    says = {rating_says(one.rating) for one in deciding}
    if len(says) > 1:
        return Finding(
            Verdict.QUALIFIED,
            f"Reviews differ: {listed([_told(one) for one in deciding])}.",
            tuple(evidence_of(one.fact, Relation.NEUTRAL) for one in deciding),
        )
    verdict, relation = _VERDICTS[_Says(says.pop() or "")]
    return Finding(
        verdict,
        f"{listed([_told(one) for one in deciding])}.",
        tuple(evidence_of(one.fact, relation) for one in deciding),
    )


def rating_says(rating: str) -> str | None:
    """Whether a rating says true, false or true in part; None where its words leave a doubt."""
    return _ratings().get(" ".join(rating.casefold().strip(" .!\"'“”").split()))


@cache
def _ratings() -> Mapping[str, str]:
    table = (files("hearsay") / "data" / "review_ratings.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in table.splitlines()[2:])
    return {rating: says for rating, _, says in rows}


def _reviews(claim: Claim, context: Context) -> list[Review]:
    """The reviews of these words, each once."""
    facts = context.packs.facts
    wordings = (claim.text, "" if claim.negated else context.words(claim.span))
    found = {one.fact.record: one for words in wordings for one in facts.reviews_of(words)}
    return list(found.values())


def _beside(found: Sequence[Review], reason: str) -> Finding:
    told = listed([_told(one) for one in found])
    return undecided(f"The same words were reviewed: {told}.", reason, *(one.fact for one in found))


def _told(one: Review) -> str:
    """As in: "The Harbour Desk rated this, said by Tomas Brandt on 4 May 2022, “False”"."""
    by = f" by {one.speaker}" if one.speaker else ""
    said = one.said
    on = f" on {day_in_words(said.first)}" if said and said.first == said.last else ""
    said_so = f", said{by}{on}," if by or on else ""
    return f"{one.reviewer} rated this{said_so} “{one.rating}”"


def _reason_against(claim: Claim, one: Review, context: Context) -> str:
    """Why a review decides nothing of this claim, as what would settle it; "" where it decides."""
    said = context.said.get(claim.attribution or "")
    if said is None or said.inside is not None or not said.speaker or not one.speaker:
        return "whether the same speaker said it"
    if not _is_same(said.speaker, one.speaker, context):
        return f"a review of it as said by {said.speaker}"
    published = context.document.published
    if one.said is None or published is None or one.said.first != one.said.last:
        return "whether it was said on the same occasion"
    if not timedelta(0) <= published - one.said.first <= _SOON:
        return f"a review of it as said around {day_in_words(published)}"
    if any(time.anchor is not None for time in context.tags.times_in(claim.span)):
        return "whether both mean the same days"
    if not _is_plain(claim, said, context):
        return "whether it is put forward as it was"
    if rating_says(one.rating) is None:
        return f"what the rating “{one.rating}” says of it"
    if not one.fact.is_confirmed:
        return "a rating whose number and words agree"
    return ""


def _is_plain(claim: Claim, said: Attribution, context: Context) -> bool:
    """Whether a claim is asserted, and nothing in its sentence takes from it or adds to it."""
    if claim.hedge is not Hedge.CERTAIN or tells_otherwise(claim, context):
        return False
    if claim.negated and _NEGATION.search(claim.text) is None:
        return False  # the words that were compared do not say so
    if claim.link is not None and claim.link.stance is not CauseStance.ASSERTED:
        return False
    text = context.document.text
    piece = next((one for one in said.content if one.covers(claim.span)), None)
    if piece is None or said.stance in _TAKEN_BACK:
        return False
    before, after = text[piece.start : claim.span.start], text[claim.span.end : piece.end]
    return _BEFORE.search(before) is not None and _AFTER.match(after) is not None


def _is_same(speaker: str, other: str, context: Context) -> bool:
    """Whether two names are one speaker: the same name, or two of one entity of the packs."""
    if name_key(speaker) == name_key(other):
        return True
    names = context.packs.names
    ids = {names.entity_of(name) for name in (speaker, other)}
    return len(ids) == 1 and None not in ids

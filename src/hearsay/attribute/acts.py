"""Tell acts from reports: "imposed a levy", "recalled two officers" say and think nothing.

The reader model takes some acts of speakers for what they say. A draft is an act where no word of
its cue reports, thinks or judges, and its content shows no words either: neither "that" nor a
question word begins it, it is no plan ("to …") and nothing of it is quoted.
"""

import re
from collections.abc import Sequence
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import report_nouns, report_verbs
from hearsay.records.span_index import SpanIndex
from hearsay.text.tables import read_table

# On PolNeAR dev 4 of 10 such drafts are attributions; only a model this sure is believed.
SURE = 0.9

_WORD = re.compile(r"[^\W\d_]+")
SURE_OF_PLAN = 0.7  # of those with "to": "resisted calls to go", "voted to go"
_OPENS_WORDS = re.compile(
    r"[“\"‘']?(?:that|whether|if|how|why|what|when|where|who|which)\b", re.IGNORECASE
)
_BE = frozenset({"is", "are", "was", "were", "been", "has", "have", "had"})
_BY_OR_AS = frozenset({"by", "as"})
_OPENS_PLAN = re.compile(r"to\b", re.IGNORECASE)


def is_act(text: str, draft: Draft, quoted: SpanIndex) -> bool:
    """Whether the draft tells what somebody did, not what somebody said or thinks."""
    if draft.by_rule or not draft.cue or draft.score >= SURE:
        return False
    words = [word.lower() for cue in draft.cue for word in _WORD.findall(cue.of(text))]
    if not words:
        return False
    if not _is_told_of(text, draft, words) and _is_report(words, has_source=bool(draft.source)):
        return False
    if any(quoted.overlapping(piece) for piece in draft.content):
        return False
    if draft.score >= SURE_OF_PLAN and _OPENS_PLAN.match(text, draft.content[0].start):
        return False
    return not any(_OPENS_WORDS.match(text, piece.start) for piece in draft.content)


def _is_told_of(text: str, draft: Draft, words: Sequence[str]) -> bool:
    """Whether nobody says it and it is told of: "the tolls had been announced"."""
    is_subject = draft.content[-1].end + 1 == draft.cue[0].start
    after_by = any(text[max(0, s.start - 4) : s.start].lower() == " by " for s in draft.source)
    return is_subject and words[0] in _BE and not _BY_OR_AS & set(words) and not after_by


def _is_report(words: Sequence[str], *, has_source: bool) -> bool:
    """Whether a word of the cue reports or voices; in "was discussed" by nobody only reporting."""
    passive = not has_source and words[0] in _BE and not _BY_OR_AS & set(words)
    known = _report_forms() if passive else _reporting_words()
    return any(word in known for word in words)


@cache
def _reporting_words() -> frozenset[str]:
    """Every form of the verbs and nouns that report or voice a view."""
    voicing = {form for row in read_table("voicing_words.csv") for form in _forms(row["lemma"])}
    return frozenset((*voicing, *_report_forms(), *report_nouns()))


@cache
def _report_forms() -> frozenset[str]:
    """Every form of the verbs that report whatever follows."""
    return frozenset(form for form, (_, kind) in report_verbs().items() if kind != "clause")


def _forms(lemma: str) -> tuple[str, ...]:
    """The lemma with regular endings; a form too many does no harm."""
    last, stem = lemma[-1], lemma[:-1]
    endings = (lemma, f"{lemma}s", f"{lemma}es", f"{lemma}ed", f"{lemma}ing")
    doubled = (f"{lemma}{last}ed", f"{lemma}{last}ing")
    short = (f"{lemma}d", f"{stem}ing") if last == "e" else (f"{stem}ies", f"{stem}ied")
    return (*endings, *doubled, *short)

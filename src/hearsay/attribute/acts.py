"""Tell acts from reports: "imposed a levy", "recalled two officers" say and think nothing.

The reader model takes some acts of speakers for what they say. A draft is an act where no word of
its cue reports, thinks or judges, and its content shows no words either: neither "that" nor a
question word begins it, it is no plan ("to …") and nothing of it is quoted.
"""

import re
from collections.abc import Sequence
from functools import cache

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import read_rows, report_nouns, report_verbs
from hearsay.records.span_index import SpanIndex
from hearsay.text.small_words import words_of_class
from hearsay.text.tables import read_table

# On PolNeAR dev 4 of 10 such drafts are attributions; only a model this sure is believed.
SURE = 0.9

_WORD = re.compile(r"[^\W\d_]+")
SURE_OF_PLAN = 0.7  # of those with "to": "resisted calls to go", "voted to go"
_OPENS_WORDS = re.compile(
    r"[“\"‘']?(?:that|whether|if|how|why|what|when|where|who|which)\b", re.IGNORECASE
)
SHORT_WORD = 3  # letters of a word that a title may spell small
_MADE = frozenset(
    {"sang", "sing", "sings", "sung", "wrote", "written", "performed", "recited", "played"}
    | {"published", "recorded", "read", "opened", "closed", "staged", "hummed"}
)
OBJECT_WORDS = 4  # so far from the verb an object may be: "claimed at least nine lives"
SUPPOSED_REACH = 24  # characters before a report in which "if" is looked for
_SUPPOSED = re.compile(r"(?:^|[.!?;,][”\"]?\s|\n|\beven\s)(?:[Ii]f|[Uu]nless|[Ss]hould)\s$")
_UNSAID = re.compile(
    r"\b(?:goes? without|[Nn]eedless to|that is to|not to|strange to) say(?:ing)?$"
)
_OPENS_CLAUSE = re.compile(r"(?:that|whether|if|how|why|what|to)\b", re.IGNORECASE)
_SELF = re.compile(r"\w+(?:self|selves)\b")
_OF_SELF = re.compile(r"\w+(?:self|selves) (?:a|an|the|as|to|in|not|un\w+|\w+ed)\b")
_CLAUSE_WORDS = frozenset({"is", "are", "was", "were", "will", "would", "had", "has", "have", "of"})
_BE = frozenset({"is", "are", "was", "were", "been", "has", "have", "had"})
_BY_OR_AS = frozenset({"by", "as"})
_OPENS_PLAN = re.compile(r"to\b", re.IGNORECASE)


def is_act(text: str, draft: Draft, quoted: SpanIndex) -> bool:
    """Whether the draft tells what somebody did, not what somebody said or thinks."""
    if draft.by_rule or not draft.cue:
        return False
    if _is_title(text, draft, quoted):
        return True
    if _is_idiom(text, draft, quoted) or _is_supposed(text, draft, quoted):
        return True
    if draft.score >= SURE:
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


def _is_idiom(text: str, draft: Draft, quoted: SpanIndex) -> bool:
    """Whether the verb says nothing with this object: "said grace", "claimed its first victim"."""
    cue, content = draft.cue[-1], draft.content[0]
    if not 0 < content.start - cue.end <= 2 or quoted.overlapping(content):
        return False
    words = _WORD.findall(cue.of(text).lower())
    lemma = next((report_verbs()[word][0] for word in words if word in report_verbs()), "")
    objects = _idioms().get(lemma)
    if not objects or _OPENS_CLAUSE.match(text, content.start):
        return False
    if _SELF.match(text, content.start):
        return "@self" in objects and _OF_SELF.match(text, content.start) is None
    for number, match in enumerate(_WORD.finditer(text, content.start, content.end)):
        word = match.group().lower()
        if number >= OBJECT_WORDS or (number and word in _CLAUSE_WORDS):
            return False
        if word in objects:
            return _ends_object(text, match.end(), content.end)
    return False


def _ends_object(text: str, start: int, end: int) -> bool:
    """Whether a noun phrase ends here: "claimed lives | in May", not "claimed life | savings"."""
    after = _WORD.search(text, start, end)
    if after is None or text[start : after.start()] != " ":
        return True
    word = after.group().lower()
    return word in words_of_class("preposition") | words_of_class("conjunction") | {"to"}


def _is_title(text: str, draft: Draft, quoted: SpanIndex) -> bool:
    """Whether what is sung, written or played is a work: sang “The Wild Rover”."""
    words = set(_WORD.findall(draft.cue[-1].of(text).lower()))
    places = quoted.overlapping(draft.content[0])
    if words.isdisjoint(_MADE) or not places:
        return False
    said = _WORD.findall(quoted.spans[places[0]].of(text))
    long = [word for word in said if len(word) > SHORT_WORD]
    return len(said) > 1 and bool(long) and all(word[0].isupper() for word in [said[0], *long])


def _is_supposed(text: str, draft: Draft, quoted: SpanIndex) -> bool:
    """Whether nobody says it, or it need not be said: "if she says", "it goes without saying"."""
    first = min((*draft.source, *draft.cue))
    if any(quoted.overlapping(piece) for piece in draft.content):
        return False
    before = text[max(0, first.start - SUPPOSED_REACH) : first.start]
    if draft.content[0].start < first.start:
        return False
    cue = draft.cue[-1].of(text).lower()
    return bool(_SUPPOSED.search(before)) or bool(_UNSAID.search(f"{before}{cue}"))


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
def _idioms() -> dict[str, set[str]]:
    """The objects with which a verb of saying says nothing, by lemma."""
    found: dict[str, set[str]] = {}
    for lemma, word in read_rows("report_idioms.tsv"):
        found.setdefault(lemma, set()).add(word)
    return found


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

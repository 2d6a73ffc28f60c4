"""Say what kind of claim a clause makes, how it is hedged, whether it is negated, and its parts."""

import re
from dataclasses import dataclass
from functools import cache

from hearsay.claim.causes import Cause
from hearsay.claim.lists import Found, Phrases, read_list
from hearsay.claim.promises import is_no_promise
from hearsay.claim.scene import Scene
from hearsay.claim.shapes import main_verb, words_as, words_of
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Span
from hearsay.records.tags import Quantity
from hearsay.text.small_words import words_of_class

_BY = re.compile(r"\b(?:by|before|until|within|no later than)\s+(?:the\s+end\s+of\s+)?(?:the\s+)?$")
_SHORTENED = re.compile(r"(n['’]t|['’]ll)\b", re.IGNORECASE)
_ENDINGS = {"n't": "negation", "'ll": "forecast"}
_SUBORDINATE = re.compile(r"[,;:]|\s(?:that|who|which|because|ensuring|so|if|when|while|as)\s")
_NOT_ONLY = re.compile(r"\s+(?:only|merely|just|simply|least|solely)\b")
_WOULD = re.compile(r"\bwould(?:n['’]t)?(?:\s+be)?\b|['’]d\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"(?:An?|Every|Each)\s+(?:[\w’'-]+\s+){1,3}(?:is|means)\s+(?:an?|the|any)\s", re.IGNORECASE
)
_AS_NOUN = re.compile(
    r"(?:[’']s|\b(?:an?|the|his|her|its|their|our|my|your|this|that|these|those|new|old|no|two|three|four|"
    r"five|many|more|several|some|broken|earlier|election|campaign|of|about|[a-z]+ing))\s+(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\w+\s+(?:to\s+(?!the\b|a\b|his\b|her\b|our\b|my\b)[a-z]|that\s)", re.IGNORECASE
)
_WE_WILL = re.compile(
    r"(?:We|I)(?:\s+(?:will|shall)|['’]ll)\s+(?:(?:not|never|always|also|then)\s+)*(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"promis(?:es|ed|ing)\s+to\s+be\s+(?!home|back|there|at)", re.IGNORECASE)
# Words of promising that are never nouns.
_VERBS = ("set ", "sets ", "sign", "swore", "swears", "undert", "committed", "commits", "agree",
          "guaranteed", "is ", "are ", "intend", "vowed", "pledged", "promised")  # fmt: skip
_NOT = re.compile(r"(?:\bnot|\bnever|n[’']t|\brefused|\bfailed)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_NEAR = 60  # characters
Roles = tuple[tuple[str, Span], ...]


@cache
def _phrases() -> Phrases:
    return Phrases((row[0], row[1]) for row in read_list("claim_cues.tsv"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the cues found in it, in order."""

    scene: Scene
    span: Span
    cues: tuple[Found, ...]
    is_question: bool
    is_reported: bool = False  # told in indirect speech, where "would" is the future

    @classmethod
    def make(
        cls, scene: Scene, span: Span, *, asks: bool = False, is_reported: bool = False
    ) -> "Clause":
        """Find the cues of a clause, those inside words ("won't", "she'll") included."""
        cues = [
            cue
            for cue in _phrases().find(scene.text, span.start, span.end)
            if cue.start == span.start or scene.text[cue.start : cue.end] != "May"  # the month
        ]
        cues += (
            Found(match.start(), match.end(), _ENDINGS[match.group(1).lower().replace("’", "'")])
            for match in _SHORTENED.finditer(scene.text, span.start, span.end)
        )
        ordered = sorted(cues, key=lambda cue: (cue.start, -cue.end))
        return cls(scene, span, tuple(ordered), asks, is_reported)

    def first(self, says: str) -> Found | None:
        """The first cue that says this, or None."""
        return next((cue for cue in self.cues if cue.says == says), None)

    def is_wished(self) -> bool:
        """Whether it is wished for or called for; "the demands" are no wish of the clause."""
        text = self.scene.text
        return any(
            cue.says == "wish"
            and not _AS_NOUN.search(text[max(self.span.start, cue.start - 24) : cue.start])
            for cue in self.cues
        )

    def is_supposed(self) -> bool:
        """Whether it is only supposed; "would" in indirect speech supposes nothing."""
        text = self.scene.text
        return any(
            cue.says == "hypothetical"
            and not (self.is_reported and _WOULD.fullmatch(text, cue.start, cue.end))
            for cue in self.cues
        )

    def tells_what_is_to_come(self) -> bool:
        """Whether it is a forecast: "will", or "would" in indirect speech."""
        if self.first("forecast"):
            return True
        would = _WOULD.search(self.scene.text, self.span.start, self.span.end)
        return self.is_reported and would is not None and not self.is_supposed()


def kind_of(clause: Clause, cause: Cause | None = None) -> tuple[ClaimKind, Roles]:
    """The kind of claim that a clause makes, and the parts that kind has.

    ``cause`` is the first thing the clause says brings about another.
    """
    scene, span = clause.scene, clause.span
    if clause.is_question or clause.is_wished():
        return ClaimKind.OTHER if clause.is_question else ClaimKind.OPINION, ()
    quantities = quantities_in(scene, span)
    if _commits(clause):
        return ClaimKind.COMMITMENT, _commitment(scene, span, quantities)
    if cause is not None and not (cause.is_weak and quantities):
        return ClaimKind.CAUSE, roles_of(cause)
    if clause.tells_what_is_to_come():
        return ClaimKind.FORECAST, _times(scene, span)
    if clause.first("definition") or _DEFINES.match(scene.text, span.start, span.end):
        return ClaimKind.DEFINITION, ()
    if any(found.value is not None for found in quantities):
        return ClaimKind.STATISTIC, (*_quantities(quantities), *_times(scene, span))
    if clause.first("opinion"):
        return ClaimKind.OPINION, _times(scene, span)
    if _joins(clause):
        return ClaimKind.MEMBERSHIP, _times(scene, span)
    return ClaimKind.OTHER, _times(scene, span)


def vow_of(clause: Clause) -> Span | None:
    """The words of promising in a clause: a promise given, not "a promise" spoken of."""
    text, span = clause.scene.text, clause.span
    for cue in clause.cues:
        if cue.says == "commitment":
            before = text[max(span.start, cue.start - 24) : cue.start]
            is_plan = text[cue.start : cue.start + 4].lower() == "plan"
            is_verb = text[cue.start : cue.end].lower().startswith(_VERBS)
            is_noun = not is_verb and _AS_NOUN.search(before) is not None
            is_given = not is_noun or (
                _GIVEN.match(text, cue.start) is not None
                and not (is_plan and _is_noun_here(clause, cue, before))
            )
            if is_given and not _is_no_vow(clause, cue, before):
                return Span(cue.start, cue.end)
    return None


def _is_noun_here(clause: Clause, cue: Found, before: str) -> bool:
    """Whether "plans to" is a noun: an article right before it, or another verb behind it."""
    last = before.rsplit(maxsplit=1)[-1].lower() if before.split() else ""
    if last in words_as("before_noun") or last.endswith("ing"):
        return True
    rest = Span(cue.end, max(cue.end + 1, clause.span.end))
    words = words_of(clause.scene.text, rest)
    return main_verb(clause.scene.text, words[1:]) is not None


def _is_no_vow(clause: Clause, cue: Found, before: str) -> bool:
    """Whether nobody is bound: "urged to commit to", "committed to the idea"."""
    text = clause.scene.text
    if before.lower().endswith(" to ") and not before.lower().endswith(
        ("agreed to ", "likely to ")
    ):
        return True
    if _NOT.search(before):
        return True
    after = text[cue.end : min(cue.end + _NEAR, clause.span.end)]
    return is_no_promise(after) or bool(_TO_BE.match(text[cue.start : clause.span.end]))


def _commits(clause: Clause) -> bool:
    """Whether it commits somebody: a vow, or "we will"."""
    text, span = clause.scene.text, clause.span
    if vow_of(clause) is not None:
        return True
    vow = _WE_WILL.match(text, span.start, span.end)
    return vow is not None and vow.group("verb").lower() not in words_as("no_vow")


def _joins(clause: Clause) -> bool:
    """Whether it tells who belongs to a body: a name or a word for one has to follow."""
    cue = clause.first("membership")
    if cue is None:
        return False
    after = clause.scene.text[cue.end : min(cue.end + _NEAR, clause.span.end)]
    for word in _WORDS.findall(after)[:3]:
        if word not in {"of", "to"} and word in words_of_class("preposition"):
            return False  # "left the rails on Gallows Hill"
        if word[0].isupper() or word.lower() in words_as("group"):
            return True
    return False


def hedge_of(clause: Clause) -> Hedge:
    """How sure the clause puts it; questions and hypotheticals are only possible."""
    if clause.is_question or clause.is_supposed() or clause.is_wished():
        return Hedge.POSSIBLE
    before = clause.scene.text[max(0, clause.span.start - _NEAR) : clause.span.start]
    is_hearsay = before.lower().rstrip(" ,").endswith(_reported())
    if clause.first("reported") or is_hearsay:
        return Hedge.REPORTED  # "Reportedly | it rained"
    if clause.first("possible"):
        return Hedge.POSSIBLE
    return Hedge.PROBABLE if clause.first("probable") else Hedge.CERTAIN


@cache
def _reported() -> tuple[str, ...]:
    return tuple(row[0] for row in read_list("claim_cues.tsv") if row[1] == "reported")


def is_negated(clause: Clause) -> bool:
    """Whether the main clause denies something: once, not twice, and not by "not only"."""
    text, span = clause.scene.text, clause.span
    inner = _SUBORDINATE.search(text, span.start + 1, span.end)
    end = inner.start() if inner else span.end
    denials = {
        cue.end: cue
        for cue in clause.cues
        if cue.says == "negation" and cue.start < end and not _NOT_ONLY.match(text, cue.end)
    }
    return len(denials) == 1


def quantities_in(scene: Scene, span: Span) -> tuple[Quantity, ...]:
    """The quantities in a clause."""
    return tuple(found for found in scene.quantities_in(span) if span.covers(found.span))


def _quantities(quantities: tuple[Quantity, ...]) -> Roles:
    return tuple(("quantity", found.span) for found in quantities)


def _times(scene: Scene, span: Span) -> Roles:
    return tuple(("time", time.span) for time in scene.times_in(span) if span.covers(time.span))


def _commitment(scene: Scene, span: Span, quantities: tuple[Quantity, ...]) -> Roles:
    """Target and deadline: "5% of GDP", "by 2035"."""
    roles: list[tuple[str, Span]] = list(_quantities(quantities))
    for role, time in _times(scene, span):
        is_deadline = _BY.search(scene.text[max(span.start, time.start - 40) : time.start])
        roles.append(("deadline" if is_deadline else role, time))
    return tuple(roles)


def roles_of(cause: Cause) -> Roles:
    """The parts of a claim that one thing brings about another."""
    roles = [("cause", cause.cause), ("effect", cause.effect), ("signal", cause.signal)]
    return (*roles, ("asserter", cause.asserter)) if cause.asserter else tuple(roles)

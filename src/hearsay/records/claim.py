"""Statements that could be true or false."""

from dataclasses import dataclass
from enum import StrEnum

from hearsay.records.document import Span


class ClaimKind(StrEnum):
    """What a claim asserts."""

    STATISTIC = "statistic"
    EVENT = "event"
    OFFICE = "office"
    MEMBERSHIP = "membership"
    COMMITMENT = "commitment"
    CAUSE = "cause"
    FORECAST = "forecast"
    OPINION = "opinion"
    DEFINITION = "definition"
    OTHER = "other"


class Hedge(StrEnum):
    """How sure the text puts it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    REPORTED = "reported"
    DENIED = "denied"


class Polarity(StrEnum):
    """What a cause is said to do to its effect, as the effect is worded."""

    MORE = "more"  # brings it about, or makes it more
    LESS = "less"  # prevents it, or makes it less


class CauseStance(StrEnum):
    """How the text puts it that one thing brings about another."""

    ASSERTED = "asserted"
    INTENDED = "intended"  # it is what somebody wants to bring about: "so that"
    SUPPOSED = "supposed"  # a question, or something that may be
    DOUBTED = "doubted"  # "no evidence that"
    DENIED = "denied"  # whoever speaks denies it
    NEGATED = "negated"  # it is said not to be so


@dataclass(frozen=True, slots=True)
class CausalLink:
    """What a claim of kind ``cause`` says of its cause and effect."""

    polarity: Polarity
    stance: CauseStance = CauseStance.ASSERTED


@dataclass(frozen=True, slots=True)
class ClaimParts:
    """The pieces a check works on; each kind of claim fills the ones it has.

    The keys of ``roles`` are the field's own words (``office``, ``person``, ``event``, ``place``,
    ``time``, ``cause``, ``effect``, ``signal``, ``asserter``, ``who``, ``what``, ``measure``,
    ``target``, ``deadline``, ``made``, ``condition``); values are spans of the document, so that no
    part can be made up.
    """

    roles: tuple[tuple[str, Span], ...] = ()

    def get(self, role: str) -> Span | None:
        """The first span with this role, or None where the claim has none."""
        return next((span for name, span in self.roles if name == role), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """The shortest stretch that asserts one checkable thing."""

    id: str
    span: Span
    text: str  # the proposition, readable alone: pronouns and years carried over are filled in
    kind: ClaimKind
    attribution: str | None = None  # innermost attribution; None: the outlet's own voice
    negated: bool = False
    hedge: Hedge = Hedge.CERTAIN
    check_worthiness: float | None = None  # 0 to 1; None: not scored
    parts: ClaimParts = ClaimParts()
    link: CausalLink | None = None  # of a claim of kind ``cause``
    worthy_because: str = ""  # what in it could be looked up, in a few plain words

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


@dataclass(frozen=True, slots=True)
class ClaimParts:
    """The pieces a check works on; each kind of claim fills the ones it has.

    The keys of ``roles`` are the field's own words (``office``, ``person``, ``event``, ``place``,
    ``time``, ``cause``, ``effect``, ``actor``, ``target``, ``deadline``); values are spans of the
    document, so that no part can be made up.
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
    worthy_because: str = ""  # what in it could be looked up, in a few plain words

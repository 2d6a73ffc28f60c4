"""A claim while it is being made, before it is known in whose voice it stands."""

from dataclasses import dataclass

from hearsay.records.claim import CausalLink, ClaimKind, Hedge
from hearsay.records.document import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Span, proposition and parts of one claim."""

    span: Span
    text: str
    kind: ClaimKind
    roles: tuple[tuple[str, Span], ...] = ()
    negated: bool = False
    hedge: Hedge = Hedge.CERTAIN
    link: CausalLink | None = None

    def get(self, role: str) -> Span | None:
        """The first span with this role, or None."""
        return next((span for name, span in self.roles if name == role), None)

    def all(self, role: str) -> tuple[Span, ...]:
        """Every span with this role, in order."""
        return tuple(span for name, span in self.roles if name == role)

"""What a person decided of a record, and the words by which that record is found again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hearsay.errors import BrokenRecord
from hearsay.records.document import Span

CONTEXT = 32  # characters kept before and after a quotation, as W3C's examples have them


class Decision(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"  # the verdict of a claim, or an attribution, as the program has it
    VERDICT = "verdict"  # another verdict; ``value`` says which
    NOT_A_CLAIM = "not_a_claim"
    SPEAKER = "speaker"  # of an attribution: ``value`` is the name, "" nobody
    SOURCE = "source"  # of an attribution: ``pieces`` are the right ones; none: nobody is named
    CUE = "cue"
    CONTENT = "content"
    MERGE = "merge"  # this speaker is the one whose id is ``value``
    RENAME = "rename"  # this speaker is shown as ``value``
    UNDO = "undo"  # takes the judgement back whose id is ``value``


OF_CLAIMS = frozenset({Decision.ACCEPT, Decision.VERDICT, Decision.NOT_A_CLAIM})
OF_ATTRIBUTIONS = frozenset(
    {Decision.ACCEPT, Decision.SPEAKER, Decision.SOURCE, Decision.CUE, Decision.CONTENT}
)
OF_SPEAKERS = frozenset({Decision.MERGE, Decision.RENAME})
OF_PIECES = frozenset({Decision.SOURCE, Decision.CUE, Decision.CONTENT})


@dataclass(frozen=True, slots=True)
class Selector:
    """A stretch of a text by its place and by its words.

    The two are W3C's TextPositionSelector and TextQuoteSelector.
    """

    span: Span
    exact: str
    prefix: str = ""  # up to 32 characters before it
    suffix: str = ""  # and after it

    @classmethod
    def of(cls, span: Span, text: str) -> "Selector":
        """The stretch ``span`` of ``text``."""
        before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end :][:CONTEXT]
        return cls(span, span.of(text), before, after)


@dataclass(frozen=True, slots=True)
class Target:
    """What is judged: a claim or an attribution of a document, or a speaker of the whole store."""

    record: str  # id of the claim, the attribution or the speaker
    document: str | None = None  # id; None: a speaker
    where: tuple[Selector, ...] = ()  # the claim's span; the content of an attribution
    said: str = ""  # what the program had when it was judged: a verdict or a name


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision; appended, never overwritten."""

    id: int  # as the store counts them; later ones win
    decision: Decision
    target: Target
    who: str
    when: datetime
    value: str = ""  # what the decision needs: a verdict, a name, an id
    pieces: tuple[Selector, ...] = ()  # of SOURCE, CUE and CONTENT
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse a decision that lacks what it needs."""
        needs_value = {Decision.VERDICT, Decision.MERGE, Decision.RENAME, Decision.UNDO}
        if self.decision in needs_value and not self.value:
            raise BrokenRecord(f"judgement {self.decision} says nothing")
        if self.decision is Decision.CONTENT and not self.pieces:
            raise BrokenRecord("a content cannot be empty")

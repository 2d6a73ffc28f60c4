"""All that was found in one document, checked when made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from hearsay.errors import BrokenRecord, InputError
from hearsay.records.attribution import Attribution
from hearsay.records.check import Check, Verdict
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Document, Sentence, Span
from hearsay.records.standing import Standing
from hearsay.records.tags import Framing, Mention, Quantity, TimeExpression


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader should know: not English, a table, no date, cut short."""

    code: str  # "not_english", "table", "list", "no_date", "cut_short", "left_out"
    span: Span | None  # None: about the whole document
    message: str


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Versions of code, bundle and packs."""

    hearsay: str = ""
    bundle: str = ""
    packs: tuple[str, ...] = ()  # "name version hash", in order of loading


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of one document. No offset lies outside the text; no reference is dangling."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    framings: tuple[Framing, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
    made_with: MadeWith = MadeWith()
    standings: tuple[Standing, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an offset outside the text and a reference to nothing."""
        size = len(self.document.text)
        for span in self._spans():
            if span.end > size:
                raise BrokenRecord(f"span {span.start}:{span.end} in a text of {size} characters")
        attributions = _ids(attribution.id for attribution in self.attributions)
        claims = _ids(claim.id for claim in self.claims)
        checked = _ids(check.claim for check in self.checks)
        _ids(check.id for check in self.checks)
        inside = {a.inside for a in self.attributions} | {c.attribution for c in self.claims}
        checked |= _ids(standing.claim for standing in self.standings)
        also = {other for check in self.checks for other in check.also}
        also |= {other for standing in self.standings for other in standing.also}
        for named, known in ((inside - {None}, attributions), (checked | also, claims)):
            if missing := named - known:
                raise BrokenRecord(f"reference to a record that is not there: {sorted(missing)}")  # type: ignore[type-var]  # None is taken out above
        _refuse_circles(self.attributions)

    def _spans(self) -> Iterator[Span]:
        yield from (locator.span for locator in self.document.locators)
        yield from (sentence.span for sentence in self.sentences)
        yield from (mention.span for mention in self.mentions)
        yield from (time.span for time in self.times)
        yield from (quantity.span for quantity in self.quantities)
        for framing in self.framings:
            yield from (framing.span, *(() if framing.beside is None else (framing.beside,)))
        yield from (claim.span for claim in self.claims)
        for attribution in self.attributions:
            yield from (*attribution.source, *attribution.cue, *attribution.content)
        for claim in self.claims:
            yield from (span for _, span in claim.parts.roles)
        yield from (note.span for note in self.notes if note.span is not None)

    def attribution(self, name: str | None) -> Attribution | None:
        """The attribution with this id, or None."""
        return next((found for found in self.attributions if found.id == name), None)

    def claim(self, name: str) -> Claim | None:
        """The claim with this id, or None."""
        return next((found for found in self.claims if found.id == name), None)

    def check_of(self, claim: str) -> Check | None:
        """The check of the claim with this id, or None where it was not checked."""
        return next((found for found in self.checks if found.claim == claim), None)

    def claims_with(
        self,
        verdict: Verdict | str | None = None,
        *,
        kind: ClaimKind | str | None = None,
        speaker: str | None = None,
    ) -> tuple[Claim, ...]:
        """The claims that fit all that is given, in order of appearance.

        ``verdict`` is what the record says of them, ``speaker`` who makes them, in nobody else's
        words. A name that is no verdict or no kind raises ``InputError``.

        >>> ledger.claims_with("contradicted", speaker="Ana Duarte")
        """
        found = sorted(self.claims, key=lambda claim: claim.span)
        if verdict is not None:
            asked = _member(Verdict, verdict)
            named = {check.claim for check in self.checks if check.verdict is asked}
            found = [claim for claim in found if claim.id in named]
        if kind is not None:
            of_kind = _member(ClaimKind, kind)
            found = [claim for claim in found if claim.kind is of_kind]
        if speaker is not None:
            theirs = {one.id for one in self.attributions if one.speaker == speaker}
            found = [claim for claim in found if claim.attribution in theirs]
        return tuple(found)

    def voice_at(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds ``span``; None: the outlet's own voice."""
        holding = [found for found in self.attributions if found.holds(span)]
        return min(holding, key=lambda found: sum(map(len, found.content)), default=None)


_Choice = TypeVar("_Choice", bound=StrEnum)


def _member(choices: type[_Choice], given: str) -> _Choice:
    """The member of a closed set that is meant; "not enough evidence" is not_enough_evidence."""
    name = given.replace(" ", "_").lower()
    for one in choices:
        if one.value == name:
            return one
    known = ", ".join(one.value for one in choices)
    raise InputError(f"{given!r} is none of {known}")


def _ids(names: Iterable[str]) -> set[str]:
    listed = list(names)
    if len(set(listed)) != len(listed):
        raise BrokenRecord("two records of a ledger share an id, or a claim has two checks")
    return set(listed)


def _refuse_circles(attributions: tuple[Attribution, ...]) -> None:
    inside = {attribution.id: attribution.inside for attribution in attributions}
    for start, outer in inside.items():
        seen, here = {start}, outer
        while here is not None:
            if here in seen:
                raise BrokenRecord(f"attribution {start} is inside itself")
            seen.add(here)
            here = inside.get(here)

"""The tables of some ledgers, as an analyst opens them: ``rows_of``, a tuple of cells for each row.

One definition for CSV, Parquet and whatever else takes rows; ``dictionary.py`` names the columns.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from hearsay.exchange.dictionary import Column, dictionary
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Interval
from hearsay.report.layout import shown_checks

Cell = str | int | float | bool | date | datetime | None

_UNWRITABLE = re.compile(
    "[\x00\ud800-\udfff]"
)  # what neither UTF-8 nor most readers of CSV can hold
BETWEEN, LISTED = " … ", "; "


def rows_of(table: str, ledgers: Iterable[Ledger]) -> Iterator[tuple[Cell, ...]]:
    """The rows of one table, in order of documents and of appearance."""
    make, columns = _TABLES[table], dictionary()[table]
    for ledger in ledgers:
        for row in make(ledger):
            cells = (ledger.document.id, *row)
            yield tuple(_cell(value, one) for value, one in zip(cells, columns, strict=True))


def _cell(value: object, column: Column) -> Cell:
    """A value as a cell; empty text is an empty cell, unless every row fills the column."""
    if isinstance(value, str):
        return _UNWRITABLE.sub("\ufffd", value) or ("" if column.is_filled else None)
    if isinstance(value, Decimal):
        return float(value)
    return value  # type: ignore[return-value]  # every row function gives what ``Cell`` names


_Rows = Iterator[tuple[object, ...]]


def _documents(ledger: Ledger) -> _Rows:
    one, made = ledger.document, ledger.made_with
    origin = one.origin
    yield (
        one.title, one.outlet, LISTED.join(one.authors), one.url, one.published,
        origin.source if origin else None, origin.sha256 if origin else None,
        _in_utc(origin.retrieved) if origin else None,
        len(one.text), len(one.text.split()), len(ledger.attributions), len(ledger.claims),
        len(ledger.checks), made.hearsay, made.bundle, LISTED.join(made.packs), one.text,
    )  # fmt: skip


def _sentences(ledger: Ledger) -> _Rows:
    for number, one in enumerate(ledger.sentences):
        yield number, one.paragraph, _word(one.part), *_place(ledger, one.span)


def _attributions(ledger: Ledger) -> _Rows:
    for one in sorted(ledger.attributions, key=lambda found: (found.hull, found.id)):
        yield (
            one.id, one.speaker, _word(one.source_kind), _words(ledger, one.source),
            _words(ledger, one.cue), _words(ledger, one.content), _word(one.manner),
            _word(one.stance), one.relay, one.inside, one.score, one.hull.start, one.hull.end,
            spans_in_words(one.source), spans_in_words(one.cue), spans_in_words(one.content),
        )  # fmt: skip


def _claims(ledger: Ledger) -> _Rows:
    attributions = {one.id: one for one in ledger.attributions}
    checks = shown_checks(ledger)
    for claim in sorted(ledger.claims, key=lambda found: (found.span, found.id)):
        said, check = attributions.get(claim.attribution or ""), checks.get(claim.id)
        speaker = said.speaker if said else None
        voice = "own" if said is None else "named" if speaker else "unknown"
        yield (
            claim.id, claim.attribution, voice, speaker, _word(said.stance) if said else None,
            _word(claim.kind), claim.text, claim.span.of(ledger.document.text), claim.span.start,
            claim.span.end, claim.negated, _word(claim.hedge), claim.check_worthiness,
            check.id if check else None, _word(check.verdict) if check else None,
        )  # fmt: skip


def _checks(ledger: Ledger) -> _Rows:
    for check in ledger.checks:
        yield (
            check.id, check.claim, _word(check.verdict), check.because, check.missing,
            LISTED.join(check.also), len(check.evidence),
        )  # fmt: skip


def _evidence(ledger: Ledger) -> _Rows:
    for check in ledger.checks:
        for number, one in enumerate(check.evidence, 1):
            yield (
                check.id, check.claim, number, _word(one.relation), one.pack, one.record,
                one.quote, one.url, one.published, one.known_from,
            )  # fmt: skip


def _causes(ledger: Ledger) -> _Rows:
    for claim in ledger.claims:
        if claim.kind is ClaimKind.CAUSE:
            link, said = claim.link, ledger.attribution(claim.attribution)
            yield (
                claim.id, said.speaker if said else _part(ledger, claim, "asserter"),
                *(_part(ledger, claim, role) for role in ("cause", "effect", "signal")),
                _word(link.polarity) if link else None, _word(link.stance) if link else None,
            )  # fmt: skip


def _commitments(ledger: Ledger) -> _Rows:
    for one in ledger.standings:
        claim = ledger.claim(one.claim)
        yield (
            one.claim, one.who, _part(ledger, claim, "what") if claim else None, _word(one.status),
            one.because, one.target, one.comparison, one.unit, *_days(one.made),
            *_days(one.deadline),
        )  # fmt: skip


def _mentions(ledger: Ledger) -> _Rows:
    for one in ledger.mentions:
        yield _word(one.kind), one.name, one.entity, *_place(ledger, one.span)


def _times(ledger: Ledger) -> _Rows:
    for one in ledger.times:
        yield (
            _word(one.type), one.value, one.mod, *_days(one.interval), one.precision, one.anchor,
            *_place(ledger, one.span),
        )  # fmt: skip


def _quantities(ledger: Ledger) -> _Rows:
    for one in ledger.quantities:
        around, change = one.range, one.change
        yield (
            one.value, None if one.value is None else str(one.value), one.unit, one.of,
            _word(one.bound), around.least if around else None, around.most if around else None,
            _word(change.direction) if change else None, *_place(ledger, one.span),
        )  # fmt: skip


def _framings(ledger: Ledger) -> _Rows:
    for one in ledger.framings:
        yield str(one.technique), one.score, *_place(ledger, one.span)


def _notes(ledger: Ledger) -> _Rows:
    for one in ledger.notes:
        span = one.span
        yield one.code, one.message, span.start if span else None, span.end if span else None


_TABLES: Mapping[str, Callable[[Ledger], _Rows]] = {
    "documents": _documents, "sentences": _sentences, "attributions": _attributions,
    "claims": _claims, "checks": _checks, "evidence": _evidence, "causes": _causes,
    "commitments": _commitments, "mentions": _mentions, "times": _times,
    "quantities": _quantities, "framings": _framings, "notes": _notes,
}  # fmt: skip


# --- cells --------------------------------------------------------------------------------------


def spans_in_words(spans: Iterable[Span]) -> str:
    """Offsets in one cell: "0-5;9-12"."""
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def _place(ledger: Ledger, span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.of(ledger.document.text)


def _words(ledger: Ledger, spans: Iterable[Span]) -> str:
    return BETWEEN.join(span.of(ledger.document.text) for span in spans)


def _part(ledger: Ledger, claim: Claim, role: str) -> str | None:
    span = claim.parts.get(role)
    return span.of(ledger.document.text) if span else None


def _word(value: StrEnum) -> str:
    return value.value


def _days(days: Interval | None) -> tuple[date | None, date | None]:
    return (days.first, days.last) if days else (None, None)


def _in_utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC; None also where that is outside the calendar."""
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return None

"""The tables of some ledgers, as an analyst opens them: ``rows_of``, a tuple of cells for each row.

One definition for CSV, Parquet, data frames and whatever else takes rows; ``dictionary.py`` names
the columns.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from hearsay.records.attribution import Attribution
from hearsay.records.check import Check
from hearsay.records.claim import Claim, ClaimKind
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Interval
from hearsay.report.dictionary import Column, dictionary
from hearsay.report.layout import shown_checks, title_of
from hearsay.report.locations import place_words
from hearsay.report.markup import web_address

Cell = str | int | float | bool | date | datetime | None

_UNWRITABLE = re.compile(
    "[\x00\ud800-\udfff]"
)  # what neither UTF-8 nor most readers of CSV can hold
BETWEEN, LISTED, QUOTED = " … ", "; ", " | "


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
    about = _about(ledger)
    for one in sorted(ledger.attributions, key=lambda found: (found.hull, found.id)):
        yield (
            *about, one.id, one.speaker, _word(one.source_kind), _words(ledger, one.source),
            _words(ledger, one.cue), _words(ledger, one.content), _word(one.manner),
            _word(one.stance), one.relay, one.inside, one.score, *_place(ledger, one.hull)[:3],
            spans_in_words(one.source), spans_in_words(one.cue), spans_in_words(one.content),
        )  # fmt: skip


def _claims(ledger: Ledger) -> _Rows:
    attributions = {one.id: one for one in ledger.attributions}
    about, checks = _about(ledger), shown_checks(ledger)
    for claim in sorted(ledger.claims, key=lambda found: (found.span, found.id)):
        said = attributions.get(claim.attribution or "")
        start, end, place, exact_words = _place(ledger, claim.span)
        yield (
            *about, claim.id, claim.attribution, *_voice(said), _word(claim.kind),
            claim.text, exact_words, start, end, place, claim.negated, _word(claim.hedge),
            claim.check_worthiness, *_verdict(checks.get(claim.id)),
        )  # fmt: skip


def _voice(said: Attribution | None) -> tuple[str | None, ...]:
    """Voice and speaker; kind of source, manner and stance."""
    if said is None:
        return "own", None, None, None, None
    voice = "named" if said.speaker else "unknown"
    return voice, said.speaker, _word(said.source_kind), _word(said.manner), _word(said.stance)


def _verdict(check: Check | None) -> tuple[str | None, ...]:
    """The check shown with a claim: its id, verdict and reason, its evidence and sources."""
    if check is None:
        return None, None, None, None, None, None
    sources = (web_address(one.url) or f"{one.pack} {one.record}" for one in check.evidence)
    quotes = QUOTED.join(one.quote for one in check.evidence)
    told = QUOTED.join(dict.fromkeys(sources))
    return check.id, _word(check.verdict), check.because, check.missing, quotes, told


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


def _about(ledger: Ledger) -> tuple[str, date | None]:
    """What tells a document from others: its title, and its day."""
    return title_of(ledger), ledger.document.published


def _place(ledger: Ledger, span: Span) -> tuple[int, int, str, str]:
    """Offsets, where that is in the file, and the words."""
    document = ledger.document
    return span.start, span.end, place_words(document, span), span.of(document.text)


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

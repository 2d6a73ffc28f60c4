"""The records of a ledger as rows with typed columns, for data frames."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hearsay.records.attribution import Manner, SourceKind, Stance
from hearsay.records.check import Verdict
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Span
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Bound, MentionKind, TimeType
from hearsay.report.layout import shown_checks, title_of
from hearsay.report.locations import place_words

# Kinds of columns, by the names pandas has for them; a closed set stands for itself.
TEXT, NUMBER, SHARE, TRUTH, DAY = "string", "Int64", "Float64", "boolean", "datetime64[s]"
_DOCUMENT = {"document": TEXT, "title": TEXT, "published": DAY}
_PLACE = {"start": NUMBER, "end": NUMBER, "place": TEXT, "text": TEXT}


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record as a table."""

    columns: Mapping[str, str | type[StrEnum]]  # names, and what each holds
    rows: Callable[[Ledger], Iterator[tuple[Any, ...]]]  # without the columns of the document


def cells_of(ledger: Ledger, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table, in order of the text; None where nothing is said."""
    document = ledger.document
    about = (document.id, title_of(ledger), document.published)
    return [(*about, *row) for row in TABLES[table].rows(ledger)]


def _claims(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    checks = shown_checks(ledger)
    attributions = {one.id: one for one in ledger.attributions}
    for claim in sorted(ledger.claims, key=lambda one: one.span):
        one = attributions.get(claim.attribution or "")
        check = checks.get(claim.id)
        evidence = check.evidence if check else ()
        yield (
            claim.id, *_place(ledger, claim.span), claim.text, claim.kind.value,
            claim.hedge.value, claim.negated, claim.attribution,
            one.speaker if one else None, one is None,
            one.source_kind.value if one else None, one.stance.value if one else None,
            check.verdict.value if check else None, check.because if check else None,
            check.missing or None if check else None,
            _joined(found.quote for found in evidence),
            _joined(found.url or f"{found.pack} {found.record}" for found in evidence),
        )  # fmt: skip


def _attributions(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    text = ledger.document.text
    for one in sorted(ledger.attributions, key=lambda one: (one.hull, one.id)):
        pieces = ((" … ".join(span.of(text) for span in spans) or None)
                  for spans in (one.source, one.cue, one.content))  # fmt: skip
        yield (
            one.id, *_place(ledger, one.hull)[:3], *pieces, one.speaker, one.source_kind.value,
            one.manner.value, one.stance.value, one.relay, one.inside, one.score,
        )  # fmt: skip


def _mentions(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for one in ledger.mentions:
        yield (*_place(ledger, one.span), one.kind.value, one.name, one.entity)


def _quantities(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for one in ledger.quantities:
        value = None if one.value is None else float(one.value)
        yield (*_place(ledger, one.span), value, one.unit, one.of, one.bound.value)


def _times(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for one in ledger.times:
        days = one.interval
        first, last = (days.first, days.last) if days else (None, None)
        yield (*_place(ledger, one.span), one.type.value, one.value, first, last)


def _sentences(ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for one in ledger.sentences:
        yield (*_place(ledger, one.span), one.paragraph, one.part.value)


def _place(ledger: Ledger, span: Span) -> tuple[int, int, str | None, str]:
    """Offsets, the page or time in the file, and the exact words."""
    where = place_words(ledger.document, span) or None
    return span.start, span.end, where, span.of(ledger.document.text)


def _joined(parts: Iterable[str]) -> str | None:
    return " | ".join(dict.fromkeys(parts)) or None


TABLES: Mapping[str, Table] = {
    "claims": Table(
        {
            **_DOCUMENT, "id": TEXT, **_PLACE, "claim": TEXT, "kind": ClaimKind, "hedge": Hedge,
            "negated": TRUTH, "attribution": TEXT, "speaker": TEXT, "own_voice": TRUTH,
            "source_kind": SourceKind, "stance": Stance, "verdict": Verdict, "because": TEXT,
            "missing": TEXT, "evidence": TEXT, "sources": TEXT,
        },
        _claims,
    ),
    "attributions": Table(
        {
            **_DOCUMENT, "id": TEXT, "start": NUMBER, "end": NUMBER, "place": TEXT,
            "source": TEXT, "cue": TEXT, "content": TEXT, "speaker": TEXT,
            "source_kind": SourceKind, "manner": Manner, "stance": Stance, "relay": TEXT,
            "inside": TEXT, "score": SHARE,
        },
        _attributions,
    ),
    "mentions": Table(
        {**_DOCUMENT, **_PLACE, "kind": MentionKind, "name": TEXT, "entity": TEXT}, _mentions
    ),
    "quantities": Table(
        {**_DOCUMENT, **_PLACE, "value": SHARE, "unit": TEXT, "of": TEXT, "bound": Bound},
        _quantities,
    ),
    "times": Table(
        {**_DOCUMENT, **_PLACE, "type": TimeType, "value": TEXT, "first": DAY, "last": DAY}, _times
    ),
    "sentences": Table({**_DOCUMENT, **_PLACE, "paragraph": NUMBER, "part": Part}, _sentences),
}  # fmt: skip

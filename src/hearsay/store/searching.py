"""Search: passages with the words, the best first, and how many documents there are of what."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Connection,
    Integer,
    RowMapping,
    Select,
    Text,
    and_,
    cast,
    desc,
    func,
    literal,
    select,
    union_all,
)

from hearsay.store.filters import Filter, Signs, document_conditions, matching, rank
from hearsay.store.opening import Store
from hearsay.store.pages import Page, Window
from hearsay.store.snippets import Snippet, cut_snippet
from hearsay.store.tables import (
    attributions,
    claims,
    documents,
    passages,
    speakers,
    texts,
    traits,
    versions,
)
from hearsay.store.words import find_terms, sign

# Of more passages the newest are ranked: whoever looks for "the" is not helped by a better order.
_RANKED = 1_000


class HitKind(StrEnum):
    """What was found."""

    DOCUMENT = "document"
    STATEMENT = "statement"  # what somebody said
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: HitKind
    document: str
    record: str  # id of the claim or the attribution; of a document its own
    title: str  # of the document
    outlet: str | None
    published: date | None
    speaker: str | None  # as shown; None: the outlet, or not known
    speaker_id: str | None
    verdict: str | None
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents have a value."""

    value: str  # what a ``Filter`` takes
    told: str  # what a person reads
    documents: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How the documents looked for divide, the most first; years newest first."""

    total: int
    speakers: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()
    kinds: tuple[Count, ...] = ()
    verdicts: tuple[Count, ...] = ()
    packs: tuple[Count, ...] = ()
    years: tuple[Count, ...] = ()


def search(
    store: Store,
    given: Filter,
    window: Window = Window(),
    kinds: tuple[HitKind, ...] = tuple(HitKind),
) -> Page[Hit]:
    """What has the words of ``given`` and meets the rest; raises ``InputError`` without words.

    With a kind, a verdict or a pack given only claims can meet it, with a speaker only claims and
    statements.
    """
    find_terms(given.words)  # says what is wrong with them
    with store.reading() as connection:
        ranked = _ranked(store, connection, given, kinds)
        rows = connection.execute(_hits(ranked, window)).mappings()
        return window.page([_hit(row, given.words) for row in rows])


def find_facets(store: Store, given: Filter = Filter(), most: int = 10) -> Facets:
    """How the documents that ``given`` finds divide."""
    found = (
        select(documents.c.id, documents.c.published)
        .where(*document_conditions(given, is_sqlite=store.is_sqlite))
        .cte("found")
    )
    counted: dict[str, list[Count]] = {name: [] for name in _FACETS}
    with store.reading() as connection:
        for facet, value, told, number in connection.execute(_asked(found, most)):
            counted[facet].append(Count(str(value), str(told), int(number)))
    for facet, counts in counted.items():
        counts.sort(key=lambda one: (-one.documents, one.told))
        del counts[most:]
        if facet == "year":
            counts.sort(key=lambda one: one.value, reverse=True)
    total, *rest = (tuple(counts) for counts in counted.values())
    return Facets(total[0].documents, *rest)


# --- hits ---------------------------------------------------------------------------------------


def _ranked(store: Store, connection: Connection, given: Filter, kinds: tuple[HitKind, ...]) -> CTE:
    """Ids and ranks of the newest passages that fit: as many as are worth ranking."""
    signs = _signs(connection, given, kinds)
    rest = replace(given, words="", speaker=None, kind=None, verdict=None, pack=None)
    asked = matching(given.words, signs, is_sqlite=store.is_sqlite)
    id_ = asked.selected_columns[0]
    if rest != Filter():
        fitting = (
            select(passages.c.id)
            .join(documents, documents.c.id == passages.c.document)
            .where(*document_conditions(rest, is_sqlite=store.is_sqlite))
        )
        asked = asked.where(id_.in_(fitting))
    best = rank(given.words, is_sqlite=store.is_sqlite).label("rank")
    return asked.add_columns(best).order_by(id_.desc()).limit(_RANKED).cte("ranked")


def _signs(connection: Connection, given: Filter, kinds: tuple[HitKind, ...]) -> Signs:
    """What must stand in a passage beside the words."""
    found = []
    if given.is_of_claims:
        kinds = (HitKind.CLAIM,) if HitKind.CLAIM in kinds else ()
    if set(kinds) != set(HitKind):
        found.append(tuple(sign("is", kind.value) for kind in kinds) or (sign("is", "nothing"),))
    if given.speaker is not None:
        into = select(speakers.c.same_as).where(speakers.c.id == given.speaker).scalar_subquery()
        same = connection.execute(select(speakers.c.id).where(speakers.c.same_as == into)).scalars()
        found.append(tuple(sign("speaker", one) for one in same) or (sign("is", "nothing"),))
    for name, value in (("kind", given.kind), ("verdict", given.verdict), ("pack", given.pack)):
        if value is not None:
            found.append((sign(name, value),))
    return tuple(found)


def _hits(ranked: CTE, window: Window) -> "Select[tuple[Any, ...]]":
    is_claim = and_(
        passages.c.kind == HitKind.CLAIM.value,
        claims.c.document == passages.c.document,
        claims.c.id == passages.c.record,
    )
    is_statement = and_(
        passages.c.kind == HitKind.STATEMENT.value,
        attributions.c.document == passages.c.document,
        attributions.c.id == passages.c.record,
    )
    is_document = and_(
        passages.c.kind == HitKind.DOCUMENT.value, texts.c.document == passages.c.document
    )
    best = (
        select(ranked)
        .order_by(ranked.c.rank, ranked.c.id)
        .offset(window.start)
        .limit(window.size + 1)
        .cte("best")
    )
    shown = speakers.alias("shown")
    joined = (
        best.join(passages, passages.c.id == best.c.id)
        .join(documents, documents.c.id == passages.c.document)
        .outerjoin(claims, is_claim)
        .outerjoin(attributions, is_statement)
        .outerjoin(texts, is_document)
        .outerjoin(speakers, speakers.c.id == func.coalesce(claims.c.named, attributions.c.named))
        .outerjoin(shown, shown.c.id == speakers.c.same_as)
    )
    return (
        select(
            passages.c.kind,
            passages.c.document,
            passages.c.record,
            documents.c.title,
            documents.c.outlet,
            documents.c.published,
            shown.c.shown.label("speaker"),
            shown.c.id.label("speaker_id"),
            claims.c.verdict,
            claims.c.text.label("claim"),
            attributions.c.content,
            texts.c.text,
        )
        .select_from(joined)
        .order_by(best.c.rank, best.c.id)
    )


def _hit(row: RowMapping, words: str) -> Hit:
    text = row["claim"] or row["content"] or row["text"] or ""
    return Hit(
        HitKind(row["kind"]),
        row["document"],
        row["record"],
        row["title"],
        row["outlet"],
        row["published"],
        row["speaker"],
        row["speaker_id"],
        row["verdict"],
        cut_snippet(text, find_terms(words)),
    )


# --- facets -------------------------------------------------------------------------------------


_FACETS = ("total", "speaker", "outlet", "kind", "verdict", "pack", "year")  # as in ``Facets``


def _asked(found: CTE, most: int) -> CompoundSelect[Any]:
    """All facets in one question, so that the documents are looked for once.

    Of each facet its name, a value, what is read for it, and how many documents have it.
    """
    count = func.count().label("documents")
    year = cast(func.extract("year", found.c.published), Integer)
    # A document may have two speakers that were merged into one: it counts once.
    said = (
        select(found.c.id, speakers.c.same_as.label("speaker"))
        .join(traits, traits.c.document == found.c.id)
        .join(speakers, speakers.c.id == traits.c.value)
        .where(traits.c.trait == "speaker")
        .distinct()
        .subquery()
    )
    seen = (
        select(found.c.id, versions.c.outlet)
        .join(versions, versions.c.document == found.c.id)
        .distinct()
        .subquery()
    )
    heard = select(said.c.speaker, count).group_by(said.c.speaker).subquery()

    def of(facet: str, value: Any, asked: Any) -> "Select[tuple[Any, ...]]":
        text = cast(value, Text)
        named = select(
            literal(facet).label("facet"), text.label("value"), text.label("told"), count
        )
        largest = named.select_from(asked).where(value.is_not(None)).group_by(value)
        return largest.order_by(desc("documents"), "told").limit(most).subquery().select()

    shown = (
        select(
            literal("speaker").label("facet"), speakers.c.id, speakers.c.shown, heard.c.documents
        )
        .join(heard, heard.c.speaker == speakers.c.id)
        .order_by(heard.c.documents.desc(), speakers.c.shown)
        .limit(most)
    )
    had = (
        select(traits.c.trait, traits.c.value, traits.c.value.label("told"), count)
        .join(found, found.c.id == traits.c.document)
        .where(traits.c.trait != "speaker")
        .group_by(traits.c.trait, traits.c.value)
    )
    total = select(literal("total"), literal(""), literal(""), count).select_from(found)
    return union_all(
        total, shown.subquery().select(), of("outlet", seen.c.outlet, seen), had,
        of("year", year, found),
    )  # fmt: skip

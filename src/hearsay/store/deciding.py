"""Judgements: make one, take one back, and what it changes in the store."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from hearsay.errors import InputError, NotInStore
from hearsay.records.check import Verdict
from hearsay.records.document import Span
from hearsay.records.judgement import (
    OF_ATTRIBUTIONS,
    OF_CLAIMS,
    OF_PIECES,
    OF_SPEAKERS,
    Decision,
    Judgement,
    Selector,
    Target,
)
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json
from hearsay.store.documents import full_id
from hearsay.store.judging import find_undone, judge, what_is_said
from hearsay.store.kept import find_kept, judgements_of, judgements_of_speakers, keep
from hearsay.store.opening import Store
from hearsay.store.rows import write_rows
from hearsay.store.tables import documents, judgements, readings, speakers, versions
from hearsay.store.words import fold, storable

LONGEST = 2_000  # characters of a reason or a name


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody wants to decide."""

    decision: Decision
    value: str = ""  # a verdict, a name, the id of another speaker
    pieces: tuple[Span, ...] = ()  # of a source, a cue, a content
    why: str = ""  # of a verdict it must be given


def decide(store: Store, document: str, record: str, ruling: Ruling, *, who: str) -> Judgement:
    """Judge a claim or an attribution; raises ``InputError`` where the ruling does not fit it."""
    with store.writing() as connection:
        full = full_id(connection, document)
        ledger = _ledger(connection, full)
        target = _target(ledger, record, ruling.decision)
        selectors = _selectors(ledger, ruling)
        made = _judgement(store, target, ruling, who, selectors)
        kept = keep(connection, made)
        refresh(connection, full)
        return kept


def decide_on_speaker(store: Store, speaker: str, ruling: Ruling, *, who: str) -> Judgement:
    """Merge a speaker into another (``value`` its id) or show it under another name."""
    decision, other = ruling.decision, ruling.value
    if decision not in OF_SPEAKERS:
        raise InputError(f"{decision}: of a speaker one can decide {_listed(OF_SPEAKERS)}")
    with store.writing() as connection:
        row = _speaker(connection, speaker)
        if decision is Decision.MERGE and _speaker(connection, other)["same_as"] == row["same_as"]:
            raise InputError(f"{speaker} and {other} are one speaker already")
        made = _judgement(store, Target(speaker, None, (), row["name"]), ruling, who)
        kept = keep(connection, made)
        refresh_speakers(connection)
        return kept


def undo(store: Store, judgement: int, *, who: str, why: str = "") -> Judgement:
    """Take a judgement back, or an undo, by a new one."""
    with store.writing() as connection:
        found = find_kept(connection, judgements.c.id == judgement)
        if not found:
            raise NotInStore(f"there is no judgement {judgement}")
        (taken,) = found
        everything = find_kept(connection, judgements.c.record == taken.target.record)
        if judgement in find_undone(everything):
            raise InputError(f"judgement {judgement} is taken back already")
        ruling = Ruling(Decision.UNDO, str(judgement), (), why)
        made = _judgement(store, taken.target, ruling, who)
        kept = keep(connection, made)
        if taken.target.document is None:
            refresh_speakers(connection)
        else:
            refresh(connection, taken.target.document)
        return kept


def history(
    store: Store, *, document: str | None = None, record: str | None = None
) -> tuple[Judgement, ...]:
    """Every judgement, of a document with its earlier versions or of one record; first to last."""
    with store.reading() as connection:
        if document is not None:
            found = judgements_of(connection, full_id(connection, document))
        else:
            found = find_kept(connection)
    return tuple(one for one in found if record is None or one.target.record == record)


def refresh(connection: Connection, document: str) -> None:
    """Make the rows anew of a document, and of its later versions that its judgements carry to."""
    later = versions.alias("later")
    asked = (
        select(later.c.document)
        .join(
            versions,
            (versions.c.article == later.c.article) & (later.c.number > versions.c.number),
        )
        .where(versions.c.document == document)
    )
    for one in sorted({document, *connection.execute(asked).scalars()}):
        shown = select(documents.c.reading).where(documents.c.id == one)
        reading = connection.execute(shown).scalar_one_or_none()
        if reading is not None:
            judged = judge(_ledger(connection, one), judgements_of(connection, one))
            write_rows(connection, reading, judged)


def refresh_speakers(connection: Connection) -> None:
    """Apply every merge and renaming that stands, first to last."""
    listed = judgements_of_speakers(connection)
    undone = find_undone(listed)
    standing = [one for one in listed if one.id not in undone and one.decision in OF_SPEAKERS]
    connection.execute(update(speakers).values(same_as=speakers.c.id, shown=speakers.c.name))
    for one in standing:
        known = select(speakers.c.same_as).where(speakers.c.id == one.target.record)
        here = connection.execute(known).scalar()
        if here is None:
            continue  # its last document was removed
        if one.decision is Decision.RENAME:
            named = update(speakers).where(speakers.c.id == here)
            connection.execute(named.values(shown=storable(one.value)))
            continue
        there = connection.execute(
            select(speakers.c.same_as).where(speakers.c.id == one.value)
        ).scalar()
        if there is not None and there != here:
            merged = update(speakers).where(speakers.c.same_as == here)
            connection.execute(merged.values(same_as=there))


# --- what is judged -----------------------------------------------------------------------------


def _ledger(connection: Connection, document: str) -> Ledger:
    asked = (
        select(readings.c.ledger)
        .join(documents, documents.c.reading == readings.c.id)
        .where(documents.c.id == document)
    )
    return from_json(connection.execute(asked).scalar_one().encode())


def _target(ledger: Ledger, record: str, decision: Decision) -> Target:
    text = ledger.document.text
    claim, found = ledger.claim(record), ledger.attribution(record)
    if claim is not None:
        allowed, where, judged = OF_CLAIMS, (claim.span,), claim
    elif found is not None:
        allowed, where, judged = OF_ATTRIBUTIONS, found.content, found  # type: ignore[assignment]
    else:
        raise NotInStore(f"{record[:40]}: there is no claim or attribution of this id")
    if decision not in allowed:
        raise InputError(f"{decision}: of {record} one can decide {_listed(allowed)}")
    selectors = tuple(Selector.of(span, text) for span in where)
    return Target(record, ledger.document.id, selectors, what_is_said(ledger, judged))


def _judgement(
    store: Store,
    target: Target,
    ruling: Ruling,
    who: str,
    pieces: tuple[Selector, ...] = (),
) -> Judgement:
    if not who.strip():
        raise InputError("a judgement needs to say whose it is")
    value, now = _checked(ruling), store.clock()
    return Judgement(0, ruling.decision, target, who.strip(), now, value, pieces, ruling.why)


def _selectors(ledger: Ledger, ruling: Ruling) -> tuple[Selector, ...]:
    size, decision, pieces = len(ledger.document.text), ruling.decision, ruling.pieces
    if pieces and decision not in OF_PIECES:
        raise InputError(f"{decision}: this takes no stretches of the text")
    if decision is Decision.CONTENT and not pieces:
        raise InputError("a content cannot be empty: name its stretches, as 120:180")
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if piece.end > size:
            raise InputError(f"{piece.start}:{piece.end} is outside the text of {size} characters")
        if before is not None and piece.start < before.end:
            raise InputError("the stretches must be in order and not overlap")
    return tuple(Selector.of(piece, ledger.document.text) for piece in pieces)


def _checked(ruling: Ruling) -> str:
    """The value, as it is kept."""
    decision, value, why = ruling.decision, ruling.value, ruling.why
    if max(len(value), len(why)) > LONGEST:
        raise InputError(f"more than {LONGEST:,} characters: say it in fewer")
    if decision is Decision.VERDICT and value not in set(Verdict):
        raise InputError(f"{value[:40]!r}: a verdict is {_listed(Verdict)}")
    if decision is Decision.VERDICT and not why.strip():
        raise InputError("a verdict needs its reason: say why, or on what record")
    if decision is Decision.RENAME and not fold(value).strip():
        raise InputError("a name cannot be empty")
    return " ".join(value.split())


def _speaker(connection: Connection, speaker: str) -> dict[str, str]:
    asked = select(speakers).where(speakers.c.id == speaker)
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotInStore(f"{speaker[:40]}: there is no speaker of this id")
    return dict(row)


def _listed(decisions: Iterable[str]) -> str:
    return ", ".join(sorted(decisions))

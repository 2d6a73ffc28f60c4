"""From a judged ledger to the rows that search looks in; a document's rows are made all at once."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from hearsay.records.claim import Claim
from hearsay.store.judging import Judged
from hearsay.store.tables import (
    attributions,
    claims,
    evidence,
    passages,
    speakers,
    texts,
    traits,
)
from hearsay.store.words import fold, sign, storable, words_of

_AT_ONCE = 500  # ids asked for in one statement; SQLite takes up to 32,766


def write_rows(connection: Connection, reading: int, judged: Judged) -> None:
    """Make the rows of one document anew, in the transaction of ``connection``."""
    document = judged.ledger.document.id
    drop_rows(connection, document)
    named = _Named(judged)
    _add_speakers(connection, named)
    whole = {"document": document, "reading": reading}
    rows = {
        attributions: [whole | row for row in _attributions(judged, named)],
        claims: [whole | row for row in _claims(judged, named)],
        evidence: [{"document": document} | row for row in _evidence(judged)],
        texts: [{"document": document, "text": storable(judged.ledger.document.text)}],
        traits: [{"document": document} | row for row in _traits(judged, named)],
        passages: [{"document": document} | row for row in _passages(judged, named)],
    }
    for table, found in rows.items():
        if found:
            connection.execute(insert(table), found)


def drop_rows(connection: Connection, document: str) -> None:
    """Take the rows of a document away; its ledgers and judgements stay."""
    for table in (passages, texts, traits, evidence, claims, attributions):
        connection.execute(delete(table).where(table.c.document == document))


def speaker_id(name: str, entity: str | None) -> str:
    """The id of a speaker: of the pack's entity where it is known, else of the folded name."""
    key = f"entity {entity}" if entity else f"name {' '.join(words_of(name)) or name}"
    return f"s{sha256(key.encode('utf-8', 'replace')).hexdigest()[:12]}"


def speaker_ids(judged: Judged) -> Mapping[str, str]:
    """The ids of the speakers of a ledger, by the names its attributions have."""
    return _Named(judged).ids


class _Named:
    """The speakers of a ledger by the names its attributions have."""

    def __init__(self, judged: Judged) -> None:
        entities: dict[str, set[str]] = {}
        for mention in judged.ledger.mentions:
            if mention.entity is not None:
                entities.setdefault(mention.name, set()).add(mention.entity)
        self.rows: dict[str, dict[str, Any]] = {}
        self.ids: dict[str, str] = {}
        for found in judged.ledger.attributions:
            if found.speaker:
                known = entities.get(found.speaker, set())
                entity = next(iter(known)) if len(known) == 1 else None
                self._take(found.speaker, found.source_kind.value, entity)

    def id_of(self, name: str | None) -> str | None:
        """The speaker's id; None where nobody is named."""
        return self.ids.get(name) if name else None

    def _take(self, name: str, kind: str, entity: str | None) -> None:
        known = speaker_id(name, entity)
        self.ids[name] = known
        clean = storable(name)
        self.rows.setdefault(
            known,
            {
                "id": known,
                "name": clean,
                "shown": clean,
                "folded": fold(clean),
                "kind": kind,
                "entity": None if entity is None else storable(entity),
                "same_as": known,
            },
        )


def _add_speakers(connection: Connection, named: _Named) -> None:
    ids = list(named.rows)
    there: set[str] = set()
    for start in range(0, len(ids), _AT_ONCE):
        asked = select(speakers.c.id).where(speakers.c.id.in_(ids[start : start + _AT_ONCE]))
        there.update(connection.execute(asked).scalars())
    if fresh := [row for known, row in named.rows.items() if known not in there]:
        connection.execute(insert(speakers), fresh)


def _attributions(judged: Judged, named: _Named) -> Iterator[dict[str, Any]]:
    text = judged.ledger.document.text
    for found in judged.ledger.attributions:
        yield {
            "id": found.id,
            "place": found.hull.start,
            "named": named.id_of(found.speaker),
            "source_kind": found.source_kind.value,
            "manner": found.manner.value,
            "stance": found.stance.value,
            "relay": None if found.relay is None else storable(found.relay),
            "inside": found.inside,
            "content": storable(" … ".join(piece.of(text) for piece in found.content)),
            "judged": ",".join(judged.decisions(found.id)),
        }


def _claims(judged: Judged, named: _Named) -> Iterator[dict[str, Any]]:
    ledger = judged.ledger
    voices = {found.id: found.speaker for found in ledger.attributions}
    checks = {check.claim: check for check in ledger.checks}
    for claim in ledger.claims:
        check, verdict = checks.get(claim.id), judged.verdict(claim.id)
        yield {
            "id": claim.id,
            "start": claim.span.start,
            "end": claim.span.end,
            "text": storable(claim.text),
            "quote": storable(claim.span.of(ledger.document.text)),
            "kind": claim.kind.value,
            "attribution": claim.attribution,
            "named": named.id_of(voices.get(claim.attribution or "")),
            "negated": claim.negated,
            "hedge": claim.hedge.value,
            "worth": claim.check_worthiness,
            "check": None if check is None else check.id,
            "found": None if check is None else check.verdict.value,
            "verdict": None if verdict is None else verdict.value,
            "because": "" if check is None else storable(check.because or check.missing),
            "is_claim": judged.is_claim(claim.id),
            "judged": ",".join(judged.decisions(claim.id)),
        }


def _evidence(judged: Judged) -> Iterator[dict[str, Any]]:
    for check in judged.ledger.checks:
        for place, found in enumerate(check.evidence):
            yield {
                "claim": check.claim,
                "place": place,
                "pack": storable(found.pack),
                "record": storable(found.record),
                "relation": found.relation.value,
                "quote": storable(found.quote),
                "url": None if found.url is None else storable(found.url),
            }


def _traits(judged: Judged, named: _Named) -> Iterator[dict[str, Any]]:
    ledger = judged.ledger
    claimed = [claim for claim in ledger.claims if judged.is_claim(claim.id)]
    found = {
        *(("speaker", named.id_of(said.speaker)) for said in ledger.attributions),
        *(("kind", claim.kind.value) for claim in claimed),
        *(("verdict", judged.verdict(claim.id)) for claim in claimed),
        *(("pack", storable(one.pack)) for check in ledger.checks for one in check.evidence),
    }
    for trait, value in sorted((trait, str(value)) for trait, value in found if value is not None):
        yield {"trait": trait, "value": value}


def _passages(judged: Judged, named: _Named) -> Iterator[dict[str, Any]]:
    ledger = judged.ledger
    text, title = ledger.document.text, ledger.document.title or ""
    whole = text if text.startswith(title) else f"{title}\n{text}"
    yield _passage("document", ledger.document.id, whole, {})
    voices = {found.id: found.speaker for found in ledger.attributions}
    for found in ledger.attributions:
        body = " ".join((found.speaker or "", *(piece.of(text) for piece in found.content)))
        yield _passage("statement", found.id, body, {"speaker": named.id_of(found.speaker)})
    packs = {check.claim: {one.pack for one in check.evidence} for check in ledger.checks}
    for claim in ledger.claims:
        if judged.is_claim(claim.id):
            signs = {
                "speaker": named.id_of(voices.get(claim.attribution or "")),
                "kind": claim.kind.value,
                "verdict": judged.verdict(claim.id),
            } | {f"pack {name}": name for name in packs.get(claim.id, ())}
            yield _passage("claim", claim.id, _words_of(claim, text), signs)


def _passage(kind: str, record: str, text: str, signs: Mapping[str, str | None]) -> dict[str, Any]:
    told = [sign(name.split()[0], value) for name, value in signs.items() if value is not None]
    body = " ".join((sign("is", kind), *told, *words_of(text)))
    return {"kind": kind, "record": record, "body": body}


def _words_of(claim: Claim, text: str) -> str:
    """The proposition, and the characters themselves where these are worded otherwise."""
    quote = claim.span.of(text)
    return claim.text if quote in claim.text else f"{claim.text}\n{quote}"

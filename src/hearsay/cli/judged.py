"""Judges on the command line, and prints judgements, histories and training data."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hearsay.cli.files import check_can_write, save_whole
from hearsay.cli.group import tell as aside
from hearsay.cli.opened import opened, print_records, speaker_named, tell, whoever
from hearsay.errors import InputError

# The store's libraries are an extra: its modules are imported in functions.
# ruff: noqa: PLC0415

_STRETCH = re.compile(r"(\d{1,9})[:-](\d{1,9})")


def judge_one(
    given: Mapping[str, Any], document: str, record: str, what: tuple[str, tuple[str, ...]]
) -> None:
    """Judge a claim or an attribution; ``what`` is the decision and the words after it."""
    from hearsay.records.document import Span
    from hearsay.records.judgement import OF_PIECES, Decision

    decision, words = Decision(what[0]), what[1]
    pieces: tuple[Span, ...] = ()
    if decision in OF_PIECES:
        pieces = tuple(Span(*_stretch(word)) for word in words)
        words = ()
    with opened(given["place"]) as store:
        from hearsay.store.deciding import Ruling, decide

        ruling = Ruling(decision, " ".join(words), pieces, given["why"])
        kept = decide(store, document, record, ruling, who=whoever(given["who"]))
    tell(f"judgement {kept.id}: {_told(kept)}")


def merge(given: Mapping[str, Any], speaker: str, into: str) -> None:
    """One speaker is another."""
    from hearsay.records.judgement import Decision

    with opened(given["place"]) as store:
        from hearsay.store.deciding import Ruling, decide_on_speaker

        first, second = speaker_named(store, speaker), speaker_named(store, into)
        ruling = Ruling(Decision.MERGE, second.id, (), given["why"])
        kept = decide_on_speaker(store, first.id, ruling, who=whoever(given["who"]))
    tell(f"judgement {kept.id}: {first.name} is {second.name}")


def rename(given: Mapping[str, Any], speaker: str, name: str) -> None:
    """A speaker is shown under another name."""
    from hearsay.records.judgement import Decision

    with opened(given["place"]) as store:
        from hearsay.store.deciding import Ruling, decide_on_speaker

        one = speaker_named(store, speaker)
        ruling = Ruling(Decision.RENAME, name, (), given["why"])
        kept = decide_on_speaker(store, one.id, ruling, who=whoever(given["who"]))
    tell(f"judgement {kept.id}: {one.name} is shown as {kept.value}")


def undo_one(given: Mapping[str, Any], judgement: int) -> None:
    """Take one back."""
    with opened(given["place"]) as store:
        from hearsay.store.deciding import undo

        kept = undo(store, judgement, who=whoever(given["who"]), why=given["why"])
    tell(f"judgement {kept.id}: {judgement} is taken back")


def print_history(place: str | None, document: str, *, is_json: bool) -> None:
    """Versions, readings and judgements of a document, or every judgement there is."""
    with opened(place) as store:
        from hearsay.store.deciding import history
        from hearsay.store.documents import find_judged, find_readings, find_versions

        if is_json or not document:
            listed = history(store, document=document or None)
            if is_json:
                print_records(listed)
            for one in () if is_json else listed:
                tell(f"{one.id}  {_told(one)}")
            return
        for version in find_versions(store, document):
            url = version.url or "no address"
            tell(f"version {version.number} of {version.article}  {version.document}  {url}")
        for reading in find_readings(store, document):
            shown = ", shown" if reading.is_shown else ""
            made = f"{reading.made:%Y-%m-%d %H:%M}"
            tell(
                f"reading {reading.id}  {made}  hearsay {reading.hearsay}, {reading.bundle}{shown}"
            )
        print_applied(find_judged(store, document))


def print_applied(judged: Any) -> None:
    """Each judgement of a ledger, and what became of it."""
    for one in judged.applied:
        where = one.record or "not found"
        tell(f"judgement {one.judgement.id}  {one.state}  {where}  {_told(one.judgement)}")


def export_training(place: str | None, kind: str, out: Path | None) -> None:
    """Write the training data, whole or not at all where it is a file."""
    if out is not None:
        check_can_write(out, ())
    elif kind == "brat":
        raise InputError("brat is several files: give --out FILE.zip")
    with opened(place) as store:
        from hearsay.store.training import EXPORTS, find_judged_ledgers

        data = EXPORTS[kind](store)
        if next(find_judged_ledgers(store), None) is None:
            aside("nobody judged anything that counts")
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        save_whole(out, data)


def _told(judgement: Any) -> str:
    """Who decided what, of what, and why."""
    target = judgement.target
    quoted = " … ".join(piece.exact for piece in judgement.pieces) or judgement.value
    words = " … ".join(piece.exact for piece in target.where) or target.said
    value = f" {quoted}" if quoted else ""
    why = f" — {judgement.why}" if judgement.why else ""
    return f"{judgement.who}: {judgement.decision}{value} of {target.record} “{words}”{why}"


def _stretch(word: str) -> tuple[int, int]:
    match = _STRETCH.fullmatch(word)
    if match is None or int(match[1]) >= int(match[2]):
        raise InputError(f"{word}: a stretch is first:last character, as 120:180")
    return int(match[1]), int(match[2])

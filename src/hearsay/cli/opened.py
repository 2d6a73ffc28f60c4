"""Opens the store that a command is about, and tells what a table of records needs."""

import getpass
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from hearsay.errors import InputError
from hearsay.report.visible import one_line
from hearsay.settings import load_settings
from hearsay.store import check_desk

# The store's libraries are an extra: its modules are imported in functions, after ``check_desk``.
# ruff: noqa: PLC0415


@contextmanager
def opened(place: str | None, *, create: bool = False) -> Iterator[Any]:
    """The store that was named, or the usual one; a new one only where ``create`` says so."""
    check_desk()
    from hearsay.store.opening import open_store

    store = open_store(place or load_settings().store, create=create)
    try:
        yield store
    finally:
        store.close()


def whoever(given: str | None) -> str:
    """The name given, or that of the login."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise InputError("say whose judgement it is: --as NAME") from None


def filter_of(store: Any, given: Mapping[str, Any]) -> Any:
    """The ``Filter`` that options describe; a speaker is named as people name them."""
    from hearsay.records.check import Verdict
    from hearsay.records.claim import ClaimKind
    from hearsay.store.filters import Filter

    return Filter(
        words=given.get("words") or "",
        speaker=speaker_named(store, given["speaker"]).id if given.get("speaker") else None,
        outlet=given.get("outlet"),
        kind=ClaimKind(given["kind"]) if given.get("kind") else None,
        verdict=Verdict(given["verdict"]) if given.get("verdict") else None,
        pack=given.get("pack"),
        since=given.get("since"),
        until=given.get("until"),
    )


def speaker_named(store: Any, name: str) -> Any:
    """The one speaker with this id or name; raises ``InputError`` where it is none or several."""
    from hearsay.errors import NotInStore
    from hearsay.store.speaking import find_speaker, list_speakers
    from hearsay.store.words import fold

    try:
        return find_speaker(store, name)
    except NotInStore:
        found = list_speakers(store, name).found
    exact = [one for one in found if fold(name) in map(fold, (one.name, *one.also))]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise NotInStore(f"{name}: no speaker of this name is in the store")
    names = ", ".join(f"{one.name} ({one.id})" for one in (exact or found)[:5])
    raise InputError(f"{name}: this may be {names}; give the id")


def print_records(records: Any) -> None:
    """One record a line, as JSON."""
    from hearsay.store.wire import to_text

    for record in records:
        click.echo(to_text(record))


def tell(line: str) -> None:
    """One line on standard output, whatever it holds; two blanks stand between its columns."""
    click.echo("  ".join(map(one_line, line.split("  "))))

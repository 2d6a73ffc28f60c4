"""Starts the desk as the command line asks."""

from dataclasses import replace
from pathlib import Path

from hearsay.cli.group import say
from hearsay.desk_settings import load_desk, load_person
from hearsay.settings import load_settings

# ruff: noqa: PLC0415  # libraries of the extra are met only where the desk is started


def serve_desk(
    place: str | None,
    host: str | None,
    port: int | None,
    names: tuple[str, ...],
    packs: tuple[Path, ...],
) -> None:
    """Open the store and answer until Ctrl-C."""
    from hearsay.errors import MissingExtra

    try:
        from hearsay.store.opening import open_store
        from hearsay.web.serving import serve
    except ImportError as missing:
        need = "the desk needs the extra desk: pip install 'hearsay[desk]'"
        raise MissingExtra(f"{need} ({missing.name} is missing)") from None
    settings = load_desk()
    settings = replace(
        settings,
        host=host or settings.host,
        port=port or settings.port,
        names=(*settings.names, *(name.lower() for name in names)),
    )
    store = open_store(place or load_settings().store)
    try:
        serve(store, settings, person=load_person(), packs=packs, started=_told)
    finally:
        store.close()


def _told(address: str) -> None:
    say(f"the desk is at {address} (Ctrl-C ends it)")

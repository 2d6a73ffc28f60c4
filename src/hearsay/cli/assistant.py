"""Opens the store, where there is one, and answers an assistant."""

from pathlib import Path

from hearsay.cli.group import tell
from hearsay.errors import MissingExtra
from hearsay.settings import load_settings
from hearsay.store import check_desk

# The libraries are extras: they are imported in functions.
# ruff: noqa: PLC0415


def answer_assistant(place: str | None) -> None:
    """Until it goes away; standard output carries nothing but the protocol."""
    check_desk()
    try:
        from hearsay.assistants import serve_tools
    except ImportError as missing:
        if (missing.name or "").partition(".")[0] != "mcp":
            raise
        raise MissingExtra("this needs the extra mcp: pip install 'hearsay[desk,mcp]'") from None
    from hearsay.store.opening import open_store

    named = place or load_settings().store
    if place is None and "://" not in named and not Path(named).exists():
        tell(f"there is no store at {named} yet: only texts can be read")
        serve_tools(None)
        return
    store = open_store(named, create=False)
    try:
        serve_tools(store)
    finally:
        store.close()

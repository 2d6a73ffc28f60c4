"""What --verbose tells: settings and versions, what was read from where, what took how long."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from inspect import isfunction
from time import perf_counter
from types import FunctionType
from typing import Any

from hearsay.cli.group import explain
from hearsay.cli.options import Reading
from hearsay.reading import Asked, models, packs, read_asked
from hearsay.records.document import Document, Origin
from hearsay.records.ledger import Ledger
from hearsay.report import words
from hearsay.settings import DEFAULT
from hearsay.text.readers import Outcome


def explain_settings(reading: Reading) -> None:
    """Every setting that is not the default, and where it is from."""
    for one in reading.settings.told:
        if one.origin != DEFAULT:
            explain(f"setting {one.key} = {one.told} (from {one.origin})")


def explained(documents: Iterable[Outcome]) -> Iterator[Outcome]:
    """The same documents; of each, where its text is from and how long it took to get it."""
    waiting = iter(documents)
    while True:
        started = perf_counter()
        found = next(waiting, None)
        if found is None:
            return
        if isinstance(found, Document):
            explain(f"{_about(found)} ({_milliseconds(perf_counter() - started)})")
        yield found


def read_timed(document: Document, reading: Reading) -> Ledger:
    """The ledger of a document; what it was made with, and how long each stage took."""
    asked = Asked(as_of=reading.as_of, packs=tuple((path, "") for path in reading.pack))
    spent: dict[str, float] = {}
    _watched("load packs", packs, spent)(*asked.packs)
    _watched("load model", models().result, spent)()
    ledger = read_asked(document, asked, _pipeline(spent))
    explain(words.made_with(ledger))
    times = ", ".join(f"{name} {_milliseconds(seconds)}" for name, seconds in spent.items())
    explain(f"times: {times}; in all {_milliseconds(sum(spent.values()))}")
    return ledger


def _about(document: Document) -> str:
    origin = document.origin or Origin("text")
    facts = [origin.format, words.counted(origin.size, "byte")]
    facts += [f"sha256 {origin.sha256[:12]}"] if origin.sha256 else []
    facts += [words.counted(len(document.text), "character")]
    facts += [words.counted(len(document.locators), "place")] if document.locators else []
    facts += [f"published {document.published}" if document.published else "no date"]
    facts += [f"fetched {origin.retrieved:%Y-%m-%d %H:%M:%S %Z}"] if origin.retrieved else []
    facts += [f"from {origin.address}"] if origin.address not in {None, origin.source} else []
    facts += [f"left out {one}" for one in origin.left_out]
    return f"{': '.join((origin.source, *origin.within))}: {', '.join(filter(None, facts))}"


def _pipeline(spent: dict[str, float]) -> Callable[..., Ledger]:
    """``pipeline.read`` with each of its calls timed: the same code, its names bound to watches.

    The pipeline itself reads no clock, so that it is the same for the same arguments.
    """
    from hearsay.pipeline import read  # noqa: PLC0415  # as late as reading itself loads it

    stages = {
        name: _watched(name.replace("_", " "), read.__globals__[name], spent)
        for name in read.__code__.co_names
        if isfunction(read.__globals__.get(name))
    }
    timed = FunctionType(read.__code__, {**read.__globals__, **stages}, argdefs=read.__defaults__)

    def read_watched(document: Document, loaded: Any, *given: Any) -> Ledger:
        encoder = _Encoder(_watched("encoder", loaded.encoder.read, spent))
        ledger: Ledger = timed(document, replace(loaded, encoder=encoder), *given)
        return ledger

    return read_watched


class _Encoder:
    """An encoder that is watched."""

    def __init__(self, read: Callable[..., Any]) -> None:
        self.read = read


def _watched(name: str, call: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def watch(*given: Any, **named: Any) -> Any:
        started = perf_counter()
        try:
            return call(*given, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + perf_counter() - started

    return watch


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms"

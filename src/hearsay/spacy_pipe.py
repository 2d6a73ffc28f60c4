"""hearsay as a component of a spaCy pipeline: ``nlp.add_pipe("hearsay")``.

spaCy imports this module when the component is asked for, by the entry point in pyproject.toml; as
spaCy has it, importing registers the component. Where hearsay is not installed but lies on the
path, import it yourself. Nothing else in hearsay imports it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from hearsay.errors import InputError
from hearsay.ledgers import Ledger
from hearsay.reading import asked_of, find_documents, read_asked
from hearsay.records import document as records

LEDGER = "hearsay.ledger"  # in ``doc.user_data``: JSON, which a Doc knows how to write
GROUPS = ("source", "cue", "content", "claim")
_ABOUT = ("title", "outlet", "published", "url", "authors")  # of a document, in a context


class HearsayPipe:
    """Reads each doc and leaves its ledger in ``doc._.hearsay``.

    ``doc.spans`` gets four groups, their names begun with ``prefix``: the source, cue and content
    of each attribution, with its id as ``span.id_`` and its speaker as ``span.label_``, and the
    claims, labelled with their verdict. Spans are whole tokens: where an edge is inside a token,
    that token is in.

    A day that holds for all docs is given as ``published``; for each doc its own, by ``nlp.pipe``
    with ``as_tuples`` and contexts such as ``{"published": "2025-03-14"}``.
    """

    def __init__(  # the settings of a component are its parameters
        self,
        name: str = "hearsay",
        *,
        published: str | None = None,
        as_of: str | None = None,
        packs: Iterable[str] = (),
        prefix: str = "",
    ) -> None:
        self.name = name
        self.settings: dict[str, Any] = {
            "published": published, "as_of": as_of, "packs": list(packs), "prefix": prefix,
        }  # fmt: skip
        self._ask()

    def _ask(self) -> None:
        given = self.settings
        self.asked = asked_of(given["published"], given["as_of"], given["packs"])
        self.prefix = given["prefix"]

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, read. One without any visible text has no ledger, and empty groups."""
        context = getattr(doc, "_context", None)
        about = context if isinstance(context, Mapping) else {}
        known = {key: about[key] for key in _ABOUT if about.get(key)}
        title = known.pop("title", None)  # never put before the text: offsets are the doc's
        asked = replace(self.asked, published=None) if "published" in known else self.asked
        found = next(find_documents({"text": doc.text, **known}, asked))
        if isinstance(found, InputError):
            if doc.text.strip():
                raise found
            _set_groups(doc, self.prefix, {})
            return doc
        ledger = Ledger.of(read_asked(_titled(found, title), self.asked))
        doc.user_data[LEDGER] = ledger.to_json().decode()
        _set_groups(doc, self.prefix, _spans(doc, ledger))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The docs of a stream, one after the other."""
        del batch_size  # the model takes one document at a time
        yield from map(self, stream)

    # --- as spaCy saves and loads a pipeline: the settings; model and packs come with hearsay ---

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings."""
        del exclude
        return json.dumps(self.settings).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "HearsayPipe":
        """The component with settings that were saved."""
        del exclude
        self.settings = json.loads(data)
        self._ask()
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """The settings in a file."""
        Path(path).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "HearsayPipe":
        """The component with the settings in a file."""
        return self.from_bytes(Path(path).read_bytes(), exclude=exclude)


def _titled(document: records.Document, title: object) -> records.Document:
    return replace(document, title=title) if isinstance(title, str) else document


def _spans(doc: Doc, ledger: Ledger) -> dict[str, list[Span]]:
    groups: dict[str, list[Span]] = {name: [] for name in GROUPS}
    for one in ledger.attributions:
        for name, pieces in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            groups[name] += [_span(doc, piece, one.speaker or "", one.id) for piece in pieces]
    for claim in ledger.claims:
        check = ledger.check_of(claim.id)
        groups["claim"].append(
            _span(doc, claim.span, check.verdict.value if check else "", claim.id)
        )
    return groups


def _span(doc: Doc, piece: records.Span, label: str, name: str) -> Span:
    span = doc.char_span(piece.start, piece.end, label=label, span_id=name, alignment_mode="expand")
    assert span is not None  # an "expand" that lies in the text is never refused
    return span


def _set_groups(doc: Doc, prefix: str, groups: Mapping[str, list[Span]]) -> None:
    for name in GROUPS:
        key = f"{prefix}{name}"
        doc.spans[key] = SpanGroup(doc, name=key, spans=groups.get(name, []))


@lru_cache(maxsize=64)
def _loaded(line: str) -> Ledger:
    from hearsay.api import from_json  # noqa: PLC0415

    return from_json(line)


def ledger_of(doc: Doc) -> Ledger | None:
    """The ledger of a doc; None where it was not read, or had no text."""
    line = doc.user_data.get(LEDGER)
    return None if line is None else _loaded(line)


Doc.set_extension("hearsay", getter=ledger_of, force=True)


@Language.factory(
    "hearsay",
    assigns=["doc._.hearsay", "doc.spans"],
    default_config={"published": None, "as_of": None, "packs": [], "prefix": ""},
)
def make_hearsay(  # spaCy calls it with the settings by name
    nlp: Language,
    name: str,
    published: str | None,
    as_of: str | None,
    packs: list[str],
    prefix: str,
) -> HearsayPipe:
    """The component, as ``nlp.add_pipe("hearsay", config={…})`` makes it."""
    del nlp
    return HearsayPipe(name, published=published, as_of=as_of, packs=packs, prefix=prefix)

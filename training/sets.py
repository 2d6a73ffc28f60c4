"""The annotated sets, as token ids, features and tags.

A `Piece` is one document: ids and features for every word piece and, for PolNeAR and our own texts,
the attribution tags with the attribution each tagged token belongs to; for the entity sets, entity
tags.
"""

import gzip
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from hearsay.models.features import token_features
from hearsay.records.document import Span
from hearsay.records.tags import TimeType
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.quotemarks import find_quotations

PARTS = ("source", "cue", "content")
TAGS = ("O", *(f"{b}-{part}" for part in PARTS for b in "BI"))
KINDS = (
    "person",
    "organisation",
    "location",
    "facility",
    "group",
    "product",
    "date",
    "money",
    "misc",
)
ENTITIES = ("O", *(f"{b}-{kind}" for kind in KINDS for b in "BI"))

NEWSWIRE = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "location",
    "Facility": "facility",
    "NORP": "group",
    "Product": "product",
    "Date": "date",
    "Money": "money",
    "Misc": "misc",
}
POLITICS = {
    "person": "person",
    "politician": "person",
    "organisation": "organisation",
    "politicalparty": "organisation",
    "country": "location",
    "location": "location",
    "election": "misc",
    "event": "misc",
    "misc": "misc",
}


@dataclass
class Piece:
    """A text as word pieces, each with its features, its tag and the attribution it belongs to."""

    ids: np.ndarray  # (n,)
    features: np.ndarray  # (n, 4)
    labels: np.ndarray  # (n,)
    groups: np.ndarray  # (n,) number of the attribution a token is in, or -1
    offsets: np.ndarray  # (n, 2)


def encode(
    tokenizer: Tokenizer,
    text: str,
    spans: list[tuple[int, int, str, int]],
    names: tuple[str, ...],
    discard: list = (),
) -> Piece:
    """``spans`` are (start, end, label, group); tokens inside ``discard`` are left out."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    quoted = [q.span for q in find_quotations(text) if not q.is_nested]
    features = token_features(text, offsets, quoted)
    labels = np.zeros(len(offsets), dtype=np.int64)
    groups = np.full(len(offsets), -1, dtype=np.int64)
    for start, end, label, group in spans:
        inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
        if len(inside):
            labels[inside] = names.index(f"I-{label}")
            labels[inside[0]] = names.index(f"B-{label}")
            groups[inside] = group
    keep = np.ones(len(offsets), dtype=bool)
    for start, end in (tuple(span) for spans in discard for span in spans):
        keep &= ~((offsets[:, 0] >= start) & (offsets[:, 1] <= end))
    ids = np.array(encoding.ids, dtype=np.int64)
    return Piece(ids[keep], features[keep], labels[keep], groups[keep], offsets[keep])


def respell(text: str, chance: random.Random) -> str:
    """Other usual quotation marks and apostrophes, character for character, so offsets stay."""
    roll = chance.random()
    if roll < 0.15:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    if roll < 0.20:
        return text.translate(str.maketrans("“”", "‘’"))
    return text


def polnear(
    folder: Path,
    name: str,
    tokenizer: Tokenizer,
    chance: random.Random | None,
) -> dict[str, list[Piece]]:
    """Document name to one piece for each annotator."""
    pieces: dict[str, list[Piece]] = {}
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [
                (a, b, part, number)
                for number, found in enumerate(row["attributions"])
                for part in PARTS
                for a, b in found[part]
            ]
            text = respell(row["text"], chance) if chance else row["text"]
            piece = encode(tokenizer, text, spans, TAGS, row["discard"])
            pieces.setdefault(row["doc"], []).append(piece)
    return pieces


_MARK = re.compile(r"\{([SCT])(\d+) |\}")
_MARKED = dict(zip("SCT", PARTS, strict=True))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str, int]]]:
    """A text without its marks, and the spans they mark: `{S1 The mayor} {C1 said} {T1 no}`."""
    text, spans, open_marks, place = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if mark[1]:
            open_marks.append((len(text), _MARKED[mark[1]], int(mark[2])))
        else:
            start, part, number = open_marks.pop()
            spans.append((start, len(text), part, number))
    return text + marked[place:], spans


def own_texts(folder: Path, tokenizer: Tokenizer, chance: random.Random | None) -> list[Piece]:
    """Our own texts, a piece each; as in PolNeAR, what stands inside a content has no tags."""
    pieces = []
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("### ")[1:]:
            text, spans = unmarked(block.partition("\n")[2].partition("\n---")[0].strip("\n"))
            contents = [(a, b, number) for a, b, part, number in spans if part == "content"]
            outer = [
                span
                for span in spans
                if not any(a <= span[0] and span[1] <= b and n != span[3] for a, b, n in contents)
            ]
            text = respell(text, chance) if chance else text
            pieces.append(encode(tokenizer, text, outer, TAGS))
    return pieces


NAMED = dict(zip("POLFGR", KINDS, strict=False))  # as a "names |" line below a text calls them
_CURRENCY = re.compile(r"[A-Z]{3}")


def own_names(folder: Path, tokenizer: Tokenizer, chance: random.Random) -> list[Piece]:
    """Those of our own texts whose names are listed, with entity tags.

    Dates and sums of money are not listed; the taggers of hearsay find them.
    """
    pieces = []
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("### ")[1:]:
            marked, _, notes = block.partition("\n")[2].partition("\n---")
            lines = [line for line in notes.splitlines() if line.startswith("names |")]
            if lines:
                text = unmarked(marked.strip("\n"))[0]
                spans = _names_in(text, lines[0])
                pieces.append(encode(tokenizer, respell(text, chance), spans, ENTITIES))
    return pieces


def _names_in(text: str, line: str) -> list[tuple[int, int, str, int]]:
    """Every place of the listed names, longer ones first, and of dates and money."""
    listed = [part.strip().partition(":") for part in line.split("|")[1:]]
    names = {name.strip(): NAMED[kind] for kind, _, some in listed for name in some.split(";")}
    found: list[tuple[int, int, str, int]] = []
    for name in sorted(filter(None, names), key=len, reverse=True):
        places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        found += [(*match.span(), names[name], 0) for match in places]
    times = find_times(text, None)
    found += [(*place(t.span), "date", 0) for t in times if t.type is TimeType.DATE]
    sums = [q for q in find_quantities(text, times) if q.unit and _CURRENCY.fullmatch(q.unit)]
    found += [(*place(q.span), "money", 0) for q in sums]
    kept: list[tuple[int, int, str, int]] = []
    for span in found:
        if not any(span[0] < b and a < span[1] for a, b, _, _ in kept):
            kept.append(span)
    return sorted(kept)


def place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def columns(path: Path) -> list[list[tuple[str, str]]]:
    r"""Documents of a word-and-tag file; a blank line is ("\n", "O")."""
    documents: list[list[tuple[str, str]]] = [[]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc"):
                documents.append([])
            elif not line.strip():
                documents[-1].append(("\n", "O"))
            else:
                word, _, tag = line.rstrip("\n").partition("\t")
                documents[-1].append((word, tag.strip() or "O"))
    return [d for d in documents if d]


_CLOSES = re.compile(r"^(?:[.,;:!?%)\]}’”]|'s|n't|'re|'ve|'ll|'d|'m|’s|n’t)")


def join(
    words: list[tuple[str, str]],
    *,
    plain: bool,
    newlines: float,
    chance: random.Random,
) -> tuple[str, list[tuple[int, int, str, int]]]:
    """Running text of word-and-tag lines, and its entity spans as (start, end, kind, 0).

    ``plain`` puts a space between any two words; otherwise punctuation is set as in print.
    """
    text, spans, after_open, quote_open = "", [], True, False
    for word, tag in words:
        if word == "\n":
            text, after_open = text.rstrip() + ("\n\n" if chance.random() < newlines else " "), True
            quote_open = False if text.endswith("\n") else quote_open
            continue
        closing = bool(_CLOSES.match(word)) or (word == '"' and quote_open)
        if text and not after_open and not (closing and not plain) and not text.endswith("\n"):
            text += " "
        start = len(text)
        text += word
        kind = tag[2:]
        if tag[:2] in ("I-", "E-") and spans and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], len(text), kind, 0)
        elif tag != "O":
            spans.append((start, len(text), kind, 0))
        if word == '"':
            quote_open = not quote_open
        after_open = not plain and (word in "([“‘$£€" or (word == '"' and quote_open))
    return text, spans


def entity_set(
    path: Path,
    kinds: dict[str, str],
    tokenizer: Tokenizer,
    chance: random.Random,
) -> list[Piece]:
    pieces = []
    for words in columns(path):
        text, spans = join(words, plain=chance.random() < 0.3, newlines=0.5, chance=chance)
        spans = [(a, b, kinds[kind], 0) for a, b, kind, _ in spans if kind in kinds]
        pieces.append(encode(tokenizer, text, spans, ENTITIES))
    return [piece for piece in pieces if len(piece.ids)]

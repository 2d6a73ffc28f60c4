"""Attributions as columns for training: CoNLL-U Plus, one token a line, one layer after the other.

``ID FORM MISC`` and then, for each layer, a label (B, I or O with SOURCE, CUE, CONTENT) and the
piece it belongs to. A token has one label in a layer: what is nested in another content, or
overlaps it, goes to the next layer. See ``docs/formats/conll.md``.
"""

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.exchange.format import File, Options
from hearsay.records.attribution import Attribution
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.report.visible import one_line
from hearsay.report.voices import depths

# A word with what is written into it (marks, joiners, apostrophes inside), or any one other sign.
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|[^\s]")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")  # joins signs into one, as in emoji
_OUTSIDE = "O\t_"


@dataclass(frozen=True, slots=True)
class _Piece:
    """One span of an attribution, and the name under which it is found again."""

    span: Span
    label: str
    link: str


def write_conll(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """One file with all sentences of all documents."""
    layered = [(ledger, layers_of(ledger)) for ledger in ledgers]
    count = max((len(layers) for _, layers in layered), default=1)
    columns = [
        f"HEARSAY:{kind}{number}" for number in range(1, count + 1) for kind in ("BIO", "PIECE")
    ]
    lines = [f"# global.columns = ID FORM MISC {' '.join(columns)}\n"]
    for ledger, layers in layered:
        lines += _document(ledger, [*layers, *[()] * (count - len(layers))])
    yield File("attributions.conllup", "".join(lines).encode("utf-8"))


def layers_of(ledger: Ledger) -> list[tuple[_Piece, ...]]:
    """The pieces in as few layers as keep the outer before the inner; at least one layer.

    All pieces of an attribution are in one layer, so that whoever learns from it sees them
    together; in a layer no two pieces share a character.
    """
    depth = depths(ledger.attributions)
    layers: list[list[_Piece]] = [[]]
    ordered = sorted(ledger.attributions, key=lambda one: (depth[one.id], one.hull, one.id))
    for pieces in (group for one in ordered for group in _apart(_pieces(one))):
        layer = next((layer for layer in layers if _is_free(layer, pieces)), None)
        if layer is None:
            layers.append(layer := [])
        for piece in pieces:
            insort(layer, piece, key=_place)
    return [tuple(layer) for layer in layers]


def _pieces(one: Attribution) -> list[_Piece]:
    roles = (("SOURCE", one.source), ("CUE", one.cue), ("CONTENT", one.content))
    return [
        _Piece(span, label, f"{one.id}/{number}")
        for label, spans in roles
        for number, span in enumerate(spans)
    ]


def _apart(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces as they are; where they overlap one another, each alone."""
    ordered = sorted(pieces, key=lambda one: one.span)
    if any(a.span.end > b.span.start for a, b in pairwise(ordered)):
        yield from ([one] for one in ordered)
    else:
        yield ordered


def _is_free(layer: list[_Piece], pieces: list[_Piece]) -> bool:
    return not any(_overlapping(layer, one.span) for one in pieces)


def _overlapping(layer: Sequence[_Piece], span: Span) -> Sequence[_Piece]:
    """The pieces of a layer, which are apart and in order, that share a character with a span."""
    last = bisect_left(layer, Span(span.end, span.end + 1), key=_place)
    first = last
    while first and layer[first - 1].span.end > span.start:
        first -= 1
    return layer[first:last]


def _place(piece: _Piece) -> Span:
    return piece.span


# --- lines --------------------------------------------------------------------------------------


def _document(ledger: Ledger, layers: Sequence[Sequence[_Piece]]) -> Iterator[str]:
    text = ledger.document.text
    cuts = {edge for layer in layers for one in layer for edge in (one.span.start, one.span.end)}
    yield f"# newdoc id = {one_line(ledger.document.id)}\n"
    if ledger.document.title:
        yield f"# title = {_shown(ledger.document.title)}\n"
    paragraph, number = None, 0
    for span, group in _sentences(ledger):
        tokens = find_tokens(text, span, cuts)
        if not tokens:
            continue
        number += 1
        if group != paragraph:
            paragraph = group
            yield f"# newpar id = {one_line(ledger.document.id)}-p{group}\n"
        yield f"# sent_id = {one_line(ledger.document.id)}-s{number}\n"
        yield f"# text = {_shown(span.of(text))}\n"
        yield from _sentence(text, tokens, layers)
        yield "\n"


def _sentences(ledger: Ledger) -> Iterator[tuple[Span, int]]:
    """Sentences and their paragraphs; also what stands in none, so that no span is lost."""
    at, group = 0, 0
    for one in sorted(ledger.sentences, key=lambda found: found.span):
        if one.span.start < at:
            continue
        if at < one.span.start:
            yield Span(at, one.span.start), group
        yield one.span, one.paragraph
        at, group = one.span.end, one.paragraph
    if at < len(ledger.document.text):
        yield Span(at, len(ledger.document.text)), group


def _sentence(
    text: str, tokens: Sequence[Span], layers: Sequence[Sequence[_Piece]]
) -> Iterator[str]:
    inside = Span(tokens[0].start, tokens[-1].end)
    near = [_overlapping(layer, inside) for layer in layers]
    before: list[_Piece | None] = [None] * len(layers)
    for number, token in enumerate(tokens, 1):
        following = tokens[number].start if number < len(tokens) else None
        misc = f"TokenRange={token.start}:{token.end}"
        if following == token.end:
            misc = f"SpaceAfter=No|{misc}"
        cells = []
        for place, layer in enumerate(near):
            piece = next((one for one in layer if one.span.covers(token)), None)
            cells.append(_label(piece, is_first=piece is not before[place]))
            before[place] = piece
        yield "\t".join((str(number), _form(token.of(text)), misc, *cells)) + "\n"


def _label(piece: _Piece | None, *, is_first: bool) -> str:
    return _OUTSIDE if piece is None else f"{'B' if is_first else 'I'}-{piece.label}\t{piece.link}"


def find_tokens(text: str, span: Span, cuts: set[int]) -> list[Span]:
    """Words and signs of a stretch; combining marks stay with what they are written on.

    A token is cut where a piece begins or ends, so that every piece is whole tokens.
    """
    found: list[Span] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        begin, end = match.span()
        if found and found[-1].end == begin and begin not in cuts and _joins(text, begin):
            begin = found.pop().start
        edges = sorted({begin, end, *(cut for cut in range(begin + 1, end) if cut in cuts)})
        found += [Span(a, b) for a, b in pairwise(edges)]
    return found


def _joins(text: str, place: int) -> bool:
    """Whether the sign here belongs to the one before it."""
    sign = text[place]
    return sign in _JOINERS or text[place - 1] == "\u200d" or unicodedata.combining(sign) > 0


def _form(words: str) -> str:
    shown = _UNWRITABLE.sub("\ufffd", words)
    return shown if shown != "_" else "＿"  # alone it would mean "empty"


def _shown(words: str) -> str:
    return _UNWRITABLE.sub("\ufffd", one_line(words))

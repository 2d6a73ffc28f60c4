"""Score heads in training as the bundle is scored: decoded by hearsay, counted by bench.heads."""

from collections.abc import Callable

import numpy as np
import torch

from bench.heads import score
from hearsay.models.decode import word_joins
from hearsay.models.heads import HeadTables, Pieces, find_causes, find_loaded, read_sentences
from hearsay.models.readings import Readings
from hearsay.records.document import Span
from model import Heads


def evaluate(heads: Heads, items: list, cut: Callable, tensors: Callable) -> dict[str, float]:
    """Every pinned measure of bench.heads on the items that are held out."""
    tables = HeadTables(
        heads.cause.transitions.detach().numpy(), 0.5, 0.5, heads.bias.detach().numpy()
    )
    found = []
    for batch in cut(items):
        given = tensors(batch)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            spans, values = heads(given["kept"], given["mask"])
        for row, item in enumerate(batch):
            own = spans[row : row + 1, 1 : item.size + 1].float().numpy()
            value = values[row : row + 1, 1 : item.size + 1].float().numpy()
            found.append((item.text, _decode(item, own, value, tables)))
    return {m.name: round(m.value, 1) for m in score(found) if m.is_pinned}


def _decode(item, spans: np.ndarray, values: np.ndarray, tables: HeadTables) -> Readings:
    text, size = item.text, item.size
    pieces = Pieces(
        item.offsets, word_joins(text.text, item.offsets), np.zeros(size, int), np.arange(size)
    )
    sentences = [Span(start, end) for start, end, _ in text.sentences]
    return Readings(
        causes=find_causes(spans[..., :5], spans[..., 5:], pieces, tables),
        loaded=find_loaded(spans[..., 5:], pieces, tables),
        sentences=read_sentences(values, sentences, pieces, tables),
    )

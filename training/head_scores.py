"""Score the small heads in training as the bundle is scored: decoded by hearsay, counted so too."""

import numpy as np
import torch

from bench.heads import EVERY_SENTENCE, score
from heads import LIMITS, Item, batches, run, tensors
from hearsay.models.decode import word_joins
from hearsay.models.heads import HeadTables, Pieces, find_causes, find_loaded, read_sentences
from hearsay.models.readings import Readings
from hearsay.records.document import Span
from model import Reader


def evaluate(model: Reader, items: list[Item]) -> dict[str, float]:
    """Every pinned measure of bench.heads on the items that are held out."""
    heads = model.heads
    moves = heads.cause.transitions.detach().cpu().numpy()
    tables = HeadTables(moves, EVERY_SENTENCE, *LIMITS[1:], heads.bias.detach().cpu().numpy())
    found = []
    for batch in batches(items, 6000, None):
        with torch.no_grad():
            spans, values = (x.cpu().numpy() for x in run(model, tensors(batch)))
        for row, item in enumerate(batch):
            inside = np.s_[row : row + 1, 1 : item.size + 1]
            found.append((item.text, _decode(item, spans[inside], values[inside], tables)))
    return {m.name: round(m.value, 1) for m in score(found) if m.is_pinned}


def _decode(item: Item, spans: np.ndarray, values: np.ndarray, tables: HeadTables) -> Readings:
    text, size = item.text, item.size
    joins = word_joins(text.text, item.offsets)
    pieces = Pieces(item.offsets, joins, np.zeros(size, int), np.arange(size))
    spoken = [Span(start, end) for start, end, _ in text.sentences]
    told = read_sentences(values, spoken, pieces, tables)
    likely = [(span, one.causal) for span, one in zip(spoken, told, strict=True)]
    return Readings(
        causes=find_causes(spans[..., :5], spans[..., 5:], pieces, tables, likely),
        loaded=find_loaded(spans[..., 5:], pieces, tables),
        sentences=told,
    )

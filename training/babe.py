"""What heads that are trained on BABE get, beside ours, which never see it.

    python training/babe.py --data DATA --checkpoint OUT/reader.pt

For MODEL_CARD.md alone: BABE's licence allows research and no product, so nothing is written. Each
topic is read by heads that were trained on the topics of the other four fifths; the encoder stays.
"""

import argparse
import random
from dataclasses import replace
from pathlib import Path

import torch

import heads
from bench.heads import macro
from export import kept_layers
from head_sets import TASKS, babe
from model import DEVICE, Heads, load_reader, mean_of
from refit import fit

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--checkpoint", type=Path, required=True)
parser.add_argument("--epochs", type=int, default=4)
parser.add_argument("--rate", type=float, default=1e-3)
parser.add_argument("--tokens", type=int, default=4000, help="word pieces in a batch")
FOLDS = 5


def main() -> None:
    args = parser.parse_args()
    model, tokenizer = load_reader(mean_of([args.checkpoint]))
    texts = (replace(text, weight=1.0) for text in babe(args.data / "babe"))  # elsewhere 0
    items = [heads.item_of(text, tokenizer) for text in texts]
    heads.remember(kept_layers(model), items)
    model.to(DEVICE)
    topics = sorted({item.text.document for item in items})
    random.Random(1).shuffle(topics)
    ours, theirs = answers(model, items), []
    for fold in range(FOLDS):
        kept = set(topics[fold::FOLDS])
        train = [item for item in items if item.text.document not in kept]
        held = [item for item in items if item.text.document in kept]
        torch.manual_seed(fold)
        model.heads = Heads(model.norm.weight.shape[0]).to(DEVICE)
        model.heads = fit(model, train, held, fold, args)
        theirs += answers(model, held)
    print(
        f"BABE, macro-F1: never trained on it {macro(ours):.1f}, trained on it {macro(theirs):.1f}"
    )


def answers(model, items: list[heads.Item]) -> list[tuple[bool, float]]:
    """Gold and probability of each sentence."""
    column, found = TASKS.index("loaded"), []
    for batch in heads.batches(items, 6000, None):
        given = heads.tensors(batch)
        with torch.no_grad():
            _, values = heads.run(model, given)
            odds = model.heads.sentences(values, given["rows"], given["inside"])
        gold = given["targets"][:, column] > 0.5
        found += zip(gold.tolist(), odds[:, column].sigmoid().tolist(), strict=True)
    return found


if __name__ == "__main__":
    main()

"""Fit the weights by which sources and contents find their cue; write data/link_weights.csv.

    python training/links.py --data DATA --out src/hearsay/data/link_weights.csv

Reads articles of PolNeAR train with the shipped bundle, matches pieces with gold attributions, and
fits a conditional log-linear model by full-batch Adam. Prints its accuracy on PolNeAR dev.
"""

import argparse
import gzip
import json
import random
from pathlib import Path

import numpy as np

from hearsay.attribute.linking import FEATURES, UNSEEN, Places, _by_piece
from hearsay.attribute.spans import find_pieces
from hearsay.models.bundle import load_models
from hearsay.text.quotemarks import find_quotations
from hearsay.text.sentences import split_sentences

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--articles", type=int, default=220)


def articles(path: Path) -> list[dict]:
    """The first annotator's version of each article."""
    found: dict[str, dict] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found.setdefault(row["doc"], row)
    return list(found.values())


def examples(rows: list[dict], encoder) -> dict[str, list[tuple[np.ndarray, int]]]:
    """For each piece with a gold cue: features of every near cue, and which one is right."""
    made: dict[str, list[tuple[np.ndarray, int]]] = {"source": [], "content": []}
    for row in rows:
        text = row["text"]
        quotations = find_quotations(text)
        readings = encoder.read(text, [q.span for q in quotations if not q.is_nested])
        pieces = find_pieces(text, quotations, readings)
        learned = _by_piece(pieces, readings.links)
        place = Places(text, split_sentences(text), pieces)
        for number, piece in enumerate(pieces):
            near = place.cues_near(number)
            gold = gold_cues(row, piece) if piece.label != "cue" else []
            right = [
                i
                for i, cue in enumerate(near)
                if any(pieces[cue].span.start < b and a < pieces[cue].span.end for a, b in gold)
            ]
            if right and len(near) > 1:
                values = [place.features(number, c, learned.get((number, c), UNSEEN)) for c in near]
                made[piece.label].append((np.array(values), right[0]))
    return made


def gold_cues(row: dict, piece) -> list[tuple[int, int]]:
    for found in row["attributions"]:
        for a, b in found[piece.label]:
            shared = min(b, piece.span.end) - max(a, piece.span.start)
            if shared > 0.5 * max(b - a, len(piece.span)):
                return found["cue"]
    return []


def fit(items: list[tuple[np.ndarray, int]], rounds: int = 300) -> np.ndarray:
    size, most = len(FEATURES), max(len(values) for values, _ in items)
    x, mask = np.zeros((len(items), most, size)), np.full((len(items), most), -1e9)
    right = np.array([answer for _, answer in items])
    for number, (values, _) in enumerate(items):
        x[number, : len(values)], mask[number, : len(values)] = values, 0
    w, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, rounds + 1):
        scores = x @ w + mask
        p = np.exp(scores - scores.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        slope = -(x[np.arange(len(right)), right] - (p[:, :, None] * x).sum(1)).mean(0) + 1e-3 * w
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        w -= 0.1 * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return w


def accuracy(items: list[tuple[np.ndarray, int]], w: np.ndarray) -> float:
    return sum(int(np.argmax(values @ w)) == answer for values, answer in items) / len(items)


def main() -> None:
    args = parser.parse_args()
    encoder = load_models().encoder
    train = articles(args.data / "polnear" / "train.jsonl.gz")
    random.Random(5).shuffle(train)
    train_items = examples(train[: args.articles], encoder)
    dev_items = examples(articles(args.data / "polnear" / "dev.jsonl.gz"), encoder)
    weights = {label: fit(items) for label, items in train_items.items()}
    for label, w in weights.items():
        print(
            f"{label}: train {accuracy(train_items[label], w):.3f}, dev "
            f"{accuracy(dev_items[label], w):.3f} of {len(dev_items[label])}"
        )
    rows = [
        f"{name},{weights['source'][i]:.3f},{weights['content'][i]:.3f}"
        for i, name in enumerate(FEATURES)
    ]
    head = (
        "# Weights that join sources and contents to cues. Source: fitted by training/links.py on "
        "PolNeAR train (hearsay authors, Apache-2.0)\nfeature,source,content\n"
    )
    args.out.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

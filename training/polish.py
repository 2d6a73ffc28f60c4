"""Finish the sentence heads: less overfitting, and less care for whom a sentence names.

    python training/polish.py --data DATA --bundle FROZEN --out OUT --seed 1

Each sentence is a mean of its word pieces, weighted as the trained head weighs them. First the
values of a head are averaged with a logistic regression on the frozen layers' part of these means.
Then they are turned away from the directions in which a sentence moves when the countries and
leaders in it change places: the solution of a ridge regression that keeps what is said of all
sentences and flattens the difference within each such pair. At run time neither costs anything.
Reads OUT/heads-1.pt, writes OUT/polished-1.pt.
"""

import argparse
import json
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from head_scores import evaluate
from head_sets import TASKS, Names
from heads import PACKS, Item, batches, freeze, read_sets, tensors
from model import SENTENCE_HEADS, Heads

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--bundle", type=Path, required=True)
parser.add_argument("--own", type=Path, default=Path("training/texts/loaded"))
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--decay", type=float, default=4e-3, help="of the logistic regressions")
parser.add_argument("--flatten", type=float, nargs="+", default=[3.0], help="weight of the pairs")
FROZEN = 3 * 384  # columns of what the encoder's own layers give
SETS = {"policlaim": 0, "ct24": 1, "cnc": 2, "basil": 3, "own": 3}  # and the head they are for


def means_of(heads: Heads, items: list[Item]) -> Tensor:
    """Sentences (n, heads, columns) in the order of the items."""
    parts: dict[int, Tensor] = {}
    with torch.no_grad():
        for batch in batches(items, 6000, None):
            given = tensors(batch)
            if not len(given["rows"]):
                continue
            with torch.autocast("cpu", dtype=torch.bfloat16):
                seen = heads.read(given["kept"], given["mask"])
                values = heads.values(seen)
            rows, outside = given["rows"], ~given["inside"][:, :, None]
            shares = values[rows, :, SENTENCE_HEADS:].float().masked_fill(outside, -1e4).softmax(1)
            means = torch.einsum("nth,ntd->nhd", shares, seen[rows].float())
            for row, item in enumerate(batch):
                parts[id(item)] = means[rows == row]
    return torch.cat([parts[id(item)] for item in items if id(item) in parts])


def targets_of(items: list[Item]) -> tuple[Tensor, Tensor]:
    """Targets (n, heads) and weights (n) of the sentences, in the same order."""
    rows = [(row[2], item.text.weight) for item in items for row in item.sentences]
    return torch.tensor([row for row, _ in rows]), torch.tensor([weight for _, weight in rows])


def fit(x: Tensor, y: Tensor, weight: Tensor, decay: float) -> tuple[Tensor, Tensor]:
    """Weights and bias of a logistic regression whose targets may be probabilities."""
    middle, spread = x.mean(0), x.std(0) + 1e-6
    scaled = (x - middle) / spread
    slope = torch.zeros(x.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    search = torch.optim.LBFGS([slope, bias], max_iter=60, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        search.zero_grad()
        odds = scaled @ slope + bias
        lost = functional.binary_cross_entropy_with_logits(odds, y, reduction="none")
        lost = (lost * weight).sum() / weight.sum() + decay * (slope * slope).sum()
        lost.backward()
        return lost

    search.step(step)
    slope = slope.detach() / spread
    return slope, bias.detach() - middle @ slope


def flattened(slope: Tensor, x: Tensor, pairs: Tensor, strength: float) -> tuple[Tensor, Tensor]:
    """The slope turned away from ``pairs`` (differences), and what to add to the bias."""
    middle = x.mean(0)
    about = x - middle
    spread = (about.T @ about / len(x)).double()
    spread += 1e-3 * spread.diagonal().mean() * torch.eye(len(slope))
    within = (pairs.T @ pairs / len(pairs)).double()
    turned = torch.linalg.solve(spread + strength * within, spread @ slope.double()).float()
    turned *= (about @ slope).std() / (about @ turned).std()
    return turned, middle @ slope - middle @ turned


def swaps(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Texts with names, and the same texts with other names, in the same order."""
    names = Names(PACKS)
    first, second = [], []
    for name in dict.fromkeys(item.text.set for item in items):
        own = [item for item in items if item.text.set == name and not item.text.held]
        named = [i for i in own if not i.text.is_swapped and names.found.search(i.text.text)]
        again = [item for item in own if item.text.is_swapped]
        for one, other in zip(named, again, strict=True):
            if len(one.sentences) == len(other.sentences):
                first.append(one)
                second.append(other)
    return first, second


def main() -> None:
    args = parser.parse_args()
    texts = read_sets(args.data, args.own)
    items = [x for name in texts for x in freeze(name, texts[name], args.out, args.bundle)]
    heads = Heads().eval()
    heads.load_state_dict(torch.load(args.out / f"heads-{args.seed}.pt", weights_only=True))
    held = [item for item in items if item.text.held]
    train = [
        item
        for item in items
        if item.text.set in SETS
        and not item.text.held
        and (item.text.alone or item.text.set == "basil" or item.text.weight == 1)
        and not (item.text.set == "ct24" and not item.text.alone)
    ]
    x, (y, weight) = means_of(heads, train), targets_of(train)
    first, second = swaps(items)
    pairs = means_of(heads, first) - means_of(heads, second)
    print(f"{len(x)} sentences, {len(pairs)} pairs", flush=True)
    test = torch.arange(len(pairs)) % 4 == 0
    before = heads.values.weight.detach().clone(), heads.bias.detach().clone()
    for strength in args.flatten:
        with torch.no_grad():
            heads.values.weight.copy_(before[0])
            heads.bias.copy_(before[1])
            for column, task in enumerate(TASKS):
                slope, bias = heads.values.weight[column].clone(), heads.bias[column].clone()
                known = y[:, column] >= 0
                if task != "loaded":  # of which too little is labelled
                    with torch.enable_grad():
                        own, own_bias = fit(
                            x[known, column, :FROZEN], y[known, column], weight[known], args.decay
                        )
                    slope[:FROZEN] += own
                    slope, bias = slope / 2, (bias + own_bias[0]) / 2
                    bias -= heads.values.bias[column] / 2
                slope, moved = flattened(slope, x[known, column], pairs[~test, column], strength)
                heads.values.weight[column], heads.bias[column] = slope, bias + moved
                apart = (pairs[test, column] @ slope).abs()
                print(f"{strength} {task}: pairs differ by {apart.mean():.3f} in log odds")
        scores = evaluate(heads, held, lambda some: batches(some, 6000, None), tensors)
        print(json.dumps(scores), flush=True)
    torch.save(heads.state_dict(), args.out / f"polished-{args.seed}.pt")


if __name__ == "__main__":
    main()

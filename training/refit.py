r"""Go back part of the way to an earlier reader, then train the small heads alone on the result.

    python training/refit.py --data DATA --from OLD/reader-2.pt --to NEW/reader-3.pt --out OUT
    python training/refit.py --data DATA --to STUDENT/reader-2.pt --taught TEACHER/taught.pt --out X

The encoder's weights are the mean of the two readers, 0.7 of the newer: of what the heads taught it
that keeps most, and it reads sources and contents better than either (bench/LOG.md). As nothing but
the heads changes then, it reads every text once, in int8 as it is shipped, and what it makes of
them is kept: about three gigabytes. Heads of several seeds are joined to one network that gives the
mean of what they give.
"""

import argparse
import copy
import json
import random
from pathlib import Path

import torch

import heads
from export import kept_layers
from head_scores import evaluate
from model import DEVICE, KEPT, Heads, Reader, load_reader

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--texts", type=Path, default=Path("training/texts"), help="our own")
parser.add_argument("--from", type=Path, dest="older", help="left out: the newer as it is")
parser.add_argument("--to", type=Path, required=True, dest="newer")
parser.add_argument("--share", type=float, default=0.7, help="of the newer")
parser.add_argument("--taught", type=Path, help="what a teacher says, from teacher.py")
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--epochs", type=int, default=4)
parser.add_argument("--rate", type=float, default=1e-3)
parser.add_argument("--seeds", type=int, nargs="+", default=(1, 2, 3))
parser.add_argument("--tokens", type=int, default=4000, help="word pieces in a batch")
parser.add_argument("--pair", type=float, default=16.0, help="what it costs that names tell")
EMA = 0.98


def mean_of_two(older: Path | None, newer: Path, share: float) -> dict[str, torch.Tensor]:
    """Weights between two readers; what only the newer has, as it has it, but no narrow layer."""
    new = torch.load(newer, weights_only=True, map_location="cpu")
    old = torch.load(older, weights_only=True, map_location="cpu") if older else {}
    return {
        name: share * value + (1 - share) * old[name] if name in old else value
        for name, value in new.items()
        if not name.startswith(("heads.narrow", "heads.more"))  # each seed begins its own
    }


def main() -> None:
    args = parser.parse_args()
    started = mean_of_two(args.older, args.newer, args.share)
    model, tokenizer = load_reader(started)
    for name, value in model.named_parameters():
        value.requires_grad_(name.startswith("heads"))
    train, held = heads.read_items(args.data, args.texts, tokenizer, args.taught)
    seen_of = kept_layers(model)
    model.to(DEVICE)
    heads.remember(seen_of, train), heads.remember(seen_of, held)
    fitted = []
    for seed in args.seeds:
        torch.manual_seed(seed)
        model.heads = Heads(model.norm.weight.shape[0]).to(DEVICE)
        model.load_state_dict(started, strict=False)
        fitted.append(fit(model, train, held, seed, args))
    model.heads = join(fitted).eval().to(DEVICE)
    print(f"joined: {json.dumps(evaluate(model, held))}", flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.cpu().state_dict(), args.out / "reader.pt")


def fit(model: Reader, train: list, held: list, seed: int, args: argparse.Namespace) -> Heads:
    """The moving average of one training of the heads."""
    own = dict(model.heads.named_parameters())
    shadow = {name: value.detach().clone() for name, value in own.items()}
    optimizer = torch.optim.AdamW(own.values(), lr=0.0, weight_decay=0.02)
    chance, step = random.Random(6 + seed), 0
    steps = len(heads.plan(train, args.tokens, random.Random(0))) * args.epochs
    averaged = copy.deepcopy(model.heads).eval()
    for epoch in range(1, args.epochs + 1):
        model.heads.train()
        for batch in heads.plan(train, args.tokens, chance):
            progress = min(1.0, step / steps)
            rate = args.rate * (min(1.0, progress / 0.06) * (1 - progress) + 1e-3)
            optimizer.param_groups[0]["lr"] = rate
            heads.loss_of(model, batch, args.pair).backward()
            torch.nn.utils.clip_grad_norm_(own.values(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            with torch.no_grad():
                decay = min(EMA, step / (step + 10))
                torch._foreach_lerp_(list(shadow.values()), list(own.values()), 1 - decay)
        averaged.load_state_dict(shadow)
        live, model.heads = model.heads, averaged
        print(f"seed {seed}, epoch {epoch}: {json.dumps(evaluate(model, held))}", flush=True)
        model.heads = live
    return averaged


def join(fitted: list[Heads]) -> Heads:
    """One network that gives the mean of what several give: their narrow layers side by side."""
    states = [one.state_dict() for one in fitted]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    for name in ("narrow.weight", "narrow.bias"):
        mean[name] = torch.cat([state[name] for state in states])
    mean["more.weight"] = torch.cat([state["more.weight"] for state in states], 1) / len(states)
    width = fitted[0].narrow.in_features // len(KEPT)
    joined = Heads(width, mean["narrow.bias"].shape[0])
    joined.load_state_dict(mean)
    return joined


if __name__ == "__main__":
    main()

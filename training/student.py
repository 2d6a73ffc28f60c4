r"""Let a reader learn what a larger teacher says of sentences, and stay what it is otherwise.

    python training/student.py --data DATA --start LAST/reader.pt --taught TEACHER/taught.pt \
        --own training/texts/first --out STUDENT

The encoder learns the small heads with the teacher's values beside the annotators', attributions
and entities as before; a frozen copy of the reader it starts from holds it where it was: the mean
square of how far scores of tags and entities and link vectors move is part of every loss (learning
without forgetting, Li and Hoiem 2016). Resumes from `last.pt`; `refit.py` fits the heads after.
"""

import argparse
import copy
import random
import time
from pathlib import Path

import torch
from torch import Tensor

import heads
import reader
from head_scores import evaluate
from model import DEVICE, KEPT, Reader, load_reader
from sets import NEWSWIRE, entity_set, polnear

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--texts", type=Path, default=Path("training/texts"), help="for small heads")
parser.add_argument("--start", type=Path, required=True)
parser.add_argument("--taught", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our marked texts")
parser.add_argument("--epochs", type=int, default=2)
parser.add_argument("--share", type=float, default=0.3, help="of PolNeAR that an epoch reads")
parser.add_argument("--encoder-rate", type=float, default=1.2e-4)
parser.add_argument("--head-rate", type=float, default=4e-4)
parser.add_argument("--tokens", type=int, default=3000, help="word pieces in a heads batch")
parser.add_argument("--batch", type=int, default=16)
parser.add_argument("--seed", type=int, default=1)
KEEP = 0.5  # what a mean square of one costs in a heads batch; twice that among attributions
LINKS = 2.0  # links are small numbers beside scores
PAIR_WEIGHT = 8.0
EMA = 0.998


def outputs(model: Reader, given: dict[str, Tensor]) -> tuple[list[Tensor], tuple[Tensor, ...]]:
    """What the layers give, and from the last: tags, entities, links."""
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        layers = model.layers_of(given["ids"], given["features"], given["mask"])
        last = model.dropout(layers[-1])
        return layers, (model.tags(last), model.entities(last), model.links(last))


def drift(now: tuple[Tensor, ...], before: tuple[Tensor, ...], mask: Tensor) -> Tensor:
    """Mean squares of how far the outputs have moved, summed."""
    inside = mask[:, :, None].float()
    squares = [
        ((one.float() - other.float()).square() * inside).sum() / inside.sum() / one.shape[-1]
        for one, other in zip(now, before, strict=True)
    ]
    return squares[0] + squares[1] + LINKS * squares[2]


class Learning:
    """A reader, the copy it is held to, and its moving average."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.model, self.tokenizer = load_reader(torch.load(args.start, weights_only=True))
        self.model.to(DEVICE)
        self.before = copy.deepcopy(self.model).eval().requires_grad_(requires_grad=False)
        named = list(self.model.named_parameters())
        groups = [[p for n, p in named if n.startswith("heads") == of_heads]
                  for of_heads in (False, True)]  # fmt: skip
        self.rates = (args.encoder_rate, args.head_rate)
        self.optimizer = torch.optim.AdamW(
            [{"params": group, "lr": 0.0} for group in groups], weight_decay=0.01, fused=True
        )
        self.shadow = {name: value.detach().clone() for name, value in named}
        self.step = self.epoch = 0

    def loss_of(self, task: str, batch: list) -> Tensor:
        """Of one batch of one task, with what it costs to move."""
        given = heads.tensors(batch) if task == "heads" else reader.tensors(batch)
        layers, now = outputs(self.model, given)
        with torch.no_grad():
            _, before = outputs(self.before, given)
        moved = KEEP * drift(now, before, given["mask"])
        if task == "heads":
            given["seen"] = torch.cat([layers[kept] for kept in KEPT], -1)
            return heads.loss_of(self.model, batch, PAIR_WEIGHT, given) + moved
        return 4 * reader.loss_from(self.model, task, batch, given, now) + 2 * moved

    def learn(self, task: str, batch: list, progress: float) -> None:
        """One step: warm up over 6 %, then down in a straight line."""
        share = min(1.0, progress / 0.06) * (1 - progress) + 1e-3
        for group, top in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = top * share
        self.loss_of(task, batch).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        with torch.no_grad():
            decay = min(EMA, self.step / (self.step + 10))
            own = list(self.model.parameters())
            torch._foreach_lerp_(list(self.shadow.values()), own, 1 - decay)

    def averaged(self) -> Reader:
        """A copy of the model with the moving average as its weights."""
        copied = copy.deepcopy(self.model)
        copied.load_state_dict(self.shadow, strict=False)
        return copied.eval()

    def save(self, out: Path) -> None:
        """`last.pt` to resume from, `reader-N.pt` the moving average after epoch N."""
        state = {"shadow": self.shadow, "step": self.step, "epoch": self.epoch}
        state |= {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state, out / "new.pt")
        (out / "new.pt").replace(out / "last.pt")
        torch.save(self.averaged().state_dict(), out / f"reader-{self.epoch}.pt")

    def resume(self, path: Path) -> None:
        saved = torch.load(path, weights_only=True, map_location=DEVICE)
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.shadow, self.step, self.epoch = saved["shadow"], saved["step"], saved["epoch"]


def main() -> None:
    args = parser.parse_args()
    args.own_times = 1
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    run, began = Learning(args), time.time()
    if (args.out / "last.pt").exists():
        run.resume(args.out / "last.pt")
    items, held = heads.read_items(args.data, args.texts, run.tokenizer, args.taught)
    dev = [p[0] for p in polnear(args.data / "polnear", "dev", run.tokenizer, None).values()]
    newswire = args.data / "worldwide-newswire" / "dev.tsv.gz"
    dev_entities = entity_set(newswire, NEWSWIRE, run.tokenizer, random.Random(0))
    while run.epoch < args.epochs:
        run.model.train()
        plan = reader.plan_epoch(args, run.tokenizer, run.epoch, items)
        for done, (task, batch) in enumerate(plan):
            run.learn(task, batch, (run.epoch + done / len(plan)) / args.epochs)
            if run.step % 50 == 0:
                print(f"{run.step} of {len(plan) * args.epochs} {time.time() - began:.0f}s")
        run.epoch += 1
        run.save(args.out)
        averaged = run.averaged()
        print(f"epoch {run.epoch}: {reader.score(averaged, dev, dev_entities)}")
        print(evaluate(averaged.eval(), held), flush=True)


if __name__ == "__main__":
    main()

r"""Train the reader: PolNeAR for attributions and links, newswire for entities; write a checkpoint.

    python training/reader.py --data DATA --out OUT --epochs 8 --until 3
    python training/reader.py --data DATA --out OUT --epochs 6 --until 5  # resumes from last.pt
    python training/reader.py --data DATA --out NEXT --start OUT/reader-3.pt OUT/reader-5.pt \
        --own training/texts/first --epochs 2 --encoder-rate 1e-4 --head-rate 5e-4
    python training/reader.py --data DATA --out LAST --start NEXT/reader-2.pt --epochs 3 \
        --own training/texts/first --small training/texts --share 0.5  # heads too

Read top to bottom: sets -> windows -> model -> loop -> score on dev. `export.py` makes the bundle.
On two cores with bfloat16 units one step of 16 windows takes about 1.5 s; a GPU is used if there.
"""

import argparse
import copy
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import heads
from head_scores import evaluate
from model import DEVICE, Reader, base_folder, distance_bucket, load_base, load_tokenizer, mean_of
from sets import (
    ENTITIES,
    NEWSWIRE,
    POLITICS,
    TAGS,
    Piece,
    entity_set,
    own_names,
    own_texts,
    polnear,
)

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--epochs", type=int, default=6, help="what the learning rate is planned for")
parser.add_argument("--until", type=int, help="stop after this epoch (left out: the last)")
parser.add_argument(
    "--start", type=Path, nargs="+", help="go on from the mean of these checkpoints"
)
parser.add_argument("--own", type=Path, nargs="*", default=[], help="folders of our marked texts")
parser.add_argument("--own-times", type=int, default=2, help="how often an epoch reads them")
parser.add_argument("--small", type=Path, help="our texts for the small heads: train them too")
parser.add_argument("--share", type=float, default=1.0, help="of PolNeAR that an epoch reads")
parser.add_argument("--tokens", type=int, default=3000, help="word pieces in a heads batch")
parser.add_argument("--seed", type=int, default=11)
parser.add_argument("--batch", type=int, default=16)
parser.add_argument("--encoder-rate", type=float, default=2e-4)
parser.add_argument("--head-rate", type=float, default=1e-3)
parser.add_argument("--steps", type=int, default=0, help="stop after this many (for tests)")
WINDOW = 254  # word pieces beside [CLS] and [SEP]
EMA = 0.998


def windows(pieces: list[Piece], chance: random.Random) -> list[tuple[Piece, int, int]]:
    """Every token once: full windows between a first and a last one of random length."""
    cut = []
    for piece in pieces:
        n = len(piece.ids)
        a, b = 0, chance.randint(WINDOW // 4, WINDOW)
        while a < n:
            cut.append((piece, a, min(n, b)))
            a, b = b, b + WINDOW
    return cut


def batches(pieces: list[Piece], size: int, chance: random.Random) -> list[list]:
    """Windows of like length together, in random order."""
    cut = windows(pieces, chance)
    chance.shuffle(cut)
    cut.sort(key=lambda window: window[2] - window[1])
    groups = [cut[i : i + size] for i in range(0, len(cut), size)]
    chance.shuffle(groups)
    return groups


def tensors(batch: list) -> dict[str, torch.Tensor]:
    longest = max(b - a for _, a, b in batch) + 2
    length = -(-longest // 32) * 32 - 2  # few shapes: each new one costs a compilation
    ids = np.zeros((len(batch), length + 2), dtype=np.int64)
    features = np.zeros((len(batch), length + 2, 4), dtype=np.int64)
    labels = np.zeros((len(batch), length), dtype=np.int64)
    lengths = np.array([b - a for _, a, b in batch])
    for row, (piece, a, b) in enumerate(batch):
        n = b - a
        ids[row, 0], ids[row, 1 : n + 1], ids[row, n + 1] = 101, piece.ids[a:b], 102
        features[row, 1 : n + 1] = piece.features[a:b]
        labels[row, :n] = piece.labels[a:b]
    mask = (np.arange(length + 2)[None, :] < lengths[:, None] + 2).astype(np.int64)
    arrays = {"ids": ids, "features": features, "labels": labels, "lengths": lengths, "mask": mask}
    return {name: torch.from_numpy(array).to(DEVICE) for name, array in arrays.items()}


def runs(labels: np.ndarray) -> list[tuple[int, int, int]]:
    """(start, end, part) of each tagged stretch; part 0 source, 1 cue, 2 content."""
    found = []
    for i, label in enumerate(labels):
        if label == 0:
            continue
        part = (label - 1) // 2
        if label % 2 == 1 or not found or found[-1][1] != i or found[-1][2] != part:
            found.append((i, i + 1, part))
        else:
            found[-1] = (found[-1][0], i + 1, part)
    return found


def link_loss(model: Reader, vectors: torch.Tensor, batch: list) -> torch.Tensor:
    """Cross entropy of each source's and content's cue among the cues of its window."""
    losses = []
    for row, (piece, a, b) in enumerate(batch):
        spans = runs(piece.labels[a:b])
        cues = [s for s in spans if s[2] == 1]
        if len(cues) < 2:
            continue
        groups = [piece.groups[a + s[0]] for s in cues]
        half = vectors.shape[-1] // 2
        keys = torch.stack([vectors[row, s + 1 : e + 1, half:].mean(0) for s, e, _ in cues])
        for start, end, part in spans:
            group = piece.groups[a + start]
            if part == 1 or group not in groups:
                continue
            query = vectors[row, start + 1 : end + 1, :half].mean(0)
            apart = [c[0] - end if c[0] >= end else c[1] - start - 1 for c in cues]
            buckets = torch.tensor([distance_bucket(d) for d in apart], device=vectors.device)
            scores = keys @ query / math.sqrt(half) + model.distance(buckets)[:, part // 2]
            target = torch.tensor(groups.index(group), device=vectors.device)
            losses.append(torch.nn.functional.cross_entropy(scores, target))
    return torch.stack(losses).sum() if losses else vectors.sum() * 0


def viterbi(scores: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    best, back = scores[0], np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        table = best[:, None] + transitions
        back[i] = table.argmax(0)
        best = table.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return np.array(path[::-1])


def emissions(model: Reader, piece: Piece, overlap: int = 64) -> tuple[np.ndarray, np.ndarray]:
    """Tag and entity scores of a whole document; an overlap belongs to the nearer centre."""
    n, step = len(piece.ids), WINDOW - overlap
    starts = list(range(0, max(1, n - overlap), step))
    inputs = tensors([(piece, a, min(n, a + WINDOW)) for a in starts])
    with torch.no_grad(), torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        tags, entities, *_ = model(inputs["ids"], inputs["features"], inputs["mask"])
    out = [np.zeros((n, x.shape[-1]), dtype=np.float32) for x in (tags, entities)]
    for row, a in enumerate(starts):
        b, first = min(n, a + WINDOW), a + (overlap // 2 if a else 0)
        for target, values in zip(out, (tags, entities), strict=True):
            target[first:b] = values[row, first - a + 1 : b - a + 1].float().cpu().numpy()
    return out[0], out[1]


def f1(found: set, gold: set) -> float:
    right = len(found & gold)
    return 200 * right / max(1, len(found) + len(gold))


def score(model: Reader, dev: list[Piece], dev_entities: list[Piece]) -> str:
    model.eval()
    found, gold = set(), set()
    moves = model.tag_crf.transitions.detach().cpu().numpy()
    for number, piece in enumerate(dev):
        path = viterbi(emissions(model, piece)[0], moves)
        found |= {(number, *run) for run in runs(path)}
        gold |= {(number, *run) for run in runs(piece.labels)}
    parts = [f1({x for x in found if x[3] == p}, {x for x in gold if x[3] == p}) for p in range(3)]
    found, gold = set(), set()
    moves = model.entity_crf.transitions.detach().cpu().numpy()
    for number, piece in enumerate(dev_entities):
        path = viterbi(emissions(model, piece)[1], moves)
        found |= {(number, *run) for run in runs(path) if run[2] != 8}
        gold |= {(number, *run) for run in runs(piece.labels) if run[2] != 8}
    model.train()
    named = zip(("source", "cue", "content"), parts, strict=True)
    told = " ".join(f"{name} {value:.1f}" for name, value in named)
    return f"{told} entities {f1(found, gold):.1f}"


def plan_epoch(
    args: argparse.Namespace, tokenizer: Tokenizer, epoch: int, items: list[heads.Item]
) -> list[tuple[str, list]]:
    """The batches of one epoch, shuffled: PolNeAR train, own texts, entity sets, small heads."""
    chance = random.Random(args.seed * 1000 + epoch)
    documents = polnear(args.data / "polnear", "train", tokenizer, chance)
    pieces = [chance.choice(annotated) for annotated in documents.values()]
    pieces = chance.sample(pieces, round(len(pieces) * args.share))
    for folder in args.own * args.own_times:
        pieces += own_texts(folder, tokenizer, chance)
    newswire = args.data / "worldwide-newswire" / "train.tsv.gz"
    other = entity_set(newswire, NEWSWIRE, tokenizer, chance)
    chance.shuffle(other)
    other = other[: round(len(other) * args.share / 2)]
    politics = args.data / "crossner-politics" / "train.txt.gz"
    other += entity_set(politics, POLITICS, tokenizer, chance)
    for folder in args.own * args.own_times:
        other += own_names(folder, tokenizer, chance)
    plan = [("tags", b) for b in batches(pieces, args.batch, chance)]
    plan += [("entities", b) for b in batches(other, args.batch, chance)]
    plan += [("heads", b) for b in heads.plan(items, args.tokens, chance)] if items else []
    chance.shuffle(plan)
    return plan


def loss_of(model: Reader, task: str, batch: list) -> torch.Tensor:
    """Mean loss for each token of one batch of one task."""
    given = tensors(batch)
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        outputs = model(given["ids"], given["features"], given["mask"])
    return loss_from(model, task, batch, given, outputs)


def loss_from(
    model: Reader, task: str, batch: list, given: dict, outputs: Sequence[torch.Tensor]
) -> torch.Tensor:
    """The same where the model has been run: ``outputs`` begin with tags, entities, links."""
    tags, entities, links = (x.float() for x in outputs[:3])
    crf, scores = (model.tag_crf, tags) if task == "tags" else (model.entity_crf, entities)
    loss = crf.loss(scores[:, 1:-1], given["labels"], given["lengths"])
    if task == "tags":
        loss = loss + link_loss(model, links, batch)
    return loss / given["lengths"].sum()


class Run:
    """The model, its optimizer and its moving average, saved and resumed together."""

    def __init__(self, args: argparse.Namespace, base: Path) -> None:
        self.args = args
        self.model = load_base(base, len(TAGS), len(ENTITIES)).to(DEVICE)
        if args.start:
            self.model.load_state_dict(mean_of(args.start), strict=False)  # it may have no heads
        fresh = (
            "features", "tags", "entities", "links", "distance", "tag_crf", "entity_crf", "heads"
        )  # fmt: skip
        named = list(self.model.named_parameters())
        heads = [p for n, p in named if n.startswith(fresh)]
        body = [p for n, p in named if not n.startswith(fresh)]
        self.rates = (args.encoder_rate, args.head_rate)
        self.optimizer = torch.optim.AdamW(
            [{"params": p, "lr": lr} for p, lr in zip((body, heads), self.rates, strict=True)],
            weight_decay=0.01,
            fused=True,
        )
        self.shadow = {n: p.detach().clone() for n, p in named}
        self.epoch = self.step = self.steps = 0

    def resume(self) -> None:
        path = self.args.out / "last.pt"
        if path.exists():
            saved = torch.load(path, weights_only=False, map_location=DEVICE)  # our own file
            self.model.load_state_dict(saved["model"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.shadow = saved["shadow"]
            self.epoch, self.step = saved["epoch"], saved["step"]
            print(f"resumed after epoch {self.epoch}", flush=True)

    def learn(self, task: str, batch: list) -> float:
        """One step: warm up over 6 %, then down in a straight line."""
        progress = min(1.0, self.step / self.steps)
        share = min(1.0, progress / 0.06) * (1 - progress) + 1e-3
        for group, top in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = top * share
        if task == "heads":
            loss = heads.loss_of(self.model, batch)
        else:
            # CRF losses are small per token; times 4 sets them on the scale the rates were tried at
            loss = 4 * loss_of(self.model, task, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        with torch.no_grad():
            decay = min(EMA, self.step / (self.step + 10))
            own = list(self.model.parameters())
            torch._foreach_lerp_(list(self.shadow.values()), own, 1 - decay)
        return loss.item()

    def save(self) -> None:
        """`last.pt` to resume from, `reader-N.pt` the moving average after epoch N, to export."""
        names = ("shadow", "epoch", "step")
        state = {name: getattr(self, name) for name in names}
        state |= {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state, self.args.out / "new.pt")
        (self.args.out / "new.pt").replace(self.args.out / "last.pt")
        torch.save(self.model.state_dict() | self.shadow, self.args.out / f"reader-{self.epoch}.pt")

    def averaged(self) -> Reader:
        """A copy of the model with the moving average as its weights."""
        copied = copy.deepcopy(self.model)
        copied.load_state_dict(self.shadow, strict=False)
        return copied


def main() -> None:
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    base = base_folder()
    tokenizer = load_tokenizer(base)
    args.out.mkdir(parents=True, exist_ok=True)
    dev = [p[0] for p in polnear(args.data / "polnear", "dev", tokenizer, None).values()]
    newswire = args.data / "worldwide-newswire" / "dev.tsv.gz"
    dev_entities = entity_set(newswire, NEWSWIRE, tokenizer, random.Random(0))
    read = heads.read_items(args.data, args.small, tokenizer) if args.small else ([], [])
    (train, held), run, began = read, Run(args, base), time.time()
    run.resume()
    while run.epoch < (args.until or args.epochs):
        plan = plan_epoch(args, tokenizer, run.epoch, train)
        run.steps = run.steps or len(plan) * args.epochs
        for task, batch in plan:
            loss = run.learn(task, batch)
            if run.step % 20 == 0:
                print(
                    f"{run.step}/{run.steps} {task} {loss:.4f} {time.time() - began:.0f}s",
                    flush=True,
                )
            if args.steps and run.step >= args.steps:
                return
        run.epoch += 1
        run.save()
        print(f"epoch {run.epoch}: {score(run.averaged(), dev, dev_entities)}", flush=True)
        if held:
            print(evaluate(run.averaged().eval(), held), flush=True)


if __name__ == "__main__":
    main()

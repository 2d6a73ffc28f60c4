"""The annotated sets that the small heads are scored on, as texts with spans and sentences.

A `Text` is a sentence that stands alone or a stretch of a document. `held` tells what is kept for
scoring: two speeches, the dev part of the debates, a fifth of the articles of the other sets, and
all of BABE, whose licence allows to measure with it and not to train on it.
"""

import ast
import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

Targets = dict[str, float]  # name of a head that tells of sentences, and what it should say
Marked = list[tuple[int, int, str]]  # start, end, label

HELD_SPEECHES = frozenset({"CT2014", "IN2011"})
REACH = 900  # characters of a stretch: about 200 word pieces

# How often a sentence with this many votes of three was checkable by hand, in the gold speeches.
VOTES = {0.0: 0.0, 0.5: 0.03, 1.0: 0.19, 1.5: 0.61, 2.0: 0.83, 2.5: 0.96, 3.0: 1.0}


@dataclass
class Text:
    """A text to learn from or to be scored on."""

    set: str
    document: str
    text: str
    spans: Marked = field(default_factory=list)
    sentences: list[tuple[int, int, Targets]] = field(default_factory=list)
    tagged: frozenset[str] = frozenset()  # of "causes", "signals", "loaded"
    weight: float = 1.0
    alone: bool = True  # one sentence, without the text around it
    held: bool = False
    outlet: str = ""
    is_swapped: bool = False  # other countries and leaders stand in it than those of the set


def is_held(document: str) -> bool:
    """Whether a document is in the fifth that is kept for scoring."""
    return int(sha256(document.encode()).hexdigest()[:8], 16) % 5 == 0


def stretches(
    rows: Iterable[tuple[int, str, Targets]],
) -> Iterator[tuple[str, list[tuple[int, int, Targets]]]]:
    """Sentences that follow one another by number, joined to texts of a few sentences."""
    text, found, last = "", [], None
    for number, sentence, targets in rows:
        if found and (number != last + 1 or len(text) + len(sentence) > REACH):
            yield text, found
            text, found = "", []
        text += " " if text else ""
        found.append((len(text), len(text) + len(sentence), targets))
        text += sentence
        last = number
    if found:
        yield text, found


def policlaim(folder: Path) -> Iterator[Text]:
    """Speeches; gold by hand, the others by how a language model voted, as probabilities."""
    speeches: dict[tuple[str, float], list] = defaultdict(list)
    for name, weight in (("train_gold", 1.0), ("train_silver_bronze", 0.6)):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                gold = row["golden"]
                target = VOTES[row["afacta_0_3"]] if gold is None else float(gold)
                sentence = " ".join(row["sentence"].split())
                if sentence:
                    speeches[row["speech"], weight].append(
                        (row["i"], sentence, {"checkable": target})
                    )
    for (speech, weight), rows in speeches.items():
        known = {"document": speech, "weight": weight, "held": speech in HELD_SPEECHES}
        for _, sentence, targets in rows:
            yield Text("policlaim", text=sentence, sentences=[(0, len(sentence), targets)], **known)
        for text, found in stretches(rows):
            yield Text("policlaim", text=text, sentences=found, alone=False, **known)


def checkworthiness(folder: Path) -> Iterator[Text]:
    """Debates: the train part, alone and in stretches, and the dev part, alone."""
    for name in ("train", "dev"):
        with gzip.open(folder / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
            rows = [
                (int(row["Sentence_id"]), row["Text"].strip(),
                 {"check_worthy": float(row["class_label"] == "Yes")})
                for row in csv.DictReader(lines, delimiter="\t")
            ]  # fmt: skip
        rows.sort(key=lambda row: row[0])
        known = {"set": "ct24", "document": name, "held": name == "dev"}
        for _, sentence, targets in rows:
            yield Text(text=sentence, sentences=[(0, len(sentence), targets)], **known)
        for text, found in stretches(rows) if name == "train" else ():
            if len(found) > 1:
                yield Text(text=text, sentences=found, alone=False, **known)


_MARK = re.compile(r"<(/?)(ARG0|ARG1|SIG)\w*>")
_MARKED = {"ARG0": "cause", "ARG1": "effect", "SIG": "signal"}


def unmarked(marked: str) -> tuple[str, Marked]:
    """A sentence without its marks, and the spans they mark."""
    text, place, opened, spans = "", 0, {}, []
    for mark in _MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if not mark[1]:
            opened[mark[2]] = len(text)
        elif mark[2] in opened:
            spans.append((opened.pop(mark[2]), len(text), _MARKED[mark[2]]))
    return text + marked[place:], spans


_CLOSES = re.compile(r"^(?:[.,;:!?%)\]}’”]|'s|n't|'re|'ve|'ll|'d|'m|’s|n’t)")


def in_print(spaced: str, spans: Marked) -> tuple[str, Marked]:
    """A text of words parted by spaces, set as in print, and its spans there."""
    text, place, after_open, is_quoting = "", 0, True, False
    words: list[tuple[int, int, int, int]] = []  # its edges before and its edges now
    for word in spaced.split(" "):
        if word:
            is_closing = bool(_CLOSES.match(word)) or (word == '"' and is_quoting)
            text += "" if after_open or is_closing else " "
            words.append((place, place + len(word), len(text), len(text) + len(word)))
            text += word
            is_quoting ^= word == '"'
            after_open = word in "([“‘$£€" or (word == '"' and is_quoting)
        place += len(word) + 1
    moved = []
    for start, end, label in spans:
        inside = [word for word in words if word[0] < end and word[1] > start]
        if inside:
            moved.append((inside[0][2], inside[-1][3], label))
    return text, moved


def causal_news(folder: Path) -> Iterator[Text]:
    """Protest news, sentences alone; `spans` holds those of every relation, best kept flat."""
    path = folder / "train_subtask2_grouped.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            spans: Marked = []
            for marked in ast.literal_eval(row["causal_text_w_pairs"]):
                spaced, found = unmarked(marked)
                spans += in_print(spaced, found)[1]
            text = in_print(row["text"], [])[0]
            target = {"causal": float(int(row["num_rs"]) > 0)}
            yield Text(
                "cnc",
                row["doc_id"],
                text,
                list(dict.fromkeys(spans)),
                [(0, len(text), target)],
                frozenset({"causes", "signals"}),
                held=is_held(row["doc_id"]),
            )


def basil(folder: Path) -> Iterator[Text]:
    """News of three outlets with the wording marked that slants it."""
    for path in sorted((folder / "articles").glob("*/*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        notes = folder / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        found = json.loads(notes.read_text(encoding="utf-8"))["phrase-level-annotations"]
        text, spans, informational, sentences = "", [], [], []
        for paragraph in article["body-paragraphs"]:
            for number, sentence in enumerate(paragraph):
                text += ("\n\n" if number == 0 else " ") if text else ""
                index = len(sentences)
                sentences.append((len(text), len(text) + len(sentence)))
                for note in found:
                    if note["id"] == f"p{index}":
                        a, b = len(text) + note["start"], len(text) + note["end"]
                        (spans if note["bias"] == "lex" else informational).append((a, b, "loaded"))
                text += sentence
        yield from cut(
            Text("basil", article["triplet-uuid"], text, spans, tagged=frozenset({"loaded"}),
                 held=is_held(article["triplet-uuid"])),
            sentences,
            lambda a, b, spans=spans: {
                "loaded": float(any(x < b and y > a for x, y, _ in spans))
            },
        )  # fmt: skip


def cut(
    whole: Text, sentences: list[tuple[int, int]], targets: Callable[[int, int], Targets]
) -> Iterator[Text]:
    """A document as stretches of a few sentences, and again as sentences alone."""
    groups, start = [], 0
    for i in range(len(sentences)):
        if i + 1 == len(sentences) or sentences[i + 1][1] - sentences[start][0] > REACH:
            groups.append(sentences[start : i + 1])
            start = i + 1
    alone = [[s] for s in sentences]
    for group in groups + alone:
        a, b = group[0][0], group[-1][1]
        spans = [(x - a, y - a, z) for x, y, z in whole.spans if a <= x and y <= b]
        yield Text(
            whole.set,
            whole.document,
            whole.text[a:b],
            spans,
            [(x - a, y - a, targets(x, y)) for x, y in group],
            whole.tagged,
            whole.weight,
            alone=len(group) == 1,
            held=whole.held,
        )


def babe(folder: Path) -> Iterator[Text]:
    """Sentences of nine outlets; its licence allows to measure with it, not to train on it."""
    with gzip.open(folder / "train.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = row["text"]
            target = {"loaded": float(row["label_bias"] == "Biased")}
            yield Text(
                "babe",
                row["topic"],
                text,
                sentences=[(0, len(text), target)],
                weight=0.0,
                held=True,
                outlet=row["outlet"],
            )

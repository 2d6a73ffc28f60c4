"""Score times and quantities: WikiWars train, and the frozen cases of bench/times/cases.jsonl.

    python bench/times.py --data FOLDER [--errors N] [--only wikiwars|cases]
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times

TIMEX = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>")


def read_tml(path):
    """Text, date of creation and gold (start, end, value) of one TimeML file."""
    raw = path.read_text("utf-8")
    dct = date.fromisoformat(re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.S)[1])
    raw = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    pieces, gold, open_, place, size = [], [], [], 0, 0
    for tag in TIMEX.finditer(raw):
        pieces.append(unescape(raw[place : tag.start()]))
        size += len(pieces[-1])
        place = tag.end()
        if tag[1] is None:
            start, value = open_.pop()
            gold.append((start, size, value))
        else:
            open_.append((size, re.search(r'value="([^"]*)"', tag[1])[1]))
    pieces.append(unescape(raw[place:]))
    return "".join(pieces), dct, sorted(gold)


def unescape(text):
    return re.sub(r"<[^>]*>", "", text).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def pair(gold, found):
    """Pairs of gold and found that overlap, exact ones first, each used once."""
    pairs, used = [], set()
    exact = {(g[0], g[1]): i for i, g in enumerate(found)}
    rest = []
    for g in gold:
        i = exact.get((g[0], g[1]))
        if i is None:
            rest.append(g)
        else:
            used.add(i)
            pairs.append((g, found[i]))
    for g in rest:
        for i, f in enumerate(found):
            if i not in used and f[0] < g[1] and g[0] < f[1]:
                used.add(i)
                pairs.append((g, f))
                break
    return pairs, used


def f1(hit, gold, found):
    return 200 * hit / max(1, gold + found)


def score(documents, errors=0, show=sys.stdout):
    """Relaxed, strict and value F1 over (text, published, gold); value counts among relaxed pairs."""
    n = Counter()
    seen = Counter()
    for name, text, dct, gold in documents:
        found = [(t.span.start, t.span.end, t.value) for t in find_times(text, dct)]
        pairs, used = pair(gold, found)
        n["gold"] += len(gold)
        n["found"] += len(found)
        n["relaxed"] += len(pairs)
        for g, f in pairs:
            n["strict"] += g[:2] == f[:2]
            n["value"] += g[2] == f[2] or (g[2] == "null" and f[2] == "")
            n["strict_value"] += g[:2] == f[:2] and g[2] == f[2]
            if errors and (g[:2] != f[:2] or g[2] != f[2]) and not (g[2] == "null"):
                kind = "EXTENT" if g[:2] != f[:2] else "VALUE "
                note(show, kind, name, text, g, f)
        if errors:
            paired = {id(g) for g, _ in pairs}
            for g in gold:
                if id(g) not in paired:
                    note(show, "MISSED", name, text, g, None)
            for i, f in enumerate(found):
                if i not in used:
                    note(show, "FALSE ", name, text, None, f)
    return {key: round(f1(n[key], n["gold"], n["found"]), 1) for key in ("relaxed", "strict", "value", "strict_value")} | {
        "gold": n["gold"], "found": n["found"],
        "precision": round(100 * n["relaxed"] / max(1, n["found"]), 1),
        "recall": round(100 * n["relaxed"] / max(1, n["gold"]), 1),
    }


def note(show, kind, name, text, g, f):
    start = min(x[0] for x in (g, f) if x)
    end = max(x[1] for x in (g, f) if x)
    context = (text[max(0, start - 50) : start] + "[" + text[start:end] + "]" + text[end : end + 30]).replace("\n", "/")
    gold = f"{text[g[0]:g[1]]!r}={g[2]}" if g else "-"
    ours = f"{text[f[0]:f[1]]!r}={f[2]}" if f else "-"
    print(f"{kind} {name[:8]:8} gold {gold} ours {ours} :: {context}", file=show)


def wikiwars(folder):
    return [(path.stem, *read_tml(path)) for path in sorted(Path(folder).glob("wikiwars/train/tml/*.tml"))]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    documents = wikiwars(options.data)
    began = time.process_time()
    print("wikiwars train", json.dumps(score(documents, options.errors)))
    print("seconds", round(time.process_time() - began, 2), "words", sum(len(d[1].split()) for d in documents))


if __name__ == "__main__":
    main()

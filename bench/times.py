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
    dct = date.fromisoformat(re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)[1])
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
    return (
        re.sub(r"<[^>]*>", "", text).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    )


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
    """Relaxed, strict and value F1 over (text, published, gold); values of relaxed pairs."""
    n = Counter()
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
            if errors and (g[:2] != f[:2] or g[2] != f[2]) and g[2] != "null":
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
    return {
        key: round(f1(n[key], n["gold"], n["found"]), 1)
        for key in ("relaxed", "strict", "value", "strict_value")
    } | {
        "gold": n["gold"],
        "found": n["found"],
        "precision": round(100 * n["relaxed"] / max(1, n["found"]), 1),
        "recall": round(100 * n["relaxed"] / max(1, n["gold"]), 1),
    }


def note(show, kind, name, text, g, f):
    start = min(x[0] for x in (g, f) if x)
    end = max(x[1] for x in (g, f) if x)
    context = (
        text[max(0, start - 50) : start] + "[" + text[start:end] + "]" + text[end : end + 30]
    ).replace("\n", "/")
    gold = f"{text[g[0] : g[1]]!r}={g[2]}" if g else "-"
    ours = f"{text[f[0] : f[1]]!r}={f[2]}" if f else "-"
    print(f"{kind} {name[:8]:8} gold {gold} ours {ours} :: {context}", file=show)


def wikiwars(folder):
    return [
        (path.stem, *read_tml(path))
        for path in sorted(Path(folder).glob("wikiwars/train/tml/*.tml"))
    ]


CASES = Path(__file__).parent / "times" / "cases.jsonl"


def cases(kind):
    rows = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [row for row in rows if row["kind"] == kind]


def published(row):
    return date.fromisoformat(row["published"]) if row["published"] else None


def time_cases(errors):
    """Scores over the frozen news cases, with type and interval besides."""
    n = Counter()
    for row in cases("time"):
        text = row["text"]
        found = [
            (
                t.span.start,
                t.span.end,
                t.value,
                t.type.value,
                [t.interval.first.isoformat(), t.interval.last.isoformat()] if t.interval else None,
            )
            for t in find_times(text, published(row))
        ]
        gold = [
            (g["start"], g["end"], g["value"], g["type"], g.get("interval")) for g in row["times"]
        ]
        pairs, used = pair(gold, found)
        n.update(gold=len(gold), found=len(found), relaxed=len(pairs))
        for g, f in pairs:
            right = g[:4] == f[:4] and (g[4] is None or g[4] == f[4])
            n.update(strict=g[:2] == f[:2], value=g[2] == f[2], type=g[3] == f[3], all=right)
            if errors and not right:
                print(
                    "WRONG",
                    row["category"],
                    "gold",
                    text[g[0] : g[1]],
                    g[2:],
                    "ours",
                    text[f[0] : f[1]],
                    f[2:],
                    "::",
                    text,
                )
        if errors:
            for g in gold:
                if not any(g is one for one, _ in pairs):
                    print("MISSED", row["category"], text[g[0] : g[1]], g[2:], "::", text)
            for i, f in enumerate(found):
                if i not in used:
                    print("FALSE", row["category"], text[f[0] : f[1]], f[2:], "::", text)
    return {
        k: round(f1(n[k], n["gold"], n["found"]), 1)
        for k in ("relaxed", "strict", "value", "type", "all")
    } | {"gold": n["gold"], "found": n["found"]}


def quantity_cases(errors):
    """How many quantities are right in value, unit, ratio and bound, and how many are false."""
    n = Counter()
    for row in cases("quantity"):
        text = row["text"]
        found = [
            (
                q.span.start,
                q.span.end,
                None if q.value is None else round(float(q.value), 4),
                q.unit,
                q.of,
                q.bound.value,
            )
            for q in find_quantities(text, find_times(text, published(row)))
        ]
        gold = [
            (
                g["start"],
                g["end"],
                None if g["value"] is None else round(float(g["value"]), 4),
                g["unit"],
                g["of"],
                g["bound"],
            )
            for g in row["quantities"]
        ]
        pairs, used = pair(gold, found)
        n.update(gold=len(gold), found=len(found), relaxed=len(pairs))
        for g, f in pairs:
            n.update(strict=g[:2] == f[:2], right=g[2:] == f[2:])
            if errors and g != f:
                print("WRONG", row["category"], "gold", g, "ours", f, "::", text)
        if errors:
            for g in gold:
                if not any(g is one for one, _ in pairs):
                    print("MISSED", row["category"], text[g[0] : g[1]], g[2:], "::", text)
            for i, f in enumerate(found):
                if i not in used:
                    print("FALSE", row["category"], text[f[0] : f[1]], f[2:], "::", text)
    return {
        "right_percent": round(100 * n["right"] / max(1, n["gold"]), 1),
        "false": n["found"] - n["relaxed"],
        "missed": n["gold"] - n["relaxed"],
        "extent_percent": round(100 * n["strict"] / max(1, n["gold"]), 1),
        "gold": n["gold"],
        "found": n["found"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, help="folder of the annotated sets; without it only our own cases"
    )
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    print("our times", json.dumps(time_cases(options.errors)))
    print("our quantities", json.dumps(quantity_cases(options.errors)))
    if options.data:
        documents = wikiwars(options.data)
        print("wikiwars train", json.dumps(score(documents, options.errors)))
        print("speed", json.dumps(speed([text for _, text, _, _ in documents])))


def speed(texts):
    """Words a second of both readers together, best of three."""
    words = sum(len(text.split()) for text in texts)
    best = 1e9
    for _ in range(3):
        began = time.process_time()
        for text in texts:
            find_quantities(text, find_times(text, date(2009, 12, 19)))
        best = min(best, time.process_time() - began)
    return {"words": words, "words_a_second": round(words / best)}


if __name__ == "__main__":
    main()

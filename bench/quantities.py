"""Score quantities: our frozen cases, and the values of simple-numeric-claims.

python -m bench.quantities [--data FOLDER] [--errors first tune claims]
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.scores import Measure, render_measures, share
from bench.times_cases import GoldQuantity, TaggedCase, load_quantity_cases
from hearsay.records.tags import Quantity
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times

SPLITS = ("first", "tune", "held")
SEEN = ("first", "tune")  # nobody reads the failures of "held"
EXACT = Decimal("0.0001")  # thirds cannot be written down


def measure(_models: Any, _packs: Any, data: Path | None) -> list[Measure]:
    """Our cases; the claims where ``data`` holds them."""
    found = []
    for split in SPLITS:
        n = score([case for case in load_quantity_cases() if case.split == split])
        prefix = f"quantities.{split}"
        found += [
            Measure(f"{prefix}.right", share(n["right"], n["gold"]), goal=95.0),
            Measure(f"{prefix}.extent", share(n["extent"], n["gold"])),
            Measure(
                f"{prefix}.false", share(n["false"], n["found"]), goal=2.0, higher_is_better=False
            ),
        ]
        if n["ranges"]:
            found.append(Measure(f"{prefix}.range", share(n["range"], n["ranges"])))
            found.append(Measure(f"{prefix}.change", share(n["change"], n["changes"])))
    if data and (data / "simple-numeric-claims").is_dir():
        n = score_claims(data)
        found.append(Measure("quantities.claims, right value", share(n["right"], n["gold"])))
    return found


def score(cases: Sequence[TaggedCase], show: str = "") -> Counter[str]:
    """Counts over the cases; right: value, unit, ratio and bound all as in the gold."""
    n: Counter[str] = Counter()
    for case in cases:
        found = find_quantities(case.text, find_times(case.text, case.published))
        rest = list(found)
        for gold in case.gold:
            ours = next(
                (q for q in rest if gold.start < q.span.end and q.span.start < gold.end), None
            )
            if ours is not None:
                rest.remove(ours)
            count(n, case, gold, ours, show)
        false = [
            q
            for q in rest
            if not any(start < q.span.end and q.span.start < end for start, end in case.either)
        ]
        n.update(found=len(found), false=len(false))
        for ours in false if show else ():
            print(show, case.id, "FALSE", repr(ours.span.of(case.text)), told(ours), "|", case.text)
    return n


def count(
    n: Counter[str], case: TaggedCase, gold: GoldQuantity, ours: Quantity | None, show: str
) -> None:
    """Add one gold quantity to the counts."""
    wanted = (gold.value, gold.unit, gold.of, gold.bound)
    is_right = ours is not None and same(gold.value, ours.value) and wanted[1:] == told(ours)[1:4]
    is_range = gold.range is None or (ours is not None and ours.range is not None and [
        str(end) for end in (ours.range.least, ours.range.most)
    ] == [str(Decimal(end)) for end in gold.range])  # fmt: skip
    is_change = gold.change is None or (ours is not None and moves(ours) == plain(gold.change))
    n.update(gold=1, right=is_right)
    n["ranges"] += gold.range is not None
    n["changes"] += gold.change is not None
    n["range"] += gold.range is not None and is_range
    n["change"] += gold.change is not None and is_change
    if ours is not None:
        n["extent"] += (gold.start, gold.end) == (ours.span.start, ours.span.end)
    if show and not (is_right and is_range and is_change):
        what = "MISSED" if ours is None else "WRONG"
        words = case.text[gold.start : gold.end]
        answer = (ours.span.of(case.text), *told(ours)) if ours else ""
        print(
            show,
            case.id,
            what,
            repr(words),
            *wanted,
            gold.range,
            gold.change,
            "| ours",
            answer,
            "|",
            case.text,
        )


def same(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether the values are equal but for the rounding of a fraction."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < EXACT if abs(one) < 1 else one == other


def told(ours: Quantity) -> tuple[Any, ...]:
    """What a quantity says, for comparing and printing."""
    ends = (ours.range.least, ours.range.most) if ours.range else None
    return ours.value, ours.unit, ours.of, ours.bound.value, ends, moves(ours)


def moves(ours: Quantity) -> dict[str, str] | None:
    """The change of a quantity, without what is not said."""
    if ours.change is None:
        return None
    change = ours.change
    return plain(
        (
            ("direction", change.direction.value),
            *(
                (name, str(value))
                for name, value in (
                    ("from", change.before),
                    ("to", change.after),
                    ("by", change.by),
                )
                if value is not None
            ),
        )
    )


def plain(change: Sequence[tuple[str, str]]) -> dict[str, str]:
    """A change with its numbers in one form: 3.0 is 3."""
    return {
        name: value if name == "direction" else f"{Decimal(value).normalize():f}"
        for name, value in change
    }


# --- simple-numeric-claims ---------------------------------------------------------------------

TAGS = re.compile(r"</?(?:location|number)>")
NUMBER = re.compile(r"<number>([^<]*)</number>")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def score_claims(data: Path, show: str = "") -> Counter[str]:
    """How often the number of a claim is found with the value the annotators gave it.

    Only claims marked as such count: elsewhere the number may be a year or a rank.
    """
    n: Counter[str] = Counter()
    seen = set()
    path = data / "simple-numeric-claims" / "labeled_claims.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            key = (row["sentence"], row["claimed_value"])
            if row["label"] != "Y" or key in seen:
                continue
            seen.add(key)
            text = TAGS.sub("", row["sentence"])
            for mark, char in BRACKETS.items():
                text = text.replace(mark, char)
            found = [
                q.value
                for q in find_quantities(text, find_times(text, None))
                if q.value is not None
            ]
            wanted = Decimal(str(row["claimed_value"]))
            is_right = any(is_near(value, wanted) for value in found)
            n.update(gold=1, right=is_right)
            if show and not is_right:
                print(show, wanted, found, "|", text)
    return n


def is_near(value: Decimal, wanted: Decimal) -> bool:
    """Whether the value is the wanted one; the set gives three figures, shares as percent."""
    return any(
        abs(value - wanted * factor) <= abs(wanted * factor) * THREE_FIGURES
        for factor in (1, Decimal("0.01"))
    )


THREE_FIGURES = Decimal("0.005")


def main() -> None:
    """Print the scores, and the failures of the parts named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the annotated sets")
    parser.add_argument("--errors", nargs="+", default=(), choices=(*SEEN, "claims"))
    options = parser.parse_args()
    for part in options.errors:
        if part == "claims":
            score_claims(options.data, show=part)
        else:
            score([case for case in load_quantity_cases() if case.split == part], show=part)
    print(render_measures(measure(None, None, options.data)))


if __name__ == "__main__":
    main()

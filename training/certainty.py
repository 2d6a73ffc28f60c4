"""Fit how often attributions are right by the score the model gives; write its table.

    python training/certainty.py --data DATA --out src/hearsay/data/attribution_scores.csv

Reads PolNeAR dev with the shipped bundle. Every second article is fitted on, the others tell what
is gained: never falling steps by pooling (Zadrozny and Elkan 2002), joined at a few knots.
"""

import argparse
from pathlib import Path

import numpy as np

from bench.attribution import read_all, whole_attributions
from bench.scores import calibration
from hearsay.attribute import certainty
from hearsay.models.bundle import load_models
from hearsay.reference.packs import load_packs

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--knots", type=int, default=7)

Answers = list[tuple[float, bool]]  # what the model gave, whether it was right


def fit(answers: Answers, knots: int) -> tuple[np.ndarray, np.ndarray]:
    """Scores at the middle of groups of like size, and the share of right ones, rising."""
    groups = np.array_split(np.array(sorted(answers), dtype=float), knots)
    pooled = [[group[:, 0].mean(), group[:, 1].mean(), len(group)] for group in groups]
    at = 1
    while at < len(pooled):
        if pooled[at][1] > pooled[at - 1][1]:
            at += 1
            continue
        low, high = pooled[at - 1 : at + 1]
        size = low[2] + high[2]
        mean = [(low[i] * low[2] + high[i] * high[2]) / size for i in (0, 1)]
        pooled[at - 1 : at + 1] = [[*mean, size]]
        at = max(1, at - 1)
    return np.array([one[0] for one in pooled]), np.array([one[1] for one in pooled])


def main() -> None:
    args = parser.parse_args()
    certainty.curve = lambda: ((0.0, 1.0), (0.0, 1.0))  # as the model gives it
    reads = list(read_all(load_models(), load_packs(), args.data))
    fitted_on, told_by = (whole_attributions(reads[half::2])[2] for half in (0, 1))
    given, shares = fit(fitted_on, args.knots)
    after = [(float(np.interp(score, given, shares)), right) for score, right in told_by]
    print(f"error on the other half: {calibration(told_by)[1]:.1f} -> {calibration(after)[1]:.1f}")
    head = (
        "# How often an attribution is right by what the model gives. Source: fitted by "
        "training/certainty.py on half of PolNeAR dev (hearsay authors, Apache-2.0)\ngiven,right\n"
    )
    rows = [f"{x:.3f},{y:.3f}\n" for x, y in zip(given, shares, strict=True)]
    args.out.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()

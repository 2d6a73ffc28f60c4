"""How often an attribution is right whose parts the model gives so much.

The parts' own probabilities are surer than right, as the model learns from texts that it meets
again. The curve in `data/attribution_scores.csv` is fitted by `training/certainty.py` on one half
of PolNeAR dev, cut by article.
"""

from bisect import bisect_right
from functools import cache

from hearsay.text.tables import read_table


def certainty(given: float) -> float:
    """Share of right ones, 0 to 1; never less for a greater ``given``."""
    scores, shares = curve()
    after = bisect_right(scores, given)
    if after == 0:
        return shares[0]
    if after == len(scores):
        return shares[-1]
    low, high = scores[after - 1], scores[after]
    rise = shares[after] - shares[after - 1]
    return shares[after - 1] + rise * (given - low) / (high - low)


@cache
def curve() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What the model gives, and the share that is right there, both rising."""
    rows = read_table("attribution_scores.csv")
    return tuple(float(row["given"]) for row in rows), tuple(float(row["right"]) for row in rows)

"""Which cue a source or a content goes with: the learned link and the shape of the text together.

A conditional log-linear model with one set of weights for sources and one for contents. The weights
are in `data/link_weights.csv`, fitted by `training/links.py` on PolNeAR train.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from hearsay.attribute.spans import Piece
from hearsay.models.readings import Link
from hearsay.records.document import Part, Sentence, Span

NEIGHBOURS = 14  # pieces to either side among which a cue is looked for
UNSEEN = -8.0  # log probability of a link the reader did not list
FEATURES = (
    "link", "same_sentence", "sentences", "line_break", "cues_between", "sources_between",
    "contents_between", "cue_follows", "log_gap", "touches", "touches_before", "mark_between",
    "follows_in_sentence", "no_cue_between",
)  # fmt: skip


def best_cues(
    text: str, sentences: Sequence[Sentence], pieces: Sequence[Piece], links: Sequence[Link]
) -> dict[int, tuple[int, float]]:
    """For each source and content, by index in ``pieces``, its cue's index and the probability."""
    learned = _by_piece(pieces, links)
    place = Places(text, sentences, pieces)
    found: dict[int, tuple[int, float]] = {}
    for number, piece in enumerate(pieces):
        near = place.cues_near(number)
        if piece.label == "cue" or not near:
            continue
        weights = _weights()[piece.label]
        scores = []
        for cue in near:
            values = place.features(number, cue, learned.get((number, cue), UNSEEN))
            scores.append(sum(map(float.__mul__, weights, values)))
        top = max(scores)
        total = sum(math.exp(score - top) for score in scores)
        found[number] = (near[scores.index(top)], 1.0 / total)
    return found


class Places:
    """Where pieces stand in relation to one another; made once for a document."""

    def __init__(self, text: str, sentences: Sequence[Sentence], pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self.cues = [i for i, piece in enumerate(pieces) if piece.label == "cue"]
        starts = [sentence.span.start for sentence in sentences]
        self._headlines = frozenset(
            number for number, one in enumerate(sentences, 1) if one.part is Part.HEADLINE
        )
        self.first = [bisect_right(starts, piece.span.start) for piece in pieces]
        self.last = [bisect_right(starts, piece.span.end - 1) for piece in pieces]
        self.before = {
            label: list(accumulate((p.label == label for p in pieces), initial=0))
            for label in ("cue", "source", "content")
        }

    def is_headline(self, number: int) -> bool:
        """Whether the piece begins in the headline, which quotes for itself."""
        return self.first[number] in self._headlines

    def may_be_far(self, number: int, cue: int) -> bool:
        """Whether a content of another sentence than its cue's can go with it.

        A clause does not: "The mayor is right. We told him so."
        """
        return self.first[number] > self.first[cue]

    def cues_near(self, number: int) -> list[int]:
        """Indices of the cues at most `NEIGHBOURS` pieces away."""
        low = bisect_left(self.cues, number - NEIGHBOURS)
        return self.cues[low : bisect_right(self.cues, number + NEIGHBOURS)]

    def features(self, number: int, cue: int, link: float) -> tuple[float, ...]:
        """The values of `FEATURES` for one pair."""
        part, other = self.pieces[number].span, self.pieces[cue].span
        follows = other.start >= part.end
        between = self._between(part, other)
        low, high = sorted((number, cue))
        here = self.first[number] <= self.first[cue] <= self.last[number]
        off = 0 if here else min(
            abs(self.first[cue] - self.first[number]), abs(self.first[cue] - self.last[number])
        )  # fmt: skip
        cues, sources, contents = (
            self.before[label][high] - self.before[label][low + 1]
            for label in ("cue", "source", "content")
        )
        touches = len(between) <= 2
        return (
            link, float(here), float(min(off, 3)), float("\n" in between), float(min(cues, 3)),
            float(min(sources, 2)), float(min(contents, 2)), float(follows),
            math.log(len(between) + 1), float(touches), float(follows and touches),
            float(any(mark in between for mark in ",;:")), float(follows and here),
            float(cues == 0),
        )  # fmt: skip

    def _between(self, part: Span, other: Span) -> str:
        if other.start >= part.end:
            return self.text[part.end : other.start]
        return self.text[other.end : part.start]


def _by_piece(pieces: Sequence[Piece], links: Sequence[Link]) -> dict[tuple[int, int], float]:
    """Log probability of each listed link, by indices of pieces."""
    holder = {reading: i for i, piece in enumerate(pieces) for reading in piece.readings}
    found: dict[tuple[int, int], float] = {}
    for link in links:
        if link.part in holder and link.cue in holder:
            pair = holder[link.part], holder[link.cue]
            found[pair] = max(found.get(pair, UNSEEN), math.log(max(link.score, 3e-4)))
    return found


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    raw = (files("hearsay") / "data" / "link_weights.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in raw.splitlines()[2:] if line]
    if tuple(row[0] for row in rows) != FEATURES:
        raise ValueError("link_weights.csv does not list the features of attribute/linking.py")
    return {
        "source": tuple(float(row[1]) for row in rows),
        "content": tuple(float(row[2]) for row in rows),
    }

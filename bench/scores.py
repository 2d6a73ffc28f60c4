"""Counts, shares and tables that several runners share. Pure functions; nothing is read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hearsay.records.document import Span


@dataclass(frozen=True)
class Measure:
    """One number a runner found."""

    name: str  # "voices.held.content": runner, part, what
    value: float
    unit: str = "%"
    goal: float | None = None  # what we want; a floor is what we have reached
    higher_is_better: bool = True
    is_pinned: bool = True  # False: told, never held against a floor (times vary by machine)

    @property
    def meets_goal(self) -> bool:
        """Whether the goal, if there is one, is reached."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.higher_is_better else self.value <= self.goal


@dataclass
class Counts:
    """Right, found and wanted, added up over documents."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[object] | frozenset[object], gold: set[object]) -> None:
        """Count one document's answers as sets."""
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 100."""
        return 200 * self.right / max(1, self.found + self.gold)

    @property
    def precision(self) -> float:
        """Share of the answers that are right, 0 to 100."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of the wanted that was found, 0 to 100."""
        return 100 * self.right / max(1, self.gold)


def share(part: int, whole: int) -> float:
    """Per cent; 100 of nothing."""
    return 100 * part / whole if whole else 100.0


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Places of the letters and digits in ``spans``: quotation marks and spaces do not count."""
    return frozenset(
        place for span in spans for place in range(span.start, span.end) if text[place].isalnum()
    )


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared part of the two, 0 to 1 (intersection over union)."""
    return len(one & other) / len(one | other) if one | other else 0.0


class Words:
    """Words and marks of a text, numbered, so that spans are compared as they are read.

    Annotations cut "U.S." or spaces one way, a tokenizer another; both mean the same words.
    """

    _WORD = re.compile(r"\w+|[^\w\s]")

    def __init__(self, text: str, discard: Sequence[Span] = ()) -> None:
        """Number the words of ``text`` outside ``discard``."""
        self._at = [-1] * len(text)  # number of the word each character is in
        number = 0
        for match in self._WORD.finditer(text):
            word = Span(*match.span())
            if any(span.covers(word) for span in discard):
                continue
            self._at[word.start : word.end] = [number] * len(word)
            number += 1

    def of(self, span: Span) -> frozenset[int]:
        """Numbers of the words that ``span`` touches."""
        return frozenset(self._at[span.start : span.end]) - {-1}

    def edges(self, span: Span) -> tuple[int, int] | None:
        """First and last word of ``span``; None: it touches no word."""
        touched = self.of(span)
        return (min(touched), max(touched)) if touched else None


def calibration(answers: Sequence[tuple[float, bool]], bins: int = 10) -> tuple[list[str], float]:
    """A reliability table and the expected calibration error of (score, is right) pairs.

    The error is the mean distance between score and share of right answers, by equal-width bin,
    weighted by the number of answers in each (Naeini et al. 2015), in percentage points.
    """
    rows, error = ["score       answers  mean score  right"], 0.0
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        inside = [a for a in answers if low <= a[0] < high or (a[0] == 1.0 and high == 1.0)]
        if not inside:
            continue
        mean = sum(score for score, _ in inside) / len(inside)
        right = sum(is_right for _, is_right in inside) / len(inside)
        error += len(inside) / len(answers) * abs(mean - right)
        rows.append(f"{low:.1f} - {high:.1f}  {len(inside):8d}  {mean:10.3f}  {right:5.3f}")
    return rows, 100 * error


def digest(paths: Iterable[Path]) -> str:
    """First 16 hex digits of the SHA-256 over the names and bytes of ``paths``, in order."""
    running = sha256()
    for path in paths:
        running.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return running.hexdigest()[:16]


def render_measures(measures: Sequence[Measure]) -> str:
    """A table: name, value, goal, whether it is met."""
    rows = []
    for found in measures:
        goal = ""
        if found.goal is not None:
            sign = ">=" if found.higher_is_better else "<="
            goal = f"  goal {sign} {found.goal:g}{'' if found.meets_goal else '  NOT MET'}"
        rows.append(f"{found.name:44s} {found.value:9.2f} {found.unit:12s}{goal}".rstrip())
    return "\n".join(rows)

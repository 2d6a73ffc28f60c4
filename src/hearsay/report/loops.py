"""Loops of a causal map: what comes back to itself, and whether it feeds or checks itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LONGEST = 8  # concepts of a loop; a longer one tells a reader nothing
MOST = 40  # loops; a denser map has more than can be told
_MOST_STEPS = 20_000  # of the search; it ends there, so that no map takes long


@dataclass(frozen=True, slots=True)
class Loop:
    """Concepts in order, each bringing about the next and the last the first."""

    name: str  # R1, R2 … reinforcing; B1, B2 … balancing
    concepts: tuple[int, ...]
    is_reinforcing: bool  # an even number of its links say "less"


def find_loops(signs: Mapping[tuple[int, int], int]) -> tuple[Loop, ...]:
    """Every loop once, the shortest first; ``signs`` of each link from one concept to another."""
    following: dict[int, list[int]] = {}
    for cause, effect in signs:
        following.setdefault(cause, []).append(effect)
    paths: list[tuple[int, ...]] = []
    steps = 0
    for start in sorted(following):
        stack: list[tuple[int, ...]] = [(start,)]
        while stack and steps < _MOST_STEPS:
            steps += 1
            path = stack.pop()
            for effect in following.get(path[-1], ()):
                if effect == start:
                    paths.append(path)
                elif effect > start and effect not in path and len(path) < LONGEST:
                    stack.append((*path, effect))
    paths.sort(key=lambda path: (len(path), path))
    return tuple(_named(paths[:MOST], signs))


def _named(paths: Sequence[tuple[int, ...]], signs: Mapping[tuple[int, int], int]) -> list[Loop]:
    counted = {True: 0, False: 0}
    loops = []
    for path in paths:
        product = 1
        for number, cause in enumerate(path):
            product *= signs[cause, path[(number + 1) % len(path)]]
        is_reinforcing = product > 0
        counted[is_reinforcing] += 1
        letter = "R" if is_reinforcing else "B"
        loops.append(Loop(f"{letter}{counted[is_reinforcing]}", path, is_reinforcing))
    return loops

"""The lowest score we accept for each stage, pinned with a digest of the cases it was scored on.

A floor goes up by itself and down only when told to: ``pin`` keeps the better of the old and the
new value. A digest that changed is a fault until it is pinned again, so that nobody changes the
test to pass it unseen. What was not measured (no data folder) is neither a fault nor forgotten.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.scores import Measure

FLOORS = Path(__file__).with_name("floors.json")
# One case of some two hundred moves a share by half a point, and another processor's int8 kernels
# can turn one: smaller changes than this are noise. Told in the unit of the measure.
EPSILON = 0.6
SMALL_EPSILON = 0.02  # for measures told per text, where 0.1 is the goal


class Lowered(ValueError):
    """A floor would go down, and nobody said that it may."""


@dataclass(frozen=True)
class Floors:
    """What ``floors.json`` holds."""

    limits: Mapping[str, float] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)  # runner to digest of its cases
    epsilon: float = EPSILON


def load_floors(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where the file is not there yet."""
    if not path.is_file():
        return Floors()
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Floors(raw["limits"], raw["digests"], raw["epsilon"])


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, one a line, in order of name."""
    raw = {
        "epsilon": floors.epsilon,
        "digests": dict(sorted(floors.digests.items())),
        "limits": {name: round(value, 3) for name, value in sorted(floors.limits.items())},
    }
    path.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def find_faults(
    floors: Floors, measures: Sequence[Measure], digests: Mapping[str, str]
) -> tuple[str, ...]:
    """What is below its floor or scored on other cases than the floor was; a line for each."""
    faults = []
    for name, digest in digests.items():
        pinned = floors.digests.get(name)
        if digest and pinned and digest != pinned:
            faults.append(
                f"{name}: the cases changed (digest {digest}, pinned {pinned}); --update re-pins"
            )
    for found in measures:
        limit = floors.limits.get(found.name)
        if limit is not None and _shortfall(found, limit) > _slack(found, floors):
            word = "below the floor" if found.higher_is_better else "above the ceiling"
            faults.append(f"{found.name}: {found.value:.2f} is {word} of {limit:.2f}")
    return tuple(faults)


def pin(
    floors: Floors,
    measures: Sequence[Measure],
    digests: Mapping[str, str],
    *,
    allow_regression: bool = False,
) -> Floors:
    """The floors with these measures pinned; raises ``Lowered`` where one would go down."""
    limits = dict(floors.limits)
    lowered = []
    for found in measures:
        if not found.is_pinned:
            continue
        old = limits.get(found.name)
        if old is not None and not allow_regression:
            if _shortfall(found, old) > _slack(found, floors):
                lowered.append(f"{found.name}: {found.value:.2f} after {old:.2f}")
            limits[found.name] = found.value if _shortfall(found, old) < 0 else old
        else:
            limits[found.name] = found.value
    if lowered:
        raise Lowered("; ".join(lowered) + " (--allow-regression pins it all the same)")
    kept = {name: digest for name, digest in digests.items() if digest}
    return Floors(limits, {**floors.digests, **kept}, floors.epsilon)


def _shortfall(found: Measure, limit: float) -> float:
    """How much worse than the limit; negative where it is better."""
    return limit - found.value if found.higher_is_better else found.value - limit


def _slack(found: Measure, floors: Floors) -> float:
    return SMALL_EPSILON if found.unit == "a text" else floors.epsilon

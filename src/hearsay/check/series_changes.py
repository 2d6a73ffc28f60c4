"""By how much a figure is said to have changed, against the figures of both ends."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hearsay.check.figures import (
    Asked,
    contradicted,
    half_digit,
    is_same_unit,
    own_half,
    supported,
    told,
)
from hearsay.check.finding import Finding
from hearsay.check.statement import Statement
from hearsay.records.tags import Bound
from hearsay.reference.values import Value

# What a figure is multiplied by, and the share of it that is meant.
_FOLDS = {
    "halved": Decimal("0.5"), "doubled": Decimal(2), "tripled": Decimal(3), "trebled": Decimal(3),
    "quadrupled": Decimal(4),
}  # fmt: skip
_PARTS: Mapping[str, Decimal | int] = {
    "half": 50, "a half": 50, "a third": Decimal(100) / 3, "one third": Decimal(100) / 3,
    "two thirds": Decimal(200) / 3, "two-thirds": Decimal(200) / 3, "a quarter": 25,
    "one quarter": 25, "three quarters": 75, "three-quarters": 75, "a fifth": 20, "a tenth": 10,
}  # fmt: skip
_LOOSE = Decimal("0.15")  # of a multiple: "doubled" for 1.8 times is let be
_FAR = Decimal("0.3")  # and beyond this it is wrong
_NEAR = Decimal(2)  # points by which a share told in words may be off
_WIDE = Decimal(6)  # and beyond which it is wrong


def check_change(
    statement: Statement, asked: Asked, groups: Mapping[str, str | None], rows: Sequence[Value]
) -> Finding | None:
    """As in "fell by a quarter since 2018", "doubled between 2019 and 2024"."""
    if not rows or rows[0].value <= 0:
        return None
    first, last = rows[0], rows[-1]
    real = (last.value - first.value) / first.value * 100
    because = (
        f"{asked.name} went from {told(first)} to {told(last)}: "
        f"{'up' if real > 0 else 'down'} {abs(round(real, 1))}%."
    )
    if (fold := groups.get("fold")) is not None:
        times, stated = last.value / first.value, _FOLDS[fold]
        off = abs(times - stated) / stated
        return _judged(because, rows, holds=off <= _LOOSE, fails=off > _FAR)
    is_up = bool(groups.get("up"))
    if (real > 0) is not is_up and abs(last.value - first.value) > own_half(last):
        return contradicted(because, [first, last])
    if (part := groups.get("part")) is not None:
        off = abs(abs(real) - Decimal(_PARTS[part]))
        return _judged(because, rows, holds=off <= _NEAR, fails=off > _WIDE)
    return _by_quantity(statement, groups, rows, because)


def _by_quantity(
    statement: Statement, groups: Mapping[str, str | None], rows: Sequence[Value], because: str
) -> Finding | None:
    quantity = statement.quantities.get(groups.get("q") or "")
    if quantity is None or quantity.value is None or quantity.bound is not Bound.EXACTLY:
        return None
    first, last = rows[0], rows[-1]
    printed = half_digit(str(quantity.value), quantity.value)
    apart = abs(last.value - first.value)
    slack = printed + own_half(first) + own_half(last)
    offs = []
    if is_same_unit(first, quantity):
        offs.append((abs(apart - quantity.value), slack))
    if quantity.unit == "percent":
        share = apart / first.value * 100
        offs.append((abs(share - quantity.value), printed + slack / first.value * 100))
    if not offs:
        return None
    holds = any(off <= near for off, near in offs)
    return _judged(because, rows, holds=holds, fails=all(off > 3 * near for off, near in offs))


def _judged(because: str, rows: Sequence[Value], *, holds: bool, fails: bool) -> Finding | None:
    if holds:
        return supported(because, [rows[0], rows[-1]])
    return contradicted(because, [rows[0], rows[-1]]) if fails else None

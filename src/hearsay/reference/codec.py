"""Facts and entities as lists of plain values, for the compiled form of packs, and back."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from hearsay.records.fact import Fact, FactStatus
from hearsay.records.tags import Interval
from hearsay.reference.commitments import Commitment
from hearsay.reference.facts import Event, Tenure
from hearsay.reference.memberships import Membership
from hearsay.reference.names import Entity
from hearsay.reference.reviews import Review
from hearsay.reference.values import Threshold, Value

_Plain = list[Any]


_STATUS = {str(one): one for one in FactStatus}


def encode(row: object) -> _Plain:
    """A row as a list; the first item says what it is."""
    name = type(row).__name__
    return [name, *(_plain(getattr(row, field)) for field in _FIELDS[name])]


def decode(given: _Plain) -> Any:
    """The row in a list."""
    return _DECODERS[given[0]](given)


def _plain(value: object) -> Any:
    if isinstance(value, Fact):
        return encode(value)
    if isinstance(value, Interval):
        return [value.first.toordinal(), value.last.toordinal()]
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Threshold):
        return [value.comparison, str(value.value)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _days(given: list[int]) -> Interval:
    return _interval(given[0], given[1])


@lru_cache(4096)
def _interval(first: int, last: int) -> Interval:
    """Rows of one pack are about the same few times."""
    return Interval(date.fromordinal(first), date.fromordinal(last))


def _maybe_days(given: list[int] | None) -> Interval | None:
    return None if given is None else _days(given)


def _maybe_date(given: int | None) -> date | None:
    return None if given is None else date.fromordinal(given)


def _fact(x: _Plain) -> Fact:
    return Fact(
        x[1], x[2], x[3], x[4], x[5], x[6], (), _maybe_days(x[7]), _maybe_days(x[8]), x[9],
        _STATUS[x[10]], x[11], x[12], x[13], _maybe_date(x[14]), _maybe_date(x[15]), x[16],
    )  # fmt: skip


def _event(x: _Plain) -> Event:
    return Event(
        _fact(x[1]), x[2], x[3], x[4], tuple(x[5]), _days(x[6]), x[7], tuple(x[8]), tuple(x[9]),
        x[10],
    )  # fmt: skip


def _tenure(x: _Plain) -> Tenure:
    return Tenure(_fact(x[1]), x[2], x[3], x[4], _days(x[5]), _days(x[6]), _maybe_days(x[7]), x[8])


def _membership(x: _Plain) -> Membership:
    return Membership(
        _fact(x[1]), x[2], x[3], _days(x[4]), _days(x[5]), _days(x[6]), _maybe_days(x[7]),
        x[8], x[9], x[10], x[11],
    )  # fmt: skip


def _value(x: _Plain) -> Value:
    bound = None if x[9] is None else Threshold(x[9][0], Decimal(x[9][1]))
    return Value(_fact(x[1]), x[2], x[3], _days(x[4]), Decimal(x[5]), x[6], x[7], x[8], bound)


def _commitment(x: _Plain) -> Commitment:
    return Commitment(
        _fact(x[1]), tuple(x[2]), x[3], _days(x[4]), x[5], x[6], x[7],
        None if x[8] is None else Decimal(x[8]), x[9], x[10], x[11], _maybe_days(x[12]),
        x[13], x[14], tuple(_days(one) for one in x[15]), x[16], tuple(x[17]), x[18],
        _maybe_days(x[19]), _maybe_days(x[20]),
    )  # fmt: skip


def _review(x: _Plain) -> Review:
    return Review(_fact(x[1]), x[2], x[3], x[4], x[5], _maybe_days(x[6]))


def _entity(x: _Plain) -> Entity:
    return Entity(x[1], x[2], x[3], tuple(x[4]), tuple(x[5]), x[6], x[7])


_DECODERS: Mapping[str, Callable[[_Plain], Any]] = {
    "Fact": _fact, "Event": _event, "Tenure": _tenure, "Membership": _membership,
    "Value": _value, "Commitment": _commitment, "Review": _review, "Entity": _entity,
}  # fmt: skip
# The fields in the order in which the decoders above take them; a fact's qualifiers are not kept,
# because no table has them.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "Fact": ("pack", "record", "subject", "predicate", "value", "quote", "valid", "known",
             "edition", "status", "definition", "rank", "source", "published", "last_confirmed",
             "is_confirmed"),
    **{kind.__name__: tuple(kind.__dataclass_fields__)
       for kind in (Event, Tenure, Membership, Value, Commitment, Review, Entity)},
}  # fmt: skip

"""Whether a series meets a target: at its time, or on its way there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hearsay.check.figures import figure
from hearsay.check.wording import days_in_words, when_in_words
from hearsay.records.standing import Standing, Status
from hearsay.records.tags import Interval
from hearsay.reference.values import Threshold, Value

_FEWEST = 3  # figures that show a trend
_LOOKED_BACK = 5  # years; what came before tells little of the pace now


@dataclass(frozen=True, slots=True)
class Judged:
    """A status and the sentence that says why."""

    status: Status
    because: str


def judge_series(
    values: Sequence[Value],
    threshold: Threshold,
    base: Standing,
    as_of: date | None,
    in_words: Callable[[Interval], str] = days_in_words,
) -> Judged:
    """One subject's figures against the target, at the deadline or on the way there."""
    due, latest = base.deadline, values[-1]
    was = f"{figure(latest)} in {in_words(latest.period)}"
    if due is None:
        is_met = threshold.is_met_by(latest.value)
        told = f"The latest figure is {was}; no deadline is told."
        return Judged(Status.MET if is_met else Status.UNCLEAR, told)
    at = [one for one in values if one.period.overlaps(due)]
    if at and (as_of is None or due.last < as_of):
        is_met = threshold.is_met_by(at[-1].value)
        told = f"It was {figure(at[-1])} in {in_words(at[-1].period)}."
        return Judged(Status.MET if is_met else Status.MISSED, told)
    if as_of is not None and due.last < as_of:
        return Judged(Status.UNCLEAR, f"The record ends before it was due: {was}.")
    if threshold.is_met_by(latest.value):
        return Judged(Status.ON_COURSE, f"It is due {when_in_words(due)}; it was {was} already.")
    reached = _reached(values, due, base.made)
    told = f"It is due {when_in_words(due)}; it was {was}"
    if reached is None:
        return Judged(Status.NOT_DUE, f"{told}.")
    first, value = reached
    pace = f"at the pace since {first} it would be {value} by then"
    is_enough = threshold.is_met_by(value)
    return Judged(Status.ON_COURSE if is_enough else Status.NOT_DUE, f"{told}; {pace}.")


def _reached(
    values: Sequence[Value], due: Interval, made: Interval | None
) -> tuple[int, Decimal] | None:
    """Where the series would be at the deadline if it went on as it does; since which year."""
    last = values[-1].period.last.year
    since = max(last - _LOOKED_BACK, made.first.year if made and made.first.year < last - 1 else 0)
    shown = [one for one in values if one.period.first.year >= since]
    if len(shown) < _FEWEST:
        return None
    first, end = shown[0], shown[-1]
    years = end.period.first.year - first.period.first.year
    if years <= 0:
        return None
    pace = (end.value - first.value) / years
    value = end.value + pace * (due.last.year - end.period.first.year)
    return first.period.first.year, round(value, 1)


def judge_body(
    values: Sequence[Value],
    names: Mapping[str, str],
    threshold: Threshold,
    due: Interval | None,
    as_of: date | None,
) -> Judged:
    """The members of a body against a target that each of them is to meet."""
    is_over = due is not None and as_of is not None and due.last < as_of
    counted = [one for one in values if due is None or not is_over or one.period.overlaps(due)]
    if not counted:
        return Judged(Status.UNCLEAR, "The record ends before it was due.")
    latest = {one.subject: one for one in counted}
    met = [one for one in latest.values() if threshold.is_met_by(one.value)]
    year = max(one.period.last.year for one in latest.values())
    told = f"{len(met)} of {len(names)} members were there in {year}"
    if is_over:
        is_met = len(met) == len(names)
        return Judged(Status.MET if is_met else Status.MISSED, f"{told}.")
    if due is None:
        return Judged(Status.UNCLEAR, f"{told}; no deadline is told.")
    status = Status.ON_COURSE if len(met) == len(names) else Status.NOT_DUE
    return Judged(status, f"It is due {when_in_words(due)}; {told}.")

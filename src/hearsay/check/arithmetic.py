"""Claims that give both ends of a change and its size: whether the sum comes out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from hearsay.check.finding import Context, Finding
from hearsay.records.check import Evidence, Relation, Verdict
from hearsay.records.claim import Claim
from hearsay.records.tags import Bound, Quantity

# How far a stated change may lie from the computed one beyond what rounding explains: a share of
# the change. Chosen so that the usual loose wording ("doubled" for 1.9 times) is let be.
_SLACK = {"percent": Decimal("0.03"), "times": Decimal("0.15"), "point": Decimal("0.03")}
_ABOUT = Decimal("0.2")
_ROUND = Decimal("0.025")  # a number with zeros at its end is hardly rounded by more than this
_POINTS = frozenset({"percentage_point", "percentage point", "point"})
_BETWEEN = re.compile(r"[^.;:()]{0,60}?\bto[ ](?:(?:about|some|around)[ ])?")
_BEFORE = re.compile(r"\bfrom[ ](?:(?:a|the)[ ]\w+[ ]of[ ])?$")
# A change told for each year, or with something taken out, is no plain difference of its ends.
_OTHER_SUM = re.compile(
    r"\b(?:(?<!in )(?<!over )(?<!within )a year|each|every|per(?! ?cent)"
    r"|annual(?:ly|ised|ized)?|yearly|monthly|average|real terms"
    r"|(?:for|after|than|with|below|above) inflation|adjusted|seasonal\w*|compound\w*"
    r"|rank\w*|position|place|odds|of which)\b",
    re.IGNORECASE,
)
_OTHER_PHRASE = re.compile(
    r"[;:.?!]|\b(?:and|but|while|which|who|whose|as|after|when|because|if|said|says)\b"
)
_SHARE = re.compile(r"[ ](?:out[ ])?of[ ](?:(?:the|its|their|all|our)[ ]){0,2}$")
_OR = re.compile(r"(?:[ ][\w-]+){0,3}(?:,[ ]or(?:[ ]about)?[ ]|[ ]\()")


@dataclass(frozen=True, slots=True)
class _Range:
    """A number with all it may be, as far as it is rounded."""

    low: Decimal
    high: Decimal

    def meets(self, other: "_Range") -> bool:
        return self.low <= other.high and other.low <= self.high


def check_arithmetic(claim: Claim, context: Context) -> Finding | None:
    """Contradicted or qualified where the numbers of the claim do not fit; None where they do.

    That a sum comes out does not support a claim, so nothing is said of it.
    """
    amounts = context.tags.quantities_in(claim.span)
    if len(amounts) < 3 or claim.negated or _OTHER_SUM.search(context.words(claim.span)):
        return None
    return _change(amounts, context) or _share(amounts, context)


def _change(amounts: Sequence[Quantity], context: Context) -> Finding | None:
    ends = _ends(amounts, context)
    if ends is None:
        return None
    first, last = ends
    told = [
        one
        for one in amounts
        if one not in ends and _measures_change(one, context) and _is_joined(one, ends, context)
    ]
    if len(told) != 1 or len(amounts) != 3 or first.value == last.value:
        return None
    start, end = _range(first, context), _range(last, context)
    change = told[0]
    if change.unit in _POINTS:
        is_share = first.unit == last.unit == "percent"
        return _points(change, first, last, context) if is_share else None
    if change.unit == "times":
        real = _Range(end.low / start.high, end.high / start.low)
        return None if _fits(change, real, context) else _wrong_factor(change, ends, context)
    rises = last.value > first.value  # type: ignore[operator]  # both have values
    near, far = (start, end) if rises else (end, start)
    least = max(Decimal(0), near_difference(near, far, smallest=True))
    most = near_difference(near, far, smallest=False)
    real = _Range(100 * least / start.high, 100 * most / start.low)
    if _fits(change, real, context) and not _means_points(change, ends):
        return None
    return _wrong_percent(change, ends, context)


def _means_points(told: Quantity, ends: tuple[Quantity, Quantity]) -> bool:
    """Whether a change of a percentage is told in points, and called percent: 2% to 3%, 1%."""
    first, last = _values(ends)
    apart = abs(last - first)
    return ends[0].unit == "percent" and told.value == apart and 100 * apart > 2 * apart * first


def near_difference(near: _Range, far: _Range, *, smallest: bool) -> Decimal:
    """The smallest or largest difference that two rounded numbers leave open."""
    return far.low - near.high if smallest else far.high - near.low


def _ends(amounts: Sequence[Quantity], context: Context) -> tuple[Quantity, Quantity] | None:
    """The two quantities of "from A to B", both exact and of one unit."""
    text = context.document.text
    for first, last in pairwise(amounts):
        same = first.unit in {None, last.unit} and first.of == last.of
        exact = first.bound is last.bound is Bound.EXACTLY
        if not (same and exact and first.value and last.value) or first.range or last.range:
            continue
        if not _BEFORE.search(text, max(0, first.span.start - 40), first.span.start):
            continue
        if _BETWEEN.fullmatch(text, first.span.end, last.span.start):
            return (first, last) if min(first.value, last.value) > 0 else None
    return None


def _is_joined(told: Quantity, ends: tuple[Quantity, Quantity], context: Context) -> bool:
    """Whether the size of the change and its ends stand in one phrase."""
    is_before = told.span.end <= ends[0].span.start
    start, end = (
        (told.span.end, ends[0].span.start) if is_before else (ends[1].span.end, told.span.start)
    )
    return end - start <= 60 and _OTHER_PHRASE.search(context.document.text, start, end) is None


def _measures_change(amount: Quantity, context: Context) -> bool:
    """Whether a change word stands next to it: rose 5%, a drop of 5%, down 5%, doubled."""
    if amount.unit == "times":
        return _factor_word().search(context.words(amount.span)) is not None
    if (
        amount.value is None
        or amount.range
        or (amount.unit != "percent" and amount.unit not in _POINTS)
    ):
        return False
    text, span = context.document.text, amount.span
    before = text[max(0, span.start - 40) : span.start]
    return bool(_before_change().search(before) or _after_change().match(text, span.end))


_CHANGES = (
    "rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth|increase|increases|increased|"
    "increasing|jump|jumps|jumped|climb|climbs|climbed|gain|gains|gained|soar|soars|soared|surge|"
    "surges|surged|fall|falls|fell|fallen|falling|drop|drops|dropped|decline|declines|declined|"
    "decrease|decreases|decreased|shrink|shrinks|shrank|shrunk|cut|cuts|reduction|reduced|slump|"
    "slumped|plunge|plunged|dip|dipped|lost|up|down"
)


@cache
def _before_change() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_CHANGES})(?:[ ](?:by|of))?[ ](?:a[ ])?(?:(?:about|some|nearly)[ ])?$"
    )


@cache
def _after_change() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:{_CHANGES})\b")


@cache
def _factor_word() -> re.Pattern[str]:
    return re.compile(r"(?:doubl|tripl|trebl|quadrupl|halv|fold)")


def _range(amount: Quantity, context: Context) -> _Range:
    """What the printed number may have been rounded from."""
    value = amount.value or Decimal(0)
    printed = re.search(r"\d[\d,]*(?:\.\d+)?", context.words(amount.span))
    if printed is None:
        return _Range(value, value)
    digits = printed.group().replace(",", "")
    number = Decimal(digits)
    scale = value / number if number else Decimal(1)
    decimals = len(digits.partition(".")[2])
    step = Decimal(1).scaleb(-decimals)
    if not decimals and number >= 1000:
        zeros = len(digits) - len(digits.rstrip("0"))
        step = Decimal(10) ** zeros if zeros >= 2 else Decimal(1)
    is_count = not decimals and number < 1000 and scale == 1 and amount.unit is None
    half = (
        Decimal(0) if is_count else min(step / 2 * abs(scale), max(_ROUND * value, Decimal(1) / 2))
    )
    return _Range(max(value - half, value / 2), value + half)


def _fits(told: Quantity, real: _Range, context: Context) -> bool:
    """Whether the stated change is one that the two ends leave open."""
    value = told.value or Decimal(0)
    rounded = _range(told, context)
    kind = "times" if told.unit == "times" else "percent"
    share = _ABOUT if told.bound is Bound.ABOUT else _SLACK[kind]
    loose = _Range(rounded.low - share * value, rounded.high + share * value)
    if told.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return real.high >= loose.low
    if told.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return real.low <= loose.high
    return real.meets(loose)


def _values(ends: tuple[Quantity, Quantity]) -> tuple[Decimal, Decimal]:
    """The numbers of both ends, which have one each."""
    return ends[0].value or Decimal(0), ends[1].value or Decimal(0)


def _wrong_percent(
    told: Quantity, ends: tuple[Quantity, Quantity], context: Context
) -> Finding | None:
    first, last = _values(ends)
    by = 100 * (last - first) / first
    change = f"{'rise' if by > 0 else 'fall'} of {_told(abs(by))}%"
    between = f"From {context.words(ends[0].span)} to {context.words(ends[1].span)}"
    points = abs(last - first)
    if ends[0].unit == "percent" and told.value == points:
        many = "point" if points == 1 else "points"
        because = f"{between} is a {change}, or of {_told(points)} percentage {many}."
        return _finding(Verdict.QUALIFIED, because, ends, by)
    because = f"{between} is a {change}, not of {context.words(told.span)}."
    return _finding(Verdict.CONTRADICTED, because, ends, by)


def _points(told: Quantity, first: Quantity, last: Quantity, context: Context) -> Finding | None:
    start, end = _range(first, context), _range(last, context)
    near, far = (start, end) if end.low > start.low else (end, start)
    real = _Range(
        near_difference(near, far, smallest=True), near_difference(near, far, smallest=False)
    )
    if _fits(told, real, context):
        return None
    from_, to = _values((first, last))
    apart = abs(to - from_)
    because = (
        f"From {context.words(first.span)} to {context.words(last.span)} it is {_told(apart)} "
        f"percentage points, not {context.words(told.span)}."
    )
    quote = f"{first.value} to {last.value}: {_told(apart)} points"
    evidence = Evidence("arithmetic", quote, quote, Relation.CONTRADICTION)
    return Finding(Verdict.CONTRADICTED, because, (evidence,), fault=("arithmetic", quote))


def _wrong_factor(
    told: Quantity, ends: tuple[Quantity, Quantity], context: Context
) -> Finding | None:
    first, last = _values(ends)
    by = 100 * (last - first) / first
    because = (
        f"{context.words(ends[1].span)} is {_told(last / first)} times "
        f"{context.words(ends[0].span)}, not {_told(told.value or Decimal(0))} times."
    )
    return _finding(Verdict.CONTRADICTED, because[0].upper() + because[1:], ends, by)


def _share(amounts: Sequence[Quantity], context: Context) -> Finding | None:
    """A share told beside its two counts: 30 of the 120 schools, or 40%."""
    text = context.document.text
    for part, whole, told in zip(amounts, amounts[1:], amounts[2:], strict=False):
        counts = part.unit is None or part.unit == whole.unit
        if told.unit != "percent" or told.of or not counts or not (part.value and whole.value):
            continue
        if part.value > whole.value or part.bound is not whole.bound is not Bound.EXACTLY:
            continue
        if not _SHARE.fullmatch(text[part.span.end : whole.span.start][-20:]):
            continue
        if not _OR.fullmatch(text, whole.span.end, told.span.start):
            continue
        if text[told.span.end : told.span.end + 1] not in {"", ")", ",", "."}:
            continue
        inner, outer = _range(part, context), _range(whole, context)
        real = _Range(100 * inner.low / outer.high, 100 * inner.high / outer.low)
        if _fits(told, real, context):
            return None
        share = _told(100 * part.value / whole.value)
        because = (
            f"{context.words(part.span)} of {context.words(whole.span)} is {share}%, "
            f"not {context.words(told.span)}."
        )
        quote = f"{part.value} / {whole.value} = {share}%"
        evidence = Evidence("arithmetic", quote, quote, Relation.CONTRADICTION)
        return Finding(Verdict.CONTRADICTED, because, (evidence,), fault=("arithmetic", quote))
    return None


def _finding(
    verdict: Verdict, because: str, ends: tuple[Quantity, Quantity], by: Decimal
) -> Finding:
    first, last = (_plain(one.value) for one in ends)
    record = f"({last} - {first}) / {first} = {_told(by)}%"
    is_wrong = verdict is Verdict.CONTRADICTED
    relation = Relation.CONTRADICTION if is_wrong else Relation.NEUTRAL
    quote = f"{first} to {last}: {'+' if by > 0 else ''}{_told(by)}%"
    return Finding(
        verdict,
        because,
        (Evidence("arithmetic", record, quote, relation),),
        fault=("arithmetic", record),
    )


def _told(value: Decimal) -> str:
    """At most three digits that count: 100, 42.9, 0.5."""
    rounded = round(value, 0 if abs(value) >= 100 else 1)
    return _plain(rounded)


def _plain(value: Decimal | None) -> str:
    return f"{(value or Decimal(0)).normalize():f}"

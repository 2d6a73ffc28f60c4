"""Claims made in passing: "Poland, which spent 3% on it, …", "reaffirmed a promise to …"."""

import re
from collections.abc import Iterator
from functools import cache

from hearsay.claim.doubts import doubt_of
from hearsay.claim.draft import Draft
from hearsay.claim.kinds import Clause, hedge_of, is_negated, kind_of
from hearsay.claim.member_patterns import one_name
from hearsay.claim.promises import promise_roles
from hearsay.claim.scene import Scene
from hearsay.claim.wording import sentence as worded
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Sentence, Span
from hearsay.records.span_index import SpanIndex

_AGAIN = re.compile(
    r"\b(?:reaffirm|renew|repeat|restat|reiterat|reconfirm|underlin|underscor)\w*\s+"
    r"(?:its|their|his|her|the|a|an)\s+(?:[a-z]+\s+)?(?:commitment|pledge|promise|vow|aim|goal)s?\s+"
    r"(?:to|of)\s+(?P<what>[a-z][^,;.!?()\n]*(?:\.\d[^,;.!?()\n]*)*)"
)
_DAY = re.compile(
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?P<date>.*\b(?:19|20)\d\d)"
)
_LONGEST = 1500  # characters; a longer "sentence" is a list or a damaged text


@cache
def _aside() -> re.Pattern[str]:
    name = one_name().pattern
    return re.compile(
        rf"(?P<name>{name}),\s+which\s+(?P<rest>[a-z][^,;.!?()\n]*(?:\.\d[^,;.!?()\n]*)*)(?=[,;.!?])"
    )


def find_asides(scene: Scene) -> Iterator[Draft]:
    """Relative clauses with a figure right behind a name, and promises that were made again."""
    for one in scene.sentences:
        if one.part is not Part.BODY or len(one.span) > _LONGEST:
            continue
        for found in _AGAIN.finditer(scene.text, one.span.start, one.span.end):
            yield from _promised(scene, one, Span(*found.span("what")))
        if ", which" not in one.span.of(scene.text):
            continue
        for found in _aside().finditer(scene.text, one.span.start, one.span.end):
            rest = Span(*found.span("rest"))
            kind, roles = kind_of(clause := Clause.make(scene, rest))
            if kind is not ClaimKind.STATISTIC:
                continue
            hedge = doubt_of(scene, one, rest)
            hedge = hedge_of(clause) if hedge is Hedge.CERTAIN else hedge
            text = " ".join(f"{found['name']} {found['rest']}".split())
            span = Span(found.start(), rest.end)
            yield Draft(span, worded(text), kind, roles, is_negated(clause), hedge)


def find_days(scene: Scene, told: SpanIndex) -> Iterator[Draft]:
    """Days told with weekday and year where no other claim tells them: "Friday, 4 May 2018"."""
    for time in scene.tags.times:
        words = " ".join(time.span.of(scene.text).split())
        found = _DAY.fullmatch(words)
        if found is not None and time.interval is not None and not told.covering(time.span):
            text = f"{found['date']} is a {found['weekday']}."
            yield Draft(time.span, text, ClaimKind.OTHER, (("time", time.span),))


def _promised(scene: Scene, sentence: Sentence, what: Span) -> Iterator[Draft]:
    """The promise itself, apart from whether it was made again."""
    quantities = [one for one in scene.quantities_in(what) if what.covers(one.span)]
    if quantities:
        times = [("time", one.span) for one in scene.times_in(what) if what.covers(one.span)]
        parts = promise_roles(scene, what, sentence, None, None)
        roles = (
            ("promised", what),
            *(("quantity", one.span) for one in quantities),
            *times,
            *parts,
        )
        text = f"It was promised to {' '.join(what.of(scene.text).split())}."
        hedge = doubt_of(scene, sentence, what)
        yield Draft(what, text, ClaimKind.COMMITMENT, roles, hedge=hedge)

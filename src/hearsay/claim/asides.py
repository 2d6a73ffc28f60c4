"""Claims that a clause makes in passing: "Poland, which spent 3% on it, …"."""

import re
from collections.abc import Iterator
from functools import cache

from hearsay.claim.doubts import doubt_of
from hearsay.claim.draft import Draft
from hearsay.claim.kinds import Clause, hedge_of, is_negated, kind_of
from hearsay.claim.member_patterns import one_name
from hearsay.claim.scene import Scene
from hearsay.claim.wording import sentence as worded
from hearsay.records.claim import ClaimKind, Hedge
from hearsay.records.document import Part, Span

_LONGEST = 1500  # characters; a longer "sentence" is a list or a damaged text


@cache
def _aside() -> re.Pattern[str]:
    name = one_name().pattern
    return re.compile(
        rf"(?P<name>{name}),\s+which\s+(?P<rest>[a-z][^,;.!?()\n]*(?:\.\d[^,;.!?()\n]*)*)(?=[,;.!?])"
    )


def find_asides(scene: Scene) -> Iterator[Draft]:
    """Relative clauses with a figure in them, right behind a name."""
    for one in scene.sentences:
        if one.part is not Part.BODY or len(one.span) > _LONGEST:
            continue
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

"""Any verb of reporting with "that", for what the reader model passed over: trials showed that."""

import re
from dataclasses import dataclass

from hearsay.attribute.verbs import finite_forms
from hearsay.records.document import Span

_VERB = re.compile(
    r"(?<![\w’'-])(?P<verb>[A-Za-z]+)(?![\w-])(?:,[ ][^,;:]{3,70},)?[ ]"
    r"(?=that[ ](?!(?:day|night|week|time)\b)\S+[ ])"
)
_BEFORE = re.compile(
    r"(?P<source>\b[\w’'-]+(?:[ ][\w’'-]+){0,7}?)[ ](?P<lead>(?:has|have|had)[ ])?$"
)
_CONTENT = re.compile(r".*")
_REACH = 200  # characters looked back for the source


@dataclass(frozen=True, slots=True)
class PlainReport:
    """Who says what, with the verb between them."""

    source: Span  # up to eight words before the verb
    cue: Span
    content: Span  # from "that" to the end of the line


def find_plain_report(text: str, span: Span) -> PlainReport | None:
    """The first of a sentence."""
    for match in _VERB.finditer(text, span.start, span.end):
        verb = match["verb"]
        if verb not in finite_forms() and verb[0].lower() + verb[1:] not in finite_forms():
            continue
        start = max(span.start, match.start() - _REACH)
        before = _BEFORE.search(text, start, match.start())
        if before is None:
            continue
        cue = match.start() if before["lead"] is None else before.start("lead")
        content = _CONTENT.match(text, match.end(), span.end)
        end = match.end() if content is None else content.end()
        source = Span(*before.span("source"))
        return PlainReport(source, Span(cue, match.end("verb")), Span(match.end(), end))
    return None

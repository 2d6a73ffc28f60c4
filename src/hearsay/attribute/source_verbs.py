"""A source that holds its verb: "[The Committee notes the Department]'s assurance that …".

The reader sees the noun for the words of saying and takes all before it for who says so. Who notes,
welcomes or rejects what another promises is the one who speaks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.attribute.drafts import Draft
from hearsay.attribute.verbs import report_nouns, report_verbs
from hearsay.records.document import Span

_VERB = re.compile(r"(?<=\w )([a-z]+s) (?=(?:the|its|his|her|their|this|that) )")
_OPENS = re.compile(r"(?:The|This|Our|Your) [A-Z][\w-]+(?: [A-Z][\w-]+){0,4} $")


def with_verbs(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each such source cut at its verb, with the noun in the content."""
    return tuple(_cut(text, draft) for draft in drafts)


def _cut(text: str, draft: Draft) -> Draft:
    if len(draft.source) != 1 or len(draft.cue) != 1 or not draft.content:
        return draft
    source, cue = draft.source[0], draft.cue[0]
    if cue.of(text).lower() not in report_nouns() or draft.content[0].start < cue.end:
        return draft
    verb = _VERB.search(text, source.start, source.end)
    if verb is None or verb[1] not in report_verbs():
        return draft
    if _OPENS.match(text[source.start : verb.start()]) is None:
        return draft
    content = (Span(verb.end(), draft.content[0].end), *draft.content[1:])
    return replace(
        draft,
        source=(Span(source.start, verb.start() - 1),),
        cue=(Span(*verb.span(1)),),
        content=content,
    )

"""The person whom a source names beside a description: "the dog's owner, sheep farmer X Y"."""

import re

from hearsay.attribute.heads import MentionIndex
from hearsay.records.document import Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.people import load_roles, load_titles

_BEFORE = re.compile(r", (?:(?:the|a|an|retired|former|then) )?(?P<words>(?:[A-Za-z-]+\.? ){0,3})$")
_AFTER = re.compile(r"$|,|\.$| (?:of|from|at|for|in|with) | \(| [–—]")
# "lawyers for the winner, X": the name is the winner's
_OF_OTHERS = re.compile(
    r"(?!(?:one|some)\b)(?:[\w’'-]+ ){0,4}?[a-z]+s (?:for|of|from|at|in|with|to) ", re.IGNORECASE
)
REACH = 60  # characters before a name


def apposed_person(text: str, source: Span, index: MentionIndex) -> Mention | None:
    """The one person of a source who stands between commas, with at most a trade or title.

    "One of them, X of Acme", "another student who left, X". None where there are several.
    """
    people = [m for m in index.inside(source) if m.kind is MentionKind.PERSON]
    if _OF_OTHERS.match(text, source.start, source.end):
        return None
    apart = [person for person in people if _is_apart(text, source, person.span)]
    return apart[0] if len(apart) == 1 else None


def _is_apart(text: str, source: Span, name: Span) -> bool:
    before = _BEFORE.search(text, max(source.start, name.start - REACH), name.start)
    if before is None or name.end > source.end:
        return False
    words = before["words"].split()
    is_told = not words or words[-1].lower() in load_roles() or words[-1] in load_titles()
    return is_told and _AFTER.match(text[name.end : source.end]) is not None

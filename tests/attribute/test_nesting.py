"""Reports inside a content."""

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.nesting import find_nested
from hearsay.records.document import Span


def nested_in(text: str) -> list[tuple[str, str, str]]:
    draft = Draft((), (), (Span(0, len(text)),), 1.0)
    return [
        (d.source[0].of(text), d.cue[0].of(text), d.content[0].of(text))
        for d in find_nested(text, (draft,), ())
    ]


@pytest.mark.parametrize(
    ("content", "nested"),
    [
        ("that Orr had told him that the money was gone",
         ("Orr", "had told", "the money was gone")),
        ("its chairman, Bo Lind, had denied ordering the cranes to stop",
         ("Bo Lind", "had denied", "ordering the cranes to stop")),
        ("the minister had repeatedly warned the council that funds were low",
         ("the minister", "had repeatedly warned", "funds were low")),
        ("“The mayor claims she won, and nobody believes it.",
         ("The mayor", "claims", "she won, and nobody believes it")),
        ("my father told me never to sell; he was right", ("my father", "told",
         "never to sell")),
    ],
)  # fmt: skip
def test_a_report_inside_a_content_is_found(content, nested) -> None:
    assert nested_in(content) == [nested]


@pytest.mark.parametrize(
    "content",
    [
        "I think we can win this",
        "that the said property was sold",
        "the vote was close and the count is not over",
        "we believe the road is safe",
    ],
)
def test_a_hedge_or_a_bare_clause_is_no_report(content) -> None:
    assert nested_in(content) == []


def test_a_report_inside_a_report_inside_a_content_is_found() -> None:
    found = nested_in("the clerk had sworn that the abbot told him to sell the bell")
    assert found == [
        ("the clerk", "had sworn", "the abbot told him to sell the bell"),
        ("the abbot", "told", "to sell the bell"),
    ]

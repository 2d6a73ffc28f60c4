"""Reports inside a content."""

from time import process_time

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.nesting import find_nested
from hearsay.records.document import Span


def nested_in(text: str) -> list[tuple[str, str, str]]:
    draft = Draft((), (), (Span(0, len(text)),), 1.0)
    return [
        (d.source[0].of(text) if d.source else "", d.cue[0].of(text), d.content[0].of(text))
        for d in find_nested(text, (draft,), ())
    ]


@pytest.mark.parametrize(
    ("content", "nested"),
    [
        ("that Orr had told him that the money was gone",
         ("Orr", "had told", "that the money was gone")),
        ("its chairman, Bo Lind, had denied ordering the cranes to stop",
         ("Bo Lind", "had denied", "ordering the cranes to stop")),
        ("the minister had repeatedly warned the council that funds were low",
         ("the minister", "had repeatedly warned", "that funds were low")),
        ("“The mayor claims she won, and nobody believes it.",
         ("The mayor", "claims", "she won, and nobody believes it")),
        ("my father told me never to sell; he was right", ("my father", "told",
         "never to sell")),
        ("that the bank told them last spring that no branch would close",
         ("the bank", "told", "that no branch would close")),
        ("“Our teacher told us that in the north it never rained.”",
         ("Our teacher", "told", "that in the north it never rained")),
        ("My neighbour says it’s haunted", ("My neighbour", "says", "it’s haunted")),
        ("Lima and Quito have proposed moving the match",
         ("Lima and Quito", "have proposed", "moving the match")),
        ("pupils were told the pool was closed", ("", "were told", "the pool was closed")),
        ("Half of the drivers — 48 per cent — say they are tired",
         ("Half of the drivers", "say", "they are tired")),
        ("the guard as saying that the gate was open",
         ("the guard", "as saying", "that the gate was open")),
        ("the porter shouting that the gate was open",
         ("the porter", "shouting", "that the gate was open")),
        ("“He stood up and told this council that the road was ready.”",
         ("He", "told", "that the road was ready")),
        ("what he described as “a small misunderstanding”",
         ("he", "described", "“a small misunderstanding”")),
        ("that the envoy had asked for a second meeting",
         ("the envoy", "had asked for", "a second meeting")),
        ("that the lender expects the economy to shrink",
         ("the lender", "expects", "the economy to shrink")),
        ("the claim by tenants of the tower that the lifts failed last year was false",
         ("tenants of the tower", "claim", "that the lifts failed last year")),
        ("the firm’s argument that pay had risen", ("the firm", "argument",
         "that pay had risen")),
        ("prices fell on a rumour that the mine was shut",
         ("", "rumour", "that the mine was shut")),
    ],
)  # fmt: skip
def test_a_report_inside_a_content_is_found(content, nested) -> None:
    assert nested_in(content) == [nested]


@pytest.mark.parametrize(
    "content",
    [
        "I think we can win this",
        "any claim that the mine was shut",
        "that the said property was sold",
        "the vote was close and the count is not over",
        "we believe the road is safe",
        "that if they say the word they can go",
        "“I have plans to sit down in it.”",
        "“They wanted a roof, and we built one.”",
        "that she should say so at once to the board",
        "the alleged thief was seen at the station",
        "he asked for years of patience",
    ],
)
def test_a_hedge_or_a_bare_clause_is_no_report(content) -> None:
    assert nested_in(content) == []


def test_a_report_inside_a_report_inside_a_content_is_found() -> None:
    found = nested_in("the clerk had sworn that the abbot told him to sell the bell")
    assert found == [
        ("the clerk", "had sworn", "that the abbot told him to sell the bell"),
        ("the abbot", "told", "to sell the bell"),
    ]


@pytest.mark.alone
@pytest.mark.parametrize("text", ["— so — " * 3000 + "say that it is", "he said that " * 5000,
                                  "a man saying " * 5000, "and told them " * 5000])  # fmt: skip
def test_odd_texts_take_time_in_proportion_to_their_length(text) -> None:
    start = process_time()
    nested_in(text)
    assert process_time() - start < 5  # seconds; what grows with the square takes minutes

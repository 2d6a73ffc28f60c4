"""What somebody did is no attribution; what somebody said or thinks is."""

import pytest

from hearsay.attribute.acts import is_act
from hearsay.attribute.drafts import Draft
from hearsay.records.document import Span
from hearsay.records.span_index import SpanIndex
from hearsay.text.quotemarks import find_quotations


def draft_of(text: str, cue: str, content: str, score: float = 0.6) -> Draft:
    def place(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return Draft((), (place(cue),), (place(content),), score)


def judged(text: str, cue: str, content: str, score: float = 0.6) -> bool:
    quoted = SpanIndex(quotation.span for quotation in find_quotations(text))
    return is_act(text, draft_of(text, cue, content, score), quoted)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The council has imposed a levy on skips.", "has imposed", "a levy on skips"),
        ("Parliament debated the ferry bill until dawn.", "debated", "the ferry bill"),
        ("Both clubs want the corner plot.", "want", "the corner plot"),
        ("The guild voted 9 to 2 to sell the hall.", "voted", "to sell the hall"),
        ("The levy was repealed after a week.", "was repealed", "after a week"),
        ("The ministry hired two divers.", "hired", "two divers"),
        ("The abbot said grace at noon.", "said", "grace at noon"),
        ("The fire claimed at least nine lives in May.", "claimed", "at least nine lives in May"),
        ("She announced herself with a try.", "announced", "herself with a try"),
        ("The army said nothing for a week.", "said", "nothing for a week"),
        ("The crew sang “The Leaving of Cork”.", "sang", "“The Leaving of Cork”"),
        ("If the cook says no, we eat bread.", "says", "no, we eat bread"),
        ("It goes without saying that ice melts.", "saying", "that ice melts"),
    ],
)
def test_an_act_says_nothing(text, cue, content) -> None:
    assert judged(text, cue, content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor praised the ferry crews.", "praised", "the ferry crews"),
        ("She stressed the cost of salt.", "stressed", "the cost of salt"),
        ("The guild signalled that it would sell.", "signalled", "that it would sell"),
        ("He shrugged off “two bad years”.", "shrugged off", "“two bad years”"),
        ("The memo set out how the hall was sold.", "set out", "how the hall was sold"),
        ("The union opposed the sale.", "opposed", "the sale"),
        ("The army said nothing had changed.", "said", "nothing had changed"),
        ("She wrote “No more trams by night”.", "wrote", "“No more trams by night”"),
        ("The abbot said no monk would sing.", "said", "no monk would sing"),
        ("He declared himself a poet.", "declared", "himself a poet"),
        (
            "The ship, if late, is safe, she claimed the lives were saved.",
            "claimed",
            "the lives were saved",
        ),
    ],
)
def test_a_view_or_words_are_no_act(text, cue, content) -> None:
    assert not judged(text, cue, content)


def test_a_sure_model_is_believed() -> None:
    text = "The guild exposed the sale of the hall."
    assert judged(text, "exposed", "the sale of the hall", 0.5)
    assert not judged(text, "exposed", "the sale of the hall", 0.95)


def test_what_was_announced_by_nobody_is_told_of() -> None:
    assert judged(
        "The first tolls had been announced in May.", "had been announced", "The first tolls"
    )

"""Passives whose subject or agent is no source, and sources that hold their verb."""

import pytest

from hearsay.attribute.drafts import Draft
from hearsay.attribute.passives import with_passives
from hearsay.attribute.source_verbs import with_verbs
from hearsay.records.document import Span
from hearsay.text.sentences import split_sentences


def drafted(text: str, source: str, cue: str, content: str) -> Draft:
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in (source, cue, content)]
    return Draft((spans[0],), (spans[1],), (spans[2],), 0.9)


def told(text: str, draft: Draft) -> tuple[str, str]:
    return (
        " ".join(s.of(text) for s in draft.source),
        " | ".join(s.of(text) for s in draft.content),
    )


@pytest.mark.parametrize("cue", ["is said", "is widely expected", "was understood"])
def test_who_is_told_of_is_no_source(cue: str) -> None:
    text = f"Ada Okri {cue} to be ill."
    found = with_passives(
        text, split_sentences(text), [drafted(text, "Ada Okri", cue, "to be ill")]
    )
    assert [told(text, one) for one in found] == [("", "Ada Okri | to be ill")]


def test_who_is_quoted_says_it_and_not_who_quotes() -> None:
    text = "The old mayor was quoted by the Oru agency as saying it was late."
    draft = drafted(text, "by the Oru agency", "as saying", "it was late")
    found = with_passives(text, split_sentences(text), [draft])
    assert [told(text, one) for one in found] == [("The old mayor", "it was late")]


def test_a_source_that_holds_its_verb_is_cut_there() -> None:
    text = "The Committee notes the Ministry’s assurance that pumps will be bought."
    draft = drafted(
        text, "The Committee notes the Ministry", "assurance", "that pumps will be bought"
    )
    assert [told(text, one) for one in with_verbs(text, [draft])] == [
        ("The Committee", "the Ministry’s assurance that pumps will be bought")
    ]

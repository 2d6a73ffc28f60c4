"""Quotations parted from the clause before them."""

from hearsay.attribute.drafts import Draft
from hearsay.attribute.splitting import split_quotations
from hearsay.records.document import Span
from hearsay.text.sentences import split_sentences


def split(text: str, source: str, cue: str, *contents: str) -> list[tuple[bool, str]]:
    def place(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    draft = Draft((place(source),), (place(cue),), tuple(map(place, contents)), 0.9)
    found = split_quotations(text, split_sentences(text), [draft])
    return [(bool(d.source), " | ".join(s.of(text) for s in d.content)) for d in found]


def test_a_quotation_after_a_clause_is_a_statement_of_its_own() -> None:
    text = "Ada Okri said it would rain. “It always does.”"
    assert split(text, "Ada Okri", "said", "it would rain", "“It always does.”") == [
        (True, "it would rain"),
        (True, "“It always does.”"),
    ]


def test_it_has_no_source_where_a_sentence_stands_between() -> None:
    text = "Ada Okri said it would rain. The cook waited. “It always does.”"
    assert split(text, "Ada Okri", "said", "it would rain", "“It always does.”")[1] == (
        False,
        "“It always does.”",
    )


def test_a_quotation_that_goes_on_stays_whole() -> None:
    text = "“It will rain,” Ada Okri said. “It always does.”"
    found = split(text, "Ada Okri", "said", "“It will rain,”", "“It always does.”")
    assert found == [(True, "“It will rain,” | “It always does.”")]

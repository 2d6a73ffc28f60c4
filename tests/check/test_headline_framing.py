"""A headline against its text: stronger than it, or without who says so."""

import pytest

from hearsay.check.headline_framing import find_headline_framings
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Document, Span
from hearsay.text.sentences import split_sentences


def techniques(title: str, body: str, said: str = "", source: str = "") -> list[str]:
    text = f"{title}\n\n{body}"
    document = Document.make(text, title=title)

    def at(words: str) -> Span:
        start = text.index(words, len(title))
        return Span(start, start + len(words))

    voices = ()
    if said:
        voices = (
            Attribution("a1", (at(source),), (), (at(said),), Manner.INDIRECT, speaker=source),
        )
    sentences = split_sentences(text, title=title)
    return [one.technique for one in find_headline_framings(document, sentences, voices)]


def test_what_a_text_only_supposes_a_headline_may_not_assert():
    body = "The drug may cure migraine in some patients, a study suggests."
    assert techniques("New Drug Cures Migraine", body) == ["headline stronger than the text"]


def test_who_says_it_may_not_be_lost():
    body = "The mayor stole from the fund, an old letter claims."
    found = techniques(
        "Mayor Stole From Fund", body, "The mayor stole from the fund", "an old letter"
    )
    assert found == ["headline drops who says so"]


@pytest.mark.parametrize(
    ("title", "body", "said", "source"),
    [
        ("Drug May Cure Migraine", "The drug may cure migraine, a study says.", "", ""),
        ("Ferry Sinks off Orvik", "A ferry sank off Orvik on Friday.", "", ""),
        ("Mayor ‘stole from fund’", "The mayor stole from the fund, a letter claims.",
         "The mayor stole from the fund", "a letter"),
        ("Bank to Cut Jobs in Orvik", "The bank will cut jobs in Orvik, the bank said.",
         "The bank will cut jobs in Orvik", "the bank"),
        ("Council Meets", "Rain fell in the north.", "", ""),
    ],
)  # fmt: skip
def test_a_fair_headline_is_let_be(title, body, said, source):
    assert techniques(title, body, said, source) == []

"""Who "I" is: the byline, whoever gives the speech, whoever is interviewed."""

import pytest

from hearsay.attribute.authors import find_author
from hearsay.records.document import Document, Span
from hearsay.records.tags import Mention, MentionKind
from hearsay.text.sentences import split_sentences


def author_of(text: str, *names: str) -> str | None:
    mentions = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            mentions.append(Mention(Span(start, start + len(name)), MentionKind.PERSON, name))
            start = text.find(name, start + 1)
    mentions.sort(key=lambda mention: mention.span)
    return find_author(Document.make(text), split_sentences(text), mentions)


@pytest.mark.parametrize(
    ("text", "names", "author"),
    [
        ("Why tolls work\n\nBy Nora Finch\n\nI pay mine.", ("Nora Finch",), "Nora Finch"),
        ("Address by Prime Minister Ada Okri to the Senate\n\nI am brief.", ("Ada Okri",),
         "Ada Okri"),
        ("Opening remarks of the Minister for Water, Ada Okri\n\nI am brief.", ("Ada Okri",),
         "Ada Okri"),
        ("Ada Okri's speech to the guild of bakers\n\nI am brief.", ("Ada Okri",), "Ada Okri"),
        ("Ada Okri met Bo Tran on Friday\n\nI saw them.", ("Ada Okri", "Bo Tran"), None),
        ("Letter of complaint reaches the guild\n\nAda Okri wrote it.", ("Ada Okri",), None),
    ],
)  # fmt: skip
def test_the_first_lines_tell_who_writes_or_speaks(text, names, author) -> None:
    assert author_of(text, *names) == author


def test_in_an_interview_it_is_the_person_asked_and_not_the_byline() -> None:
    text = (
        "Ada Okri on rain\n\nBy Nora Finch\n\nAda Okri grows rice.\n\nIs it hard?\n\nI think so."
        "\n\nWould you stop?\n\nI would not."
    )
    assert author_of(text, "Ada Okri", "Nora Finch") == "Ada Okri"


def test_a_closing_note_names_the_author_only_of_a_text_that_says_i() -> None:
    note = "\n\nAda Okri is a fellow at the guild."
    assert author_of(f"My bread is dear.\n\nSo is yours.{note}", "Ada Okri") == "Ada Okri"
    assert (
        author_of(f"Bread is dear. “I pay,” says a cook.\n\nSo do all.{note}", "Ada Okri") is None
    )
    assert author_of("Ada Okri was selling bread. “It is dear,” she says.", "Ada Okri") is None

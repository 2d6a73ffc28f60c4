"""Quotation marks find their partners, whatever their shape."""

import time

import pytest
from hypothesis import given

from hearsay.text.quotemarks import find_quotations
from tests.dirty import news
from tests.strategies import texts

# Text, and each quotation with its letters: s single, n nested, c continues, o left open.
CASES = [
    ("He said: “Go.” She left.", ["“Go.”"]),
    ('He said: "Go." She left.', ['"Go."']),
    ("“Go,” he said, “now.”", ["“Go,”", "“now.”"]),
    ('"Why?" asked "Bob".', ['"Why?"', '"Bob"']),
    ('He said "go" (and "stay").', ['"go"', '"stay"']),
    ('("Go!") she said', ['"Go!"']),
    ('"Go"-"Stop"', ['"Go"', '"Stop"']),
    # nested
    ("“He told me ‘go’ and I went,” she said.", ["“He told me ‘go’ and I went,”", "‘go’ sn"]),
    ("“‘Go,’ he said,” she said.", ["“‘Go,’ he said,”", "‘Go,’ sn"]),
    ("\"'Go,' he said,\" she said", ["\"'Go,' he said,\"", "'Go,' sn"]),
    # single
    ("‘It’s over,’ she said.", ["‘It’s over,’ s"]),
    ("'I read it,' he said.", ["'I read it,' s"]),
    ("It was 'a joke', he said.", ["'a joke' s"]),
    ("the ministers' plan 'is dead', he said", ["'is dead' s"]),
    # apostrophes and inches quote nothing
    ("the '90s and rock 'n' roll", []),
    ("rock ’n’ roll in the ’90s", []),
    ("dogs' tails and cats' ears", []),
    ("He's here 'cause it is time.", []),
    ('A 12" pipe and a 6" one.', []),
    ('5\'10" tall "man"', ['"man"']),
    ('He said "I have a 12" pipe" to her.', ['"I have a 12" pipe"']),
    ('He was "born in 1984" and "raised here".', ['"born in 1984"', '"raised here"']),
    # several paragraphs
    ("“One.\n\n“Two,” he said.", ["“One. o", "“Two,” c"]),
    ('"One.\n\n"Two," he said.', ['"One. o', '"Two," c']),
    ("“One.\n“Two.\n“Three.”", ["“One. o", "“Two. co", "“Three.” c"]),
    ("“One.\n\nTwo.” He left.", ["“One. o", "Two.” c"]),
    ("He said “open and lost.\n\nNext.", ["“open and lost. o"]),
    ('He said "lost.\n\nNext.', []),
    # other shapes
    ("„Es ist vorbei“, sagte er.", ["„Es ist vorbei“"]),
    ("‚Es ist aus‘, sagte er.", ["‚Es ist aus‘ s"]),
    ("»Es ist vorbei«, sagte er.", ["»Es ist vorbei«"]),
    ("« C'est fini », a-t-il dit.", ["« C'est fini »"]),
    ("«Да», — сказал он.", ["«Да»"]),
    ("”Go”, he said.", ["”Go”"]),
    ("“Go“, he said. “Stay“.", ["“Go“", "“Stay“"]),
    ("``Go,'' he said.", ["``Go,''"]),
    ("「行く」と『本』", ["「行く」", "『本』"]),
    ('“Go," he said. "Stay,” she said.', ['“Go,"', '"Stay,”']),
    # next to nothing
    ("", []),
    ('"', []),
    ('""', []),
    ("“”", []),
]


def shown(text):
    """Each quotation as in CASES."""
    for q in find_quotations(text):
        flags = (q.is_single, q.is_nested, q.continues, q.is_open)
        letters = "".join(letter for letter, is_so in zip("snco", flags, strict=True) if is_so)
        yield f"{q.span.of(text)} {letters}".strip()


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_find_their_partners(text, expected):
    assert list(shown(text)) == expected


@given(texts | news)
def test_the_inner_span_lies_inside_the_marks(text):
    for quotation in find_quotations(text):
        assert quotation.span.covers(quotation.inner)
        assert quotation.span.end <= len(text)
        assert "\n" not in quotation.span.of(text)


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.parametrize("piece", ["“", '"', "'", "‘", "“a”", "'a", '1"', "«", "“a\n", "''"])
def test_time_is_in_proportion_to_length(piece):
    begun = time.process_time()
    find_quotations(piece * 200_000)
    assert time.process_time() - begun < 20

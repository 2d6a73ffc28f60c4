"""Sentences: where they end, what they keep, and how paragraphs are told apart."""

import time

import pytest
from hypothesis import given

from hearsay.text.sentences import split_sentences
from tests.dirty import news
from tests.strategies import texts


def cut(text, **given):
    """The sentences of ``text``, as strings."""
    return [sentence.span.of(text) for sentence in split_sentences(text, **given)]


# A bar shows where a sentence ends; it is no part of the text.
ENDS = [
    # plain
    "The vote is over.| Nobody won.",
    "The vote is over",
    "Who won?| Nobody!| Really?!| Yes.",
    "Prices rose.| 2024 was worse.| $5 was the limit.| €3 was not.",
    "It is done.|\u00a0It was hard.",
    # titles, ranks and names
    "Mr. Hale met Dr. Okoye and Ms. Tan.| They spoke.",
    "Gen. Ada Moll and Lt. Gen. Ivo Brandt agreed.| Sen. Pell did not.",
    "GEN. MOLL AND SEN. PELL MET.| THEY AGREED.",
    "J. R. Smith left.| George W. Bush stayed.",
    "J.R. Smith left with A.B. Cole.| He is back.",
    "Prof. Lindqvist et al. found it.| St. Mary's is near Wall St.| The bank is not.",
    "Robert Hale Jr. said so.| So did Robert Hale Sr.| He knew.",
    "He is a Ph.D.| She holds an M.D. from Oslo.",
    # places, bodies and firms
    "The U.S. Senate voted.| The U.K. did not.| So did the U.N. Security Council.",
    "He moved to the U.S.| The move was hard.",
    "He lives in Washington, D.C.| She does not.",
    "Acme Inc. rose and Bolt Corp. fell.| Carr Ltd. did neither.",
    "He sued Acme Inc.| The firm denied it.",
    "They met in Chico, Calif., and in Des Moines, Iowa.| Nobody came.",
    # months, hours, numbers
    "On Jan. 6 and Sept. 11 they met.| In Feb. they did not.",
    "It began at 5 p.m. on Monday and ended at 7 a.m.| Nobody slept.",
    "It began at 5 p.m. EST.| It ended at 9 p.m. Tuesday.",
    "No. 10 said no.| The answer was no.| Article No. 5 holds.",
    "Growth was 3.5 percent.| It had been .7 in 2023.| 2022 was better.",
    "See p. 12, Fig. 3 and Sec. 4 of Vol. 2.| It is all there.",
    "The firm v. the state, e.g. in Oslo, i.e. at home.| It lost.",
    "Version 2.0.1 of www.example.org is out.| Write to a.b@example.org.",
    "1. The plan is dead.| 2. The money is gone.",
    "Lions, tigers, etc. are big.| He saw lions, tigers, etc.| Nobody else did.",
    # ellipses
    "I am … tired.| … And then he left.",
    "I am ... not sure.| He left...| She stayed.",
    "Well … I do not know.| He was . . . tired.",
    # quotations
    "“We won't.| Not ever,” he said.",
    '"We won\'t.| Not ever," he said.',
    "“It is over.”| She left.| “Go.”",
    '"It is over."| She left.| "Go."',
    "“Why now?” he asked.| “Because!” she cried.",
    "“Why now?” Smith asked.| “Why not?” the minister replied.",
    "“Why now?”| Smith had no answer for the reporters who came to the house that evening.",
    "“Will you go?”| “No.”",
    "He said ‘it is over.’| She left.",
    "„Es ist vorbei.“| Er ging.",
    "« C'est fini. »| Il est parti.",
    "(He declined.| She did not.)| The end.",
    "He left (in Jan. 2020).| She stayed.",
    "“The future is peace.| The rest is talk.” — Aner Shalev",
    "The end.[1]| It was long.[22] [23]| It was hard.",
    "The film “Who?” is new.| Yahoo! is old.",
    # spaces lost, names in small letters
    "The minister left.|The crowd stayed.",
    "He said so.| eBay denied it.| iPhone sales rose.",
    "no capitals here.| we go on.| it works.",
    # capitals
    "THE WAR IS OVER.| THE TROOPS ARE HOME!| WHO WON?",
    # other scripts
    "会议结束了。|没有人说话！|为什么？|不知道",
    "他说：“我们不会。”|她走了。",
    "Война окончена.| Никто не победил.",
    "انتهت الحرب.| لماذا؟| لا أحد يعرف.",
    "युद्ध समाप्त हुआ।| कोई नहीं जीता।",
    # odd
    "Stop .| Then go .| Next",
    "?!",
    "...",
    "He left.| ***",
]


@pytest.mark.parametrize("marked", ENDS)
def test_a_sentence_ends_where_a_reader_would_say_so(marked):
    assert cut(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


def paragraphs(text):
    """The sentences of each paragraph, joined by a bar."""
    found = {}
    for sentence in split_sentences(text):
        found.setdefault(sentence.paragraph, []).append(sentence.span.of(text))
    assert list(found) == list(range(len(found)))
    return ["|".join(" ".join(one.split()) for one in sentences) for sentences in found.values()]


WRAPPED = """\
The harbour authority said on Monday that the eastern quay would stay
shut until June. It had been closed since a crane fell on it in March
and nobody has repaired it.
   A second paragraph begins here without an empty line, as in old mail
and it has two lines.
"""
LONG = "The head of the harbour authority said the plan drawn up last year would not change again."


def test_hard_wrapped_lines_are_one_paragraph():
    assert paragraphs(WRAPPED)[0] == (
        "The harbour authority said on Monday that the eastern quay would stay shut until June."
        "|It had been closed since a crane fell on it in March and nobody has repaired it."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One is done.\nTwo is done.\n\nThree.", ["One is done.", "Two is done.", "Three."]),
        ("A heading without a stop\nThe text below it is done.", None),
        ("Milk\nBread\nFour apples", None),
        ("apples\npears\nplums", None),
        ("He left.\r\nShe stayed.\r\n\r\nThe end.", ["He left.", "She stayed.", "The end."]),
        ("He left.\rShe stayed.\u2028The end.", ["He left.", "She stayed.", "The end."]),
        ("Points:\n- one is long enough to be wrapped here, it is\n- two", None),
        ("Name\tAge\nAda Moll of the harbour authority in the north\t41\nIvo\t39", None),
        (
            f"Zelda Marsh says the council will not accept the terminal plan\n{LONG}",
            None,
        ),
        (
            "The minister told the council, which met for the first time,\nthat he would go.",
            ["The minister told the council, which met for the first time, that he would go."],
        ),
        ("He met with Gen.\nAda Moll.", None),
        ("  \n\n One.  \n \t \n  Two.\n\n", ["One.", "Two."]),
    ],
)
def test_lines_are_joined_only_where_they_were_wrapped(text, expected):
    assert paragraphs(text) == (expected or [" ".join(line.split()) for line in text.split("\n")])


@given(texts | news)
def test_every_visible_character_is_in_exactly_one_sentence(text):
    sentences = split_sentences(text)
    ends = [0, *(end for s in sentences for end in (s.span.start, s.span.end)), len(text)]
    assert ends == sorted(ends)
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        assert not text[start:end].strip()
    for sentence in sentences:
        assert sentence.span.of(text) == sentence.span.of(text).strip()


@given(texts | news, texts | news)
def test_a_paragraph_added_at_the_end_moves_no_earlier_sentence(text, added):
    before = [(s.span, s.paragraph) for s in split_sentences(text)]
    after = [(s.span, s.paragraph) for s in split_sentences(f"{text}\n\n{added}")]
    assert after[: len(before)] == before


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "a." * 200_000,
        "." * 2_000_000,
        ". " * 200_000,
        '."' * 200_000,
        "(" * 2_000_000,
        "\n" * 1_000_000,
        "A\n" * 50_000,
        "Mr. " * 100_000,
        "The minister said on Monday that it was over. " * 40_000,
        "The minister said\non Monday that it was over. " * 40_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_time_is_in_proportion_to_length(text):
    begun = time.process_time()
    split_sentences(text)
    # Under 1 s of one core; time that grows with the square would be hours.
    assert time.process_time() - begun < 20


def test_reading_nothing_finds_nothing():
    assert split_sentences("") == split_sentences(" \n\t\u2028 ") == ()

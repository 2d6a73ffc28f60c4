"""The memo: a parser of CommonMark finds our headings, and nothing of the article's making."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hearsay.exchange.format import Options
from hearsay.exchange.memo import escaped, write_memo
from hearsay.records.ledger import Ledger
from hearsay.report.visible import one_line
from tests.exchange.examples import example_ledgers
from tests.invented import invented_ledger
from tests.invented_sides import sides_ledger
from tests.strategies import ledgers

OURS = {
    "What the record says",
    "Who says what",
    "What was promised",
    "What is said to bring about what",
    "What to know of this reading",
}
PARSER = MarkdownIt("commonmark", {"html": True})


def memo(*given: Ledger) -> str:
    (file,) = write_memo(given, Options())
    return file.data.decode("utf-8")


def tokens(text: str):
    for one in PARSER.parse(text):
        yield one
        yield from one.children or ()


def check(text: str) -> None:
    kinds = {one.type for one in tokens(text)}
    assert kinds.isdisjoint(
        {"html_block", "html_inline", "image", "code_block", "fence", "hr", "code_inline"}
    )
    found = PARSER.parse(text)
    for number, one in enumerate(found):
        if one.type == "heading_open" and one.tag == "h2":
            assert found[number + 1].content in OURS
        assert one.type != "heading_open" or one.tag in {"h1", "h2"}
    for one in tokens(text):
        if one.type == "link_open":
            assert one.attrs["href"].startswith(("http://", "https://"))
            assert one.markup == "autolink"


@pytest.mark.slow
def test_the_memo_of_every_example_is_sound_and_tells_every_check(models):
    for ledger in example_ledgers():
        text = memo(ledger)
        check(text)
        assert all(f"({one.id})" in text for one in ledger.checks)


def test_it_tells_verdicts_voices_promises_and_causes():
    text = memo(invented_ledger(), sides_ledger())
    check(text)
    assert "- **Contradicted:** “the 2019 river summit in Veldmark”, the report" in text
    assert "<https://rivers.example/summits/2019?a=1&b=2>" in text
    assert "javascript" not in text
    assert text.count("\n# ") + text.startswith("# ") == 2
    assert "## What was promised" in text
    assert "## What is said to bring about what" in text


@given(ledgers())
@settings(max_examples=60)
def test_no_ledger_puts_anything_of_its_own_into_it(ledger):
    check(memo(ledger))


@given(st.text(max_size=40))
@example("# a")
@example("- a")
@example("1. a")
@example("12) a")
@example("123456789. a")
@example("=====")
@example("<script>alert(1)</script>")
@example("[a](javascript:b) ![c](d)")
@example("a&amp;b www.x.example https://y.example a@b.example")
def test_escaped_text_is_a_paragraph_of_itself(words):
    line = escaped(words)
    if not line:
        return
    kinds = [one.type for one in PARSER.parse(line)]
    assert kinds == ["paragraph_open", "inline", "paragraph_close"]
    (inline,) = (one for one in PARSER.parse(line) if one.type == "inline")
    assert "".join(one.content for one in inline.children) == one_line(words)
    assert not re.search(r"(?<!\\)(?:https?:/|www\.)", line)

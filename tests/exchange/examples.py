"""What the tests of exports share: every example article and golden case, read once; odd ledgers."""

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from hearsay.exchange.format import Options, Reviewer
from hearsay.records.attribution import Attribution, Manner, SourceKind, Stance
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.text.sentences import split_sentences
from tests.golden.test_golden import CASES, document_of
from tests.odd_texts import texts

DESK = Options(reviewer=Reviewer("The Desk", "https://desk.example/check"))


@cache
def example_ledgers() -> tuple[Ledger, ...]:
    """The ledgers of the examples and of the golden cases, with the shipped model and packs."""
    from hearsay.reading import read_document

    return tuple(read_document(document_of(case)) for case in CASES)


def plain(ledger: Ledger) -> tuple[Attribution, ...]:
    """What a round trip of attributions must keep, whatever their order."""
    return tuple(
        sorted(
            (replace(one, score=round(one.score, 6)) for one in ledger.attributions),
            key=lambda one: one.id,
        )
    )


@st.composite
def visible_spans(draw, text: str, most: int) -> tuple[Span, ...]:
    """Stretches of a text without white space at their ends, apart and in order."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=2 * most)))
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        kept = text[start:end].strip()
        if kept:
            left = start + text[start:end].index(kept)
            found.append(Span(left, left + len(kept)))
    return tuple(found)


@st.composite
def odd_ledgers(draw) -> Ledger:
    """Attributions anywhere in odd texts: emoji, CRLF, combining marks, nested, overlapping."""
    text = draw(texts)
    document = Document.make(text)
    made: list[Attribution] = []
    for number in range(draw(st.integers(0, 4))):
        content = draw(visible_spans(text, 2))
        if not content:
            continue
        outer = draw(st.sampled_from([None, *(one.id for one in made)]))
        made.append(
            Attribution(
                f"a{number:07}", draw(visible_spans(text, 1)), draw(visible_spans(text, 2)), content,
                draw(st.sampled_from(Manner)), draw(st.sampled_from(Stance)),
                draw(st.sampled_from([None, "Ana Duarte", "the “Sarn” office"])),
                draw(st.sampled_from(SourceKind)), draw(st.sampled_from([None, "the Courier"])),
                outer, 0.5,
            )
        )  # fmt: skip
    sentences = split_sentences(text) if draw(st.booleans()) else ()
    return Ledger(document, sentences, attributions=tuple(made))

"""Office claims: title and name, apposition on either side, and "is"."""

from datetime import date

import pytest

from hearsay.records.claim import ClaimKind
from tests.check.worlds import read


def offices(text: str):
    return [claim for claim in read(text, date(2025, 12, 18))[0] if claim.kind is ClaimKind.OFFICE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Foreign Minister Sergei Lavrov left.", "Sergei Lavrov is the Foreign Minister."),
        ("Russia’s foreign minister, Sergei Lavrov, left.", "Sergei Lavrov is Russia’s foreign minister."),
        ("Sergei Lavrov, Russia's foreign minister, left.", "Sergei Lavrov is Russia's foreign minister."),
        ("NATO Secretary General Mark Rutte left.", "Mark Rutte is NATO Secretary General."),
        ("Former president Dmitry Medvedev left.", "Dmitry Medvedev was the president."),
        ("President Vladimir Putin of Russia left.", "Vladimir Putin is the President of Russia."),
        ("The Chief of the General Staff of the Vellish Armed Forces, General Pia Sundqvist, left.",
         "Pia Sundqvist is the Chief of the General Staff of the Vellish Armed Forces."),
        ("Mira Okon is the chair of the Harbour League.", "Mira Okon is the chair of the Harbour League."),
        ("Deputy Foreign Minister Pia Sundqvist left.", "Pia Sundqvist is the Deputy Foreign Minister."),
        ("Vellish Navy commander Pia Sundqvist left.", "Pia Sundqvist is Vellish Navy commander."),
    ],
)  # fmt: skip
def test_an_office_is_told_in_a_sentence_of_its_own(text, told):
    assert [claim.text for claim in offices(text)] == [told]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Then the former Russian President Dmitry Medvedev left.", "the former Russian President Dmitry Medvedev"),
        ("So Sergei Lavrov, Russia's foreign minister since 2004, left.", "Sergei Lavrov, Russia's foreign minister since 2004"),
    ],
)  # fmt: skip
def test_the_span_is_what_takes_the_office_for_granted(text, span):
    assert [claim.span.of(text) for claim in offices(text)] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "After meeting Xi Jinping, the Russian president, visibly tired, left.",
        "He called the Russian president, Xi Jinping, and Narendra Modi.",
        "Sergei Lavrov left for the president's office.",
        "The president left; Sergei Lavrov stayed.",
    ],
)
def test_a_name_near_a_title_is_not_always_its_holder(text):
    assert offices(text) == []


def test_times_of_the_sentence_go_with_the_claim():
    text = "In 2010, President Dmitry Medvedev signed the treaty."
    (claim,) = offices(text)
    assert (claim.parts.get("setting") or claim.span).of(text) == "2010"

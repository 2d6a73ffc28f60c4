"""Published reviews decide the same statement alone; everything else is shown and decides nothing."""

from datetime import date

import pytest

from hearsay.check.reviews import rating_says
from hearsay.check.verdict import check_claims
from hearsay.claim.extract import find_claims
from hearsay.records.attribution import Attribution, Manner, Stance
from hearsay.records.check import Check, Relation, Verdict
from hearsay.records.document import Document, Span
from hearsay.records.tags import Tags
from hearsay.reference.packs import Packs, load_packs
from hearsay.reference.reviews import claim_key
from hearsay.tag.quantities import find_quantities
from hearsay.tag.times import find_times
from hearsay.text.sentences import split_sentences
from tests.reference.worlds import pack_of

SUPPORTED, CONTRADICTED, QUALIFIED, UNDECIDED = (
    Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.QUALIFIED, Verdict.NOT_ENOUGH_EVIDENCE,
)  # fmt: skip
DAY = date(2025, 3, 14)
WORDS = "the port handled 12 million tonnes in 2024"
HEADER = "id,claim,rating,reviewer,speaker,said,source_url,source_date,confirmed\n"


def packs_with(folder, *rows: str) -> Packs:
    return load_packs([pack_of(folder, reviews=HEADER + "".join(f"{row}\n" for row in rows))])


def review(
    rating: str,
    speaker: str = "Ana Duarte",
    said: str = "2025-03-12",
    number: int = 1,
    more: str = "",
) -> str:
    return f"r{number},The port handled 12 million tonnes in 2024.,{rating},The Tide Desk,{speaker},{said},https://tide.example/{number},2025-03-15,{more}"


def checks_of(
    text: str, packs: Packs, *, speaker: str | None = "Ana Duarte", day: date | None = DAY, **about
) -> tuple[Check, ...]:
    """The checks of a text of the form "X said CONTENT."; the rest of the sentence is the content."""
    document = Document.make(text, published=day)
    times = find_times(text, day)
    tags = Tags((), times, find_quantities(text, times))
    said: tuple[Attribution, ...] = ()
    if " said " in text:
        cue = text.index(" said ") + 1
        content = Span(cue + 5, len(text) - 1)
        said = (Attribution("a1", (Span(0, cue - 1),), (Span(cue, cue + 4),), (content,), Manner.INDIRECT, speaker=speaker, **about),)  # fmt: skip
    claims = find_claims(document, split_sentences(text), said, tags)
    return check_claims(document, claims, tags, packs, day, said)


def verdicts(text: str, packs: Packs, **about) -> set[Verdict]:
    return {one.verdict for one in checks_of(text, packs, **about)}


@pytest.mark.parametrize(("rating", "verdict"), [
    ("False", CONTRADICTED), ("FALSE.", CONTRADICTED), ("Pants on Fire!", CONTRADICTED), ("Not true", CONTRADICTED),
    ("True", SUPPORTED), ("Correct", SUPPORTED),
    ("Half True", QUALIFIED), ("Mostly false", QUALIFIED), ("Misleading", QUALIFIED),
    ("Unproven", UNDECIDED), ("Contradicted by the record", UNDECIDED), ("We could not verify it", UNDECIDED),
    ("Not false", UNDECIDED), ("False headline", UNDECIDED), ("Satire", UNDECIDED),
])  # fmt: skip
def test_the_rating_decides_only_where_its_words_leave_no_doubt(tmp_path, rating, verdict):
    (check,) = checks_of(f"Ana Duarte said {WORDS}.", packs_with(tmp_path, review(rating)))
    assert check.verdict is verdict
    assert check.evidence[0].url == "https://tide.example/1"
    assert (
        f"The Tide Desk rated this, said by Ana Duarte on 12 March 2025, “{rating}”"
        in check.because
    )


@pytest.mark.parametrize("text", [
    f"Ana Duarte said that {WORDS}.",
    f"Ana Duarte said “{WORDS}”.",
    f"Ana Duarte said {WORDS}, and that the cranes would stay.",
    "Ana Duarte said the port handled 12,000,000 tonnes in 2024.",
    "Ana Duarte said a port handled 12 million tonnes in 2024.",
])  # fmt: skip
def test_the_same_statement_is_found_in_nearly_the_same_words(tmp_path, text):
    rows = [
        review("False"),
        "r2,The port handled 12000000 tonnes in 2024,False,Desk,Ana Duarte,2025-03-12,,,",
    ]
    assert CONTRADICTED in verdicts(text, packs_with(tmp_path, *rows))


@pytest.mark.parametrize("text", [
    "Ana Duarte said the port handled 12.1 million tonnes in 2024.",
    "Ana Duarte said the port handled 12 million tonnes in 2023.",
    "Ana Duarte said the port handled more than 12 million tonnes in 2024.",
    "Ana Duarte said the port never handled 12 million tonnes in 2024.",
    "Ana Duarte said the ports handled 12 million tonnes in 2024.",
    "Ana Duarte said the port of Vell handled 12 million tonnes in 2024.",
])  # fmt: skip
def test_other_words_are_another_claim(tmp_path, text):
    assert checks_of(text, packs_with(tmp_path, review("False"))) == ()


@pytest.mark.parametrize(("text", "about"), [
    (f"Bo Karlin said {WORDS}.", {"speaker": "Bo Karlin"}),
    (f"The minister said {WORDS}.", {"speaker": None}),
    (f"The Duarte family said {WORDS}.", {"speaker": "the Duarte family"}),
    (f"T{WORDS[1:]}.", {}),
    (f"Ana Duarte said {WORDS}.", {"day": date(2025, 3, 20)}),
    (f"Ana Duarte said {WORDS}.", {"day": date(2025, 3, 11)}),
    (f"Ana Duarte said {WORDS}.", {"day": date(2026, 3, 12)}),
    (f"Ana Duarte said {WORDS}.", {"day": None}),
    (f"Ana Duarte said {WORDS}.", {"stance": Stance.DENYING}),
    (f"Ana Duarte said {WORDS}, if ballast is counted.", {}),
    (f"Ana Duarte said it was false that {WORDS}.", {}),
    (f"Ana Duarte said she had never believed that {WORDS}.", {}),
    (f"Ana Duarte said rivals claim {WORDS}.", {}),
    (f"Ana Duarte said that if {WORDS}, the cranes paid.", {}),
    (f"Ana Duarte said perhaps {WORDS}.", {}),
])  # fmt: skip
def test_anything_else_is_never_decided(tmp_path, text, about):
    found = checks_of(
        text, packs_with(tmp_path, review("False"), review("True", number=2)), **about
    )
    assert {one.verdict for one in found} <= {UNDECIDED}
    for one in found:
        assert {piece.relation for piece in one.evidence} == {Relation.NEUTRAL}
        assert one.because.startswith("The same words were reviewed: ")


@pytest.mark.parametrize(("row", "reason"), [
    (review("False", speaker=""), "whether the same speaker said it"),
    (review("False", said=""), "whether it was said on the same occasion"),
    (review("False", said="2025-03"), "whether it was said on the same occasion"),
    (review("False", said="2024-03-12"), "a review of it as said around 14 March 2025"),
    (review("False", more="no"), "a rating whose number and words agree"),
    (review("False", speaker="Duarte"), "a review of it as said by Ana Duarte"),
])  # fmt: skip
def test_a_review_that_may_be_of_another_statement_is_shown_with_what_is_missing(
    tmp_path, row, reason
):
    (check,) = checks_of(f"Ana Duarte said {WORDS}.", packs_with(tmp_path, row))
    assert (check.verdict, check.missing) == (UNDECIDED, reason)


def test_words_that_move_with_the_day_are_not_decided(tmp_path):
    row = "r1,Prices fell by 5% last month,False,Desk,Ana Duarte,2025-03-12,,,"
    found = checks_of("Ana Duarte said prices fell by 5% last month.", packs_with(tmp_path, row))
    assert {one.verdict for one in found} <= {UNDECIDED}


def test_a_statement_inside_another_ones_report_is_not_decided(tmp_path):
    text = f"Ana Duarte said {WORDS}."
    packs = packs_with(tmp_path, review("False"))
    outer = Attribution(
        "a0", (), (), (Span(0, len(text) - 1),), Manner.INDIRECT, speaker="Bo Karlin"
    )
    inner = Attribution("a1", (Span(0, 10),), (Span(11, 15),), (Span(16, len(text) - 1),), Manner.INDIRECT, speaker="Ana Duarte", inside="a0")  # fmt: skip
    document = Document.make(text, published=DAY)
    times = find_times(text, DAY)
    tags = Tags((), times, find_quantities(text, times))
    claims = find_claims(document, split_sentences(text), (outer, inner), tags)
    found = check_claims(document, claims, tags, packs, DAY, (outer, inner))
    assert {one.verdict for one in found} == {UNDECIDED}


def test_reviews_that_differ_qualify(tmp_path):
    packs = packs_with(tmp_path, review("False"), review("True", number=2))
    (check,) = checks_of(f"Ana Duarte said {WORDS}.", packs)
    assert check.verdict is QUALIFIED
    assert check.because.startswith("Reviews differ: ")
    assert len(check.evidence) == 2


def test_a_typed_fact_goes_before_a_review(tmp_path):
    row = "r1,12 and 13 make 26 in all at the port,True,Desk,Ana Duarte,2025-03-12,,,"
    found = checks_of(
        "Ana Duarte said 12 and 13 make 26 in all at the port.", packs_with(tmp_path, row)
    )
    assert all(
        one.verdict is not CONTRADICTED or one.evidence[0].pack == "arithmetic" for one in found
    )


PAIRS = (
    ("Vladimir Putin", "Joe Biden"),
    ("Ana Duarte", "Bo Karlin"),
    ("NATO", "the Kremlin"),
    ("Xi Jinping", "Narendra Modi"),
)


@pytest.mark.parametrize("pair", [*PAIRS, *((b, a) for a, b in PAIRS)], ids="/".join)
@pytest.mark.parametrize("rating", ["True", "False", "Half true", "Unproven"])
def test_whoever_speaks_gets_the_same_verdict(tmp_path, pair, rating):
    one, other = pair
    packs = packs_with(tmp_path, review(rating, speaker=one))
    expected = {
        "True": SUPPORTED,
        "False": CONTRADICTED,
        "Half true": QUALIFIED,
        "Unproven": UNDECIDED,
    }
    text = f"{{}} said {WORDS}."
    assert verdicts(text.format(one), packs, speaker=one) == {expected[rating]}
    assert verdicts(text.format(other), packs, speaker=other) == {UNDECIDED}


def test_two_names_of_one_entity_are_one_speaker(tmp_path):
    packs = packs_with(tmp_path, review("False", speaker="Vladimir Putin"))
    assert packs.names.entity_of("Vladimir Vladimirovich Putin") in {
        None,
        packs.names.entity_of("Vladimir Putin"),
    }
    assert verdicts(f"Putin said {WORDS}.", packs, speaker="Putin") == {UNDECIDED}


@pytest.mark.parametrize(("text", "key"), [
    ("The port handled 12 million tonnes.", "port handled 12 million tonnes"),
    ("Says the ‘port’ handled 1,200 tonnes", "port handled 1200 tonnes"),
    ("Prices didn’t rise by −5.1%", "prices didnt rise by -5.1%"),
    ("The ferry sank.", ""),
    ("Das Brot kostet 5 €", "das brot kostet 5"),
    ("", ""),
])  # fmt: skip
def test_what_two_wordings_of_a_claim_share(text, key):
    assert claim_key(text) == key


def test_every_rating_of_the_table_is_found_as_it_is_written():
    assert rating_says("“Pants on fire!”") == "false"
    assert rating_says(" Mostly  True ") == "part"
    assert rating_says("Hardly false") is None

"""Claims: one for each thing asserted, in the right voice, readable alone."""

from datetime import date

import pytest

from hearsay.records.attribution import Attribution, Manner, Stance
from hearsay.records.claim import Claim, ClaimKind, Hedge
from hearsay.records.document import Span
from tests.check.worlds import read as read_whole

PUBLISHED = date(2025, 12, 18)


def read(text: str, attributions: tuple[Attribution, ...] = ()) -> tuple[Claim, ...]:
    return read_whole(text, PUBLISHED, attributions)[0]


def said(text: str, source: str, cue: str, *content: str, name: str = "a1", **more) -> Attribution:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    pieces = tuple(at(words) for words in content)
    return Attribution(name, (at(source),), (at(cue),), pieces, Manner.INDIRECT, **more)


def kinds(claims: tuple[Claim, ...]) -> list[str]:
    return [str(claim.kind) for claim in claims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Exports fell by 12% in the spring.", ClaimKind.STATISTIC),
        ("The region pledged to plant more trees.", ClaimKind.COMMITMENT),
        ("The flood led to a shortage of bread.", ClaimKind.CAUSE),
        ("The harbour closed because of the storm.", ClaimKind.CAUSE),
        ("Prices will rise again.", ClaimKind.FORECAST),
        ("The plan is a shameful provocation.", ClaimKind.OPINION),
        ("The council should resign.", ClaimKind.OPINION),
        ("A quorum is defined as half of the members.", ClaimKind.DEFINITION),
        ("Torrin joined the league before the war.", ClaimKind.MEMBERSHIP),
        ("The council met behind closed doors.", ClaimKind.OTHER),
    ],
)
def test_a_clause_gets_its_kind(text, kind):
    assert kinds(read(text)) == [kind]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The bridge was closed.", Hedge.CERTAIN),
        ("The bridge was probably closed.", Hedge.PROBABLE),
        ("The bridge may have been closed.", Hedge.POSSIBLE),
        ("The bridge was reportedly closed.", Hedge.REPORTED),
        ("Was the bridge closed?", Hedge.POSSIBLE),
        ("If it rained, the bridge was closed.", Hedge.POSSIBLE),
        ("They hope that the bridge is closed.", Hedge.POSSIBLE),
    ],
)
def test_a_clause_keeps_how_sure_it_is(text, hedge):
    assert {claim.hedge for claim in read(text)} == {hedge}


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The bridge was not closed.", True),
        ("No bridge was closed.", True),
        ("The bridge wasn't closed.", True),
        ("The bridge was not only closed but gone.", False),
        ("It is not true that no bridge was closed.", True),
        ("The mayor said nothing was not closed.", False),
        ("They closed the bridge, which was not new.", False),
    ],
)
def test_a_denial_is_noticed_where_it_is_the_main_one(text, negated):
    assert read(text)[0].negated is negated


def test_causes_keep_what_brought_about_what():
    text = "The harbour closed because of the storm."
    parts = read(text)[0].parts
    assert (parts.get("cause") or Span(0, 1)).of(text) == "the storm"
    assert (parts.get("effect") or Span(0, 1)).of(text) == "The harbour closed"


def test_a_commitment_keeps_its_deadline():
    text = "The region pledged to plant 500 trees by 2035."
    parts = read(text)[0].parts
    assert (parts.get("deadline") or Span(0, 1)).of(text) == "2035"


def test_coordinated_clauses_are_claims_of_their_own():
    text = "Exports fell by 12%, but the council has raised wages."
    assert [claim.span.of(text) for claim in read(text)] == [
        "Exports fell by 12%",
        "the council has raised wages",
    ]


def test_content_is_filed_under_its_source_and_the_frame_makes_no_claim():
    text = "Pia Sundqvist said on Monday that exports fell by 12%."
    who = said(text, "Pia Sundqvist", "said", "that exports fell by 12%")
    claims = read(text, (who,))
    assert [(claim.text, claim.attribution) for claim in claims] == [("Exports fell by 12%", "a1")]


def test_the_innermost_voice_is_taken():
    text = "Pia Sundqvist said that Sergei Lavrov had claimed that exports fell."
    outer = said(text, "Pia Sundqvist", "said", "that Sergei Lavrov had claimed that exports fell")
    inner = said(text, "Sergei Lavrov", "had claimed", "that exports fell", name="a2", inside="a1")
    voices = {claim.text: claim.attribution for claim in read(text, (outer, inner))}
    assert voices["Exports fell"] == "a2"


def test_a_title_in_a_source_is_the_outlets_own_voice():
    text = "Foreign Minister Sergei Lavrov said that exports fell."
    who = said(text, "Foreign Minister Sergei Lavrov", "said", "that exports fell")
    by_kind = {claim.kind: claim.attribution for claim in read(text, (who,))}
    assert by_kind[ClaimKind.OFFICE] is None


def test_a_title_in_a_content_is_the_sources():
    text = "Pia Sundqvist said that Foreign Minister Sergei Lavrov had left."
    who = said(text, "Pia Sundqvist", "said", "that Foreign Minister Sergei Lavrov had left")
    by_kind = {claim.kind: claim.attribution for claim in read(text, (who,))}
    assert by_kind[ClaimKind.OFFICE] == "a1"


def test_a_content_in_pieces_is_one_claim():
    text = "“This plan,” he argued, “is no defence at all.”"
    who = said(text, "he", "argued", "This plan", "is no defence at all")
    assert [claim.text for claim in read(text, (who,))] == ["This plan is no defence at all"]


def test_under_a_denying_voice_the_claim_is_negated():
    text = "Sergei Lavrov denied that exports had fallen."
    who = said(text, "Sergei Lavrov", "denied", "that exports had fallen", stance=Stance.DENYING)
    (claim,) = read(text, (who,))
    assert claim.negated
    assert claim.text == "It is not so that exports had fallen"


def test_words_that_lead_up_to_a_content_are_cut_where_they_stop_making_sense():
    text = "The plan remains a grim reality, one that the council claims it works to prevent."
    who = said(text, "the council", "claims", "it works to prevent")
    assert [claim.text for claim in read(text, (who,))] == [
        "The plan remains a grim reality",
        "It works to prevent",
    ]


def test_a_pronoun_is_filled_in_where_one_person_can_be_meant():
    claims = read("Pia Sundqvist opened the quay. She has run the port since May.")
    assert claims[-1].text == "Pia Sundqvist has run the port since May"


def test_a_pronoun_stays_where_two_people_can_be_meant():
    claims = read("Pia Sundqvist met Mira Okon. She has run the port since May.")
    assert claims[-1].text == "She has run the port since May"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Read more",
        "Torrin\t12\t3.5\nVell\t9\t2.1",
        "Совет провёл заседание в закрытом режиме, и никто не знает почему.",
        "!!! ??? ...",
    ],
)
def test_what_asserts_nothing_in_english_makes_no_claim(text):
    assert read(text) == ()


def test_reading_twice_gives_the_same_claims_with_ids_of_their_own():
    text = "Foreign Minister Sergei Lavrov left. Exports fell by 12%. Prices will rise."
    claims = read(text)
    assert claims == read(text)
    assert len({claim.id for claim in claims}) == len(claims) == 4


def test_claims_come_in_order_of_their_first_character():
    text = "Foreign Minister Sergei Lavrov left the NATO summit in Vilnius in July 2023."
    starts = [claim.span.start for claim in read(text)]
    assert starts == sorted(starts)

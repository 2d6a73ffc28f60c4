"""Stances of cues, each marked by brackets in its sentence; braces mark the content."""

import re

import pytest

from hearsay.attribute.stance import find_stance
from hearsay.records.attribution import Stance
from hearsay.records.document import Span


def marked(sentence: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The sentence without its marks, the cue in [brackets], the content in {braces}."""
    text, cue, content, start = "", [], [], 0
    for piece in re.split(r"([\[\]{}])", sentence):
        if piece in {"[", "{"}:
            start = len(text)
        elif piece in {"]", "}"}:
            (cue if piece == "]" else content).append(Span(start, len(text)))
        else:
            text += piece
    return text, tuple(cue), tuple(content)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The mayor [said] {the bridge is safe}.", Stance.NEUTRAL),
        ("She [granted] {that the roof leaks}.", Stance.CONCEDING),
        ("The saint [granted] {the wish of the sailors}.", Stance.NEUTRAL),
        ("The cook [hit back at claims] {that the soup was cold}.", Stance.DENYING),
        ("The guild [would have] buyers [believe] {that wool is scarce}.", Stance.DISTANCING),
        ("He [let slip] {that the gate was open}.", Stance.CONCEDING),
        ("The firm [claims] {its paint is harmless}.", Stance.DISTANCING),
        ("Neighbours [have alleged] that {the dog was poisoned}.", Stance.DISTANCING),
        ("He falsely [said] {the vote was cancelled}.", Stance.DISTANCING),
        ("She [claimed], without evidence, {that ballots were burnt}.", Stance.DISTANCING),
        ("The tax is [framed as] {a service fee}.", Stance.DISTANCING),
        ("The coach [denied] {that he had shouted}.", Stance.DENYING),
        ("The bank [dismissed the notion that] {it was short of cash}.", Stance.DENYING),
        ("Officials [rejected claims that] {the well is dry}.", Stance.DENYING),
        ("The ministry [rebuffed] {the report of a leak}.", Stance.DENYING),
        ("She [refuted] {the idea of a deal}.", Stance.DENYING),
        ("He [pushed back on] {the suggestion of a rift}.", Stance.DENYING),
        ("[It is not true that] {the school will close}, she said.", Stance.DENYING),
        ("The club [admitted] {it had overpaid}.", Stance.CONCEDING),
        ("Engineers [have acknowledged] {a crack in the dam}.", Stance.CONCEDING),
        ("The union [conceded that] {fewer members voted}.", Stance.CONCEDING),
        ("Police [confirmed] {the arrest}.", Stance.ENDORSING),
        ("She [pointed out] that {rents had doubled}.", Stance.ENDORSING),
        ("Both sides [agreed] {that the count was fair}.", Stance.ENDORSING),
        ("Both sides [agreed] {to count again}.", Stance.NEUTRAL),
        ("The spokesman did not [deny] {the meeting}.", Stance.NEUTRAL),
        ("The spokesman [did not deny] {the meeting}.", Stance.NEUTRAL),
        ("The airline [didn’t deny] {the delay}.", Stance.NEUTRAL),
        ("Police [refused to confirm] {the arrest}.", Stance.NEUTRAL),
        ("The museum [has never admitted] {the theft}.", Stance.NEUTRAL),
        ("He [repeated the claim that] {wolves had returned}.", Stance.DISTANCING),
        ("The village's [denial that] {it sold the land} surprised many.", Stance.DENYING),
        ("The audit [found] {that the till was short}.", Stance.NEUTRAL),
        ("The porter [insisted] {that the gate was shut}.", Stance.NEUTRAL),
        ("She [noted] {that rents had doubled}.", Stance.ENDORSING),
        ("She [noted] {“rain, no visitors”}.", Stance.NEUTRAL),
        ("The clan [claimed] {responsibility for the raid}.", Stance.NEUTRAL),
        ("The driver [has pleaded] {not guilty}.", Stance.DENYING),
        ("The coach [ruled] {that out}.", Stance.DENYING),
        ("The guild [never accepted] {that the tax was due}.", Stance.DENYING),
        ("I [have no doubt] {that it was him}.", Stance.NEUTRAL),
        ("The bank [called] {the allegation “absurd”}.", Stance.DENYING),
        ("The bank [called] {the weather “absurd”}.", Stance.NEUTRAL),
        ("The abbey [described] {the photographs as fabricated}.", Stance.DENYING),
        ("The clerk [says] {that is false}.", Stance.DENYING),
        ("The clerk [says] {the alarm was false}.", Stance.NEUTRAL),
        ("[According to] the council, {the road will open}.", Stance.NEUTRAL),
    ],
)
def test_a_cue_shows_its_stance(sentence: str, stance: Stance) -> None:
    assert find_stance(*marked(sentence)) is stance


def test_an_attribution_without_a_cue_is_neutral() -> None:
    assert find_stance("“No.”", (), (Span(0, 5),)) is Stance.NEUTRAL


def test_a_denial_earlier_in_the_text_does_not_colour_a_later_cue() -> None:
    text, cue, content = marked("She denied it. The clerk [said] {the file was gone}.")
    assert find_stance(text, cue, content) is Stance.NEUTRAL

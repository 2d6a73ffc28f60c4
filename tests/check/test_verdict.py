"""Short texts and the verdicts they must get, controls that nobody may accuse, names swapped."""

from datetime import date
from pathlib import Path

import pytest

from hearsay.records.check import Verdict
from tests.check import worlds
from tests.check.ports import NAMES, cases, checks_of, swap
from tests.check.worlds import read

CASES = cases("verdict")
PEOPLE = {
    "Jens Stoltenberg": "Mira Okon", "Mark Rutte": "Pia Sundqvist", "Sergei Shoigu": "Greg Abbott",
    "Sergei Lavrov": "Xi Jinping", "Vladimir Putin": "Narendra Modi", "Joe Biden": "Georg Georgiev",
    "Dmitry Medvedev": "Alexander Lukashenko",
}  # fmt: skip
PLACES = {"Warsaw": "Vell", "Riga": "Torrin", "Madrid": "Kazan", "Vilnius": "Minsk", "Oslo": "Rome"}
SWAPS = PEOPLE | PLACES
TEXTS = sorted({row[-1] for name in ("accusation", "finding") for row in cases(name)})
LEAGUE = [row for row in cases("finding") if "Harbour League chair" in row[-1]] + [
    ["", "2023-03-01", "", text]
    for text in (
        "The Harbour League's chair, Tomas Brandt, said on Monday that piers must rise.",
        "Former Harbour League chair Mira Okon said on Monday that piers must rise.",
        "Former Harbour League chair Tomas Brandt said on Monday that piers must rise.",
        "Mira Okon is no longer chair of the Harbour League.",
        "In 2020, Harbour League chair Mira Okon signed the pact.",
        "Tomas Brandt is the chair of the Harbour League.",
        "Mira Okon is the chair of the Harbour League.",
        "In the novel, Harbour League chair Mira Okon drowns.",
    )
]


@pytest.mark.parametrize(("about", "published", "verdicts", "text"), CASES)
def test_each_text_gets_its_verdicts(about, published, verdicts, text):
    _, checks = read(text, date.fromisoformat(published))
    found = "+".join(sorted(check.verdict for check in checks)) or "none"
    assert found == verdicts, [check.because for check in checks]


def test_a_third_of_the_texts_are_controls():
    controls = [case for case in CASES if case[2] in {"none", "not_enough_evidence"}]
    assert len(controls) * 3 >= len(CASES) >= 60


@pytest.mark.parametrize(("about", "published", "text"), cases("accusation"))
def test_nothing_is_contradicted(about, published, text):
    _, checks = read(text, date.fromisoformat(published))
    accused = [check.because for check in checks if check.verdict is Verdict.CONTRADICTED]
    assert accused == []


@pytest.mark.parametrize(("about", "published", "verdict", "text"), cases("finding"))
def test_what_the_record_tells_is_found(about, published, verdict, text):
    _, checks = read(text.replace("\\n", "\n"), date.fromisoformat(published))
    assert verdict in {check.verdict for check in checks}
    accused = [check.because for check in checks if check.verdict is Verdict.CONTRADICTED]
    assert len(accused) == (verdict == "contradicted"), accused


def test_there_are_enough_of_both():
    assert len(cases("accusation")) >= 100
    assert len(cases("finding")) >= 35


@pytest.mark.parametrize("text", TEXTS)
def test_claims_are_the_same_whoever_is_named(text):
    published = date(2025, 12, 18)
    text = text.replace("\\n", "\n")
    claims = worlds.read(text, published)[0]
    others = worlds.read(swap(text, SWAPS), published)[0]
    assert [swap(claim.text, SWAPS) for claim in claims] == [claim.text for claim in others]
    told = [(claim.kind, claim.negated, claim.hedge) for claim in claims]
    assert told == [(claim.kind, claim.negated, claim.hedge) for claim in others]


@pytest.fixture
def mirrored(tmp_path: Path, monkeypatch):
    """The invented pack with its two people in each other's place."""
    folder = worlds.invented_pack(tmp_path)
    table = folder / "offices.csv"
    people = {"Mira Okon": "Tomas Brandt", "Tomas Brandt": "Mira Okon"}
    table.write_text(swap(table.read_text("utf-8"), people), "utf-8")
    packs = worlds.load_packs([folder])
    monkeypatch.setattr(worlds, "packs", lambda: packs)
    return people


@pytest.mark.parametrize(("published", "text"), [(row[1], row[-1]) for row in LEAGUE])
def test_verdicts_are_the_same_where_the_record_is_swapped_too(published, text, request):
    day = date.fromisoformat(published)
    before = [str(check.verdict) for check in worlds.read(text, day)[1]]
    people = request.getfixturevalue("mirrored")
    after = [str(check.verdict) for check in worlds.read(swap(text, people), day)[1]]
    assert before == after


# An invented league of ports: members, figures, promises.
PORTS = [row for name in ("member", "figure", "promise") for row in cases(name)]


@pytest.mark.parametrize(("about", "published", "wanted", "text"), PORTS)
def test_each_text_about_the_league_gets_its_verdicts(about, published, wanted, text, league):
    checks = checks_of(text, league, date.fromisoformat(published))
    found = "+".join(sorted(check.verdict for check in checks)) or "none"
    assert found == wanted, [check.because for check in checks]


@pytest.mark.parametrize(("about", "published", "wanted", "text"), PORTS)
def test_names_swapped_in_text_and_record_change_nothing(
    about, published, wanted, text, league, swapped_league
):
    day = date.fromisoformat(published)
    before = [str(check.verdict) for check in checks_of(text, league, day)]
    after = [str(check.verdict) for check in checks_of(swap(text, NAMES), swapped_league, day)]
    assert before == after

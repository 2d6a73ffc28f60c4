"""Names swapped, treatment the same: who is named decides nothing but what the record says."""

from datetime import date
from pathlib import Path

import pytest

from tests.check import worlds
from tests.check.test_accusations import rows

PEOPLE = {
    "Jens Stoltenberg": "Mira Okon", "Mark Rutte": "Pia Sundqvist", "Sergei Shoigu": "Greg Abbott",
    "Sergei Lavrov": "Xi Jinping", "Vladimir Putin": "Narendra Modi", "Joe Biden": "Georg Georgiev",
    "Dmitry Medvedev": "Alexander Lukashenko",
}  # fmt: skip
PLACES = {"Warsaw": "Vell", "Riga": "Torrin", "Madrid": "Kazan", "Vilnius": "Minsk", "Oslo": "Rome"}
SWAPS = PEOPLE | PLACES
BOTH = SWAPS | {other: name for name, other in SWAPS.items()}
TEXTS = sorted(
    {row[-1] for name in ("accusation_cases.tsv", "finding_cases.tsv") for row in rows(name)}
)
LEAGUE = [row for row in rows("finding_cases.tsv") if "Harbour League chair" in row[-1]] + [
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


def swapped(text: str, names: dict[str, str]) -> str:
    """The text with each name in place of its partner, whichever stands there."""
    out, place = [], 0
    while place < len(text):
        found = next((name for name in names if text.startswith(name, place)), None)
        out.append(names[found] if found else text[place])
        place += len(found) if found else 1
    return "".join(out)


@pytest.mark.parametrize("text", TEXTS)
def test_claims_are_the_same_whoever_is_named(text):
    published = date(2025, 12, 18)
    text = text.replace("\\n", "\n")
    claims = worlds.read(text, published)[0]
    others = worlds.read(swapped(text, BOTH), published)[0]
    assert [swapped(claim.text, BOTH) for claim in claims] == [claim.text for claim in others]
    told = [(claim.kind, claim.negated, claim.hedge) for claim in claims]
    assert told == [(claim.kind, claim.negated, claim.hedge) for claim in others]


@pytest.fixture
def mirrored(tmp_path: Path, monkeypatch):
    """The invented pack with its two people in each other's place."""
    folder = worlds.invented_pack(tmp_path)
    table = folder / "offices.csv"
    people = {"Mira Okon": "Tomas Brandt", "Tomas Brandt": "Mira Okon"}
    table.write_text(swapped(table.read_text("utf-8"), people), "utf-8")
    packs = worlds.load_packs([folder])
    monkeypatch.setattr(worlds, "packs", lambda: packs)
    return people


@pytest.mark.parametrize(("published", "text"), [(row[1], row[-1]) for row in LEAGUE])
def test_verdicts_are_the_same_where_the_record_is_swapped_too(published, text, request):
    day = date.fromisoformat(published)
    before = [str(check.verdict) for check in worlds.read(text, day)[1]]
    people = request.getfixturevalue("mirrored")
    after = [str(check.verdict) for check in worlds.read(swapped(text, people), day)[1]]
    assert before == after

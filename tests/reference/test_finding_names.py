"""Events and measures by their names in a text."""

import pytest

from hearsay.reference.finding_names import find_events, find_measures
from hearsay.reference.packs import load_packs
from tests.reference.worlds import pack_of


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    folder = pack_of(
        tmp_path_factory.mktemp("names"),
        entities="id,kind,name,aliases\nm,measure,catch of cod,cod landings\nn,measure,catch,\n",
        events="id,kind,name,first,aliases\n"
        "a,flood,Great Flood of Vell,2016,Vell flood;the 2016 flood\n"
        "b,fair,Vell Fair,2019,\nc,fair,Vell Fair,2021,\nd,storm,Anna,2020,anna\n",
    )
    return load_packs([folder])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("After the Great Flood of Vell, nothing was left.", ["the Great Flood of Vell: a"]),
        ("The Vell Flood and the Vell Fair", ["The Vell Flood: a", "the Vell Fair: bc"]),
        ("Storm Anna came; anna is a name.", ["Anna: d"]),
        ("No flood was seen in Vell.", []),
        ("", []),
    ],
)
def test_events_are_found_by_their_longest_name(packs, text, found):
    told = [
        f"{one.span.of(text)}: {''.join(event.fact.record for event in one.what)}"
        for one in find_events(text, packs.facts)
    ]
    assert told == found


def test_measures_are_found_by_their_longest_name(packs):
    text = "The catch of cod fell, cod landings rose, and the catch stayed."
    told = [(one.span.of(text), one.what) for one in find_measures(text, packs.names)]
    assert told == [("The catch of cod", "m"), ("cod landings", "m"), ("the catch", "n")]


def test_the_events_of_the_shipped_packs_are_found():
    text = "Since the annexation of Crimea and the Maidan revolution, and after 9/11 and Brexit …"
    told = [one.span.of(text) for one in find_events(text, load_packs().facts)]
    assert told == ["the annexation of Crimea", "the Maidan revolution", "9/11", "Brexit"]

"""The causal map: wordings merged with a reason, signs, loops, and files for other tools."""

import csv
import io
from itertools import pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from hearsay.claim.extract import find_claims
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Tags
from hearsay.report.causal_drawing import draw_groups, render_svg
from hearsay.report.causal_map import CausalMap, find_map
from hearsay.report.concepts import merge_phrases, read_phrases
from hearsay.report.graph_files import render_fcm, render_graphml
from hearsay.report.loops import find_loops
from hearsay.text.sentences import split_sentences


def ledger_of(text: str) -> Ledger:
    document, sentences = Document.make(text), split_sentences(text)
    return Ledger(document, sentences, claims=find_claims(document, sentences, (), Tags()))


def map_of(*texts: str) -> CausalMap:
    return find_map(ledger_of(text) for text in texts)


def links(found: CausalMap) -> list[tuple[str, int, str]]:
    return [(found.label(one.cause), one.sign, found.label(one.effect)) for one in found.links]


SPIRAL = "Higher prices led to higher wages. Rising wages caused a rise in prices."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("higher fuel prices", "the rise in fuel prices"),
        ("defence spending", "defense expenditure"),
        ("the expansion of NATO", "NATO’s enlargement"),
        ("NATO’s expansion", "the expansion of NATO’s military footprint"),
        ("a shortage", "the shortage"),
    ],
)
def test_wordings_of_one_thing_are_one_concept_and_the_reason_is_shown(one, other):
    concepts, number_of = merge_phrases([*read_phrases(one), *read_phrases(other)])
    assert number_of[one] == number_of[other]
    assert concepts[0].because


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fuel prices", "food prices"),
        ("prices", "wages"),
        ("the army", "the army of Orvik’s rival"),
    ],
)
def test_different_things_stay_apart(one, other):
    _, number_of = merge_phrases([*read_phrases(one), *read_phrases(other)])
    assert number_of[one] != number_of[other]


def test_a_list_names_a_concept_each():
    assert [one.label for one in read_phrases("economic stability and social cohesion")] == [
        "economic stability",
        "social cohesion",
    ]


def test_less_of_the_cause_and_less_of_the_effect_is_more_with_more():
    assert links(map_of("Falling demand led to lower prices.")) == [("demand", 1, "prices")]
    assert links(map_of("Falling supply led to higher prices.")) == [("supply", -1, "prices")]
    assert links(map_of("The wall prevented a flood.")) == [("wall", -1, "flood")]


def test_a_spiral_reinforces_itself():
    found = map_of(SPIRAL)
    assert [(one.name, one.is_reinforcing) for one in found.loops] == [("R1", True)]
    assert found.loop_words(found.loops[0]) == "reinforcing: prices → wages → prices"


def test_what_checks_itself_is_balancing():
    (loop,) = find_loops({(0, 1): 1, (1, 0): -1})
    assert (loop.name, loop.is_reinforcing) == ("B1", False)


def test_what_is_denied_is_shown_and_makes_no_loop():
    found = map_of(
        "Higher prices led to higher wages. Rising wages did not cause a rise in prices."
    )
    assert found.loops == ()
    assert [one.is_held for one in found.links] == [True, False]


def test_documents_share_a_map_and_their_sources_are_counted():
    found = map_of("The frost led to losses.", "The frost led to losses, again.")
    assert len(found.links) == 1
    assert len(found.links[0].tellings) == 2


def test_networkx_reads_the_graph():
    text = "".join(render_graphml([ledger_of(SPIRAL)]))
    graph = nx.parse_graphml(text)
    assert {data["label"] for _, data in graph.nodes(data=True)} == {"prices", "wages"}
    (edge, _) = graph.edges(data=True)
    assert edge[2]["sign"] == 1
    assert list(nx.simple_cycles(graph))


def test_the_graph_is_sound_xml_whatever_the_text_holds():
    text = "The <b>tax</b> & \x0b“levy” led to \x07riots."
    ET.fromstring("".join(render_graphml([ledger_of(text)])))  # noqa: S314  # our own


def test_the_matrix_is_square_signed_and_safe_to_open():
    text = "The wall prevented floods. The tax may have caused riots. =Rain led to mud."
    rows = list(csv.reader(io.StringIO("".join(render_fcm([ledger_of(text)])))))
    assert all(len(row) == len(rows) for row in rows)
    cells = {
        (row[0], name): value
        for row in rows[1:]
        for name, value in zip(rows[0][1:], row[1:], strict=True)
    }
    assert cells["wall", "floods"] == "-1"
    assert cells["tax", "riots"] == "0.5"
    assert not any(row[0].startswith("=") for row in rows)


def test_a_picture_tells_in_words_what_it_shows():
    (picture,) = draw_groups(map_of(SPIRAL))
    assert "<title" in picture
    assert "prices → more: wages" in picture
    assert 'role="img"' in picture


def test_the_svg_file_stands_alone():
    text = "".join(render_svg([ledger_of(SPIRAL)]))
    root = ET.fromstring(text)  # noqa: S314  # our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "href" not in text
    assert ET.fromstring("".join(render_svg([ledger_of("Nothing.")]))) is not None  # noqa: S314


def test_boxes_do_not_overlap():
    (picture, *_) = draw_groups(
        map_of("Frost led to losses. Losses led to debts. Frost led to debts.")
    )
    root = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{picture}</svg>')  # noqa: S314
    boxes = sorted(
        (int(one.get("y")), int(one.get("height")))
        for one in root.iter()
        if one.get("class") == "box"
    )
    assert len(boxes) == 3
    for (top, height), (below, _) in pairwise(boxes):
        assert top + height < below

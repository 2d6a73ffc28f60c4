"""Graphs: networkx reads speakers, claims and causes, and the matrix of causes."""

import io

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings

from hearsay.exchange.format import Options
from hearsay.exchange.statement_graph import write_fcm, write_graphml
from hearsay.records.ledger import Ledger
from hearsay.report.causal_map import find_map
from tests.exchange.examples import example_ledgers
from tests.invented import invented_ledger
from tests.invented_sides import sides_ledger
from tests.strategies import ledgers


def graph(*given: Ledger) -> nx.MultiDiGraph:
    (file,) = write_graphml(given, Options())
    return nx.read_graphml(io.BytesIO(file.data), force_multigraph=True)


def of_kind(found, kind: str) -> dict:
    return {name: data for name, data in found.nodes(data=True) if data["kind"] == kind}


def check(found, *given: Ledger) -> None:
    claims = of_kind(found, "claim")
    assert len(claims) == sum(len(one.claims) for one in given)
    for name in claims:  # everybody's claim has one who says it
        (said,) = [data for _, _, data in found.in_edges(name, data=True)]
        assert said["kind"] == "says"
    links = [data for _, _, data in found.edges(data=True) if data["kind"] == "causes"]
    assert len(links) == len(find_map(given).links)
    assert len(of_kind(found, "concept")) == len(find_map(given).concepts)


@pytest.mark.slow
def test_networkx_reads_all_examples_together(models):
    found = graph(*example_ledgers())
    check(found, *example_ledgers())
    assert any(
        data["verdict"] == "contradicted"
        for data in of_kind(found, "claim").values()
        if "verdict" in data
    )


def test_speakers_say_claims_with_stance_and_verdict():
    found = graph(invented_ledger())
    okell = next(
        name for name, data in of_kind(found, "speaker").items() if data["label"] == "Tomas Okell"
    )
    (edge,) = found.out_edges(okell, data=True)
    assert edge[2]["stance"] == "denying"
    assert found.nodes[edge[1]]["exact_words"] == "his party had blocked the repairs in 2019"


def test_a_name_is_one_speaker_in_all_documents():
    found = graph(invented_ledger(), invented_ledger(title="Second"))
    names = [data["label"] for data in of_kind(found, "speaker").values()]
    assert len(names) == len(set(names))


def test_causes_are_edges_with_sign_and_weight():
    found = graph(sides_ledger())
    causes = [data for _, _, data in found.edges(data=True) if data["kind"] == "causes"]
    assert causes
    assert {type(one["sign"]) for one in causes} == {int}
    assert {type(one["weight"]) for one in causes} == {float}


@given(ledgers())
@settings(max_examples=60)
def test_any_ledger_is_a_graph(ledger):
    check(graph(ledger), ledger)


def test_the_matrix_of_causes_is_the_map():
    (file,) = write_fcm([sides_ledger()], Options())
    matrix = pd.read_csv(io.BytesIO(file.data), index_col=0)
    assert list(matrix.index) == list(matrix.columns)
    found = nx.from_pandas_adjacency(matrix, create_using=nx.DiGraph)
    held = {(link.cause, link.effect) for link in find_map([sides_ledger()]).links if link.weight}
    assert found.number_of_edges() == len(held)
    assert matrix.abs().max().max() <= 1


@pytest.mark.slow
def test_the_matrix_of_all_examples_is_square(models):
    (file,) = write_fcm(example_ledgers(), Options())
    matrix = pd.read_csv(io.BytesIO(file.data), index_col=0)
    assert matrix.shape[0] == matrix.shape[1] == len(find_map(example_ledgers()).concepts)

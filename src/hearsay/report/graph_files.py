"""A causal map as files for other tools: GraphML, and the matrix of a fuzzy cognitive map."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from hearsay.records.ledger import Ledger
from hearsay.report.causal_map import CausalMap, MapLink, find_map
from hearsay.report.concepts import Concept
from hearsay.report.csv_lines import disarmed

KEYS = (
    ("label", "node", "string"), ("wordings", "node", "string"), ("because", "node", "string"),
    ("loops", "node", "string"), ("sign", "edge", "int"), ("weight", "edge", "double"),
    ("held", "edge", "boolean"), ("who", "edge", "string"), ("stance", "edge", "string"),
    ("sources", "edge", "int"), ("claims", "edge", "string"), ("words", "edge", "string"),
)  # fmt: skip
_BAD = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # not allowed in XML
_UNKNOWN = "\ufffd"  # stands for a character that XML cannot hold
_BETWEEN = " | "


def render_graphml(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """One directed graph of all ledgers, with who says what on its links."""
    found = find_map(ledgers)
    nodes = ((f"n{one.number}", concept_data(found, one)) for one in found.concepts)
    edges = ((f"n{one.cause}", f"n{one.effect}", link_data(one)) for one in found.links)
    yield from graphml("causes", KEYS, nodes, edges)


def graphml(
    name: str,
    keys: Iterable[tuple[str, str, str]],
    nodes: Iterable[tuple[str, Mapping[str, str]]],
    edges: Iterable[tuple[str, str, Mapping[str, str]]],
) -> Iterator[str]:
    """A directed graph: keys as (name, what they are on, type), nodes and edges with their data."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for key, on, kind in keys:
        yield f'  <key id="{key}" for="{on}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield f'  <graph id="{name}" edgedefault="directed">\n'
    for node, data in nodes:
        yield f'    <node id="{node}">{_data(data)}</node>\n'
    for number, (source, target, data) in enumerate(edges):
        ends = f'source="{source}" target="{target}"'
        yield f'    <edge id="e{number}" {ends}>{_data(data)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def concept_data(found: CausalMap, concept: Concept) -> dict[str, str]:
    """What GraphML tells of a concept."""
    loops = [one.name for one in found.loops if concept.number in one.concepts]
    return {
        "label": concept.label,
        "wordings": _BETWEEN.join(concept.wordings),
        "because": concept.because,
        "loops": " ".join(loops),
    }


def link_data(link: MapLink) -> dict[str, str]:
    """What GraphML tells of a link."""
    return {
        "sign": str(link.sign),
        "weight": f"{link.weight:g}",
        "held": str(link.is_held).lower(),
        "who": _BETWEEN.join(link.who),
        "stance": _BETWEEN.join(dict.fromkeys(one.stance.value for one in link.tellings)),
        "sources": str(len(link.who)),
        "claims": " ".join(f"{one.document}/{one.claim}" for one in link.tellings),
        "words": _BETWEEN.join(one.exact for one in link.tellings),
    }


def _data(data: Mapping[str, str]) -> str:
    return "".join(
        f"<data key={quoteattr(name)}>{escape(_BAD.sub(_UNKNOWN, value))}</data>"
        for name, value in data.items()
        if value
    )


def render_fcm(ledgers: Iterable[Ledger]) -> Iterator[str]:
    """A square matrix as CSV: the row brings about the column, weights between -1 and 1.

    1 where somebody asserts it, 0.5 where it is hedged or intended, below 0 where it is said to
    be less for it, 0 where nobody holds it; two signs between the same two concepts cancel out.
    """
    found = find_map(ledgers)
    cells: dict[tuple[int, int], float] = {}
    for link in found.links:
        key = link.cause, link.effect
        cells[key] = cells.get(key, 0.0) + link.weight
    yield _line(["", *(one.label for one in found.concepts)])
    for one in found.concepts:
        row = [f"{cells.get((one.number, other.number), 0):g}" for other in found.concepts]
        yield _line([one.label, *row])


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    named = [cells[0], *cells[1:]]
    csv.writer(line, lineterminator="\n").writerow(
        cell if _is_number(cell) else disarmed(cell) for cell in named
    )
    return line.getvalue()


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", cell) is not None

"""Who says what, what the record says of it and what brings about what, as one GraphML graph.

Nodes are speakers, claims and the concepts of the causal map; edges go from a speaker to a claim,
and from a cause to its effect. The attribute ``kind`` tells them apart.
"""

from collections.abc import Iterable, Iterator, Sequence

from hearsay.exchange.format import File, Options
from hearsay.records.attribution import Attribution
from hearsay.records.check import Check
from hearsay.records.claim import Claim
from hearsay.records.ledger import Ledger
from hearsay.report.causal_map import find_map
from hearsay.report.graph_files import KEYS, concept_data, graphml, link_data, render_fcm
from hearsay.report.layout import shown_checks, title_of
from hearsay.report.visible import one_line
from hearsay.report.voices import Voice, find_voices, voice_by_attribution

_KEYS = (
    ("kind", "all", "string"), ("source_kind", "node", "string"), ("claim_kind", "node", "string"),
    ("exact_words", "node", "string"), ("verdict", "node", "string"),
    ("claim", "node", "string"), ("document", "node", "string"), ("title", "node", "string"),
    ("published", "node", "string"), ("manner", "edge", "string"),
    ("attribution", "edge", "string"), *KEYS,
)  # fmt: skip
_Node = tuple[str, dict[str, str]]
_Edge = tuple[str, str, dict[str, str]]


def write_graphml(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """One graph of all ledgers; a name that speaks in several of them is one node."""
    speakers, said = _statements(ledgers)
    found = find_map(ledgers)
    concepts = [
        (f"n{one.number}", {"kind": "concept", **concept_data(found, one)})
        for one in found.concepts
    ]
    links = [
        (f"n{one.cause}", f"n{one.effect}", {"kind": "causes", **link_data(one)})
        for one in found.links
    ]
    drawn = graphml("statements", _KEYS, [*speakers, *concepts], [*said, *links])
    yield File("statements.graphml", "".join(drawn).encode("utf-8", "replace"))


def write_fcm(ledgers: Sequence[Ledger], _options: Options) -> Iterator[File]:
    """The matrix of a fuzzy cognitive map of all causes."""
    yield File("causes.csv", "".join(render_fcm(ledgers)).encode("utf-8", "replace"))


def _statements(ledgers: Iterable[Ledger]) -> tuple[list[_Node], list[_Edge]]:
    """Speakers and claims as nodes, and who says which of them as edges."""
    speakers: dict[tuple[str, str], _Node] = {}
    claims: list[_Node] = []
    edges: list[_Edge] = []
    for ledger in ledgers:
        voices = find_voices(ledger)
        voice_of = voice_by_attribution(voices)
        attributions = {one.id: one for one in ledger.attributions}
        checks = shown_checks(ledger)
        for claim in sorted(ledger.claims, key=lambda one: (one.span, one.id)):
            said = attributions.get(claim.attribution or "")
            voice = voice_of[said.id] if said else voices[0]
            speaker = speakers.setdefault(
                _speaker_key(ledger, voice), _speaker(ledger, voice, len(speakers))
            )
            name = f"c{len(claims)}"
            claims.append((name, _claim_data(ledger, claim, checks.get(claim.id))))
            edges.append((speaker[0], name, _said_data(said)))
    return [*speakers.values(), *claims], edges


def _speaker_key(ledger: Ledger, voice: Voice) -> tuple[str, str]:
    """A name is one speaker in all documents; who is not named is one in each."""
    named = ledger.document.outlet if voice.is_own else voice.name if voice.is_known else None
    return ("own" if voice.is_own else "said", named or f"{ledger.document.id} {voice.mark}")


def _speaker(ledger: Ledger, voice: Voice, number: int) -> _Node:
    outlet = one_line(ledger.document.outlet or "")
    label = outlet or "own voice" if voice.is_own else one_line(voice.name)
    kind = "outlet" if voice.is_own else "speaker"
    return f"s{number}", {"kind": kind, "label": label, "source_kind": voice.kind.value}


def _claim_data(ledger: Ledger, claim: Claim, check: Check | None) -> dict[str, str]:
    document = ledger.document
    return {
        "kind": "claim",
        "label": one_line(claim.text),
        "claim_kind": claim.kind.value,
        "exact_words": one_line(claim.span.of(document.text)),
        "verdict": check.verdict.value if check else "",
        "because": one_line(check.because) if check else "",
        "claim": one_line(claim.id),
        "document": one_line(document.id),
        "title": one_line(title_of(ledger)),
        "published": document.published.isoformat() if document.published else "",
    }


def _said_data(said: Attribution | None) -> dict[str, str]:
    if said is None:
        return {"kind": "says"}
    told = {"manner": said.manner.value, "stance": said.stance.value}
    return {"kind": "says", **told, "attribution": one_line(said.id)}

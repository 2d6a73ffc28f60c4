"""The pages of docs/formats show what is really written: each example is made anew and compared.

``pytest tests/test_format_pages.py --rewrite-golden`` writes them; the diff is the review.
"""

import json
import re
from pathlib import Path

import pytest

from hearsay.exchange.exports import FORMATS, export, export_one
from hearsay.exchange.format import Options, Reviewer
from hearsay.records.claim import CausalLink, Claim, ClaimKind, ClaimParts, Polarity
from hearsay.records.document import Document, Span
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json
from hearsay.report.dictionary import dictionary

FOLDER = Path(__file__).parents[1] / "docs/formats"
BLOCK = re.compile(r"<!-- example: (.+?) -->\n(.*?)<!-- end -->", re.DOTALL)
DESK = Options(reviewer=Reviewer("The Port Desk", "https://desk.example/tonnes"))
PAGES = sorted(path for path in FOLDER.glob("*.md") if "<!-- example:" in path.read_text("utf-8"))


def example() -> Ledger:
    """The ledger that docs/formats/ledger.md shows."""
    page = (FOLDER / "ledger.md").read_text(encoding="utf-8")
    return from_json(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1].encode())


def causes() -> Ledger:
    text = "The strike delayed the ferries. The delays of the ferries raised prices."

    def claim(number: int, cause: str, signal: str, effect: str) -> Claim:
        roles = [
            (role, words)
            for role, words in (("cause", cause), ("signal", signal), ("effect", effect))
        ]
        places = tuple(
            (role, Span(text.index(words), text.index(words) + len(words))) for role, words in roles
        )
        span = Span(places[0][1].start, places[-1][1].end)
        parts = ClaimParts(places)
        return Claim(
            f"c{number}",
            span,
            span.of(text),
            ClaimKind.CAUSE,
            parts=parts,
            link=CausalLink(Polarity.MORE),
        )

    first = claim(1, "The strike", "delayed", "the ferries")
    return Ledger(Document.make(text), claims=(first, claim(2, "the ferries", "raised", "prices")))


def fenced(words: str, kind: str = "") -> str:
    return f"```{kind}\n{words.rstrip()}\n```\n"


def drawn(name: str) -> str:
    """The example of this name, as the page has it."""
    kind, _, part = name.partition(" ")
    if kind == "dictionary":
        return "".join(_table(one) for one in dictionary())
    if kind == "parquet":
        return fenced(_schema(part))
    ledger = causes() if kind == "fcm" else example()
    given = Options(tables=(part,)) if kind == "csv" else DESK
    if kind == "brat":
        (found,) = (one for one in export([ledger], kind, given) if one.name.endswith(".ann"))
    else:
        found = export_one([ledger], kind, given)
    words = found.data.decode().replace("\r\n", "\n")
    if kind == "webanno":
        words = json.dumps(json.loads(words)["first"]["items"][1], indent=2, ensure_ascii=False)
    if kind == "html":
        words = re.sub(r"sha256-[^&]+", "sha256-…", words)  # the style may change
        words = (
            f"{re.sub(r'<style>.*?</style>', '<style>…</style>', words, flags=re.DOTALL)[:600]}…"
        )
    return fenced(words, {"webanno": "json", "claimreview": "json", "graphml": "xml"}.get(kind, ""))


def _table(name: str) -> str:
    rows = [f"## `{name}`\n\n", "| column | type | filled | meaning |\n| --- | --- | --- | --- |\n"]
    for one in dictionary()[name]:
        filled = "yes" if one.is_filled else ""
        rows.append(f"| `{one.name}` | {one.type.value} | {filled} | {one.meaning} |\n")
    return f"\n{''.join(rows)}\n"


def _schema(table: str) -> str:
    import io

    import pyarrow.parquet as pq

    found = export_one([example()], "parquet", Options(tables=(table,)))
    schema = pq.read_schema(io.BytesIO(found.data))
    nullable = [f"{one.name}: {one.type}{'' if one.nullable else ' not null'}" for one in schema]
    return "\n".join(nullable)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_an_example_is_what_is_written(page, rewrite_golden):
    text = page.read_text(encoding="utf-8")
    made = BLOCK.sub(
        lambda found: f"<!-- example: {found[1]} -->\n{drawn(found[1])}<!-- end -->", text
    )
    if rewrite_golden:
        page.write_text(made, encoding="utf-8")
    assert text == made or rewrite_golden


def test_every_format_has_a_page_with_an_example():
    for one in FORMATS:
        text = (FOLDER / f"{one.name}.md").read_text(encoding="utf-8")
        assert f"<!-- example: {one.name}" in text
        assert f"({one.name}.md)" in (FOLDER / "README.md").read_text(encoding="utf-8")

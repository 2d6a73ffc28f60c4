"""The tools for assistants, asked by the SDK's own client: in memory, and over standard input."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="no desk: pip install 'hearsay[desk]'")
pytest.importorskip("mcp", reason="no assistants: pip install 'hearsay[mcp]'")

from mcp import ClientSession, StdioServerParameters, stdio_client

from hearsay.records.judgement import Decision
from hearsay.store.adding import add_ledger
from hearsay.store.deciding import Ruling, decide
from hearsay.store.opening import open_store
from tests.stored import HARBOUR, a_ledger

ROOT = Path(__file__).parents[1]
TOOLS = {
    "read_text", "search", "list_documents", "get_document", "get_text", "list_speakers",
    "list_statements", "list_checks",
}  # fmt: skip


@pytest.fixture
def place(tmp_path):
    """A store with one document and one judgement."""
    path = tmp_path / "hearsay.db"
    store = open_store(path)
    ledger = a_ledger(title=None)
    add_ledger(store, ledger)
    ruling = Ruling(Decision.VERDICT, "qualified", why="In part.")
    decide(store, ledger.document.id, ledger.claims[0].id, ruling, who="ana")
    store.close()
    return path


def ask(arguments, *calls):
    """What the server lists, and what it answers to each call: (is it an error, what)."""

    async def asking():
        server = StdioServerParameters(
            command=sys.executable,
            args=["-c", "from hearsay.cli import main; main()", "mcp", *arguments],
            env={"PYTHONPATH": str(ROOT / "src")},
            cwd=ROOT,
        )
        async with (
            stdio_client(server, errlog=quiet) as (reading, writing),
            ClientSession(reading, writing) as session,
        ):
            await session.initialize()
            listed = (await session.list_tools()).tools
            answers = [await session.call_tool(name, given) for name, given in calls]
            return listed, [(one.is_error, one.content[0].text) for one in answers]

    with Path("/dev/null").open("w") as quiet:
        return asyncio.run(asyncio.wait_for(asking(), 120))


def test_an_assistant_finds_who_said_what_with_spans_and_evidence(place):
    document = a_ledger().document.id
    listed, answers = ask(
        ["--store", str(place)],
        ("search", {"words": "ferry", "limit": 1}),
        ("list_speakers", {"name": "desh"}),
        ("list_checks", {"verdict": "contradicted"}),
        ("get_document", {"document": document}),
        ("get_text", {"document": document, "start": 0, "end": 10}),
        ("list_documents", {}),
    )
    assert {tool.name for tool in listed} == TOOLS
    assert all(tool.description and tool.annotations.read_only_hint for tool in listed)
    assert not any(is_error for is_error, _ in answers)
    hits, speakers, checks, whole, text, listed = [json.loads(told) for _, told in answers]
    assert hits["found"][0]["document"] == document
    assert hits["next"]
    assert speakers["found"][0]["name"] == "Ilona Desh"
    assert checks["found"][0]["evidence"][0]["quote"] == "NATO summit | Vilnius"
    for claim in whole["claims"]:
        words = claim["words"]
        assert HARBOUR[words["start"] : words["end"]] == words["text"]
    first = whole["claims"][0]
    assert (first["verdict"], first["programs_verdict"]) == ("qualified", "supported")
    assert whole["statements"][0]["speaker"] == "Ana Duarte"
    assert text["text"] == HARBOUR[:10]
    assert len(listed["found"]) == 1


def test_what_cannot_be_answered_is_told_in_one_line(place):
    _, answers = ask(
        ["--store", str(place)],
        ("get_document", {"document": "ffffffff"}),
        ("search", {"words": "-"}),
        ("list_checks", {"verdict": "true"}),
        ("list_statements", {"speaker": "nobody"}),
        ("list_documents", {"since": "yesterday"}),
        ("list_documents", {"cursor": "x"}),
    )
    assert all(is_error for is_error, _ in answers)
    for told in ("no document", "no word", "give one of", "no speaker", "2025-12-18", "cursor"):
        assert any(told in line for _, line in answers), told


@pytest.mark.slow
def test_without_a_store_texts_can_be_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "The mayor of Oslo, Ana Duarte, said on Monday that the harbour would reopen."
    _, answers = ask(
        [],
        ("read_text", {"text": text, "published": "2025-03-14"}),
        ("search", {"words": "x"}),
        ("read_text", {"text": " "}),
    )
    (is_error, told), no_store, no_text = answers
    assert not is_error
    assert json.loads(told)["statements"][0]["speaker"] == "Ana Duarte"
    assert no_store[0] and "no store" in no_store[1]  # noqa: PT018
    assert no_text[0] and "no text" in no_text[1]  # noqa: PT018

"""The commands around the store, as a user types them."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="no desk: pip install 'hearsay[desk]'")

from click.testing import CliRunner

from hearsay.cli import main
from hearsay.records.wire import to_json
from tests.stored import HARBOUR, a_ledger

ROOT = Path(__file__).parents[1]
HERE = "https://news.test/harbour"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a ledger in it, where the user is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEARSAY_STORE", raising=False)
    (tmp_path / "harbour.json").write_bytes(to_json(a_ledger(url=HERE, title=None)))
    return tmp_path


def run(*words, code=0, given=None):
    """What the command printed; its exit code is as expected, and there is no traceback."""
    ran = CliRunner().invoke(main, list(words), input=given)
    assert ran.exit_code == code, ran.output
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.output
    return ran.stdout if code == 0 else ran.stderr


def test_the_store_is_where_an_option_a_variable_or_the_file_says(folder, monkeypatch):
    monkeypatch.delenv("HEARSAY_CONFIG", raising=False)
    (folder / "hearsay.toml").write_text('store = "kept/by-file.db"\n', encoding="utf-8")
    (folder / "kept").mkdir()
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    run("store", "add", "../harbour.json")
    assert (folder / "kept/by-file.db").is_file()
    monkeypatch.setenv("HEARSAY_STORE", "by-variable.db")
    run("store", "add", "../harbour.json")
    run("store", "add", "../harbour.json", "--store", "by-option.db")
    assert {path.name for path in Path().glob("*.db")} == {"by-variable.db", "by-option.db"}


def test_ledgers_are_added_listed_and_found(folder):
    assert " new  harbour.json" in run("store", "add", "harbour.json")
    assert " known  harbour.json" in run("store", "add", "harbour.json")
    (row,) = run("store", "list", "--json").splitlines()
    document = json.loads(row)["id"]
    assert run("store", "list").startswith(f"{document}  2024-07-01  1✗ 0~ 1✓  Ana Duarte")
    assert "Ilona Desh · contradicted" in run("store", "search", "ferry", "sank")
    assert "the harbour reopened" in run("store", "speakers", "duarte")
    assert (
        run("store", "show", document[:6], "--json") == (folder / "harbour.json").read_text() + "\n"
    )
    assert "hearsay.db" in {path.name for path in folder.iterdir()}


def test_a_changed_article_is_a_new_version_that_says_what_changed(folder):
    run("store", "add", "harbour.json")
    later = a_ledger(HARBOUR.replace("May 2023", "May 2022"), url=HERE, title=None)
    (folder / "later.json").write_bytes(to_json(later))
    told = run("store", "add", "later.json")
    assert "new version, version 2 of" in told
    assert "  reworded: the ferry sank in May 2023 → the ferry sank in May 2022" in told
    assert "  as before: 1 claims" in told
    assert "version 2 of" in run("store", "history", later.document.id)


def test_judgements_are_made_shown_undone_and_exported(folder):
    run("store", "add", "harbour.json")
    ledger = a_ledger()
    document, claim = ledger.document.id, ledger.claims[0].id
    attribution = ledger.attributions[0].id
    run(
        "store",
        "judge",
        document,
        claim,
        "verdict",
        "qualified",
        "--why",
        "In part.",
        "--as",
        "ana",
    )
    run("store", "judge", document, attribution, "cue", "11:20", "--as", "ana")
    assert "ana: verdict qualified of" in run("store", "history", document)
    assert "1 voice" not in run("store", "show", document, code=0)
    assert '"verdict":"qualified"' in run("store", "judgements")
    assert "2 is taken back" in run("store", "undo", "2", "--as", "bo")
    assert "undone" in run("store", "history", document)
    run("store", "merge", "Ilona Desh", "Ana Duarte", "--as", "ana")
    run("store", "rename", "duarte", "A. Duarte", "--as", "ana")
    assert "2 in 1  A. Duarte (also Ana Duarte, Ilona Desh)" in run("store", "speakers")
    run("store", "judgements", "--to", "brat", "--out", "brat.zip")
    assert (folder / "brat.zip").read_bytes().startswith(b"PK")


def test_a_backup_is_restored(folder):
    run("store", "add", "harbour.json")
    run("user", "add", "ana", "--role", "admin", given="three plain words\n")
    assert "documents 1" in run("backup", "kept.gz")
    assert stat.S_IMODE((folder / "kept.gz").stat().st_mode) == 0o600
    run("restore", "kept.gz", "--store", "other.db")
    assert run("store", "list", "--store", "other.db") == run("store", "list")
    assert "ana  admin" in run("user", "list", "--store", "other.db")


def test_users_and_tokens_come_and_go(folder):
    run("user", "add", "ana", given="three plain words\n")
    secret = run("user", "token", "ana", "--for", "a script").strip()
    assert secret.startswith("hs_")
    listed = run("user", "list")
    assert secret not in listed
    assert "a script" in listed
    run("user", "revoke", secret.split("_")[1])
    run("user", "role", "ana", "reader")
    run("user", "password", "ana", given="other plain words\n")
    run("user", "disable", "ana")
    assert "ana  reader, shut out" in run("user", "list")
    run("user", "disable", "ana", "--again")


def test_a_document_is_removed_after_asking(folder):
    run("store", "add", "harbour.json")
    document = a_ledger().document.id
    assert "--yes" in run("store", "remove", document, code=2)
    run("store", "remove", document, "--yes")
    assert run("store", "list") == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("store", "list"), "there is no store here yet"),
        (("store", "search", "x", "--store", "nowhere/x.db"), "there is no store here"),
        (("store", "list", "--store", "mysql://u:secret@h/x"), "a store is a SQLite file"),
        (("store", "list", "--store", "harbour.json"), "not a database"),
        (("restore", "none.gz"), "no such file"),
        (("re-read",), "there is no store here yet"),
        (("mcp", "--store", "none.db"), "there is no store here yet"),
        (("store", "add", "none.txt"), "there is no such file"),
    ],
)
def test_what_goes_wrong_is_one_line(folder, words, told):
    line = run(*words, code=2)
    assert told in line
    assert line.count("\n") == 1
    assert "secret" not in line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("search", "--", "-x"), "no word to look for"),
        (("list", "--speaker", "nobody"), "no speaker of this name"),
        (("judge", "DOC", "c00", "accept"), "no claim or attribution"),
        (("judge", "DOC", "CLAIM", "verdict", "supported"), "needs its reason"),
        (("judge", "DOC", "ATTRIBUTION", "cue", "9"), "as 120:180"),
        (("undo", "7"), "no judgement 7"),
        (("judgements", "--to", "brat"), "--out FILE.zip"),
        (("migrate", "--to", "tomorrow"), "no version of the store"),
    ],
)
def test_a_wrong_word_is_one_line(folder, words, told):
    run("store", "add", "harbour.json")
    ledger = a_ledger()
    named = {
        "DOC": ledger.document.id, "CLAIM": ledger.claims[0].id,
        "ATTRIBUTION": ledger.attributions[0].id,
    }  # fmt: skip
    line = run("store", *(named.get(word, word) for word in words), code=2)
    assert told in line
    assert line.count("\n") == 1


def test_without_the_desk_one_line_says_what_to_install(folder, monkeypatch):
    monkeypatch.setattr("hearsay.store.find_spec", lambda _name: None)
    for words in (
        ("store", "list"),
        ("store", "migrate"),
        ("user", "list"),
        ("mcp",),
        ("re-read",),
    ):
        assert "pip install 'hearsay[desk]'" in run(*words, code=2)


def test_without_the_other_extras_one_line_says_which(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    place = "postgresql://127.0.0.1/x"
    assert "hearsay[desk,postgres]" in run("store", "list", "--store", place, code=2)
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.delitem(sys.modules, "hearsay.assistants", raising=False)
    assert "hearsay[desk,mcp]" in run("mcp", code=2)


@pytest.mark.slow
def test_an_article_is_read_kept_and_read_again(tmp_path):
    def hearsay(*words):
        ran = subprocess.run(
            [sys.executable, "-c", "from hearsay.cli import main; main()", *words],
            cwd=tmp_path, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    assert " new  " in hearsay("store", "add", str(ROOT / "examples/harbour-budget.txt"))
    found = json.loads(hearsay("store", "list", "--json"))
    claim = json.loads(
        hearsay("store", "search", "harbour", "--verdict", "contradicted", "--json").split("\n")[0]
    )
    hearsay("store", "judge", found["id"], claim["record"], "not_a_claim", "--as", "ana")
    assert hearsay("re-read") == ""
    told = hearsay("re-read", "--all")
    assert "as before" in told
    assert "1 judgements kept" in told

"""The command line without its model: options, outputs, exit codes, one line for each mistake."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.cli import main, sources
from hearsay.cli.options import FORMATS, SIDES, TABLES
from hearsay.records.attribution import Attribution, Manner
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json, to_json
from hearsay.report import EXPORTS
from hearsay.report.terminal_views import SIDES as VIEWS
from hearsay.text.readers import READERS
from tests.corpus import mails
from tests.invented import invented_ledger
from tests.invented_sides import sides_ledger

ARTICLE = "Ana Duarte said the ferry sank.\n"
BATCH = '{"text": "Ana Duarte said the ferry sank.", "title": "Ferry"}\nno json\n{"text": "Tom Lee denied it."}\n'


@pytest.fixture(autouse=True)
def shallow(monkeypatch):
    """A pipeline that finds the first three letters said by A."""

    def read_document(document, *, as_of=None, packs=()):
        said = Attribution("a1", (), (), (Span(0, 3),), Manner.DIRECT, speaker=f"A {as_of or ''}")
        return Ledger(document, attributions=(said,))

    monkeypatch.setattr(sources, "read_document", read_document)


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("b.jsonl").write_text(BATCH, encoding="utf-8")
    Path("ledger.json").write_bytes(to_json(invented_ledger(), indent=2))
    return tmp_path


def run(*given: str, stdin: bytes | str | None = None):
    return CliRunner().invoke(main, [str(one) for one in given], input=stdin)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


# --- reading -----------------------------------------------------------------------------------


def test_an_article_is_printed_for_a_person(here):
    ran = run("read", "a.txt", "--published", "2025-03-14")
    assert ran.exit_code == 0
    assert "14 March 2025" in ran.stdout
    assert "A⟨Ana⟩ Duarte said" in ran.stdout
    assert ran.stderr == ""


def test_json_is_one_ledger_a_line(here):
    ran = run("read", "a.txt", "--json", "--outlet", "Courier", "--title", "Ferry")
    ledger = from_json(ran.stdout_bytes)
    assert ran.stdout_bytes.count(b"\n") == 1
    assert (ledger.document.outlet, ledger.document.title) == ("Courier", "Ferry")


def test_standard_input_is_plain_text_unless_told(here):
    plain = run("read", "-", "--json", stdin='{"text": "Rain."}')
    told = run("read", "-", "--json", "--format", "json", stdin='{"text": "Rain."}')
    assert from_json(plain.stdout_bytes).document.text == '{"text": "Rain."}'
    assert from_json(told.stdout_bytes).document.text == "Rain."


def test_the_day_to_check_as_of_reaches_the_pipeline(here):
    ran = run("read", "a.txt", "--json", "--as-of", "2024-01-02")
    assert from_json(ran.stdout_bytes).attributions[0].speaker == "A 2024-01-02"


@pytest.mark.parametrize(
    ("name", "start"), [("csv", "document,title,published,claim"), ("markdown", "## Sarn")]
)
def test_claims_are_printed_as_a_table(here, name, start):
    assert run("show", "ledger.json", "--as", name).stdout.startswith(start)


@pytest.fixture
def sides(here) -> Path:
    Path("sides.json").write_bytes(to_json(sides_ledger()))
    return here


@pytest.mark.parametrize(
    ("side", "words"),
    [("--causes", "says so"), ("--commitments", "NOT DUE"), ("--framing", "loaded language"),
     ("--timeline", "2019"), ("--claims", "cause"), ("--voices", "Ana Duarte"), ("--checks", "Checks")],
)  # fmt: skip
def test_one_side_of_a_ledger_is_shown_alone(sides, side, words):
    ran = run("show", "sides.json", side)
    assert ran.exit_code == 0
    assert words in ran.stdout
    assert "The text, and whose voice" not in ran.stdout


@pytest.mark.parametrize(("name", "start"), [("graphml", "<?xml"), ("fcm", ","), ("svg", "<?xml")])
def test_the_causal_map_is_printed_for_other_tools(sides, name, start):
    assert run("show", "sides.json", "--as", name).stdout.startswith(start)


def test_a_side_is_for_the_terminal(sides):
    ran = run("show", "sides.json", "--causes", "--json")
    assert ran.exit_code == 2
    assert "for the terminal" in ran.stderr


def test_choices_of_options_are_those_there_are():
    assert tuple(SIDES) == tuple(VIEWS)
    assert tuple(reader.format for reader in READERS) == FORMATS
    assert tuple(export.name for export in EXPORTS) == TABLES


# --- batches -----------------------------------------------------------------------------------


def test_line_n_out_answers_line_n_in(here):
    ran = run("read", "b.jsonl", "--json")
    one, two, three = ran.stdout.splitlines()
    assert ran.exit_code == 3
    assert from_json(one.encode()).document.title == "Ferry"
    error = json.loads(two)
    assert (error["format"], error["line"]) == ("hearsay.error/1", 2)
    assert error["message"].startswith("b.jsonl: line 2: ")
    assert from_json(three.encode()).document.text == "Tom Lee denied it."
    assert ran.stderr.count("\n") == 1


def test_a_file_that_is_missing_among_others_is_told_and_the_rest_is_read(here):
    ran = run("read", "a.txt", "none.txt", "a.txt", "--json")
    assert ran.exit_code == 3
    assert [json.loads(line)["format"] for line in ran.stdout.splitlines()] == [
        "hearsay.ledger/1", "hearsay.error/1", "hearsay.ledger/1",
    ]  # fmt: skip
    assert ran.stderr == "hearsay: none.txt: there is no such file\n"


def test_a_folder_is_read_with_the_folders_in_it(here):
    Path("deep").mkdir()
    Path("deep/c.txt").write_text("Tom Lee denied it.", encoding="utf-8")
    Path("deep/photo.jpg").write_bytes(b"\xff\xd8\xff")
    Path("deep/.hidden.txt").write_text("Not this.", encoding="utf-8")
    Path("deep/out.txt").symlink_to("/etc/hostname")
    Path("deep/old.ledger.json").write_bytes(to_json(invented_ledger()))
    Path("ledger.json").unlink()
    ran = run("read", ".", "--json")
    read = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.exit_code == 3  # one line of b.jsonl is no JSON
    assert [one.get("document", {}).get("text") for one in read] == [
        ARTICLE, "Ferry\n\nAna Duarte said the ferry sank.", None, "Tom Lee denied it.", "Tom Lee denied it.",
    ]  # fmt: skip
    assert read[-1]["document"]["origin"]["source"] == "deep/c.txt"
    assert ran.stderr.splitlines()[0] == (
        "hearsay: .: left out, in no format that is read: deep/old.ledger.json, deep/out.txt, "
        "deep/photo.jpg (3 in all)"
    )


def test_a_mail_with_one_text_has_a_page_and_a_title_of_its_own(here):
    Path("one.eml").write_bytes(mails.PLAIN)
    Path("more.eml").write_bytes(mails.MIXED)
    assert run("read", "one.eml", "--page", "one.html", "--title", "Mine").exit_code == 0
    assert "Mine" in Path("one.html").read_text(encoding="utf-8")
    assert run("read", "more.eml", "--page", "more.html").exit_code == 2
    assert run("read", "more.eml", "--title", "Mine").exit_code == 2
    assert not Path("more.html").exists()
    assert run("read", "more.eml", "--out", "out").exit_code == 0
    assert "more-0003.ledger.json" in files(here)


def test_where_nothing_is_read_the_code_says_so(here):
    assert run("read", "none.txt", "nor.txt").exit_code == 2


def test_a_folder_gets_a_ledger_and_a_page_for_each_document(here):
    ran = run("read", "a.txt", "b.jsonl", "--out", "deep/out")
    assert ran.exit_code == 3
    assert files(here / "deep/out") == {
        f"{name}.ledger.{ending}"
        for name in ("a", "b-0001", "b-0003")
        for ending in ("json", "html")
    }
    assert from_json((here / "deep/out/a.ledger.json").read_bytes())
    assert ran.stdout.splitlines()[0] == "a.txt: 1 voice, 0 claims"


def test_files_of_one_name_from_two_folders_do_not_write_over_each_other(here):
    for folder in ("x", "y"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(f"{folder} {ARTICLE}", encoding="utf-8")
    run("read", "x/a.txt", "y/a.txt", "--out", "out")
    texts = {from_json(path.read_bytes()).document.text[0] for path in Path("out").glob("*.json")}
    assert texts == {"x", "y"}
    assert files(here / "out") >= {"a.ledger.json", "a-2.ledger.json"}


# --- pages and files ---------------------------------------------------------------------------


def test_a_page_is_written_beside_what_is_printed(here):
    ran = run("read", "a.txt", "--page", "a.html")
    assert "Ana" in ran.stdout
    assert "a.html" in ran.stderr
    assert (here / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not [name for name in files(here) if name.endswith(".tmp")]


@pytest.mark.parametrize(
    "given",
    [
        ("read", "a.txt", "--page", "none/a.html"),
        ("read", "a.txt", "--page", "a.txt"),
        ("read", "a.txt", "--page", "."),
        ("read", "a.txt", "--out", "a.txt"),
        ("read", "b.jsonl", "--page", "b.html"),
        ("read", "a.txt", "a.txt", "--page", "b.html"),
        ("read", "a.txt", "--page", "b.html", "--out", "out"),
        ("read", "a.txt", "--json", "--as", "csv"),
        ("read", "b.jsonl", "--title", "x"),
        ("read", "a.txt", "--published", "14 March"),
        ("read", "a.txt", "--published", "2025-02-30"),
        ("read", "a.txt", "--format", "pdf"),
        ("read", "a.txt", "--as", "xlsx"),
        ("read", "a.txt", "--bogus"),
        ("read", "-", "-"),
        ("read",),
        ("read", "none.txt"),
        ("read", "hollow"),
        ("read", "bad\nname\x1b.txt"),
        ("read", "odd.xyz"),
        ("show", "none.json"),
        ("show", "."),
        ("why", "ledger.json", "zz"),
        ("why", "ledger.json"),
        ("bogus",),
        ("pack", "list", "--pack", "none"),
    ],
)
def test_a_mistake_gets_one_line_and_leaves_nothing(here, given):
    Path("odd.xyz").write_text("x", encoding="utf-8")
    Path("hollow").mkdir()
    before = {name: (here / name).read_bytes() for name in files(here)}
    ran = run(*given, stdin="text")
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert ran.stderr.startswith("hearsay: ")
    assert ran.stderr.rstrip("\n").isprintable()
    assert {name: (here / name).read_bytes() for name in files(here)} == before


def test_a_file_that_cannot_be_written_is_one_line_and_no_draft_stays(here, monkeypatch):
    monkeypatch.setattr(Path, "replace", _full)
    ran = run("read", "a.txt", "--page", "a.html")
    assert ran.exit_code == 2
    assert ran.stderr.endswith("No space left on device\n")
    assert files(here) == {"a.txt", "b.jsonl", "ledger.json"}


def _full(*_given):
    raise OSError(28, "No space left on device")


def test_a_bug_shows_its_traceback(here, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("a bug")

    monkeypatch.setattr(sources, "read_document", broken)
    ran = run("read", "a.txt")
    assert ran.exit_code == 1
    assert isinstance(ran.exception, RuntimeError)


# --- ledgers made before -----------------------------------------------------------------------


@pytest.mark.parametrize("indent", [0, 2])
def test_show_prints_a_ledger_from_a_file_or_standard_input(here, indent):
    data = to_json(invented_ledger(), indent=indent)
    from_pipe = run("show", "-", stdin=data)
    assert from_pipe.exit_code == 0
    assert from_pipe.stdout == run("show", "ledger.json").stdout
    assert "CONTRADICTED" in from_pipe.stdout


def test_show_reads_an_article_first(here):
    ran = run("show", "a.txt", "--json", "--published", "2025-03-14")
    assert from_json(ran.stdout_bytes) == from_json(
        run("read", "a.txt", "--json", "--published", "2025-03-14").stdout_bytes
    )
    assert "Ana" in run("show", "-", stdin=ARTICLE).stdout


def test_commands_pipe_and_unread_lines_stay_in_their_place(here):
    lines = run("read", "b.jsonl", "--json").stdout_bytes
    ran = run("show", "-", "--json", stdin=lines)
    assert ran.exit_code == 3
    assert len(ran.stdout.splitlines()) == 3
    assert json.loads(ran.stdout.splitlines()[1])["line"] == 2


def test_a_damaged_ledger_is_refused_with_one_line(here):
    damaged = to_json(invented_ledger()).replace(b"river summit", b"rover summit", 1)
    ran = run("show", "-", stdin=damaged)
    assert ran.exit_code == 2
    assert "damaged" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_why_tells_what_a_check_rests_on(here):
    ran = run("why", "ledger.json", "k0000002")
    assert ran.exit_code == 0
    assert "events.csv:4" in ran.stdout
    assert "https://rivers.example/summits/2019?a=1&b=2" in ran.stdout


def test_why_looks_in_every_ledger_of_a_stream(here):
    lines = run("read", "a.txt", "--json").stdout_bytes + to_json(invented_ledger())
    assert "events.csv:4" in run("why", "-", "k0000002", stdin=lines).stdout
    assert run("why", "-", "k9", stdin=lines).exit_code == 2


# --- the rest ----------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [("--help",), ("read", "-h"), ("why", "--help"), ("--version",)])
def test_help_and_version_end_well(given):
    ran = run(*given)
    assert ran.exit_code == 0
    assert ran.stdout


def test_packs_are_listed():
    ran = run("pack", "list")
    assert ran.exit_code == 0
    assert "nato" in ran.stdout

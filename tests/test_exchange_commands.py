"""``export`` and ``import`` at the command line: streams, files, folders, mistakes in one line."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.cli import main, sources
from hearsay.cli.exchange_commands import EXPORT_TABLES, EXPORTS
from hearsay.exchange.exports import export
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json, to_json
from tests.exchange.examples import plain
from tests.invented import invented_ledger

DESK = ("--author", "The Desk", "--url", "https://desk.example/")


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    ledgers = [invented_ledger(), invented_ledger(title="Second")]
    Path("one.json").write_bytes(to_json(ledgers[0], indent=2))
    Path("two.jsonl").write_bytes(b"".join(to_json(one) + b"\n" for one in ledgers))
    Path("bad.jsonl").write_bytes(to_json(ledgers[0]) + b'\n{"format": "hearsay.ledger/1"}\n')
    monkeypatch.setattr(sources, "read_document", lambda document, **_: Ledger(document))
    return tmp_path


def run(*given: str, stdin: bytes | None = None):
    return CliRunner().invoke(main, [str(one) for one in given], input=stdin)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", [name for name in EXPORTS if name != "brat"])
def test_one_document_goes_to_standard_output(here, kind):
    ran = run("export", "one.json", "--as", kind, *(DESK if kind == "claimreview" else ()))
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout_bytes in {file.data for file in _files(kind)}
    assert files(here) == {"one.json", "two.jsonl", "bad.jsonl"}


def _files(kind: str):
    from tests.exchange.examples import DESK as OPTIONS

    options = OPTIONS
    if kind == "claimreview":
        from hearsay.exchange.format import Options, Reviewer

        options = Options(reviewer=Reviewer("The Desk", "https://desk.example/"))
    return export([invented_ledger()], kind, options)


def test_ledgers_come_from_standard_input_and_articles_are_read_first(here):
    data = Path("two.jsonl").read_bytes()
    ran = run("export", "-", "--as", "markdown", stdin=data)
    assert ran.exit_code == 0
    assert ran.stdout.count("## Who says what") == 2
    Path("a.txt").write_text("The ferry sank.\n", encoding="utf-8")
    assert run("export", "a.txt", "--as", "conll").stdout.count("ferry") == 2


def test_a_table_is_printed_and_all_of_them_written_to_a_folder(here):
    assert run("export", "one.json", "--as", "csv", "--table", "checks").stdout.startswith(
        "document,check,claim,verdict"
    )
    ran = run("export", "two.jsonl", "--as", "csv", "-o", "tables")
    assert (ran.exit_code, ran.stderr) == (0, "hearsay: 13 files written to tables\n")
    assert files(here / "tables") == {f"{name}.csv" for name in EXPORT_TABLES}
    run("export", "two.jsonl", "--as", "parquet", "-o", "claims.parquet")
    assert Path("claims.parquet").read_bytes().startswith(b"PAR1")


def test_a_zip_holds_all_and_the_folder_the_same(here):
    assert run("export", "two.jsonl", "--as", "brat", "-o", "b.zip").exit_code == 0
    assert run("export", "two.jsonl", "--as", "brat", "-o", "b").exit_code == 0
    with zipfile.ZipFile("b.zip") as archive:
        assert set(archive.namelist()) == files(here / "b")


def test_brat_and_web_annotations_come_back(here):
    for kind, place, more in (
        ("brat", "b", ()), ("brat", "b.zip", ()), ("webanno", "w.jsonld", ("--text", "one.json")),
    ):  # fmt: skip
        assert run("export", "one.json", "--as", kind, "-o", place).exit_code == 0
        ran = run("import", place, "--from", kind, *more)
        assert (ran.exit_code, ran.stderr) == (0, "")
        assert plain(from_json(ran.stdout_bytes)) == plain(invented_ledger())
    assert (
        run(
            "import", "w.jsonld", "--from", "webanno", "--text", "two.jsonl", "-o", "back.jsonl"
        ).exit_code
        == 0
    )
    assert Path("back.jsonl").read_bytes().count(b"\n") == 2


def test_a_text_can_be_given_for_annotations_and_orphans_are_told(here):
    run("export", "one.json", "--as", "webanno", "-o", "w.jsonld")
    Path("a.txt").write_text(
        invented_ledger().document.text.replace("Veldmark", "Feldmark"), encoding="utf-8"
    )
    ran = run("import", "w.jsonld", "--from", "webanno", "--text", "a.txt")
    assert ran.exit_code == 3
    assert "position and quotation do not agree, left out" in ran.stderr
    assert ran.stderr.count("\n") == 2  # the stretch, and the attribution whose content it was
    assert len(from_json(ran.stdout_bytes).attributions) == len(invented_ledger().attributions) - 1


def test_what_was_not_read_is_told_and_the_rest_written(here):
    ran = run("export", "bad.jsonl", "--as", "markdown")
    assert ran.exit_code == 3
    assert "bad.jsonl: line 2" in ran.stderr
    assert ran.stdout.count("## Who says what") == 1


@pytest.mark.parametrize(("given", "told"), [
    (("export", "one.json"), "Missing option '--as'"),
    (("export", "one.json", "--as", "docx"), "'docx' is not one of"),
    (("export", "none.json", "--as", "csv"), "there is no such file"),
    (("export", "one.json", "--as", "brat"), "brat is several files: give -o FOLDER"),
    (("export", "two.jsonl", "--as", "html"), "there are 2: give -o FOLDER"),
    (("export", "one.json", "--as", "csv", "--table", "claims", "--table", "checks"), "several tables"),
    (("export", "one.json", "--as", "html", "--table", "claims"), "--table is for csv and parquet"),
    (("export", "one.json", "--as", "csv", "--author", "A"), "--author is for claimreview"),
    (("export", "one.json", "--as", "claimreview"), "give --author NAME and --url ADDRESS"),
    (("export", "one.json", "--as", "claimreview", "--author", "A", "--url", "x"), "https://"),
    (("export", "one.json", "--as", "csv", "-o", "no/where.csv"), "there is no folder no"),
    (("export", "one.json", "--as", "markdown", "-o", "one.json"), "this is the input"),
    (("import", "none", "--from", "brat"), "a .ann file, a folder or a .zip"),
    (("import", "none.ann", "--from", "brat"), "there is no such file"),
    (("import", ".", "--from", "brat"), "there is no .ann file in it"),
    (("import", "one.json", "--from", "webanno"), "no object of the type Annotation"),
    (("import", "one.json", "--from", "webanno", "--into", "x"), "--into is for claimreview"),
    (("import", "one.json", "--from", "brat", "--text", "x"), "--text is for webanno"),
])  # fmt: skip
def test_a_mistake_is_one_line_and_nothing_is_written(here, given, told):
    before = files(here)
    ran = run(*given)
    assert ran.exit_code == 2, ran.output
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert ran.stdout == ""
    assert files(here) == before


@pytest.mark.parametrize(("text", "told"), [
    (None, "a.ann: its text is not beside it: a.txt"),
    (b"\xff\xfe", "a.txt: not UTF-8"),
    (b" \n", "a.txt: there is no text in it"),
    (b"Ana", "has no offsets; is this a .ann file?"),
])  # fmt: skip
def test_brat_files_with_a_fault_are_refused_in_one_line(here, text, told):
    Path("a.ann").write_bytes(b"T1\tno offsets\n")
    if text is not None:
        Path("a.txt").write_bytes(text)
    ran = run("import", "a.ann", "--from", "brat")
    assert ran.exit_code == 2
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_damaged_archive_is_refused(here):
    Path("b.zip").write_bytes(b"PK no archive")
    ran = run("import", "b.zip", "--from", "brat")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x/a.txt", "Ana said no.")
        archive.writestr(
            "x/a.ann", "T1\tContent 9 11\tno\nT2\tSpeech 4 8\tsaid\nE1\tSpeech:T2 Content:T1\n"
        )
    found = run("import", "-", "--from", "brat", stdin=out.getvalue())
    assert json.loads(found.stdout)["attributions"][0]["content"][0]["text"] == "no"


REVIEW = {
    "@type": "ClaimReview", "url": "https://tide.example/1", "author": {"name": "The Tide Desk"},
    "claimReviewed": "The port handled 12 million tonnes in 2024.", "reviewRating": {"alternateName": "False"},
    "itemReviewed": {"author": {"name": "Ana Duarte"}, "datePublished": "2025-03-12"},
}  # fmt: skip


@pytest.mark.parametrize("command", [("import",), ("pack", "import")])
def test_published_reviews_become_a_pack(here, command):
    Path("r.json").write_text(
        json.dumps([REVIEW, {**REVIEW, "creativeWorkStatus": "Draft"}]), encoding="utf-8"
    )
    ran = run(*command, "r.json", "--from", "claimreview", "--into", "desk")
    assert ran.exit_code == 0
    assert ran.stdout == "desk/reviews.csv: 1 rows added\n"
    assert "left out: review 2: a draft, not published" in ran.stderr
    assert run("pack", "check", "desk").stdout == "desk: desk 1: reviews 1; no faults\n"


def test_reviews_come_from_standard_input_and_need_a_pack(here):
    data = json.dumps(REVIEW).encode()
    assert run("import", "-", "--from", "claimreview", "--into", "desk", stdin=data).exit_code == 0
    for given, told in (
        (("one.json",), "say which pack the reviews are for: --into DIR"),
        (("one.json", "--into", "other"), "one.json: there is no ClaimReview in it"),
        (("one.json", "--into", "other", "-o", "x"), "leave out --text and -o"),
        (("none.json", "--into", "other"), "none.json: No such file"),
    ):
        ran = run("import", *given, "--from", "claimreview")
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert told in ran.stderr
    assert not Path("other").exists()

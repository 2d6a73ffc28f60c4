"""Exit codes: every command in every situation, as section 8 of ARCHITECTURE has them.

0 all read; 2 wrong usage or nothing read; 3 some read, some not. 1 is left to bugs, 130 is Ctrl-C, 141 a
reader that went away: the last two are tested with processes in test_cli_process.py.
"""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hearsay import doctor
from hearsay.cli import main, sources
from hearsay.records.ledger import Ledger
from hearsay.records.wire import to_error_json, to_json
from hearsay.reference.template import save_template
from tests.corpus import mails
from tests.invented import invented_ledger

SHEET = b"Event,Kind,City,Start date,Source\nHarbour fair,fair,Port Ymer,2024-05-01,https://fair.example\n"
LINE = to_json(invented_ledger())
FILES = {
    "a.txt": b"Ana Duarte said the ferry sank.\n",
    "empty.txt": b" \n",
    "page.html": b"<html><body><nav>Menu</nav></body></html>",
    "mail.eml": mails.PLAIN,
    "batch.jsonl": b'{"text": "Rain."}\nno json\n',
    "bad.jsonl": b"no json\nnor this\n",
    "ledger.json": LINE,
    "some.jsonl": LINE + b"\n" + to_error_json(2, "b.txt: there is no such file") + b"\n",
    "errors.jsonl": to_error_json(1, "b.txt: there is no such file") + b"\n",
    "damaged.json": LINE.replace(b"river summit", b"rover summit", 1),
    "newer.json": b'{"format": "hearsay.ledger/9"}',
    "sheet.csv": SHEET,
    "full/a.txt": b"Rain.",
    "mixed/a.txt": b"Rain.",
    "mixed/b.txt": b"",
    "hollow/.keep": b"",
}


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A folder with good, bad and mixed files, and a pipeline that finds nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "read_document", lambda document, **_: Ledger(document))
    monkeypatch.setattr(doctor, "_SECTIONS", {"settings": doctor._SECTIONS["settings"]})
    for name, data in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data)
    tuple(save_template(Path("pack")))
    tuple(save_template(Path("faulty")))
    with Path("faulty/events.csv").open("a", encoding="utf-8") as file:
        file.write("too,few\n")
    return tmp_path


READING = [
    ("a.txt", 0), ("a.txt mail.eml", 0), ("full", 0), ("-", 0), ("batch.jsonl", 3), ("a.txt none.txt", 3),
    ("mixed", 3), ("none.txt", 2), ("none.txt nor.txt", 2), ("empty.txt", 2), ("page.html", 2),
    ("bad.jsonl", 2), ("hollow", 2), ("", 2), ("a.txt --bogus", 2), ("a.txt --published soon", 2),
    ("a.txt --pack none", 0), ("a.txt --as xlsx", 2), ("a.txt --json --as csv", 2), ("a.txt --quiet", 0),
    ("a.txt --quiet --verbose", 2), ("a.txt --page none/a.html", 2), ("a.txt --page a.txt", 2),
    ("a.txt --page -", 0), ("batch.jsonl --page b.html", 2), ("a.txt --out new", 0), ("mixed --out new", 3),
    ("a.txt --out a.txt", 2), ("a.txt --format pdf", 2), ("ftp://a.example/x", 2), ("www.a.example", 2),
    ("http://127.0.0.1:9/", 2), ("--help", 0), ("- -", 2), ("batch.jsonl --title x", 2),
]  # fmt: skip
SHOWING = [
    ("ledger.json", 0), ("a.txt", 0), ("some.jsonl", 3), ("errors.jsonl", 2), ("damaged.json", 2),
    ("newer.json", 2), ("none.json", 2), ("full", 2), ("", 2), ("ledger.json --causes --json", 2),
    ("ledger.json ledger.json", 2), ("-", 0), ("ledger.json --help", 0),
]  # fmt: skip
WHY = [
    ("ledger.json k0000001", 0), ("some.jsonl k0000002", 0), ("ledger.json k", 2), ("ledger.json zz", 2),
    ("ledger.json", 2), ("damaged.json k1", 2), ("none.json k1", 2), ("errors.jsonl k1", 2),
]  # fmt: skip
EXCHANGE = [
    ("export ledger.json --as csv", 0), ("export - --as markdown", 0), ("export some.jsonl --as csv", 3),
    ("export errors.jsonl --as csv", 2), ("export damaged.json --as csv", 2), ("export ledger.json", 2),
    ("export ledger.json --as xlsx", 2), ("export ledger.json --as brat", 2),
    ("export ledger.json --as brat -o new", 0), ("export ledger.json --as csv -o none/a.csv", 2),
    ("export ledger.json --as csv -q -v", 2), ("import none.ann --from brat", 2),
    ("import ledger.json --from brat", 2), ("import a.txt --from webanno", 2), ("import ledger.json", 2),
]  # fmt: skip
OTHERS = [
    ("", 2), ("--version", 0), ("--help", 0), ("bogus", 2), ("--bogus", 2), ("-q -v doctor", 2),
    ("pack", 2), ("pack bogus", 2), ("pack list", 0), ("pack list --json", 0), ("pack list --pack none", 2),
    ("pack check pack", 0), ("pack check faulty", 2), ("pack check pack faulty", 2), ("pack check none", 2),
    ("pack check", 2), ("pack show nato", 0), ("pack show pack", 0), ("pack show none", 2),
    ("pack show faulty", 2), ("pack new fresh", 0), ("pack new pack", 2), ("pack new a.txt", 2),
    ("pack compile pack --into mine.shelf", 0), ("pack compile faulty --into mine.shelf", 2),
    ("pack compile pack --into none/mine.shelf", 2), ("pack compile pack", 2),
    ("pack import sheet.csv --from sheet --table events --into new", 0),
    ("pack import sheet.csv --from sheet --into new", 2), ("pack import a.txt --from sdmx --into new", 2),
    ("pack import none.csv --from sheet --table events --into new", 2), ("pack import sheet.csv", 2),
    ("doctor", 0), ("doctor --json", 0), ("doctor x", 2), ("completion bash", 0), ("completion tcsh", 2),
    ("completion", 2), ("man", 0), ("man x", 2),
]  # fmt: skip
TABLE = [
    *((f"read {given}".strip(), code) for given, code in READING),
    *((f"show {given}".strip(), code) for given, code in SHOWING),
    *((f"why {given}".strip(), code) for given, code in WHY),
    *EXCHANGE,
    *OTHERS,
]


@pytest.mark.parametrize(("line", "code"), TABLE, ids=[line or "nothing" for line, _ in TABLE])
def test_a_command_ends_with_the_code_of_its_situation(here, line, code):
    ran = CliRunner().invoke(main, line.split(), input=b"Rain.")
    assert ran.exit_code == code, ran.output
    assert ran.exception is None or isinstance(ran.exception, SystemExit)
    is_help = "--help" in line or line in {"", "pack"}
    if code == 2 and not is_help and "pack check" not in line:
        assert ran.stdout == ""
        assert ran.stderr.startswith("hearsay: ")
    if code == 0 and not is_help:
        assert ran.stderr.count("\n") <= 1  # a hint at most


@pytest.mark.parametrize(
    "line", ["read a.txt", "show ledger.json", "why ledger.json k0000001", "pack list", "doctor"]
)
def test_a_bad_setting_ends_each_command_that_heeds_it(here, line, monkeypatch):
    monkeypatch.setenv("HEARSAY_MAX_BYTES", "many")
    ran = CliRunner().invoke(main, line.split())
    assert ran.exit_code == 2
    assert "HEARSAY_MAX_BYTES is 'many'; give a whole number above 0" in " ".join(
        ran.output.split()
    )


def test_every_command_is_in_the_table():
    names = set()
    for name, command in main.commands.items():
        is_group = isinstance(command, click.Group)
        names |= {f"{name} {one}" for one in command.commands} if is_group else {name}
    asked = {name for name in names for line, _ in TABLE if line.startswith(name)}
    assert names == asked


def test_json_goes_on_where_some_is_not_read(here):
    ran = CliRunner().invoke(main, ["read", "mixed", "--json"])
    assert [json.loads(line)["format"] for line in ran.stdout.splitlines()] == [
        "hearsay.ledger/1", "hearsay.error/1",
    ]  # fmt: skip

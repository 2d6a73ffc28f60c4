"""Habits of the command line: quiet and verbose, settings, streams, completion, the man page."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from hearsay.cli import main, sources
from hearsay.cli.completion import SHELLS
from hearsay.cli.man_page import render_man_page
from hearsay.records.ledger import Ledger
from hearsay.records.wire import from_json, to_json
from hearsay.settings import KEYS
from tests.corpus import mails
from tests.invented import invented_ledger
from tests.test_house_rules import HEAVY, python

ROOT = Path(__file__).parents[1]
ARTICLE = "Ana Duarte said the ferry sank.\n"


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """A pipeline that finds nothing; what it was asked."""
    seen = []

    def read_document(document, *, as_of=None, packs=()):
        seen.append((document, as_of, packs))
        return Ledger(document)

    monkeypatch.setattr(sources, "read_document", read_document)
    return seen


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEARSAY_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("ledger.json").write_bytes(to_json(invented_ledger()))
    return tmp_path


def run(*given, stdin=None):
    return CliRunner().invoke(main, [str(one) for one in given], input=stdin)


def commands():
    """Every command with its full name."""
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {one}", sub) for one, sub in command.commands.items())
        else:
            yield name, command


# --- quiet and verbose -------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_can_be_quiet_or_verbose(name):
    told = run(*name.split(), "--help").stdout
    assert "-q, --quiet" in told
    assert "-v, --verbose" in told


@pytest.mark.parametrize(
    "given", [("read", ".", "-q"), ("-q", "read", "."), ("read", ".", "--quiet")]
)
def test_quiet_tells_only_results_and_errors(here, given):
    Path("photo.jpg").write_bytes(b"\xff\xd8")
    Path("ledger.json").unlink()
    loud, quiet = run("read", "."), run(*given)
    assert "left out" in loud.stderr
    assert (quiet.stdout, quiet.stderr) == (loud.stdout, "")
    assert run("read", "a.txt", "--page", "a.html", "-q").stderr == ""
    assert "no such file" in run("read", "none.txt", "-q").stderr


def test_opposites_are_refused(here):
    for given in (("read", "a.txt", "-q", "-v"), ("-q", "read", "a.txt", "-v")):
        ran = run(*given)
        assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
        assert "opposites" in ran.stderr


@pytest.mark.slow
def test_verbose_tells_sources_versions_settings_and_times_on_standard_error(here):
    Path("hearsay.toml").write_text('outlet = "The Courier"\n', encoding="utf-8")
    Path("plain.eml").write_bytes(mails.PLAIN)
    quiet, ran = run("read", "plain.eml", "--json"), run("read", "plain.eml", "--json", "-v")
    lines = ran.stderr.splitlines()
    assert all(line.startswith("hearsay: ") for line in lines)
    assert f"setting outlet = The Courier (from {here / 'hearsay.toml'})" in lines[0]
    assert re.search(
        r"plain\.eml: eml, \d+ bytes, sha256 [0-9a-f]{12}, .*published 2025-03-14", lines[1]
    )
    assert "packs: " in lines[2]
    assert re.search(
        r"times: load packs \d+ ms, load model .*encoder .*check claims .*in all", lines[3]
    )
    # The ledger of a watched pipeline is that of the pipeline; ``quiet`` came from the fake one.
    assert from_json(ran.stdout_bytes).attributions
    assert from_json(ran.stdout_bytes).document == from_json(quiet.stdout_bytes).document


# --- settings ----------------------------------------------------------------------------------


def test_what_is_set_holds_where_no_option_says_otherwise(here, asked):
    Path("hearsay.toml").write_text(
        'packs = ["mine"]\noutlet = "The Courier"\nas_of = 2026-03-01\n', encoding="utf-8"
    )
    run("read", "a.txt")
    run("read", "a.txt", "--outlet", "Told", "--as-of", "2025-01-02", "--pack", "other")
    first, second = asked
    assert (first[0].outlet, str(first[1]), first[2]) == (
        "The Courier",
        "2026-03-01",
        (here / "mine",),
    )
    assert (second[0].outlet, str(second[1]), second[2]) == ("Told", "2025-01-02", (Path("other"),))


@pytest.mark.parametrize(
    ("document", "outlet"),
    [
        ({"url": "https://www.ledger.example/a"}, "The Ledger"),
        ({"url": "https://sport.ledger.example/a", "outlet": "Sport"}, "Ledger Sport"),
        ({"url": "https://news.ledger.example/a", "outlet": "News"}, "The Ledger"),
        ({"url": "https://other.example/a", "outlet": "Other"}, "Other"),
        ({"url": "https://xledger.example/a"}, "For all"),
        ({"url": "http://[ledger.example"}, "For all"),
        ({}, "For all"),
    ],
)
def test_outlets_are_named_by_their_host(here, asked, document, outlet):
    Path("hearsay.toml").write_text(
        'outlet = "For all"\n[outlets]\n"ledger.example" = "The Ledger"\n'
        '"sport.ledger.example" = "Ledger Sport"\n',
        encoding="utf-8",
    )
    run("read", "-", "--format", "json", stdin=json.dumps({"text": ARTICLE, **document}))
    assert asked[0][0].outlet == outlet


def test_limits_of_the_file_hold_and_a_bad_file_is_one_line(here):
    Path("hearsay.toml").write_text("[limits]\nmax_bytes = 10\n", encoding="utf-8")
    assert "larger than the limit of 10 bytes" in run("read", "a.txt").stderr
    Path("hearsay.toml").write_text("pakcs = []\n", encoding="utf-8")
    for given in (
        ("read", "a.txt"),
        ("show", "ledger.json"),
        ("why", "ledger.json", "k1"),
        ("pack", "list"),
    ):
        ran = run(*given)
        assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
        assert "hearsay.toml: 'pakcs' is not a key; the keys are packs, " in ran.stderr
    assert run("completion", "bash").exit_code == run("man").exit_code == 0


# --- streams -----------------------------------------------------------------------------------


def test_a_page_can_be_printed(here):
    ran = run("show", "-", "--page", "-", stdin=Path("ledger.json").read_bytes())
    assert ran.stdout.startswith("<!doctype html>")
    assert ran.stderr == ""
    for other in ("--json", "--causes", "--as=csv", "--out=x"):
        assert run("show", "ledger.json", "--page", "-", other).exit_code == 2


def test_packs_and_findings_are_printed_as_json_lines(here, monkeypatch):
    from hearsay import doctor

    packs = [json.loads(line) for line in run("pack", "list", "--json").stdout.splitlines()]
    assert any(one["pack"].startswith("nato ") for one in packs)
    monkeypatch.setattr(doctor, "_SECTIONS", {"settings": doctor._SECTIONS["settings"]})
    found = [json.loads(line) for line in run("doctor", "--json").stdout.splitlines()]
    assert [one["what"] for one in found] == ["hearsay.toml", *(key.name for key in KEYS)]
    assert all(one["is_well"] for one in found)


def test_a_sheet_is_imported_from_standard_input(here):
    sheet = "Event,Kind,City,Start date,Source\nHarbour fair,fair,Port Ymer,2024-05-01,https://fair.example\n"
    ran = run(
        "pack", "import", "-", "--from", "sheet", "--table", "events", "--into", "mine", stdin=sheet
    )
    assert ran.exit_code == 0, ran.stderr
    assert "Harbour fair" in Path("mine/events.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("<!DOCTYPE html><p>Rain.", "html"), ('{"text": "Rain."}', "json"), ("WEBVTT\n\n", "vtt"),
        ("From: a@b.example\r\nTo: c\r\n\r\nRain.", "eml"), ('<?xml version="1.0"?>\n<rss>', "feed"),
    ],
)  # fmt: skip
def test_plain_text_that_looks_like_something_else_gets_a_hint(here, data, name):
    ran = run("read", "-", stdin=data)
    assert ran.exit_code == 0
    assert f"add --format {name}" in ran.stderr
    assert run("read", "-", "-q", stdin=data).stderr == ""


@pytest.mark.parametrize("data", [ARTICLE, "ANNA: Rain?\nTOM: Rain.", "# Rain\n\nIt rains.", "{x}"])
def test_plain_text_gets_no_hint(here, data):
    assert run("read", "-", stdin=data).stderr == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.odt", "save it as .docx or PDF"), ("b.MP3", "give its transcript"), ("c.xyz", "--format"),
     ("www.courier.example/a", "begins with https://")],
)  # fmt: skip
def test_what_is_not_read_is_told_with_what_to_do(here, name, told):
    if "/" not in name:
        Path(name).write_bytes(b"x")
    ran = run("read", name)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert told in ran.stderr


def test_a_group_without_a_command_shows_what_could_follow():
    for given in ((), ("pack",)):
        ran = run(*given)
        assert ran.exit_code == 2
        assert "Commands:" in ran.stderr
        assert ran.stderr.count("\n") > 5


# --- completion --------------------------------------------------------------------------------


def completed(*words: str, cwd: Path = ROOT) -> list[str]:
    """What bash would be told for the last word of a line."""
    ran = subprocess.run(
        [sys.executable, "-m", "hearsay"], capture_output=True, text=True, check=False, cwd=cwd,
        env={"_HEARSAY_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(["hearsay", *words]),
             "COMP_CWORD": str(len(words)), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
    )  # fmt: skip
    assert ran.stderr == ""
    return [line.partition(",")[2] or line for line in ran.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("re",), {"read"}),
        (("read", "--pub"), {"--published"}),
        (("read", "--format", "d"), {"docx"}),
        (("read", "a"), {"a"}),
        (("show", "x.json", "--as", ""), {"csv", "graphml"}),
        (("pack", "sh"), {"show"}),
        (("pack", "show", "na"), {"nato"}),
        (("completion", ""), {"bash", "zsh", "fish"}),
        (("why", "ledger.json", "k"), {"k0000001", "k0000002"}),
        (("why", "lines.jsonl", "k"), {"k0000001"}),
        (("why", "none.json", "k"), set()),
        (("why", "a.txt", "k"), set()),
    ],
)  # fmt: skip
def test_words_are_completed(here, words, some):
    lines = to_json(invented_ledger())
    Path("lines.jsonl").write_bytes(lines + b"\n" + lines + b"\n")
    found = completed(*words, cwd=here)
    assert some <= set(found)
    assert some or not found


def test_completing_loads_no_heavy_library_and_no_reader():
    loaded = (
        python(
            "import atexit, os, sys\n"
            "os.environ |= {'_HEARSAY_COMPLETE': 'bash_complete', 'COMP_WORDS': 'hearsay read --f', 'COMP_CWORD': '2'}\n"
            "atexit.register(lambda: print('LOADED', *sys.modules))\n"
            "sys.argv = ['hearsay']\n"
            "from hearsay.cli import main\nmain(prog_name='hearsay')"
        )
        .rpartition("LOADED")[2]
        .split()
    )
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in loaded)
    assert {"hearsay.pipeline", "hearsay.text.readers", "msgspec"}.isdisjoint(loaded)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script_that_it_takes(shell, tmp_path):
    ran = run("completion", shell)
    assert ran.exit_code == 0
    assert f"_HEARSAY_COMPLETE={shell}_complete" in ran.stdout
    if shutil.which(shell):
        path = tmp_path / "script"
        path.write_text(ran.stdout, encoding="utf-8")
        subprocess.run([shell, "-n", str(path)], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_bash_completes_a_line(tmp_path):
    binary = tmp_path / "hearsay"
    binary.write_text(f'#!/bin/sh\nexec {sys.executable} -m hearsay "$@"\n', encoding="utf-8")
    binary.chmod(0o755)
    line = (
        f'PATH={tmp_path}:$PATH; eval "$(hearsay completion bash)"; COMP_WORDS=(hearsay doc); COMP_CWORD=1; '
        '_hearsay_completion hearsay; echo "${COMPREPLY[@]}"'
    )
    ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout == "doctor\n"


# --- the man page ------------------------------------------------------------------------------


def test_the_man_page_is_up_to_date():
    """``make man`` writes it anew."""
    assert (ROOT / "docs/man/hearsay.1").read_text(encoding="utf-8") == render_man_page(main)
    assert run("man").stdout == render_man_page(main)


def test_the_man_page_tells_of_every_command_option_setting_and_exit_code():
    page = render_man_page(main).replace("\\-", "-")
    for name, command in commands():
        section = page.partition(f".SS hearsay {name}\n")[2].partition("\n.S")[0]
        assert section, name
        for option in command.params:
            if isinstance(option, click.Option) and option.name not in {"quiet", "verbose"}:
                assert max(option.opts, key=len) in section, (name, option.name)
    assert all(key.variable in page for key in KEYS if key.variable)
    assert all(f"\\fB{code}\\fR" in page for code in (0, 1, 2, 3, 130, 141))
    assert "\n'" not in page


@pytest.mark.parametrize("tool", [one for one in ("groff", "mandoc") if shutil.which(one)])
def test_the_man_page_is_well_formed(tool):
    page = str(ROOT / "docs/man/hearsay.1")
    command = {
        "groff": ["groff", "-man", "-ww", "-z", "-Tutf8", page],
        "mandoc": ["mandoc", "-T", "lint", "-W", "warning", page],
    }[tool]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")

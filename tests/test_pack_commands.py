"""The commands about packs: check, show, new; and the guide, whose commands are run as they stand."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.cli import main
from hearsay.reference.columns import columns
from hearsay.reference.digests import TABLES
from hearsay.reference.packs import load_packs, shipped_folders

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/formats/pack.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/guide/a-pack-for-your-beat.md").read_text(encoding="utf-8")


def run(*words: str):
    return CliRunner().invoke(main, words)


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "beat"
    assert run("pack", "new", str(place)).exit_code == 0
    return place


def test_a_new_pack_passes_every_check_and_can_be_read_with(folder):
    ran = run("pack", "check", str(folder))
    assert ran.exit_code == 0
    assert ran.stdout.splitlines() == [
        f"{folder}: beat 1: entities 1, events 1, offices 1, members 1, series 1, commitments 1, reviews 1; no faults"
    ]
    facts = load_packs([folder]).facts
    assert len(facts.values) == len(load_packs().facts.values) + 1


def test_a_new_pack_explains_every_column(folder):
    for table in TABLES:
        text = (folder / f"{table}.csv").read_text("utf-8")
        for column in columns()[table]:
            assert re.search(
                rf"^# {column.name}\b.*: {re.escape(column.meaning)}$", text, re.MULTILINE
            )


def test_nothing_is_written_over(folder):
    before = (folder / "events.csv").read_bytes()
    ran = run("pack", "new", str(folder))
    assert ran.exit_code == 2
    assert "not empty" in ran.stderr
    assert (folder / "events.csv").read_bytes() == before


def test_every_fault_is_one_line_and_the_exit_code_says_so(folder):
    path = folder / "events.csv"
    path.write_text(path.read_text("utf-8").replace("2021-09-17", "17.9.2021"), encoding="utf-8")
    (folder / "members.csv").write_text("id,member\nx\n", encoding="utf-8")
    ran = run("pack", "check", str(folder), str(shipped_folders()[0]))
    assert ran.exit_code == 2
    *faults, sound = ran.stdout.splitlines()
    assert [line.split(": ")[:2] for line in faults[:2]] == [
        [str(path), "row 26, column first"],
        [str(folder / "members.csv"), "row 1, column body"],
    ]
    assert sound.endswith("no faults")


@pytest.mark.parametrize("place", shipped_folders(), ids=lambda path: path.name)
def test_the_shipped_packs_have_no_faults_and_can_be_shown(place):
    assert run("pack", "check", str(place)).exit_code == 0
    ran = run("pack", "show", place.name)
    assert ran.exit_code == 0
    assert ran.stdout.startswith(place.name)
    assert "sources: " in ran.stdout


def test_a_pack_that_is_not_there_is_one_line(tmp_path):
    for words in (("show", "nowhere"), ("check", str(tmp_path / "nowhere"))):
        ran = run("pack", *words)
        assert ran.exit_code == 2
        assert len((ran.stdout + ran.stderr).splitlines()) == 1


@pytest.mark.parametrize("table", TABLES)
def test_the_page_on_packs_tells_of_every_column(table):
    section = re.search(rf"^## {table}\.csv.*?(?=^## )", PAGE, re.MULTILINE | re.DOTALL)[0]
    shared = re.search(r"^## Cells.*?(?=^## entities)", PAGE, re.MULTILINE | re.DOTALL)[0]
    for column in columns()[table]:
        line = re.search(rf"^\| `{column.name}` \| (required)? *\|", section, re.MULTILINE)
        assert line or f"`{column.name}`" in shared, column.name
        assert not line or bool(line[1]) == column.is_needed, column.name


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


def test_the_small_pack_on_the_page_is_sound(tmp_path):
    write_files(tmp_path, PAGE)
    assert run("pack", "check", str(tmp_path / "harbours")).exit_code == 0


def write_files(place: Path, text: str) -> None:
    """Each block of a page that begins with the name of a file, as that file."""
    for name, content in re.findall(
        r"^`([\w/]+\.(?:csv|json))`:?\n+```\w*\n(.*?)```", text, re.MULTILINE | re.DOTALL
    ):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(content, encoding="utf-8")


def test_the_guide_s_commands_do_what_it_says(tmp_path, monkeypatch):
    """In order: files of the guide are written where they stand, its commands are run."""
    monkeypatch.chdir(tmp_path)
    pieces = re.split(r"(?=^`[\w/]+\.(?:csv|json)`)|(?=^```console$)", GUIDE, flags=re.MULTILINE)
    ran = []
    for piece in pieces:
        write_files(tmp_path, piece)
        for block in blocks(piece, "console") if piece.startswith("```console") else ():
            command, *shown = block.strip().splitlines()
            words = shlex.split(command.removeprefix("$ hearsay "))
            if words[0] == "pack":
                result = run(*words)
                told = [
                    re.sub(r" \([0-9a-f]{12}\)$", "", line) for line in result.stdout.splitlines()
                ]
                assert shown == told[: len(shown)], command
                ran.append(words[1])
    assert {"new", "check", "show"} <= set(ran)

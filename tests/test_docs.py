"""What the documents say is so: links lead somewhere, named files exist, every command is told of."""

import os
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/hearsay"
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]
    if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
MANUAL = ROOT / "docs/guide/command-line.md"
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs/decisions").glob("0*.md"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_documents_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_says_what_and_over_what_and_why(page):
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^\*\*([A-Z][a-z ]+)\.\*\*", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Over what", "Why", "Consequences"]
    assert len(text.splitlines()) < 60
    assert int(page.name[:4]) == int(re.match(r"# (\d+)\.", text)[1])
    assert f"]({page.name})" in (page.parent / "README.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_a_gap():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=name_of)
def test_the_architecture_names_every_source_file(path):
    if path.stem not in {"__init__", "__main__"}:
        named = re.findall(r"`([a-z_*]+\.py)`", ARCHITECTURE)  # `times*.py` is a family of files
        assert any(fnmatch(path.name, pattern) for pattern in named)


def test_every_source_file_the_architecture_names_exists():
    """A line that says *planned* may name what is not there yet."""
    built = "\n".join(line for line in ARCHITECTURE.splitlines() if "planned" not in line)
    named = set(re.findall(r"`([a-z_]+\.py)`", built))
    there = {
        path.name
        for folder in ("src", "tests", "training", "bench")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert named - there == set()


def test_every_file_in_the_readmes_tree_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tree = re.search(r"```\nhearsay/\n(.*?)```", readme, re.DOTALL)[1]
    named = re.findall(r"^[├└]── (\S+)", tree, re.MULTILINE)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_setting_is_documented():
    from hearsay.settings import KEYS

    sources = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    settings = set(re.findall(r"\bHEARSAY_[A-Z_]+\b", sources))
    manual = MANUAL.read_text(encoding="utf-8")
    assert settings - set(re.findall(r"\bHEARSAY_[A-Z_]+\b", manual)) == set()
    assert [key.name for key in KEYS if f"| `{key.name}` |" not in manual] == []


def test_the_changelog_knows_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{version}]" in text or "## [Unreleased]" in text


def commands():
    """Each command of the command line by its full name, those of a group too."""
    from hearsay.cli import main

    found = {}
    for name, command in main.commands.items():
        inner = getattr(command, "commands", {})
        found |= {f"{name} {one}": sub for one, sub in inner.items()} or {name: command}
    return sorted(found.items())


def test_the_manual_tells_of_every_command_and_option():
    manual = MANUAL.read_text(encoding="utf-8")
    for name, command in commands():
        section = re.search(
            rf"^## `hearsay {name}\b.*?(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL
        )
        assert command.help, name
        assert section, name
        for option in command.params:
            if option.param_type_name == "option":
                where = manual if option.name in {"quiet", "verbose"} else section[0]
                assert option.help, option.name
                assert f"`{max(option.opts, key=len)}" in where, option.name


def test_the_documents_show_no_option_that_is_not_there():
    known = {opt for _, command in commands() for option in command.params for opt in option.opts}
    for page in PAGES:
        for line in re.findall(
            r"hearsay (?:read|show|why|doctor|pack|man|completion)\b[^`|\n]*",
            page.read_text(encoding="utf-8"),
        ):
            if "planned" not in line:
                assert set(re.findall(r"(?<= )--[a-z-]+", line)) <= known | {"--help"}, line


def test_the_architecture_shows_the_pipeline_as_it_is():
    source = (PACKAGE / "pipeline.py").read_text(encoding="utf-8")
    assert source[source.index("def read(") :].strip() in ARCHITECTURE


def test_every_example_has_its_date():
    page = (ROOT / "examples/README.md").read_text(encoding="utf-8")
    for path in (ROOT / "examples").iterdir():
        if path.suffix not in {".md", ".ipynb"}:
            section = page[page.index(f"## {path.name}") :].split("\n## ", 1)[0]
            assert re.search(r"\b20\d\d-\d\d-\d\d\b", section), path.name


@pytest.mark.slow
def test_the_readme_shows_a_real_ledger():
    """Line by line and in order; where lines are left out the readme has ⋮."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, shown = re.search(
        r"From `hearsay (read .*?)`.*?```ledger\n(.*?)```", readme, re.DOTALL
    ).groups()
    ran = subprocess.run(
        [sys.executable, "-m", "hearsay", *command.split()],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "96", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = iter(ran.stdout.splitlines())
    missing = [
        line for line in shown.splitlines() if line not in {"⋮", ""} and line.rstrip() not in lines
    ]
    assert missing == []

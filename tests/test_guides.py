"""The guides are run: every command in them, in a folder of their own, prints what they show.

``make golden`` writes what is printed into the pages. A block of ``console`` holds lines that begin
with "$ " and what they print, on standard output or error; a line with nothing but the name of a
file before another block means that this file holds the block.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDES = ROOT / "docs/guide"
RUN = ("fact-checker", "reporter", "analyst", "researcher", "developer")
BLOCK = re.compile(r"(?:^`([\w./-]+)`\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Guide:
    """A page, where it is run, and its text as it should be."""

    page: Path
    folder: Path

    def shown(self) -> str:
        """The page with what its commands print here."""
        return BLOCK.sub(self._block, self.page.read_text(encoding="utf-8"))

    def _block(self, block: re.Match) -> str:
        name, language, content = block.groups()
        if name:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        if language != "console":
            return block[0]
        lines = [line for line in content.splitlines() if line.startswith("$ ")]
        printed = "".join(f"{line}\n{self._run(line[2:])}" for line in lines)
        return f"```console\n{printed}```"

    def _run(self, command: str) -> str:
        ran = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, text=True, check=False, env=self._environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert ran.returncode in {0, 2, 3}, f"{command}: {ran.stdout}"
        assert "Traceback" not in ran.stdout, ran.stdout
        return "".join(f"{line.rstrip()}\n" for line in ran.stdout.splitlines())

    def _environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HEARSAY_")}
        path = os.pathsep.join([str(self.folder / ".bin"), kept["PATH"]])
        return {
            **kept, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": str(self.folder / ".config"), "PYTHONPATH": str(ROOT / "src"),
        }  # fmt: skip


@pytest.fixture
def guide(request, tmp_path) -> Guide:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / ".bin").mkdir()
    for name, command in (("hearsay", " -m hearsay"), ("python", "")):
        tool = tmp_path / ".bin" / name
        tool.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)}{command} "$@"\n', encoding="utf-8"
        )
        tool.chmod(0o755)
    return Guide(GUIDES / f"{request.param}.md", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("guide", RUN, indirect=True)
def test_a_guide_shows_what_its_commands_print(guide, rewrite_golden):
    shown = guide.shown()
    if rewrite_golden:
        guide.page.write_text(shown, encoding="utf-8")
    assert shown == guide.page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RUN)
def test_a_guide_is_run_from_end_to_end(name):
    """Every command stands in a block that is run, and no machine's folder is shown."""
    text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
    outside = BLOCK.sub("", text)
    assert not re.findall(r"^(?:\$ )?hearsay ", outside, re.MULTILINE)
    assert len(re.findall(r"^\$ ", text, re.MULTILINE)) >= 4
    assert "pytest" not in text
    assert f"]({name}.md)" in (GUIDES / "README.md").read_text(encoding="utf-8")

"""The command as a process: pipes that close, Ctrl-C, a terminal for the bar, the real model."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hearsay.records.wire import from_json, to_json
from tests.invented import invented_ledger

HEARSAY = [sys.executable, "-m", "hearsay"]
ARTICLE = "The mayor, Ana Duarte, said on Monday that the ferry sank in May 2024.\n"


@pytest.fixture
def ledger(tmp_path) -> Path:
    path = tmp_path / "ledger.json"
    path.write_bytes(to_json(invented_ledger()))
    return path


def test_a_closed_pipe_ends_in_silence(tmp_path, ledger):
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"".join(ledger.read_bytes() + b"\n" for _ in range(200)))
    command = f"{sys.executable} -m hearsay show {path} | head -n 1"
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False
    )
    assert ran.returncode == 141
    assert ran.stderr == b""


@pytest.mark.alone
def test_ctrl_c_ends_with_one_line(tmp_path):
    waiting = subprocess.Popen(
        [*HEARSAY, "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Also where the tests run in the background, in which a shell has Ctrl-C ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no thread runs
    )
    time.sleep(2)  # until it waits for its input
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=20)
    assert (waiting.returncode, out, err) == (130, b"", b"hearsay: stopped\n")


def test_the_bar_is_shown_on_a_terminal_and_nowhere_else(tmp_path, ledger):
    path = tmp_path / "two.jsonl"
    path.write_bytes(ledger.read_bytes() + b"\n" + ledger.read_bytes())
    command = [*HEARSAY, "show", str(path), "--json"]
    seen, end = pty.openpty()
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, check=True)
    os.close(end)
    assert b"reading" in os.read(seen, 10_000)
    os.close(seen)
    assert len(ran.stdout.splitlines()) == 2
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_a_terminal_that_knows_no_unicode_gets_plain_signs(ledger):
    ran = subprocess.run(
        [*HEARSAY, "show", str(ledger)],
        capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert b"x CONTRADICTED" in ran.stdout


def test_a_lone_surrogate_goes_in_and_comes_out(tmp_path):
    line = to_json(invented_ledger(title="half \ud83d title"))
    ran = subprocess.run(
        [*HEARSAY, "show", "-", "--json"], input=line, capture_output=True, check=True
    )
    assert from_json(ran.stdout).document.title == "half \ud83d title"
    told = subprocess.run([*HEARSAY, "show", "-"], input=line, capture_output=True, check=True)
    assert "half \ufffd title" in told.stdout.decode()


@pytest.mark.slow
def test_an_article_is_read_with_the_shipped_model(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    command = [*HEARSAY, "read", str(path), "--published", "2024-05-02", "--json"]
    first, second = (subprocess.run(command, capture_output=True, check=True) for _ in range(2))
    assert first.stdout == second.stdout
    ledger = from_json(first.stdout)
    assert ledger.document.text == ARTICLE
    assert json.loads(first.stdout)["made_with"]["bundle"].startswith("reader ")
    assert any(one.speaker == "Ana Duarte" for one in ledger.attributions)

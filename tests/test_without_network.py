"""Every local format is read in a namespace without any network, by the command as it is."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.corpus import archives, feeds, mails, papers, subtitles, words

UNSHARE = ["unshare", "--map-root-user", "--net"]
FILES = {
    "plain.txt": b"Ana Duarte said the ferry sank.",
    "marked.md": b"# Ferry\n\nAna Duarte said the ferry sank.",
    "page.html": b"<html><body><article><p>Ana Duarte said on Monday that the ferry sank in May."
    b"</p></article></body></html>",
    "one.json": b'{"text": "Ana Duarte said the ferry sank."}',
    "lines.jsonl": b'{"text": "Ana Duarte said the ferry sank."}\n',
    "plain.eml": mails.PLAIN,
    "voices.vtt": subtitles.VOICES.encode(),
    "labels.srt": subtitles.LABELS.encode(),
    "titled.docx": words.TITLED,
    "columns.pdf": papers.COLUMNS,
    "many.zip": archives.MANY,
    "ledger.atom": feeds.ATOM.encode(),
}


def can_unshare() -> bool:
    return (
        shutil.which("unshare") is not None
        and subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.slow
@pytest.mark.skipif(not can_unshare(), reason="unshare cannot make a network namespace here")
def test_every_local_format_is_read_without_a_network(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    command = [*UNSHARE, sys.executable, "-m", "hearsay", "read", "--json", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    ledgers = [json.loads(line) for line in ran.stdout.splitlines()]
    read = {one["document"]["origin"]["source"].rpartition("/")[2] for one in ledgers}
    assert read == set(FILES)
    speakers = {one["speaker"] for ledger in ledgers for one in ledger["attributions"]}
    assert {"Ana Duarte", "Tom Lee"} <= speakers


@pytest.mark.slow
@pytest.mark.skipif(not can_unshare(), reason="unshare cannot make a network namespace here")
def test_an_address_without_a_network_is_one_line():
    command = [*UNSHARE, sys.executable, "-m", "hearsay", "read", "http://site.invalid/"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("hearsay: http://site.invalid/: site.invalid is not reached: ")
    assert ran.stderr.count("\n") == 1

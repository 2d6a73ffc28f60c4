"""Every file of the corpus is read as a careful reader would, or refused in one line."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearsay.attribute.turns import find_turns
from hearsay.cli import main, sources
from hearsay.records.document import Span
from hearsay.records.ledger import Ledger
from hearsay.records.tags import Mention, MentionKind
from hearsay.records.wire import from_json
from tests.corpus import archives, feeds, mails, papers, subtitles, words
from tests.corpus.case import Case

CASES = [case for part in (mails, subtitles, words, papers, archives, feeds) for case in part.CASES]


@pytest.fixture(autouse=True)
def shallow(monkeypatch):
    """A pipeline that keeps the document and finds nothing in it."""
    monkeypatch.setattr(sources, "read_document", lambda document, **_: Ledger(document))


def read(case: Case, folder: Path):
    """What `hearsay read` makes of the file: its exit code, its documents, its faults."""
    (folder / case.name).write_bytes(case.data)
    ran = CliRunner().invoke(main, ["read", str(folder / case.name), "--json"])
    lines = [line for line in ran.stdout_bytes.split(b"\n") if line]
    ledgers = [from_json(line) for line in lines if b'"hearsay.ledger/1"' in line[:40]]
    return ran, [ledger.document for ledger in ledgers]


def speakers_of(text: str, names: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The speakers of the turns, where the names are known to be those of people."""
    people = [
        Mention(Span(*match.span()), MentionKind.PERSON, name)
        for name in {name for name in names if name}
        for match in re.finditer(re.escape(name), text)
    ]
    return tuple(turn.speaker for turn in find_turns(text, people))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_of_the_corpus_is_read(case, tmp_path):
    ran, documents = read(case, tmp_path)
    assert ran.exit_code == case.exit_code, ran.output
    assert [document.text for document in documents] == [told.text for told in case.told]
    for document, told in zip(documents, case.told, strict=True):
        assert (document.title, document.published) == (told.title, told.published)
        assert document.authors == told.authors
        assert (document.url, document.outlet) == (told.url, told.outlet)
        if told.speakers:
            assert speakers_of(document.text, told.speakers) == told.speakers


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_its_faults_are_told_in_one_line_each(case, tmp_path):
    ran, _ = read(case, tmp_path)
    faults = [line for line in ran.stderr.splitlines() if ": left out, in no format" not in line]
    assert len(faults) == len(case.faults)
    for fault, piece in zip(faults, case.faults, strict=True):
        assert fault.startswith(f"hearsay: {tmp_path}")
        assert piece in fault


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_read_from_where_is_kept(case, tmp_path):
    _, documents = read(case, tmp_path)
    for document, told in zip(documents, case.told, strict=True):
        origin = document.origin
        assert origin is not None
        assert origin.source == str(tmp_path / case.name)
        assert origin.within == told.within
        assert origin.left_out == told.left_out
        assert (origin.retrieved, origin.address) == (None, None)
        if not told.within:
            assert origin.sha256 == hashlib.sha256(case.data).hexdigest()
            assert origin.size == len(case.data)
        if told.located:
            assert tuple(one.value for one in document.locators) == told.located
        edges = [(one.span.start, one.span.end) for one in document.locators]
        assert edges == sorted(edges)


def test_the_corpus_has_five_files_of_each_kind_and_a_third_of_it_is_faulty():
    kinds = Counter(Path(case.name).suffix for case in CASES)
    kinds["transcript"] = kinds.pop(".txt") + kinds.pop(".md")
    kinds["feed"] = sum(kinds.pop(ending) for ending in (".rss", ".atom", ".rdf", ".xml"))
    kinds[".docx"] += kinds.pop(".docm")
    assert len(CASES) >= 40
    assert min(kinds.values()) >= 5, kinds
    assert 3 * sum(bool(case.faults) for case in CASES) >= len(CASES)

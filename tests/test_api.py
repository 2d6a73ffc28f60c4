"""The Python calls: what the package offers, with which parameters, and what they make of it."""

import inspect
import pickle
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import hearsay
from hearsay import api, reading
from hearsay.records.document import Document
from hearsay.records.ledger import Ledger as PlainLedger
from tests.corpus import mails, papers
from tests.invented import invented_ledger

ROOT = Path(__file__).parents[1]
TEXT = "Ana Duarte, the mayor, said on Monday that the ferry sank."


@pytest.fixture
def reads(monkeypatch):
    """What the pipeline was asked to read; it finds nothing in it."""
    asked = []

    def read_asked(document, given):
        asked.append((document, given.as_of, given.packs))
        return PlainLedger(document)

    monkeypatch.setattr(api, "read_asked", read_asked)
    return asked


def test_the_package_offers_these_names_and_no_others():
    assert hearsay.__all__ == [
        "BadLedger", "BadPack", "Document", "HearsayError", "InputError", "Ledger", "Pack",
        "from_json", "load_pack", "read", "read_many", "to_json",
    ]  # fmt: skip
    for name in hearsay.__all__:
        assert getattr(hearsay, name).__doc__
    public = {name for name in dir(hearsay) if not name.startswith("_")}
    modules = {name for name in public if inspect.ismodule(getattr(hearsay, name))}
    assert public - modules == set(hearsay.__all__)


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("read", "source, published, title, outlet, as_of, packs"),
        ("read_many", "sources, published, as_of, packs, unreadable, processes"),
        ("load_pack", "folder"),
        ("to_json", "ledger"),
        ("from_json", "data"),
        ("Ledger.claims_with", "self, verdict, kind, speaker"),
        ("Ledger.by_speaker", "self"),
        ("Ledger.to_pandas", "self, table"),
        ("Ledger.to_json", "self"),
        ("Ledger.to_html", "self"),
        ("Ledger.attribution", "self, name"),
        ("Ledger.claim", "self, name"),
        ("Ledger.check_of", "self, claim"),
        ("Ledger.voice_at", "self, span"),
    ],
)
def test_calls_keep_their_parameters(call, parameters):
    """Programs are written against these: adding one is a change, losing one a break."""
    found = hearsay
    for name in call.split("."):
        found = getattr(found, name)
    signature = inspect.signature(found)
    assert ", ".join(signature.parameters) == parameters
    assert signature.return_annotation is not inspect.Signature.empty
    after_the_first = [*signature.parameters.values()][2 if call.startswith("Ledger") else 1 :]
    assert all(one.kind is one.KEYWORD_ONLY for one in after_the_first)


def test_read_takes_days_as_words_or_as_dates(reads):
    hearsay.read(TEXT, published="2025-03-14", as_of="2025-04-01")
    hearsay.read(TEXT, published=date(2025, 3, 14))
    assert [(one.published, as_of) for one, as_of, _ in reads] == [
        (date(2025, 3, 14), date(2025, 4, 1)),
        (date(2025, 3, 14), None),
    ]


def test_a_title_is_put_before_the_text_unless_it_is_there(reads):
    hearsay.read(TEXT, title="Ferry", outlet="The Courier")
    hearsay.read(f"Ferry\n\n{TEXT}", title="Ferry")
    assert [one.text for one, _, _ in reads] == [f"Ferry\n\n{TEXT}"] * 2
    assert reads[0][0].outlet == "The Courier"


@pytest.mark.parametrize("text", ["", " \n", None, 3, b"bytes"])
def test_what_is_no_text_is_refused(reads, text):
    with pytest.raises(hearsay.InputError):
        hearsay.read(text)


def test_a_day_that_is_none_is_refused(reads):
    with pytest.raises(hearsay.InputError, match="2025-13-01"):
        hearsay.read(TEXT, published="2025-13-01")


def test_a_text_over_the_limit_is_refused(reads, monkeypatch):
    monkeypatch.setenv("HEARSAY_MAX_CHARACTERS", "10")
    with pytest.raises(hearsay.InputError, match="HEARSAY_MAX_CHARACTERS"):
        hearsay.read(TEXT)


def test_what_is_read_is_a_ledger_that_a_notebook_can_show(reads):
    ledger = hearsay.read(TEXT)
    assert isinstance(ledger, hearsay.Ledger)
    shown = ledger._repr_html_()
    assert shown.startswith("<iframe ")
    assert "ferry sank" in shown


def test_a_ledger_with_methods_equals_the_plain_record():
    plain = invented_ledger()
    able = hearsay.Ledger.of(plain)
    assert plain == able
    assert able == plain
    assert hash(plain) == hash(able)
    assert able != hearsay.Ledger.of(PlainLedger(Document.make("else")))
    assert able != "a ledger"
    assert pickle.loads(pickle.dumps(able)) == plain  # noqa: S301  # our own


def test_json_from_and_to():
    line = hearsay.to_json(invented_ledger())
    assert hearsay.from_json(line) == invented_ledger()
    assert hearsay.from_json(line.decode()) == invented_ledger()
    with pytest.raises(hearsay.BadLedger):
        hearsay.from_json("{}")


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ({"text": TEXT, "title": "Ferry", "published": "2025-03-14"}, "Ferry", f"Ferry\n\n{TEXT}"),
        ({"text": TEXT, "published": date(2025, 3, 14), "authors": "A. B."}, None, TEXT),
        (Document.make(TEXT, published=date(2025, 3, 14)), None, TEXT),
    ],
)
def test_a_mapping_or_a_document_is_a_source(reads, source, title, text):
    hearsay.read(source)
    assert (reads[0][0].title, reads[0][0].text) == (title, text)
    assert reads[0][0].published == date(2025, 3, 14)


def test_a_file_is_a_source_and_one_with_several_documents_is_for_read_many(reads, tmp_path):
    pdf, mail = tmp_path / "a.pdf", tmp_path / "a.eml"
    pdf.write_bytes(papers.COLUMNS)
    mail.write_bytes(mails.MIXED)
    assert hearsay.read(pdf).document.locators
    with pytest.raises(hearsay.InputError, match="use read_many"):
        hearsay.read(mail)
    with pytest.raises(hearsay.InputError, match="there is no such file"):
        hearsay.read(tmp_path / "none.txt")


@pytest.mark.parametrize(
    "source", [{}, {"text": 3}, {"text": TEXT, "title": 3}, ["a text"], object()]
)
def test_what_is_no_source_is_refused(reads, source):
    with pytest.raises(hearsay.InputError):
        hearsay.read(source)


def test_a_moment_stands_for_its_day(reads):
    hearsay.read(TEXT, published=datetime(2025, 3, 14, 23, 59, tzinfo=UTC))
    assert reads[0][0].published == date(2025, 3, 14)


# --- packs ---------------------------------------------------------------------------------------


@pytest.fixture
def pack(tmp_path) -> Path:
    from hearsay.reference.template import save_template

    tuple(save_template(tmp_path / "mine"))
    return tmp_path / "mine"


def test_a_pack_is_loaded_and_told(pack):
    found = hearsay.load_pack(str(pack))
    assert (found.path, found.name) == (pack, "mine")
    assert dict(found.rows)["events"] == 1
    assert len(found.digest) == 12


def test_a_pack_with_a_fault_is_refused(pack):
    path = pack / "events.csv"
    path.write_text(path.read_text(encoding="utf-8") + "too,few\n", encoding="utf-8")
    with pytest.raises(hearsay.BadPack, match=r"events\.csv: row \d+"):
        hearsay.load_pack(pack)
    with pytest.raises(hearsay.BadPack, match=r"datapackage\.json"):
        hearsay.load_pack(pack / "none")


def test_packs_are_given_by_folder_name_or_as_loaded(reads, pack):
    loaded = hearsay.load_pack(pack)
    hearsay.read(TEXT, packs=[pack, str(pack), loaded])
    assert reads[0][2] == ((pack, ""), (pack, ""), (pack, loaded.digest))


def test_a_pack_that_was_changed_is_loaded_anew(pack):
    before = reading.packs((pack, hearsay.load_pack(pack).digest))
    path = pack / "events.csv"
    path.write_text(f"{path.read_text(encoding='utf-8')}# changed\n", encoding="utf-8")
    after = reading.packs((pack, hearsay.load_pack(pack).digest))
    assert before.versions != after.versions


# --- types and the real thing ----------------------------------------------------------------------

USER = """
from collections.abc import Iterator
from pathlib import Path
import hearsay

ledger: hearsay.Ledger = hearsay.read("Rain.", published="2025-03-14", packs=[Path("mine")])
reveal_type(ledger.claims_with("contradicted", speaker="Ana")[0].text)
reveal_type(ledger.attributions[0].speaker)
for name, voice in ledger.by_speaker().items():
    reveal_type(name)
    reveal_type(voice.share)
reveal_type(hearsay.read_many([{"text": "Rain."}, Path("a.pdf")]))
reveal_type(hearsay.read_many(["Rain."], unreadable="keep"))
reveal_type(hearsay.load_pack("mine").rows)
hearsay.read(b"Rain.")
ledger.to_pandas("clams")
"""
REVEALED = (
    "str", "str | None", "str", "float", "Iterator[hearsay.ledgers.Ledger]",
    "Iterator[hearsay.ledgers.Ledger | hearsay.errors.InputError]", "tuple[tuple[str, int], ...]",
)  # fmt: skip


@pytest.mark.slow
def test_a_users_types_are_checked(tmp_path):
    """As a user's mypy sees them: py.typed is there, and mistakes are found."""
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={ROOT / '.mypy_cache'}", "user.py"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={"MYPYPATH": str(ROOT / "src")},
    )  # fmt: skip
    lines = [
        line.partition("user.py:")[2] for line in ran.stdout.splitlines() if "user.py:" in line
    ]
    told = [line.partition("Revealed type is ")[2].strip('"') for line in lines]
    revealed = [re.sub(r"\b(builtins|typing|collections\.abc)\.", "", one) for one in told if one]
    assert tuple(revealed) == REVEALED
    errors = [line for line in lines if "error:" in line]
    assert [line.rpartition("[")[2] for line in errors] == ["arg-type]", "arg-type]"], errors


@pytest.mark.slow
def test_the_shipped_model_and_packs_are_loaded_once():
    first = hearsay.read(TEXT, published="2025-03-14")
    assert reading.models() is reading.models()
    assert reading.packs() is reading.packs()
    assert hearsay.read(TEXT, published="2025-03-14") == first
    assert first.made_with.packs

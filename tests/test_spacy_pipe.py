"""hearsay in a spaCy pipeline: ledger, spans, saving and loading, several processes."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy")

from spacy.tokens import Doc  # noqa: E402

import hearsay  # noqa: E402
from hearsay import spacy_pipe  # noqa: E402

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow  # the model is the subject
TEXT = (
    "The mayor, Ana Duarte, said on Monday that the ferry sank. “We-will rebuild,” said Tom Lee, "
    "a diver. NATO’s summit in Vilnius in July 2022 was short.\n"
)


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("en")
    made.add_pipe("hearsay", config={"published": "2025-03-14"})
    return made


def words(group):
    return [(span.text, span.label_) for span in group]


def test_a_doc_gets_its_ledger(nlp):
    doc = nlp(TEXT)
    assert doc._.hearsay == hearsay.read(TEXT, published="2025-03-14")
    assert isinstance(doc._.hearsay, hearsay.Ledger)


def test_spans_are_those_of_the_ledger_and_bear_its_ids(nlp):
    doc = nlp(TEXT)
    ledger = doc._.hearsay
    said = {one.id: one for one in ledger.attributions}
    assert "Ana Duarte" in {label for _, label in words(doc.spans["source"])}
    assert [span.id_ for span in doc.spans["claim"]] == [one.id for one in ledger.claims]
    assert "contradicted" in {span.label_ for span in doc.spans["claim"]}
    for name in ("source", "cue", "content"):
        for span in doc.spans[name]:
            pieces = getattr(said[span.id_], name)
            assert any(
                span.start_char <= piece.start and piece.end <= span.end_char for piece in pieces
            )
            assert span.label_ == said[span.id_].speaker
    assert ("said", "Ana Duarte") in words(doc.spans["cue"])


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_doc_without_text_has_no_ledger(nlp, text):
    doc = nlp(text)
    assert doc._.hearsay is None
    assert {name: len(group) for name, group in doc.spans.items()} == dict.fromkeys(
        spacy_pipe.GROUPS, 0
    )


def test_a_doc_that_was_not_read_has_no_ledger():
    assert spacy.blank("en")("Rain.")._.hearsay is None


def test_a_doc_is_saved_and_loaded_with_its_ledger_and_spans(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.hearsay == doc._.hearsay
    for name in spacy_pipe.GROUPS:
        assert words(again.spans[name]) == words(doc.spans[name])
        assert [one.id_ for one in again.spans[name]] == [one.id_ for one in doc.spans[name]]


def test_each_doc_of_a_stream_may_have_its_own_day_and_title(nlp):
    stream = [
        (TEXT, {"published": "2020-01-06", "title": "Ferry", "other": 1}),
        (TEXT, {}),
        (TEXT, None),
    ]
    found = [(doc._.hearsay.document, context) for doc, context in nlp.pipe(stream, as_tuples=True)]
    assert [str(one.published) for one, _ in found] == ["2020-01-06", "2025-03-14", "2025-03-14"]
    assert [one.title for one, _ in found] == ["Ferry", None, None]
    assert {one.text for one, _ in found} == {TEXT}


def test_a_pipeline_is_saved_and_loaded_with_its_settings(tmp_path, nlp):
    nlp.to_disk(tmp_path / "pipeline")
    for loaded in (
        spacy.load(tmp_path / "pipeline"),
        spacy.blank("en", config=nlp.config).from_bytes(nlp.to_bytes()),
    ):
        assert loaded.get_pipe("hearsay").settings["published"] == "2025-03-14"
        assert loaded(TEXT)._.hearsay == nlp(TEXT)._.hearsay


def test_groups_can_have_names_of_their_own():
    nlp = spacy.blank("en")
    nlp.add_pipe("hearsay", config={"prefix": "hearsay_"})
    assert set(nlp(TEXT).spans) == {f"hearsay_{name}" for name in spacy_pipe.GROUPS}


def test_a_bad_day_is_refused_when_the_component_is_made():
    with pytest.raises(hearsay.InputError, match="soon"):
        spacy.blank("en").add_pipe("hearsay", config={"published": "soon"})


SCRIPT = """
import spacy
if __name__ == "__main__":
    nlp = spacy.blank("en")
    nlp.add_pipe("hearsay", config={"published": "2025-03-14"})
    texts = ["Ana Duarte said the ferry sank.", "", "Tom Lee denied it."]
    for doc in nlp.pipe(texts, n_process=2, batch_size=1):
        print(doc._.hearsay and doc._.hearsay.attributions[0].speaker)
"""


def test_installed_it_is_found_by_name_and_works_in_several_processes(tmp_path):
    """Its entry point stands in the metadata of the installed package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    made = tmp_path / "hearsay-0.0.0.dist-info"
    made.mkdir()
    (made / "METADATA").write_text("Metadata-Version: 2.1\nName: hearsay\nVersion: 0.0.0\n")
    lines = [
        f"{name} = {place}" for name, place in project["entry-points"]["spacy_factories"].items()
    ]
    (made / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines, ""]))
    script = tmp_path / "run.py"
    script.write_text(SCRIPT, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    ran = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert ran.stdout.splitlines() == ["Ana Duarte", "None", "Tom Lee"], ran.stderr

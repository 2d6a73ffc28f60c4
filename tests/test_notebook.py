"""The tour is executed, cell by cell, and shows what it shows in the repository.

``make golden`` writes its outputs anew.
"""

import os
import shutil
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "examples/tour.ipynb"


def outputs(notebook) -> list[list[dict]]:
    """What each cell shows, without how often it ran and when."""
    return [
        [_plain(output) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _plain(output) -> dict:
    kept = {
        key: value for key, value in output.items() if key not in {"execution_count", "metadata"}
    }
    return {key: dict(value) if key == "data" else value for key, value in kept.items()}


def executed(folder: Path):
    """The notebook as it comes out when run among the examples."""
    notebook = nbformat.read(TOUR, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = list(_joined(cell.outputs))
            for output in cell.outputs:
                output.pop("execution_count", None)
                if output.output_type == "execute_result":
                    output.execution_count = None
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def _joined(outputs):
    """What was printed in one piece: how it is cut up depends on the moment."""
    last = None
    for output in outputs:
        if last is not None and output.get("name") == last.get("name") == "stdout":
            last.text += output.text
            continue
        last = output
        yield output


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of the kernel's own libraries
def test_the_tour_shows_what_it_does(tmp_path, monkeypatch, rewrite_golden):
    examples = shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    )
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    ran = executed(examples)
    if rewrite_golden:
        nbformat.write(ran, TOUR)
    assert outputs(ran) == outputs(nbformat.read(TOUR, as_version=4))
    assert not (examples / "strait.html").exists()


def test_the_tour_is_a_sound_notebook_without_traces_of_a_machine():
    notebook = nbformat.read(TOUR, as_version=4)
    nbformat.validate(notebook)
    assert all(cell.get("execution_count") is None for cell in notebook.cells)
    shown = [output for cell in outputs(notebook) for output in cell]
    assert len(shown) >= 8
    assert {output["output_type"] for output in shown} == {"stream", "execute_result"}
    assert {output.get("name", "stdout") for output in shown} == {"stdout"}

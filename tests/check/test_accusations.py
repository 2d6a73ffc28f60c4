"""Texts in which nothing may be contradicted, and texts in which something must be found."""

from datetime import date
from pathlib import Path

import pytest

from hearsay.records.check import Verdict
from tests.check.worlds import read

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines()[2:]]


@pytest.mark.parametrize(("about", "published", "text"), rows("accusation_cases.tsv"))
def test_nothing_is_contradicted(about, published, text):
    _, checks = read(text, date.fromisoformat(published))
    accused = [check.because for check in checks if check.verdict is Verdict.CONTRADICTED]
    assert accused == []


@pytest.mark.parametrize(("about", "published", "verdict", "text"), rows("finding_cases.tsv"))
def test_what_the_record_tells_is_found(about, published, verdict, text):
    _, checks = read(text.replace("\\n", "\n"), date.fromisoformat(published))
    assert verdict in {check.verdict for check in checks}
    accused = [check.because for check in checks if check.verdict is Verdict.CONTRADICTED]
    assert len(accused) == (verdict == "contradicted"), accused


def test_there_are_enough_of_both():
    assert len(rows("accusation_cases.tsv")) >= 100
    assert len(rows("finding_cases.tsv")) >= 35

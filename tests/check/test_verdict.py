"""Short texts and the verdicts they must get; a third of them controls that nobody may accuse."""

from datetime import date
from pathlib import Path

import pytest

from tests.check.worlds import read

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "verdict_cases.tsv").read_text("utf-8").splitlines()[2:]
]


@pytest.mark.parametrize(("about", "published", "verdicts", "text"), CASES)
def test_each_text_gets_its_verdicts(about, published, verdicts, text):
    _, checks = read(text, date.fromisoformat(published))
    found = "+".join(sorted(check.verdict for check in checks)) or "none"
    assert found == verdicts, [check.because for check in checks]


def test_a_third_of_the_texts_are_controls():
    controls = [case for case in CASES if case[2] in {"none", "not_enough_evidence"}]
    assert len(controls) * 3 >= len(CASES) >= 60

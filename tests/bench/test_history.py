"""Every run leaves one line in the history, whatever it measured."""

import csv

from bench.run import COLUMNS, append_history
from bench.scores import Measure, render_measures


def test_a_run_appends_one_line_and_the_first_writes_the_heading(tmp_path):
    path = tmp_path / "history.csv"
    append_history([Measure("voices.all.content", 91.24)], "reader 1", path)
    append_history([Measure("speed.cold read", 0.8765, "s")], "reader 1", path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["voices content"] for row in rows] == ["91.2", ""]
    assert [row["cold s"] for row in rows] == ["", "0.876"]
    assert set(rows[0]) == {"date", "commit", "bundle", *COLUMNS}


def test_a_goal_that_is_missed_is_said_to_be():
    table = render_measures(
        [
            Measure("a", 91.0, goal=90.0),
            Measure("b", 80.0, goal=90.0),
            Measure("c", 2.5, "passes", goal=2.0, higher_is_better=False),
        ]
    )
    assert [line.endswith("NOT MET") for line in table.split("\n")] == [False, True, True]

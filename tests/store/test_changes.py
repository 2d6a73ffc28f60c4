"""What changed between two versions, told by their claims."""

from hearsay.records.check import Verdict
from hearsay.store.changes import ChangeKind, find_changes
from tests.stored import HARBOUR, a_ledger


def kinds(before, after):
    return [change.kind for change in find_changes(before, after).changed]


def test_the_same_text_has_no_changes():
    found = find_changes(a_ledger(), a_ledger())
    assert (found.changed, found.same) == ((), 2)


def test_another_speaker_and_another_verdict_are_told():
    assert kinds(a_ledger(), a_ledger(HARBOUR.replace("Ana Duarte", "Jo Ray"))) == [
        ChangeKind.SPEAKER
    ]
    other = a_ledger(HARBOUR + " ", verdicts=(Verdict.QUALIFIED, Verdict.CONTRADICTED))
    assert kinds(a_ledger(), other) == [ChangeKind.VERDICT]


def test_what_is_gone_stands_at_the_end():
    text = "Zed said that cats purr. " + HARBOUR[: HARBOUR.index("Ilona")]
    after = a_ledger(text, verdicts=(None, Verdict.SUPPORTED))
    assert kinds(a_ledger(), after) == [ChangeKind.ADDED, ChangeKind.GONE]


def test_paragraphs_moved_are_no_change():
    one, two = HARBOUR.split(". ")[:2]
    assert (
        kinds(
            a_ledger(f"{one}. {two}."),
            a_ledger(f"{two}. {one}.", verdicts=(Verdict.CONTRADICTED, Verdict.SUPPORTED)),
        )
        == []
    )


def test_long_articles_are_compared_in_time():
    before = a_ledger(" ".join(f"Ana said that thing {n} of many happened." for n in range(400)))
    after = a_ledger(
        " ".join(f"Ana said that event {n} of several took place." for n in range(400))
    )
    assert len(find_changes(before, after).changed) == 800

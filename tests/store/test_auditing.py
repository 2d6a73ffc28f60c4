"""The audit log keeps lines in order and within bounds."""

from hearsay.store.auditing import list_entries, log
from hearsay.store.pages import Window


def test_the_log_is_read_newest_first_page_by_page(store):
    for number in range(5):
        log(store, "ana", "judge", f"c{number}", "x" * 600)
    page = list_entries(store, Window(2))
    assert [entry.what for entry in page.found] == ["c4", "c3"]
    assert len(page.found[0].told) == 500
    assert [entry.what for entry in list_entries(store, Window(2, page.next)).found] == ["c2", "c1"]

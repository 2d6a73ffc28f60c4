"""What waits to be read is kept in order, with its bytes, until it is read."""

from hearsay.store.waiting import Kept, begin, drop, keep, list_waiting

FIRST = Kept("a.pdf", b"%PDF\x00\xff", '{"format": "pdf"}')
SECOND = Kept("b.txt", b"", "{}")


def test_what_is_kept_is_listed_in_order_without_its_bytes(store):
    keep(store, "j1", "ana", (FIRST, SECOND))
    keep(store, "j2", "ben", (SECOND,))
    told = [(one.job, one.by, one.name, one.begun) for one in list_waiting(store)]
    assert told == [("j1", "ana", "a.pdf", 0), ("j1", "ana", "b.txt", 0), ("j2", "ben", "b.txt", 0)]


def test_beginning_is_counted_and_what_was_read_is_gone(store):
    first, second = keep(store, "j1", "ana", (FIRST, SECOND))
    assert begin(store, first) == FIRST
    assert begin(store, first) == FIRST
    assert [one.begun for one in list_waiting(store)] == [2, 0]
    drop(store, first)
    assert begin(store, first) is None
    drop(store, second)
    assert list_waiting(store) == ()
    assert keep(store, "j3", "ana", (FIRST,))[0] > second  # an id is never used twice


def test_a_name_that_no_database_holds_is_kept_readable(store):
    keep(store, "j1", "a\x00na", (Kept("x\x00\udc80.txt", b"", "{}"),))
    assert list_waiting(store)[0].name == "x��.txt"

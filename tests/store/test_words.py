"""What a person types becomes terms, and these the syntax of either engine."""

import pytest

from hearsay.errors import InputError
from hearsay.store.words import find_terms, fold, storable, to_fts5, to_tsquery, words_of


@pytest.mark.parametrize(
    ("typed", "fts5", "tsquery"),
    [
        ("Harbour", '("harbour")', "('harbour')"),
        ("a b", '("a" AND "b")', "('a') & ('b')"),
        ('"a b"', '("a b")', "('a' <-> 'b')"),
        ('"a b', '("a b")', "('a' <-> 'b')"),
        ("ab* -c", '("ab"*) NOT "c"', "('ab':*) & !('c')"),
        ("3.5%", '("3 5")', "('3' <-> '5')"),
        ("o'clock", '("o clock")', "('o' <-> 'clock')"),
    ],
)
def test_terms_in_both_syntaxes(typed, fts5, tsquery):
    terms = find_terms(typed)
    assert (to_fts5(terms), to_tsquery(terms)) == (fts5, tsquery)


def test_too_many_words_are_refused():
    with pytest.raises(InputError, match="more than 32"):
        find_terms("a " * 33)


def test_case_and_accents_do_not_count():
    assert fold("Élodie STRASSE Ångström") == "elodie strasse angstrom"
    assert words_of("the café’s 3.5 % a_b") == ("the", "cafe", "s", "3", "5", "a", "b")


def test_what_no_database_holds_is_replaced():
    assert storable("a\x00b\ud800") == "a�b�"

"""Settings of the desk from the environment."""

import pytest

from hearsay.desk_settings import DeskSettings, load_desk, load_person
from hearsay.errors import InputError


def test_nothing_set_is_this_machine_alone():
    assert load_desk({}) == DeskSettings("127.0.0.1", 8350, (), behind_https=False)


def test_everything_can_be_set():
    given = {
        "HEARSAY_HOST": " 10.0.0.5 ", "HEARSAY_PORT": "80", "HEARSAY_NAMES": "Desk.example, b.example",
        "HEARSAY_HTTPS": "1", "HEARSAY_MAX_WAITING": "5", "HEARSAY_READING_SECONDS": "60",
    }  # fmt: skip
    names = ("desk.example", "b.example")
    assert load_desk(given) == DeskSettings("10.0.0.5", 80, names, True, 5, 60)


@pytest.mark.parametrize(("name", "value"), [
    ("HEARSAY_PORT", "0"), ("HEARSAY_PORT", "70000"), ("HEARSAY_PORT", "x"), ("HEARSAY_HTTPS", "maybe"),
    ("HEARSAY_MAX_WAITING", "-1"), ("HEARSAY_READING_SECONDS", "9" * 40),
])  # fmt: skip
def test_what_cannot_be_is_refused_by_name(name, value):
    with pytest.raises(InputError, match=name):
        load_desk({name: value})


@pytest.mark.parametrize(("environ", "person"), [
    ({"LOGNAME": "ana"}, "ana"), ({"USER": "ilse"}, "ilse"), ({}, "desk"), ({"USER": "\x1b[31m"}, "desk"),
])  # fmt: skip
def test_who_sits_here_is_told_by_the_login(environ, person):
    assert load_person(environ) == person

"""Names to entities: spellings that are one, and doubts that stay doubts."""

import pickle

import pytest

from hearsay.reference.names import Entity, Names, name_key
from hearsay.reference.packs import load_packs

NAMES = Names.make(
    [
        Entity("RUS", "country", "Russia", ("Russian Federation",), ("Russian", "Russians")),
        Entity("USA", "country", "United States", ("US", "U.S.", "America"), ("American",)),
        Entity("LUX", "country", "Luxembourg"),
        Entity("lux-city", "place", "Luxembourg", within="LUX"),
        Entity("spring-1", "place", "Springfield"),
        Entity("spring-2", "place", "Springfield"),
        Entity("WHO", "organisation", "World Health Organization", ("WHO",)),
        Entity("lavrov", "person", "Sergey Lavrov"),
        Entity("gerasimov", "person", "Valery Gerasimov"),
        Entity("zelensky", "person", "Volodymyr Zelenskyy"),
        Entity("guterres", "person", "António Guterres"),
        Entity("xi", "person", "Xi Jinping"),
    ]
)


@pytest.mark.parametrize(
    ("text", "kind", "entity"),
    [
        ("the Russian Federation", "location", "RUS"),
        ("Russians", "group", "RUS"),
        ("Russia’s", "location", "RUS"),
        ("the U.S.", "location", "USA"),
        ("us", "location", None),
        ("who", "organisation", None),
        ("WHO", "organisation", "WHO"),
        ("Luxembourg", "location", "LUX"),
        ("Springfield", "location", None),
        ("Sergei Lavrov", "person", "lavrov"),
        ("Valeriy Gerasimov", "person", "gerasimov"),
        ("Valerii Gerasimov", "person", "gerasimov"),
        ("Volodymyr Zelensky", "person", "zelensky"),
        ("Antonio Guterres", "person", "guterres"),
        ("Lavrov", "person", None),
        ("Russia", "person", None),
        ("", None, None),
        ("???", None, None),
    ],
)
def test_a_name_leads_to_its_one_entity(text, kind, entity):
    assert NAMES.entity_of(text, kind) == entity


@pytest.mark.parametrize(
    ("text", "person", "fits"),
    [
        ("Lavrov", "lavrov", True),
        ("S. Lavrov", "lavrov", True),
        ("Sergei Viktorovich Lavrov", "lavrov", True),
        ("Andrei Lavrov", "lavrov", False),
        ("Xi", "xi", True),
        ("S.", "lavrov", False),
        ("", "lavrov", False),
        ("Lavrov", "nobody", False),
    ],
)
def test_a_name_fits_the_people_it_can_mean(text, person, fits):
    assert NAMES.fits(text, person) is fits
    assert (person in NAMES.people_called(text)) is fits


def test_a_slip_in_a_surname_is_noticed():
    assert NAMES.resembles("Sergei Lavrof", "lavrov")
    assert not NAMES.resembles("Sergei Shoigu", "lavrov")
    assert not NAMES.resembles("Li Xi", "xi")


def test_marks_accents_and_articles_do_not_count():
    assert name_key("The  U.S.’s") == name_key("us") == "us"
    assert name_key("Türkiye") == "turkiye"


def test_loaded_packs_can_be_sent_to_another_process():
    packs = load_packs()
    assert pickle.loads(pickle.dumps(packs)) == packs  # noqa: S301  # our own bytes

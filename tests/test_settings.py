"""Settings: which file counts, what goes before what, one line for each mistake."""

from datetime import date
from pathlib import Path

import pytest

from hearsay.errors import InputError
from hearsay.settings import KEYS, Limits, load_limits, load_settings

ALL = """\
packs = ["packs/harbours", "/srv/packs/fishing"]
outlet = "The Northern Ledger"
as_of = 2026-03-01
store = "desk.db"

[outlets]
"ledger.example" = "The Ledger"

[limits]
max_bytes = 1_000
max_seconds = 5
"""


def write(folder: Path, content: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "hearsay.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def settings_of(folder: Path, **environ: str):
    return load_settings(environ, folder)


def test_a_file_sets_packs_outlet_day_outlets_and_limits(tmp_path):
    path = write(tmp_path, ALL)
    found = settings_of(tmp_path)
    assert found.packs == (tmp_path / "packs/harbours", Path("/srv/packs/fishing"))
    assert (found.outlet, found.as_of) == ("The Northern Ledger", date(2026, 3, 1))
    assert found.outlets == (("ledger.example", "The Ledger"),)
    assert found.store == str(tmp_path / "desk.db")
    assert found.limits == Limits(1000, Limits().max_characters, 5)
    assert found.files == (path,)


def test_with_nothing_set_all_is_as_it_always_was(tmp_path):
    found = settings_of(tmp_path)
    assert (found.packs, found.outlet, found.as_of, found.limits) == ((), None, None, Limits())
    assert found.store == "hearsay.db"
    assert [one.key for one in found.told] == [key.name for key in KEYS]
    assert {one.origin for one in found.told} == {"default"}


def test_the_nearest_file_counts_and_then_the_users_own(tmp_path):
    own = write(tmp_path / "home/.config/hearsay", 'outlet = "Mine"\nas_of = 2020-01-01\n')
    far = write(tmp_path / "beat", 'outlet = "Far"\n')
    home = {"HOME": str(tmp_path / "home")}
    deep = tmp_path / "beat/week/day"
    deep.mkdir(parents=True)
    assert settings_of(deep, **home).files == (far, own)
    near = write(tmp_path / "beat/week", 'outlet = "Near"\n')
    found = settings_of(deep, **home)
    assert (found.outlet, found.as_of) == ("Near", date(2020, 1, 1))
    assert {one.key: one.origin for one in found.told if one.origin != "default"} == {
        "outlet": str(near), "as_of": str(own),
    }  # fmt: skip


def test_the_users_folder_is_where_the_system_has_it(tmp_path):
    own = write(tmp_path / "xdg/hearsay", 'outlet = "Mine"\n')
    write(tmp_path / "home/.config/hearsay", 'outlet = "Not this"\n')
    given = {"HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path / "xdg")}
    assert settings_of(tmp_path, **given).files == (own,)


def test_the_environment_goes_before_the_file(tmp_path):
    write(tmp_path, ALL)
    found = settings_of(
        tmp_path, HEARSAY_OUTLET="Told", HEARSAY_AS_OF="2025-01-02", HEARSAY_MAX_BYTES="7",
        HEARSAY_PACKS="one:two", HEARSAY_MAX_CHARACTERS=" ", HEARSAY_STORE="postgresql://eda:secret@here/desk",
    )  # fmt: skip
    assert (found.outlet, found.as_of) == ("Told", date(2025, 1, 2))
    assert found.packs == (Path("one"), Path("two"))
    assert found.store == "postgresql://eda:secret@here/desk"
    assert "postgresql://…" in {one.told for one in found.told}  # nobody's password is shown
    assert found.limits == Limits(7, Limits().max_characters, 5)
    assert found.told[0].origin == "HEARSAY_PACKS"


def test_one_file_can_be_named_or_none(tmp_path):
    write(tmp_path, ALL)
    other = write(tmp_path / "other", 'outlet = "Other"\n')
    assert settings_of(tmp_path, HEARSAY_CONFIG=str(other)).outlet == "Other"
    assert settings_of(tmp_path, HEARSAY_CONFIG="").outlet is None
    with pytest.raises(InputError, match="HEARSAY_CONFIG"):
        settings_of(tmp_path, HEARSAY_CONFIG=str(tmp_path / "none.toml"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "pack = []",
            "'pack' is not a key; the keys are packs, outlet, as_of, outlets, store, limits",
        ),
        ("[limits]\nmax_byte = 3", "'limits.max_byte' is not a key"),
        ("[desk]\nport = 3", "'desk' is not a key"),
        ("packs = 'one'", "packs is 'one'; give a list of folders"),
        ("packs = [1]", "packs is [1]; give a list"),
        ("packs = ['']", "packs is ['']; give a list"),
        ("outlet = 3", "outlet is 3; give a text"),
        ("outlet = ' '", "outlet is ' '; give a text"),
        ("store = 3", "store is 3; give a file"),
        ("store = ''", "store is ''; give a file"),
        ("store = 'postgresql://there/desk'", 'give a file, such as "desk.db"'),
        ("as_of = 'soon'", "as_of is 'soon'; give a day, such as 2026-03-01"),
        ("as_of = 2026-03-01T10:00:00", "give a day"),
        ("as_of = 2026", "as_of is 2026; give a day"),
        ("outlets = ['a']", "outlets is ['a']; give a table of hosts"),
        ("[outlets]\na = 1", "give a table of hosts and names"),
        ("limits = 3", "limits is 3; give a table: [limits]"),
        ("[limits]\nmax_bytes = 0", "limits.max_bytes is 0; give a whole number above 0"),
        ("[limits]\nmax_bytes = true", "limits.max_bytes is True; give a whole number"),
        ("[limits]\nmax_bytes = 1.5", "limits.max_bytes is 1.5; give a whole number"),
        ("[limits]\nmax_bytes = 1" + "0" * 30, "give a whole number"),
        ("packs = [", "not a TOML file in UTF-8"),
        (b"outlet = '\xff'", "not a TOML file in UTF-8"),
        ("a = " + "[" * 3000, "not a TOML file"),
    ],
)
def test_a_mistake_names_file_key_and_what_is_allowed(tmp_path, content, told):
    path = write(tmp_path, content)
    with pytest.raises(InputError) as fault:
        settings_of(tmp_path)
    assert str(fault.value).startswith(f"{path}: ")
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("name", "given"),
    [("HEARSAY_AS_OF", "soon"), ("HEARSAY_MAX_SECONDS", "1e3"), ("HEARSAY_MAX_BYTES", "0"),
     ("HEARSAY_PACKS", ":")],
)  # fmt: skip
def test_a_variable_that_is_wrong_is_named(tmp_path, name, given):
    with pytest.raises(InputError, match=f"{name} is '{given}'; give"):
        settings_of(tmp_path, **{name: given})


def test_a_day_may_be_quoted_and_a_home_written_short(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path, 'as_of = "2026-03-01"\npacks = ["~/packs", "~nobody-here/packs"]\n')
    found = settings_of(tmp_path)
    assert found.as_of == date(2026, 3, 1)
    assert found.packs == (tmp_path / "packs", tmp_path / "~nobody-here/packs")


def test_the_library_heeds_the_environment_and_no_file(tmp_path, monkeypatch):
    write(tmp_path, ALL)
    monkeypatch.chdir(tmp_path)
    assert load_limits({}) == Limits()
    assert load_limits({"HEARSAY_MAX_BYTES": "9"}).max_bytes == 9


def test_a_working_folder_that_is_gone_is_no_fault(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert load_settings({}).files == ()

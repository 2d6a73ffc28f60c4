"""Load packs: folders of tables that claims are checked against, ours and the user's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import BadPack
from hearsay.reference.compiled import open_compiled, save_compiled
from hearsay.reference.digests import digest_of
from hearsay.reference.facts import Facts
from hearsay.reference.names import Names

if TYPE_CHECKING:
    from hearsay.reference.folder import Folder

# What reads tables is imported where tables are read: the shipped packs are compiled.
# ruff: noqa: PLC0415

SHIPPED = Path(__file__).parents[1] / "packs"
COMPILED = SHIPPED / "compiled.shelf"  # the shipped packs; not used where one of them was changed
_FORM = 6  # of compiled files; goes up when look-ups come to hold something else


@dataclass(frozen=True, slots=True)
class Packs:
    """Everything the record knows, as one frozen value."""

    names: Names = field(default_factory=Names)
    facts: Facts = field(default_factory=Facts)
    versions: tuple[str, ...] = ()  # "name version hash", in order of loading


def shipped_folders() -> tuple[Path, ...]:
    """The folders of the packs that come with hearsay, by name."""
    return tuple(sorted(path.parent for path in SHIPPED.glob("*/datapackage.json")))


def load_packs(folders: Sequence[Path] = ()) -> Packs:
    """The shipped packs and then the given ones; a later pack may add to an earlier one's entities.

    A file that ``compile_packs`` made may be given instead of folders, alone. Raises BadPack on a
    fault, with the first of them; nothing is loaded in part.
    """
    given = [Path(path) for path in folders]
    files = [path for path in given if path.is_file()]
    if files and len(given) > 1:
        raise BadPack(f"{files[0]}: a compiled pack is given alone; compile the others into it")
    if files:
        packs = _opened(files[0])
        if packs is None:
            raise BadPack(f"{files[0]}: made with other shipped packs; compile it again")
        return packs
    packs = None if given else _shipped()
    return packs if packs is not None else _read([*shipped_folders(), *given])


def compile_packs(folders: Sequence[Path], path: Path) -> Packs:
    """Write the shipped packs and the given ones into one file that opens at once."""
    places = [*shipped_folders(), *(Path(folder) for folder in folders)]
    packs = _read(places)
    about = {"version": _FORM, "shipped": _shipped_digests(), "packs": packs.versions}
    save_compiled(packs.names, packs.facts, path, about)
    return packs


def _opened(path: Path) -> Packs | None:
    """The packs in a compiled file; None where the packs or the code it was made with changed."""
    names, facts, about = open_compiled(path)
    if about.get("version") != _FORM or about.get("shipped") != _shipped_digests():
        return None
    return Packs(names, facts, tuple(about["packs"]))


def _shipped() -> Packs | None:
    """The shipped packs as they were compiled; None where they must be read from their tables."""
    try:
        return _opened(COMPILED) if COMPILED.is_file() else None
    except BadPack:
        return None


def _shipped_digests() -> list[str]:
    return [digest_of(folder) for folder in shipped_folders()]


def _read(folders: Sequence[Path]) -> Packs:
    from hearsay.reference.folder import read_folder

    return build_packs([read_folder(path) for path in folders])


def build_packs(folders: "Sequence[Folder]") -> Packs:
    """One ``Packs`` from folders already read, in that order; raises BadPack."""
    from hearsay.reference.assembling import assemble

    faults: list[str] = []
    names, facts = assemble(folders, faults)
    if faults:
        raise BadPack(faults[0])
    return Packs(names, facts, tuple(f"{one.name} {one.version} {one.digest}" for one in folders))


def find_faults(folder: Path) -> tuple[str, ...]:
    """Every fault of a pack, one line each, as it would be loaded after the shipped ones."""
    from hearsay.reference.assembling import assemble
    from hearsay.reference.folder import read_folder

    faults: list[str] = []
    try:
        folders = [read_folder(path) for path in shipped_folders() if path != folder.resolve()]
        assemble([*folders, read_folder(folder, faults)], faults)
    except BadPack as fault:
        faults.append(str(fault))
    return tuple(dict.fromkeys(faults))

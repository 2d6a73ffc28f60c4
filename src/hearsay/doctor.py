"""What is installed and whether it works, with proof that reading opens no socket.

The proof: Python's own audit events are watched while a built-in sentence is read, model loading
included, and the process's open files are looked through before and after. First the watch itself
is tried on a socket opened for the purpose.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from hearsay.api import read
from hearsay.desk_settings import load_desk
from hearsay.errors import HearsayError
from hearsay.models.bundle import SHIPPED as SHIPPED_BUNDLE
from hearsay.models.bundle import code_version, read_manifest
from hearsay.reference.digests import TABLES
from hearsay.reference.folder import Folder, read_folder
from hearsay.reference.packs import load_packs, shipped_folders
from hearsay.settings import DEFAULT, FILE, load_settings

LIBRARIES = (
    "onnxruntime", "tokenizers", "numpy", "msgspec", "trafilatura", "lxml", "charset-normalizer",
    "pypdf", "cryptography", "httpx2", "rich", "click",
)  # fmt: skip
SENTENCE = "The mayor, Ana Duarte, said on Monday that the harbour would reopen in June 2024."
SENTENCE_DAY = "2024-05-02"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    section: str
    what: str
    told: str
    is_well: bool = True


def examine() -> Iterator[Finding]:
    """Every finding, each made when it is asked for; a fault becomes a finding, not an end."""
    for section, look in _SECTIONS.items():
        try:
            for what, told in look():
                yield Finding(section, what, told)
        except (HearsayError, ImportError, OSError, ValueError, KeyError) as fault:
            yield Finding(section, "fault", str(fault) or type(fault).__name__, is_well=False)


def _versions() -> Iterator[tuple[str, str]]:
    yield "hearsay", code_version()
    yield "Python", f"{sys.version.split()[0]} on {sys.platform}"
    for name in LIBRARIES:
        yield name, metadata.version(name)


def _extras() -> Iterator[tuple[str, str]]:
    """Optional groups of libraries, and which of each are missing here."""
    asked: dict[str, list[str]] = {}
    if not _is_installed("hearsay"):
        yield "extras", "not known: hearsay is run from its source folder"
        return
    for line in metadata.requires("hearsay") or ():
        need, _, condition = line.partition(";")
        if "extra ==" in condition:
            name = condition.partition("extra ==")[2].strip().strip("'\"")
            asked.setdefault(name, []).append(need.split("[")[0].rstrip(" <>=!~0123456789.,"))
    for name, needs in asked.items():
        missing = [need for need in needs if not _is_installed(need)]
        yield name, f"missing: {', '.join(missing)}" if missing else "installed"


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _bundle() -> Iterator[tuple[str, str]]:
    manifest, digest = read_manifest(SHIPPED_BUNDLE)
    files = manifest["files"]
    size = sum((SHIPPED_BUNDLE / name).stat().st_size for name in files) / 1e6
    yield "model", f"{manifest['name']} {manifest['version']} {digest[:12]}"
    yield "files", f"{len(files)} files, {size:.1f} MB, every checksum right"
    yield "base", f"{manifest.get('base', 'not told')}"
    yield "licence", f"{manifest.get('licence', 'not told')}"
    for name, score in _flat(manifest.get("scores", {})):
        yield f"score {name}", score


def _flat(scores: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Scores in a manifest, however deep, as lines."""
    if isinstance(scores, dict):
        for key, value in scores.items():
            yield from _flat(value, f"{name} {key}".strip())
    else:
        yield name, str(scores)


def pack_findings(folders: tuple[Path, ...] = ()) -> Iterator[tuple[str, str]]:
    """Each pack with its version, licence, tables and the day of its newest source."""
    load_packs(folders)  # refuses a pack with a fault in it
    for place in (*shipped_folders(), *(path for path in folders if path.is_dir())):
        folder = read_folder(place)
        yield f"{folder.name} {folder.version}", " · ".join(_about_pack(folder))


def _packs() -> Iterator[tuple[str, str]]:
    """The shipped packs and those that are set."""
    yield from pack_findings(load_settings().packs)


def _about_pack(folder: Folder) -> Iterator[str]:
    yield str(folder.about.get("title") or folder.name)
    licences = folder.about.get("licenses")
    names = [str(one.get("name")) for one in licences] if isinstance(licences, list) else []
    yield ", ".join(names) or "no licence told"
    days = []
    for table in TABLES:
        rows = list(folder.rows(table))
        if rows:
            yield f"{len(rows):,} {table}"
            days += [row.text(name) for row in rows for name in ("last_confirmed", "source_date")]
    yield f"newest source {max(days)}" if any(days) else "no day told"
    yield folder.digest


def _settings() -> Iterator[tuple[str, str]]:
    """Every key with its value and where that is from."""
    settings = load_settings()
    yield FILE, ", ".join(map(str, settings.files)) or "none found"
    for one in settings.told:
        yield one.key, one.told if one.origin == DEFAULT else f"{one.told} (from {one.origin})"


def _desk() -> Iterator[tuple[str, str]]:
    """What the environment sets for the desk."""
    yield from load_desk().told


# --- the proof ---------------------------------------------------------------------------------


class Watch:
    """Counts what Python reports of sockets and processes, while it is switched on."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)  # cannot be taken away again; it is switched off instead

    def _hear(self, event: str, _told: tuple[object, ...]) -> None:
        if self.is_on and event.startswith(("socket.", "subprocess.", "os.system", "os.exec")):
            self.seen.append(event)

    def events_of(self, act: Callable[[], object]) -> tuple[str, ...]:
        """What was reported while ``act`` ran."""
        self.seen, self.is_on = [], True
        try:
            act()
        finally:
            self.is_on = False
        return tuple(self.seen)


def _proof() -> Iterator[tuple[str, str]]:
    watch = Watch()
    if not watch.events_of(_open_socket):
        raise HearsayError("the watch does not see a socket that is opened; nothing is proven")
    yield "watch", "sees the socket that was opened to try it"
    before, started = _sockets_held(), time.perf_counter()
    events = watch.events_of(lambda: read(SENTENCE, published=SENTENCE_DAY))
    seconds = time.perf_counter() - started
    held = _sockets_held() - before
    if events or held:
        raise HearsayError(f"reading touched the network or a process: {', '.join(events)}")
    yield "reading", f"one sentence in {seconds:.2f} s, model loading included"
    yield "network", "0 sockets opened, 0 processes started"


def _open_socket() -> None:
    import socket  # noqa: PLC0415  # only here, to try the watch; it is connected to nothing

    socket.socket().close()


def _sockets_held() -> int:
    """How many sockets the process holds open, by what the system says; 0 where it says nothing."""
    held = 0
    for link in Path("/proc/self/fd").glob("*"):
        try:
            held += str(link.readlink()).startswith("socket:")
        except OSError:
            continue  # closed since it was listed: the one the listing itself used
    return held


_SECTIONS: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "versions": _versions,
    "model": _bundle,
    "packs": _packs,
    "settings": _settings,
    "desk": _desk,
    "extras": _extras,
    "proof": _proof,
}

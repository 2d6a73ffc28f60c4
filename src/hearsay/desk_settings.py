"""Settings of the desk (``hearsay serve``), all from the environment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearsay.errors import InputError
from hearsay.settings import environment, whole_number


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Where the desk listens, and how much it takes on."""

    host: str = "127.0.0.1"
    port: int = 8350  # no service is registered for it
    names: tuple[str, ...] = ()  # host names it answers to, beside numbers and localhost
    behind_https: bool = False  # a proxy before it speaks HTTPS: cookies are for HTTPS alone
    max_waiting: int = 50  # files and texts that may wait to be read
    reading_seconds: int = 600  # for one of them; then it is given up

    @property
    def told(self) -> Iterator[tuple[str, str]]:
        """Each variable and its value in words."""
        yield "HEARSAY_HOST", self.host
        yield "HEARSAY_PORT", f"{self.port}"
        yield "HEARSAY_NAMES", " ".join(self.names) or "none: numeric addresses and localhost"
        yield "HEARSAY_HTTPS", "yes" if self.behind_https else "no"
        yield "HEARSAY_MAX_WAITING", f"{self.max_waiting:,}"
        yield "HEARSAY_READING_SECONDS", f"{self.reading_seconds:,}"


def load_desk(environ: Mapping[str, str] | None = None) -> DeskSettings:
    """The settings of the desk named in the environment; raises ``InputError`` on a bad one."""
    found, plain = environment() if environ is None else environ, DeskSettings()
    port = _number(found, "HEARSAY_PORT", plain.port)
    if port > 65_535:
        raise InputError(f"HEARSAY_PORT is {port}: a port is at most 65535")
    return DeskSettings(
        found.get("HEARSAY_HOST", "").strip() or plain.host,
        port,
        tuple(found.get("HEARSAY_NAMES", "").replace(",", " ").lower().split()),
        _yes(found, "HEARSAY_HTTPS"),
        _number(found, "HEARSAY_MAX_WAITING", plain.max_waiting),
        _number(found, "HEARSAY_READING_SECONDS", plain.reading_seconds),
    )


def load_person(environ: Mapping[str, str] | None = None) -> str:
    """Who sits at this machine, for the judgements of a desk without users."""
    found = environment() if environ is None else environ
    named = found.get("LOGNAME", "").strip() or found.get("USER", "").strip()
    return named[:60] if named.isprintable() and named else "desk"


def _yes(environ: Mapping[str, str], name: str) -> bool:
    given = environ.get(name, "").strip().lower()
    if given not in {"", "0", "1", "yes", "no"}:
        raise InputError(f"{name} is {given[:40]!r}: give 1 or 0")
    return given in {"1", "yes"}


def _number(environ: Mapping[str, str], name: str, plain: int) -> int:
    given = environ.get(name, "").strip()
    number = whole_number(given) if given else plain
    if number is None:
        raise InputError(f"{name} is {given[:40]!r}: give a whole number above 0, such as {plain}")
    return number

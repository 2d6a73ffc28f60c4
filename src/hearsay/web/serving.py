"""Start the desk: refuse what is not safe, listen, and stop without losing what is under way."""

import ipaddress
import signal
from collections.abc import Callable
from pathlib import Path

from hearsay.desk_settings import DeskSettings
from hearsay.errors import InputError, MissingExtra
from hearsay.settings import load_limits
from hearsay.store.accounts import has_users
from hearsay.store.opening import Store
from hearsay.web.logs import take_over

_SECONDS_TO_STOP = 10  # for requests under way; a text that is being read has 20 more


def serve(
    store: Store,
    settings: DeskSettings,
    *,
    person: str = "desk",
    packs: tuple[Path, ...] = (),
    started: Callable[[str], None] = lambda _address: None,
) -> None:
    """Answer until a signal ends it; ``started`` is told the address."""
    try:
        import uvicorn  # noqa: PLC0415  # only to serve

        from hearsay.web.application import make_application, make_desk  # noqa: PLC0415
    except ImportError as missing:
        need = "the desk needs the extra desk: pip install 'hearsay[desk]'"
        raise MissingExtra(f"{need} ({missing.name} is missing)") from None
    check_is_safe(store, settings)
    desk = make_desk(store, settings, load_limits(), person=person, packs=packs)
    config = uvicorn.Config(
        make_application(desk),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=_SECONDS_TO_STOP,
        limit_concurrency=400,
        lifespan="on",
        ws="none",
    )
    take_over("uvicorn")
    try:
        sockets = [config.bind_socket()]
    except SystemExit:
        told = f"{settings.host}:{settings.port} cannot be listened at: it is in use, or not ours"
        raise InputError(f"{told}; try --port") from None
    server = uvicorn.Server(config)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    started(f"http://{shown}:{settings.port}/")
    # uvicorn stops in good order and then raises the signal once more; that one ends nothing
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        server.run(sockets)
    finally:
        signal.signal(signal.SIGTERM, before)


def check_is_safe(store: Store, settings: DeskSettings) -> None:
    """Refuse to open the desk to a network without users."""
    if not is_loopback(settings.host) and not has_users(store):
        raise InputError(
            f"{settings.host} can be reached from other machines, and this store has no users: "
            "add one with `hearsay user add NAME --role admin`, or leave out --host"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

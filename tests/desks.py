"""A desk for tests: over a fresh store, with a reader in this process that needs no model."""

import atexit
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

from starlette.testclient import TestClient

from hearsay.desk_settings import DeskSettings
from hearsay.settings import Limits
from hearsay.store.accounts import Role, add_user
from hearsay.store.adding import add_ledger
from hearsay.store.opening import Store, open_store
from hearsay.web.application import make_application, make_desk
from hearsay.web.desk import Desk
from hearsay.web.reader import Reader
from hearsay.web.worker import answer
from tests.stored import HARBOUR, a_ledger

HERE = "http://127.0.0.1:8350"
PASSWORD = "three plain words"  # noqa: S105  # of nobody


def read_plainly(document, *, as_of=None, packs=()):
    """Every "X said that Y." becomes a statement and a claim; no model, no packs."""
    return replace(a_ledger(document.text or " "), document=document)


class ReaderHere(Reader):
    """Answers orders in this process, as the other process does."""

    is_running = True

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def ask(self, order):
        return answer(order)


@contextmanager
def a_desk(folder: Path, *, users: bool = False, limits: Limits = Limits(), **settings) -> Iterator:
    """A client of a desk, with the desk as its ``desk``."""
    store = open_store(shutil.copy(_empty_store(users=users), folder / "desk.db"))
    desk = make_desk(store, DeskSettings(**settings), limits, person="pia")
    desk.queue._reader = ReaderHere()
    # follow_redirects: as a browser does; raise_server_exceptions: a fault of ours is a 500 to it
    with TestClient(make_application(desk), base_url=HERE, raise_server_exceptions=False) as client:
        client.desk = desk
        yield client
    store.close()


@cache
def _empty_store(*, users: bool) -> Path:
    """A store to be copied: quicker than to migrate each, and to make each password slow to try."""
    folder = Path(mkdtemp(prefix="hearsay-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = open_store(folder / "desk.db")
    if users:
        for name, role in (("ria", Role.READER), ("eda", Role.EDITOR), ("ada", Role.ADMIN)):
            add_user(store, name, PASSWORD, role)
    store.close()
    return folder / "desk.db"


def token_on(client: TestClient, path: str) -> str:
    """The token of the forms on a page."""
    return re.search(r'name="csrf" value="(\w+)"', client.get(path).text)[1]


def send(client: TestClient, path: str, *, page: str | None = None, files=None, **fields: str):
    """Fill in the form of a page and send it."""
    fields = {"csrf": token_on(client, page or path)} | fields
    return client.post(path, data=fields, files=files)


def log_in(client: TestClient, name: str, password: str = PASSWORD):
    return send(client, "/login", name=name, password=password)


def paste(client: TestClient, text: str, **about: str):
    """Paste a text and wait until it is read; the page it ends on."""
    files = {"nothing": ("", b"")}  # so that it is sent as a form with files is
    answered = send(client, "/add", page="/add", files=files, by="paste", text=text, **about)
    return wait(client, answered)


def upload(client: TestClient, *files: tuple[str, bytes], **about: str):
    given = [("files", (name, data)) for name, data in files]
    return wait(client, send(client, "/add", page="/add", files=given, by="upload", **about))


def wait(client: TestClient, answered):
    """The page after the progress page."""
    for _ in range(500):
        if "data-watch" not in answered.text:
            return answered
        time.sleep(0.01)
        answered = client.get(str(answered.url))
    raise AssertionError("it is not read")


def words_of(answered) -> str:
    """What a person sees of a page, about."""
    return unescape(re.sub(r"<[^>]+>", " ", answered.text))


def with_article(desk: Desk, text: str = HARBOUR, **about: object) -> str:
    """Put an article in; its document's id."""
    return add_ledger(desk.store, a_ledger(text, **about), by="pia").document


def store_of(client: TestClient) -> Store:
    return client.desk.store


def is_harmless(page) -> bool:
    """No element or attribute of the attack stands in the page as HTML."""
    assert page.status_code == 200
    assert "alert(1)" in page.text, "the attack is not on this page at all"
    found = Elements()
    found.feed(page.text)
    own = [one for one in found.scripts if one.startswith("/static/")]
    return len(own) == len(found.scripts) == 1 and found.bad == []


class Elements(HTMLParser):
    """The scripts of a page, and what should not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.bad: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag == "script":
            self.scripts.append(dict(attrs).get("src") or "")
        if tag in {"img", "iframe", "object", "embed", "base", "style"}:
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or "javascript:" in (value or "").lower():
                self.bad.append(f"{tag} {name}")

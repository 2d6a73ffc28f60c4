"""The desk under load: fifty people read a stored ledger's page while one article is being read.

    python -m bench.desk [--readers 50] [--seconds 20] [--pause 0.5]

Starts a desk as a user does, with the examples in a store of its own, and asks it over loopback.
"""

import argparse
import http.client
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
EXAMPLES = ("strait-briefing.json", "baltic-cable.html")
LONG = "\n\n".join(
    (ROOT / "examples" / name).read_text(encoding="utf-8")
    for name in ("assembly-address.txt", "shelter-survey.txt", "harbour-budget.txt")
)


def ask(port: int, method: str, path: str, body: bytes = b"", **headers: str):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, given)
        answer = connection.getresponse()
        return answer, answer.read().decode("utf-8", "replace")


def started(store: Path) -> tuple[subprocess.Popen, int]:
    """A desk that answers, and its port."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "hearsay", "serve", "--store", str(store), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        try:
            if '"ready"' in ask(port, "GET", "/health")[1]:
                return process, port
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the desk does not start")


class Person:
    """Whoever adds articles: a cookie, and the token of the form."""

    def __init__(self, port: int) -> None:
        self.port = port
        answer, html = ask(port, "GET", "/add")
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        self.token = re.search(r'name="csrf" value="(\w+)"', html)[1]

    def paste(self, text: str) -> str:
        """Give a text; the job's address."""
        fields = {"csrf": self.token, "by": "paste", "text": text, "published": "2026-03-03"}
        told = {"content_type": "application/x-www-form-urlencoded", "cookie": self.cookie}
        answer, _ = ask(self.port, "POST", "/add", urlencode(fields).encode(), **told)
        return str(answer.headers["location"])

    def is_read(self, job: str) -> bool:
        return '"done"' in ask(self.port, "GET", f"{job}/state", cookie=self.cookie)[1]


def keep_reading(person: Person, until: float, counted: list[float]) -> None:
    """One article after the other, so that one is being read all the time."""
    while time.monotonic() < until:
        begun = time.monotonic()
        job = person.paste(f"{LONG}\n\nNumber {begun}.")
        while not person.is_read(job) and time.monotonic() < until:
            time.sleep(0.2)
        counted.append(time.monotonic() - begun)


def read_pages(port: int, path: str, until: float, pause: float, taken: list, faults: list) -> None:
    """One reader: the page, a pause, the page again."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    time.sleep(pause * (threading.get_native_id() % 50) / 50)  # people do not click at once
    while time.monotonic() < until:
        begun = time.perf_counter()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            size = len(answer.read())
            if answer.status != 200 or size < 10_000:
                faults.append(answer.status)
        except (OSError, http.client.HTTPException) as fault:
            faults.append(type(fault).__name__)
            connection.close()
        taken.append(time.perf_counter() - begun)
        time.sleep(pause)
    connection.close()


def main() -> int:
    """Print the times; 1 where a request failed or the slowest twentieth took too long."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=0.5, help="between two pages of one reader")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        process, port = started(Path(folder) / "desk.db")
        try:
            return measured(port, given)
        finally:
            process.terminate()
            process.wait(60)


def measured(port: int, given: argparse.Namespace) -> int:
    person = Person(port)
    job = person.paste((ROOT / "examples/harbour-budget.txt").read_text(encoding="utf-8"))
    while not person.is_read(job):
        time.sleep(0.2)
    _, library = ask(port, "GET", "/")
    path = re.search(r'href="(/documents/\w+)"', library)[1]
    until = time.monotonic() + given.seconds
    taken, faults, read = [], [], []
    threads = [
        threading.Thread(target=read_pages, args=(port, path, until, given.pause, taken, faults))
        for _ in range(given.readers)
    ]
    threads.append(threading.Thread(target=keep_reading, args=(person, until, read)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    print(
        f"{given.readers} readers, {len(taken):,} pages in {given.seconds:.0f} s "
        f"({len(taken) / given.seconds:.0f}/s), {len(faults)} faults; "
        f"median {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, longest {max(taken) * 1000:.0f} ms; "
        f"meanwhile {len(read)} texts of {len(LONG.split()):,} words were read"
    )
    return int(bool(faults) or p95 > 0.3)


if __name__ == "__main__":
    sys.exit(main())

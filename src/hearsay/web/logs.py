"""The log of the desk: a line of JSON for each event, without texts, titles, words or secrets."""

import json
import logging
import sys
import threading
from datetime import UTC, datetime


class Lines(logging.Handler):
    """The server's own warnings as lines of the same log; of an exception only its kind."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        told = kind or record.getMessage().partition("\n")[0]
        note("server", level=record.levelname.lower(), told=told)


def take_over(name: str) -> None:
    """Bring what a library logs under this name into this log, from warnings on."""
    logger = logging.getLogger(name)
    logger.handlers, logger.propagate = [Lines()], False
    logger.setLevel(logging.WARNING)


_LOCK = threading.Lock()
_LONGEST = 300  # characters of a value


def note(event: str, *, level: str = "info", **told: str | float | None) -> None:
    """Write one line on standard error; a value that is None is left out."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    row: dict[str, str | float] = {"time": now, "level": level, "event": event}
    for name, value in told.items():
        if value is not None:
            row[name] = value[:_LONGEST] if isinstance(value, str) else value
    line = json.dumps(row, ensure_ascii=True)
    with _LOCK:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()

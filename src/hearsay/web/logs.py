"""The log of the desk: a line of JSON for each event, without texts, titles, words or secrets."""

import json
import sys
import threading
from datetime import UTC, datetime

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

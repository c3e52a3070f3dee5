"""The app started with the README's own command, in a real Chromium that may reach this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT

STARTED_WITHIN = 120
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser; where none could be had it is counted as not run."""
    remedy = os.environ.get("QIANSHOU_NO_BROWSER")
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if remedy:
                item.add_marker(pytest.mark.skip(reason=f"not run: no browser on this machine. To run it: {remedy}"))


@dataclass
class App:
    """One page of the running app, and what went wrong on it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> None:
        """Go to a view by its address."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run to its end."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(SETTLED, timeout=60_000)

    def choose(self, label: str, text: str) -> None:
        """Pick the first entry of a select box that matches the text."""
        box = self.page.get_by_role("combobox", name=label)
        box.click()
        box.fill(text)
        self.page.get_by_role("option").first.wait_for()
        box.press("Enter")
        self.settle()

    def text(self) -> str:
        """All that is written on the page."""
        return self.page.locator('[data-testid="stMain"]').inner_text()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app's address; its graph is built anew."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("app")
    environment = {**os.environ, "QIANSHOU_GRAPH": str(folder / "graph.sqlite")}
    log = folder / "log.txt"
    with log.open("wb") as stream:
        command = [sys.executable, str(ROOT / "run.py"), "app", "--server.headless", "true", "--server.port", str(port)]
        server = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT, env=environment, start_new_session=True)
        try:
            _wait(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(STARTED_WITHIN * 5):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the app did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(server.pid, 15)
    else:
        server.terminate()
    server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own."""
    options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]}
    if os.environ.get("QIANSHOU_BROWSER"):
        options["executable_path"] = os.environ["QIANSHOU_BROWSER"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**options)
        yield opened
        opened.close()


@pytest.fixture
def app(browser: Browser, address: str) -> Iterator[App]:
    """A fresh page. After the test: no error was told on its console, and nothing was asked of another machine."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="zh-CN")
    page = context.new_page()
    opened = App(page, address)
    page.on("console", lambda message: opened.faults.append(message.text) if _is_fault(message) else None)
    page.on("pageerror", lambda error: opened.faults.append(str(error)))
    page.on("request", lambda request: None if _is_local(request.url) else opened.faults.append(f"left the machine: {request.url}"))
    yield opened
    context.close()
    assert opened.faults == []


def _is_fault(message: Any) -> bool:
    # On a direct address Streamlit looks for itself below that address first, and then at the root.
    probing = "404" in message.text and "/_stcore/" in (message.location or {}).get("url", "")
    return message.type == "error" and not probing


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))

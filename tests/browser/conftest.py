"""Pages in a real browser: Debian's Chromium, driven by playwright; it takes part in nothing else.

Where there is no Chromium these tests are skipped with that reason; with CI set in the environment they
fail instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SERIOUS = ("serious", "critical")


def chromium() -> str:
    """The browser's path; skips the test, or fails it with CI set, where there is none."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium is installed (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield running
        running.close()


@dataclass
class Shown:
    """A page in the browser, and every address that it asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    @property
    def elsewhere(self) -> list[str]:
        """What was asked for beyond the page itself."""
        own = self.page.url.split("#")[0]
        return [url for url in self.asked if url != own and not url.startswith("data:")]

    def violations(self) -> list[str]:
        """What axe-core finds serious or worse: the rule, and where."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {one['help']}: {one['nodes'][0]['target']}"
            for one in found
            if one["impact"] in SERIOUS
        ]

    def pages(self) -> int:
        """How many pages of paper it prints on."""
        return count_pages(self.page.pdf(prefer_css_page_size=True, print_background=True))


Show = Callable[..., Shown]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open a page: its HTML, or a URL; options are those of a browser context."""
    with ExitStack() as stack:

        def open_(content: str, **options: Any) -> Shown:
            url = content
            if not content.startswith("http"):
                file = tmp_path / "page.html"
                file.write_text(content, encoding="utf-8")
                url = file.as_uri()
            context = browser.new_context(**{"viewport": DESK, **options})
            stack.callback(context.close)
            shown = Shown(context.new_page())
            shown.page.on("request", lambda request: shown.asked.append(request.url))
            shown.page.goto(url)
            return shown

        yield open_


def count_pages(pdf: bytes) -> int:
    """The number of pages that the PDF says it has."""
    import re

    return max(int(number) for number in re.findall(rb"/Count\s+(\d+)", pdf))

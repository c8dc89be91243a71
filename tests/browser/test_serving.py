"""The pages of `rostering serve` in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from rostering.commands import run
from rostering.commands.serve.access import Access
from rostering.commands.serve.application import application
from rostering.commands.serve.reading import Reading
from tests.browser.conftest import PHONE, Show

PAGES = (
    "/",
    "/links",
    "/weeks/2026-W20",
    "/weeks/2026-W20/fairness",
    "/weeks/2026-W20/A06/2026-05-12",
    "/months/2026-05",
    "/months/2026-05/exceptions",
    "/months/2026-05/attendance/A06",
    "/months/2026-05/statements/A06",
    "/months/2026-05/statements/A06/2",
    "/nowhere",
)
ACCESS = Access("a key that is long enough")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server of the sample centre."""
    folder: Path = tmp_path_factory.mktemp("served") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    assert run(["--centre", str(folder), "payroll", "run", "--month", "2026-05"]) == 0
    app = application(Reading(folder), ACCESS, {"127.0.0.1"}, lambda: date(2026, 5, 13))
    running = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_bars_anybody_or_loads_anything(show: Show, server: str, scheme: str) -> None:
    shown = show(f"{server}/open/{ACCESS.office}", color_scheme=scheme)
    for address in PAGES:
        shown.asked.clear()
        shown.page.goto(server + address)
        assert shown.elsewhere == [], address
        # axe-core is put into the page for the test: the page itself allows no script.
        assert shown.violations() == [], address


def test_the_way_from_a_sum_to_its_punches_needs_no_script(show: Show, server: str) -> None:
    page = show(f"{server}/open/{ACCESS.office}", java_script_enabled=False).page
    page.goto(f"{server}/months/2026-05")
    page.get_by_role("link", name="A06 赵雪").click()
    page.get_by_role("link", name="-87.36 yuan, Absence: why?").first.click()
    assert "21.75" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="Overview").click()
    assert page.get_by_role("heading", level=1).inner_text() == "三角湖客服中心"


def test_a_page_can_be_walked_with_the_keyboard_alone(show: Show, server: str) -> None:
    page = show(f"{server}/open/{ACCESS.office}").page
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "To the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/weeks/*")
    assert "Week" in page.get_by_role("heading", level=1).inner_text()


def test_an_agent_reads_the_own_week_on_a_phone(show: Show, server: str) -> None:
    address = f"{server}/me/{ACCESS.agent_token('A06')}"
    shown = show(address, viewport=PHONE, java_script_enabled=True)
    assert shown.elsewhere == []
    assert shown.violations() == []
    wide = shown.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    assert shown.page.get_by_role("heading", level=1).inner_text() == "赵雪"

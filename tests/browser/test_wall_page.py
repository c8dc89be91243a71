"""Rosters and strips in a real browser: on screen, phone and paper."""

from __future__ import annotations

import pytest

from rostering.language import use_language
from rostering.reports.strip_page import strip_page
from rostering.reports.wall import Standing
from rostering.reports.wall_page import wall_page
from tests.browser.conftest import PHONE, Show
from tests.reports.fixed import large_wall, wall_of


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def whole() -> str:
    return wall_page(wall_of(sign_off=True))


def strips() -> str:
    return strip_page(wall_of())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [whole, strips], ids=["wall", "strips"])
def test_nothing_bars_anybody(show: Show, page, scheme: str) -> None:  # type: ignore[no-untyped-def]
    assert show(page(), color_scheme=scheme).violations() == []
    assert show(page(), color_scheme=scheme, viewport=PHONE).violations() == []


def test_a_draft_bars_nobody_either(show: Show) -> None:
    assert show(wall_page(wall_of(standing=Standing()))).violations() == []


@pytest.mark.parametrize("page", [whole, strips], ids=["wall", "strips"])
def test_nothing_is_asked_for_elsewhere(show: Show, page) -> None:  # type: ignore[no-untyped-def]
    shown = show(page())
    shown.page.emulate_media(media="print")
    assert shown.elsewhere == []


@pytest.mark.parametrize(
    ("agents", "weeks", "sheets"), [(5, 1, 1), (18, 1, 1), (31, 1, 1), (40, 1, 1), (40, 4, 4)]
)
def test_a_week_of_up_to_forty_agents_prints_on_one_sheet(
    show: Show, agents: int, weeks: int, sheets: int
) -> None:
    assert show(wall_page(large_wall(agents, weeks))).pages() == sheets


@pytest.mark.parametrize("standing", [Standing(), wall_of().standing], ids=["draft", "published"])
def test_holidays_signatures_and_the_mark_of_a_draft_fit_on_the_sheet(
    show: Show, standing: Standing
) -> None:
    assert show(wall_page(wall_of(standing=standing, sign_off=True))).pages() == 1


def test_it_is_read_without_script(show: Show) -> None:
    shown = show(whole(), java_script_enabled=False)
    table = shown.page.get_by_role("table").first
    assert table.get_by_role("row").count() == 8
    assert "N phone" in (table.text_content() or "")
    assert shown.page.get_by_role("img").count() == 3


def test_on_a_phone_rows_are_cards_and_nothing_sticks_out(show: Show) -> None:
    shown = show(whole(), viewport=PHONE)
    width = shown.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    row = shown.page.locator("table.roster tbody tr").first
    cells = [box for cell in row.locator("td:not(.blank)").all() if (box := cell.bounding_box())]
    assert len({round(box["x"]) for box in cells}) == 1
    assert len({round(box["y"]) for box in cells}) == 7


def test_a_wide_table_is_reached_by_keyboard(show: Show) -> None:
    shown = show(whole())
    for _press in range(2):
        shown.page.keyboard.press("Tab")
    role = shown.page.evaluate("document.activeElement.getAttribute('role')")
    assert role == "region"


def test_the_first_key_leads_to_the_content(show: Show) -> None:
    shown = show(whole())
    shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "content"

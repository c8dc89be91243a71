"""The base of every page, in a real browser."""

from __future__ import annotations

import pytest

from rostering.language import use_language
from rostering.reports.page import render
from tests.browser.conftest import PHONE, Show


def plain() -> str:
    use_language("en")
    return render("base.html", title="三角湖 roster", subtitle="week", badge="DRAFT", draft=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_loaded_and_nothing_bars_anybody(show: Show, scheme: str) -> None:
    shown = show(plain(), color_scheme=scheme)
    assert shown.elsewhere == []
    assert shown.violations() == []


def test_a_page_is_read_without_script_and_on_a_phone(show: Show) -> None:
    shown = show(plain(), java_script_enabled=False, viewport=PHONE)
    assert shown.page.get_by_role("heading", level=1).inner_text() == "三角湖 roster"
    assert shown.page.get_by_role("main").count() == 1
    width = shown.page.locator("html").bounding_box()
    assert width is not None
    assert width["width"] <= PHONE["width"]


def test_a_page_prints_on_one_sheet_across(show: Show) -> None:
    assert show(plain()).pages() == 1

"""The page of teams over months in a real browser."""

from __future__ import annotations

import pytest

from rostering.language import use_language
from rostering.reports.trend_page import trends_page
from tests.browser.conftest import Show
from tests.reports.fixed_trends import TRENDS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_loaded_and_nothing_bars_anybody(show: Show, scheme: str) -> None:
    use_language("en")
    shown = show(trends_page(TRENDS, "三角湖客服中心"), color_scheme=scheme)
    assert shown.elsewhere == []
    assert shown.violations() == []
    assert shown.page.locator("svg[role=img]").count() == 3
    assert shown.page.get_by_role("img", name="Overtime").count() == 1

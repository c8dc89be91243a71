"""The page of a year in a real browser."""

from __future__ import annotations

import pytest

from rostering.language import use_language
from rostering.payroll.year import Year, month_rows
from rostering.reports.year_page import year_page
from tests.browser.conftest import Show
from tests.reports.fixed_pay import statement


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_loaded_and_nothing_bars_anybody(show: Show, scheme: str) -> None:
    use_language("en")
    rows = month_rows([statement(provisional=True)], closed=False, changed=False)
    shown = show(year_page(Year(2026, rows), {"A01": "周敏"}, "三角湖"), color_scheme=scheme)
    assert shown.elsewhere == []
    assert shown.violations() == []

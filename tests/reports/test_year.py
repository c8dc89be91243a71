"""A year's pay, added up by month and by agent: every sum is that of the statements."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from syrupy.assertion import SnapshotAssertion
from wcwidth import wcswidth

from rostering.domain.statement import Statement
from rostering.payroll.year import Standing, Year, month_rows, together
from rostering.reports.year import year_csv, year_data, year_text
from rostering.reports.year_page import year_page
from rostering.reports.year_workbook import year_workbook
from tests.reports.fixed_pay import ENTRIES, statement

NAMES = {"A01": "周敏", "A02": "=1+1"}
CENTRE = "三角湖客服中心"
UNKNOWN = ("social_insurance", "housing_fund", "income_tax")


def made(month: str, agent: str = "A01", *, provisional: bool = False) -> Statement:
    return replace(statement(provisional=provisional), month=month, agent=agent)


def year() -> Year:
    """April is closed; in May A02 has an open exception and deductions that nobody imported."""
    april = month_rows([made("2026-04")], closed=True, changed=False)
    open_ = replace(
        statement(provisional=True, missing=UNKNOWN), month="2026-05", agent="A02", score=None
    )
    may = month_rows([replace(made("2026-05"), score=160), open_], closed=False, changed=False)
    return Year(2026, (*april, *may))


def test_months_and_agents_add_up_to_the_year() -> None:
    """Each statement is 1935.98 gross and 300.00 withheld; A02's May is not known."""
    whole = year()
    assert [(row.month, row.gross_fen, row.net_fen) for row in whole.by_month()] == [
        ("2026-04", 193_598, 163_598),
        ("2026-05", 387_196, None),
    ]
    assert [(row.agent, row.gross_fen, row.net_fen) for row in whole.by_agent()] == [
        ("A01", 387_196, 327_196),
        ("A02", 193_598, None),
    ]
    assert together(whole.rows).gross_fen == 580_794


def test_the_score_of_a_year_is_the_mean_of_the_months_judged() -> None:
    """157 and 160 are 158.5."""
    first, second = year().by_agent()
    assert (first.score, second.score) == (Decimal("158.5"), None)


def test_what_is_together_stands_as_its_least_settled_part() -> None:
    april, may = year().by_month()
    assert (april.standing, may.standing) == (Standing.CLOSED, Standing.PROVISIONAL)
    (changed,) = month_rows([made("2026-06")], closed=False, changed=True)
    assert changed.standing is Standing.PROVISIONAL


def test_the_terminal_shows_months_and_agents(snapshot: SnapshotAssertion) -> None:
    assert year_text(year(), NAMES, CENTRE) == snapshot


@pytest.mark.usefixtures("chinese")
def test_lines_fit_a_terminal_in_chinese_and_with_large_sums() -> None:
    large = tuple(replace(one, amount_fen=one.amount_fen * 123_456) for one in ENTRIES)
    rows = month_rows([replace(made("2026-04"), entries=large)], closed=True, changed=False)
    text = year_text(Year(2026, rows), NAMES, CENTRE)
    assert max(wcswidth(line) for line in text.splitlines()) <= 80
    assert "201971546.88" in text  # 1635.98 × 123 456


def test_an_agents_year_has_no_line_of_others() -> None:
    text = year_text(year().of("A01"), NAMES, CENTRE, "A01")
    assert "A02" not in text
    assert "3271.96" in text


def test_the_csv_has_a_row_an_agent_and_month_with_exact_sums() -> None:
    rows = list(csv.DictReader(io.StringIO(year_csv(year(), NAMES).decode("utf-8-sig"))))
    assert [row["gross pay 应发"] for row in rows] == ["1935.98"] * 3
    assert [row["net pay 实发"] for row in rows] == ["1635.98", "1635.98", ""]
    assert rows[2]["name"] == "'=1+1"


def test_the_data_says_what_is_not_known() -> None:
    data = year_data(year())
    assert data["total"]["net"] is None
    assert data["months"][0]["net"] == "1635.98"
    assert [row["standing"] for row in data["rows"]] == ["closed", "open", "provisional"]


def test_the_workbook_has_the_same_sums_and_a_native_chart_and_no_formula() -> None:
    content = year_workbook(year(), NAMES, CENTRE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    months = book.worksheets[0]
    place = [cell.value for cell in months[4]].index("gross pay 应发")
    assert [row[place] for row in months.iter_rows(5, 7, values_only=True)] == [
        1935.98, 3871.96, 5807.94,
    ]  # fmt: skip
    assert "PROVISIONAL" in str(months["A2"].value)


def test_the_page_says_that_it_is_provisional() -> None:
    assert "PROVISIONAL" in year_page(year(), NAMES, CENTRE)
    assert "PROVISIONAL" not in year_page(Year(2026, year().rows[:1]), NAMES, CENTRE)

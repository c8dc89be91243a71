"""Payslips and the forms of a month's pay: every sum is the statement's, to the fen."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from syrupy.assertion import SnapshotAssertion
from wcwidth import wcswidth

from rostering.domain.money import yuan
from rostering.domain.statement import Statement
from rostering.reports.pay_table import lines_table, pay_table
from rostering.reports.pay_workbook import pay_workbook
from rostering.reports.payslip import Payslip, payslip
from rostering.reports.payslip_page import payslips_page
from rostering.reports.payslip_print import payslips_pdf
from rostering.reports.statement import statement_text
from tests.reports.fixed import CENTRE
from tests.reports.fixed_pay import basis, statement

NAME = "=cmd|' /C calc'!A0"
UNKNOWN = ("social_insurance", "housing_fund", "income_tax")


def slip(made: Statement | None = None, *, changed: bool = False) -> Payslip:
    return payslip(made or statement(), NAME, "甲班", basis(changed=changed))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_statement_on_a_terminal(snapshot: SnapshotAssertion) -> None:
    made = basis()
    text = statement_text(statement(), CENTRE.agents[0], CENTRE, made.catalogue)
    assert text == snapshot
    assert max(wcswidth(line) for line in text.splitlines()) <= 80


@pytest.mark.usefixtures("chinese")
def test_the_statement_on_a_terminal_in_chinese(snapshot: SnapshotAssertion) -> None:
    text = statement_text(statement(), CENTRE.agents[0], CENTRE, basis().catalogue)
    assert text == snapshot
    assert max(wcswidth(line) for line in text.splitlines()) <= 80


def test_the_page_of_a_payslip(snapshot: SnapshotAssertion) -> None:
    main = payslips_page([slip()]).split("<main", 1)[1].split("</main>")[0]
    assert main == snapshot


@pytest.mark.usefixtures("chinese")
def test_the_page_of_a_payslip_in_chinese(snapshot: SnapshotAssertion) -> None:
    main = payslips_page([slip()]).split("<main", 1)[1].split("</main>")[0]
    assert main == snapshot


def test_what_people_typed_stays_text_on_a_page() -> None:
    page = payslips_page([slip()])
    assert "leave &lt;L05&gt; &amp; more" in page
    assert "<L05>" not in page


def test_parts_add_up_to_gross_and_net() -> None:
    """1000.00 + 900.00 + 45.98 = 1945.98; less 10.00 is 1935.98; less 300.00 is 1635.98."""
    one = slip()
    assert [part.sum for part in one.parts] == ["1945.98", "-10.00", "-300.00"]
    assert (one.gross, one.withheld, one.net) == ("1935.98", "-300.00", "1635.98")
    sums = [Decimal(line.amount) for part in one.parts for line in part.lines]
    assert sum(sums) == Decimal(one.net)


def test_score_and_points_stand_on_it() -> None:
    one = slip()
    assert ("score", "157 of 200: earned 60, lost 3 (P1)") in one.facts
    assert one.points == "-3"


def test_every_line_has_clause_rule_punch_and_roster_version() -> None:
    fine = next(line for part in slip().parts for line in part.lines if line.clause == "A1")
    assert fine.rule == "pay_rules/lateness_fine: S, section 4"
    assert fine.shifts == ("shift E (phone) 2026-05-14 07:00–16:00, roster version 3",)
    assert fine.punches == ("punch 2026-05-14 07:12:31, punches.csv line 361 (import 1)",)
    assert fine.how == "-1000 fen as they were worked out"


@pytest.mark.parametrize(
    ("made", "changed"), [(statement(provisional=True), False), (statement(), True)]
)
def test_what_is_provisional_says_so_everywhere(made: Statement, changed: bool) -> None:
    one = slip(made, changed=changed)
    assert one.mark == "PROVISIONAL"
    page = payslips_page([one])
    assert 'data-mark="PROVISIONAL"' in page
    assert '<p class="badge">PROVISIONAL</p>' in page
    for rows in sheets(pay_workbook("2026-05", [one], [made], basis(changed=changed))).values():
        assert "PROVISIONAL" in rows[1][0]
    for content in (pay_table([one], [made]), lines_table([one])):
        assert all("PROVISIONAL" in row["standing"] for row in table(content))


def test_a_net_pay_that_is_not_known_is_no_figure() -> None:
    made = statement(missing=UNKNOWN)
    one = slip(made)
    assert (one.net, one.withheld) == ("", "")
    (row,) = table(pay_table([one], [made]))
    assert (row["net pay 实发"], row["withheld 代扣"]) == ("", "")
    assert "Social insurance 社保" in one.closing[0]


def test_the_tables_have_the_sums_of_the_statement() -> None:
    made = statement()
    (row,) = table(pay_table([slip()], [made]))
    columns = ("base", "floating", "allowance", "overtime", "other", "deducted")
    assert sum(Decimal(row[name]) for name in columns) == Decimal(yuan(made.gross_fen))
    assert row["net pay 实发"] == yuan(made.net_fen or 0)
    assert sum(Decimal(line["yuan"]) for line in table(lines_table([slip()]))) == Decimal("1635.98")


def test_no_text_becomes_a_formula() -> None:
    content = pay_workbook("2026-05", [slip()], [statement()], basis())
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert NAME in [cell.value for cell in cells]
    assert table(pay_table([slip()], [statement()]))[0]["name"] == f"'{NAME}"
    assert table(lines_table([slip()]))[3]["points"] == "-3"


def test_the_workbook_has_the_sums_of_the_statement_in_both_readers() -> None:
    made = statement()
    content = pay_workbook("2026-05", [slip()], [made], basis())
    agents, lines, settle = sheets(content).values()
    of_agent = dict(zip(agents[3], agents[4], strict=True))
    assert of_agent["gross pay 应发"] == 1935.98
    assert of_agent["net pay 实发"] == 1635.98
    assert agents[5][agents[3].index("net pay 实发")] == 1635.98
    place = lines[3].index("yuan")
    assert round(sum(row[place] for row in lines[4:]), 2) == 1635.98
    assert "L01" in settle[4][3]
    sheet = load_workbook(io.BytesIO(content)).worksheets[1]
    assert [cell.value for cell in sheet["G"][4:]] == [row[place] for row in lines[4:]]


def test_paper_is_made_of_the_same_payslip() -> None:
    assert payslips_pdf([slip(statement(provisional=True))]).startswith(b"%PDF")

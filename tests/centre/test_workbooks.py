"""Tables as Excel really keeps them: what is read, and what is named instead of guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from rostering.centre.accounts import read_accounts
from rostering.centre.amounts import read_deductions
from rostering.centre.overtime import read_orders
from rostering.centre.reader import read_centre
from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.errors import CentreError

HEADINGS = [
    "id",
    "name",
    "grade",
    "roles",
    "weekly_hours",
    "hired",
    "working_since",
    "base",
    "note",
]
Sheet = Any
Save = Callable[..., Centre]


@pytest.fixture
def agents(folder: Path) -> Save:
    """The centre whose agents are the rows of a workbook; `spoil` gets the sheet before it is saved."""

    def save(*rows: list[Any], spoil: Callable[[Sheet], None] | None = None) -> Centre:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Agents"
        for row in rows:
            sheet.append(row)
        if spoil is not None:
            spoil(sheet)
        (folder / "agents.csv").unlink(missing_ok=True)
        book.save(folder / "agents.xlsx")
        return read_centre(folder)

    return save


def head(*more: str) -> list[Any]:
    return ["id", "name", "grade", "roles", "weekly_hours", "hired", *more]


def row(agent: str = "A01", *more: Any, hired: Any = "2024-01-01") -> list[Any]:
    return [agent, "林一", "agent", "phone", 40, hired, *more]


def first(centre: Centre) -> Agent:
    return centre.agents[0]


def problems(save: Save, *rows: list[Any], spoil: Any = None) -> list[str]:
    with pytest.raises(CentreError) as error:
        save(*rows, spoil=spoil)
    return [str(problem) for problem in error.value.problems]


def two(*rows: list[Any]) -> list[list[Any]]:
    return [*rows, row("A02")]


def test_a_wrong_cell_is_named_as_excel_names_it(agents: Save) -> None:
    found = problems(agents, *two(head(), row("A01", hired="soon")))
    assert found == ["agents.xlsx!Agents F2: is no date; type it as 2026-05-01 'soon'"]


@pytest.mark.parametrize(
    "hired", [date(2024, 1, 1), datetime(2024, 1, 1), 45292, "45292", "２０２４－０１－０１", "20240101",
              "2024年1月1日", "2024/1/1 0:00", " 2024-01-01\u3000"]
)  # fmt: skip
def test_a_day_is_read_however_excel_keeps_it(agents: Save, hired: Any) -> None:
    assert first(agents(*two(head(), row(hired=hired)))).hired == date(2024, 1, 1)


def test_a_workbook_that_counts_days_from_1904_means_the_days_it_shows(folder: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for cells in two(head(), row(hired=date(2024, 1, 1))):
        sheet.append(cells)
    (folder / "agents.csv").unlink()
    book.save(folder / "agents.xlsx")
    assert first(read_centre(folder)).hired == date(2024, 1, 1)


@pytest.mark.parametrize("base", [1200, 1200.0, "1200", "1,200.00", "１２００", "¥1,200", "1200元"])
def test_an_amount_is_read_as_number_or_text(agents: Save, base: Any) -> None:
    assert first(agents(*two(head("base"), row("A01", base)))).base_fen == 120_000


def test_an_amount_has_the_digits_that_excel_shows(agents: Save) -> None:
    """1000 times 1.1 is 1100.0000000000002 in the file, and 1100 on the screen."""
    assert first(agents(*two(head("base"), row("A01", 1000 * 1.1)))).base_fen == 110_000


def test_an_id_typed_as_a_number_is_that_id(agents: Save) -> None:
    centre = agents(*two(head(), [1001, *row()[1:]], row()))
    assert first(centre).id == "1001"


def test_full_width_ids_are_those_of_other_tables(agents: Save) -> None:
    assert first(agents(*two(head(), row("Ａ０１")))).id == "A01"


def test_headings_stand_below_a_title_and_blank_rows(agents: Save) -> None:
    def merge(sheet: Sheet) -> None:
        sheet.merge_cells("A1:F1")

    centre = agents(["客服名单 2026"], [], *two(head(), row()), spoil=merge)
    assert [agent.id for agent in centre.agents] == ["A01", "A02"]


def test_headings_may_have_units_stars_and_blanks(agents: Save) -> None:
    headings = ["工号*", " 姓名 ", "职级", "技能", "周工时（小时）", "入职日期", "底薪(元)"]
    assert first(agents(*two(headings, row("A01", 1200)))).base_fen == 120_000


def test_blank_rows_and_trailing_blanks_are_nothing(agents: Save) -> None:
    centre = agents(head(), [], row("A01 "), [None, " "], row("A02\u200b"), [])
    assert [agent.id for agent in centre.agents] == ["A01", "A02"]


def test_grades_roles_and_yes_are_read_by_their_labels(agents: Save) -> None:
    one = first(agents(*two(head(), ["A01", "林一", "客服专员", "电话；外勤", 40, "2024-01-01"])))
    assert (one.grade, one.roles) == ("agent", ("phone", "field"))


def test_an_error_of_a_formula_is_no_empty_cell(agents: Save) -> None:
    """Empty would mean the pay of the grade."""
    found = problems(agents, *two(head("base"), row("A01", "#N/A")))
    assert found == [
        "agents.xlsx!Agents G2: is an error of a formula '#N/A'"
        " — mend the formula, or type the value"
    ]


def test_a_formula_that_was_never_worked_out_is_no_empty_cell(agents: Save) -> None:
    found = problems(agents, *two(head("base"), row("A01", "=1000+200")))
    assert found == [
        "agents.xlsx!Agents G2: is a formula that was not worked out '=1000+200'"
        " — open the file in Excel and save it, or type the value"
    ]


def test_the_value_that_excel_worked_out_is_read(folder: Path) -> None:
    from xlsxwriter import Workbook as Written

    with Written(str(folder / "agents.xlsx")) as book:
        sheet = book.add_worksheet("Agents")
        sheet.write_row(0, 0, head("base"))
        sheet.write_row(1, 0, row())
        sheet.write_formula(1, 6, "=1000+200", None, 1200)
        sheet.write_row(2, 0, row("A02"))
    (folder / "agents.csv").unlink()
    assert first(read_centre(folder)).base_fen == 120_000


def test_a_cell_merged_over_two_agents_is_named(agents: Save) -> None:
    """Excel keeps the sum in the upper cell alone; the lower would silently be the grade's."""

    def merge(sheet: Sheet) -> None:
        sheet.merge_cells("G2:G3")

    found = problems(agents, head("base"), row("A01", 1200), row("A02"), spoil=merge)
    assert found == [
        "agents.xlsx!Agents G3: is merged with the cell above — give each row its own cell"
    ]


def test_what_stands_under_no_heading_is_not_dropped(agents: Save) -> None:
    found = problems(agents, *two(head(), row("A01", "seconded")))
    assert found[0].startswith("agents.xlsx!Agents G2: stands under no heading 'seconded'")


def test_of_several_sheets_the_one_with_the_headings_is_read(folder: Path) -> None:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["About this file"])
    sheet = book.create_sheet("名单")
    for cells in two(head(), row("A01", hired="soon")):
        sheet.append(cells)
    (folder / "agents.csv").unlink()
    book.save(folder / "agents.xlsx")
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    assert str(error.value.problems[0]).startswith("agents.xlsx!名单 F2: is no date")


def test_two_sheets_that_fit_are_not_chosen_between(folder: Path) -> None:
    book = Workbook()
    for name in ("May", "June"):
        sheet = book.create_sheet(name)
        for cells in two(head(), row()):
            sheet.append(cells)
    (folder / "agents.csv").unlink()
    book.save(folder / "agents.xlsx")
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    assert "agents.xlsx: more than one sheet fits 'May, June'" in str(error.value.problems[0])


def test_times_are_read_as_times_fractions_and_text(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["星期", "岗位", "开始", "结束", "最少", "目标"])
    sheet.append(["每天", "电话", time(9), 0.75, 1, "２"])
    sheet.append(["每天", "电话", "１８：００", 1, 1, 1])
    sheet["D3"].number_format = "[h]:mm"
    (folder / "demand.csv").unlink()
    book.save(folder / "demand.xlsx")
    first_rule, second = read_centre(folder).demand
    assert (first_rule.start, first_rule.end, first_rule.target) == (540, 1080, 2)
    assert (second.start, second.end) == (1080, 1440)


def test_an_order_may_end_at_midnight(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单号", "工号", "开始", "结束"])
    sheet.append(["O1", "A01", datetime(2026, 5, 9, 18), datetime(2026, 5, 10)])
    sheet.append(["O2", "A01", 46152.75, "2026-05-10 24:00"])
    book.save(folder / "overtime.xlsx")
    centre = read_centre(folder)
    one, other = read_orders(folder / "overtime.xlsx", centre)
    assert one.end == datetime(2026, 5, 10, tzinfo=centre.zone)
    assert other.start == datetime(2026, 5, 10, 18, tzinfo=centre.zone)
    assert other.end == datetime(2026, 5, 11, tzinfo=centre.zone)


def test_an_order_does_not_begin_at_midnight_because_its_time_was_forgotten(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单号", "工号", "开始", "结束"])
    sheet.append(["O1", "A01", datetime(2026, 5, 9), datetime(2026, 5, 9, 18)])
    sheet.append(["O2", "A01", "2026-05-10 00:00", datetime(2026, 5, 10, 2)])
    book.save(folder / "overtime.xlsx")
    with pytest.raises(CentreError) as error:
        read_orders(folder / "overtime.xlsx", read_centre(folder))
    (problem,) = error.value.problems
    assert problem.where == "overtime.xlsx!Sheet C2"
    assert "apostrophe" in problem.hint


def test_an_account_number_that_lost_digits_is_refused(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工号", "银行账号"])
    sheet.append(["A01", 6222021234567890123])
    sheet.append(["A02", "6222 0212 3456 7890 123"])
    book.save(folder / "accounts.xlsx")
    with pytest.raises(CentreError) as error:
        read_accounts(folder, {"A01": "林一", "A02": "王二"})
    (problem,) = error.value.problems
    assert problem.where == "accounts.xlsx!Sheet B2"
    assert "keep it as text" in problem.hint


def test_a_name_that_is_another_agents_is_named(folder: Path) -> None:
    (folder / "deductions.csv").write_text("工号,姓名,社保\nA01,王二,210\n", encoding="utf-8")
    with pytest.raises(CentreError) as error:
        read_deductions(folder / "deductions.csv", read_centre(folder), "2026-05")
    assert str(error.value.problems[0]) == (
        "deductions.csv:2 (姓名): is not the agent's name '王二' — A01 is 林一; mend the id or the name"
    )

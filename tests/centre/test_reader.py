"""A centre folder is read whole, and every problem is found at once with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from rostering.centre.reader import read_centre
from rostering.domain.request import RequestKind
from rostering.domain.shifts import Presence
from rostering.errors import CentreError

Spoil = Callable[[str, str, str], None]


def problems(folder: Path) -> list[str]:
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    return [str(problem) for problem in error.value.problems]


def test_a_right_folder_becomes_a_centre(folder: Path) -> None:
    centre = read_centre(folder)
    assert centre.name == "湖边客服中心"
    assert centre.roles["field"].presence is Presence.MOBILE
    assert centre.shifts["N"].end == 31 * 60
    assert centre.shifts["N"].breaks == ((26 * 60, 27 * 60),)
    assert centre.opening_hours == {"phone": (0, 1440), "field": (540, 1080)}
    assert centre.duty_rota is not None
    assert centre.duty_rota.weekdays == (0, 1)


def test_agents_have_their_contract_and_their_own_pay(folder: Path) -> None:
    first, second = read_centre(folder).agents
    assert first.roles == ("phone", "field")
    assert (first.weekly_minutes, second.weekly_minutes) == (2400, 2250)
    assert (second.base_fen, second.floating_fen) == (75050, None)
    assert second.left == date(2026, 12, 31)


def test_an_empty_end_of_a_request_is_its_start(folder: Path) -> None:
    hard, wish = read_centre(folder).requests
    assert (hard.hard, hard.weight, hard.note) == (True, 3, "搬家")
    assert (wish.kind, wish.start, wish.end) == (
        RequestKind.WISH, date(2026, 6, 3), date(2026, 6, 3),
    )  # fmt: skip


def test_a_folder_without_a_centre_says_how_to_make_one(tmp_path: Path) -> None:
    assert "rostering init" in problems(tmp_path)[0]


def test_every_problem_of_every_file_is_reported_at_once(folder: Path, spoil: Spoil) -> None:
    spoil("agents.csv", "phone field", "fone field")
    spoil("agents.csv", "intern", "interm")
    spoil("agents.csv", "1002", "1001")
    spoil("demand.csv", "1,2,4", "3,2,1")
    spoil("demand.csv", "mon-fri", "mon-fry")
    spoil("requests.csv", "A02,2026-06-03", "A03,2026-06-33")
    found = problems(folder)
    assert any(p.startswith("agents.csv:2 (roles)") and "phone" in p for p in found)
    assert any(p.startswith("agents.csv:3 (grade)") and "intern?" in p for p in found)
    assert any(p.startswith("demand.csv:2 (minimum)") for p in found)
    assert any(p.startswith("demand.csv:2 (maximum)") for p in found)
    assert any(p.startswith("demand.csv:3 (weekday)") for p in found)
    assert any(p.startswith("requests.csv:3 (from)") and "2026-06-33" in p for p in found)
    assert any(p.startswith("requests.csv:3 (agent)") for p in found)


def test_a_clock_number_belongs_to_one_agent(folder: Path, spoil: Spoil) -> None:
    spoil("agents.csv", "1002", "1001")
    assert problems(folder) == ["agents.csv:3 (device_pin): the clock number is that of A01 '1001'"]


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        ("timezone", "timezon", "centre.toml:2:1", "did you mean timezone"),
        ("Asia/Shanghai", "Asia/Shangai", "centre.toml:2:1", "did you mean Asia/Shanghai"),
        ('presence = "mobile"', 'presence = "mobil"', "centre.toml:16:1", "required, mobile or none"),
        ('start = "09:00"', "start = 9", "centre.toml:21:1", "start is no text; put it in quotes"),
        ('breaks = ["12:00-13:00"]', 'breaks = ["19:00-20:00"]', "centre.toml:23:1", "outside"),
        ('roles = ["phone", "field"]', 'roles = ["fone"]', "centre.toml:24:1", "did you mean phone"),
        ('weekday = "monday"', 'weekday = "mondey"', "centre.toml:36:1", "is no weekday"),
        ('shifts = ["D"]', 'shifts = ["X"]', "centre.toml:41:1", "is not known"),
        ('label = "夜班"', 'lable = "夜班"', "centre.toml:28:1", "did you mean label"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_with_its_line(
    folder: Path, spoil: Spoil, old: str, new: str, where: str, says: str
) -> None:
    spoil("centre.toml", old, new)
    found = problems(folder)
    assert any(p.startswith(where) and says in p for p in found), found


def test_broken_toml_is_one_problem_and_no_traceback(folder: Path) -> None:
    (folder / "centre.toml").write_text("name = [", encoding="utf-8")
    assert "is not readable TOML" in problems(folder)[0]


def test_headings_may_be_chinese(folder: Path) -> None:
    text = "工号,姓名,职级,技能,周工时,入职日期\nA01,林一,agent,电话 外勤,40,2024/1/1\n"
    (folder / "agents.csv").write_text(text, encoding="utf-8")
    (folder / "requests.csv").unlink()
    agent = read_centre(folder).agents[0]
    assert (agent.roles, agent.hired) == (("phone", "field"), date(2024, 1, 1))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_may_come_from_excel_in_its_encodings(folder: Path, encoding: str) -> None:
    text = (folder / "agents.csv").read_text(encoding="utf-8")
    (folder / "agents.csv").write_bytes(text.encode(encoding))
    assert read_centre(folder).agents[0].name == "林一"


def test_an_unknown_heading_has_a_hint_and_a_missing_one_is_named(
    folder: Path, spoil: Spoil
) -> None:
    spoil("agents.csv", "weekly_hours", "weekly_hour")
    found = problems(folder)
    assert any("did you mean weekly_hours" in p for p in found)
    assert any("a heading is missing" in p for p in found)


def test_a_workbook_names_its_cells_as_the_user_sees_them(folder: Path) -> None:
    (folder / "agents.csv").unlink()
    with xlsxwriter.Workbook(folder / "agents.xlsx") as book:
        sheet = book.add_worksheet("Agents")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["id", "name", "grade", "roles", "weekly_hours", "hired"])
        sheet.write_row(1, 0, ["A01", "林一", "agent", "phone", 40])
        sheet.write_datetime(1, 5, datetime(2024, 1, 1), day)
        sheet.write_row(3, 0, ["A02", "王二", "agnt", "phone", 40, "2024-01-01"])
    assert problems(folder)[0].startswith("agents.xlsx!Agents C4: is not known 'agnt'")


def test_a_workbook_is_read_like_a_csv(folder: Path) -> None:
    (folder / "requests.csv").unlink()
    (folder / "agents.csv").unlink()
    with xlsxwriter.Workbook(folder / "agents.xlsx") as book:
        sheet = book.add_worksheet("Agents")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["工号", "姓名", "职级", "技能", "周工时", "入职日期", "考勤号"])
        sheet.write_row(1, 0, ["A01", "林一", "agent", "phone", 37.5])
        sheet.write_datetime(1, 5, datetime(2024, 1, 1), day)
        sheet.write_number(1, 6, 1001)
    agent = read_centre(folder).agents[0]
    assert (agent.weekly_minutes, agent.hired, agent.device_pin) == (2250, date(2024, 1, 1), "1001")


def test_a_table_may_be_there_only_once(folder: Path) -> None:
    with xlsxwriter.Workbook(folder / "demand.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ["weekday", "role", "minimum", "target"])
    assert "demand: is there twice" in problems(folder)[0]


def test_demand_outside_the_opening_hours_is_a_problem(folder: Path, spoil: Spoil) -> None:
    spoil("demand.csv", "mon-fri,field,09:00", "mon-fri,field,08:00")
    assert problems(folder) == [
        "demand.csv:3 (start): the role is closed for part of this time '08:00'"
    ]


def test_a_wrong_rule_of_the_centre_is_among_the_problems(folder: Path) -> None:
    own = folder / "rules" / "pay_rules"
    own.mkdir(parents=True)
    (own / "lateness_fin.toml").write_text("title = 'x'", encoding="utf-8")
    assert any("did you mean pay_rules/lateness_fine" in p for p in problems(folder))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"\xff\xfe\x00",
        b"id,id\nA,B\n",
        b'"',
        b"\x89PNG\r\n\x1a\n" * 9,
        b",,,\n,,\n",
    ],
)
def test_garbage_in_place_of_a_table_is_a_problem_and_no_traceback(
    folder: Path, content: bytes
) -> None:
    (folder / "agents.csv").write_bytes(content)
    assert problems(folder)


def test_a_folder_in_place_of_a_table_is_not_read(folder: Path) -> None:
    (folder / "agents.csv").unlink()
    (folder / "agents.csv").mkdir()
    assert problems(folder) == ["agents.csv: is missing"]

"""`rostering init --xlsx`: workbooks to fill in, which read back as what they were made from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from rostering.centre.leave import read_leave
from rostering.centre.overtime import read_orders
from rostering.centre.reader import read_centre
from rostering.commands import run
from rostering.language import use_language
from rostering.resources import data_folder

SAMPLE = data_folder("samples") / "three-role-centre"


@pytest.fixture(scope="module", params=["en", "zh"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The sample as workbooks, once in each language."""
    folder = tmp_path_factory.mktemp("made") / request.param
    use_language(request.param)
    try:
        assert run(["init", str(folder), "--sample", "three-role-centre", "--xlsx"]) == 0
    finally:
        use_language("en")
    return folder


def sheet(path: Path) -> Worksheet:
    found = load_workbook(path).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def headings(of: Worksheet) -> list[str]:
    return [str(cell.value) for cell in of[1]]


def test_the_workbooks_of_a_sample_read_as_its_csv_tables(made: Path) -> None:
    read, meant = read_centre(made), read_centre(SAMPLE)
    assert replace(read, folder=meant.folder) == meant
    assert read_leave(made / "leave.xlsx", read) == read_leave(SAMPLE / "leave.csv", meant)
    assert read_orders(made / "overtime.xlsx", read) == read_orders(SAMPLE / "overtime.csv", meant)
    assert sorted(file.name for file in made.glob("*.csv")) == ["punches.csv"]


def test_the_headings_are_in_the_language(made: Path) -> None:
    expected = {"en": ["id", "name", "grade"], "zh": ["工号", "姓名", "职级"]}[made.name]
    assert headings(sheet(made / "agents.xlsx"))[:3] == expected


def test_every_column_has_a_note_with_what_belongs_there(made: Path) -> None:
    for path in made.glob("*.xlsx"):
        for cell in sheet(path)[1]:
            assert cell.comment is not None, (path.name, cell.value)
            assert len(cell.comment.text.splitlines()) >= 3, (path.name, cell.value)


def test_the_headings_stay_in_sight(made: Path) -> None:
    assert {sheet(path).freeze_panes for path in made.glob("*.xlsx")} == {"C2"}


def test_grades_are_chosen_from_a_list(made: Path) -> None:
    book = load_workbook(made / "agents.xlsx")
    (rule,) = [
        rule for rule in book.worksheets[0].data_validations.dataValidation if "C2" in rule.sqref
    ]
    assert (rule.type, rule.errorStyle or "stop") == ("list", "stop")
    offered = [cell.value for cell in book.worksheets[1]["C"]][1:]
    assert {"en": "team_leader", "zh": "客服组长"}[made.name] in offered
    assert len(offered) == 9
    assert book.worksheets[1].sheet_state == "hidden"


def test_cells_are_what_excel_can_work_with(made: Path) -> None:
    agents, orders = sheet(made / "agents.xlsx"), sheet(made / "overtime.xlsx")
    assert (agents["F2"].value, agents["F2"].number_format) == (datetime(2016, 3, 1), "yyyy-mm-dd")
    assert agents["E2"].value == 40
    assert (agents["J2"].value, agents["J2"].number_format) == ("1001", "@")
    assert isinstance(orders["D2"].value, datetime)


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    from rostering.commands.workbooks import write_workbooks

    for name in ("centre.toml", "agents.csv"):
        text = (SAMPLE / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("周敏", "=1+1"), encoding="utf-8")
    write_workbooks(tmp_path, convert=True)
    assert read_centre(tmp_path).agents[0].name == "=1+1"
    assert sheet(tmp_path / "agents.xlsx")["B2"].data_type == "s"


def test_a_centre_begins_with_workbooks_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ours"
    assert run(["init", str(folder), "--xlsx"]) == 0
    assert "agents.xlsx" in capsys.readouterr().out
    assert run(["--centre", str(folder), "check"]) == 1
    assert "agents.xlsx: has no agents" in capsys.readouterr().err
    book = load_workbook(folder / "agents.xlsx")
    book.worksheets[0].append(["A01", "林一", "agent", "phone", 40, date(2024, 1, 1)])
    book.save(folder / "agents.xlsx")
    assert run(["--centre", str(folder), "check"]) == 0


def test_the_first_shifts_of_a_chinese_centre_are_called_as_people_call_them(
    tmp_path: Path,
) -> None:
    use_language("zh")
    try:
        assert run(["init", str(tmp_path / "ours"), "--xlsx"]) == 0
    finally:
        use_language("en")
    shifts = read_centre_toml(tmp_path / "ours")["shifts"]
    assert [shift["label"] for shift in shifts] == ["早班", "白班", "晚班"]
    assert "无薪假" not in (tmp_path / "ours" / "centre.toml").read_text(encoding="utf-8")


def read_centre_toml(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "centre.toml").read_text(encoding="utf-8"))


def test_tables_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    for name in ("centre.toml", "agents.csv"):
        (tmp_path / name).write_bytes((SAMPLE / name).read_bytes())
    assert run(["init", str(tmp_path), "--xlsx"]) == 0
    assert (tmp_path / "agents.csv").read_bytes() == (SAMPLE / "agents.csv").read_bytes()
    assert not (tmp_path / "agents.xlsx").exists()
    assert (tmp_path / "demand.xlsx").exists()


def test_a_sample_is_laid_into_the_empty_folder_in_which_the_person_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", ".", "--sample", "three-role-centre"]) == 0
    assert Path("centre.toml").is_file()
    assert Path("rostering.db").is_file()
    assert not list(tmp_path.glob(".rostering-*"))


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"")
    assert run(["init", str(tmp_path), "--xlsx"]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["holiday.jpg"]

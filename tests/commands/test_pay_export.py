"""`rostering payroll export`: payslips, workbook, tables and the bank list of the sample's May."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rostering.commands import run
from tests.commands.conftest import Type

MAY = ("--month", "2026-05")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with May run, as it comes: six agents have open exceptions."""
    folder = tmp_path_factory.mktemp("export") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (["punches", "import", str(folder / "punches.csv")], ["payroll", "run", *MAY]):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


def exported(typed: Type, out: Path, *words: str) -> None:
    code, _out, error = typed("payroll", "export", *MAY, "-o", str(out), *words)
    assert code == 0, error


def rows(path: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())


def test_every_form_has_the_sums_of_the_statements(typed: Type, tmp_path: Path) -> None:
    _code, out, _error = typed("payroll", "export", *MAY, "--json")
    meant = {one["agent"]: Decimal(one["gross"]) for one in json.loads(out)["statements"]}
    exported(typed, tmp_path / "a.csv")
    exported(typed, tmp_path / "lines.csv", "--lines")
    exported(typed, tmp_path / "pay.xlsx")
    assert {
        row["agent"]: Decimal(row["gross pay 应发"]) for row in rows(tmp_path / "a.csv")
    } == meant
    by_line: dict[str, Decimal] = {}
    for row in rows(tmp_path / "lines.csv"):
        by_line[row["agent"]] = by_line.get(row["agent"], Decimal(0)) + Decimal(row["yuan"])
    assert by_line == meant
    sheet = load_workbook(tmp_path / "pay.xlsx").worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    place = headings.index("gross pay 应发")
    found = {row[0]: row[place] for row in sheet.iter_rows(5, values_only=True)}
    total = found.pop("total")
    assert {agent: Decimal(str(yuan)) for agent, yuan in found.items()} == meant
    assert Decimal(str(total)) == sum(meant.values())


def test_payslips_go_into_one_file_or_a_folder_of_files(typed: Type, tmp_path: Path) -> None:
    exported(typed, tmp_path / "all.html")
    assert (tmp_path / "all.html").read_text(encoding="utf-8").count("<article") == 18
    (tmp_path / "slips").mkdir()
    exported(typed, tmp_path / "slips", "--format", "pdf", "--agent", "A03", "--agent", "A06")
    assert sorted(file.name for file in (tmp_path / "slips").iterdir()) == [
        "A03-2026-05.pdf",
        "A06-2026-05.pdf",
    ]


def test_a_payslip_traces_its_lines_to_clause_roster_version_and_punch(
    typed: Type, tmp_path: Path
) -> None:
    exported(typed, tmp_path / "one.html", "--agent", "A06")
    page = (tmp_path / "one.html").read_text(encoding="utf-8")
    for text in (
        '<span class="clause">A3</span> Absence',
        "pay_rules/absence: S, punishments 4 and 5",
        "roster version 1",
        "punch 2026-05-14 08:05:20, punches.csv line 361 (import 1)",
        "1900.00 ÷ 21.75 × 1 days = -87.356322, rounded half up -87.36",
    ):
        assert text in page, text


def test_provisional_pay_says_so_and_there_is_no_bank_list(typed: Type, tmp_path: Path) -> None:
    code, out, _error = typed("payroll", "export", *MAY)
    assert code == 0
    assert "PROVISIONAL" in out
    code, _out, error = typed("payroll", "export", *MAY, "--bank", str(tmp_path / "bank.csv"))
    assert code == 1
    assert "PROVISIONAL" in error
    assert not (tmp_path / "bank.csv").exists()


def test_files_that_are_there_are_not_replaced(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    code, _out, error = typed("payroll", "export", *MAY, "-o", str(tmp_path / "a.csv"))
    assert code == 1
    assert "--force" in error
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "mine"


def test_who_does_not_work_here_has_no_payslip(typed: Type, tmp_path: Path) -> None:
    code, _out, error = typed("payroll", "export", *MAY, "--agent", "A99")
    assert code == 1
    assert "A99" in error


@pytest.mark.parametrize("words", [("-o", "x.html"), ("--agent", "A01")])
def test_the_bank_list_is_of_everybody(typed: Type, words: tuple[str, str]) -> None:
    code, _out, error = typed("payroll", "export", *MAY, "--bank", "-", *words)
    assert code == 1
    assert "--bank" in error


def test_a_year_has_the_sums_of_its_months(typed: Type) -> None:
    _code, out, _error = typed("payroll", "export", *MAY, "--json")
    meant = sum(Decimal(one["gross"]) for one in json.loads(out)["statements"])
    code, out, error = typed("payroll", "year", "2026", "--json")
    assert code == 0, error
    data = json.loads(out)
    assert Decimal(data["total"]["gross"]) == meant
    assert sum(Decimal(row["gross"]) for row in data["agents"]) == meant
    assert data["provisional"] is True


def test_a_year_without_a_run_month_is_refused(typed: Type) -> None:
    code, _out, error = typed("payroll", "year", "2025")
    assert (code, "payroll run" in error) == (1, True)

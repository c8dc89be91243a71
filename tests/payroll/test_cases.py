"""Every attendance case holds on the shipped rules."""

from functools import cache
from pathlib import Path

import pytest

from rostering.commands import run
from rostering.errors import InputError
from rostering.payroll.cases import CaseResult, check_case, check_cases, read_cases
from rostering.policy.catalogue import load_catalogue

FOLDER = Path(__file__).parents[1] / "cases"
FILES = [
    FOLDER / "attendance.json",
    FOLDER / "attendance_corners.json",
    *sorted((FOLDER / "attendance").glob("*.toml")),
]
CASES = [(file, case["id"]) for file in FILES for case in read_cases(file)]


@cache
def results(file: Path) -> dict[str, CaseResult]:
    return {result.id: result for result in check_cases(read_cases(file), load_catalogue())}


@pytest.mark.parametrize(("file", "id"), CASES, ids=[id for _file, id in CASES])
def test_an_attendance_case_holds(file: Path, id: str) -> None:
    result = results(file)[id]
    assert result.got == result.expected


def test_every_attendance_case_has_a_name_of_its_own() -> None:
    ids = [id for _file, id in CASES]
    assert sorted(ids) == sorted(set(ids))


def test_cases_that_run_together_come_out_as_each_alone() -> None:
    # incidents and requests have the same numbers in several of them, and one pair takes rest
    cases = [
        *read_cases(FOLDER / "attendance" / "conduct.toml"),
        *read_cases(FOLDER / "attendance" / "leave.toml")[-12:],
    ]
    alone = [check_case(case, load_catalogue()) for case in cases]
    assert check_cases(cases, load_catalogue()) == alone


def test_an_unknown_key_is_an_error_that_names_case_and_key(tmp_path: Path) -> None:
    file = tmp_path / "cases.toml"
    file.write_text('[[case]]\nid = "X1"\nshfts = []\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"X1.*shfts"):
        read_cases(file)


def test_an_unknown_key_of_a_part_is_an_error_that_names_the_part(tmp_path: Path) -> None:
    file = tmp_path / "cases.toml"
    text = '[[case]]\nid = "X1"\npay = {base = "1.00", floating = "0.00"}\n[[case.leaves]]\ntyp = "sick"\n'
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"X1.*leaves\.typ"):
        read_cases(file)


MALFORMED = """
[[case]]
id = "X1"
pay = {base = "1000", floating = "1.005"}
punches = ["2026-13-02T09:00:00", "2026-03-02"]
comp_balance = -5
[case.day_types]
"2026-02-30" = "holiday"
[[case.shifts]]
start = "2026-03-02 25:00"
breaks = [["2026-03-02T12:00"]]
[[case.shifts]]
start = "2026-03-02T18:00"
end = "2026-03-02T09:00"
[[case.leaves]]
type = "sick"
date = "03/02/2026"
part = "half"
"""


@pytest.mark.parametrize(
    "place",
    [
        "pay.floating: is no amount of yuan",
        r"punches\[1\]: is no time",
        r"punches\[2\]: is a day without a time",
        "comp_balance: must be a whole number",
        "day_types: is no date",
        "day_types: is not known",
        r"shifts\[1\].start: is no time",
        r"shifts\[1\].end",
        r"shifts\[1\].breaks: must be pairs",
        r"shifts\[2\].end: is not after the start",
        r"leaves\[1\].date: is no date",
        r"leaves\[1\].part: is not known",
    ],
)
def test_every_malformed_date_and_amount_is_named_with_its_place(
    place: str, tmp_path: Path
) -> None:
    file = tmp_path / "cases.toml"
    file.write_text(MALFORMED, encoding="utf-8")
    with pytest.raises(InputError, match=f"X1.*{place}"):
        read_cases(file)


def test_dates_and_times_of_toml_are_read_without_quotes(tmp_path: Path) -> None:
    file = tmp_path / "cases.toml"
    file.write_text(
        """
[[case]]
id = "X1"
pay = {base = "1740.00", floating = "435.00"}
shifts = [{start = 2026-03-02T09:00:00, end = 2026-03-02T18:00:00}]
leaves = [{type = "personal", date = 2026-03-02}]
expected = {deductions = {personal = "80.00"}, leave_requests = 1}
""",
        encoding="utf-8",
    )
    (case,) = read_cases(file)
    assert check_case(case, load_catalogue()).holds


def test_a_kind_of_leave_that_nobody_knows_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(
        '[{"id": "X1", "pay": {"base": "1.00", "floating": "0.00"}, '
        '"leaves": [{"type": "siesta", "date": "2026-03-02"}]}]',
        encoding="utf-8",
    )
    assert run(["rules", "check", str(file)]) == 1
    assert "X1: leaves[1].type: is not known 'siesta'" in capsys.readouterr().err

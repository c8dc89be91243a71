"""Every attendance case holds on the shipped rules."""

from pathlib import Path
from typing import Any

import pytest

from rostering.errors import InputError
from rostering.payroll.cases import check_case, read_cases
from rostering.policy.catalogue import load_catalogue

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    case
    for name in ("attendance.json", "attendance_corners.json")
    for case in read_cases(FOLDER / name)
]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_an_attendance_case_holds(case: dict[str, Any]) -> None:
    result = check_case(case, load_catalogue())
    assert result.got == result.expected


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

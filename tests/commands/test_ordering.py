"""A supervisor orders overtime, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rostering.commands import run


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ordering") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def order(centre: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--centre", str(centre), "--who", "周敏", "overtime", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_an_order_says_its_classes_and_warns_of_the_law(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("order", "A03", "--from", "2026-04-30 20:00", "--to", "02:30", "--settle", "comp")
    code, out, err = order(centre, capsys, *words)
    assert code == 0
    assert "240 min rest, 150 min statutory" in out
    assert "L03" in err


def test_an_order_above_three_hours_a_day_warns_and_stands(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("order", "A04", "--from", "2026-05-05 16:00", "--to", "19:01", "--id", "X1")
    code, _out, err = order(centre, capsys, *words)
    assert (code, "L05" in err) == (0, True)
    _code, listed, _err = order(centre, capsys, "list", "--month", "2026-05", "--json")
    assert "X1" in [one["id"] for one in json.loads(listed)["orders"]]


def test_the_same_time_is_not_ordered_twice(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("order", "A10", "--from", "2026-05-12 17:00", "--to", "19:00")
    code, _out, err = order(centre, capsys, *words)
    assert (code, "O01" in err) == (1, True)
    assert order(centre, capsys, "refuse", "O01", "--why", "mistaken")[0] == 0
    assert order(centre, capsys, *words)[0] == 0


def test_what_of_an_order_lies_in_the_shift_is_said_to_be_no_overtime(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A04 works 13:00 to 22:00 on 24 May, with a break from 17:00 to 18:00
    code, _out, err = order(
        centre, capsys, "order", "A04", "--from", "2026-05-24 21:00", "--to", "23:00"
    )
    assert (code, "60 min of it lie in the published shift" in err) == (0, True)
    code, _out, err = order(
        centre, capsys, "order", "A04", "--from", "2026-05-24 17:00", "--to", "18:00"
    )
    assert (code, "in the published shift" in err) == (0, False)


def test_nobody_is_ordered_overtime_before_being_hired(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("order", "A18", "--from", "2026-05-10 18:00", "--to", "20:00")
    code, _out, err = order(centre, capsys, *words)
    assert (code, "before A18 was hired, 2026-05-11" in err) == (1, True)


ORDERS = """id,agent,start,end,approved
X11,A07,2026-05-20 18:00,2026-05-20 20:00,yes
X12,A07,2026-05-20 19:00,2026-05-20 21:00,{approved}
"""


def test_a_table_does_not_order_the_same_time_twice(
    centre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS.format(approved="yes"), encoding="utf-8")
    code, _out, err = order(centre, capsys, "import", str(file))
    assert (code, err.count("overlaps the order")) == (1, 1)
    _code, listed, _err = order(centre, capsys, "list", "--month", "2026-05", "--json")
    assert "X11" not in [one["id"] for one in json.loads(listed)["orders"]]


def test_an_order_of_the_same_time_is_not_approved(
    centre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS.format(approved="no"), encoding="utf-8")
    assert order(centre, capsys, "import", str(file))[0] == 0
    code, _out, err = order(centre, capsys, "approve", "X12", "--why", "agreed")
    assert (code, "X11" in err) == (1, True)
    assert order(centre, capsys, "refuse", "X11", "--why", "mistaken")[0] == 0
    assert order(centre, capsys, "approve", "X12", "--why", "agreed")[0] == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("A04", "--from", "18:00", "--to", "20:00"), "2026-05-09 18:00"),
        (("A04", "--from", "2026-05-20 18:00", "--to", "2026-05-20 17:00"), "not after"),
        (("A04", "--from", "2026-05-20 18:00", "--to", "20:00", "--break", "noon"), "12:00-13:00"),
        (("A99", "--from", "2026-05-20 18:00", "--to", "20:00"), "did you mean"),
    ],
)
def test_a_mistyped_order_says_what_to_type(
    centre: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    code, _out, err = order(centre, capsys, "order", *words)
    assert (code, says in err) == (1, True)

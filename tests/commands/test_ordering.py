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

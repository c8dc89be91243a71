"""A week tried out on the sample centre: changed, or with other weights; drafts stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering.commands import run

SEARCH = ("--week", "2026-W23", "--workers", "1", "--seed", "5", "--gap", "5000")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trying") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def typed(centre: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--centre", str(centre), *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_changed_week_is_shown_beside_the_plain_one_and_nothing_is_written(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("roster", "build", *SEARCH, "--time-limit", "60", "--what-if", "demand+50% walk_in")
    code, out, err = typed(centre, capsys, *words)
    assert code == 0, err
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []
    assert "people-hours missing (below target)" in out
    assert not (centre / "rosters").exists()


def test_an_impossible_change_is_told_with_exit_code_3(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pin to a shift on a day of leave cannot be kept."""
    requests = centre / "requests.csv"
    before = requests.read_text(encoding="utf-8-sig")
    line = "A03,2026-06-03,2026-06-03,pinned,D,,1,yes,"
    requests.write_text(before.rstrip("\n") + "\n" + line + "\n", encoding="utf-8")
    try:
        words = (
            "roster",
            "build",
            *SEARCH,
            "--time-limit",
            "60",
            "--what-if",
            "leave A03 2026-06-03",
            "--json",
        )
        code, out, err = typed(centre, capsys, *words)
    finally:
        requests.write_text(before, encoding="utf-8")
    assert code == 3, err
    found = json.loads(out)
    assert found["what_if"]["status"] == "infeasible"
    assert found["what_if"]["figures"] is None
    assert found["now"]["figures"]["cost"] > 0
    assert "pinned_assignments" in err


def test_rosters_to_choose_from_are_listed_and_one_is_kept_as_the_draft(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = typed(
        centre, capsys, "roster", "build", *SEARCH, "--frontier", "--json", "--time-limit", "120"
    )
    assert code == 0, err
    rosters = json.loads(out)["rosters"]
    assert [row["number"] for row in rosters] == list(range(1, len(rosters) + 1))
    assert not (centre / "rosters").exists()

    number = str(len(rosters))
    words = ("roster", "build", *SEARCH, "--keep", number)
    code, out, err = typed(centre, capsys, *words)
    assert code == 0, err
    assert "Hours planned" in err
    assert (centre / "rosters").glob("*.hours.csv")
    code, out, err = typed(centre, capsys, *words, "--no-hours")
    assert "rostering roster hours" in err
    code, out, _err = typed(centre, capsys, "roster", "check", "--json")
    assert json.loads(out)["prices"] == rosters[-1]["figures"]["prices"]

    code, out, err = typed(centre, capsys, "roster", "build", *SEARCH, "--keep", "99")
    assert code == 1
    assert f"there are {len(rosters)} rosters" in err


def test_before_any_list_there_is_nothing_to_keep(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _out, err = typed(centre, capsys, "roster", "build", "--week", "2026-W30", "--keep", "1")
    assert code == 1
    assert "--frontier" in err

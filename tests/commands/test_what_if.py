"""A month under changed rules, on the sample centre."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering.commands import run

# A17 is late six times in May, each within the short band: 10.00 each. At 15.00 that is 30.00 less.
STRICTER = """
[parameters.short_fine]
values = [{ from = 2010-07-28, value = "15.00" }]
"""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("what-if") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    (folder / "stricter" / "pay_rules").mkdir(parents=True)
    (folder / "stricter" / "pay_rules" / "lateness_fine.toml").write_text(STRICTER, "utf-8")
    (folder / "same").mkdir()
    return folder


def test_a_higher_fine_shows_who_would_be_paid_less(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["payroll", "what-if", "--rules", str(centre / "stricter"), "--month", "2026-05"]
    assert run(["--centre", str(centre), *words, "--json"]) == 0
    got = json.loads(capsys.readouterr().out)
    agents = {item["agent"]: item for item in got["agents"]}
    # A04 twice, A07 once, A11 twice, A17 six times; A15 is an intern, whose fine is not collected
    less = {agent: item["difference"] for agent, item in agents.items() if agent != "A15"}
    assert less == {"A04": "-10.00", "A07": "-5.00", "A11": "-10.00", "A17": "-30.00"}
    assert agents["A15"]["difference"] == "0.00"
    assert agents["A15"]["lines"] == {"fine_not_collected": "5.00", "late_early": "-5.00"}
    assert got["difference"] == "-55.00"
    assert got["provisional"] is True


def test_the_table_fits_the_terminal_and_nothing_is_written(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (centre / "rostering.db").read_bytes()
    words = ["payroll", "what-if", "--rules", str(centre / "stricter"), "--month", "2026-05"]
    assert run(["--centre", str(centre), *words]) == 0
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []
    assert "-55.00" in out
    assert (centre / "rostering.db").read_bytes() == before


def test_the_same_rules_change_nothing(centre: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["payroll", "what-if", "--rules", str(centre / "same"), "--month", "2026-05"]
    assert run(["--centre", str(centre), *words]) == 0
    assert "Nobody would be paid differently." in capsys.readouterr().out


def test_a_changed_calendar_shows_who_would_be_paid_for_the_holiday(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = centre / "third"
    (folder / "calendar").mkdir(parents=True)
    (folder / "calendar" / "2026.toml").write_text(
        'statutory = [{ date = 2026-05-03, name = "劳动节" }]\n', "utf-8"
    )
    words = ["payroll", "what-if", "--rules", str(folder), "--month", "2026-05"]
    assert run(["--centre", str(centre), *words, "--json"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert got["statutory"] == {"2026-05-03": True}
    agents = {item["agent"]: item["difference"] for item in got["agents"]}
    # A14 worked E on 3 May, 480 minutes: 1400.00 ÷ 21.75 ÷ 8 × 8 × 300 % = 193.1034
    assert agents["A14"] == "193.10"
    assert run(["--centre", str(centre), *words]) == 0
    assert "2026-05-03 is a statutory day then" in capsys.readouterr().out

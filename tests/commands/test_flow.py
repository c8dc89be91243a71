"""The commands as their three users type them, on the sample centre."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rostering.commands import run


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flow") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


@pytest.fixture
def centre(ready: Path, tmp_path: Path) -> Path:
    """A fresh copy of the sample centre."""
    import shutil

    return Path(shutil.copytree(ready, tmp_path / "centre"))


class Typed:
    """A command and what it printed."""

    def __init__(self, centre: Path, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        self.code = run(["--centre", str(centre), *words])
        shown = capsys.readouterr()
        self.out, self.err = shown.out, shown.err


def test_a_week_is_built_checked_published_and_read_by_an_agent(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--workers", "1", "--seed", "7", "--time-limit", "20")
    built = Typed(centre, capsys, "roster", "build", "--week", "2026-W23", *options, "--json")
    assert built.code == 0, built.err
    result = json.loads(built.out)
    assert result["status"] in ("optimal", "feasible")
    assert result["violations"] == []
    assert sum(price["cost"] for price in result["prices"]) == result["objective"]
    assert result["bound"] <= result["objective"]

    checked = Typed(centre, capsys, "roster", "check", "--json")
    assert checked.code == 0
    assert json.loads(checked.out)["prices"] == result["prices"]

    published = Typed(centre, capsys, "roster", "publish", "--why", "first")
    assert published.code == 0, published.err
    assert "version 2" in published.out

    again = Typed(centre, capsys, "roster", "publish")
    assert again.code == 1
    assert "2" in again.err

    mine = Typed(centre, capsys, "schedule", "show", "A03", "--week", "2026-W23", "--json")
    shifts = [
        (item["date"], item["shift"], item["role"])
        for item in result["assignments"]
        if item["agent"] == "A03"
    ]
    assert [(s["date"], s["shift"], s["role"]) for s in json.loads(mine.out)["shifts"]] == shifts


def test_a_roster_that_breaks_a_rule_is_not_published(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--workers", "1", "--seed", "7", "--time-limit", "20")
    assert Typed(centre, capsys, "roster", "build", "--week", "2026-W23", *options).code == 0
    file = centre / "rosters" / "2026-W23.csv"
    rows = [row.split(",") for row in file.read_text(encoding="utf-8-sig").splitlines()]
    for row in rows[1:]:
        if row[0] == "A05":
            row[2:] = ["D:phone"] * 7
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    checked = Typed(centre, capsys, "roster", "check")
    assert checked.code == 1
    assert "weekly_rest_day" in checked.err
    refused = Typed(centre, capsys, "roster", "publish")
    assert refused.code == 1
    logged = Typed(centre, capsys, "record", "log", "--json")
    assert (
        "roster publish"
        not in [item["command"] for item in json.loads(logged.out)["log"] if item["who"] != "周敏"]
        or len(json.loads(logged.out)["log"]) < 5
    )
    forced = Typed(centre, capsys, "roster", "publish", "--despite", "typhoon")
    assert forced.code == 0
    assert "weekly_rest_day" in forced.err


def test_malformed_rows_are_set_aside_and_strict_refuses_the_file(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = centre / "clock.csv"
    file.write_text(
        "agent,time\nA01,2026-05-06 08:58:00\nA01,2026-05-06 25:61:00\nZZ,2026-05-06 09:00:00\n",
        encoding="utf-8",
    )
    refused = Typed(centre, capsys, "punches", "import", str(file), "--strict")
    assert refused.code == 1
    assert "clock.csv:3" in refused.err
    assert "clock.csv:4" in refused.err
    assert json.loads(Typed(centre, capsys, "punches", "list", "--json").out)["imports"] == []

    taken = Typed(centre, capsys, "punches", "import", str(file))
    assert taken.code == 0
    assert "1 new" in taken.out
    assert "clock.csv:3" in taken.out

    again = Typed(centre, capsys, "punches", "import", str(file))
    assert again.code == 0
    assert "nothing added" in again.out


def test_every_problem_of_a_centre_is_shown_at_once(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agents = (centre / "agents.csv").read_text(encoding="utf-8-sig")
    wrong = agents.replace("phone", "fone", 1)
    (centre / "agents.csv").write_text(wrong, encoding="utf-8")
    toml = (centre / "centre.toml").read_text(encoding="utf-8")
    (centre / "centre.toml").write_text(toml.replace("timezone", "timezon", 1), encoding="utf-8")
    checked = Typed(centre, capsys, "check")
    assert checked.code == 1
    assert "timezon" in checked.err
    assert "did you mean" in checked.err
    assert "centre.toml:" in checked.err


def test_leave_is_entered_approved_and_seen_in_the_schedule(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Typed(centre, capsys, "leave", "add", "X1", "A03", "personal", "2026-05-20").code == 0
    assert Typed(centre, capsys, "leave", "approve", "X1", "--why", "agreed").code == 0
    shown = Typed(centre, capsys, "schedule", "show", "A03", "--week", "2026-05-20")
    assert "leave: personal" in shown.out
    unknown = Typed(centre, capsys, "leave", "approve", "X9")
    assert unknown.code == 1
    assert "X9" in unknown.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("schedule", "show", "A99"), "did you mean"),
        (("payroll", "show", "A01"), "payroll run"),
        (("payroll", "run", "--month", "2031-01"), "2031"),
        (("roster", "show", "--week", "2026-W30"), "roster build"),
        (("attendance", "exceptions"), "--month"),
        (("punches", "import", "agents.csv"), "agents.csv"),
    ],
)
def test_a_mistake_ends_with_what_to_do(
    centre: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...], says: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(centre)
    typed = Typed(centre, capsys, *words)
    assert typed.code == 1
    assert says in typed.err
    assert "Traceback" not in typed.err


def test_outside_a_centre_the_hint_is_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = Typed(tmp_path, capsys, "check")
    assert typed.code == 1
    assert "rostering init" in typed.err


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["schedule", "show", "A03"], {"ortools", "polars"}),
        (["roster", "show", "--published"], {"ortools", "polars"}),
        (["check"], {"ortools", "polars", "sqlalchemy"}),
    ],
)
def test_light_commands_load_no_heavy_library(
    ready: Path, words: list[str], heavy: set[str]
) -> None:
    probe = (
        "import sys; from rostering.commands import run;"
        f"code = run(['--centre', {str(ready)!r}, *{words!r}]);"
        f"print('loaded:', sorted({heavy!r} & set(sys.modules)), code)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert "loaded: [] 0" in shown.stdout, shown.stderr

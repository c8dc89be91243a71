"""A published week changed as a supervisor changes it: repair, swap, diff, and leave that comes late."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from rostering.commands import run
from rostering.domain.calendar import week_of
from tests.commands.test_flow import Typed

TODAY = date.today()
MONDAY = TODAY + timedelta(days=14 - TODAY.weekday())
DAYS = [MONDAY + timedelta(days=step) for step in range(7)]
CENTRE = """
name = "Four"
timezone = "Asia/Shanghai"
language = "en"

[[roles]]
code = "phone"
label = "phone"

[[shifts]]
code = "E"
label = "early"
start = "07:00"
end = "15:00"
roles = ["phone"]

[[shifts]]
code = "L"
label = "late"
start = "14:00"
end = "22:00"
roles = ["phone"]
"""
AGENTS = "id,name,grade,roles,weekly_hours,hired\n" + "".join(
    f"{name},{name},agent,phone,40,2020-01-01\n" for name in "ABCD"
)
DEMAND = "weekday,role,start,end,minimum,target\n" + "".join(
    f"{day},phone,07:00,22:00,1,1\n" for day in ("mon", "tue", "wed", "thu", "fri")
)
WEEK = {"A": "EEEEE..", "B": ".......", "C": "LLLLL..", "D": "......."}


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    """A centre of four with a week published: A early, C late, B and D free."""
    (tmp_path / "centre.toml").write_text(CENTRE, encoding="utf-8")
    (tmp_path / "agents.csv").write_text(AGENTS, encoding="utf-8")
    (tmp_path / "demand.csv").write_text(DEMAND, encoding="utf-8")
    assert run(["init", str(tmp_path)]) == 0
    write(tmp_path, WEEK)
    assert run(["--centre", str(tmp_path), "roster", "publish"]) == 0
    return tmp_path


def draft(centre: Path) -> Path:
    return centre / "rosters" / f"{week_of(MONDAY)}.csv"


def write(centre: Path, week: dict[str, str]) -> None:
    draft(centre).parent.mkdir(exist_ok=True)
    with draft(centre).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["agent", "name", *DAYS])
        for agent, shifts in week.items():
            cells = ["" if code == "." else f"{code}:phone" for code in shifts]
            rows.writerow([agent, agent, *cells])


def written(centre: Path) -> dict[str, str]:
    with draft(centre).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {
        row[0]: "".join(cell[:1] or "." for cell in row[2:]) for row in rows if row[0] != "duty"
    }


def test_an_absence_is_covered_and_becomes_a_new_version(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repaired = Typed(centre, capsys, "roster", "repair", "--absent", f"A@{DAYS[2]}", "--json")
    assert repaired.code == 0, repaired.err
    result = json.loads(repaired.out)
    assert result["changes"][0]["agent"] == "A"
    assert len(result["changes"]) == 2
    assert result["shortage_before"] == result["shortage_after"] == 0
    assert written(centre)["A"] == "EE.EE.."
    shown = Typed(centre, capsys, "roster", "show", "--published", "--json")
    there = {(item["agent"], item["date"]) for item in json.loads(shown.out)["assignments"]}
    assert ("A", str(DAYS[2])) in there
    published = Typed(centre, capsys, "roster", "publish", "--why", "ill")
    assert published.code == 0
    assert "version 2" in published.out
    assert str(DAYS[2]) in published.out
    assert "Nothing differs" in Typed(centre, capsys, "roster", "diff").out


def test_the_draft_that_a_repair_replaces_is_kept(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(centre, {**WEEK, "B": "E......"})
    edited = draft(centre).read_bytes()
    repaired = Typed(centre, capsys, "roster", "repair", "--absent", f"A@{DAYS[2]}")
    assert "earlier" in repaired.err
    (kept,) = (draft(centre).parent / "earlier").iterdir()
    assert kept.read_bytes() == edited


def test_an_absence_in_the_past_or_of_nobody_is_refused_with_every_fault(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (
        "--absent",
        "Z@2020-01-01",
        "--absent",
        "A2020",
        "--absent",
        "A@2020-01-09..2020-01-01",
    )
    refused = Typed(centre, capsys, "roster", "repair", *words)
    assert refused.code == 1
    assert [word in refused.err for word in ("no such agent", "A2020", "2020-01-09..")] == [
        True
    ] * 3
    past = Typed(centre, capsys, "roster", "repair", "--absent", "A@2020-01-01")
    assert past.code == 1
    assert "--from" in past.err


def test_a_swap_that_keeps_the_rules_goes_into_the_draft(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Typed(centre, capsys, "roster", "swap", f"A@{DAYS[0]}", f"B@{DAYS[0]}")
    assert made.code == 0, made.err
    assert written(centre) == {**WEEK, "A": ".EEEE..", "B": "E......"}
    shown = Typed(centre, capsys, "roster", "diff", "--json")
    assert [change["agent"] for change in json.loads(shown.out)["changes"]] == ["A", "B"]


def test_a_swap_that_breaks_a_rule_names_it_and_changes_nothing(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The late shift of Monday and the early one of Tuesday are nine hours apart."""
    refused = Typed(centre, capsys, "roster", "swap", f"A@{DAYS[0]}", f"C@{DAYS[0]}")
    assert refused.code == 1
    assert "[minimum_rest]\n    A works L on" in refused.err
    assert written(centre) == WEEK


def test_a_swap_of_two_rest_days_is_no_swap(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = Typed(centre, capsys, "roster", "swap", f"B@{DAYS[0]}", f"D@{DAYS[0]}")
    assert refused.code == 1
    assert "nothing to swap" in refused.err


@pytest.mark.parametrize("way", ["add", "approve", "import"])
def test_leave_approved_after_publishing_lists_the_shifts_to_repair(
    centre: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    days = (str(DAYS[1]), str(DAYS[2]))
    if way == "add":
        told = Typed(centre, capsys, "leave", "add", "L1", "A", "sick", *days, "--approved")
    elif way == "approve":
        asked = Typed(centre, capsys, "leave", "add", "L1", "A", "sick", *days)
        assert "published shift" not in asked.err
        told = Typed(centre, capsys, "leave", "approve", "L1")
    else:
        file = centre / "leave.csv"
        heads = "request,agent,from,to,kind,part,status\n"
        file.write_text(f"{heads}L1,A,{days[0]},{days[1]},sick,full,approved\n", encoding="utf-8")
        told = Typed(centre, capsys, "leave", "import", str(file))
    assert told.code == 0, told.err
    assert "2 published shifts" in told.err
    assert all(day in told.err for day in days)
    assert f"roster repair --week {week_of(MONDAY)}" in told.err
    repaired = Typed(centre, capsys, "roster", "repair", "--week", week_of(MONDAY))
    assert repaired.code == 0, repaired.err
    assert written(centre)["A"] == "E..EE.."


def test_fairness_shows_due_had_and_difference(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Typed(centre, capsys, "roster", "fairness", "--share", "E", "--json")
    shares = {one["agent"]: one for one in json.loads(shown.out)["shares"]}
    assert (shares["A"]["due"], shares["A"]["had"], shares["A"]["difference"]) == (
        "1.25", 5, "3.75",
    )  # fmt: skip
    assert (shares["B"]["had"], shares["B"]["difference"]) == (0, "-1.25")
    wrong = Typed(centre, capsys, "roster", "fairness", "--share", "F")
    assert wrong.code == 1
    assert "it is one of" in wrong.err


def test_explain_tells_why_nobody_more_is_there_and_what_stands_against_a_day(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(centre, {**WEEK, "A": ".EEEE.."})
    day = str(DAYS[0])
    listed = Typed(centre, capsys, "roster", "explain", day, "--json")
    assert [one["start"] for one in json.loads(listed.out)["shortages"]] == ["07:00"]
    gap = Typed(centre, capsys, "roster", "explain", "8:00", "phone", day, "--json")
    assert {one["agent"] for one in json.loads(gap.out)["trials"]} == set("ABCD")
    mine = Typed(centre, capsys, "roster", "explain", "A", str(DAYS[1]))
    assert mine.code == 0, mine.err
    assert "minimum_rest" in mine.out
    whole = Typed(centre, capsys, "roster", "explain", "--week", week_of(MONDAY))
    assert "phone" in whole.out


def test_explain_names_every_word_it_does_not_know_with_a_near_one(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = Typed(centre, capsys, "roster", "explain", "fone", "25:00")
    assert refused.code == 1
    assert "did you mean phone?" in refused.err
    assert "25:00" in refused.err
    undated = Typed(centre, capsys, "roster", "explain", "A")
    assert "of which day?" in undated.err


def test_explain_names_the_rules_of_an_impossible_week(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (centre / "requests.csv").write_text(
        "agent,from,to,kind,shift,role,weight,hard,note\n"
        f"A,{DAYS[1]},{DAYS[1]},pinned,L,phone,1,yes,\n"
        f"A,{DAYS[2]},{DAYS[2]},pinned,E,phone,1,yes,\n",
        encoding="utf-8",
    )
    told = Typed(centre, capsys, "roster", "explain", "--week", week_of(MONDAY))
    assert told.code == 0, told.err
    assert "minimum_rest" in told.out
    assert "pinned_assignments" in told.out

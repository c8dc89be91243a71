"""Fixed duties as a supervisor ticks them off and reads them (R7)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]
MAY = ("--month", "2026-05")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("duties") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    return folder


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


def imported(typed: Type, centre: Path) -> None:
    assert typed("duty", "import", str(centre / "duties.csv"))[0] == 0
    assert typed("signin", "import", str(centre / "signins.csv"))[0] == 0


def test_the_month_of_the_sample_is_as_counted_by_hand(typed: Type, centre: Path) -> None:
    imported(typed, centre)
    # A06 works 22 days: 22 logs, 4 Mondays, 3 of the 1st, exam, training; two logs late, one log
    # and one summary missing, no exam mark, no training: 10 - 2 - 2 × 3 is suggested
    found = data(typed, "duty", "show", "A06", *MAY)
    evidence = found["evidence"]
    assert [evidence[key] for key in ("owed", "done", "late", "missing", "due")] == [
        31,
        25,
        2,
        4,
        0,
    ]
    assert evidence["suggested"] == {"duties": 2}
    assert evidence["unrecorded"] == ["monthly_exam"]
    monday = next(one for one in found["duties"] if one["date"] == "2026-05-04")
    assert (monday["duty"], monday["due"]) == ("weekly_summary", "2026-05-05")  # rests on Monday
    assert monday["tick"]["who"] == "Zhou"
    assert monday["tick"]["file"] == "duties.csv"


def test_a_second_import_adds_nothing(typed: Type, centre: Path) -> None:
    first = data(typed, "duty", "import", str(centre / "duties.csv"))
    again = data(typed, "duty", "import", str(centre / "duties.csv"))
    assert (first["new"], first["known"]) == (again["known"], 0)
    assert again["new"] == 0


def test_a_tick_keeps_who_and_when_and_can_be_taken_back(typed: Type) -> None:
    tick = ("work_log", "A06", "--date", "2026-05-05")
    assert typed("duty", "done", *tick, "--on", "2026-05-06")[0] == 0
    log = lambda: next(  # noqa: E731
        one
        for one in data(typed, "duty", "show", "A06", *MAY)["duties"]
        if one["duty"] == "work_log" and one["date"] == "2026-05-05"
    )
    assert (log()["standing"], log()["tick"]["who"], log()["done_on"]) == (
        "done", "Zhou", "2026-05-06",
    )  # fmt: skip
    assert typed("duty", "reopen", *tick, "--why", "by mistake")[0] == 0
    assert (log()["standing"], log()["tick"]["note"]) == ("missing", "by mistake")
    assert typed("duty", "excuse", *tick, "--why", "system down")[0] == 0
    assert log()["standing"] == "excused"


def test_a_tick_of_today_for_a_day_long_past_is_late_and_says_so(typed: Type) -> None:
    code, out, _error = typed("duty", "done", "工作日志", "A06", "--date", "2026-05-05")
    assert code == 0
    assert "1 of them late" in out


def test_everybody_who_owes_it_is_ticked_off_at_once(typed: Type) -> None:
    words = ("duty", "done", "weekly_summary", "--all", "--date", "2026-05-04")
    assert data(typed, *words, "--on", "2026-05-05")["new"] == 17  # A18 joins on the 11th
    left = data(typed, "duty", "list", *MAY, "--duty", "weekly_summary", "--open")["duties"]
    assert "2026-05-04" not in {one["date"] for one in left}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("done", "wrk_log", "A06", "--date", "2026-05-05"), "did you mean work_log?"),
        (
            ("done", "work_log", "A06", "--date", "2026-05-04"),
            "it is owed for 2026-05-02, 2026-05-05",
        ),
        (("done", "work_log", "A06", "--all", "--date", "2026-05-05"), "Name agents, or say --all"),
        (("done", "work_log", "--all", "--date", "2020-05-05"), "nobody owes it"),
        (
            ("done", "work_log", "A06", "--date", "2026-05-05", "--on", "2099-01-01"),
            "still to come",
        ),
    ],
)
def test_what_nobody_owes_is_refused_with_what_is_owed(
    typed: Type, words: tuple[str, ...], said: str
) -> None:
    code, _out, error = typed("duty", *words)
    assert code != 0
    assert said in error


def test_every_fault_of_a_table_is_named_and_nothing_is_recorded(typed: Type, centre: Path) -> None:
    file = centre / "mine.csv"
    file.write_text(
        "工号,工作,日期,完成日期,状态\nA06,工作日志,2026-05-05,,\nA06,work_log,2026-05-04,,\n",
        encoding="utf-8",
    )
    code, _out, error = typed("duty", "import", str(file))
    assert code == 1
    assert "mine.csv:3 (日期): owes no work_log for 2026-05-04" in error
    file.write_text("agent,duty,date,done_on,status\nA99,log,May,2026-05-05,excused\n", "utf-8")
    code, _out, error = typed("duty", "import", str(file))
    assert code == 1
    assert all(f"mine.csv:2 ({column})" in error for column in ("agent", "duty", "date", "done_on"))
    assert all(one["tick"] is None for one in data(typed, "duty", "list", *MAY)["duties"])


def test_a_score_shows_how_the_duties_stand_and_what_they_suggest(
    typed: Type, centre: Path
) -> None:
    imported(typed, centre)
    code, out, error = typed("score", "show", "A06", *MAY)
    assert code == 0
    assert "R7 fixed duties: 31 owed, 25 done, 2 late, 4 missing, 0 due" in out
    assert "suggested for duties (P2): 2, for a person to judge" in out
    assert "score judge A06 --month 2026-05 --item duties=suggested" in error
    shown = data(typed, "score", "show", "A06", *MAY)["scores"][0]
    assert shown["fixed_duties"]["suggested"] == {"duties": 2}
    assert "duties" in shown["unjudged"]  # a person judges, not the suggestion


def test_a_person_takes_a_suggestion_over_and_the_record_says_what_it_rests_on(
    typed: Type, centre: Path
) -> None:
    words = ("score", "judge", "A06", *MAY, "--item", "conduct=5", "--item", "duties=suggested")
    code, _out, error = typed(*words)
    assert code == 1
    assert "nothing is suggested for it" in error
    imported(typed, centre)
    assert data(typed, *words)["items"] == {"conduct": 5, "duties": 2}
    from rostering.record.connection import open_record
    from rostering.record.score import judgements

    with open_record(centre) as record, record.reading() as connection:
        (why,) = {item.why for item in judgements(connection, "2026-05")}
    assert why == "fixed duties: 31 owed, 2 late, 4 missing"


def test_a_proposal_shows_the_duties_of_its_month(typed: Type, centre: Path) -> None:
    imported(typed, centre)
    grave = ("incident", "add", "A06", "--clause", "grave_fault", "--date", "2026-05-20")
    assert typed(*grave, "--why", "seen")[0] == 0
    code, out, _error = typed("score", "proposals", *MAY)
    assert code == 0
    assert "    R7 fixed duties: 31 owed, 25 done, 2 late, 4 missing, 0 due" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_a_centre_narrows_a_duty_to_some_grades(typed: Type, centre: Path) -> None:
    own = centre / "rules" / "fixed_duties" / "monthly_report.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        '[parameters.grades]\nvalues = [{ from = 2026-01-01, value = ["supervisor"] }]\n', "utf-8"
    )
    owed = data(typed, "duty", "list", *MAY, "--duty", "monthly_report")["duties"]
    assert [one["agent"] for one in owed] == ["A01"]


def test_what_is_printed_fits_a_terminal(typed: Type, centre: Path) -> None:
    imported(typed, centre)
    for words in (("kinds",), ("list", *MAY), ("list", *MAY, "--open"), ("show", "A06", *MAY)):
        _code, out, _error = typed("duty", *words)
        assert out
        assert max(len(line) for line in out.splitlines()) <= 80

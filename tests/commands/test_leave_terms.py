"""Leave by the hour, certificates, limits and balances, as typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]
PERSONAL_BY_HOUR = """
[parameters.smallest_minutes]
description = "smallest stretch"
unit = "minutes"
values = [{ from = 2000-01-01, value = 30 }]
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leave") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    return folder


@pytest.fixture
def by_hour(centre: Path) -> Path:
    """The centre allows personal leave in half hours."""
    file = centre / "rules" / "leave" / "personal.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PERSONAL_BY_HOUR, encoding="utf-8")
    return centre


def data(typed: Type, *words: str) -> dict[str, Any]:
    code, out, err = typed(*words, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def lines(typed: Type, agent: str) -> list[dict[str, Any]]:
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    found: list[dict[str, Any]] = data(typed, "payroll", "show", agent)["lines"]
    return found


def kinds(typed: Type, agent: str) -> list[tuple[str, str]]:
    found = data(typed, "attendance", "exceptions", "--month", "2026-05")["exceptions"]
    return [(one["date"], one["kind"]) for one in found if one["agent"] == agent]


def test_leave_by_the_hour_is_refused_where_the_kind_does_not_allow_it(typed: Type) -> None:
    hours = ("2026-05-11", "--hours", "14:00-16:00")
    code, _out, err = typed("leave", "add", "H1", "A03", "personal", *hours)
    assert (code, "not given by the hour" in err) == (1, True)
    assert not data(typed, "leave", "list", "--agent", "A03")["requests"]


def test_two_hours_of_personal_leave_take_two_hours_of_base(by_hour: Path, typed: Type) -> None:
    hours = ("2026-05-11", "--hours", "19:00-21:00", "--approved")
    code, _out, err = typed("leave", "add", "H1", "A03", "personal", *hours)
    assert code == 0, err
    taken = [line for line in lines(typed, "A03") if line["kind"] == "personal"]
    # 1100.00 ÷ 21.75 ÷ 8 × 2 = 12.6437
    assert [(line["yuan"], line["minutes"], line["document"]) for line in taken] == [
        ("-12.64", 120, "H1")
    ]
    explained = typed("payroll", "explain", "A03", str(taken[0]["line"]))[1]
    assert "leave H1: personal, 2026-05-11 to 2026-05-11 (19:00–21:00), approved" in explained
    assert "1100.00 ÷ 21.75 ÷ 8 × 120/60 h × 100 % = -12.643678" in explained


def test_leave_by_the_hour_comes_in_the_steps_of_its_kind(by_hour: Path, typed: Type) -> None:
    hours = ("2026-05-11", "--hours", "14:00-14:45")
    code, _out, err = typed("leave", "add", "H1", "A03", "personal", *hours)
    assert (code, "in steps of 30 min" in err) == (1, True)


def test_leave_by_the_hour_is_imported_with_its_times(by_hour: Path, typed: Type) -> None:
    table = by_hour / "more.csv"
    table.write_text(
        "申请号,工号,开始日期,类别,开始时间,结束时间,状态\n"
        "H1,A03,2026-05-11,事假,14:00,16:00,已批\nH2,A03,2026-05-12,事假,23:00,,待批\n",
        encoding="utf-8",
    )
    code, _out, err = typed("leave", "import", str(table))
    assert (code, "more.csv:3 (结束时间): is no time" in err) == (1, True)
    table.write_text(table.read_text(encoding="utf-8").replace("23:00,,", "23:00,01:00,"), "utf-8")
    assert typed("leave", "import", str(table))[0] == 0
    found = data(typed, "leave", "list", "--agent", "A03")["requests"]
    assert [one["hours"][1] for one in found] == [
        "2026-05-11T16:00:00+08:00",
        "2026-05-13T01:00:00+08:00",
    ]


def test_hours_outside_the_shift_of_the_day_are_refused(by_hour: Path, typed: Type) -> None:
    hours = ("2026-05-11", "--hours", "09:00-10:00")  # A03 works from 13:00 on
    code, _out, err = typed("leave", "add", "H1", "A03", "personal", *hours)
    assert (code, "the published shift has no work in these hours" in err) == (1, True)


def test_leave_that_overlaps_with_approved_leave_is_refused(typed: Type) -> None:
    day = ("2026-05-07", "--part", "first", "--approved")  # L05 is the first half of that day
    code, _out, err = typed("leave", "add", "X1", "A04", "personal", *day)
    assert (code, "overlaps with L05" in err) == (1, True)
    other = ("2026-05-07", "--part", "second", "--approved")
    assert typed("leave", "add", "X1", "A04", "personal", *other)[0] == 0


def test_leave_without_its_certificate_is_open_until_it_is_delivered(typed: Type) -> None:
    assert typed("leave", "add", "S1", "A03", "sick", "2026-05-11", "--approved")[0] == 0
    assert kinds(typed, "A03") == [("2026-05-11", "certificate_missing"), PUNCHED]
    assert typed("leave", "certificate", "S1", "--on", "2026-05-13", "--what", "病假条")[0] == 0
    assert kinds(typed, "A03") == [PUNCHED]
    (kept,) = data(typed, "leave", "list", "--agent", "A03")["requests"]
    assert kept["certificate"] == {"delivered": "2026-05-13", "what": "病假条", "who": "Zhou"}


PUNCHED = ("2026-05-11", "punches_on_leave")


def test_a_certificate_entered_by_mistake_is_taken_back(typed: Type) -> None:
    assert typed("leave", "certificate", "L06", "--withdraw", "--what", "of another")[0] == 0
    assert ("2026-05-13", "certificate_missing") in kinds(typed, "A04")
    assert typed("leave", "certificate", "L06", "--withdraw", "--what", "again")[0] == 1


def test_a_person_may_let_a_missing_certificate_be(typed: Type) -> None:
    assert typed("leave", "certificate", "L06", "--withdraw", "--what", "lost")[0] == 0
    about = "A04@2026-05-13:certificate_missing:L06"
    assert typed("attendance", "decide", about, "--as-is", "--why", "known")[0] == 0
    assert ("2026-05-13", "certificate_missing") not in kinds(typed, "A04")


def test_one_occurrence_has_so_many_days_and_more_with_a_reason(typed: Type) -> None:
    wedding = ("leave", "add", "W1", "A04", "marriage", "2026-06-01", "2026-06-19", "--approved")
    code, _out, err = typed(*wedding)
    assert (code, "one occurrence has 18 calendar days, this is 19" in err) == (1, True)
    assert typed(*wedding, "--over-limit", "agreed with the union")[0] == 0
    (kept,) = [
        one
        for one in data(typed, "leave", "list", "--agent", "A04")["requests"]
        if one["request"] == "W1"
    ]
    assert kept["reason"] == "agreed with the union"


def test_requests_that_follow_each_other_are_one_occurrence(typed: Type) -> None:
    first = ("leave", "add", "W1", "A04", "marriage", "2026-06-01", "2026-06-10", "--approved")
    assert typed(*first)[0] == 0
    second = ("leave", "add", "W2", "A04", "marriage", "2026-06-11", "2026-06-19", "--approved")
    assert typed(*second)[0] == 1
    later = ("leave", "add", "W2", "A04", "marriage", "2026-07-03", "2026-07-04", "--approved")
    assert typed(*later)[0] == 0


def test_a_region_may_give_more_days_than_the_country(centre: Path, typed: Type) -> None:
    birth = ("leave", "add", "M1", "A04", "maternity", "2026-06-01")
    assert typed(*birth, "2026-12-05", "--approved")[0] == 0  # 188 days with both ends
    code, _out, err = typed("leave", "add", "M2", "A04", "maternity", "2026-12-06", "--approved")
    assert (code, "188 calendar days, this is 189" in err) == (1, True)
    file = centre / "centre.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('region = "nanchang"\n', ""), "utf-8")
    code, _out, err = typed("leave", "add", "M2", "A05", "maternity", "2026-06-01")
    assert code == 0
    assert "98 calendar days" in typed("leave", "approve", "M1")[2]


def test_bereavement_leave_counts_rostered_work_days_alone(typed: Type) -> None:
    # of 28 to 31 May A14 is rostered on the 28th and the 31st
    days = ("2026-05-28", "2026-05-31", "--approved")
    assert typed("leave", "refuse", "L12", "--why", "moved")[0] == 0
    assert typed("leave", "add", "B1", "A14", "bereavement", *days)[0] == 0


def test_rest_beyond_the_balance_is_refused_when_it_is_approved(typed: Type) -> None:
    # A05 earned 180 minutes on 12 May; nothing was run yet
    two = ("2026-05-13", "--hours", "07:00-10:00", "--approved")
    code, _out, err = typed("leave", "add", "C1", "A05", "comp", *two)
    assert code == 0, err
    one = ("2026-05-14", "--hours", "13:00-14:00", "--approved")
    code, _out, err = typed("leave", "add", "C2", "A05", "comp", *one)
    assert (code, "2026-05-14 takes 60 min, 0 are left" in err) == (1, True)


def test_rest_cannot_be_taken_before_it_was_earned(typed: Type) -> None:
    early = ("2026-05-10", "--hours", "09:00-10:00", "--approved")
    code, _out, err = typed("leave", "add", "C1", "A05", "comp", *early)
    assert (code, "2026-05-10 takes 60 min, 0 are left" in err) == (1, True)


def test_an_opening_balance_can_be_taken_and_expires_when_it_says(typed: Type) -> None:
    entered = ("A05", "comp", "5h", "--month", "2026-05", "--expires", "2026-06-30")
    assert typed("leave", "enter-balance", *entered, "--why", "old sheet")[0] == 0
    # 300 and the 180 of 12 May are the 480 that L09 asks for on the 21st
    taken = [line for line in lines(typed, "A05") if line["kind"] == "comp_rest"]
    assert [(line["minutes"], line["document"]) for line in taken] == [(180, "O03"), (-480, "L09")]
    lots = data(typed, "leave", "ledger", "A05", "--on", "2026-06-01")["lots"]
    assert [(lot["by"], lot["uses"][0]["request"], lot["expires"]) for lot in lots] == [
        ("opening", "L09", "2026-06-30"),
        ("O03", "L09", "2027-05-31"),
    ]


def test_rest_about_to_expire_is_pointed_out(typed: Type) -> None:
    entered = ("A03", "comp", "90", "--month", "2026-05", "--expires", "2026-06-10")
    assert typed("leave", "enter-balance", *entered, "--why", "old sheet")[0] == 0
    assert kinds(typed, "A03") == [("2026-05-31", "rest_expires")]
    assert "expire" not in typed("leave", "balance", "A05", "--year", "2026")[2]


def test_a_later_balance_of_the_same_month_takes_the_place_of_the_first(typed: Type) -> None:
    for left in ("2", "3.5"):
        entered = ("A13", "annual", left, "--month", "2026-05", "--why", "sheet")
        assert typed("leave", "enter-balance", *entered)[0] == 0
    annual = data(typed, "leave", "balance", "A13", "--year", "2026")["annual"]
    # L11 takes 15 May; what was taken before May does not count any more
    assert annual == {"given": "3.5", "taken": "1", "asked": "0", "left": "2.5"}


def test_annual_leave_beyond_a_corrected_balance_is_an_exception(typed: Type) -> None:
    entered = ("A13", "annual", "0.5", "--month", "2026-05", "--why", "sheet")
    assert typed("leave", "enter-balance", *entered)[0] == 0
    assert ("2026-05-15", "annual_balance_short") in kinds(typed, "A13")
    about = "A13@2026-05-15:annual_balance_short"
    assert typed("attendance", "decide", about, "--as-is", "--why", "no")[0] == 1
    decided = typed("attendance", "decide", about, "--leave", "personal", "--why", "agreed")
    assert decided[0] == 0, decided[2]
    assert ("2026-05-15", "annual_balance_short") not in kinds(typed, "A13")


def test_balances_are_imported_once_and_every_fault_is_named(centre: Path, typed: Type) -> None:
    table = centre / "balances.csv"
    table.write_text(
        "agent,kind,month,left,expires\nA03,annual,2026-05,2.5,\nA99,comp,2026-05,x,\n",
        encoding="utf-8",
    )
    code, _out, err = typed("leave", "import-balances", str(table))
    assert (code, "balances.csv:3 (agent)" in err, "balances.csv:3 (left)" in err) == (
        1,
        True,
        True,
    )
    table.write_text("agent,kind,month,left\nA03,年假,2026年5月,2.5 天\n", encoding="utf-8")
    assert "1 new balances" in typed("leave", "import-balances", str(table))[1]
    assert "0 new balances" in typed("leave", "import-balances", str(table))[1]
    assert data(typed, "leave", "balance", "A03", "--year", "2026")["annual"]["given"] == "2.5"


def test_a_second_run_of_the_same_facts_is_not_said_to_be_stale(typed: Type) -> None:
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    assert "facts changed" not in typed("payroll", "show", "A04", "--month", "2026-05")[2]


def closed(typed: Type) -> None:
    """May settled, paid and closed."""
    open_ones = data(typed, "attendance", "exceptions", "--month", "2026-05")["exceptions"]
    for item in open_ones:
        if item["standing"] == "open":
            leave = item["kind"] in ("comp_balance_short", "leave_pending")
            words = ("--leave", "personal") if leave else ("--as-is",)
            assert typed("attendance", "decide", item["id"], *words, "--why", "settled")[0] == 0
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    code, _out, err = typed("payroll", "close", "--month", "2026-05", "--yes")
    assert code == 0, err
    assert "have no score" in err


def test_what_is_judged_after_the_closing_leaves_the_score_on_the_statement(typed: Type) -> None:
    closed(typed)
    code, _out, err = typed("score", "judge", "A04", "--month", "2026-05", "--item", "conduct=5")
    assert (code, "the score on its statements stays as it was" in err) == (0, True)
    statement = data(typed, "payroll", "show", "A04", "--month", "2026-05")
    assert (statement["score"], statement["points_earned"]) == (None, 0)
    assert typed("payroll", "verify", "--month", "2026-05")[0] == 0


def test_no_balance_opens_a_month_that_is_closed(typed: Type) -> None:
    closed(typed)
    entered = ("leave", "enter-balance", "A03", "comp", "2h", "--why", "old sheet", "--month")
    code, _out, err = typed(*entered, "2026-04")
    assert (code, "2026-05 is closed" in err) == (1, True)
    assert typed(*entered, "2026-05")[0] == 1
    assert typed(*entered, "2026-06")[0] == 0


def test_the_score_is_frozen_with_the_statement_and_comes_out_again(
    centre: Path, typed: Type
) -> None:
    assert typed("score", "import", str(centre / "judgements.csv"))[0] == 0
    assert typed("exam", "import", str(centre / "exams.csv"))[0] == 0
    (score,) = data(typed, "score", "show", "A04", "--month", "2026-05")["scores"]
    closed(typed)
    statement = data(typed, "payroll", "show", "A04", "--month", "2026-05")
    assert statement["score"] == score["score"] is not None
    assert statement["points_earned"] == score["earned"]
    shown = typed("payroll", "show", "A04", "--month", "2026-05")[1]
    assert f"Score {score['score']} (P1): earned {score['earned']}, lost {score['lost']}" in shown
    assert typed("payroll", "verify", "--month", "2026-05")[0] == 0


def test_the_schedule_says_which_hours_are_leave(by_hour: Path, typed: Type) -> None:
    hours = ("2026-05-11", "--hours", "19:00-21:00", "--approved")
    assert typed("leave", "add", "H1", "A03", "personal", *hours)[0] == 0
    shown = typed("schedule", "show", "A03", "--week", "2026-W20")[1]
    assert "leave: personal 19:00-21:00" in shown


def test_a_clerk_makes_the_hours_that_were_missed_leave(by_hour: Path, typed: Type) -> None:
    # A08 left at 17:15:30 on 12 May, 44 minutes early: the last hour is leave instead
    about = ("attendance", "decide", "2026-05-12", "A08", "--leave", "personal", "--hours")
    assert typed(*about, "17-18", "--why", "agreed")[0] == 1
    assert typed(*about, "17:00-18:00", "--why", "agreed")[0] == 0
    made = lines(typed, "A08")
    assert "late_early" not in {line["kind"] for line in made}
    # 1000.00 ÷ 21.75 ÷ 8 × 60/60 = 5.7471
    assert "-5.75" in {line["yuan"] for line in made if line["kind"] == "personal"}


def test_a_table_of_decisions_has_hours_and_names_what_is_no_part_of_a_day(
    by_hour: Path, typed: Type
) -> None:
    table = by_hour / "decisions.csv"
    table.write_text(
        "date,agent,kind,decision,value,why\n2026-05-12,A08,,leave,personal:noon,agreed\n", "utf-8"
    )
    decide = ("attendance", "decide", "--from", str(table))
    code, _out, err = typed(*decide)
    assert (code, "is no part of a day" in err) == (1, True)
    table.write_text(table.read_text("utf-8").replace("noon", "17:00-18:00"), "utf-8")
    assert typed(*decide)[0] == 0

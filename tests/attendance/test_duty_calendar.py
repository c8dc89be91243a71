"""The calendar of fixed duties, worked out by hand from R7 on one agent's June 2026."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rostering.attendance.duty_calendar import AgentFacts, duty_state, owed_duties
from rostering.domain.calendar import Period
from rostering.domain.fixed_duties import (
    DutyState,
    Falls,
    FixedDuty,
    OwedDuty,
    Proof,
    Tick,
    TickStatus,
)
from rostering.domain.incidents import Gathering, SignIn, SignInStatus
from rostering.domain.people import Agent, GradeChange
from rostering.errors import PolicyError
from rostering.payroll.duty_evidence import duty_evidence
from rostering.policy.catalogue import load_catalogue
from rostering.policy.fixed_duties import fixed_duties
from rostering.policy.rule import Value

JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))  # the 1st is a Monday
AFTER = date(2026, 9, 1)
AGENT = Agent("A", "A", "agent", ("phone",), 2400, date(2020, 1, 1))
DUTIES = {duty.name: duty for duty in fixed_duties(load_catalogue(), JUNE.start)}


def day(number: int, month: int = 6) -> date:
    return date(2026, month, number)


def working(*days: date) -> Mapping[date, tuple[str, ...]]:
    return dict.fromkeys(days, ("phone",))


def facts(*days: date, agent: Agent = AGENT) -> AgentFacts:
    return AgentFacts(agent, working(*days))


def dates(name: str, of: AgentFacts) -> list[tuple[date, date]]:
    return [(owed.date, owed.due) for owed in owed_duties([DUTIES[name]], of, JUNE)]


def one(name: str, of: AgentFacts, today: date = AFTER) -> DutyState:
    (owed, *_more) = owed_duties([DUTIES[name]], of, JUNE)
    return duty_state(owed, of, today)


def ticked(of: AgentFacts, name: str, fixed: date, done_on: date | None, **more: str) -> AgentFacts:
    tick = Tick("A", name, fixed, TickStatus(more.get("status", "done")), done_on, who="Zhou")
    return replace(of, ticks={(name, fixed): tick})


def training(on: date, minutes: int = 60, status: SignInStatus = SignInStatus.ON_TIME) -> SignIn:
    return SignIn("A", on, Gathering.TRAINING, status, "产品", minutes)


def test_the_fixed_duties_are_those_of_r7() -> None:
    assert set(DUTIES) == {
        "work_log", "weekly_summary", "month_summary", "monthly_report", "monthly_plan",
        "monthly_exam", "training", "induction",
    }  # fmt: skip
    assert DUTIES["induction"].minutes == 40 * 60


def test_a_work_log_is_owed_each_working_day_and_no_other() -> None:
    assert dates("work_log", facts(day(2), day(3), day(5), day(1, 7))) == [
        (day(2), day(2)),
        (day(3), day(3)),
        (day(5), day(5)),
    ]


def test_a_summary_of_monday_is_due_on_the_next_working_day_of_who_rests() -> None:
    assert dates("weekly_summary", facts(day(1), day(10), day(15), day(30), day(1, 7))) == [
        (day(1), day(1)),
        (day(8), day(10)),
        (day(15), day(15)),
        (day(29), day(30)),  # the 22nd: no working day in its week, so that nothing is owed
    ]


def test_the_last_monday_may_fall_due_in_the_month_that_follows() -> None:
    assert dates("weekly_summary", facts(day(1, 7))) == [(day(29), day(1, 7))]


def test_nothing_is_owed_for_a_day_of_which_no_roster_speaks() -> None:
    of = replace(facts(day(1, 7)), published=frozenset([day(1, 7)]))
    assert dates("weekly_summary", of) == []


def test_what_is_owed_for_the_1st_stays_within_its_month() -> None:
    assert dates("monthly_report", facts(day(4), day(8))) == [(day(1), day(4))]
    assert dates("monthly_report", facts(day(1, 7))) == []


def test_exam_and_training_are_due_by_the_end_of_a_month_that_is_worked() -> None:
    assert dates("monthly_exam", facts(day(4))) == [(day(1), day(30))]
    assert dates("training", facts()) == []


def test_induction_is_owed_until_three_months_after_hiring() -> None:
    hired = replace(AGENT, hired=date(2026, 3, 31))
    assert dates("induction", facts(agent=hired)) == [(date(2026, 3, 31), day(30))]
    assert dates("induction", facts(agent=replace(AGENT, hired=date(2026, 2, 28)))) == []
    assert dates("induction", facts(day(4))) == []


def test_nobody_owes_anything_before_hiring_or_after_leaving() -> None:
    gone = replace(AGENT, hired=day(3), left=day(4))
    assert dates("work_log", facts(day(2), day(3), day(4), day(5), agent=gone)) == [
        (day(3), day(3)),
        (day(4), day(4)),
    ]


def test_a_duty_of_some_grades_is_owed_by_who_holds_one_on_the_day() -> None:
    duty = replace(DUTIES["work_log"], grades=("team_leader",))
    of = replace(facts(day(2), day(3)), changes=(GradeChange("A", "team_leader", day(3)),))
    assert [owed.date for owed in owed_duties([duty], of, JUNE)] == [day(3)]


def test_a_duty_of_some_roles_is_owed_where_one_of_them_is_worked() -> None:
    of = AgentFacts(AGENT, {day(2): ("phone",), day(3): ("field",)})
    duty = replace(DUTIES["work_log"], roles=("field",))
    assert [owed.date for owed in owed_duties([duty], of, JUNE)] == [day(3)]
    weekly = replace(DUTIES["weekly_summary"], roles=("field",))
    assert owed_duties([weekly], of, JUNE) == ()


@pytest.mark.parametrize(
    ("done_on", "standing"), [(2, "done"), (3, "done"), (4, "late")]
)  # one day of grace
def test_what_is_done_after_its_grace_is_late(done_on: int, standing: str) -> None:
    assert one("work_log", ticked(facts(day(2)), "work_log", day(2), day(done_on))).standing == (
        standing
    )


@pytest.mark.parametrize(("today", "standing"), [(2, "due"), (3, "due"), (4, "missing")])
def test_what_nobody_ticked_off_is_due_and_after_its_grace_missing(
    today: int, standing: str
) -> None:
    assert one("work_log", facts(day(2)), day(today)).standing == standing


def test_who_is_excused_is_neither_late_nor_missing() -> None:
    of = ticked(facts(day(2)), "work_log", day(2), None, status="excused")
    assert one("work_log", of).standing == "excused"
    of = ticked(facts(day(2)), "work_log", day(2), None, status="open")
    assert one("work_log", of).standing == "missing"


def test_a_training_counts_where_the_agent_was_there() -> None:
    of = replace(facts(day(4)), sign_ins=(training(day(9), status=SignInStatus.LATE),))
    assert (one("training", of).standing, one("training", of).done_on) == ("done", day(9))
    for status in (SignInStatus.ABSENT, SignInStatus.EXCUSED):
        assert one(
            "training", replace(of, sign_ins=(training(day(9), status=status),))
        ).standing == ("missing")
    earlier = replace(of, sign_ins=(training(date(2026, 5, 31)),))
    assert one("training", earlier).standing == "missing"


def test_induction_is_done_on_the_day_its_40_hours_are_reached() -> None:
    hired = facts(agent=replace(AGENT, hired=date(2026, 4, 1)))
    short = tuple(training(date(2026, 4, n), 480) for n in range(2, 6))  # 32 hours
    state = one("induction", replace(hired, sign_ins=(*short, training(day(1), 479))), day(30))
    assert (state.standing, state.minutes) == ("due", 2399)
    state = one("induction", replace(hired, sign_ins=(*short, training(day(1), 480))))
    assert (state.standing, state.done_on) == ("done", day(1))
    state = one("induction", replace(hired, sign_ins=(*short, training(day(2, 7), 480))))
    assert (state.standing, state.done_on) == ("late", day(2, 7))
    assert one("induction", replace(hired, sign_ins=short), day(2, 7)).standing == "missing"


def test_late_and_missing_take_their_points_off_what_is_suggested() -> None:
    days = [day(2) + timedelta(days=n) for n in range(6)]
    of = facts(*days)
    ticks = {
        ("work_log", on): Tick("A", "work_log", on, TickStatus.DONE, on + timedelta(days=late))
        for on, late in zip(days[:4], (0, 1, 2, 9), strict=True)  # two late, two missing
    }
    of = replace(of, ticks=ticks)
    states = [duty_state(owed, of, AFTER) for owed in owed_duties([DUTIES["work_log"]], of, JUNE)]
    evidence = duty_evidence(states, {"duties": 10, "conduct": 5})["A"]
    assert evidence.suggested == {"duties": 4}  # 10 - 2 × 1 - 2 × 2
    assert duty_evidence(states, {"duties": 5})["A"].suggested == {"duties": 0}


def test_a_duty_of_which_nothing_is_recorded_suggests_nothing() -> None:
    of = facts(day(2))
    states = [duty_state(owed, of, AFTER) for owed in owed_duties([DUTIES["work_log"]], of, JUNE)]
    evidence = duty_evidence(states, {"duties": 10})["A"]
    assert (evidence.suggested, evidence.unrecorded) == ({}, ("work_log",))


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("weekly_summary", "weekdays", ("mondy",)),
        ("work_log", "falls", "daily"),
        ("training", "proof", "list"),
    ],
)
def test_a_value_that_there_is_not_is_named_with_those_that_there_are(
    name: str, parameter: str, value: Value
) -> None:
    rule = load_catalogue().rule("fixed_duties", name)
    old = rule.parameters[parameter]
    other = replace(old, values=(replace(old.values[0], value=value),))
    changed = replace(rule, parameters={**rule.parameters, parameter: other})
    with pytest.raises(PolicyError, match=f"fixed_duties/{name}: {parameter} cannot be"):
        fixed_duties(load_catalogue().with_([changed]), JUNE.start)


def test_a_centre_adds_a_duty_of_its_own() -> None:
    duty = FixedDuty("visit_log", "Visit log", "R7", Falls.WEEKDAYS, Proof.TICK, 0, weekdays=(4,))
    owed = owed_duties([duty], facts(day(5), day(12)), JUNE)
    assert owed[0] == OwedDuty("A", duty, day(5), day(5), day(5))

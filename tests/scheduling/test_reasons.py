"""Why a roster is as it is: who could fill a gap, and at what price or against which rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from wcwidth import wcswidth

from rostering.domain.centre import Centre
from rostering.policy.catalogue import load_catalogue
from rostering.reports.reasons import against, day_text, gap_text
from rostering.scheduling.reasons import GapReasons, stretch_at, why_missing, why_so
from rostering.scheduling.trials import Trials
from tests.scheduling.instances import request_of, roster_of

MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)
# On Tuesday from 9 to 12 two are wanted on the phone and A is there alone. B is free, C has worked
# late on Monday, D has worked out the contract of eight hours, F is in the field only.
CASE: dict[str, Any] = {
    "period": ["2026-06-01", "2026-06-02"],
    "shifts": ["D", "L"],
    "agents": {
        "A": {},
        "B": {},
        "C": {},
        "D": {"weekly_hours": 8},
        "F": {"roles": ["field"]},
    },
    "demand": [
        {"date": "2026-06-02", "role": "phone", "start": 9, "end": 12, "minimum": 1, "target": 2}
    ],
    "roster": ["A 2026-06-02 D phone", "C 2026-06-01 L phone", "D 2026-06-01 D phone"],
}

CENTRE = Centre(
    folder=Path(),
    name="centre",
    zone=ZoneInfo("Asia/Shanghai"),
    language="en",
    roles={},
    shifts={},
    agents=request_of(CASE).agents,
)


def trials(**facts: Any) -> Trials:
    case = {**CASE, **facts}
    return Trials(roster_of(case), request_of(case), load_catalogue(), MONDAY)


def gap(**facts: Any) -> GapReasons:
    tried = trials(**facts)
    stretch = stretch_at(tried.roster, tried.request, TUESDAY, "phone", 10 * 60)
    assert stretch is not None
    return why_missing(tried, stretch)


def test_the_gap_says_who_is_there_and_who_lacks_the_role() -> None:
    found = gap()
    assert (found.missing, found.there, found.unqualified, found.shifts) == (
        1, ("A",), ("F",), ("D",),
    )  # fmt: skip
    assert {trial.agent for trial in found.trials} == {"B", "C", "D"}


def test_who_is_free_comes_first_and_breaks_nothing() -> None:
    first = gap().trials[0]
    assert (first.agent, first.broken, first.others) == ("B", (), ())


def test_what_a_trial_costs_is_the_sum_of_its_differences() -> None:
    """Three hours less missing at 4 a minute: 720 less. D lasts five more hours, which nobody wants:
    300 more."""
    demand = next(one for one in gap().trials[0].differences if one.rule == "demand")
    assert (demand.amount, demand.cost) == (-180, 300 - 720)
    assert gap().trials[0].cost == sum(one.cost for one in gap().trials[0].differences)


def test_a_rule_that_another_day_off_would_keep_is_told_with_that_day() -> None:
    """D has eight hours a week: Tuesday is possible where Monday becomes a rest day."""
    trial = next(trial for trial in gap().trials if trial.agent == "D")
    assert [one.rule for one in trial.broken] == ["weekly_hours"]
    assert trial.possible
    assert [(one.date, one.after) for one in trial.others] == [(MONDAY, ())]


def test_a_rule_that_nothing_can_keep_forbids_and_is_named_with_its_sentence() -> None:
    away = gap(leave=["B 2026-06-02 annual full approved"])
    trial = next(trial for trial in away.trials if trial.agent == "B")
    assert not trial.possible
    assert trial.broken[0].rule == "leave_respected"
    assert "B" in trial.broken[0].message
    assert away.trials[-1] is trial


def test_at_the_break_of_a_shift_its_people_are_on_their_break() -> None:
    row = {**CASE["demand"][0], "end": 18}
    tried = trials(demand=[row])
    stretch = stretch_at(tried.roster, tried.request, TUESDAY, "phone", 12 * 60 + 30)
    assert stretch is not None
    found = why_missing(tried, stretch)
    assert (found.there, found.on_break, found.missing) == ((), ("A",), 2)


# The hours of A's Tuesday are planned: a late lunch, and a talk that everybody on the phone attends.
HOURS: dict[str, Any] = {
    "demand": [{**CASE["demand"][0], "end": 18}],
    "windows": {"D": [11, 15]},
    "events": [{"name": "talk", "weekday": 1, "start": 16, "end": 17, "roles": ["phone"]}],
    "hours": ["A 2026-06-02 13-14 break", "A 2026-06-02 16-17 event talk"],
}


def test_who_is_there_goes_by_the_hours_as_they_were_planned() -> None:
    tried = trials(**HOURS)
    people = {}
    for hour in (12, 13, 16):
        stretch = stretch_at(tried.roster, tried.request, TUESDAY, "phone", hour * 60)
        assert stretch is not None
        found = why_missing(tried, stretch)
        people[hour] = (found.there, found.on_break, len(found.there) + found.missing)
    assert people == {12: (("A",), (), 2), 13: ((), ("A",), 2), 16: ((), ("A",), 2)}


def test_who_stands_in_another_role_is_not_placed_where_they_work_already() -> None:
    tried = trials(**{**HOURS, "events": (), "agents": {**CASE["agents"], "A": {"roles": ["phone", "walk_in"]}}, "hours": ["A 2026-06-02 12-13 break", "A 2026-06-02 14-16 role walk_in"]})  # fmt: skip
    stretch = stretch_at(tried.roster, tried.request, TUESDAY, "phone", 15 * 60)
    assert stretch is not None
    found = why_missing(tried, stretch)
    assert (found.there, found.elsewhere) == ((), ("A",))
    assert "A" not in {trial.agent for trial in found.trials}


def test_a_placed_agent_gets_hours_too_and_attends_the_meeting() -> None:
    tried = trials(**HOURS)
    placed = tried.of("B", TUESDAY, [("D", "phone")])
    assert (placed.broken, placed.others) == ((), ())
    # B is there 7 of the 9 hours, beside A or instead of A: that many are missing less
    demand = next(one for one in placed.differences if one.rule == "demand")
    assert demand.amount == -7 * 60


def test_a_day_that_becomes_a_rest_day_leaves_no_hours_behind() -> None:
    rest = trials(**HOURS).of("A", TUESDAY, [])
    assert rest.broken == ()
    assert {one.rule: one.amount for one in rest.differences}["demand"] == 7 * 60


def test_where_other_days_change_the_hours_of_everybody_else_stay() -> None:
    """D gives up Monday for Tuesday; A's lunch and talk stay, and count on both sides."""
    placed = trials(**HOURS).of("D", TUESDAY, [("D", "phone")])
    assert [(one.date, one.after) for one in placed.others] == [(MONDAY, ())]
    demand = next(one for one in placed.differences if one.rule == "demand")
    assert demand.amount == -7 * 60


def test_an_agents_day_lists_every_other_choice_and_rest() -> None:
    tried = trials(requests=[{"agent": "A", "from": "2026-06-02", "kind": "wish", "shift": "D"}])
    reasons = why_so(tried, tried.request.agents[0], TUESDAY)
    assert {tuple(item.shift for item in trial.work) for trial in reasons.trials} == {("L",), ()}
    assert reasons.asked == ("wish D",)
    rest = next(trial for trial in reasons.trials if not trial.work)
    assert {one.rule: one.amount for one in rest.differences}["demand"] == 180
    wish = next(one for one in rest.differences if one.rule == "wished_days_off")
    assert wish.details == ("not met: A wish D 2026-06-02",)


def test_a_rule_that_is_broken_already_is_not_held_against_a_trial() -> None:
    """C's pin on Monday is not kept, which is no fault of B's Tuesday."""
    pin = [{"agent": "C", "from": "2026-06-01", "kind": "pinned", "shift": "D"}]
    found = gap(requests=pin)
    assert found.trials[0].agent == "B"
    assert found.trials[0].broken == ()


def test_the_rule_that_no_other_day_can_mend_comes_first_and_every_broken_rule_is_named() -> None:
    """C worked late on Monday; with E on Tuesday as a pin that is not kept, a leave and a contract
    used up, the leave decides."""
    away = trials(
        leave=["D 2026-06-02 annual full approved"],
        roster=["A 2026-06-02 D phone", "D 2026-06-01 L phone"],
        shifts=["E", "D", "L"],
        requests=[{"agent": "D", "from": "2026-06-02", "kind": "unavailable"}],
    )
    trial = away.of("D", TUESDAY, [("E", "phone")])
    rules = {one.rule for one in trial.broken}
    assert rules == {"leave_respected", "minimum_rest", "requests_kept", "weekly_hours"}
    first = [one.rule for one in trial.decisive_first[:2]]
    assert sorted(first) == ["leave_respected", "requests_kept"]
    told = against(trial, CENTRE)
    assert all(rule in told for rule in rules)
    assert told.startswith(first[0])


@pytest.mark.parametrize("hour", [9, 10])
def test_no_line_of_an_explanation_is_wider_than_the_terminal(hour: int) -> None:
    long = [{"agent": "A", "from": "2026-06-02", "kind": "wish", "shift": "D", "role": "phone"}]
    tried = trials(
        leave=["B 2026-06-02 annual full approved", "D 2026-06-02 sick full approved"],
        requests=long * 4,
        shifts=["E", "D", "L", "N"],
    )
    stretch = stretch_at(tried.roster, tried.request, TUESDAY, "phone", hour * 60)
    assert stretch is not None
    told = gap_text(why_missing(tried, stretch), CENTRE)
    for agent in tried.request.agents:
        told += "\n" + day_text(why_so(tried, agent, TUESDAY), CENTRE)
    assert [line for line in told.splitlines() if wcswidth(line) > 80] == []
    assert "everybody else stays as they are" in " ".join(told.split()).lower()


def test_a_trial_in_a_roster_that_breaks_a_rule_for_others_is_no_fault_of_the_program() -> None:
    """Of A and D, who must work together, D alone has Tuesday: whatever B does, that rule is broken."""
    tried = trials(pairs=[{"one": "A", "other": "D", "kind": "together"}])
    assert tried.audit.violations
    assert tried.of("D", TUESDAY, [("D", "phone")]).broken
    assert not tried.of("B", TUESDAY, [("D", "phone")]).broken

"""A week changed on trial: what each change makes of the request, and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster, RosterResult
from rostering.errors import InputError
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.comparison import Outcome, fitted, side_by_side
from rostering.scheduling.contracts import overtime_of
from rostering.scheduling.figures import Figures, figures_of
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.what_if import changed
from tests.scheduling.instances import request_of, roster_of

MONDAY = date(2026, 6, 1)
LIMITS = SearchLimits(seconds=10, workers=1, seed=3)
# On Monday from 9 to 12 two are wanted on the phone, and A is the only one who can.
CASE: dict[str, Any] = {
    "period": ["2026-06-01", "2026-06-01"],
    "shifts": ["D"],
    "agents": {"A": {}, "F": {"roles": ["field"]}},
    "demand": [
        {"date": "2026-06-01", "role": "phone", "start": 9, "end": 12, "minimum": 1, "target": 2}
    ],
}


def week(*texts: str, **facts: Any) -> RosterRequest:
    return changed(request_of({**CASE, **facts}), load_catalogue(), texts)[0]


def figures(side: Outcome) -> Figures:
    assert side.figures is not None
    return side.figures


def compare(*texts: str, **facts: Any) -> tuple[Outcome, Outcome]:
    plain = request_of({**CASE, **facts}), load_catalogue()
    return side_by_side(plain, changed(*plain, texts), LIMITS)


def refused(*texts: str, **facts: Any) -> list[str]:
    with pytest.raises(InputError) as error:
        week(*texts, **facts)
    return [str(problem) for problem in error.value.problems]


def test_one_more_agent_fills_the_gap_of_three_hours() -> None:
    now, then = compare("agents+1 phone")
    assert (now.status, then.status) == ("optimal", "optimal")
    assert (figures(now).missing, figures(then).missing) == (180, 0)
    assert (figures(now).worked, figures(then).worked) == (480, 960)


def found_at_first(
    monkeypatch: pytest.MonkeyPatch, *rosters: Roster, interrupted: str = "no"
) -> list[Roster | None]:
    """Searches that find these rosters, in this order; what each begins with is given."""
    left, starts = list(rosters), []

    def build_roster(*week: Any, start: Roster | None = None, **rest: Any) -> RosterResult:
        starts.append(start)
        return RosterResult(left.pop(0), "feasible", 0, 0, (), 1.0, {"interrupted": interrupted})

    monkeypatch.setattr("rostering.scheduling.comparison.build_roster", build_roster)
    return starts


AT_WORK = roster_of({**CASE, "roster": ["A 2026-06-01 D phone"]})
AT_HOME = roster_of({**CASE, "roster": []})


def test_more_demand_never_comes_out_better_by_the_chance_of_the_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found_at_first(monkeypatch, AT_HOME, AT_WORK, AT_HOME)
    now, then = compare("demand+50%")
    assert (figures(now).missing, figures(then).missing) == (180, 360)


def test_the_changed_week_begins_with_what_was_found_and_the_other_goes_on_from_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starts = found_at_first(monkeypatch, AT_WORK, AT_HOME, AT_HOME)
    now, then = compare("demand+50%")
    assert starts == [None, AT_WORK, AT_WORK]
    assert (figures(now).missing, figures(then).missing) == (180, 360)


def test_after_an_interrupt_both_weeks_have_what_was_found_for_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starts = found_at_first(monkeypatch, AT_WORK, interrupted="yes")
    now, then = compare("demand+50%")
    assert len(starts) == 1
    assert (figures(now).missing, figures(then).missing) == (180, 360)


def test_an_interrupt_before_the_changed_week_has_a_roster_ends_the_comparison(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found_at_first(monkeypatch, AT_WORK, interrupted="yes")
    with pytest.raises(KeyboardInterrupt):
        compare("leave A 2026-06-01")


def test_of_a_roster_only_the_days_that_break_a_rule_are_left_out_for_another_week() -> None:
    agents = {f"A{number}": {} for number in range(10)}
    plain = request_of({**CASE, "agents": agents}), load_catalogue()
    there = [f"A{number} 2026-06-01 D phone" for number in range(10)]
    roster = roster_of({**CASE, "agents": agents, "roster": there})
    mended = fitted(roster, *changed(*plain, ["leave A3 2026-06-01"]))
    assert mended is not None
    assert {one.agent for one in mended.assignments} == set(agents) - {"A3"}


def test_new_agents_know_the_role_alone_and_have_the_usual_contract() -> None:
    new = week("agents+2 phone", agents={"A": {"weekly_hours": 30}}).agents[1:]
    assert [(one.id, one.roles, one.weekly_minutes, one.hired) for one in new] == [
        ("new1", ("phone",), 1800, MONDAY),
        ("new2", ("phone",), 1800, MONDAY),
    ]


def test_who_knows_the_role_alone_is_taken_away_first_with_all_requests() -> None:
    both = {"A": {}, "B": {"roles": ["phone", "field"]}}
    pinned = [{"agent": "A", "from": "2026-06-01", "kind": "pinned", "shift": "D"}]
    left = week("agents-1 phone", agents=both, requests=pinned)
    assert [agent.id for agent in left.agents] == ["B"]
    assert left.requests == ()


def test_without_the_agent_both_are_missing() -> None:
    now, then = compare("agents-1 phone")
    assert figures(then).missing - figures(now).missing == 180


def test_a_tenth_more_demand_is_a_tenth_more_people_minutes() -> None:
    """Ten hours of two people: 1 200 people-minutes, and 1 320 after. Each row is short of half a
    person, so that every fifth gets one more."""
    rows = [
        {"date": "2026-06-01", "role": "phone", "start": hour, "end": hour + 1, "minimum": 1, "target": 2}
        for hour in range(8, 18)
    ]  # fmt: skip
    more = week("demand+10%", demand=rows).demand
    assert sum(row.target for row in more) == 22
    assert {row.target for row in more} == {2, 3}
    assert {row.minimum for row in more} == {1}
    assert sum(row.target for row in week("demand-10% phone", demand=rows).demand) == 18


def test_demand_of_one_role_leaves_the_others() -> None:
    rows = [{**CASE["demand"][0], "role": role} for role in ("phone", "walk_in")]
    more = week("demand+100% walk_in", demand=rows).demand
    assert {row.role: row.target for row in more} == {"phone": 2, "walk_in": 4}


def test_leave_on_the_day_leaves_nobody() -> None:
    now, then = compare("leave A 2026-06-01")
    assert (figures(now).missing, figures(then).missing) == (180, 360)
    assert figures(then).below_minimum == 180


def test_leave_against_a_pin_leaves_no_roster_and_says_why() -> None:
    pin = [{"agent": "A", "from": "2026-06-01", "kind": "pinned", "shift": "D"}]
    _now, then = compare("leave A 2026-06-01", requests=pin)
    assert (then.status, then.roster, then.figures) == ("infeasible", None, None)
    assert "pinned_assignments" in then.message


def test_a_shorter_rest_makes_an_early_shift_after_a_late_one_possible() -> None:
    """L ends at 22:00, E begins at 7:00: nine hours."""
    facts: dict[str, Any] = {
        "shifts": ["E"],
        "history": ["A 2026-05-31 L phone"],
        "demand": [{**CASE["demand"][0], "start": 7, "end": 11, "target": 1}],
    }
    plain = request_of({**CASE, **facts, "shifts": ["E", "L"]}), load_catalogue()
    now, then = side_by_side(plain, changed(*plain, ["rule minimum_rest.hours=9"]), LIMITS)
    assert (figures(now).missing, figures(then).missing) == (240, 0)


def test_a_rule_can_be_switched_off() -> None:
    day = MONDAY
    _request, rules = changed(request_of(CASE), load_catalogue(), ["rule minimum_rest.enabled=no"])
    assert not rules.rule("constraints", "minimum_rest").enabled_on(day)
    assert load_catalogue().rule("constraints", "minimum_rest").enabled_on(day)


def test_every_change_that_cannot_be_made_is_named_at_once() -> None:
    found = refused(
        "agent+1 phone",
        "agents+1 fone",
        "agents-3 phone",
        "leave AA 2026-6-3",
        "rule minimum_rst.hours=10",
        "rule minimum_rest.hour=10",
        "rule minimum_rest.hours=ten",
        "demand+10 phone",
        "leave A 2026-07-01",
    )
    assert len(found) == 10  # of the leave, the agent and the date
    told = "\n".join(found)
    for part in ("did you mean phone?", "did you mean minimum_rest?", "did you mean hours?"):
        assert part in told
    assert '"agents+1 ROLE"' in found[0]


def test_what_was_given_stays_as_it_is() -> None:
    request = request_of(CASE)
    changed(request, load_catalogue(), ["agents+1 phone", "demand+50%", "leave A 2026-06-01"])
    assert request == request_of(CASE)


def test_hours_beyond_contract_count_week_by_week_with_what_was_worked_before() -> None:
    """Eight hours a week: Monday before the period, Tuesday in it, and Monday of the next week."""
    case = {
        "period": ["2026-06-02", "2026-06-08"],
        "agents": {"A": {"weekly_hours": 8}},
        "history": ["A 2026-06-01 D phone"],
        "roster": ["A 2026-06-02 D phone", "A 2026-06-08 D phone"],
    }
    roster: Roster = roster_of(case)
    assert dict(overtime_of(roster, request_of(case))) == {("A", MONDAY): 480}
    found = figures_of(roster, request_of(case), load_catalogue(), MONDAY)
    assert found.overtime == 480

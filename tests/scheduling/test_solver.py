"""The search: its result is what the audit says, it is repeatable, and it ends as people end it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from benchmarks.centres import generated_centre
from rostering.domain.request import AgentRequest, RequestKind, RosterRequest
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.policy.rule import DatedValue, Parameter
from rostering.scheduling.auditor import audit
from rostering.scheduling.search import Progress, SearchLimits
from rostering.scheduling.solver import build_roster
from tests.scheduling.instances import request_of

MONDAY = date(2026, 6, 1)
DAYS = [str(MONDAY + timedelta(days=n)) for n in range(7)]
SMALL: dict[str, Any] = {
    "period": [DAYS[0], DAYS[-1]],
    "agents": {
        "A": {"roles": ["phone"]},
        "B": {"roles": ["phone", "field"]},
        "C": {"roles": ["phone", "walk_in"]},
        "D": {"roles": ["walk_in"], "weekly_hours": 24},
        "E": {"roles": ["phone", "walk_in", "field"]},
        "F": {"roles": ["phone"]},
    },
    "duty_rota": ["E", "D"],
    "leave": [f"A {DAYS[2]} annual full approved"],
    "requests": [{"agent": "B", "from": DAYS[5], "to": DAYS[6], "kind": "day_off", "weight": 2}],
    "demand": [
        {"date": day, "role": role, "start": start, "end": end, "minimum": least, "target": wanted}
        for day in DAYS
        for role, start, end, least, wanted in (
            ("phone", 9, 18, 1, 2),
            ("walk_in", 9, 18, 1, 1),
            ("field", 9, 12, 0, 1),
        )
    ],
}
ONE_WEEK: dict[str, Any] = {"period": [DAYS[0], DAYS[-1]]}


def small(**facts: Any) -> RosterRequest:
    return replace(request_of(SMALL), **facts)


def solved(request: RosterRequest, seconds: float = 10.0) -> Any:
    return build_roster(request, load_catalogue(), limits=SearchLimits(seconds, workers=1, seed=3))


def without(name: str) -> Catalogue:
    """The shipped rules with one constraint switched off."""
    rule = load_catalogue().rule("constraints", name)
    never = DatedValue(date(2000, 1, 1), False, rule.file)
    off = Parameter("enabled", "whether the rule is kept", "yes or no", (never,))
    return load_catalogue().with_([replace(rule, parameters={**rule.parameters, "enabled": off})])


def test_the_objective_is_the_sum_of_the_prices_and_the_audit_is_clean() -> None:
    request = small()
    result = solved(request)
    found = audit(result.roster, request, load_catalogue(), MONDAY)
    assert result.status in ("optimal", "feasible")
    assert found.violations == ()
    assert result.objective == found.cost == sum(price.cost for price in result.prices)
    assert result.bound <= result.objective


def test_the_same_seed_and_one_worker_give_the_same_roster() -> None:
    few = request_of({**SMALL, "agents": {name: {} for name in "AB"}, "shifts": ["E", "L"]})
    first, second = solved(few), solved(few)
    assert first.status == "optimal"
    assert first.roster == second.roster


def test_where_nobody_can_work_a_roster_exists_and_its_shortage_is_shown() -> None:
    request = request_of(
        {**SMALL, "agents": {"A": {"roles": ["field"]}}, "leave": [f"A {day} annual full approved" for day in DAYS], "requests": []}
    )  # fmt: skip
    result = solved(request)
    found = audit(result.roster, request, load_catalogue(), MONDAY)
    assert (result.status, result.roster.assignments) == ("optimal", ())
    assert sum((s.end - s.start) * s.below_target for s in found.shortages) == 7 * 60 * (
        2 * 9 + 9 + 3
    )


def test_a_published_roster_stays_where_nothing_forces_a_change() -> None:
    before = solved(small())
    again = solved(small(published=before.roster))
    assert again.objective <= before.objective
    changes = next(price for price in again.prices if price.rule == "few_changes")
    assert changes.amount == 0


def test_a_published_shift_that_the_centre_no_longer_has_is_a_change_at_once() -> None:
    request = request_of(
        {**ONE_WEEK, "agents": {"A": {}}, "shifts": ["D"], "published": [f"A {DAYS[0]} L phone"]}
    )
    result = solved(request)
    assert result.objective == audit(result.roster, request, load_catalogue(), MONDAY).cost
    assert next(price.amount for price in result.prices if price.rule == "few_changes") >= 1


def test_people_of_the_night_before_who_left_the_centre_do_not_make_a_day_impossible() -> None:
    before = [f"{agent} 2026-05-31 N phone" for agent in "XYZ"]
    request = request_of(
        {"period": [DAYS[0], DAYS[0]], "agents": {"A": {}}, "shifts": ["N"], "history": before}
    )
    result = solved(request)
    assert result.status == "optimal"
    assert result.objective == audit(result.roster, request, load_catalogue(), MONDAY).cost


def test_split_shifts_may_all_fall_to_one_agent() -> None:
    pins = [
        {"agent": "A", "from": day, "kind": "pinned", "shift": code}
        for day in DAYS[0:6:2]
        for code in "EN"
    ]
    others = {name: {"roles": ["phone", "field"], "left": DAYS[0]} for name in "BCDEF"}
    request = request_of(
        {
            **ONE_WEEK,
            "period": [DAYS[0], DAYS[4]],
            "agents": {"A": {"roles": ["phone", "field"], "weekly_hours": 60}, **others},
            "roles": ["phone"],
            "shifts": ["E", "N"],
            "requests": pins,
            "leave": [f"{name} {DAYS[0]} annual full approved" for name in others],
        }
    )
    split = without("one_shift_a_day")
    result = build_roster(request, split, limits=SearchLimits(10, workers=1, seed=3))
    found = audit(result.roster, request, split, MONDAY)
    assert (len(result.roster.assignments), found.violations) == (6, ())
    assert result.objective == found.cost


def impossible() -> RosterRequest:
    pins = tuple(
        AgentRequest("F", MONDAY + timedelta(days=n), MONDAY + timedelta(days=n), RequestKind.PINNED, code)
        for n, code in ((1, "L"), (2, "E"))
    )  # fmt: skip
    return small(requests=pins)


def test_an_impossible_week_names_the_rules_agents_and_dates_that_cannot_hold_together() -> None:
    with pytest.raises(NoRosterExists) as error:
        solved(impossible())
    lines = error.value.message.splitlines()[1:]
    assert error.value.exit_code == 3
    assert ["minimum_rest" in lines[0], "pinned_assignments" in lines[2]] == [True, True]
    assert [line.strip() for line in lines[1::2]] == ["F; 2026-06-02, 2026-06-03"] * 2


def test_a_time_limit_without_a_roster_says_so() -> None:
    with pytest.raises(TimeIsUp, match="no roster was found"):
        solved(small(), seconds=1e-6)


LONG_SEARCH = """
import json, sys
from tests.scheduling.test_solver import DAYS, SMALL
from tests.scheduling.instances import request_of
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster
agents = {f"A{n:02d}": {"roles": ["phone", "walk_in"]} for n in range(40)}
history = [f"A{n:02d} 2026-05-{25 + n % 6} {'EDLN'[n % 4]} phone" for n in range(0, 40, 3)]
request = request_of({**SMALL, "agents": agents, "leave": [], "requests": [], "history": history})
def told(progress):
    if progress.objective is not None:
        print("found", flush=True)
result = build_roster(request, load_catalogue(), limits=SearchLimits(120), on_progress=told)
print(json.dumps({"status": result.status, **result.details}), flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_search_keeps_the_best_roster(number: signal.Signals) -> None:
    search = subprocess.Popen(
        [sys.executable, "-c", LONG_SEARCH], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    assert search.stdout is not None
    assert search.stdout.readline() == "found\n"
    time.sleep(0.3)
    os.kill(search.pid, number)
    out, err = search.communicate(timeout=60)
    result = json.loads(out.splitlines()[-1])
    assert search.returncode == 0, err
    assert (result["status"], result["interrupted"]) == ("feasible", "yes")


def test_a_search_is_heard_of_before_it_has_a_roster() -> None:
    heard: list[Progress] = []
    build_roster(
        generated_centre(38, 1),
        load_catalogue(),
        limits=SearchLimits(60.0, parts=0),
        on_progress=heard.append,
    )
    waiting = [one for one in heard if one.shortage is None]
    assert len(waiting) >= 2  # with the model, and with the head counts
    assert all(one.objective is None for one in waiting)


def test_an_audit_needs_no_solver() -> None:
    probe = (
        "import sys; from rostering.scheduling.auditor import audit;"
        "from tests.scheduling.test_cases import cases;"
        "from rostering.discovery import modules_in;"
        "modules_in('rostering.scheduling.constraints'); modules_in('rostering.scheduling.preferences');"
        "print('ortools' in sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert shown.stdout == "False\n"

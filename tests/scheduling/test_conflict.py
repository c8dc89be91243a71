"""Why no roster exists: what is named cannot hold together, and nothing is named that could."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rostering.domain.request import RosterRequest
from rostering.errors import NoRosterExists
from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.scheduling.conflict import conflict_of
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import without

MONDAY = date(2026, 6, 1)
DAYS = [f"2026-06-{day:02d}" for day in range(1, 8)]


def pin(agent: str, day: str, **what: str) -> dict[str, Any]:
    return {"agent": agent, "from": day, "kind": "pinned", **what}


def leave(agent: str, day: str) -> str:
    return f"{agent} {day} annual full approved"


# What is impossible, and beside it the rule of each line that must be named.
IMPOSSIBLE: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a pin on a day of leave": (
        {"leave": [leave("B", DAYS[1])], "requests": [pin("B", DAYS[1], shift="D")]},
        ["leave_respected", "pinned_assignments"],
    ),
    "early after late": (
        {"requests": [pin("A", DAYS[1], shift="L"), pin("A", DAYS[2], shift="E")]},
        ["minimum_rest", "pinned_assignments"],
    ),
    "early after the late shift before the period": (
        {"history": ["A 2026-05-31 L phone"], "requests": [pin("A", DAYS[0], shift="E")]},
        ["minimum_rest", "pinned_assignments"],
    ),
    "a pin in a role that the agent does not have": (
        {"requests": [pin("C", DAYS[3], role="field")]},
        ["pinned_assignments", "role_qualified"],
    ),
    "two pinned shifts on one day": (
        {"requests": [pin("A", DAYS[4], shift="E"), pin("A", DAYS[4], shift="N")]},
        ["one_shift_a_day", "pinned_assignments"],
    ),
    "a pin while the agent is unavailable": (
        {
            "requests": [
                pin("B", DAYS[5], shift="D"),
                {"agent": "B", "from": DAYS[5], "kind": "unavailable"},
            ]
        },
        ["pinned_assignments", "requests_kept"],
    ),
    "three pinned shifts of a contract of two": (
        {"requests": [pin("C", day, shift="D") for day in DAYS[::2][:3]]},
        ["pinned_assignments", "weekly_hours"],
    ),
}
EACH = pytest.mark.parametrize("name", IMPOSSIBLE)


def request(name: str) -> RosterRequest:
    return request_of(
        {
            "period": [DAYS[0], DAYS[-1]],
            "agents": {"A": {}, "B": {"roles": ["phone", "field"]}, "C": {"weekly_hours": 16}},
            "demand": [
                {"date": d, "role": "phone", "start": 9, "end": 18, "minimum": 1, "target": 1}
                for d in DAYS
            ],
            **IMPOSSIBLE[name][0],
        }
    )


def named(request: RosterRequest) -> list[list[str]]:
    """Rule, title, agents and dates of each member of the explanation, which takes two lines."""
    message, hint = conflict_of(request, load_catalogue(), MONDAY)
    assert hint
    lines = message.splitlines()[1:]
    titles = [line.strip(" ]").split("  [") for line in lines[::2]]
    return [
        [rule, title, *whom.strip().split("; ")]
        for (title, rule), whom in zip(titles, lines[1::2], strict=True)
    ]


def exists(request: RosterRequest, catalogue: Catalogue) -> bool:
    """Whether any roster keeps the rules; how good it is does not matter."""
    try:
        build_roster(request, catalogue, limits=SearchLimits(10, 1e9, 1))
    except NoRosterExists:
        return False
    return True


@EACH
def test_a_conflict_names_the_rules_that_contradict_each_other_and_no_other(name: str) -> None:
    assert sorted(line[0] for line in named(request(name))) == IMPOSSIBLE[name][1]


@EACH
def test_a_conflict_names_whose_it_is_and_on_which_dates(name: str) -> None:
    facts = IMPOSSIBLE[name][0]
    agents = {wanted["agent"] for wanted in facts["requests"]}
    pinned = sorted({w["from"] for w in facts["requests"] if w["kind"] == "pinned"})
    lines = named(request(name))
    assert {line[2] for line in lines} == agents
    assert [line[3] for line in lines if line[0] == "pinned_assignments"] == [", ".join(pinned)]
    assert all("2026-0" in line[3] for line in lines)


@EACH
def test_without_any_one_of_the_named_rules_a_roster_exists(name: str) -> None:
    impossible = request(name)
    assert not exists(impossible, load_catalogue())
    for rule in set(IMPOSSIBLE[name][1]):
        assert exists(impossible, without(rule)), rule


@EACH
def test_without_any_one_of_the_requests_that_contradict_a_roster_exists(name: str) -> None:
    impossible = request(name)
    for dropped in impossible.requests:
        kept = tuple(wanted for wanted in impossible.requests if wanted is not dropped)
        assert exists(replace(impossible, requests=kept), load_catalogue()), dropped


def test_an_impossible_week_among_possible_ones_is_named_alone() -> None:
    """Two weeks and every agent's pins: only the pair that is too close is told."""
    days = [f"2026-06-{day:02d}" for day in range(1, 15)]
    pins = [pin("B", day, shift="D") for day in days[::3]]
    wrong = [pin("A", days[8], shift="L"), pin("A", days[9], shift="E")]
    impossible = request_of(
        {"period": [days[0], days[-1]], "agents": {"A": {}, "B": {}}, "requests": pins + wrong}
    )
    assert {line[2] for line in named(impossible)} == {"A"}
    assert {line[3] for line in named(impossible)} == {f"{days[8]}, {days[9]}"}

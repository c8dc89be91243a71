"""Generated centres: what a search is asked for is possible."""

from __future__ import annotations

import pytest

from benchmarks.centres import MONDAY, SERVED, centre, generated_centre, served
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit


@pytest.mark.parametrize(("agents", "weeks"), [(20, 4), (60, 1)])
def test_the_hidden_roster_keeps_every_hard_rule_and_serves_the_demand(
    agents: int, weeks: int
) -> None:
    one = centre(agents, weeks)
    assert audit(one.hidden, one.request, load_catalogue(), MONDAY).violations == ()
    assert served(one.hidden, one.request) >= SERVED


def test_the_same_seed_makes_the_same_centre_and_another_seed_another() -> None:
    assert generated_centre(20, 1, 7) == generated_centre(20, 1, 7)
    assert generated_centre(20, 1, 7) != generated_centre(20, 1, 8)


def test_a_centre_has_every_role_and_most_agents_can_do_one_alone() -> None:
    request = generated_centre(200, 1)
    assert {row.role for row in request.demand} == {"phone", "walk_in", "field"}
    alone = sum(len(agent.roles) == 1 for agent in request.agents)
    assert len(request.agents) / 3 < alone < len(request.agents) * 2 / 3

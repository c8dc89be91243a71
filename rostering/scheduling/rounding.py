"""A first roster from the relaxation: group after group of agents goes from fractions to whole shifts.

Those who are not rounded yet count with their fractions, so that each group finds the demand that the
relaxation left to it, and mends what was rounded off before.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from ortools.sat.python import cp_model

from rostering.domain.people import Agent
from rostering.scheduling.parts import bound_together
from rostering.scheduling.pieces import solver_of_part
from rostering.scheduling.relaxation import Relaxation
from rostering.scheduling.search import Interrupts
from rostering.scheduling.whole import Cut, Whole

SIZE = 1_000  # Booleans in a group, where several agents fit
WORK = 1.0  # most work on a group, in CP-SAT's deterministic seconds
PATIENCE = 20  # times the work for a group of which no roster was found


def round_off(
    whole: Whole, relaxation: Relaxation, seed: int, interrupts: Interrupts, stop: Callable[[], bool]
) -> str:
    """Give `whole` whole values that keep each agent's rules.

    "feasible" where it has them, though `whole.broken` may be above 0; "infeasible" where a group of
    agents has no roster even alone; "unknown" where it was stopped before.
    """
    whole.values = list(relaxation.values)
    whole.count()
    for group in _groups(whole, seed):
        days = [(agent.id, day) for agent in group for day in whole.variables.request.period]
        cut = whole.cut(days)
        for work in (WORK, WORK * PATIENCE):
            if interrupts.stopped or stop():
                return "unknown"
            solver = solver_of_part(seed, work)
            status = solver.solve(cut.model)
            if status != cp_model.UNKNOWN:
                break
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return "infeasible" if status == cp_model.INFEASIBLE else "unknown"
        _take_owned(whole, cut, solver.response_proto.solution)
    _settle(whole)
    return "feasible"

"""The linear relaxation of a model: its values as fractions, and a bound that its prices prove.

PDLP, a first-order method, comes close to the optimum in seconds where a simplex takes minutes. The
bound is not taken from it: any prices of the rows prove one (weak duality), and it is worked out from
them in whole numbers, so that it is true however roughly they were found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ortools.linear_solver.linear_solver_pb2 import MPModelProto
from ortools.pdlp import solve_log_pb2, solvers_pb2
from ortools.pdlp.python import pdlp

from rostering.scheduling.search import Interrupts
from rostering.scheduling.whole import ENDLESS, Row, Whole

CLOSE = 1e-4  # to the optimum, where the method stops
TERMS_A_SECOND = 200_000_000  # terms of the model that the method goes through in a second
STRETCH = 0.5  # such seconds between two looks at the interrupts …
LEAST_STRETCH = 100  # … but so many steps
GRAIN = 1 << 16  # prices of rows are whole numbers of this part


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Values of the variables as fractions, the bound that no roster costs less than, whether they are
    close to the optimum, and the programme they come from."""

    values: tuple[float, ...]
    bound: int
    close: bool
    programme: LinearProgramme


class LinearProgramme:
    """The relaxation of a whole model; each run of the method goes on where the last one ended."""

    def __init__(self, whole: Whole) -> None:
        self._terms = sum(len(row.variables) for row in whole.rows) + len(whole.values)
        self._whole = whole
        self._programme = pdlp.qp_from_mpmodel_proto(_proto(whole), True, False)
        self._ends = (
            self._programme.variable_lower_bounds.copy(),
            self._programme.variable_upper_bounds.copy(),
        )
        self._reached: list[pdlp.PrimalAndDualSolution] = []

    def steps_in(self, seconds: float) -> float:
        """How many steps are the work of so many seconds on one core."""
        return seconds * TERMS_A_SECOND / self._terms

    def run(self, steps: int) -> bool:
        """So many steps at most; whether there is more to gain."""
        parameters = solvers_pb2.PrimalDualHybridGradientParams(num_threads=1)
        criteria = parameters.termination_criteria
        criteria.simple_optimality_criteria.eps_optimal_relative = CLOSE
        criteria.simple_optimality_criteria.eps_optimal_absolute = CLOSE
        criteria.iteration_limit = steps
        result = pdlp.primal_dual_hybrid_gradient(self._programme, parameters, *self._reached)
        self._reached = [pdlp.PrimalAndDualSolution()]
        self._reached[0].primal_solution = result.primal_solution
        self._reached[0].dual_solution = result.dual_solution
        return bool(result.solve_log.termination_reason == _STEPS)

    def fix(self, values: Mapping[int, int]) -> None:
        """Hold variables at these values in the runs that follow."""
        least, most = (ends.copy() for ends in self._ends)
        for index, value in values.items():
            least[index] = most[index] = value
        self._programme.variable_lower_bounds = least
        self._programme.variable_upper_bounds = most
        for reached in self._reached:
            reached.primal_solution = reached.primal_solution.clip(least, most)

    @property
    def values(self) -> list[float]:
        """The values of the variables so far."""
        return [float(value) for value in self._reached[0].primal_solution]

    @property
    def prices(self) -> list[float]:
        """The prices of the rows so far, as they are in the model."""
        prices = self._reached[0].dual_solution
        rows = self._whole.rows
        return [float(price) / _largest(row) for row, price in zip(rows, prices, strict=True)]


def relaxation_of(
    whole: Whole, seconds: float, interrupts: Interrupts, tick: Callable[[], None] = lambda: None
) -> Relaxation:
    """The relaxation, found with at most the work of so many seconds on one core.

    The work is counted and not timed: the same model gives the same values on every machine. It goes
    stretch after stretch; `tick` is called after each, and an interrupt ends it there.
    """
    programme = LinearProgramme(whole)
    most = max(round(programme.steps_in(seconds)), 1)
    stretch = max(round(programme.steps_in(STRETCH)), LEAST_STRETCH)
    bound = bound_of(whole, [0.0] * len(whole.rows))
    close = False
    for done in range(0, most, stretch):
        close = not programme.run(min(stretch, most - done))
        bound = max(bound, bound_of(whole, programme.prices))
        tick()
        if close or interrupts.stopped:
            break
    return Relaxation(tuple(programme.values), bound, close, programme)


_STEPS = solve_log_pb2.TERMINATION_REASON_ITERATION_LIMIT


def _proto(whole: Whole) -> MPModelProto:
    """The model as a linear programme.

    Each row is divided by its largest coefficient: minutes of a month beside counts of people would
    make the method stop far from the optimum.
    """
    proto = MPModelProto()
    for index, domain in enumerate(whole.domains):
        price = whole.prices.get(index, 0)
        proto.variable.add(
            lower_bound=domain[0], upper_bound=domain[-1], objective_coefficient=price
        )
    for row in whole.rows:
        least, most = _ends(row.domain)
        scale = _largest(row)
        proto.constraint.add(
            var_index=row.variables,
            coefficient=[coefficient / scale for coefficient in row.coefficients],
            lower_bound=-math.inf if least is None else least / scale,
            upper_bound=math.inf if most is None else most / scale,
        )
    return proto


def _largest(row: Row) -> int:
    return max(map(abs, row.coefficients), default=1)


def _ends(domain: Sequence[int]) -> tuple[int | None, int | None]:
    """The least and the most of a row; None where it is open."""
    least, most = domain[0], domain[-1]
    return (None if least < -ENDLESS else least), (None if most > ENDLESS else most)


def bound_of(whole: Whole, prices: Sequence[float]) -> int:
    """The cost that no solution of the model is below, whatever the prices of its rows are.

    The rows are taken into the objective at their prices; what is left is least for each variable
    alone. All of it is counted in whole numbers.
    """
    total = whole.offset * GRAIN
    reduced = {index: price * GRAIN for index, price in whole.prices.items()}
    for row, price in zip(whole.rows, prices, strict=True):
        least, most = _ends(row.domain)
        grains = round(price * GRAIN) if math.isfinite(price) else 0
        end = least if grains > 0 else most
        if grains == 0 or end is None:
            continue
        total += grains * end
        for index, coefficient in zip(row.variables, row.coefficients, strict=True):
            reduced[index] = reduced.get(index, 0) - coefficient * grains
    for index, price in reduced.items():
        domain = whole.domains[index]
        total += price * (domain[0] if price > 0 else domain[-1])
    return -(-total // GRAIN)
